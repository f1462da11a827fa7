//! Rates and their intervals.

use super::gamma::{gamma_tails, ln_gamma};

/// Occurrences per million tokens; `None` where there are no tokens.
pub fn per_million(freq: u64, tokens: u64) -> Option<f64> {
    (tokens > 0).then(|| freq as f64 * 1e6 / tokens as f64)
}

/// The bounds of an interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
}

/// The exact 95 % interval for the mean of a Poisson count (Garwood 1936): ½χ²(.025; 2k), 0 for k = 0, and
/// ½χ²(.975; 2k + 2). It holds if words came independently.
///
/// ```
/// let of_500 = readout::stats::poisson_interval(5);
/// assert_eq!((of_500.low * 2000.0).round(), 3247.0);
/// assert_eq!((of_500.high * 2000.0).round(), 23337.0);
/// ```
pub fn poisson_interval(k: u64) -> Interval {
    let k = k as f64;
    let low = if k == 0.0 { 0.0 } else { gamma_quantile(k, 0.025) };
    Interval { low, high: gamma_quantile(k + 1.0, 0.975) }
}

/// The 95 % interval for a share of `n` that `k` of them have (Wilson 1927), with z = 1.959964:
/// (p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) / (1 + z²/n). `None` for none.
pub fn share_interval(k: u64, n: u64) -> Option<Interval> {
    let z = 1.959_963_984_540_054_f64;
    let (p, size) = (k as f64 / n as f64, n as f64);
    let middle = p + z * z / (2.0 * size);
    let reach = z * (p * (1.0 - p) / size + z * z / (4.0 * size * size)).sqrt();
    let whole = 1.0 + z * z / size;
    // At the ends the bound is the end itself, which rounding misses.
    let low = if k == 0 { 0.0 } else { (middle - reach) / whole };
    let high = if k == n { 1.0 } else { (middle + reach) / whole };
    (n > 0 && k <= n).then_some(Interval { low, high })
}

/// The quantile of the gamma distribution with scale 1, which is half that of χ² with twice the degrees of freedom.
///
/// Newton's method on the distribution function, kept inside a bracket that halves where a step would leave it.
fn gamma_quantile(shape: f64, p: f64) -> f64 {
    // Wilson and Hilferty's approximation is close from the start.
    let z = if p < 0.5 { -1.959_963_984_540_054 } else { 1.959_963_984_540_054 };
    let spread = 1.0 / (9.0 * shape);
    let guess = shape * (1.0 - spread + z * spread.sqrt()).powi(3);
    let (mut low, mut high) = (0.0, 2.0 * guess.max(0.0) + 20.0);
    let mut x = if guess > 0.0 { guess } else { shape / 2.0 };
    let log_gamma = ln_gamma(shape);
    for _ in 0..200 {
        let error = gamma_tails(shape, x, log_gamma).0 - p;
        if error > 0.0 {
            high = x
        } else {
            low = x
        }
        let density = ((shape - 1.0) * x.ln() - x - log_gamma).exp();
        let newton = x - error / density;
        let next = if newton > low && newton < high { newton } else { 0.5 * (low + high) };
        if (next - x).abs() <= 1e-13 * x.abs().max(1e-300) {
            return next;
        }
        x = next;
    }
    x
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_values() {
        // Exact limits for Poisson counts, as tables print them (Garwood 1936; Ulm 1990).
        for (k, low, high) in
            [(0, 0.0, 3.689), (1, 0.0253, 5.572), (5, 1.623, 11.668), (10, 4.795, 18.390), (100, 81.364, 121.627)]
        {
            let found = poisson_interval(k);
            assert!((found.low - low).abs() < 6e-4, "{k}: {found:?}");
            assert!((found.high - high).abs() < 6e-4, "{k}: {found:?}");
        }
    }

    #[test]
    fn published_shares() {
        // Newcombe 1998, table I, method 3.
        for (k, n, low, high) in
            [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]
        {
            let found = share_interval(k, n).unwrap();
            assert!((found.low - low).abs() < 6e-5 && (found.high - high).abs() < 6e-5, "{k} of {n}: {found:?}");
        }
        assert_eq!(share_interval(7, 7).unwrap().high, 1.0);
        assert_eq!(share_interval(0, 0), None);
    }

    #[test]
    fn the_interval_holds_the_count_and_widens() {
        let mut before = 0.0;
        for k in [0, 1, 2, 7, 40, 1_000, 50_000, 3_000_000] {
            let Interval { low, high } = poisson_interval(k);
            assert!(low <= k as f64 && (k as f64) < high && high - low > before, "{k}: {low} to {high}");
            before = high - low;
        }
    }
}
