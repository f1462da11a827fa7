//! A trend with what the page has to know and say of it.

use std::ops::Deref;
use std::sync::Arc;

use crate::chart::{lines, marks::SERIES, time::Period, value::Measure};
use crate::link::{Days, Filter, Settings, State};
use crate::platform::locale;
use crate::protocol::{Bin, Body, Change, Curve, FieldKind, Info, Note, Panels, Point, Series, Trend};
use crate::stats::LEAST_VALUES;
use crate::ui::ask::Came;
use crate::ui::parts::chart;
use crate::ui::words::{self, chart as said};

/// More rows than this are not drawn, only listed.
const ROWS: usize = 40;
/// So many values of a field have a chart each.
pub(super) const PANELS: u32 = 24;

/// What the settings ask the engine to work out of the points. Counts have none of it: bins of unlike size would be one.
pub(super) fn curve(settings: &Settings) -> Curve {
    let unit = settings.text("unit");
    if unit == "count" || unit == "among" || settings.text("show") == "heat" {
        return Curve::default();
    }
    Curve {
        of_documents: unit == "documents",
        smooth: settings.number("smooth"),
        changes: settings.text("changes") == "marked",
    }
}

/// The field whose values are to have a chart each.
pub(super) fn panels(settings: &Settings) -> Option<Panels> {
    let field = settings.text("panels").to_owned();
    (!field.is_empty() && settings.text("show") != "heat").then_some(Panels { field, most: PANELS })
}

/// As much of a trend as a chart shows.
pub(super) struct Drawn {
    pub trend: Arc<Trend>,
    /// The number of each series among all.
    pub numbers: Arc<Vec<usize>>,
    /// The terms, whatever the series are called.
    pub terms: Vec<String>,
    /// The same for values of a field, where there is to be a chart for each.
    pub panels: Vec<Panel>,
}

/// A chart of several.
pub(super) struct Panel {
    pub name: String,
    pub condition: Filter,
    pub trend: Arc<Trend>,
}

/// A term that is compared, with all its hits, whatever they are counted by.
#[derive(Clone, PartialEq)]
pub(super) struct Term {
    pub term: String,
    pub name: String,
    pub drawn: bool,
    pub freq: u64,
    pub documents: u32,
}

/// Handed on by many hands: all have the same one.
#[derive(Clone, PartialEq)]
pub(super) struct Shown(Arc<Known>);

#[derive(PartialEq)]
pub(super) struct Known {
    reply: Came,
    pub periods: Option<Arc<Vec<Period>>>,
    pub measure: Measure,
    /// What it is counted by, as the reader knows it: `month`, or a field's label.
    pub by: String,
    pub title: String,
    /// The field of time that the bins are of.
    pub date_field: String,
    /// One for each series: the name that it is shown by, and whether it is drawn.
    pub series: Vec<(String, bool)>,
    pub curve: Curve,
    pub is_heat: bool,
    /// The field whose values have a chart each, by its name and its label.
    pub panels: Option<(String, String)>,
    source: String,
}

impl Deref for Shown {
    type Target = Known;

    fn deref(&self) -> &Known {
        &self.0
    }
}

impl Shown {
    pub fn of(reply: Came, state: &State, info: Option<&Info>) -> Option<Shown> {
        let Body::Trend(trend) = &reply.body else { return None };
        let is_time = matches!(trend.by.as_str(), "year" | "quarter" | "month" | "day");
        let periods = is_time.then(|| lines::periods(trend)).flatten();
        let field = info.and_then(|info| info.fields.iter().find(|field| field.name == trend.by));
        let by = match field {
            _ if periods.is_some() => chart::time_name(&trend.by),
            Some(field) => locale::lower(&field.label),
            None => trend.by.clone(),
        };
        let settings = &state.settings;
        let own = |series: &Series| {
            let name = settings.name_of(&series.term).unwrap_or_else(|| series.term.clone());
            (name, !settings.is_hidden(&series.term))
        };
        let series: Vec<(String, bool)> = trend.series.iter().map(own).collect();
        // Of shares, also what is left out is a part of the whole.
        let names_all = series.iter().all(|(_, drawn)| !drawn) || settings.text("unit") == "among";
        let named = series.iter().filter(|(_, drawn)| *drawn || names_all);
        let terms: Vec<&str> = named.map(|(name, _)| name.as_str()).collect();
        // Of several dates it has to be said which.
        let of = state.date_field.as_ref().filter(|_| periods.is_some()).map(|name| [&by, " (", name, ")"].concat());
        let title = said::title(&terms.join(", "), of.as_ref().unwrap_or(&by));
        let panels = panels(settings).filter(|_| !trend.panels.is_empty()).map(|panels| {
            let field = info.and_then(|info| info.fields.iter().find(|field| field.name == panels.field));
            let label = field.map_or_else(|| panels.field.clone(), |field| locale::lower(&field.label));
            (panels.field, label)
        });
        let known = Known {
            title: panels.as_ref().map_or(title.clone(), |(_, label)| said::each(&title, label)),
            panels,
            is_heat: settings.text("show") == "heat",
            periods: periods.map(Arc::new),
            measure: match settings.text("unit") {
                "count" => Measure::Count,
                "documents" => Measure::Share,
                "among" => Measure::Among,
                _ => Measure::rate(trend.view.tokens),
            },
            curve: curve(settings),
            series,
            by,
            date_field: state.date_field.clone().unwrap_or_else(|| "date".into()),
            source: info.map(|info| info.title.clone()).unwrap_or_default(),
            reply: reply.clone(),
        };
        Some(Shown(Arc::new(known)))
    }
}

impl Known {
    /// The trend as it came.
    pub fn trend(&self) -> &Trend {
        match &self.reply.body {
            Body::Trend(trend) => trend,
            _ => unreachable!("`of` takes trends alone"),
        }
    }

    pub fn notes(&self) -> &[Note] {
        &self.reply.notes
    }

    /// Of the series that are not hidden as many as there are marks, and not too many rows.
    pub fn drawn(&self) -> Drawn {
        let all = self.trend();
        let numbers = self.series.iter().enumerate().filter(|(_, (_, drawn))| *drawn).map(|(number, _)| number);
        let numbers: Vec<usize> = numbers.take(SERIES).collect();
        let rows = if self.periods.is_none() { ROWS } else { usize::MAX };
        let part = |bins: &[Bin], series: &[Series]| {
            let one = |number: &usize| {
                let own = series.get(*number)?;
                let points = own.points.iter().take(rows).cloned().collect();
                let (smoothed, changes) = (own.smoothed.clone(), own.changes.clone());
                Some(Series { term: self.name(*number), points, smoothed, changes, ..*own })
            };
            let series = numbers.iter().filter_map(one).collect();
            let (by, bins) = (all.by.clone(), bins.iter().take(rows).cloned().collect());
            Arc::new(Trend { by, bins, series, panels: Vec::new(), ..*all })
        };
        let panel = |own: &crate::protocol::Panel| Panel {
            name: own.value.clone().unwrap_or_else(said::no_value),
            condition: self.condition_of_panel(own.value.as_deref()),
            trend: part(&own.bins, &own.series),
        };
        let terms = numbers.iter().filter_map(|number| Some(all.series.get(*number)?.term.clone())).collect();
        let panels = all.panels.iter().map(panel).collect();
        Drawn { trend: part(&all.bins, &all.series), numbers: numbers.into(), terms, panels }
    }

    /// The condition that leaves just what one of several charts counts.
    pub fn condition_of_panel(&self, value: Option<&str>) -> Filter {
        Filter::of(self.panels.as_ref().map_or("", |(field, _)| field.as_str()), value)
    }

    pub fn terms(&self) -> Vec<Term> {
        let term = |(series, (name, drawn)): (&Series, &(String, bool))| Term {
            term: series.term.clone(),
            name: name.clone(),
            drawn: *drawn,
            freq: series.freq,
            documents: series.documents,
        };
        self.trend().series.iter().zip(&self.series).map(term).collect()
    }

    /// What a series is called.
    pub fn name(&self, number: usize) -> String {
        self.series.get(number).map(|(name, _)| name.clone()).unwrap_or_default()
    }

    /// The conditions that leave just what a bin counts, in the chart of a value where there is one.
    pub fn conditions(&self, key: Option<&str>, panel: Option<&Filter>) -> Vec<Filter> {
        let days = key.filter(|_| self.periods.is_some()).and_then(Days::of_bin);
        let mut conditions = vec![match days {
            Some(days) => Filter::of(&self.date_field, Some(&days.text())),
            None => Filter::of(&self.trend().by, key),
        }];
        conditions.extend(panel.cloned());
        conditions
    }

    /// How the numbers of the drawing are made.
    fn settings(&self) -> Vec<String> {
        let mut settings = Vec::new();
        let is_smooth = self.periods.is_some() && self.curve.smooth > 1;
        match self.measure {
            _ if is_smooth => {}
            Measure::Count => {}
            Measure::Share => settings.push(said::share_intervals()),
            Measure::Among => settings.push(said::among_intervals()),
            _ => settings.push(said::intervals()),
        }
        if is_smooth {
            settings.push(said::smoothed_over(&locale::count(self.curve.smooth.into()), &self.by));
        }
        settings
    }

    fn change(&self, series: &Series, change: &Change) -> String {
        let level = |value: Option<f64>| match value {
            Some(value) => chart::amount(self.measure, self.measure.of_curve(value)),
            None => said::no_words(),
        };
        let bin = change.key.as_deref().map(locale::date).unwrap_or_default();
        let (before, after, unit) = (level(change.before), level(change.after), chart::unit(self.measure));
        if change.p < 0.001 {
            said::change_sure(&series.term, &bin, &before, &after, &unit)
        } else {
            said::change(&series.term, &bin, &before, &after, &unit, &locale::fixed(change.p, 3))
        }
    }

    /// What has to be known to read the chart or the table, and what to read the chart alone.
    pub fn remarks(&self, all: &Drawn) -> (Vec<String>, Vec<String>) {
        let drawn = &all.trend;
        let trend = self.trend();
        let (tokens, documents) = (trend.view.tokens, u64::from(trend.view.documents));
        let tokens = words::count_words(tokens);
        let mut remarks = vec![said::view_size(&tokens, &words::count_documents(documents))];
        let (undated, coarse) = (trend.outside.undated, trend.outside.coarse);
        if undated > 0 {
            remarks.push(said::undated(undated.into()));
        }
        if coarse > 0 {
            remarks.push(said::coarse(coarse.into(), &self.by));
        }
        if trend.overlapping {
            remarks.push(said::overlapping(&self.by));
        }
        remarks.extend(self.settings());
        remarks.push(said::source(&self.source));

        let charts = all.panels.iter().map(|panel| &panel.trend).chain([drawn]);
        let mut points = charts.flat_map(|chart| &chart.series).flat_map(|series| &series.points);
        let mut of_the_drawing: Vec<String> = Vec::new();
        if self.is_heat {
            let is_whole = self.measure == Measure::Among;
            of_the_drawing.push(if is_whole { said::heat_among() } else { said::heat() });
        }
        if points.any(|point| self.measure.is_weak(point)) {
            let weak = match self.measure {
                _ if self.is_heat => said::heat_weak(),
                Measure::Share => said::weak_share(),
                Measure::Among => said::weak_among(),
                _ => said::weak(),
            };
            of_the_drawing.push(weak);
        }
        if let Some((_, label)) = &self.panels {
            let count = |n: u32| locale::count(n.into());
            let shown = trend.panels.len() as u32;
            if shown < trend.panels_total {
                remarks.push(said::panels_shown(&count(shown), &count(trend.panels_total)));
            }
            if trend.panels.iter().map(|panel| panel.view.tokens).sum::<u64>() > trend.view.tokens {
                remarks.push(said::panels_overlap(label));
            }
        }
        if self.periods.is_some() && self.curve.changes {
            let before = remarks.len();
            for series in &drawn.series {
                remarks.extend(series.changes.iter().map(|change| self.change(series, change)));
            }
            let has_data = |points: &[Point]| points.iter().filter(|point| self.measure.value(point).is_some()).count();
            let few = drawn.series.iter().all(|series| has_data(&series.points) < LEAST_VALUES);
            remarks.push(match (few, remarks.len() == before) {
                (true, _) => said::few_for_changes(),
                (false, true) => said::no_change(),
                (false, false) => said::changes_test(),
            });
        }
        if self.periods.is_some() && drawn.bins.iter().any(|bin| bin.tokens == 0) {
            of_the_drawing.push(said::gaps());
        }
        let count = |n: usize| locale::count(n as u64);
        if drawn.bins.len() < trend.bins.len() {
            of_the_drawing.push(said::rows_shown(&count(drawn.bins.len()), &count(trend.bins.len())));
        }
        let hidden = self.series.iter().filter(|(_, drawn)| !drawn).count();
        if hidden > 0 {
            let say = if self.measure == Measure::Among { said::hidden_part } else { said::hidden };
            of_the_drawing.push(say(&count(hidden)));
        }
        if drawn.series.len() + hidden < trend.series.len() {
            of_the_drawing.push(said::series_shown(&count(drawn.series.len()), &count(trend.series.len())));
        }
        (remarks, of_the_drawing)
    }
}

/// The date fields that a trend can be counted by, where there is a choice.
pub(super) fn date_fields(info: &Info) -> Vec<(String, String)> {
    let dates = info.fields.iter().filter(|field| field.kind == FieldKind::Date);
    let all: Vec<_> = dates.map(|field| (field.name.clone(), field.label.clone())).collect();
    if all.len() > 1 { all } else { Vec::new() }
}
