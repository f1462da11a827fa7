//! What an answer has to have said with it: what found nothing, what was left out, what would help.

use crate::protocol::{Note, NoteKind};
use crate::ui::app::App;
use crate::ui::dom::{Piece, click, el, pieces};
use crate::ui::parts::chips::in_words;
use crate::ui::words;
use leptos::prelude::untrack;

pub fn notes(app: App, notes: &[Note]) -> Piece {
    if notes.is_empty() {
        return pieces();
    }
    let line = |note: &Note| {
        let try_it = note.suggestion.clone().map(|query| run(app, query));
        el("li")
            .is(if note.kind == NoteKind::Nothing { "nothing" } else { "" })
            .with(el("span").at("dir", "auto").with(words::said(&note.text)))
            .with(" ")
            .with(try_it)
            .with(note.without.clone().map(|filter| take_away(app, filter)))
            .piece()
    };
    el("ul").is("notes").with(notes.iter().map(line).collect::<Piece>()).piece()
}

/// Takes away a filter that stands in the way.
fn take_away(app: App, filter: String) -> Piece {
    let label = words::remove_filter(&untrack(|| in_words(app, &filter)));
    el("button").at("type", "button").is("query").on("click", click(move || app.take_away(&filter))).with(label).piece()
}

/// A query to run at once, by its own text.
pub fn run(app: App, query: String) -> Piece {
    let text = query.clone();
    el("button").at("type", "button").is("query").on("click", click(move || app.run(&query))).with(text).piece()
}
