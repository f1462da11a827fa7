//! The box that is always there: what is typed is searched at once.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::matching::Matching;
use super::status::Count;
use super::suggestions::{SuggestionList, use_suggestions};
use crate::link::View;
use crate::platform::{self, address};
use crate::ui::keys::{self, Action, Where};
use crate::ui::state::{use_notices, use_route};
use crate::ui::words;

/// The box's id.
pub const ID: &str = "search-box";

#[component]
pub fn SearchBox() -> impl IntoView {
    let (route, notices) = (use_route(), use_notices());
    let suggestions = use_suggestions();
    let query = Memo::new(move |_| route.with(|state| state.query.clone()));
    // What Escape took away, so that Escape brings it back.
    let cleared = StoredValue::new(String::new());
    let put = move |text: String| route.go(|state| state.query = text);
    let typed = move |event| {
        let text = event_target_value(&event);
        cleared.set_value(String::new());
        suggestions.typed();
        route.edit(|state| {
            state.query = text;
            if state.view == View::Overview && !state.query.is_empty() {
                state.view = View::Search;
            }
        });
    };
    let clear = move || {
        let old = query.get_untracked();
        if old.is_empty() {
            let back = cleared.get_value();
            if !back.is_empty() {
                put(back);
            }
            return;
        }
        cleared.set_value(old.clone());
        put(String::new());
        notices.say_with(words::query_cleared(&old), words::undo(), move || put(old.clone()));
    };
    // A query that one has done with is remembered, and is a step of the history.
    let finish = move || {
        suggestions.close();
        suggestions.remember();
        address::commit();
    };
    let key = move |action: Action, event: KeyboardEvent| match action {
        Action::OfferAfter | Action::OfferBefore if suggestions.step(action == Action::OfferAfter) => {
            event.prevent_default();
        }
        Action::Clear => {
            event.prevent_default();
            if !suggestions.close() {
                clear();
            }
        }
        Action::Search if suggestions.take_selected() => event.prevent_default(),
        Action::Search => {
            finish();
            if route.with_untracked(|state| matches!(state.view, View::Overview | View::Read(..))) {
                route.go(|state| state.view = View::Search);
            }
        }
        _ => {}
    };
    // No input of type search: that can be no combobox.
    view! {
        <form
            class="search"
            role="search"
            on:submit=|event| event.prevent_default()
            on:focusout=move |_| finish()
        >
            <input
                id=ID
                type="text"
                role="combobox"
                aria-autocomplete="list"
                aria-expanded=move || suggestions.are_shown().to_string()
                aria-controls=super::suggestions::ID
                aria-activedescendant=move || suggestions.selected_id()
                aria-label=words::search_label()
                aria-keyshortcuts=keys::key_of(Action::ToSearchBox)
                placeholder=words::search_hint()
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                enterkeyhint="search"
                prop:value=move || query.get()
                on:input=typed
                on:keydown=keys::hear(Where::SearchBox, key)
            />
            <Count/>
            <Matching/>
            <SuggestionList suggestions/>
        </form>
    }
}

/// Puts the cursor into the box with all of its text selected, ready to be typed over.
pub fn focus() {
    platform::focus_and_select(ID);
}
