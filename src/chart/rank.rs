//! Which values of a field a chart shows, and in which order.

use std::{cmp::Ordering, fmt, str::FromStr};

use alphanumeric_sort::compare_str;

use super::value::Measure;
use crate::protocol::{Bin, Series, name_of, named};

/// What values are ranked by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RankKey {
    #[default]
    Documents,
    /// The words of their text.
    Words,
    /// The hits of all terms.
    Hits,
    /// What the chart shows of them, of all terms together.
    Rate,
    Name,
}

/// An order of values: numbers from the greatest, names by the alphabet, unless turned round with a `-` before the key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rank {
    pub key: RankKey,
    pub turned: bool,
}

impl FromStr for Rank {
    type Err = ();

    fn from_str(text: &str) -> Result<Rank, ()> {
        let (key, turned) = text.strip_prefix('-').map_or((text, false), |key| (key, true));
        Ok(Rank { key: named(key).ok_or(())?, turned })
    }
}

impl fmt::Display for Rank {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", if self.turned { "-" } else { "" }, name_of(&self.key))
    }
}

/// The bins by their places, in an order. Equal ones stay as they are; text without a value, and values without a rate,
/// come last in both directions.
pub fn ranked(bins: &[Bin], series: &[&Series], measure: Measure, rank: Rank) -> Vec<usize> {
    let sum = |bin: usize, value: &dyn Fn(&Series) -> Option<f64>| -> Option<f64> {
        let values: Vec<f64> = series.iter().filter_map(|own| own.points.get(bin).and(value(own))).collect();
        (!values.is_empty()).then(|| values.iter().sum())
    };
    let number = |at: usize, bin: &Bin| match rank.key {
        RankKey::Documents => Some(bin.documents.into()),
        RankKey::Words => Some(bin.tokens as f64),
        RankKey::Hits => sum(at, &|own| Some(own.points.get(at)?.freq as f64)),
        RankKey::Rate => sum(at, &|own| measure.value(own.points.get(at)?)),
        RankKey::Name => None,
    };
    let mut order: Vec<(usize, Option<f64>)> = bins.iter().enumerate().map(|(at, bin)| (at, number(at, bin))).collect();
    let turn = |order: Ordering| if rank.turned { order.reverse() } else { order };
    let key = |at: usize| bins.get(at).and_then(|bin| bin.key.as_deref());
    order.sort_by(|(a, x), (b, y)| {
        let (first, second) = (key(*a), key(*b));
        let last = first.is_none().cmp(&second.is_none());
        last.then_with(|| match rank.key {
            RankKey::Name => {
                let lower = |key: Option<&str>| key.unwrap_or_default().to_lowercase();
                turn(compare_str(lower(first), lower(second)).then(first.cmp(&second)))
            }
            _ => match (x, y) {
                (Some(x), Some(y)) => turn(y.total_cmp(x)),
                _ => x.is_none().cmp(&y.is_none()),
            },
        })
    });
    order.into_iter().map(|(at, _)| at).collect()
}

/// The words that a part needs for its rate to be drawn, where nobody says how many: as many as have one hit of the most
/// frequent term on average, but no more than a tenth of what the largest part has, as a round number. In less text a rate
/// says nothing, and its interval is many times as long as the others. 0 for what is no rate.
pub fn least_words(bins: &[Bin], series: &[&Series], measure: Measure) -> u64 {
    if !matches!(measure, Measure::PerMillion | Measure::PerThousand) {
        return 0;
    }
    let words = |own: &&&Series| own.points.iter().map(|point| point.tokens).sum::<u64>();
    let hits = |own: &&&Series| own.points.iter().map(|point| point.freq).sum::<u64>();
    let one_hit = series.iter().filter_map(|own| words(&own).checked_div(hits(&own))).min().unwrap_or(0);
    let largest = bins.iter().map(|bin| bin.tokens).max().unwrap_or(0);
    rounded_down(one_hit.min(largest / 10))
}

/// 1, 2 or 5 times a power of ten.
fn rounded_down(number: u64) -> u64 {
    let power = 10_u64.pow(number.checked_ilog10().unwrap_or(0));
    match number / power {
        0 => 0,
        1 => power,
        2..5 => 2 * power,
        _ => 5 * power,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::Point;
    use proptest::prelude::*;

    /// Values with their documents and words, and the hits of each term in each.
    fn trend(bins: &[(Option<&str>, u32, u64)], hits: &[&[u64]]) -> (Vec<Bin>, Vec<Series>) {
        let bins: Vec<Bin> = bins
            .iter()
            .map(|(key, documents, tokens)| Bin { key: key.map(str::to_owned), documents: *documents, tokens: *tokens })
            .collect();
        let point = |(bin, freq): (&Bin, &u64)| Point {
            freq: *freq,
            tokens: bin.tokens,
            per_million: (bin.tokens > 0).then(|| *freq as f64 * 1e6 / bin.tokens as f64),
            ..Point::default()
        };
        let one = |hits: &&[u64]| Series {
            points: bins.iter().zip(*hits).map(point).collect(),
            freq: hits.iter().sum(),
            ..Series::default()
        };
        let series = hits.iter().map(one).collect();
        (bins, series)
    }

    #[test]
    fn values_are_ranked_by_any_key_both_ways() {
        let (bins, series) = trend(
            &[(Some("b"), 9, 1000), (Some("A"), 5, 4000), (Some("c"), 5, 0), (Some("d"), 1, 100), (None, 7, 500)],
            &[&[2, 3, 0, 1, 9], &[0, 4, 0, 0, 0]],
        );
        let series: Vec<&Series> = series.iter().collect();
        for (rank, expected) in [
            ("documents", [0, 1, 2, 3, 4]),
            ("-documents", [3, 1, 2, 0, 4]),
            ("words", [1, 0, 3, 2, 4]),
            ("hits", [1, 0, 3, 2, 4]),
            ("-hits", [2, 3, 0, 1, 4]),
            ("rate", [3, 0, 1, 2, 4]),
            // A value without words has no rate in either direction.
            ("-rate", [1, 0, 3, 2, 4]),
            ("name", [1, 0, 2, 3, 4]),
            ("-name", [3, 2, 0, 1, 4]),
        ] {
            let read: Rank = rank.parse().unwrap();
            assert_eq!(read.to_string(), rank);
            assert_eq!(ranked(&bins, &series, Measure::PerMillion, read), expected, "{rank}");
        }
        assert!("loudness".parse::<Rank>().is_err() && "".parse::<Rank>().is_err());
    }

    #[test]
    fn parts_need_words_for_one_hit_and_not_more_than_a_tenth_of_the_largest() {
        let least = |bins: &[(Option<&str>, u32, u64)], hits: &[&[u64]], measure| {
            let (bins, series) = trend(bins, hits);
            least_words(&bins, &series.iter().collect::<Vec<_>>(), measure)
        };
        let two = [(Some("a"), 9, 90_000), (Some("b"), 9, 60_000)];
        // 100 hits in 150,000 words: one in 1,500.
        assert_eq!(least(&two, &[&[60, 40]], Measure::PerMillion), 1000);
        // Rare ones would need more than the parts have.
        assert_eq!(least(&two, &[&[1, 0]], Measure::PerMillion), 5000);
        // The most frequent term says.
        assert_eq!(least(&two, &[&[1, 0], &[300, 300]], Measure::PerThousand), 200);
        assert_eq!(least(&two, &[&[0, 0]], Measure::PerMillion), 0);
        assert_eq!(least(&two, &[&[60, 40]], Measure::Count), 0);
        assert_eq!(least(&[], &[], Measure::PerMillion), 0);
    }

    #[test]
    fn round_numbers_are_not_above() {
        for (number, round) in [(0, 0), (1, 1), (9, 5), (10, 10), (19, 10), (49, 20), (367, 200), (5_000, 5_000)] {
            assert_eq!(rounded_down(number), round, "{number}");
        }
    }

    proptest! {
        #[test]
        fn a_rank_is_a_permutation_and_turned_round_reversed(
            counts in proptest::collection::vec((0..5_u32, 0..4_u64, 0..6_u64), 0..20), key in 0..5_usize,
        ) {
            let key = [RankKey::Documents, RankKey::Words, RankKey::Hits, RankKey::Rate, RankKey::Name][key];
            let names: Vec<String> = (0..counts.len()).map(|at| at.to_string()).collect();
            let bins: Vec<_> = names.iter().zip(&counts).map(|(name, c)| (Some(name.as_str()), c.0, c.1 * 10)).collect();
            let hits: Vec<u64> = counts.iter().map(|c| if c.1 > 0 { c.2 } else { 0 }).collect();
            let (bins, series) = trend(&bins, &[&hits]);
            let series: Vec<&Series> = series.iter().collect();
            let order = ranked(&bins, &series, Measure::PerMillion, Rank { key, turned: false });
            let turned = ranked(&bins, &series, Measure::PerMillion, Rank { key, turned: true });
            let mut sorted = order.clone();
            sorted.sort_unstable();
            prop_assert_eq!(sorted, (0..bins.len()).collect::<Vec<_>>());
            // What the order falls by is the same list from the other end, but for what has no number.
            let number = |at: &usize| match key {
                RankKey::Documents => Some(f64::from(bins[*at].documents)),
                RankKey::Words => Some(bins[*at].tokens as f64),
                RankKey::Hits => Some(series[0].points[*at].freq as f64),
                RankKey::Rate => series[0].points[*at].per_million,
                RankKey::Name => None,
            };
            let falling: Vec<f64> = order.iter().filter_map(number).collect();
            let rising: Vec<f64> = turned.iter().filter_map(number).collect();
            prop_assert!(falling.windows(2).all(|pair| pair[0] >= pair[1]));
            prop_assert!(rising.windows(2).all(|pair| pair[0] <= pair[1]));
        }
    }
}
