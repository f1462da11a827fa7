//! Helpers that answers share: notes, and pages of lists.

use crate::{
    message::Message,
    protocol::{Body, Reply},
    query::{Note, NoteKind},
};

/// A reply with its distinct notes.
pub fn reply(body: Body, notes: Vec<Note>) -> Reply {
    let mut said: Vec<Note> = Vec::with_capacity(notes.len());
    for note in notes {
        if !said.contains(&note) {
            said.push(note);
        }
    }
    Reply { body, notes: said }
}

/// A note where figures rest on little: fewer than five matches, or fewer than a thousand words.
pub fn few(matches: u64, tokens: u64) -> Option<Note> {
    let text = if (1..5).contains(&matches) {
        Message::FewMatches { matches }
    } else if (1..1_000).contains(&tokens) {
        Message::FewWords { words: tokens }
    } else {
        return None;
    };
    Some(Note::new(NoteKind::Hint, text))
}

/// A note where a least frequency is lower than what is usual, since the view is small.
pub fn smaller(least: u32, usual: u32) -> Option<Note> {
    let text = Message::SmallView { least: least.into(), usual: usual.into() };
    (least < usual).then(|| Note::new(NoteKind::Hint, text))
}

/// A page of a list. A limit of 0 is none.
pub fn page<T>(items: &[T], offset: u32, limit: u32) -> &[T] {
    let from = (offset as usize).min(items.len());
    let to = if limit == 0 { items.len() } else { from.saturating_add(limit as usize).min(items.len()) };
    &items[from..to]
}
