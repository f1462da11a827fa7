//! What a point of a trend is worth on the axis.

use crate::protocol::{Point, Series};

/// Under so many words, or so many matches, a rate says little, and under so many documents a share: it is drawn as weak.
pub const WEAK_WORDS: u64 = 1_000;
pub const WEAK_MATCHES: u64 = 5;
pub const WEAK_DOCUMENTS: u32 = 10;

/// A view of fewer words than this is measured per thousand.
pub const SMALL_VIEW: u64 = 100_000;

/// How much higher than the greatest rate an interval is drawn; beyond that it is cut, with a sign.
const HEADROOM: f64 = 1.6;

/// What the axis shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    Count,
    PerThousand,
    PerMillion,
    /// Documents with a match, of a hundred.
    Share,
    /// Of a hundred hits of all series together.
    Among,
    /// What there is, whatever is searched for: documents, and words.
    Documents,
    Words,
}

impl Measure {
    /// The rate for a view of so many words.
    pub fn rate(view_tokens: u64) -> Measure {
        if view_tokens < SMALL_VIEW { Measure::PerThousand } else { Measure::PerMillion }
    }

    /// The values of one bin are parts of a whole and stand on top of each other.
    pub fn is_stacked(self) -> bool {
        matches!(self, Measure::Among | Measure::Documents | Measure::Words)
    }

    /// Whole numbers.
    pub fn is_whole(self) -> bool {
        matches!(self, Measure::Count | Measure::Documents | Measure::Words)
    }

    /// The name of a unit in files.
    pub fn key(self) -> &'static str {
        match self {
            Measure::Count => "freq",
            Measure::PerThousand => "per_thousand",
            Measure::PerMillion => "per_million",
            Measure::Share => "percent_of_documents",
            Measure::Among => "percent_of_hits",
            Measure::Documents => "documents",
            Measure::Words => "tokens",
        }
    }

    /// A rate per million words in this unit; counts have no rate and leave it as it is.
    pub fn of_per_million(self, rate: f64) -> f64 {
        if self == Measure::PerThousand { rate / 1_000.0 } else { rate }
    }

    /// A value that the engine worked out of several bins, in this unit.
    pub fn of_curve(self, value: f64) -> f64 {
        if self == Measure::Share { value * 100.0 } else { self.of_per_million(value) }
    }

    /// `None` where the point has no words, even if its count is then 0: no data is not zero.
    pub fn value(self, point: &Point) -> Option<f64> {
        match self {
            Measure::Share => return point.share.map(|share| share * 100.0),
            Measure::Among => return point.among.map(|share| share * 100.0),
            // A part that has nothing is no part.
            Measure::Documents => return (point.of_documents > 0).then(|| point.of_documents.into()),
            Measure::Words => return (point.tokens > 0).then_some(point.tokens as f64),
            _ => {}
        }
        let rate = point.per_million.filter(|rate| rate.is_finite() && *rate >= 0.0)?;
        Some(if self == Measure::Count { point.freq as f64 } else { self.of_per_million(rate) })
    }

    /// The 95 % interval of a rate or a share; a count is exact and has none.
    pub fn interval(self, point: &Point) -> Option<(f64, f64)> {
        let of_a_hundred = |low: f64, high: f64| (low * 100.0, high * 100.0);
        match self {
            Measure::Share => return Some(of_a_hundred(point.share_low?, point.share_high?)),
            Measure::Among => return Some(of_a_hundred(point.among_low?, point.among_high?)),
            _ => {}
        }
        let (low, high) = (point.low?, point.high?);
        let usable = !self.is_whole() && low.is_finite() && high.is_finite() && 0.0 <= low && low <= high;
        usable.then(|| (self.of_per_million(low), self.of_per_million(high)))
    }

    /// The greatest value that the axis has to show: every value, and of the intervals as much as lies below 1.6 × the
    /// greatest rate. A bin of few words has an interval many times its rate: the axis is not made for weak points'
    /// intervals where there are others. Where every value is 0, the least upper bound. Always above 0.
    pub fn top(self, series: &[Series]) -> f64 {
        self.top_of(&[series])
    }

    /// The same for several charts that share an axis.
    pub fn top_of(self, charts: &[&[Series]]) -> f64 {
        if self.is_stacked() {
            let whole = |series: &[Series], bin: usize| -> f64 {
                series.iter().filter_map(|series| self.value(series.points.get(bin)?)).sum()
            };
            let highest = |series: &&[Series]| {
                let bins = series.first().map_or(0, |series| series.points.len());
                (0..bins).map(|bin| whole(series, bin)).fold(1.0, f64::max)
            };
            return if self == Measure::Among { 100.0 } else { charts.iter().map(highest).fold(1.0, f64::max) };
        }
        let all = || charts.iter().flat_map(|series| series.iter()).flat_map(|series| &series.points);
        let greatest = all().filter_map(|point| self.value(point)).fold(0.0, f64::max);
        let any_firm = all().any(|point| !self.is_weak(point) && self.value(point).is_some());
        let points = || all().filter(|point| !any_firm || !self.is_weak(point));
        let bounds = || points().filter_map(|point| self.interval(point)).map(|(_, high)| high);
        let top = if greatest > 0.0 {
            let rate = points().filter_map(|point| self.value(point)).fold(0.0, f64::max);
            bounds().fold(0.0, f64::max).min(rate * HEADROOM).max(greatest)
        } else {
            bounds().filter(|high| *high > 0.0).fold(f64::INFINITY, f64::min)
        };
        if top.is_finite() { top } else { 1.0 }
    }

    /// Too few words or matches, or documents, for its height to mean much.
    pub fn is_weak(self, point: &Point) -> bool {
        match self {
            Measure::Share => point.of_documents < WEAK_DOCUMENTS,
            Measure::Among => point.of_hits < WEAK_MATCHES,
            Measure::Documents | Measure::Words => false,
            _ => point.tokens < WEAK_WORDS || point.freq < WEAK_MATCHES,
        }
    }
}
