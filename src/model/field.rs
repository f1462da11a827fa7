//! What fields are made of.

use serde::{Deserialize, Serialize};

/// What the values of a field are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FieldKind {
    /// One of a set of values, to be counted and filtered by.
    Facet,
    /// A day, a month or a year.
    Date,
    Number,
    /// Running text, such as a title.
    Text,
}

/// What a value of a field holds for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// A document as a whole.
    Document,
    /// A turn of a speaker.
    Turn,
    /// Any span of tokens.
    Span,
}
