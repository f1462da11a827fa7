//! Effect sizes of keyness: how much more often a term is used in one body of text than in another.

use super::{Interval, per_million};

/// A logarithm of a ratio of rates, and its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LogRatio {
    pub value: f64,
    pub interval: Interval,
}

/// Two rates are alike where the interval of their log ratio lies within this on either side of 0: where, as far as the
/// text tells, neither is more than 1.41 times the other.
pub const ALIKE: f64 = 0.5;

impl LogRatio {
    /// Whether the rates are alike, as equivalence is tested by a confidence interval (Westlake 1972; the two one-sided
    /// tests of Schuirmann 1987, each at 2.5 %). A difference that is not significant is not enough: with little text the
    /// interval is wide, and tells nothing.
    pub fn is_alike(&self) -> bool {
        -ALIKE <= self.interval.low && self.interval.high <= ALIKE
    }
}

/// The rate, per million, that both sides reach: the lesser of the two. `None` where one side has no tokens.
pub fn shared_rate(a: u64, b: u64, c: u64, d: u64) -> Option<f64> {
    Some(per_million(a, c)?.min(per_million(b, d)?))
}

/// Log ratio: log2((a/c)/(b/d)) for frequencies a and b in c and d tokens, where a frequency of zero is taken as 0.5
/// (Hardie 2014). Each unit is a doubling; 0 is the same rate; any sign.
///
/// Its 95 % interval is ± 1.959964·√(1/a − 1/c + 1/b − 1/d)/ln 2, that of a ratio of two proportions (Katz et al.
/// 1978). `None` where one side has no tokens, or the term in neither.
pub fn log_ratio(a: u64, b: u64, c: u64, d: u64) -> Option<LogRatio> {
    if c == 0 || d == 0 || (a == 0 && b == 0) {
        return None;
    }
    let half = |k: u64| if k == 0 { 0.5 } else { k as f64 };
    let (a, b, c, d) = (half(a), half(b), c as f64, d as f64);
    let value = ((a / c) / (b / d)).log2();
    // A term that is every word of both has a variance of nothing.
    let variance = (1.0 / a - 1.0 / c + 1.0 / b - 1.0 / d).max(0.0);
    let reach = 1.959_964 * variance.sqrt() / std::f64::consts::LN_2;
    Some(LogRatio { value, interval: Interval { low: value - reach, high: value + reach } })
}

/// %DIFF: (a/c − b/d)/(b/d)·100, the difference of the rates in per cent of the reference's (Gabrielatos & Marchi
/// 2011). From −100 upwards; `None` where the reference lacks the term.
pub fn percent_difference(a: u64, b: u64, c: u64, d: u64) -> Option<f64> {
    if b == 0 || c == 0 || d == 0 {
        return None;
    }
    let (target, reference) = (a as f64 / c as f64, b as f64 / d as f64);
    Some((target - reference) / reference * 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_values() {
        let found = log_ratio(10, 5, 100, 200).unwrap();
        assert!((found.value - 2.0).abs() < 1e-12);
        assert!((found.interval.low - 0.490).abs() < 5e-4, "{found:?}");
        assert!((found.interval.high - 3.510).abs() < 5e-4, "{found:?}");
        // Gabrielatos & Marchi 2011.
        let found = percent_difference(206_523, 178_174, 959_641, 1_562_358).unwrap();
        assert!((found - 88.7).abs() < 0.05, "{found}");
    }

    #[test]
    fn alike_is_what_is_known_not_to_differ_much() {
        for (a, b, c, d, alike) in [
            // By hand: ± 1.96·√(1/400 + 1/400 − 2/10000)/ln 2 = ± 0.196.
            (400, 400, 10_000, 10_000, true),
            (400, 350, 10_000, 10_000, true),
            (400, 300, 10_000, 10_000, false),
            // As alike as can be, and too few to tell.
            (10, 10, 10_000, 10_000, false),
            (0, 0, 10_000, 10_000, false),
            (100, 100, 100, 100, true),
        ] {
            assert_eq!(log_ratio(a, b, c, d).is_some_and(|ratio| ratio.is_alike()), alike, "{a} and {b}");
            // In whatever order.
            assert_eq!(log_ratio(b, a, d, c).is_some_and(|ratio| ratio.is_alike()), alike, "{b} and {a}");
        }
        assert_eq!(shared_rate(3, 8, 1_000, 2_000), Some(3_000.0));
        assert_eq!(shared_rate(3, 1, 1_000, 2_000), Some(500.0));
        assert_eq!((shared_rate(0, 1, 10, 10), shared_rate(1, 1, 0, 10)), (Some(0.0), None));
    }

    #[test]
    fn a_zero_is_half() {
        assert_eq!(log_ratio(0, 4, 100, 100).unwrap().value, -3.0);
        assert_eq!(log_ratio(4, 0, 100, 100).unwrap().value, 3.0);
        assert_eq!(percent_difference(0, 4, 100, 100), Some(-100.0));
    }

    #[test]
    fn undefined_where_it_means_nothing() {
        assert_eq!(log_ratio(0, 0, 100, 100), None);
        assert_eq!(log_ratio(1, 0, 100, 0), None);
        assert_eq!(log_ratio(0, 1, 0, 100), None);
        assert_eq!(percent_difference(4, 0, 100, 100), None);
        assert_eq!(percent_difference(0, 4, 0, 100), None);
        // All words are the term.
        assert_eq!(log_ratio(100, 100, 100, 100).unwrap().interval, Interval { low: 0.0, high: 0.0 });
    }
}
