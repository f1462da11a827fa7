//! Names of options in links.
//!
//! A field is written by its name, as on the command line; one whose name means something else (a field called `year`, or
//! one that begins with `-`) is written `field:year`.

use crate::protocol::{By, DocumentKey, DocumentSort};

pub(super) const FIELD: &str = "field:";

pub fn by(by: &By) -> String {
    match by {
        By::Field(name) => field(name, |plain| time(plain).is_some()),
        By::Auto => "auto".into(),
        By::Year => "year".into(),
        By::Quarter => "quarter".into(),
        By::Month => "month".into(),
        By::Day => "day".into(),
    }
}

pub fn read_by(text: &str) -> By {
    time(text).unwrap_or_else(|| By::Field(bare(text)))
}

fn time(name: &str) -> Option<By> {
    Some(match name {
        "auto" => By::Auto,
        "year" => By::Year,
        "quarter" => By::Quarter,
        "month" => By::Month,
        "day" => By::Day,
        _ => return None,
    })
}

/// `-` before the key is descending.
pub(super) fn document_sort(sort: &DocumentSort) -> String {
    let key = match &sort.key {
        DocumentKey::Relevance => "relevance".into(),
        DocumentKey::Title => "title".into(),
        DocumentKey::Date => "date".into(),
        DocumentKey::Tokens => "words".into(),
        DocumentKey::Types => "types".into(),
        DocumentKey::Matches => "hits".into(),
        DocumentKey::Field(name) => field(name, |plain| document_key(plain).is_some()),
    };
    turned(key, sort.descending)
}

pub(super) fn read_document_sort(text: &str) -> DocumentSort {
    let (key, descending) = unturned(text);
    DocumentSort { key: document_key(key).unwrap_or_else(|| DocumentKey::Field(bare(key))), descending }
}

fn document_key(name: &str) -> Option<DocumentKey> {
    Some(match name {
        "relevance" => DocumentKey::Relevance,
        "title" => DocumentKey::Title,
        "date" => DocumentKey::Date,
        "words" => DocumentKey::Tokens,
        "types" => DocumentKey::Types,
        "hits" => DocumentKey::Matches,
        _ => return None,
    })
}

pub(super) fn field(name: &str, taken: impl Fn(&str) -> bool) -> String {
    let ambiguous = name.is_empty() || name.starts_with('-') || name.starts_with(FIELD) || taken(name);
    if ambiguous { format!("{FIELD}{name}") } else { name.into() }
}

pub(super) fn bare(text: &str) -> String {
    text.strip_prefix(FIELD).unwrap_or(text).into()
}

pub(super) fn turned(key: String, descending: bool) -> String {
    if descending { format!("-{key}") } else { key }
}

pub(super) fn unturned(text: &str) -> (&str, bool) {
    match text.strip_prefix('-') {
        Some(key) => (key, true),
        None => (text, false),
    }
}
