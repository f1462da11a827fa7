//! Which rows and columns a table of a trend has.

use std::cmp::Ordering;
use std::ops::Range;

use crate::chart::value::Measure;
use crate::link::TrendColumn;
use crate::protocol::{Bin, Point, Series};

/// The rows, each as the bins that it is of. Bins without words that follow each other are one row: in a corpus with long
/// gaps they would be most of the table.
pub fn rows(bins: &[Bin]) -> Vec<Range<usize>> {
    let mut end = 0;
    let same_row = bins.chunk_by(|a, b| a.tokens == 0 && b.tokens == 0);
    let range = same_row.map(|bins| {
        let start = end;
        end += bins.len();
        start..end
    });
    range.collect()
}

/// The bins in the order of a column, by their places; `None` where the column is none of theirs. Bins without a value come
/// last in both directions.
pub fn sorted(
    bins: &[Bin],
    series: &[Series],
    measure: Measure,
    column: TrendColumn,
    descending: bool,
) -> Option<Vec<usize>> {
    let point = |at: usize, bin: usize| series.get(at)?.points.get(bin);
    let number = |bin: usize| -> Option<f64> {
        match column {
            TrendColumn::Key => None,
            TrendColumn::Documents => bins.get(bin).map(|bin| bin.documents.into()),
            TrendColumn::Tokens => bins.get(bin).map(|bin| bin.tokens as f64),
            TrendColumn::Freq(at) => point(at, bin).map(|point| hits(measure, point) as f64),
            TrendColumn::Whole(at) => point(at, bin).map(|point| whole(measure, point) as f64),
            TrendColumn::Value(at) => measure.value(point(at, bin)?),
            TrendColumn::Low(at) => measure.interval(point(at, bin)?).map(|(low, _)| low),
            TrendColumn::Smoothed(at) => series.get(at)?.smoothed.get(bin).copied().flatten(),
        }
    };
    let series_of = match column {
        TrendColumn::Key | TrendColumn::Documents | TrendColumn::Tokens => None,
        TrendColumn::Freq(at)
        | TrendColumn::Whole(at)
        | TrendColumn::Value(at)
        | TrendColumn::Low(at)
        | TrendColumn::Smoothed(at) => Some(at),
    };
    if series_of.is_some_and(|at| at >= series.len()) {
        return None;
    }
    let turn = |order: Ordering| if descending { order.reverse() } else { order };
    let mut order: Vec<usize> = (0..bins.len()).collect();
    let key = |at: usize| bins.get(at).and_then(|bin| bin.key.as_deref());
    order.sort_by(|a, b| match column {
        TrendColumn::Key => {
            let last = key(*a).is_none().cmp(&key(*b).is_none());
            last.then_with(|| turn(key(*a).cmp(&key(*b))))
        }
        _ => match (number(*a), number(*b)) {
            (Some(a), Some(b)) => turn(a.total_cmp(&b)),
            (a, b) => a.is_none().cmp(&b.is_none()),
        },
    });
    Some(order)
}

/// What a point has of what is counted: hits, or documents with one.
pub fn hits(measure: Measure, point: &Point) -> u64 {
    if measure == Measure::Share { point.documents.into() } else { point.freq }
}

/// What a point is a part of.
pub fn whole(measure: Measure, point: &Point) -> u64 {
    match measure {
        Measure::Share => point.of_documents.into(),
        Measure::Among => point.of_hits,
        _ => point.tokens,
    }
}

/// The columns of a series besides its hits, its value and the interval of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Columns {
    /// What its points are parts of, where the columns of the bins do not say: a term with conditions of its own is a part
    /// of less than its bin has, and hits are parts of what no bin says.
    pub has_whole: bool,
    pub has_smoothed: bool,
}

impl Columns {
    pub fn new(measure: Measure, bins: &[Bin], series: &Series) -> Columns {
        let of_bin = |bin: &Bin| if measure == Measure::Share { bin.documents.into() } else { bin.tokens };
        let mut points = bins.iter().zip(&series.points);
        Columns {
            has_whole: measure == Measure::Among || points.any(|(bin, point)| of_bin(bin) != whole(measure, point)),
            has_smoothed: !series.smoothed.is_empty(),
        }
    }

    pub fn count(self) -> usize {
        3 + usize::from(self.has_whole) + usize::from(self.has_smoothed)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::trend;
    use super::*;

    #[test]
    fn bins_without_words_are_one_row() {
        for (tokens, expected) in [
            (vec![], vec![]),
            (vec![5], std::iter::once(0..1).collect()),
            (vec![5, 5, 0, 5], vec![0..1, 1..2, 2..3, 3..4]),
            (vec![0, 0, 5, 0, 0, 0], vec![0..2, 2..3, 3..6]),
        ] {
            let bins: Vec<_> = tokens.iter().map(|tokens| ("2020", *tokens)).collect();
            assert_eq!(rows(&trend("year", &bins, &[]).bins), expected, "{tokens:?}");
        }
    }

    #[test]
    fn bins_are_sorted_by_any_column_both_ways() {
        let all = trend(
            "side",
            &[("b", 1_000), ("a", 4_000), ("c", 0), ("d", 100)],
            &[("t", &[2, 3, 0, 1]), ("u", &[0, 9, 0, 1])],
        );
        let order = |column: &str, descending| {
            let column = TrendColumn::by_key(column).unwrap();
            sorted(&all.bins, &all.series, Measure::PerMillion, column, descending)
        };
        for (column, rising, falling) in [
            ("key", [1, 0, 2, 3], [3, 2, 0, 1]),
            ("tokens", [2, 3, 0, 1], [1, 0, 3, 2]),
            ("freq.1", [2, 3, 0, 1], [1, 0, 3, 2]),
            ("freq.2", [0, 2, 3, 1], [1, 3, 0, 2]),
            // A bin without words has no rate, whichever way round.
            ("value.1", [1, 0, 3, 2], [3, 0, 1, 2]),
            ("value.2", [0, 1, 3, 2], [3, 1, 0, 2]),
        ] {
            assert_eq!(order(column, false).as_deref(), Some(&rising[..]), "{column}");
            assert_eq!(order(column, true).as_deref(), Some(&falling[..]), "-{column}");
        }
        assert_eq!(order("value.3", true), None);
    }

    #[test]
    fn a_whole_has_a_column_where_no_bin_says_it() {
        let mut all = trend("year", &[("2019", 900), ("2020", 0)], &[("a", &[1, 0])]);
        let columns = |all: &crate::protocol::Trend, measure| Columns::new(measure, &all.bins, &all.series[0]);
        let plain = Columns { has_whole: false, has_smoothed: false };
        assert_eq!((columns(&all, Measure::PerMillion), plain.count()), (plain, 3));
        assert_eq!(columns(&all, Measure::Share), plain);
        assert_eq!(columns(&all, Measure::Among), Columns { has_whole: true, ..plain });
        all.series[0].points[0].tokens = 400;
        all.series[0].smoothed = vec![None, None];
        let both = Columns { has_whole: true, has_smoothed: true };
        assert_eq!((columns(&all, Measure::PerMillion), both.count()), (both, 5));
        assert_eq!(whole(Measure::PerMillion, &all.series[0].points[0]), 400);
    }
}
