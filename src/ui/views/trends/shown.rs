//! A trend with what the page has to know and say of it.

use std::sync::Arc;

use crate::chart::{lines, marks::SERIES, time::Period, value::Measure};
use crate::link::{Days, Filter, Settings, State};
use crate::platform::locale;
use crate::protocol::{Body, Change, Curve, FieldKind, Info, Note, Point, Series, Trend};
use crate::stats::LEAST_VALUES;
use crate::ui::ask::Came;
use crate::ui::parts::chart;
use crate::ui::words::{self, chart as said};

/// More rows than this are not drawn, only listed.
const ROWS: usize = 40;

/// What the settings ask the engine to work out of the points. Counts have none of it: bins of unlike size would be one.
pub(super) fn curve(settings: &Settings) -> Curve {
    let unit = settings.text("unit");
    if unit == "count" {
        return Curve::default();
    }
    Curve {
        of_documents: unit == "documents",
        smooth: settings.number("smooth"),
        changes: settings.text("changes") == "marked",
    }
}

/// As much of a trend as a chart shows.
pub(super) struct Drawn {
    pub trend: Arc<Trend>,
    /// The number of each series among all.
    pub numbers: Arc<Vec<usize>>,
    /// The terms, whatever the series are called.
    pub terms: Vec<String>,
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

#[derive(Clone, PartialEq)]
pub(super) struct Shown {
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
    source: String,
}

impl Shown {
    pub fn of(reply: Came, state: &State, info: Option<&Info>) -> Option<Shown> {
        let Body::Trend(trend) = &reply.body else { return None };
        let is_time = matches!(trend.by.as_str(), "year" | "quarter" | "month" | "day");
        let periods = is_time.then(|| lines::periods(trend)).flatten();
        let field = info.and_then(|info| info.fields.iter().find(|field| field.name == trend.by));
        let by = match field {
            Some(field) if periods.is_none() => locale::lower(&field.label),
            _ => trend.by.clone(),
        };
        let settings = &state.settings;
        let own = |series: &Series| {
            let name = settings.name_of(&series.term).unwrap_or_else(|| series.term.clone());
            (name, !settings.is_hidden(&series.term))
        };
        let series: Vec<(String, bool)> = trend.series.iter().map(own).collect();
        let named = series.iter().filter(|(_, drawn)| *drawn);
        let terms: Vec<&str> = named.map(|(name, _)| name.as_str()).collect();
        // Of several dates it has to be said which.
        let of = state.date_field.as_ref().filter(|_| periods.is_some()).map(|name| format!("{by} ({name})"));
        Some(Shown {
            title: said::title(&terms.join(", "), of.as_ref().unwrap_or(&by)),
            periods: periods.map(Arc::new),
            measure: match settings.text("unit") {
                "count" => Measure::Count,
                "documents" => Measure::Share,
                _ => Measure::rate(trend.view.tokens),
            },
            curve: curve(settings),
            series,
            by,
            date_field: state.date_field.clone().unwrap_or_else(|| "date".into()),
            source: info.map(|info| info.title.clone()).unwrap_or_default(),
            reply: reply.clone(),
        })
    }

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
        let series = numbers.iter().filter_map(|number| all.series.get(*number)).cloned().collect();
        let (by, bins) = (all.by.clone(), all.bins.clone());
        let mut trend = Trend { by, bins, series, ..*all };
        let terms = trend.series.iter().map(|series| series.term.clone()).collect();
        for (series, number) in trend.series.iter_mut().zip(&numbers) {
            series.term = self.name(*number);
        }
        if self.periods.is_none() {
            trend.bins.truncate(ROWS);
            trend.series.iter_mut().for_each(|series| series.points.truncate(ROWS));
        }
        Drawn { trend: trend.into(), numbers: numbers.into(), terms }
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

    /// The condition that leaves just what a bin counts.
    pub fn condition(&self, key: Option<&str>) -> Filter {
        let days = key.filter(|_| self.periods.is_some()).and_then(Days::of_bin);
        match days {
            Some(days) => Filter::of(&self.date_field, Some(&days.to_string())),
            None => Filter::of(&self.trend().by, key),
        }
    }

    /// How the numbers of the drawing are made.
    fn settings(&self) -> Vec<String> {
        let mut settings = Vec::new();
        let is_smooth = self.periods.is_some() && self.curve.smooth > 1;
        match self.measure {
            _ if is_smooth => {}
            Measure::Count => {}
            Measure::Share => settings.push(said::share_intervals().into()),
            _ => settings.push(said::intervals().into()),
        }
        if is_smooth {
            settings.push(said::smoothed_over(&locale::count(self.curve.smooth.into()), &self.by));
        }
        settings
    }

    fn change(&self, series: &Series, change: &Change) -> String {
        let level = |value: Option<f64>| match value {
            Some(value) => chart::amount(self.measure, self.measure.of_curve(value)),
            None => said::no_words().into(),
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
    pub fn remarks(&self, drawn: &Trend) -> (Vec<String>, Vec<String>) {
        let trend = self.trend();
        let (tokens, documents) = (trend.view.tokens, u64::from(trend.view.documents));
        let tokens = words::count_words(tokens, &locale::count(tokens));
        let mut remarks = vec![said::view_size(&tokens, &words::count_documents(documents, &locale::count(documents)))];
        let (undated, coarse) = (trend.outside.undated, trend.outside.coarse);
        if undated > 0 {
            remarks.push(said::undated(undated.into(), &locale::count(undated.into())));
        }
        if coarse > 0 {
            remarks.push(said::coarse(coarse.into(), &locale::count(coarse.into()), &self.by));
        }
        if trend.overlapping {
            remarks.push(said::overlapping(&self.by));
        }
        remarks.extend(self.settings());
        remarks.push(said::source(&self.source));

        let mut points = drawn.series.iter().flat_map(|series| &series.points);
        let mut of_the_drawing: Vec<String> = Vec::new();
        if points.any(|point| self.measure.is_weak(point)) {
            of_the_drawing.push(if self.measure == Measure::Share { said::weak_share() } else { said::weak() }.into());
        }
        if self.periods.is_some() && self.curve.changes {
            let before = remarks.len();
            for series in &drawn.series {
                remarks.extend(series.changes.iter().map(|change| self.change(series, change)));
            }
            let has_data = |points: &[Point]| points.iter().filter(|point| self.measure.value(point).is_some()).count();
            let few = drawn.series.iter().all(|series| has_data(&series.points) < LEAST_VALUES);
            remarks.push(match (few, remarks.len() == before) {
                (true, _) => said::few_for_changes().into(),
                (false, true) => said::no_change().into(),
                (false, false) => said::changes_test().into(),
            });
        }
        if self.periods.is_some() && drawn.bins.iter().any(|bin| bin.tokens == 0) {
            of_the_drawing.push(said::gaps().into());
        }
        let count = |n: usize| locale::count(n as u64);
        if drawn.bins.len() < trend.bins.len() {
            of_the_drawing.push(said::rows_shown(&count(drawn.bins.len()), &count(trend.bins.len())));
        }
        let hidden = self.series.iter().filter(|(_, drawn)| !drawn).count();
        if hidden > 0 {
            of_the_drawing.push(said::hidden(&count(hidden)));
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
