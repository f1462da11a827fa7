//! As much of a trend as a chart shows.

use std::sync::Arc;

use super::Look;
use crate::chart::marks::SERIES;
use crate::protocol::{Bin, Panel, Series, Trend};

/// More bins of a field than this are not drawn, only listed.
const BINS: usize = 40;

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
        let numbers = look.series.iter().enumerate().filter(|(_, series)| series.is_drawn).map(|(number, _)| number);
        let numbers: Vec<usize> = numbers.take(SERIES).collect();
        let most = if look.is_time() { usize::MAX } else { BINS };
        let part = |bins: &[Bin], series: &[Series]| {
            let one = |number: &usize| {
                let own = series.get(*number)?;
                Some(Series {
                    term: look.name(*number).to_owned(),
                    freq: own.freq,
                    documents: own.documents,
                    points: own.points.iter().take(most).cloned().collect(),
                    smoothed: own.smoothed.clone(),
                    changes: own.changes.clone(),
                })
            };
            Arc::new(Trend {
                by: all.by.clone(),
                overlapping: all.overlapping,
                view: all.view,
                bins: bins.iter().take(most).cloned().collect(),
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
        let values: Vec<String> = (0..BINS + 3).map(|number| format!("v{number}")).collect();
        let bins: Vec<(&str, u64)> = values.iter().map(|value| (value.as_str(), 9)).collect();
        let counts = vec![1; bins.len()];
        let series: Vec<(&str, &[u64])> = terms.iter().map(|term| (term.as_str(), counts.as_slice())).collect();
        let all = trend("side", &bins, &series);
        let drawn = Drawn::new(&all, &look(&all, &[]));
        assert_eq!((drawn.trend.series.len(), drawn.trend.bins.len()), (SERIES, BINS));
        assert!(drawn.trend.series.iter().all(|series| series.points.len() == BINS));
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
