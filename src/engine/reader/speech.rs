//! Who speaks, and the labels that say so.

use crate::{index::Index, model::span::Span};

/// How long the label is with which the text of a paragraph opens, in Unicode scalar values; 0 where there is none.
pub fn label_length(index: &Index, doc: u32, paragraph: Span) -> u32 {
    let label = index.label_before(paragraph.start);
    let label = label.and_then(|label| index.separator(doc, paragraph.start).get(label));
    label.unwrap_or_default().chars().count() as u32
}

/// The value of a field at a token.
pub fn at(index: &Index, field: &str, position: u32) -> Option<String> {
    index.field(field).and_then(|f| f.at(position)).map(str::to_owned)
}
