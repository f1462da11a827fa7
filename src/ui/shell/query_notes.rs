//! What has to be said of the query in every view, below the box: what it leaves uncounted or has left out, with a click
//! that mends it.

use leptos::prelude::*;

use crate::message::Message;
use crate::platform;
use crate::protocol::Note;
use crate::ui::state::{use_filters, use_notices, use_route};
use crate::ui::words;

#[component]
pub fn QueryNotes() -> impl IntoView {
    let filters = use_filters();
    let dismissed = RwSignal::new(Vec::<Note>::new());
    let notes = Memo::new(move |_| {
        // What was said of the query before is not said of one that cannot be read.
        let mut notes = if filters.query_failure().is_some() { Vec::new() } else { filters.facets.notes() };
        dismissed.with(|gone| notes.retain(|note| note.is_on_query() && !gone.contains(note)));
        notes
    });
    let dismiss = move |_| {
        dismissed.set(notes.get_untracked());
        platform::focus("main");
    };
    let dismiss_title = words::dismiss();
    // Not a `For`, whose owner keeps something of each line that it has ever made.
    let lines = move || notes.get().into_iter().map(|note| view! { <QueryNote note/> }).collect_view();
    view! {
        <div class="query-notes" role="group" aria-label=words::query_notes() aria-live="polite">
            <ul>
                {lines}
            </ul>
            <Show when=move || notes.with(|notes| !notes.is_empty())>
                <button type="button" class="plain" title=dismiss_title.clone() aria-label=dismiss_title.clone() on:click=dismiss>
                    {"×"}
                </button>
            </Show>
        </div>
    }
}

#[component]
fn QueryNote(note: Note) -> impl IntoView {
    let (route, notices) = (use_route(), use_notices());
    let is_family = matches!(note.text, Message::AlsoForms { .. } | Message::AlsoFormsAndMore { .. });
    let take = note.suggestion.map(|query| {
        let label = if is_family { words::include() } else { query.clone() };
        let title = query.clone();
        let run = move |_| {
            let before = route.with_untracked(|state| state.query.clone());
            route.run(&query);
            let back = move || route.go(|state| state.query = before.clone());
            notices.say_with(words::query_now(&query), words::undo(), back);
        };
        view! { <button type="button" class="query" title=title on:click=run>{label}</button> }
    });
    view! { <li><span dir="auto">{words::said(&note.text)}</span>" "{take}</li> }
}
