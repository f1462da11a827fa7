//! One document to read: paragraphs with their speakers and highlights.

mod layout;
mod pieces;
mod speech;

use std::ops::Range;

pub use layout::Layout;

use layout::{Cut, ParagraphText};
use speech::{at, label_length};

use super::{context::Ctx, reply::reply, scope::Resolved};
use crate::{
    index::{Field, Index, Postings},
    message::Message,
    model::{BlockKind, span::Span},
    protocol::{Body, Failure, FailureKind, Paragraph, Read, ReadRequest, Reply, Scope},
    query::{Found, highlights, strip},
};

/// The most matches of a document whose paragraphs are listed.
const MOST_MATCHES: usize = 10_000;

impl Ctx {
    pub async fn read(&self, request: &ReadRequest) -> Result<Reply, Failure> {
        let &ReadRequest { ref scope, doc: ref path, from, limit, without_text } = request;
        let index = self.index();
        let (doc, resolved, found) = self.opened(scope, path).await?;
        let whole = index.documents.span(doc);
        let hits = found.in_document(whole);
        let spans = resolved.view.in_document(&index.documents, doc);

        let numbers = index.paragraphs.within(whole);
        let first = numbers.end.min(numbers.start + from.max(1) as usize - 1);
        let last = if limit == 0 { numbers.end } else { numbers.end.min(first + limit as usize) };
        let mut paragraphs = if without_text { Vec::new() } else { paragraphs(index, doc, first..last, hits) };
        for paragraph in paragraphs.iter_mut().filter(|paragraph| paragraph.number > 0) {
            let span = index.paragraphs.span(numbers.start + paragraph.number as usize - 1);
            paragraph.in_view = spans.iter().any(|s| s.start < span.end && span.start < s.end);
        }
        let match_paragraphs =
            hits.iter().take(MOST_MATCHES).map(|h| (index.paragraphs.at(h.start) - numbers.start) as u32 + 1).collect();
        let neighbour = |doc: u32| (index.documents.paths.get(doc).to_owned(), index.title(doc).to_owned());
        let body = Read {
            doc: path.into(),
            title: index.title(doc).into(),
            date: index.date_text(doc).map(Into::into),
            language: index.field("language").and_then(|f| f.first(doc)).unwrap_or(&index.about.language).into(),
            tokens: u64::from(whole.len()),
            fields: fields_of(index, doc).into_iter().map(|(field, values)| (field.label.clone(), values)).collect(),
            matches: hits.len() as u64,
            match_paragraphs,
            strip: strip(whole, hits),
            paragraphs_total: numbers.len() as u32,
            paragraphs,
            previous: doc.checked_sub(1).map(neighbour),
            next: Some(doc + 1).filter(|&next| (next as usize) < index.documents.len()).map(neighbour),
        };
        Ok(reply(Body::Read(body), resolved.notes))
    }

    /// A document by its path, with what the scope finds. The whole of it is shown, whether the query finds it or not:
    /// the query only highlights its matches.
    async fn opened(&self, scope: &Scope, path: &str) -> Result<(u32, Resolved, Found), Failure> {
        let doc = self.index().document(path).ok_or_else(|| {
            Failure::new(FailureKind::Missing, Message::NoDocument { path: path.into() }, Message::LookByTitle)
        })?;
        let resolved = self.resolve(scope).await?;
        let found = resolved.find(self.evaluator(), &resolved.view, &mut Vec::new())?;
        Ok((doc, resolved, found))
    }
}

/// Paragraphs of a document, by their indices, with the wordless lines between and around them.
pub(crate) fn paragraphs(index: &Index, doc: u32, shown: Range<usize>, hits: &[Span]) -> Vec<Paragraph> {
    let whole = index.documents.span(doc);
    let numbers = index.paragraphs.within(whole);
    let mut paragraphs = Vec::new();
    if numbers.is_empty() {
        // A document without words still has a text.
        paragraphs.extend(wordless(index.separator(doc, whole.start)));
    }
    for number in shown {
        let span = index.paragraphs.span(number);
        let before = index.separator(doc, span.start);
        if span.start == whole.start {
            paragraphs.extend(wordless(&before[..index.paragraph_start(doc, span.start)]));
        }
        let mut paragraph = paragraph(index, doc, number, hits);
        paragraph.number = (number - numbers.start) as u32 + 1;
        paragraphs.push(paragraph);
        let after = index.separator(doc, span.end);
        let last = span.end == whole.end;
        let end = if last { after.len() } else { index.paragraph_start(doc, span.end) };
        let between = after.find('\n').and_then(|start| after.get(start..end));
        paragraphs.extend(wordless(between.unwrap_or_default()));
    }
    paragraphs
}

/// Lines without words, such as a row of stars: shown, and not counted as paragraphs.
fn wordless(text: &str) -> impl Iterator<Item = Paragraph> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| Paragraph {
        number: 0,
        kind: BlockKind::Paragraph,
        speaker: None,
        role: None,
        label: 0,
        text: line.to_owned(),
        highlights: Vec::new(),
        first_match: 0,
        matches: 0,
        in_view: true,
    })
}

fn paragraph(index: &Index, doc: u32, number: usize, hits: &[Span]) -> Paragraph {
    let span = index.paragraphs.span(number);
    let source = ParagraphText { index, doc, span };
    let (text, places) = source.written(Cut::default(), source.end());
    let from = hits.partition_point(|h| h.start < span.start);
    let to = hits.partition_point(|h| h.start < span.end);
    Paragraph {
        number: 0,
        kind: index.kinds[number],
        speaker: at(index, "speaker", span.start),
        role: at(index, "role", span.start),
        label: label_length(index, doc, span),
        highlights: highlights(hits, span, |at| places[(at - span.start) as usize]),
        text,
        first_match: from as u32,
        matches: (to - from) as u32,
        in_view: true,
    }
}

/// All fields of a document that have a value, with their values, but for its title.
pub(crate) fn fields_of(index: &Index, doc: u32) -> Vec<(&Field, Vec<String>)> {
    let whole = index.documents.span(doc);
    let fields = index.fields.iter().filter(|f| f.name != "title" && f.name != "quoted");
    fields
        .filter_map(|field| {
            let mut values: Vec<u32> = match &field.postings {
                Postings::Documents { .. } => field.of_document(doc).to_vec(),
                Postings::Spans { .. } => field.within(whole).iter().map(|(_, value)| *value).collect(),
            };
            let mut seen = vec![false; field.values.len()];
            values.retain(|&value| !std::mem::replace(&mut seen[value as usize], true));
            let values: Vec<String> = values.into_iter().map(|value| field.values.get(value).to_owned()).collect();
            (!values.is_empty()).then_some((field, values))
        })
        .collect()
}
