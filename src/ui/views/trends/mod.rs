//! Trends: several terms against time or against a field, as a chart and as a table.

mod controls;
mod dispersion;
mod empty;
mod figure;
mod remarks;
mod shown;
mod spreads;
mod table;
mod terms;

use std::sync::Arc;

use leptos::prelude::*;

use crate::link::{State, View};
use crate::protocol::{By, TrendRequest};
use crate::query::Filter;
use crate::ui::components::settings::OneOf;
use crate::ui::components::{AnswerTrouble, Notes, Options, filter_text};
use crate::ui::logic::trends::{Missing, Remark, curve, missing, panels};
use crate::ui::state::{use_corpus, use_filters, use_query, use_route};
use crate::ui::words::{self, chart as said, spread};
use controls::Controls;
use dispersion::Dispersion;
use empty::NoTerms;
use figure::{TableHead, TrendFigure};
use remarks::remark_text;
use shown::Shown;
use table::TrendTable;

const SHOWS: Options =
    &[("", spread::of_trends_default), ("heat", spread::of_trends_heat), ("dispersion", spread::of_trends_dispersion)];

#[component]
pub fn Trends() -> impl IntoView {
    let route = use_route();
    let has_query = Memo::new(move |_| route.with(|state| !state.query.trim().is_empty()));
    let is_dispersion =
        Memo::new(move |_| has_query.get() && route.with(|state| state.settings.text("show") == "dispersion"));
    view! {
        <h1 class="vh">{words::trends()}</h1>
        <Show when=move || is_dispersion.get() fallback=move || view! { <Frequency has_query/> }>
            <Dispersion/>
        </Show>
    }
}

/// What of the terms is shown: frequency as a chart or as a heat map, or dispersion.
#[component]
fn ShowChoice() -> impl IntoView {
    view! { <OneOf label=spread::show() name="show" options=SHOWS/> }
}

/// How frequent the terms are, by time or by a field.
#[component]
fn Frequency(has_query: Memo<bool>) -> impl IntoView {
    let (route, corpus, filters) = (use_route(), use_corpus(), use_filters());
    let answer = use_query("trend", move || {
        let scope = filters.scope.get();
        let request = route.with(|state| TrendRequest {
            scope,
            terms: Vec::new(),
            by: state.by.clone().unwrap_or(By::Auto),
            date_field: state.date_field.clone(),
            curve: curve(&state.settings),
            panels: panels(&state.settings),
        });
        has_query.get().then_some(request)
    });
    let shown = Memo::new(move |_| {
        let reply = answer.reply.get().filter(|_| has_query.get())?;
        let narrowing: Vec<String> = filters.chips().into_iter().map(|chip| chip.text).collect();
        let in_words = |filter: &str| filter_text(corpus, filter);
        corpus.info.with(|info| {
            let shown = move |state: &State| Shown::new(reply, state, info.as_deref(), &narrowing, &in_words);
            route.with(|state| Some(Arc::new(shown(state))))
        })
    });
    view! {
        <Controls shown has_query/>
        <AnswerTrouble answer/>
        <Show when=move || !has_query.get()>
            <NoTerms/>
        </Show>
        <div
            class="trend"
            class:is-pending=move || answer.pending.get()
            // What still stands there is not what the link and its settings say.
            class:is-stale=move || answer.failure.with(Option::is_some)
        >
            {move || shown.get().map(|shown| view! { <Content shown/> })}
        </div>
    }
}

/// The chart or the table, with what has to be said of it.
#[component]
fn Content(shown: Arc<Shown>) -> impl IntoView {
    let route = use_route();
    if let Some(missing) = missing(shown.trend()) {
        return view! { <NothingToDraw missing/> <Notes notes=shown.notes()/> }.into_any();
    }
    let as_table = Memo::new(move |_| route.with(|state| state.as_table));
    let drawn = Arc::new(shown.drawn());
    let remarks = shown.remarks(&drawn);
    let text = |remark: &Remark| remark_text(remark, &shown.look, &shown.names);
    let of_numbers = remarks.of_numbers.iter().map(|remark| view! { <li>{text(remark)}</li> }).collect_view();
    let of_drawing = remarks.of_drawing.iter().map(|remark| {
        let show = matches!(remark, Remark::FewWords(_)).then(|| {
            let show = move |_| route.go(|state| state.settings.put("leastwords", "0".to_owned()));
            view! { " " <button type="button" class="plain" on:click=show>{said::few_words_show()}</button> }
        });
        view! { <li hidden=move || as_table.get()>{text(remark)}{show}</li> }
    });
    let of_drawing = of_drawing.collect_view();
    let notes = shown.notes();
    let inside = move || {
        let shown = Arc::clone(&shown);
        if as_table.get() {
            view! { <TableHead shown=Arc::clone(&shown)/> <TrendTable shown/> }.into_any()
        } else {
            view! { <TrendFigure shown drawn=Arc::clone(&drawn)/> }.into_any()
        }
    };
    view! {
        <Notes notes/>
        {inside}
        <ul class="trend-said soft">{of_numbers}{of_drawing}</ul>
    }
    .into_any()
}

/// Why there is no chart, and what to do about it.
#[component]
fn NothingToDraw(missing: Missing) -> impl IntoView {
    let (title, help) = match missing {
        Missing::Terms => (said::no_terms_title(), said::no_terms_help()),
        Missing::Bins => (said::no_bins_title(), said::no_bins_help()),
        Missing::FineDates => (said::no_bins_title(), said::coarse_help()),
    };
    view! {
        <div class="empty">
            <h2>{title}</h2>
            <p>{help}</p>
        </div>
    }
}

/// Search for one term, in one bin: under all the present conditions and that of the bin, so that the lines there are
/// those that were counted here.
fn lines_behind(state: &mut State, term: &str, conditions: &[Filter]) {
    state.view = View::Search;
    state.query = term.to_owned();
    state.sort = None;
    conditions.iter().for_each(|condition| state.narrow(condition.to_string()));
}
