//! What has to be known to read a trend.

use super::{Drawn, FewWords, Look};
use crate::chart::value::Measure;
use crate::protocol::{Change, Point, Size, Trend};
use crate::stats::LEAST_VALUES;

/// One of them, to be put into words.
#[derive(Clone, Debug, PartialEq)]
pub enum Remark {
    /// How much text the numbers are of.
    ViewSize(Size),
    Undated(u32),
    /// So many documents are dated more coarsely than the bins.
    Coarse(u32),
    /// A document can be in several bins.
    Overlapping,
    /// How the intervals of a measure are made.
    Intervals(Measure),
    /// So many bins are one value of the line.
    SmoothedOver(u32),
    Source,
    PanelsShown {
        shown: u32,
        all: u32,
    },
    /// A text can be in several of the charts.
    PanelsOverlap,
    Change {
        /// What the series is called.
        name: String,
        change: Change,
    },
    FewForChanges,
    NoChange,
    ChangesTest,
    /// How the cells of a heat map are coloured.
    HeatMap(Measure),
    /// Some points are of little text.
    Weak(Measure),
    WeakCells,
    /// There are bins without words.
    Gaps,
    /// The same among bars, where a zero has a sign.
    GapsAndZeros,
    /// Values that are left out for their few words.
    FewWords(FewWords),
    BinsShown {
        shown: usize,
        all: usize,
    },
    /// So many series are left out.
    Hidden(usize),
    /// The same, where they are still parts of the whole.
    HiddenParts(usize),
    SeriesShown {
        shown: usize,
        all: usize,
    },
}

/// What has to be known to read the chart or the table, and what to read the chart alone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Remarks {
    pub of_numbers: Vec<Remark>,
    pub of_drawing: Vec<Remark>,
}

impl Remarks {
    pub fn new(trend: &Trend, look: &Look, drawn: &Drawn) -> Remarks {
        Remarks { of_numbers: of_numbers(trend, look, drawn), of_drawing: of_drawing(trend, look, drawn) }
    }
}

fn of_numbers(trend: &Trend, look: &Look, drawn: &Drawn) -> Vec<Remark> {
    let mut remarks = vec![Remark::ViewSize(trend.view)];
    if trend.outside.undated > 0 {
        remarks.push(Remark::Undated(trend.outside.undated));
    }
    if trend.outside.coarse > 0 {
        remarks.push(Remark::Coarse(trend.outside.coarse));
    }
    if trend.overlapping {
        remarks.push(Remark::Overlapping);
    }
    if look.is_time() && look.curve.smooth > 1 {
        remarks.push(Remark::SmoothedOver(look.curve.smooth));
    } else if look.measure != Measure::Count {
        remarks.push(Remark::Intervals(look.measure));
    }
    remarks.push(Remark::Source);
    if look.panels.is_some() {
        let shown = trend.panels.len() as u32;
        if shown < trend.panels_total {
            remarks.push(Remark::PanelsShown { shown, all: trend.panels_total });
        }
        if trend.panels.iter().map(|panel| panel.view.tokens).sum::<u64>() > trend.view.tokens {
            remarks.push(Remark::PanelsOverlap);
        }
    }
    if look.is_time() && look.curve.changes {
        remarks.extend(changes(look, drawn));
    }
    remarks
}

/// The changes of level, and what is to be said of the test.
fn changes(look: &Look, drawn: &Drawn) -> Vec<Remark> {
    let series = &drawn.trend.series;
    let of_series = series.iter().flat_map(|series| {
        series.changes.iter().map(|change| Remark::Change { name: series.term.clone(), change: change.clone() })
    });
    let mut remarks: Vec<Remark> = of_series.collect();
    let known = |points: &[Point]| points.iter().filter(|point| look.measure.value(point).is_some()).count();
    remarks.push(if series.iter().all(|series| known(&series.points) < LEAST_VALUES) {
        Remark::FewForChanges
    } else if remarks.is_empty() {
        Remark::NoChange
    } else {
        Remark::ChangesTest
    });
    remarks
}

fn of_drawing(trend: &Trend, look: &Look, drawn: &Drawn) -> Vec<Remark> {
    let mut remarks = Vec::new();
    if look.is_heat {
        remarks.push(Remark::HeatMap(look.measure));
    }
    let charts = drawn.panels.iter().map(|panel| &panel.trend).chain([&drawn.trend]);
    let mut points = charts.flat_map(|chart| &chart.series).flat_map(|series| &series.points);
    if points.any(|point| look.measure.is_weak(point)) {
        remarks.push(if look.is_heat { Remark::WeakCells } else { Remark::Weak(look.measure) });
    }
    let (shown, all) = (drawn.trend.bins.len(), trend.bins.len() - drawn.few.parts);
    if look.is_time() && drawn.trend.bins.iter().any(|bin| bin.tokens == 0) {
        let has_bars = look.is_bars && !look.is_heat && !look.measure.is_stacked();
        remarks.push(if has_bars { Remark::GapsAndZeros } else { Remark::Gaps });
    }
    if drawn.few.parts > 0 {
        remarks.push(Remark::FewWords(drawn.few));
    }
    if shown < all {
        remarks.push(Remark::BinsShown { shown, all });
    }
    let hidden = look.series.iter().filter(|series| !series.is_drawn).count();
    if hidden > 0 {
        let is_part = look.measure == Measure::Among;
        remarks.push(if is_part { Remark::HiddenParts(hidden) } else { Remark::Hidden(hidden) });
    }
    let (shown, all) = (drawn.trend.series.len(), trend.series.len());
    if shown + hidden < all {
        remarks.push(Remark::SeriesShown { shown, all });
    }
    remarks
}

#[cfg(test)]
mod tests {
    use super::super::tests::{look, trend, with_panels};
    use super::*;

    fn remarks(trend: &Trend, settings: &[(&str, &str)]) -> Remarks {
        let look = look(trend, settings);
        Remarks::new(trend, &look, &Drawn::new(trend, &look))
    }

    /// Enough words and hits for no point to be weak.
    fn firm(bins: usize) -> Trend {
        let keys: Vec<String> = (0..bins).map(|bin| (2000 + bin).to_string()).collect();
        let bins: Vec<(&str, u64)> = keys.iter().map(|key| (key.as_str(), 1_000_000)).collect();
        let counts = vec![50; bins.len()];
        trend("year", &bins, &[("a", &counts), ("b", &counts)])
    }

    #[test]
    fn a_plain_chart_says_how_much_text_and_how_its_intervals_are_made() {
        let all = firm(3);
        let Remarks { of_numbers, of_drawing } = remarks(&all, &[]);
        let intervals = Remark::Intervals(Measure::PerMillion);
        assert_eq!(of_numbers, [Remark::ViewSize(all.view), intervals, Remark::Source]);
        assert_eq!(of_drawing, []);
        // Counts are exact, and the interval of one bin is not that of several.
        assert_eq!(remarks(&all, &[("unit", "count")]).of_numbers, [Remark::ViewSize(all.view), Remark::Source]);
        let smoothed = remarks(&all, &[("smooth", "5")]).of_numbers;
        assert_eq!(smoothed, [Remark::ViewSize(all.view), Remark::SmoothedOver(5), Remark::Source]);
    }

    #[test]
    fn what_is_in_no_bin_or_in_several_is_said() {
        let mut all = firm(3);
        (all.outside.undated, all.outside.coarse, all.overlapping) = (2, 1, true);
        let said = remarks(&all, &[]).of_numbers;
        assert_eq!(said.get(1..4), Some(&[Remark::Undated(2), Remark::Coarse(1), Remark::Overlapping][..]));
    }

    #[test]
    fn weak_points_gaps_and_what_is_not_drawn_are_said_of_the_drawing() {
        let weak = trend("year", &[("2019", 10), ("2020", 0)], &[("a", &[1, 0]), ("b", &[1, 0])]);
        let said = |settings: &[(&str, &str)]| remarks(&weak, settings).of_drawing;
        assert_eq!(said(&[]), [Remark::Weak(Measure::PerThousand), Remark::Gaps]);
        assert_eq!(said(&[("drawing", "bars")]), [Remark::Weak(Measure::PerThousand), Remark::GapsAndZeros]);
        let heat = Remark::HeatMap(Measure::PerThousand);
        assert_eq!(said(&[("show", "heat")]), [heat, Remark::WeakCells, Remark::Gaps]);
        assert_eq!(said(&[("hidden", "b")]).last(), Some(&Remark::Hidden(1)));
        assert_eq!(said(&[("hidden", "b"), ("unit", "among")]).last(), Some(&Remark::HiddenParts(1)));

        let terms: Vec<String> = (0..22).map(|number| format!("t{number}")).collect();
        let series: Vec<(&str, &[u64])> = terms.iter().map(|term| (term.as_str(), &[9_u64][..])).collect();
        let many = trend("year", &[("2019", 1_000_000)], &series);
        assert_eq!(remarks(&many, &[]).of_drawing, [Remark::SeriesShown { shown: 20, all: 22 }]);
        let hidden = remarks(&many, &[("hidden", "t0|t1")]).of_drawing;
        assert_eq!(hidden, [Remark::Hidden(2)]);
    }

    #[test]
    fn values_of_a_field_that_have_no_chart_or_overlap_are_said() {
        let mut all = with_panels(firm(2), &[Some("UK"), Some("China")]);
        all.panels_total = 5;
        let said = remarks(&all, &[("panels", "side")]).of_numbers;
        assert_eq!(said.get(3..), Some(&[Remark::PanelsShown { shown: 2, all: 5 }, Remark::PanelsOverlap][..]));
        assert_eq!(remarks(&all, &[]).of_numbers.len(), 3);
    }

    #[test]
    fn changes_of_level_need_enough_points() {
        let said = |trend: &Trend| remarks(trend, &[("changes", "marked")]).of_numbers.split_off(3);
        assert_eq!(said(&firm(LEAST_VALUES - 1)), [Remark::FewForChanges]);
        let mut all = firm(LEAST_VALUES);
        assert_eq!(said(&all), [Remark::NoChange]);
        let change = Change { key: Some("2005".to_owned()), p: 0.01, before: Some(1.0), after: None };
        all.series[1].changes.push(change.clone());
        assert_eq!(said(&all), [Remark::Change { name: "b".to_owned(), change }, Remark::ChangesTest]);
    }
}
