//! Whole quotations, as the lines of a concordance.

use crate::{
    index::{Index, Postings},
    model::span::{Span, contained},
    query::View,
};

/// The quotations that lie wholly in a view, in corpus order; with `having`, which is in order, those with one of these in
/// them.
pub fn quotations(index: &Index, view: &View, having: Option<&[Span]>) -> Vec<Span> {
    let Some(field) = index.field("quoted") else { return Vec::new() };
    let (Some(yes), Postings::Spans { spans, .. }) = (field.values.find("yes"), &field.postings) else {
        return Vec::new();
    };
    let quoted: Vec<Span> = spans.iter().filter(|(_, value)| *value == yes).map(|(span, _)| *span).collect();
    let mut inside = contained(&quoted, &view.spans);
    if let Some(hits) = having {
        inside.retain(|quotation| {
            let from = hits.partition_point(|hit| hit.start < quotation.start);
            hits[from..].iter().take_while(|hit| hit.start < quotation.end).any(|hit| hit.end <= quotation.end)
        });
    }
    inside
}
