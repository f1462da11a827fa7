//! What is said of a chart and of its points, before it is put into words.

use crate::chart::value::Measure;
use crate::protocol::{Point, Series};

/// One thing that is said of a point. Values are those of the axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fact {
    Value(f64),
    /// Documents with hits, of so many.
    DocumentsOf {
        documents: u32,
        all: u32,
    },
    /// Hits of the series, of those of all series.
    HitsOf {
        hits: u64,
        all: u64,
    },
    HitsInWords {
        hits: u64,
        words: u64,
    },
    /// The words of so many documents.
    WordsOf {
        words: u64,
        documents: u32,
    },
    /// Documents with hits.
    Documents(u32),
    /// The 95 % interval.
    Interval(f64, f64),
    /// The value together with those of the bins beside it.
    Smoothed(f64),
    /// There is too little for the value to mean much.
    Weak,
}

/// What is said of a point of a series, in order; nothing where there is no such bin.
pub fn facts(measure: Measure, series: &Series, bin: usize) -> Vec<Fact> {
    let Some(point) = series.points.get(bin) else { return Vec::new() };
    let mut facts = Vec::new();
    // A whole number says itself what it is of.
    if !measure.is_whole() {
        facts.extend(measure.value(point).map(Fact::Value));
    }
    facts.push(out_of(measure, point));
    if point.freq > 0 && !matches!(measure, Measure::Share | Measure::Among) {
        facts.push(Fact::Documents(point.documents));
    }
    facts.extend(measure.interval(point).map(|(low, high)| Fact::Interval(low, high)));
    let smoothed = series.smoothed.get(bin).copied().flatten();
    facts.extend(smoothed.map(|value| Fact::Smoothed(measure.of_curve(value))));
    facts.extend(measure.is_weak(point).then_some(Fact::Weak));
    facts
}

/// What a point's value is of: the hits and the words of a rate, the parts and the whole of a share.
pub fn out_of(measure: Measure, point: &Point) -> Fact {
    match measure {
        Measure::Share => Fact::DocumentsOf { documents: point.documents, all: point.of_documents },
        Measure::Among => Fact::HitsOf { hits: point.freq, all: point.of_hits },
        Measure::Documents | Measure::Words => Fact::WordsOf { words: point.tokens, documents: point.of_documents },
        Measure::Count | Measure::PerThousand | Measure::PerMillion => {
            Fact::HitsInWords { hits: point.freq, words: point.tokens }
        }
    }
}

/// Where a series is highest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Highest {
    pub bin: usize,
    /// A weak point is higher: this is the highest of the others.
    pub is_firm_only: bool,
}

/// The highest point of a series, weak points last; the later one of equals. None where it has no hits.
pub fn highest(measure: Measure, series: &Series) -> Option<Highest> {
    let is_known = |point: &Point| point.freq > 0 || measure.is_whole();
    let values =
        || series.points.iter().enumerate().filter_map(|(bin, point)| Some((bin, point, measure.value(point)?)));
    let (bin, _, value) =
        values().filter(|(_, point, _)| is_known(point)).max_by(|(_, a, high_a), (_, b, high_b)| {
            measure.is_weak(b).cmp(&measure.is_weak(a)).then(high_a.total_cmp(high_b))
        })?;
    Some(Highest { bin, is_firm_only: values().any(|(_, _, other)| other > value) })
}

/// With how many decimal places a round value is written: as many as it has, at most four.
pub fn decimal_places(value: f64) -> usize {
    let is_whole = |places: i32| {
        let scaled = value * 10f64.powi(places);
        (scaled - scaled.round()).abs() < 1e-6
    };
    (0..4).position(is_whole).unwrap_or(4)
}

#[cfg(test)]
mod tests {
    use super::super::tests::trend;
    use super::*;

    #[test]
    fn a_rate_is_said_with_its_hits_its_words_and_its_interval() {
        let mut trend = trend(&[10_000], &[("a", &[8])]);
        trend.series[0].smoothed = vec![Some(700.0)];
        let said = facts(Measure::PerThousand, &trend.series[0], 0);
        let expected = [
            Fact::Value(0.8),
            Fact::HitsInWords { hits: 8, words: 10_000 },
            Fact::Documents(1),
            Fact::Interval(0.4, 1.6),
            Fact::Smoothed(0.7),
        ];
        assert_eq!(said, expected);
        assert_eq!(facts(Measure::PerThousand, &trend.series[0], 1), []);
    }

    #[test]
    fn a_count_has_neither_value_nor_interval_of_its_own() {
        let trend = trend(&[500], &[("a", &[2])]);
        let expected = [Fact::HitsInWords { hits: 2, words: 500 }, Fact::Documents(1), Fact::Weak];
        assert_eq!(facts(Measure::Count, &trend.series[0], 0), expected);
    }

    #[test]
    fn parts_of_a_whole_say_what_they_are_of() {
        let point = Point { freq: 3, documents: 2, of_documents: 9, tokens: 700, of_hits: 12, ..Point::default() };
        let of = |measure| out_of(measure, &point);
        assert_eq!(of(Measure::Share), Fact::DocumentsOf { documents: 2, all: 9 });
        assert_eq!(of(Measure::Among), Fact::HitsOf { hits: 3, all: 12 });
        assert_eq!(of(Measure::Documents), Fact::WordsOf { words: 700, documents: 9 });
    }

    #[test]
    fn the_highest_point_is_one_with_enough_words() {
        let trend = trend(&[10_000, 100, 10_000, 0], &[("a", &[6, 5, 9, 0]), ("b", &[0, 0, 0, 0])]);
        let highest = |series: usize| highest(Measure::PerMillion, &trend.series[series]);
        assert_eq!(highest(0), Some(Highest { bin: 2, is_firm_only: true }));
        assert_eq!(highest(1), None);
    }

    #[test]
    fn round_values_have_as_many_places_as_they_need() {
        let places = [0.0, 20.0, 0.5, 0.25, 0.125, 1e-5].map(decimal_places);
        assert_eq!(places, [0, 0, 1, 2, 3, 4]);
    }
}
