//! A trend with what the page has to know and say of it.

use std::sync::Arc;

use crate::chart::{
    lines,
    marks::SERIES,
    time::Period,
    value::{Measure, is_weak},
};
use crate::link::{Days, Filter, State, Unit};
use crate::platform::locale;
use crate::protocol::{Body, FieldKind, Info, Note, Reply, Trend};
use crate::ui::dom::{Piece, el, flag};
use crate::ui::signals::*;
use crate::ui::words::{self, chart as said};

/// More rows than this are not drawn, only listed.
const ROWS: usize = 40;

#[derive(Clone, PartialEq)]
pub(super) struct Shown {
    pub trend: Arc<Trend>,
    pub periods: Option<Arc<Vec<Period>>>,
    pub measure: Measure,
    /// What it is counted by, as the reader knows it: `month`, or a field's label.
    pub by: String,
    pub title: String,
    /// The field of time that the bins are of.
    date_field: String,
    pub notes: Vec<Note>,
    source: String,
}

impl Shown {
    pub fn of(reply: &Reply, state: &State, info: Option<&Info>) -> Option<Shown> {
        let Body::Trend(trend) = &reply.body else { return None };
        let is_time = matches!(trend.by.as_str(), "year" | "quarter" | "month" | "day");
        let periods = is_time.then(|| lines::periods(trend)).flatten();
        let field = info.and_then(|info| info.fields.iter().find(|field| field.name == trend.by));
        let by = match field {
            Some(field) if periods.is_none() => locale::lower(&field.label),
            _ => trend.by.clone(),
        };
        let terms: Vec<&str> = trend.series.iter().map(|series| series.term.as_str()).collect();
        Some(Shown {
            title: said::title(&terms.join(", "), &by),
            periods: periods.map(Arc::new),
            measure: match state.unit {
                Unit::Count => Measure::Count,
                Unit::Rate => Measure::rate(trend.view.tokens),
            },
            by,
            trend: Arc::new(trend.clone()),
            date_field: state.date_field.clone().unwrap_or_else(|| "date".into()),
            notes: reply.notes.clone(),
            source: info.map(|info| info.title.clone()).unwrap_or_default(),
        })
    }

    /// As much of the trend as a chart can show: as many series as there are marks, and not too many rows.
    pub fn drawn(&self) -> Trend {
        let mut trend = (*self.trend).clone();
        trend.series.truncate(SERIES);
        if self.periods.is_none() {
            trend.bins.truncate(ROWS);
            trend.series.iter_mut().for_each(|series| series.points.truncate(ROWS));
        }
        trend
    }

    /// The condition that leaves just what a bin counts.
    pub fn condition(&self, key: Option<&str>) -> Filter {
        let days = key.filter(|_| self.periods.is_some()).and_then(Days::of_bin);
        match days {
            Some(days) => Filter::of(&self.date_field, Some(&days.to_string())),
            None => Filter::of(&self.trend.by, key),
        }
    }

    /// What has to be known to read the chart or the table.
    pub fn remarks(self, as_table: Memo<bool>) -> Piece {
        let trend = &self.trend;
        let (tokens, documents) = (trend.view.tokens, u64::from(trend.view.documents));
        let tokens = words::words(tokens, &locale::count(tokens));
        let mut remarks = vec![said::view_size(&tokens, &words::documents(documents, &locale::count(documents)))];
        let (undated, coarse) = (trend.outside.undated, trend.outside.coarse);
        if undated > 0 {
            remarks.push(said::undated(undated, &locale::count(undated.into())));
        }
        if coarse > 0 {
            remarks.push(said::coarse(coarse, &locale::count(coarse.into()), &self.by));
        }
        if trend.overlapping {
            remarks.push(said::overlapping(&self.by));
        }
        if self.measure != Measure::Count {
            remarks.push(said::INTERVALS.into());
        }
        remarks.push(format!("{} {}.", said::SOURCE, self.source));

        let drawn = self.drawn();
        let mut points = drawn.series.iter().flat_map(|series| &series.points);
        let mut of_the_drawing = Vec::new();
        if points.any(is_weak) {
            of_the_drawing.push(said::WEAK.into());
        }
        if self.periods.is_some() && drawn.bins.iter().any(|bin| bin.tokens == 0) {
            of_the_drawing.push(said::GAPS.into());
        }
        if drawn.bins.len() < trend.bins.len() {
            let count = |n: usize| locale::count(n as u64);
            of_the_drawing.push(said::rows_shown(&count(drawn.bins.len()), &count(trend.bins.len())));
        }
        if drawn.series.len() < trend.series.len() {
            of_the_drawing.push(said::series_shown(drawn.series.len(), trend.series.len()));
        }
        let of_the_drawing = of_the_drawing
            .into_iter()
            .map(move |remark: String| el("li").at("hidden", flag(move || as_table.get())).with(remark).piece());
        let all = remarks.into_iter().map(|remark| el("li").with(remark).piece()).chain(of_the_drawing);
        all.collect::<Piece>()
    }
}

/// The date fields that a trend can be counted by, where there is a choice.
pub(super) fn date_fields(info: &Info) -> Vec<(String, String)> {
    let dates = info.fields.iter().filter(|field| field.kind == FieldKind::Date);
    let all: Vec<_> = dates.map(|field| (field.name.clone(), field.label.clone())).collect();
    if all.len() > 1 { all } else { Vec::new() }
}
