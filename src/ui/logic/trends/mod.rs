//! Trends: what is asked for, how an answer is shown, and what has to be said of it.

mod caption;
mod drawn;
mod export;
mod fields;
mod remarks;
mod table;
mod terms;

pub use caption::words_and_conditions;
pub use drawn::{Drawn, DrawnPanel, FewWords, usual_least_words};
pub use export::table_file;
pub use fields::{bins_by, date_fields, facets, is_facet};
pub use remarks::{Remark, Remarks};
pub use table::{Columns, hits, rows, sorted, whole};
pub use terms::{reordered, with_term, without};

use std::sync::Arc;

use crate::chart::{
    lines,
    rank::{Rank, RankKey},
    time::Period,
    value::Measure,
};
use crate::link::{Days, Settings, State};
use crate::protocol::{By, Curve, Panels, Series, Trend};
use crate::query::Filter;

/// So many values of a field have a chart each.
const PANELS: u32 = 24;
/// The field of time where a link names none.
pub const DATE: &str = "date";

/// What the settings ask the engine to work out of the points. Counts are neither smoothed nor searched for changes, since
/// bins differ in size, and a heat map has no line.
pub fn curve(settings: &Settings) -> Curve {
    let unit = settings.text("unit");
    if unit == "count" || unit == "among" || is_heat(settings) {
        return Curve::default();
    }
    Curve {
        of_documents: unit == "documents",
        smooth: settings.number("smooth"),
        changes: settings.text("changes") == "marked",
    }
}

/// The field whose values are to have a chart each; a heat map has none.
pub fn panels(settings: &Settings) -> Option<Panels> {
    let field = settings.text("panels");
    (!field.is_empty() && !is_heat(settings)).then(|| Panels { field: field.to_owned(), most: PANELS })
}

pub fn is_heat(settings: &Settings) -> bool {
    settings.text("show") == "heat"
}

/// Why there is nothing to draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    Terms,
    Bins,
    /// All documents are dated more coarsely than the bins.
    FineDates,
}

pub fn missing(trend: &Trend) -> Option<Missing> {
    if trend.series.is_empty() {
        Some(Missing::Terms)
    } else if !trend.bins.is_empty() {
        None
    } else if trend.outside.coarse > 0 {
        Some(Missing::FineDates)
    } else {
        Some(Missing::Bins)
    }
}

/// The order of a field's values where the link says none: as they are or, where not all are drawn, those with most hits
/// first.
fn usual_rank(values: usize, top: usize) -> Rank {
    let key = if values > top { RankKey::Hits } else { RankKey::default() };
    Rank { key, turned: false }
}

/// What a series is called, and whether it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub name: String,
    pub is_drawn: bool,
}

/// How a trend is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    pub measure: Measure,
    /// The bins as periods of time; `None` for a trend by a field.
    pub periods: Option<Arc<Vec<Period>>>,
    pub is_heat: bool,
    /// Drawn as bars.
    pub is_bars: bool,
    /// Of the values of a field: their order, how many are drawn, and the least words of one where that is said.
    pub rank: Rank,
    pub top: usize,
    pub least_words: Option<u64>,
    pub curve: Curve,
    /// The field of time that the bins are of, where the link names one.
    date_field: Option<String>,
    /// The field whose values have a chart each.
    pub panels: Option<String>,
    /// One for each series of the trend.
    pub series: Vec<Named>,
}

impl Look {
    pub fn new(trend: &Trend, state: &State) -> Look {
        let settings = &state.settings;
        let named = |series: &Series| Named {
            name: settings.name_of(&series.term).unwrap_or_else(|| series.term.clone()),
            is_drawn: !settings.is_hidden(&series.term),
        };
        let is_time = By::is_time(&trend.by);
        let top = settings.number("top") as usize;
        Look {
            measure: match settings.text("unit") {
                "count" => Measure::Count,
                "documents" => Measure::Share,
                "among" => Measure::Among,
                _ => Measure::rate(trend.view.tokens),
            },
            periods: is_time.then(|| lines::periods(trend)).flatten().map(Arc::new),
            is_heat: is_heat(settings),
            is_bars: settings.text("drawing") == "bars",
            rank: settings.text("rank").parse().unwrap_or_else(|()| usual_rank(trend.bins.len(), top)),
            top,
            least_words: settings.text("leastwords").parse().ok(),
            curve: curve(settings),
            date_field: state.date_field.clone(),
            panels: panels(settings).filter(|_| !trend.panels.is_empty()).map(|panels| panels.field),
            series: trend.series.iter().map(named).collect(),
        }
    }

    pub fn is_time(&self) -> bool {
        self.periods.is_some()
    }

    /// Rates or shares over time can be smoothed and searched for changes.
    pub fn has_curves(&self) -> bool {
        self.is_time() && !self.is_heat && !matches!(self.measure, Measure::Count | Measure::Among)
    }

    /// What a table shows beside the hits: of counts, rates.
    pub fn table_measure(&self, trend: &Trend) -> Measure {
        if self.measure == Measure::Count { Measure::rate(trend.view.tokens) } else { self.measure }
    }

    /// The field of time that the bins are of.
    pub fn date_field(&self) -> &str {
        self.date_field.as_deref().unwrap_or(DATE)
    }

    /// The field of time, where it is one of several and has to be named.
    pub fn named_date_field(&self) -> Option<&str> {
        self.date_field.as_deref().filter(|_| self.is_time())
    }

    /// What a series is called.
    pub fn name(&self, number: usize) -> &str {
        self.series.get(number).map_or("", |series| series.name.as_str())
    }

    /// The series that the title names, by their numbers: those that are drawn. Of shares among the terms, also what is
    /// left out is a part of the whole.
    pub fn in_title(&self) -> Vec<usize> {
        let is_all = self.measure == Measure::Among || self.series.iter().all(|series| !series.is_drawn);
        let named = self.series.iter().enumerate().filter(|(_, series)| series.is_drawn || is_all);
        named.map(|(number, _)| number).collect()
    }

    /// The condition that leaves just what one of several charts counts.
    pub fn panel_condition(&self, value: Option<&str>) -> Filter {
        Filter::of(self.panels.as_deref().unwrap_or_default(), value)
    }

    /// The conditions that leave just what a bin of a trend counts, in the chart of a value where there is one.
    pub fn conditions(&self, by: &str, key: Option<&str>, panel: Option<&Filter>) -> Vec<Filter> {
        let days = key.filter(|_| self.is_time()).and_then(Days::of_bin);
        let mut conditions = vec![match days {
            Some(days) => Filter::of(self.date_field(), Some(&days.to_string())),
            None => Filter::of(by, key),
        }];
        conditions.extend(panel.cloned());
        conditions
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::{Bin, Outside, Panel, Point, Size};

    /// A trend with points for `terms` in bins of so many words: `counts` are the hits of each term in each bin.
    pub(super) fn trend(by: &str, bins: &[(&str, u64)], terms: &[(&str, &[u64])]) -> Trend {
        let bins: Vec<Bin> = bins
            .iter()
            .map(|(key, tokens)| Bin { key: Some((*key).to_owned()), documents: 1, tokens: *tokens })
            .collect();
        let series = terms.iter().map(|(term, counts)| series(term, &bins, counts)).collect();
        let tokens = bins.iter().map(|bin| bin.tokens).sum();
        Trend {
            by: by.to_owned(),
            overlapping: false,
            view: Size { documents: bins.len() as u32, tokens },
            bins,
            series,
            outside: Outside::default(),
            panels: Vec::new(),
            panels_total: 0,
        }
    }

    pub(super) fn series(term: &str, bins: &[Bin], counts: &[u64]) -> Series {
        let point = |(bin, freq): (&Bin, &u64)| Point {
            key: bin.key.clone(),
            freq: *freq,
            per_million: (bin.tokens > 0).then(|| *freq as f64 * 1e6 / bin.tokens as f64),
            tokens: bin.tokens,
            documents: u32::from(*freq > 0),
            of_documents: bin.documents,
            ..Point::default()
        };
        let points = bins.iter().zip(counts).map(point).collect();
        Series { term: term.to_owned(), freq: counts.iter().sum(), documents: 1, points, ..Series::default() }
    }

    /// The same trend again in the text of each of these values.
    pub(super) fn with_panels(mut trend: Trend, values: &[Option<&str>]) -> Trend {
        let panel = |value: &Option<&str>| Panel {
            value: value.map(str::to_owned),
            view: trend.view,
            bins: trend.bins.clone(),
            series: trend.series.clone(),
        };
        trend.panels = values.iter().map(panel).collect();
        trend.panels_total = values.len() as u32;
        trend
    }

    pub(super) fn look(trend: &Trend, settings: &[(&str, &str)]) -> Look {
        Look::new(trend, &state(settings))
    }

    fn state(settings: &[(&str, &str)]) -> State {
        let mut state = State::default();
        settings.iter().for_each(|(name, value)| state.settings.put(name, (*value).to_owned()));
        state
    }

    #[test]
    fn settings_say_what_is_worked_out_of_the_points() {
        let smooth = [("smooth", "5"), ("changes", "marked")];
        let with = |more: &[(&str, &str)]| curve(&state(&[&smooth, more].concat()).settings);
        let expected = Curve { of_documents: false, smooth: 5, changes: true };
        assert_eq!(with(&[]), expected);
        assert_eq!(with(&[("unit", "documents")]), Curve { of_documents: true, ..expected });
        for none in [("unit", "count"), ("unit", "among"), ("show", "heat")] {
            assert_eq!(with(&[none]), Curve::default(), "{none:?}");
        }
    }

    #[test]
    fn a_heat_map_has_no_panels() {
        let field = |settings: &[(&str, &str)]| panels(&state(settings).settings).map(|panels| panels.field);
        assert_eq!(field(&[]), None);
        assert_eq!(field(&[("panels", "side")]).as_deref(), Some("side"));
        assert_eq!(field(&[("panels", "side"), ("show", "heat")]), None);
        // A trend that came without them has none either.
        let plain = trend("year", &[("2019", 9)], &[("a", &[1])]);
        assert_eq!(look(&plain, &[("panels", "side")]).panels, None);
        let split = with_panels(plain, &[Some("UK")]);
        assert_eq!(look(&split, &[("panels", "side")]).panels.as_deref(), Some("side"));
    }

    #[test]
    fn curves_are_of_rates_and_shares_over_time() {
        let (time, field) = (trend("year", &[("2019", 9)], &[]), trend("side", &[("UK", 9)], &[]));
        assert!(look(&time, &[]).has_curves());
        assert!(look(&time, &[("unit", "documents")]).has_curves());
        for none in [("unit", "count"), ("unit", "among"), ("show", "heat")] {
            assert!(!look(&time, &[none]).has_curves(), "{none:?}");
        }
        assert!(!look(&field, &[]).has_curves());
        // A field may be called as a unit of time is.
        assert!(!look(&trend("year", &[("first", 9)], &[]), &[]).is_time());
    }

    #[test]
    fn the_title_names_what_is_drawn() {
        let all = trend("year", &[("2019", 9)], &[("a", &[1]), ("b", &[1])]);
        let names = |settings: &[(&str, &str)]| {
            let look = look(&all, settings);
            look.in_title().into_iter().map(|number| look.name(number)).collect::<Vec<_>>().join(", ")
        };
        assert_eq!(names(&[]), "a, b");
        assert_eq!(names(&[("hidden", "a"), ("names", "b|Bee")]), "Bee");
        assert_eq!(names(&[("hidden", "a|b")]), "a, b");
        assert_eq!(names(&[("hidden", "a"), ("unit", "among")]), "a, b");
    }

    #[test]
    fn a_bin_has_the_conditions_that_it_counts_under() {
        let (time, field) = (trend("month", &[("2020-07", 9)], &[]), trend("side", &[("UK", 9)], &[]));
        let texts = |filters: Vec<Filter>| filters.iter().map(Filter::to_string).collect::<Vec<_>>().join(" ");
        assert_eq!(texts(look(&time, &[]).conditions("month", Some("2020-07"), None)), "date:2020-07");
        assert_eq!(texts(look(&field, &[]).conditions("side", Some("UK"), None)), "side:UK");
        assert_eq!(texts(look(&field, &[]).conditions("side", None, None)), "-side:*");
        let panel = Filter::of("side", Some("China"));
        let own = Look::new(&time, &State { date_field: Some("sent".to_owned()), ..State::default() });
        assert_eq!(texts(own.conditions("month", Some("2020-07"), Some(&panel))), "sent:2020-07 side:China");
        assert_eq!((own.named_date_field(), look(&time, &[]).named_date_field()), (Some("sent"), None));
    }

    #[test]
    fn nothing_to_draw_has_a_reason() {
        let mut none = trend("year", &[], &[]);
        assert_eq!(missing(&none), Some(Missing::Terms));
        none.series = vec![Series::default()];
        assert_eq!(missing(&none), Some(Missing::Bins));
        none.outside.coarse = 3;
        assert_eq!(missing(&none), Some(Missing::FineDates));
        assert_eq!(missing(&trend("year", &[("2019", 9)], &[("a", &[0])])), None);
    }
}
