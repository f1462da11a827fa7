//! Dispersion: how evenly the matches of a query are spread over parts of the texts.

use super::{
    context::Ctx,
    counts::sort_by_value,
    failure::{no_field, no_words, refused},
    reply::{few, page, reply},
    scope::Resolved,
    windows::{edge_of_run, places},
};
use crate::{
    index::{Field, Index, Postings},
    message::Message,
    model::span::{Span, total},
    protocol::{Body, Dispersion, DispersionRequest, Failure, PartRow, PartSort, Parts, Reply},
    query::{Found, Note, NoteKind, View, strip},
    stats::{self, average_reduced_frequency, per_million},
};

/// The most parts of equal size.
const MOST_RUNS: u32 = 10_000;

/// A part: what it is, its tokens, and the matches that begin in it.
struct Part {
    name: Option<String>,
    doc: Option<u32>,
    tokens: u64,
    freq: u64,
}

impl Ctx {
    pub async fn dispersion(&self, wanted: &DispersionRequest) -> Result<Reply, Failure> {
        let resolved = self.resolve(&wanted.scope).await?;
        let mut notes = resolved.notes.clone();
        if !resolved.has_words() {
            return Err(no_words(Message::NoDispersion));
        }
        let found = resolved.find(self.evaluator(), &resolved.view, &mut notes)?;
        let passes = u64::from(matches!(wanted.parts, Parts::Field(_)));
        self.meter.spend(found.hits.len() as u64 + resolved.view.size().tokens * passes).await;
        self.spread_over(&resolved, &found, wanted, notes)
    }

    fn spread_over(
        &self,
        resolved: &Resolved,
        found: &Found,
        wanted: &DispersionRequest,
        mut notes: Vec<Note>,
    ) -> Result<Reply, Failure> {
        let index = self.index();
        let documents = &index.documents;
        let size = resolved.view.size();
        let places = places(&resolved.view, &found.hits);
        let by = match &wanted.parts {
            Parts::Documents => "documents",
            Parts::Equal(_) => "equal",
            Parts::Field(name) => index.field(name).ok_or_else(|| no_field(index, name))?.name.as_str(),
        };
        let mut parts = match &wanted.parts {
            Parts::Documents => by_document(index, resolved, found),
            Parts::Equal(count) => equal(&places, size.tokens, *count)?,
            Parts::Field(name) => {
                let field = index.field(name).ok_or_else(|| no_field(index, name))?;
                by_field(index, field, &resolved.view, found)
            }
        };
        parts.retain(|part| part.tokens > 0);
        let counts: Vec<(u64, u64)> = parts.iter().map(|part| (part.freq, part.tokens)).collect();
        let measures = stats::Dispersion::of(&counts);
        let freq: u64 = counts.iter().map(|(freq, _)| freq).sum();
        if counts.iter().map(|(_, tokens)| tokens).sum::<u64>() > size.tokens {
            notes.push(Note::new(NoteKind::Hint, Message::OverlappingParts { field: by.into() }));
        }
        if freq > 0 && freq < u64::from(measures.parts) {
            notes.push(Note::new(NoteKind::Hint, Message::FewForParts { matches: freq, parts: measures.parts as u64 }));
        }
        notes.extend(few(freq, size.tokens));

        let mut rows: Vec<u32> = (0..parts.len() as u32).collect();
        let value = |at: u32| {
            let part = &parts[at as usize];
            match wanted.sort {
                PartSort::Order => None,
                PartSort::Freq => Some(part.freq as f64),
                PartSort::PerMillion => per_million(part.freq, part.tokens),
                PartSort::Tokens => Some(part.tokens as f64),
            }
        };
        match wanted.sort {
            PartSort::Order if wanted.descending => rows.reverse(),
            PartSort::Order => {}
            _ => sort_by_value(&mut rows, value, wanted.descending),
        }
        let row = |&at: &u32| {
            let part = &parts[at as usize];
            let marks = |doc: u32| strip(documents.span(doc), found.in_document(documents.span(doc)));
            PartRow {
                part: part.name.clone(),
                title: part.doc.map(|doc| index.title(doc).into()),
                tokens: part.tokens,
                freq: part.freq,
                per_million: per_million(part.freq, part.tokens),
                strip: part.doc.map(marks).unwrap_or_default(),
            }
        };
        let body = Dispersion {
            freq,
            parts: measures.parts,
            range: measures.range,
            juilland_d: measures.juilland_d,
            dp: measures.dp,
            dp_norm: measures.dp_norm,
            rosengren_s: measures.rosengren_s,
            carroll_d2: measures.carroll_d2,
            arf: average_reduced_frequency(&places, size.tokens),
            view: size,
            by: by.into(),
            offset: wanted.offset,
            rows: page(&rows, wanted.offset, wanted.limit).iter().map(row).collect(),
        };
        Ok(reply(Body::Dispersion(body), notes))
    }
}

fn by_document(index: &Index, resolved: &Resolved, found: &Found) -> Vec<Part> {
    let documents = &index.documents;
    let part = |&doc: &u32| Part {
        name: Some(documents.paths.get(doc).into()),
        doc: Some(doc),
        tokens: total(resolved.view.in_document(documents, doc)),
        freq: found.in_document(documents.span(doc)).len() as u64,
    };
    resolved.view.docs.iter().map(part).collect()
}

/// Parts of equal size of the view's tokens. A match counts for the one that it begins in.
fn equal(places: &[u32], tokens: u64, count: u32) -> Result<Vec<Part>, Failure> {
    if !(1..=MOST_RUNS).contains(&count) {
        return Err(refused(Message::ManyRuns, Message::GiveRuns { most: MOST_RUNS as u64 }));
    }
    let edge = |number| edge_of_run(number, count, tokens);
    let before = |number: u32| places.partition_point(|&place| u64::from(place) < edge(number)) as u64;
    let part = |number: u32| Part {
        name: Some((number + 1).to_string()),
        doc: None,
        tokens: edge(number + 1) - edge(number),
        freq: before(number + 1) - before(number),
    };
    Ok((0..count).map(part).collect())
}

/// The text of each value, and that without one. A match counts for the part that it begins in.
fn by_field(index: &Index, field: &Field, view: &View, found: &Found) -> Vec<Part> {
    let documents = &index.documents;
    let part = |name: Option<&str>, of_value: &View| {
        let here = view.intersect(of_value, documents);
        let freq = starting_in(&found.hits, &here.spans);
        Part { name: name.map(str::to_owned), doc: None, tokens: total(&here.spans), freq }
    };
    let mut parts = Vec::new();
    for (name, value) in field.values.iter().zip(0..) {
        parts.push(part(Some(name), &View::of_value(index, field, value)));
    }
    let rest = match &field.postings {
        Postings::Documents { .. } => {
            let all = 0..documents.len() as u32;
            View::of_documents(documents, all.filter(|&doc| field.of_document(doc).is_empty()).collect())
        }
        Postings::Spans { spans, .. } => {
            View::of_spans(documents, spans.iter().map(|(span, _)| *span).collect()).complement(documents)
        }
    };
    parts.push(part(None, &rest));
    parts
}

/// How many sorted hits begin in the spans.
fn starting_in(hits: &[Span], spans: &[Span]) -> u64 {
    let before = |at: u32| hits.partition_point(|hit| hit.start < at) as u64;
    spans.iter().map(|span| before(span.end) - before(span.start)).sum()
}
