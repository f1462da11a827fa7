//! Views: the documents that filters leave, and the spans in them.

use crate::{
    index::{Documents, Index, Postings},
    model::{
        Size,
        span::{Span, intersect, total},
    },
};

/// A set of documents, and of spans in them.
///
/// Spans are sorted and maximal: two of one document never touch, and none crosses the edge of a document, so that text
/// is contiguous where it lies within one span. A document without words has no span and can still be in the set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    pub docs: Vec<u32>,
    pub spans: Vec<Span>,
}

impl View {
    /// All documents.
    pub fn whole(documents: &Documents) -> Self {
        Self::of_documents(documents, (0..documents.len() as u32).collect())
    }

    /// Whole documents, in ascending order.
    pub fn of_documents(documents: &Documents, docs: Vec<u32>) -> Self {
        let spans = docs.iter().map(|&doc| documents.span(doc)).filter(|s| !s.is_empty()).collect();
        Self { docs, spans }
    }

    /// Any spans, in any order, each within one document, and the documents that they lie in.
    pub fn of_spans(documents: &Documents, mut spans: Vec<Span>) -> Self {
        // Often a few sorted runs, one after another, which the stable sort merges.
        spans.sort();
        let mut view = Self { docs: Vec::new(), spans: Vec::with_capacity(spans.len()) };
        for span in spans.into_iter().filter(|s| !s.is_empty()) {
            let doc = documents.at(span.start);
            match view.spans.last_mut() {
                Some(last) if view.docs.last() == Some(&doc) && span.start <= last.end => {
                    last.end = last.end.max(span.end)
                }
                _ => view.spans.push(span),
            }
            if view.docs.last() != Some(&doc) {
                view.docs.push(doc);
            }
        }
        view
    }

    pub fn intersect(&self, other: &View, documents: &Documents) -> Self {
        let spans = intersect(&self.spans, &other.spans);
        // A document with words is in the result if some of them are; one without if it is in both.
        let with_words = Self::of_spans(documents, spans);
        let empty: Vec<u32> =
            common(&self.docs, &other.docs).into_iter().filter(|&doc| documents.span(doc).is_empty()).collect();
        Self { docs: merge(&with_words.docs, &empty), spans: with_words.spans }
    }

    pub fn union(&self, other: &View, documents: &Documents) -> Self {
        let mut spans = self.spans.clone();
        spans.extend_from_slice(&other.spans);
        Self { docs: merge(&self.docs, &other.docs), spans: Self::of_spans(documents, spans).spans }
    }

    /// All other text, and the documents without words that are not in it.
    pub fn complement(&self, documents: &Documents) -> Self {
        let mut spans = Vec::new();
        let mut mine = self.spans.iter().peekable();
        let mut empty = Vec::new();
        for doc in 0..documents.len() as u32 {
            let whole = documents.span(doc);
            if whole.is_empty() && self.docs.binary_search(&doc).is_err() {
                empty.push(doc);
            }
            let mut next = whole.start;
            while let Some(span) = mine.next_if(|s| s.start < whole.end) {
                spans.push(Span::new(next, span.start));
                next = span.end;
            }
            spans.push(Span::new(next, whole.end));
        }
        let with_words = Self::of_spans(documents, spans);
        Self { docs: merge(&with_words.docs, &empty), spans: with_words.spans }
    }

    /// The part of it that lies in some documents, which are in ascending order.
    pub fn within_documents(&self, docs: &[u32], documents: &Documents) -> Self {
        self.intersect(&Self::of_documents(documents, docs.to_vec()), documents)
    }

    /// The text for which a field has a value; documents as a whole for a field of documents.
    pub fn of_value(index: &Index, field: &crate::index::Field, value: u32) -> Self {
        match &field.postings {
            Postings::Documents { .. } => {
                let docs =
                    (0..index.documents.len() as u32).filter(|&d| field.of_document(d).contains(&value)).collect();
                Self::of_documents(&index.documents, docs)
            }
            Postings::Spans { spans, .. } => {
                let spans = spans.iter().filter(|(_, v)| *v == value).map(|(s, _)| *s).collect();
                Self::of_spans(&index.documents, spans)
            }
        }
    }

    /// The spans of one document.
    pub fn in_document(&self, documents: &Documents, doc: u32) -> &[Span] {
        let whole = documents.span(doc);
        let from = self.spans.partition_point(|s| s.start < whole.start);
        let to = self.spans.partition_point(|s| s.start < whole.end);
        &self.spans[from..to.max(from)]
    }

    pub fn size(&self) -> Size {
        Size { documents: self.docs.len() as u32, tokens: total(&self.spans) }
    }
}

/// The union of two ascending lists, ascending.
pub fn merge(a: &[u32], b: &[u32]) -> Vec<u32> {
    let mut out = Vec::with_capacity(a.len() + b.len());
    let (mut i, mut j) = (0, 0);
    while i < a.len() || j < b.len() {
        let next = match (a.get(i), b.get(j)) {
            (Some(&x), Some(&y)) => x.min(y),
            (Some(&x), None) => x,
            (None, Some(&y)) => y,
            (None, None) => break,
        };
        out.push(next);
        i += usize::from(a.get(i) == Some(&next));
        j += usize::from(b.get(j) == Some(&next));
    }
    out
}

/// The intersection of two ascending lists.
pub fn common(a: &[u32], b: &[u32]) -> Vec<u32> {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.iter().copied().filter(|n| long.binary_search(n).is_ok()).collect()
}

/// The difference of two ascending lists.
pub fn without(a: &[u32], b: &[u32]) -> Vec<u32> {
    a.iter().copied().filter(|n| b.binary_search(n).is_err()).collect()
}
