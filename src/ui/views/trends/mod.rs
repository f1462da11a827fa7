//! Trends: several terms against time or against a field, as a chart and as a table.

mod controls;
mod empty;
mod shown;
mod table;

use std::rc::Rc;

use leptos::prelude::*;

use crate::link::{Filter, State, View};
use crate::protocol::{By, Request};
use crate::ui::app::{App, use_app};
use crate::ui::live::{flag, live, live_option, when};
use crate::ui::parts::{chart, notes, trouble};
use crate::ui::words::{self, chart as said};
use shown::Shown;

const CHART: &str = "trend";

pub fn view() -> AnyView {
    let app = use_app();
    let empty = Memo::new(move |_| app.state.with(|state| state.query.trim().is_empty()));
    let answer = app.ask("trend", move || {
        let (by, date_field) = app.state.with(|state| (state.by.clone().unwrap_or(By::Auto), state.date_field.clone()));
        (!empty.get()).then(|| Request::Trend { scope: app.scope.get(), terms: Vec::new(), by, date_field })
    });
    let reply = Memo::new(move |_| answer.with(|answer| answer.reply.clone()));
    let shown = Memo::new(move |_| {
        let reply = reply.get().filter(|_| !empty.get())?;
        app.info.with(|info| app.state.with(|state| Shown::of(&reply, state, info.as_deref())))
    });
    let as_table = Memo::new(move |_| app.state.with(|state| state.as_table));

    view! {
        <h1>{words::TRENDS}</h1>
        {controls::controls(app, shown)}
        {trouble::answer_trouble(app, answer)}
        {when(move || empty.get(), move || empty::empty(app))}
        <div class="trend" class:is-pending=flag(move || answer.with(|answer| answer.pending))>
            {live_option(move || shown.get().map(|shown| content(app, shown, as_table)))}
        </div>
    }
    .into_any()
}

fn content(app: App, shown: Shown, as_table: Memo<bool>) -> AnyView {
    let missing = if shown.trend.series.is_empty() {
        Some((said::NO_TERMS_TITLE, said::NO_TERMS_HELP))
    } else if shown.trend.bins.is_empty() {
        Some((said::NO_BINS_TITLE, said::NO_BINS_HELP))
    } else {
        None
    };
    if let Some((title, help)) = missing {
        return view! {
            <div class="empty">
                <h2>{title}</h2>
                <p>{help}</p>
            </div>
            {notes::notes(app, &shown.notes)}
        }
        .into_any();
    }
    let figure = shown.clone();
    view! {
        {notes::notes(app, &shown.notes)}
        {live(move || if as_table.get() { table::table(app, &figure) } else { drawn(app, &figure) })}
        <ul class="trend-said soft">{shown.remarks(as_table)}</ul>
    }
    .into_any()
}

fn drawn(app: App, shown: &Shown) -> AnyView {
    let drawn = shown.drawn();
    let terms: Vec<String> = drawn.series.iter().map(|series| series.term.clone()).collect();
    let keys: Vec<Option<String>> = drawn.bins.iter().map(|bin| bin.key.clone()).collect();
    let place = shown.clone();
    let open = move |series: usize, bin: usize| {
        if let (Some(term), Some(key)) = (terms.get(series), keys.get(bin)) {
            app.go(|state| lines_behind(state, term, &place.condition(key.as_deref())));
        }
    };
    let chart = chart::Chart {
        names: chart::bin_names(&drawn, shown.periods.is_some()).into(),
        trend: drawn.into(),
        periods: shown.periods.clone(),
        measure: shown.measure,
        open: Rc::new(open),
    };
    view! {
        <figure class="chart" id=CHART aria-label=shown.title.clone()>
            {controls::head(app, shown, false)}
            {chart::chart(chart)}
        </figure>
    }
    .into_any()
}

/// Search for one term, in one bin: under all the present conditions and that of the bin, so that the lines there are
/// those that were counted here.
fn lines_behind(state: &mut State, term: &str, condition: &Filter) {
    state.view = View::Search;
    state.query = term.to_owned();
    state.sort = None;
    let condition = condition.to_string();
    if !state.filters.contains(&condition) {
        state.filters.push(condition);
    }
}
