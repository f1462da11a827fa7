//! Whole files, as the readers of the formats take them.

mod cells;
mod json;
mod roles;
mod xlsx;

use super::columns::Columns;
use crate::corpus::formats::part::{Content, Part, Parts, Unread};

/// The name of a column and its values.
type Field<'a> = (&'a str, &'a [&'a str]);

/// A sentence of enough words to be taken for a text.
const TEXT: &str = "We met at the old harbour in the morning.";

fn key(part: &Part) -> &str {
    part.key.as_deref().unwrap_or("–")
}

fn text(part: &Part) -> &str {
    match &part.content {
        Content::Plain(text) | Content::Lines { text, .. } => text,
        Content::Marked(extract) => &extract.text,
    }
}

/// The keys and texts of documents.
fn texts(parts: &Parts) -> Vec<(&str, &str)> {
    parts.documents.iter().map(|part| (key(part), text(part))).collect()
}

/// The values of a field of each document, with `|` between several.
fn values(parts: &Parts, field: &str) -> Vec<String> {
    let of = |part: &Part| part.fields.iter().find(|(name, _)| name == field).map(|(_, values)| values.join("|"));
    parts.documents.iter().map(|part| of(part).unwrap_or_default()).collect()
}

/// The names of the fields of the first document.
fn fields(parts: &Parts) -> Vec<&str> {
    parts.documents.first().iter().flat_map(|part| &part.fields).map(|(name, _)| name.as_str()).collect()
}

fn notes(parts: &Parts) -> Vec<&str> {
    parts.notes.iter().map(|(_, note)| note.as_str()).collect()
}

#[track_caller]
fn has_note(parts: &Parts, words: &str) {
    assert!(parts.notes.iter().any(|(_, note)| note.contains(words)), "{words:?} in {:#?}", parts.notes);
}

#[track_caller]
fn no_text(read: Result<Parts, Unread>) -> String {
    match read {
        Err(Unread::NoText { reason, .. }) => reason,
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn fault(read: Result<Parts, Unread>) -> String {
    match read {
        Err(Unread::Fault(reason)) => reason,
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn check_fields(part: &Part, expected: &[Field<'_>]) {
    let found: Vec<(&str, Vec<&str>)> =
        part.fields.iter().map(|(name, values)| (name.as_str(), values.iter().map(String::as_str).collect())).collect();
    let expected: Vec<(&str, Vec<&str>)> = expected.iter().map(|(name, values)| (*name, values.to_vec())).collect();
    assert_eq!(found, expected);
}

fn declared(text: &[&str]) -> Columns {
    Columns { text: text.iter().map(|&name| name.to_owned()).collect(), ..Columns::default() }
}
