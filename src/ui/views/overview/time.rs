//! What is in view as parts of a whole: documents or words over time, by the values of a field.

use std::rc::Rc;
use std::sync::Arc;

use super::seen;
use crate::chart::{lines, value::Measure};
use crate::export::{Cell, Table};
use crate::link::{Days, Filter, View};
use crate::platform::{download, locale};
use crate::protocol::{
    Bin, Body, By, Curve, FieldKind, Info, Level, Panels, Point, Request, Series, Trend, TrendRequest,
};
use crate::ui::app::App;
use crate::ui::dom::{Piece, el, live_option, pieces};
use crate::ui::parts::{
    chart,
    choose::{Options, menu},
    facts::facts,
    settings::one_of,
    trouble,
};
use crate::ui::words::{self, chart as said};
use leptos::prelude::*;

const CHART: &str = "overview-time";
const WHOLES: Options = &[("", words::documents), ("words", words::words)];
/// So many values have a part of their own; what others have is together one.
const PARTS: u32 = 7;

/// The field whose values are the parts: the one that was chosen, or the first that says where documents are from.
fn field(app: App, info: &Info) -> String {
    let chosen = app.state.with(|state| state.settings.text("panels").to_owned());
    let fits = |wanted: &dyn Fn(&str) -> bool| {
        let facets = info.fields.iter().filter(|field| field.kind == FieldKind::Facet);
        let several = facets.filter(|field| field.values.as_ref().is_some_and(|values| values.len() > 1));
        let mut documents = several.filter(|field| field.level == Level::Document);
        documents.find(|field| wanted(&field.name)).map(|field| field.name.clone())
    };
    if !chosen.is_empty() {
        return chosen;
    }
    fits(&|name| name == "publisher").or_else(|| fits(&|_| true)).unwrap_or_default()
}

/// The parts as series, and the condition of each.
fn parts(trend: &Trend, field: &str) -> (Trend, Vec<Option<Filter>>) {
    let points = |of: &dyn Fn(usize) -> (u32, u64)| {
        let point = |(at, bin): (usize, &Bin)| {
            let (of_documents, tokens) = of(at);
            Point { key: bin.key.clone(), of_documents, tokens, ..Point::default() }
        };
        trend.bins.iter().enumerate().map(point).collect()
    };
    let sizes = |bins: &[Bin], at: usize| bins.get(at).map_or((0, 0), |bin| (bin.documents, bin.tokens));
    let (mut series, mut conditions) = (Vec::new(), Vec::new());
    for panel in &trend.panels {
        let term = panel.value.clone().unwrap_or_else(said::no_value);
        series.push(Series { term, points: points(&|at| sizes(&panel.bins, at)), ..Series::default() });
        conditions.push(Some(Filter::of(field, panel.value.as_deref())));
    }
    // Where documents have several values, what is left is not the rest.
    if (trend.panels.len() as u32) < trend.panels_total && !is_overlapping(trend) {
        let rest = |at: usize| {
            let (documents, tokens) = sizes(&trend.bins, at);
            let all = trend.panels.iter().map(|panel| sizes(&panel.bins, at));
            all.fold((documents, tokens), |left, own| (left.0.saturating_sub(own.0), left.1.saturating_sub(own.1)))
        };
        series.push(Series { term: words::all_others(), points: points(&rest), ..Series::default() });
        let values = trend.panels.iter().filter_map(|panel| panel.value.clone()).collect();
        conditions.push(Some(Filter { field: field.to_owned(), values, exclude: true }));
    }
    if series.is_empty() {
        let term = words::documents();
        series.push(Series { term, points: points(&|at| sizes(&trend.bins, at)), ..Series::default() });
        conditions.push(None);
    }
    let all = Trend { series, panels: Vec::new(), by: trend.by.clone(), bins: trend.bins.clone(), ..*trend };
    (all, conditions)
}

fn is_overlapping(trend: &Trend) -> bool {
    trend.panels.iter().map(|panel| panel.view.documents).sum::<u32>() > trend.view.documents
}

pub(super) fn time(app: App, info: &Arc<Info>) -> Piece {
    let (known, asking, chosen) = (Arc::clone(info), Arc::clone(info), Arc::clone(info));
    let answer = app.ask("overview-time", move || {
        let field = field(app, &asking);
        Some(Request::Trend(TrendRequest {
            scope: seen(app),
            terms: Vec::new(),
            by: By::Auto,
            date_field: None,
            curve: Curve::default(),
            panels: (!field.is_empty()).then_some(Panels { field, most: PARTS }),
        }))
    });
    let drawn = move || {
        let reply = answer.with(|answer| answer.reply.clone())?;
        let Body::Trend(trend) = &reply.body else { return None };
        let words = app.state.with(|state| state.settings.text("whole") == "words");
        if trend.view.documents == 0 {
            return Some(el("p").is("soft").with(words::nothing_title()).piece());
        }
        (!trend.bins.is_empty())
            .then(|| figure(app, &known, trend, if words { Measure::Words } else { Measure::Documents }))
    };
    let fields = info.fields.iter().filter(|field| field.kind == FieldKind::Facet);
    let fields: Vec<_> = fields.map(|field| (field.name.clone(), field.label.clone())).collect();
    let now = move || field(app, &chosen);
    let change = move |name: String| app.go(|state| state.settings.put("panels", name.clone()));
    let by = (!fields.is_empty()).then(|| menu(said::by(), "choose", fields, Rc::new(now), Box::new(change)));
    el("section")
        .is("overview-time")
        .with(trouble::answer_trouble(app, answer))
        .with(live_option(drawn))
        .with(el("p").is("overview-ways").with(one_of(app, words::counted(), "whole", WHOLES)).with(by))
        .piece()
}

fn figure(app: App, info: &Info, trend: &Trend, measure: Measure) -> Piece {
    let field = untrack(|| field(app, info));
    let (parts, conditions) = parts(trend, &field);
    let periods = lines::periods(&parts).map(Arc::new);
    // By time there are parts beside it; else the bins are values of a field.
    let named = if periods.is_some() { &field } else { &trend.by };
    let label =
        info.fields.iter().find(|own| own.name == *named).map(|own| locale::lower(&own.label)).unwrap_or_default();
    let by = if periods.is_some() { chart::time_name(&trend.by) } else { label.clone() };
    let what = if measure == Measure::Words { words::words() } else { words::documents() };
    let title = if periods.is_some() && !label.is_empty() {
        words::by_time_and_field(&what, &by, &label)
    } else {
        said::title(&what, &by)
    };
    let parts = Arc::new(parts);
    let (bins, is_time, of_bins) = (Arc::clone(&parts), periods.is_some(), field.clone());
    let condition = move |bin: usize| {
        let key = bins.bins.get(bin)?.key.as_deref();
        match key.filter(|_| is_time).and_then(Days::of_bin) {
            Some(days) => Some(Filter::of("date", Some(&days.text()))),
            None => Some(Filter::of(&of_bins, key)),
        }
    };
    let open = move |part: usize, bin: usize| {
        let both = [condition(bin), conditions.get(part).cloned().flatten()];
        app.go(|state| {
            state.view = if state.query.trim().is_empty() { View::Documents } else { View::Search };
            both.iter().flatten().for_each(|filter| state.narrow(filter.text()));
        });
    };
    let narrow = chart::narrow(app, "date".into(), Arc::clone(&parts));
    let mut remarks = vec![said::source(&info.title)];
    if trend.outside.undated > 0 {
        remarks.push(said::undated(trend.outside.undated.into()));
    }
    if trend.outside.coarse > 0 {
        let coarse = trend.outside.coarse.into();
        remarks.push(said::coarse(coarse, &by));
    }
    if is_overlapping(trend) {
        let count = |n: u32| locale::count(n.into());
        remarks.push(words::parts_overlap(&label, &count(trend.panels.len() as u32), &count(trend.panels_total)));
    }
    let query = untrack(|| app.state.with(|state| state.query.trim().to_owned()));
    if !query.is_empty() {
        remarks.push(words::found_by(&query));
    }
    let notes = remarks.iter().skip(1).map(|remark| el("li").with(remark.clone()).piece()).collect::<Piece>();
    let numbers = Arc::clone(&parts);
    let taken = chart::Taken {
        id: CHART,
        name: "overview",
        title: title.clone(),
        remarks: Rc::new(move || remarks.clone()),
        save: Rc::new(move || save(app, &numbers)),
    };
    let drawing = chart::Chart {
        numbers: Arc::new((0..parts.series.len()).collect()),
        trend: parts,
        periods,
        measure,
        is_heat: false,
        panel: None,
        cut: RwSignal::new(false),
        open: Rc::new(open),
        narrow,
    };
    pieces()
        .and(
            el("figure")
                .is("chart")
                .at("id", CHART)
                .at("aria-label", title.clone())
                .with(chart::head(app, &taken, None, false))
                .with(chart::chart(drawing)),
        )
        .and(el("ul").is("trend-said soft").with(notes))
}

/// One row for each part and bin.
fn save(app: App, parts: &Trend) {
    let row = |part: &Series, point: &Point| {
        let key = point.key.clone().map_or(Cell::Nothing, Cell::Text);
        vec![Cell::Text(part.term.clone()), key, Cell::Count(point.of_documents.into()), Cell::Count(point.tokens)]
    };
    let rows = parts.series.iter().flat_map(|part| part.points.iter().map(move |point| row(part, point)));
    let columns = ["part", "key", "documents", "tokens"].map(String::from).to_vec();
    let mut head = facts(app);
    head.push(("by", parts.by.clone()));
    download::save_table("readout-overview.csv", &Table { head, columns, rows: rows.collect() });
}
