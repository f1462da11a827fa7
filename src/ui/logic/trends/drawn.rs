//! As much of a trend as a chart shows.

use std::sync::Arc;

use super::Look;
use crate::chart::{
    marks::SERIES,
    rank::{least_words, ranked},
};
use crate::protocol::{Bin, Panel, Series, Trend};

/// The series that are not left out, as many of them as there are marks, and not too many bins of a field.
#[derive(Clone, Debug)]
pub struct Drawn {
    pub trend: Arc<Trend>,
    /// The number of each series among all.
    pub numbers: Arc<Vec<usize>>,
    /// The terms, whatever the series are called.
    pub terms: Vec<String>,
    /// The same for values of a field, where there is to be a chart for each.
    pub panels: Vec<DrawnPanel>,
    /// What is left out for its few words.
    pub few: FewWords,
}

/// Values of a field that have too few words to be drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FewWords {
    pub parts: usize,
    /// The least words of a value that is drawn.
    pub least: u64,
}

/// A chart of several.
#[derive(Clone, Debug)]
pub struct DrawnPanel {
    /// None for the text without a value.
    pub value: Option<String>,
    pub trend: Arc<Trend>,
}

impl Drawn {
    pub fn new(all: &Trend, look: &Look) -> Drawn {
        let numbers = drawn_series(look);
        let (bins, few) = drawn_bins(all, look, &numbers);
        let part = |all_bins: &[Bin], series: &[Series]| {
            let one = |number: &usize| {
                let own = series.get(*number)?;
                Some(Series {
                    term: look.name(*number).to_owned(),
                    freq: own.freq,
                    documents: own.documents,
                    points: picked(&own.points, &bins),
                    smoothed: own.smoothed.clone(),
                    changes: own.changes.clone(),
                })
            };
            Arc::new(Trend {
                by: all.by.clone(),
                overlapping: all.overlapping,
                view: all.view,
                bins: picked(all_bins, &bins),
                series: numbers.iter().filter_map(one).collect(),
                outside: all.outside,
                panels: Vec::new(),
                panels_total: all.panels_total,
            })
        };
        let panel = |own: &Panel| DrawnPanel { value: own.value.clone(), trend: part(&own.bins, &own.series) };
        Drawn {
            trend: part(&all.bins, &all.series),
            terms: numbers.iter().filter_map(|number| Some(all.series.get(*number)?.term.clone())).collect(),
            panels: all.panels.iter().map(panel).collect(),
            few,
            numbers: Arc::new(numbers),
        }
    }

    /// The greatest value and the greatest number of words that any of several charts shows: they share their axes.
    pub fn greatest(&self, look: &Look) -> (f64, u64) {
        let all: Vec<_> = self.panels.iter().map(|panel| panel.trend.series.as_slice()).collect();
        let words = self.panels.iter().flat_map(|panel| &panel.trend.bins).map(|bin| bin.tokens).max();
        (look.measure.top_of(&all), words.unwrap_or_default())
    }
}

fn picked<T: Clone>(all: &[T], bins: &[usize]) -> Vec<T> {
    bins.iter().filter_map(|bin| all.get(*bin).cloned()).collect()
}

/// The numbers of the series that are drawn.
fn drawn_series(look: &Look) -> Vec<usize> {
    let drawn = look.series.iter().enumerate().filter(|(_, series)| series.is_drawn);
    drawn.map(|(number, _)| number).take(SERIES).collect()
}

/// The least words of a value of a field that is drawn, where the reader says nothing.
pub fn usual_least_words(all: &Trend, look: &Look) -> u64 {
    let numbers = drawn_series(look);
    let series: Vec<&Series> = numbers.iter().filter_map(|number| all.series.get(*number)).collect();
    least_words(&all.bins, &series, look.measure)
}

/// The bins that are drawn, in their order: all bins of time, and of the values of a field the first of those that have
/// enough words.
fn drawn_bins(all: &Trend, look: &Look, numbers: &[usize]) -> (Vec<usize>, FewWords) {
    if look.is_time() {
        return ((0..all.bins.len()).collect(), FewWords::default());
    }
    let series: Vec<&Series> = numbers.iter().filter_map(|number| all.series.get(*number)).collect();
    let least = look.least_words.unwrap_or_else(|| least_words(&all.bins, &series, look.measure));
    let mut bins = ranked(&all.bins, &series, look.measure, look.rank);
    bins.retain(|bin| all.bins.get(*bin).is_some_and(|bin| bin.tokens >= least));
    let parts = all.bins.len() - bins.len();
    bins.truncate(look.top);
    (bins, FewWords { parts, least })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{look, trend, with_panels};
    use super::*;

    fn names(trend: &Trend) -> Vec<&str> {
        trend.series.iter().map(|series| series.term.as_str()).collect()
    }

    #[test]
    fn what_is_left_out_is_not_drawn_and_numbers_stay() {
        let all = trend("year", &[("2019", 9)], &[("a", &[1]), ("b", &[2]), ("c", &[3])]);
        let drawn = Drawn::new(&all, &look(&all, &[("hidden", "a"), ("names", "c|Sea")]));
        assert_eq!(names(&drawn.trend), ["b", "Sea"]);
        assert_eq!(drawn.terms, ["b", "c"]);
        assert_eq!(*drawn.numbers, [1, 2]);
    }

    #[test]
    fn a_chart_has_room_for_so_many_series_and_values() {
        let terms: Vec<String> = (0..SERIES + 3).map(|number| format!("t{number}")).collect();
        let values: Vec<String> = (0..43).map(|number| format!("v{number:02}")).collect();
        let bins: Vec<(&str, u64)> = values.iter().map(|value| (value.as_str(), 9)).collect();
        let counts: Vec<u64> = (0..43).collect();
        let series: Vec<(&str, &[u64])> = terms.iter().map(|term| (term.as_str(), counts.as_slice())).collect();
        let all = trend("side", &bins, &series);
        let drawn = Drawn::new(&all, &look(&all, &[]));
        assert_eq!((drawn.trend.series.len(), drawn.trend.bins.len()), (SERIES, 40));
        assert!(drawn.trend.series.iter().all(|series| series.points.len() == 40));
        let first = |settings: &[(&str, &str)]| {
            let drawn = Drawn::new(&all, &look(&all, settings));
            drawn.trend.bins[0].key.clone().unwrap()
        };
        // Where not all are drawn, those that are asked about come first; else they stay in their order.
        assert_eq!([first(&[]), first(&[("top", "100")])], ["v42", "v00"]);
        assert_eq!(first(&[("rank", "documents")]), "v00");
        // The greatest of them, where that is asked for.
        let drawn = Drawn::new(&all, &look(&all, &[("rank", "hits"), ("top", "10")]));
        let keys: Vec<&str> = drawn.trend.bins.iter().filter_map(|bin| bin.key.as_deref()).collect();
        assert_eq!((keys.len(), &keys[..2]), (10, &["v42", "v41"][..]));
        assert_eq!(drawn.trend.series[0].points[0].freq, 42);
    }

    #[test]
    fn values_with_few_words_are_left_out_unless_they_are_wanted() {
        let bins = [("a", 90_000), ("b", 60_000), ("c", 400), ("d", 900)];
        let all = trend("side", &bins, &[("t", &[60, 40, 2, 0])]);
        let keys = |settings: &[(&str, &str)]| {
            let drawn = Drawn::new(&all, &look(&all, settings));
            let keys: Vec<String> = drawn.trend.bins.iter().filter_map(|bin| bin.key.clone()).collect();
            (keys.concat(), drawn.few)
        };
        assert_eq!(keys(&[]), ("ab".to_owned(), FewWords { parts: 2, least: 1000 }));
        assert_eq!(keys(&[("leastwords", "0")]), ("abcd".to_owned(), FewWords { parts: 0, least: 0 }));
        for settings in [&[][..], &[("leastwords", "0")]] {
            assert_eq!(usual_least_words(&all, &look(&all, settings)), 1000);
        }
        assert_eq!(keys(&[("leastwords", "500")]).0, "abd");
        assert_eq!(keys(&[("leastwords", "1000000")]).1.parts, 4);
        // Hits are what they are, however little text they are in.
        assert_eq!(keys(&[("unit", "count")]).0, "abcd");
        // Time has no values to leave out.
        let time = trend("year", &[("2019", 90_000), ("2020", 10)], &[("t", &[60, 1])]);
        assert_eq!(Drawn::new(&time, &look(&time, &[("leastwords", "500")])).trend.bins.len(), 2);
    }

    #[test]
    fn several_charts_share_their_axes() {
        let whole = trend("year", &[("2019", 1_000_000), ("2020", 2_000_000)], &[("a", &[10, 10])]);
        let mut all = with_panels(whole, &[Some("UK"), None]);
        all.panels[1].series[0].points[0].per_million = Some(30.0);
        let look = look(&all, &[("panels", "side")]);
        let drawn = Drawn::new(&all, &look);
        assert_eq!(drawn.panels.iter().map(|panel| panel.value.as_deref()).collect::<Vec<_>>(), [Some("UK"), None]);
        assert_eq!(drawn.greatest(&look), (30.0, 2_000_000));
    }
}
