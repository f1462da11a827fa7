//! What an answer has to have said with it: what found nothing, what was left out, what would help.

use leptos::prelude::*;

use crate::protocol::{Note, NoteKind};
use crate::ui::app::App;
use crate::ui::live::click;

pub fn notes(app: App, notes: &[Note]) -> AnyView {
    if notes.is_empty() {
        return ().into_any();
    }
    let line = |note: &Note| {
        let try_it = note.suggestion.clone().map(|query| run(app, query));
        view! {
            <li class=if note.kind == NoteKind::Nothing { "nothing" } else { "" }>
                <span dir="auto">{note.text.clone()}</span>
                " "
                {try_it}
            </li>
        }
    };
    view! { <ul class="notes">{notes.iter().map(line).collect_view()}</ul> }.into_any()
}

/// A query to run at once, by its own text.
pub fn run(app: App, query: String) -> AnyView {
    let text = query.clone();
    view! {
        <button type="button" class="query" on:click=click(move || app.run(&query))>
            {text}
        </button>
    }
    .into_any()
}
