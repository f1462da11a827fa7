//! The settings of a table of measures, each a field that shows what the link says and changes it.

use leptos::prelude::*;

use super::{Check, Choose, Options};
use crate::link::State;
use crate::platform::media;
use crate::protocol::named;
use crate::ui::state::{Route, use_route};
use crate::ui::words::measured as said;

const ROWS_OF: Options =
    &[("1", said::rows_1), ("2", said::rows_2), ("3", said::rows_3), ("4", said::rows_4), ("5", said::rows_5)];
const EDGES: Options =
    &[("turn", said::edge_turn), ("sentence", said::edge_sentence), ("document", said::edge_document)];
const STOPS: Options = &[("", said::stop_default), ("en", said::stop_en), ("zh", said::stop_zh)];

/// The row in which the settings of a view stand.
#[component]
pub fn Settings(
    #[prop(default = "measured-controls")] class: &'static str,
    #[prop(optional, into)] label: Option<String>,
    children: Children,
) -> impl IntoView {
    view! { <form class=class aria-label=label on:submit=|event| event.prevent_default()>{children()}</form> }
}

/// Settings that are folded away on a narrow window, where what they are of comes first.
#[component]
pub fn FoldedSettings(#[prop(into)] label: String, children: Children) -> impl IntoView {
    view! {
        <details class="settings" open=!media::is_narrow()>
            <summary>{label}</summary>
            {children()}
        </details>
    }
}

/// One of a few values of a setting, by the values and their names.
#[component]
pub fn OneOf(#[prop(into)] label: String, name: &'static str, options: Options) -> impl IntoView {
    let route = use_route();
    let value = move || {
        let now = route.with(|state| state.settings.text(name).to_owned());
        // What is another view's is the default here.
        let has_default = options.iter().any(|(value, _)| value.is_empty());
        if has_default && options.iter().all(|(value, _)| *value != now) { String::new() } else { now }
    };
    view! { <Choose label options value=Signal::derive(value) on_change=move |value: String| set(route, name, &value)/> }
}

/// A setting that is written: a number where it has a unit.
#[component]
pub fn Written(
    #[prop(into)] label: String,
    name: &'static str,
    #[prop(optional, into)] unit: Option<String>,
    /// The id of a `datalist`.
    #[prop(optional)]
    list: Option<&'static str>,
    #[prop(optional, into)] placeholder: Option<String>,
    /// What holds where nothing is set.
    #[prop(optional, into)]
    otherwise: MaybeProp<String>,
) -> impl IntoView {
    let route = use_route();
    let value = Signal::derive(move || {
        let set = route.with(|state| state.settings.text(name).to_owned());
        if set.is_empty() { otherwise.get().unwrap_or_default() } else { set }
    });
    view! { <Field label value unit list placeholder on_change=move |value: String| set(route, name, &value)/> }
}

fn set(route: Route, name: &'static str, value: &str) {
    route.go(|state| match value.trim() {
        "" => state.settings.put(name, String::new()),
        // What cannot be read changes nothing.
        value => {
            let _ = state.settings.set(name, value);
        }
    });
}

/// A field with its label; with a unit it is for a number.
#[component]
pub fn Field(
    #[prop(into)] label: String,
    value: Signal<String>,
    #[prop(optional_no_strip, into)] unit: Option<String>,
    #[prop(optional_no_strip)] list: Option<&'static str>,
    #[prop(optional_no_strip, into)] placeholder: Option<String>,
    /// Changes with each letter, and not only when the field is left.
    #[prop(optional)]
    at_once: bool,
    #[prop(into)] on_change: Callback<String>,
) -> impl IntoView {
    let is_number = unit.is_some();
    let input = move |event| {
        if at_once {
            on_change.run(event_target_value(&event));
        }
    };
    let change = move |event: leptos::ev::Event| {
        if !at_once {
            let field: web_sys::HtmlInputElement = event_target(&event);
            on_change.run(field.value());
            // What could not be used is taken back.
            field.set_value(&value.get_untracked());
        }
    };
    view! {
        <label>
            {label}
            " "
            <input
                type=if is_number { "number" } else { "search" }
                min=is_number.then_some("0")
                step=is_number.then_some("1")
                inputmode=is_number.then_some("numeric")
                list=list
                placeholder=placeholder
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                prop:value=move || value.get()
                on:input=input
                on:change=change
            />
            {unit.map(|unit| view! { " "{unit} })}
        </label>
    }
}

/// Only terms with some letters.
#[component]
pub fn TermFilter() -> impl IntoView {
    let route = use_route();
    let value = Signal::derive(move || route.with(|state| state.term_filter.clone()));
    let change = move |value: String| route.edit(|state| state.term_filter = value);
    view! {
        <span title=said::filter_title()>
            <Field label=said::filter_label() value at_once=true on_change=change/>
        </span>
    }
}

/// Words that are left out of the rows.
#[component]
pub fn StopWordsChoice() -> impl IntoView {
    let route = use_route();
    let value = Signal::derive(move || route.with(|state| state.term_rows.stop.clone()));
    let change = move |stop: String| route.go(|state| state.term_rows.stop = stop);
    view! { <Choose label=said::stop() options=STOPS value on_change=change/> }
}

/// How many words a row has, and what it stays within.
#[component]
pub fn RowsOfWords() -> impl IntoView {
    let route = use_route();
    let grams = Memo::new(move |_| route.with(|state| state.term_rows.grams));
    let n = Signal::derive(move || grams.get().n.to_string());
    let change = move |n: String| {
        let n = n.parse().unwrap_or(1);
        route.go(|state| {
            state.term_rows.grams.n = n;
            state.term_rows.grams.open &= n > 2;
        });
    };
    let open = Signal::derive(move || grams.get().open);
    let (has_gap, is_several) = (move || grams.get().n > 2, move || grams.get().n > 1);
    let set_open = move |open| route.go(|state| state.term_rows.grams.open = open);
    view! {
        <Choose label=said::rows() options=ROWS_OF value=n on_change=change/>
        <Show when=has_gap>
            <Check label=said::open() title=said::open_title() checked=open on_change=set_open/>
        </Show>
        <Show when=is_several>
            <Edge/>
        </Show>
    }
}

/// What a row of words or a window stays within.
#[component]
pub fn Edge() -> impl IntoView {
    let route = use_route();
    let value = Signal::derive(move || route.with(|state| state.term_rows.grams.within.to_string()));
    let change = move |edge: String| {
        let within = named(&edge).unwrap_or_default();
        route.go(|state| state.term_rows.grams.within = within);
    };
    view! { <Choose label=said::edge() options=EDGES value on_change=change/> }
}

/// These settings as a file has them.
pub fn settings_facts(state: &State) -> Vec<(&'static str, String)> {
    let rows = &state.term_rows;
    let mut facts = vec![
        ("filter", state.term_filter.clone()),
        ("stop-words", if rows.stop.is_empty() { "none" } else { &rows.stop }.to_owned()),
        ("n", rows.grams.n.to_string()),
    ];
    if rows.grams.open {
        facts.push(("open", "yes".to_owned()));
    }
    facts.push(("within", rows.grams.within.to_string()));
    facts
}
