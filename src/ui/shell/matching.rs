//! How plain words match: one setting for every view, in the box.

use leptos::prelude::*;

use crate::link::State;
use crate::protocol::Forms;
use crate::ui::state::{use_corpus, use_route};
use crate::ui::words;

#[component]
pub fn Matching() -> impl IntoView {
    let corpus = use_corpus();
    let has_stemmer = move || {
        corpus
            .info
            .with(|info| info.as_ref().is_some_and(|info| info.stemmer.as_deref().is_some_and(|name| name != "none")))
    };
    let set_stem = |state: &mut State, on: bool| state.forms = if on { Forms::Stem } else { Forms::Exact };
    let set_case = |state: &mut State, on: bool| state.case = on;
    view! {
        <div class="matching" role="group" aria-label=words::matching()>
            <Show when=has_stemmer>
                <Switch
                    short=words::forms_short()
                    name=words::forms_stem()
                    title=words::forms_stem_title()
                    is_on=|state| state.forms == Forms::Stem
                    set=set_stem
                />
            </Show>
            <Switch
                short="Aa".to_owned()
                name=words::case()
                title=words::case_title()
                is_on=|state| state.case
                set=set_case
            />
        </div>
    }
}

/// A box to tick that shows a short text in place of its name.
#[component]
fn Switch(
    short: String,
    name: String,
    title: String,
    is_on: fn(&State) -> bool,
    set: fn(&mut State, bool),
) -> impl IntoView {
    let route = use_route();
    let title = format!("{name}. {title}.");
    view! {
        <label class="switch" title=title>
            <input
                type="checkbox"
                aria-label=name
                prop:checked=move || route.with(is_on)
                on:change=move |event| route.go(|state| set(state, event_target_checked(&event)))
            />
            <span aria-hidden="true">{short}</span>
        </label>
    }
}
