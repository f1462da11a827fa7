//! A concordance line as it is shown.

use super::keys::{Key, value};
use crate::{
    index::{Field, Index},
    model::{FieldKind, span::Span},
    protocol::{Fields, KwicContext, KwicLine, KwicMark, KwicPart, MOST_KWIC_CONTEXT},
    query::{Flow, closing, opening},
};

/// How lines are shown.
pub struct Shown<'a> {
    pub index: &'a Index,
    /// What they are sorted by.
    pub keys: &'a [Key<'a>],
    pub context: KwicContext,
}

impl Shown<'_> {
    /// A node with all the context that is asked for.
    pub fn wanted(&self, hit: Span) -> Span {
        let Index { documents, paragraphs, .. } = self.index;
        match self.context {
            KwicContext::Tokens(tokens) => widened(hit, tokens, documents.span(documents.at(hit.start))),
            KwicContext::Paragraph => {
                let (first, last) = (paragraphs.at(hit.start), paragraphs.at(hit.end - 1));
                Span::new(paragraphs.span(first).start, paragraphs.span(last).end)
            }
        }
    }

    /// The part of that context that is shown.
    pub fn bounded(&self, hit: Span, wanted: Span) -> Span {
        widened(hit, MOST_KWIC_CONTEXT, wanted)
    }

    pub fn line(&self, hit: Span, span: Span) -> KwicLine {
        let index = self.index;
        let doc = index.documents.at(hit.start);
        let whole = index.documents.span(doc);
        let separator = |at: u32| index.separator(doc, at);

        // The separator before the node is part of the left context, the one after it of the right.
        let (mut left, mut node, mut right) = (Flow::default(), Flow::default(), Flow::default());
        left.push(opening(separator(span.start)));
        left.words(index, doc, Span::new(span.start, hit.start));
        if span.start < hit.start {
            left.push(separator(hit.start));
        }
        node.words(index, doc, hit);
        if hit.end < span.end {
            right.push(separator(hit.end));
        }
        right.words(index, doc, Span::new(hit.end, span.end));
        right.push(closing(separator(span.end)));

        let mut marks = Vec::new();
        for (sort, key) in (0..).zip(self.keys) {
            let place = key.place(hit, whole).unwrap_or(u32::MAX);
            let (part, range) = match key {
                Key::Node => {
                    let ends = node.places.first().zip(node.places.last());
                    (KwicPart::Node, ends.map(|(first, last)| (first.0, last.1)))
                }
                Key::Left(_) if place >= span.start && place < hit.start => {
                    (KwicPart::Left, left.places.get((place - span.start) as usize).copied())
                }
                Key::Right(_) if place < span.end => {
                    (KwicPart::Right, right.places.get((place - hit.end) as usize).copied())
                }
                _ => continue,
            };
            marks.extend(range.map(|(start, end)| KwicMark { sort, part, start, end }));
        }

        let paragraph = index.paragraphs.at(hit.start) - index.paragraphs.at(whole.start);
        KwicLine {
            doc: index.documents.paths.get(doc).into(),
            title: index.title(doc).into(),
            date: index.date_text(doc).map(Into::into),
            position: hit.start - whole.start,
            start: hit.start,
            end: hit.end,
            paragraph: paragraph as u32 + 1,
            left: left.text,
            node: node.text,
            right: right.text,
            speaker: index.field("speaker").and_then(|field| field.at(hit.start)).map(str::to_owned),
            source: index.cited("source", doc, Some(hit.start)),
            url: index.cited("url", doc, Some(hit.start)),
            fields: fields_of(index, hit, doc),
            marks,
        }
    }
}

fn widened(hit: Span, far: u32, within: Span) -> Span {
    Span::new(hit.start.saturating_sub(far).max(within.start), hit.end.saturating_add(far).min(within.end))
}

/// The fields of a line that it has no column for, except text fields.
fn fields_of(index: &Index, hit: Span, doc: u32) -> Fields {
    let elsewhere = |f: &&Field| f.kind == FieldKind::Text || ["title", "date", "speaker"].contains(&f.name.as_str());
    let values = |field: &Field| -> Vec<String> {
        let numbers = (0..).map_while(|nth| value(field, hit, doc, nth));
        numbers.map(|number| field.values.get(number).to_owned()).collect()
    };
    let fields = index.fields.iter().filter(|f| !elsewhere(f));
    fields.map(|f| (f.name.clone(), values(f))).filter(|(_, values)| !values.is_empty()).collect()
}
