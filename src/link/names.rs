//! Names of options in links.
//!
//! A field is written by its name, as on the command line; one whose name means something else (a field called `year`, or
//! one that begins with `-`) is written `field:year`.

use serde::Serialize;

use crate::protocol::{By, DocumentKey, DocumentSort, name_of, named};

pub(super) const FIELD: &str = "field:";
/// The orders of documents that have names of their own in links.
const TOKENS: &str = "words";
const MATCHES: &str = "hits";

/// The name of a value, and nothing for the default, which links leave out.
pub(super) fn unless_default<T: Default + PartialEq + Serialize>(value: &T) -> String {
    if *value == T::default() { String::new() } else { name_of(value) }
}

pub fn by(by: &By) -> String {
    match by {
        By::Field(name) => field(name, |plain| By::named(plain).is_some()),
        time => time.name().unwrap_or_default(),
    }
}

pub fn read_by(text: &str) -> By {
    By::named(text).unwrap_or_else(|| By::Field(bare(text)))
}

/// `-` before the key is descending.
pub(super) fn document_sort(sort: &DocumentSort) -> String {
    let key = match &sort.key {
        DocumentKey::Tokens => TOKENS.into(),
        DocumentKey::Matches => MATCHES.into(),
        DocumentKey::Field(name) => field(name, |plain| document_key(plain).is_some()),
        key => name_of(key),
    };
    turned(key, sort.descending)
}

pub(super) fn read_document_sort(text: &str) -> DocumentSort {
    let (key, descending) = unturned(text);
    DocumentSort { key: document_key(key).unwrap_or_else(|| DocumentKey::Field(bare(key))), descending }
}

fn document_key(name: &str) -> Option<DocumentKey> {
    match name {
        TOKENS => Some(DocumentKey::Tokens),
        MATCHES => Some(DocumentKey::Matches),
        // By their names in JSON these two are fields.
        name => named(name).filter(|key| !matches!(key, DocumentKey::Tokens | DocumentKey::Matches)),
    }
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
