//! The box that is always there: what is typed is searched at once.

use web_sys::KeyboardEvent;

use crate::link::View;
use crate::platform::{self, address};
use crate::ui::app::App;
use crate::ui::dom::{Piece, el, event, maybe, text};
use crate::ui::keys::{Action, Where};
use crate::ui::parts::offers::{self, Offers};
use crate::ui::parts::status::status;
use crate::ui::words;
use leptos::prelude::*;

/// The box's id, for the key that leads to it.
pub const ID: &str = "search-box";

pub fn search_box(app: App) -> Piece {
    let query = move || app.state.with(|s| s.query.clone());
    // What Escape took away, so that Escape brings it back.
    let cleared = StoredValue::new(String::new());

    let offers = Offers::new(app);
    let typed = event(move |event| {
        let text = event_target_value(&event);
        cleared.set_value(String::new());
        offers.typed();
        app.edit(|s| {
            s.query = text;
            if s.view == View::Overview && !s.query.is_empty() {
                s.view = View::Search;
            }
        });
    });
    let put = move |text: String| app.go(|s| s.query = text);
    let clear = move || {
        let old = untrack(query);
        if old.is_empty() {
            let back = cleared.get_value();
            if !back.is_empty() {
                put(back);
            }
            return;
        }
        cleared.set_value(old.clone());
        put(String::new());
        let back = old.clone();
        app.say_with(words::query_cleared(&old), Some((words::undo(), Callback::new(move |()| put(back.clone())))));
    };
    let key = move |action: Action, event: KeyboardEvent| match action {
        Action::OfferAfter | Action::OfferBefore if offers.step(action == Action::OfferAfter) => {
            event.prevent_default()
        }
        Action::Clear => {
            event.prevent_default();
            if !offers.close() {
                clear();
            }
        }
        Action::Search if offers.take_chosen() => event.prevent_default(),
        Action::Search => {
            offers.close();
            offers.remember();
            address::commit();
            if app.state.with_untracked(|s| matches!(s.view, View::Overview | View::Read(..))) {
                app.go(|s| s.view = View::Search);
            }
        }
        _ => {}
    };

    el("form")
        .is("search")
        .at("role", "search")
        .on("submit", event(|event| event.prevent_default()))
        .on(
            "focusout",
            event(move |_| {
                offers.close();
                offers.remember();
                address::commit();
            }),
        )
        .with(
            el("input")
                .at("id", ID)
                // Not one of type search: that can be no combobox.
                .at("type", "text")
                .at("role", "combobox")
                .at("aria-autocomplete", "list")
                .at("aria-expanded", text(move || if offers.are_shown() { "true" } else { "false" }.to_owned()))
                .at("aria-controls", offers::ID)
                .at("aria-activedescendant", maybe(move || offers.chosen_id()))
                .at("aria-label", words::search_label())
                .has_key(Action::ToSearchBox)
                .at("placeholder", words::search_hint())
                .at("autocomplete", "off")
                .at("autocapitalize", "off")
                .at("spellcheck", "false")
                .at("enterkeyhint", "search")
                .prop("value", text(query))
                .on("input", typed)
                .keys(Where::SearchBox, key),
        )
        .with(status(app))
        .with(offers.list())
        .piece()
}

/// Puts the cursor into the box with all of its text selected, ready to be typed over.
pub fn focus() {
    platform::focus_and_select(ID);
}
