//! The terms that are compared: each can be left out of the drawing, named, moved and taken away, and others added.

use leptos::ev;
use leptos::prelude::*;

use super::shown::Term;
use crate::chart::marks::{KINDS, marker};
use crate::link::View;
use crate::platform;
use crate::protocol::{Failure, Scope, SearchRequest};
use crate::ui::components::FailureText;
use crate::ui::logic::trends::{reordered, with_term, without};
use crate::ui::state::{try_once, use_route};
use crate::ui::words::{self, chart as said};

const ADD: &str = "trend-add";
const ADD_FAULT: &str = "trend-add-fault";

/// The terms and what is being done with them. Cheap to copy.
#[derive(Clone, Copy)]
struct Terms {
    all: Memo<Vec<Term>>,
    /// The place of the term that is being dragged.
    dragged: StoredValue<Option<usize>>,
    /// The place in the list that gets the focus once the list has changed: the item that had it is drawn anew.
    focus: StoredValue<Option<usize>>,
}

impl Terms {
    fn queries(self) -> Vec<String> {
        self.all.with_untracked(|all| all.iter().map(|term| term.term.clone()).collect())
    }
}

/// The terms, each with its hits in all of the view.
#[component]
pub(super) fn TermList(terms: Memo<Vec<Term>>) -> impl IntoView {
    let terms = Terms { all: terms, dragged: StoredValue::new(None), focus: StoredValue::new(None) };
    Effect::new(move |_| {
        terms.all.track();
        if let Some(index) = terms.focus.try_update_value(Option::take).flatten() {
            platform::before_paint(move || platform::focus(&toggle_id(index)));
        }
    });
    let has_some = Memo::new(move |_| !terms.all.with(Vec::is_empty));
    let each = move || terms.all.get().into_iter().enumerate().collect::<Vec<_>>();
    view! {
        <Show when=move || has_some.get()>
            <ul class="trend-terms" aria-label=said::terms_compared()>
                <For each key=Clone::clone let((index, term))>
                    <TermItem terms index term/>
                </For>
            </ul>
        </Show>
    }
}

fn toggle_id(index: usize) -> String {
    format!("trend-term-{index}")
}

#[component]
fn TermItem(terms: Terms, index: usize, term: Term) -> impl IntoView {
    let route = use_route();
    let Term { term, name, is_drawn, freq, documents } = term;
    let hits = said::total(&words::count_hits(freq), &words::count_documents(documents.into()));
    let link = {
        let term = term.clone();
        move || {
            route.link_to(|state| {
                state.view = View::Search;
                state.query = term.clone();
            })
        }
    };
    let move_to = move |from: usize, to: usize| {
        if let Some(query) = reordered(&terms.queries(), from, to) {
            route.go(|state| state.query = query);
        }
    };
    let dropped = move |event: ev::DragEvent| {
        event.prevent_default();
        if let Some(from) = terms.dragged.get_value() {
            move_to(from, index);
        }
    };
    let toggle = {
        let term = term.clone();
        move |_| {
            terms.focus.set_value(Some(index));
            route.go(|state| state.settings.hide(&term, is_drawn));
        }
    };
    let rename = {
        let term = term.clone();
        move |name: String| {
            terms.focus.set_value(Some(index));
            route.go(|state| state.settings.rename(&term, name.trim()));
        }
    };
    let shift = move |to: usize| {
        terms.focus.set_value(Some(to));
        move_to(index, to);
    };
    let remove = move |_| {
        let query = without(&terms.queries(), index);
        route.go(|state| {
            state.query = query;
            state.settings.hide(&term, false);
            state.settings.rename(&term, "");
        });
        platform::focus(ADD);
    };
    let is_last = move || terms.all.with(|all| index + 1 >= all.len());
    view! {
        <li
            class=format!("trend-term s{}", index % KINDS + 1)
            draggable="true"
            on:dragstart=move |_| terms.dragged.set_value(Some(index))
            on:dragover=|event| event.prevent_default()
            on:drop=dropped
        >
            <button
                id=toggle_id(index)
                type="button"
                class="plain trend-toggle"
                aria-label=said::show_term(&name)
                title=said::show_term(&name)
                aria-pressed=is_drawn.to_string()
                on:click=toggle
            >
                <svg class="trend-marker" viewBox="-6 -6 12 12" aria-hidden="true">
                    <path d=marker(index, 4.4)/>
                </svg>
            </button>
            <a href=link>{name.clone()}</a>
            <span class="soft">{hits}</span>
            <details class="trend-edit">
                <summary aria-label=said::edit_term(&name)>{said::edit()}</summary>
                <div>
                    <label>
                        {said::name()}
                        " "
                        <input type="text" value=name.clone() on:change=move |event| rename(event_target_value(&event))/>
                    </label>
                    <button type="button" class="plain" disabled=index == 0 on:click=move |_| shift(index.saturating_sub(1))>
                        {said::earlier()}
                    </button>
                    <button type="button" class="plain" disabled=is_last on:click=move |_| shift(index + 1)>
                        {said::later()}
                    </button>
                </div>
            </details>
            <button type="button" class="plain" aria-label=said::remove_term(&name) on:click=remove>
                {words::remove()}
            </button>
        </li>
    }
}

/// A field for one more term.
#[component]
pub(super) fn AddTerm() -> impl IntoView {
    let route = use_route();
    let typed = RwSignal::new(String::new());
    let failure = RwSignal::new(None::<Failure>);
    // A term that cannot be read would make the whole query unreadable. Only the worker can tell: it is asked for the
    // term alone, before the query is changed.
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let term = typed.get_untracked().trim().to_owned();
        if term.is_empty() {
            return;
        }
        let scope = Scope { query: term.clone(), ..Scope::default() };
        let request = SearchRequest { scope, limit: 1, ..SearchRequest::default() };
        try_once("trend-add", request, move |answer| match answer {
            Err(reason) => {
                failure.try_set(Some(reason));
            }
            Ok(_) => {
                typed.try_set(String::new());
                route.go(|state| state.query = with_term(&state.query, &term));
            }
        });
    };
    let input = move |event| {
        typed.set(event_target_value(&event));
        failure.set(None);
    };
    view! {
        <form class="trend-add" on:submit=submit>
            <input
                id=ADD
                type="text"
                aria-label=said::add_label()
                placeholder=said::add_hint()
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                aria-describedby=ADD_FAULT
                prop:value=move || typed.get()
                on:input=input
            />
            <button type="submit" class="plain">{said::add()}</button>
            <div id=ADD_FAULT role="alert">
                {move || failure.get().map(|failure| view! { <FailureText failure/> })}
            </div>
        </form>
    }
}
