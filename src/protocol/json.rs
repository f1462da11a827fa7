//! Answers as JSON, in English: what the command line prints with `--json` and what callers of `readout.js` get.

use serde::{Serialize, Serializer};

use super::{AsMap, Body, FailureKind, NoteKind};

/// An answer with its notes, and what it was made from, as one object.
#[derive(Serialize)]
pub struct Answer<'a, T: Serialize> {
    #[serde(flatten)]
    body: T,
    notes: Vec<Note<'a>>,
    made_from: AsMap<'a>,
}

#[derive(Serialize)]
pub struct Note<'a> {
    kind: NoteKind,
    text: String,
    suggestion: Option<&'a str>,
    without: Option<&'a str>,
}

#[derive(Serialize)]
pub struct Failure<'a> {
    kind: FailureKind,
    message: String,
    help: String,
    diagnostics: Vec<Diagnostic<'a>>,
}

#[derive(Serialize)]
pub struct Diagnostic<'a> {
    source: &'a str,
    start: u32,
    end: u32,
    message: String,
    help: String,
}

#[derive(Serialize)]
pub struct Progress {
    what: String,
    done: u64,
    total: u64,
}

impl<'a, T: Serialize> Answer<'a, T> {
    pub fn new(body: T, notes: &'a [super::Note], made_from: &'a [(&'static str, String)]) -> Self {
        let note = |note: &'a super::Note| Note {
            kind: note.kind,
            text: note.text.to_string(),
            suggestion: note.suggestion.as_deref(),
            without: note.without.as_deref(),
        };
        Self { body, notes: notes.iter().map(note).collect(), made_from: AsMap(made_from) }
    }
}

impl<'a> Answer<'a, Bare<'a>> {
    pub fn of(reply: &'a super::Reply, made_from: &'a [(&'static str, String)]) -> Self {
        Self::new(Bare(&reply.body), &reply.notes, made_from)
    }
}

impl<'a> From<&'a super::Failure> for Failure<'a> {
    fn from(failure: &'a super::Failure) -> Self {
        let diagnostic = |found: &'a super::Diagnostic| Diagnostic {
            source: &found.source,
            start: found.start,
            end: found.end,
            message: found.message.to_string(),
            help: in_words(found.help.as_ref()),
        };
        Self {
            kind: failure.kind,
            message: failure.message.to_string(),
            help: in_words(failure.help.as_ref()),
            diagnostics: failure.diagnostics.iter().map(diagnostic).collect(),
        }
    }
}

impl From<&super::Progress> for Progress {
    fn from(progress: &super::Progress) -> Self {
        Self { what: in_words(progress.what.as_ref()), done: progress.done, total: progress.total }
    }
}

/// Empty where nothing is said.
fn in_words(what: Option<&impl ToString>) -> String {
    what.map(ToString::to_string).unwrap_or_default()
}

/// What a body holds, without the name of its kind.
pub struct Bare<'a>(&'a Body);

impl Serialize for Bare<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize_content(serializer)
    }
}
