//! Who speaks, and the labels that say so.

use crate::{index::Index, model::span::Span};

/// The label that opens a paragraph.
pub fn label_of(index: &Index, span: Span) -> Option<Span> {
    let first = index.labels.partition_point(|label| label.start < span.start);
    index.labels.get(first).copied().filter(|label| label.end <= span.end && label.start < span.end)
}

/// How long a label is whose last word ends there: the colon follows it.
pub fn label_length(text: &str, end: u32) -> u32 {
    let colon = text.chars().skip(end as usize).position(|c| matches!(c, ':' | '：'));
    end + colon.map_or(0, |at| at as u32 + 1)
}

/// The value of a field at a token.
pub fn at(index: &Index, field: &str, position: u32) -> Option<String> {
    index.field(field).and_then(|f| f.at(position)).map(str::to_owned)
}
