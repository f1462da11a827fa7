//! What the reader can set: the terms, what they are counted by, and the unit.

use std::sync::Arc;

use leptos::prelude::*;

use super::ShowChoice;
use super::shown::Shown;
use super::terms::{AddTerm, TermList};
use crate::chart::rank::Rank;
use crate::link::{by_name, read_by};
use crate::protocol::By;
use crate::ui::components::settings::{Field, FoldedSettings, OneOf, Settings, Written};
use crate::ui::components::{Choose, Menu, Options};
use crate::ui::logic::trends::{DATE, bins_by, date_fields, facets, is_facet, is_heat};
use crate::ui::state::{use_corpus, use_route};
use crate::ui::words::{self, chart as said, measured};

const TIMES: Options = &[
    ("auto", said::by_auto),
    ("decade", said::by_decade),
    ("years", said::by_some_years),
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
const DRAWINGS: Options = &[("", said::drawing_points), ("bars", said::drawing_bars)];
const RANKS: Options = &[
    ("documents", said::rank_documents),
    ("-documents", said::rank_documents_up),
    ("hits", said::rank_hits),
    ("-hits", said::rank_hits_up),
    ("rate", said::rank_rate),
    ("-rate", said::rank_rate_up),
    ("words", said::rank_words),
    ("-words", said::rank_words_up),
    ("name", said::rank_name),
    ("-name", said::rank_name_up),
];
const TOPS: Options = &[
    ("10", said::top_10),
    ("20", said::top_20),
    ("40", said::top_40),
    ("100", said::top_100),
    ("1000", said::top_1000),
];
/// The years that are offered together first.
const SOME_YEARS: u16 = 5;
const CHANGES: Options = &[("", said::changes_default), ("marked", said::changes_marked)];

#[component]
pub(super) fn Controls(shown: Memo<Option<Arc<Shown>>>, has_query: Memo<bool>) -> impl IntoView {
    // The controls are drawn anew only when they change, and not with every chart.
    let terms = Memo::new(move |_| shown.with(|shown| shown.as_ref().map(|shown| shown.terms()).unwrap_or_default()));
    let has_curves =
        Memo::new(move |_| shown.with(|shown| shown.as_ref().is_some_and(|shown| shown.look.has_curves())));
    let has_values = Memo::new(move |_| shown.with(|shown| shown.as_ref().is_some_and(|shown| !shown.look.is_time())));
    let route = use_route();
    let is_heat = Memo::new(move |_| route.with(|state| is_heat(&state.settings)));
    view! {
        <div class="trend-controls">
            <TermList terms/>
            <AddTerm/>
            <FoldedSettings label=measured::settings()>
              <Settings class="trend-settings">
                <Show when=move || has_query.get()>
                    <ShowChoice/>
                </Show>
                <BinsBy shown/>
                <YearsTogether/>
                <DateField/>
                <OneOf label=said::unit() name="unit" options=UNITS/>
                <Show when=move || !is_heat.get()>
                    <OneOf label=said::drawing() name="drawing" options=DRAWINGS/>
                </Show>
                <PanelsOf/>
                <Show when=move || has_values.get()>
                    <Order shown/>
                    <OneOf label=said::top() name="top" options=TOPS/>
                    <LeastWords shown/>
                </Show>
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
fn BinsBy(shown: Memo<Option<Arc<Shown>>>) -> impl IntoView {
    let (route, corpus) = (use_route(), use_corpus());
    // A link can name a field that is not in the menu. The menu keeps it when another is chosen: drawn anew, it would
    // lose the focus.
    let asked_for = Memo::new(move |before: Option<&Option<String>>| {
        let before = before.cloned().flatten();
        let Some(By::Field(name)) = route.with(|state| state.by.clone()) else { return before };
        let is_listed = corpus.info.with(|info| info.as_ref().is_none_or(|info| is_facet(info, &name)));
        if is_listed { before } else { Some(name) }
    });
    let years = Memo::new(move |_| match route.with(|state| state.by.clone()) {
        Some(By::Years(years)) if years != 10 => years,
        _ => SOME_YEARS,
    });
    let options = Memo::new(move |_| {
        let asked_for = asked_for.get();
        let fields = corpus.info.with(|info| info.as_ref().map(|info| bins_by(info, asked_for.as_deref())))?;
        let times = TIMES.iter().map(|(value, name)| match *value {
            "years" => (by_name(&By::Years(years.get())), name()),
            value => (value.to_owned(), name()),
        });
        Some(times.chain(fields).collect::<Vec<_>>())
    });
    // What fits is said where it is what is shown.
    let fitting = Memo::new(move |_| {
        let is_auto = route.with(|state| matches!(state.by, None | Some(By::Auto)));
        let by = shown.with(|shown| shown.as_ref().map(|shown| shown.names.by.clone())).filter(|_| is_auto);
        by.map_or_else(said::by_auto, |by| said::by_auto_is(&by))
    });
    let named = move |(value, name): (String, String)| {
        let is_fitting = value == by_name(&By::Auto);
        (value, Signal::derive(move || if is_fitting { fitting.get() } else { name.clone() }))
    };
    let value = Signal::derive(move || route.with(|state| by_name(state.by.as_ref().unwrap_or(&By::Auto))));
    let change = move |by: String| route.go(|state| state.by = Some(read_by(&by)).filter(|by| *by != By::Auto));
    move || {
        let options = options.get()?.into_iter().map(named).collect();
        Some(view! { <Menu label=said::by() class="choose" options value on_change=change/> })
    }
}

/// How many years are one bin, where it is several.
#[component]
fn YearsTogether() -> impl IntoView {
    let route = use_route();
    let years = Memo::new(move |_| match route.with(|state| state.by.clone()) {
        Some(By::Years(years)) => Some(years),
        _ => None,
    });
    let value = Signal::derive(move || years.get().map(|years| years.to_string()).unwrap_or_default());
    let change = move |years: String| {
        // What is no number of years changes nothing.
        if let Some(by) = By::named(&format!("{}years", years.trim())) {
            route.go(|state| state.by = Some(by));
        }
    };
    let is_some = move || years.get().is_some();
    view! {
        <Show when=is_some>
            <Field label=said::years() value unit=Some(String::new()) on_change=change/>
        </Show>
    }
}

/// The order of a field's values: what the link says or, where it says nothing, what fits.
#[component]
fn Order(shown: Memo<Option<Arc<Shown>>>) -> impl IntoView {
    let route = use_route();
    let value = Signal::derive(move || {
        shown.with(|shown| shown.as_ref().map_or_else(Rank::default, |shown| shown.look.rank).to_string())
    });
    let change = move |rank: String| route.go(|state| state.settings.put("rank", rank));
    view! { <Choose label=said::rank() options=RANKS value on_change=change/> }
}

/// The words that a value needs to be drawn; emptied it is as many as fit the numbers.
#[component]
fn LeastWords(shown: Memo<Option<Arc<Shown>>>) -> impl IntoView {
    let usual = Memo::new(move |_| {
        shown.with(|shown| shown.as_ref().map(|shown| shown.usual_least_words().to_string())).unwrap_or_default()
    });
    view! {
        <span title=said::least_words_title()>
            <Written
                label=said::least_words()
                name="leastwords"
                unit=words::words().to_lowercase()
                otherwise=usual
            />
        </span>
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
