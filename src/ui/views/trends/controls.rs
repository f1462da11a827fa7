//! What the reader can set: the terms, what they are counted by, and the unit.

use std::sync::Arc;

use leptos::prelude::*;

use super::ShowChoice;
use super::shown::Shown;
use super::terms::{AddTerm, TermList};
use crate::link::{by_name, read_by};
use crate::protocol::By;
use crate::ui::components::settings::{FoldedSettings, OneOf, Settings};
use crate::ui::components::{Menu, Options};
use crate::ui::logic::trends::{DATE, bins_by, date_fields, facets, is_facet, is_heat};
use crate::ui::state::{use_corpus, use_route};
use crate::ui::words::{chart as said, measured};

const TIMES: Options = &[
    ("auto", said::by_auto),
    ("year", said::by_year),
    ("quarter", said::by_quarter),
    ("month", said::by_month),
    ("day", said::by_day),
];
const UNITS: Options = &[
    ("rate", said::unit_rate),
    ("count", said::unit_count),
    ("documents", said::unit_documents),
    ("among", said::unit_among),
];
const SMOOTHS: Options = &[
    ("", said::smooth_default),
    ("3", said::smooth_3),
    ("5", said::smooth_5),
    ("7", said::smooth_7),
    ("13", said::smooth_13),
];
const CHANGES: Options = &[("", said::changes_default), ("marked", said::changes_marked)];

#[component]
pub(super) fn Controls(shown: Memo<Option<Arc<Shown>>>, has_query: Memo<bool>) -> impl IntoView {
    // The controls are drawn anew only when they change, and not with every chart.
    let terms = Memo::new(move |_| shown.with(|shown| shown.as_ref().map(|shown| shown.terms()).unwrap_or_default()));
    let has_curves =
        Memo::new(move |_| shown.with(|shown| shown.as_ref().is_some_and(|shown| shown.look.has_curves())));
    view! {
        <div class="trend-controls">
            <TermList terms/>
            <AddTerm/>
            <FoldedSettings label=measured::settings()>
              <Settings class="trend-settings">
                <Show when=move || has_query.get()>
                    <ShowChoice/>
                </Show>
                <BinsBy/>
                <DateField/>
                <OneOf label=said::unit() name="unit" options=UNITS/>
                <PanelsOf/>
                <Show when=move || has_curves.get()>
                    <OneOf label=said::smooth() name="smooth" options=SMOOTHS/>
                    <OneOf label=said::changes() name="changes" options=CHANGES/>
                </Show>
              </Settings>
            </FoldedSettings>
        </div>
    }
}

/// What the terms are counted by: a unit of time, or a field.
#[component]
fn BinsBy() -> impl IntoView {
    let (route, corpus) = (use_route(), use_corpus());
    // A link can name a field that is not in the menu. The menu keeps it when another is chosen: drawn anew, it would
    // lose the focus.
    let asked_for = Memo::new(move |before: Option<&Option<String>>| {
        let before = before.cloned().flatten();
        let Some(By::Field(name)) = route.with(|state| state.by.clone()) else { return before };
        let is_listed = corpus.info.with(|info| info.as_ref().is_none_or(|info| is_facet(info, &name)));
        if is_listed { before } else { Some(name) }
    });
    let options = Memo::new(move |_| {
        let asked_for = asked_for.get();
        let fields = corpus.info.with(|info| info.as_ref().map(|info| bins_by(info, asked_for.as_deref())))?;
        let times = TIMES.iter().map(|(value, name)| ((*value).to_owned(), name()));
        Some(times.chain(fields).collect::<Vec<_>>())
    });
    let value = Signal::derive(move || route.with(|state| by_name(state.by.as_ref().unwrap_or(&By::Auto))));
    let change = move |by: String| route.go(|state| state.by = Some(read_by(&by)).filter(|by| *by != By::Auto));
    move || {
        let options = options.get()?;
        Some(view! { <Menu label=said::by() class="choose" options value on_change=change/> })
    }
}

/// Which of several dates the time is; nothing where there is only one, or where the terms are counted by a field.
#[component]
fn DateField() -> impl IntoView {
    let (route, corpus) = (use_route(), use_corpus());
    let fields = Memo::new(move |_| corpus.info.with(|info| info.as_deref().map(date_fields).unwrap_or_default()));
    let is_offered =
        Memo::new(move |_| !fields.with(Vec::is_empty) && route.with(|state| !matches!(state.by, Some(By::Field(_)))));
    let value = Signal::derive(move || route.with(|state| state.date_field.clone().unwrap_or_else(|| DATE.to_owned())));
    let change = move |name: String| route.go(|state| state.date_field = Some(name).filter(|name| name != DATE));
    view! {
        <Show when=move || is_offered.get()>
            <Menu label=said::date_field() class="choose" options=fields.get() value on_change=change/>
        </Show>
    }
}

/// The field whose values have a chart each; a heat map has none.
#[component]
fn PanelsOf() -> impl IntoView {
    let (route, corpus) = (use_route(), use_corpus());
    let options = Memo::new(move |_| {
        let fields = corpus.info.with(|info| info.as_deref().map(facets))?;
        let none = (String::new(), said::no_panels());
        Some([none].into_iter().chain(fields).collect::<Vec<_>>())
    });
    let is_offered = Memo::new(move |_| options.with(Option::is_some) && !route.with(|state| is_heat(&state.settings)));
    let value = Signal::derive(move || route.with(|state| state.settings.text("panels").to_owned()));
    let change = move |name: String| route.go(|state| state.settings.put("panels", name));
    view! {
        <Show when=move || is_offered.get()>
            <Menu label=said::panels() class="choose" options=options.get().unwrap_or_default() value on_change=change/>
        </Show>
    }
}
