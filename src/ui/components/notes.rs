use leptos::prelude::*;

use super::filter_text;
use crate::protocol::{Note, NoteKind};
use crate::ui::state::{use_corpus, use_filters, use_route};
use crate::ui::words;

/// What an answer has to have said with it: what found nothing, what was left out, what would help. What is about the
/// query alone stands below the box.
#[component]
pub fn Notes(notes: Vec<Note>) -> impl IntoView {
    let (corpus, filters) = (use_corpus(), use_filters());
    let notes: Vec<Note> = notes.into_iter().filter(|note| !note.is_on_query()).collect();
    let line = move |note: Note| {
        let without = note.without.map(|filter| {
            let label = words::remove_filter(&untrack(|| filter_text(corpus, &filter)));
            view! { <button type="button" class="query" on:click=move |_| filters.remove(&filter)>{label}</button> }
        });
        view! {
            <li class=if note.kind == NoteKind::Nothing { "nothing" } else { "" }>
                <span dir="auto">{words::said(&note.text)}</span>
                " "
                {note.suggestion.map(|query| view! { <RunQuery query/> })}
                {without}
            </li>
        }
    };
    (!notes.is_empty()).then(|| view! { <ul class="notes">{notes.into_iter().map(line).collect_view()}</ul> })
}

/// A query to run at once, by its own text.
#[component]
pub fn RunQuery(query: String) -> impl IntoView {
    let route = use_route();
    let text = query.clone();
    view! { <button type="button" class="query" on:click=move |_| route.run(&query)>{text}</button> }
}
