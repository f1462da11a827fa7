//! Encoding and decoding the parts of a package; the lexicon has its own.

#![deny(clippy::indexing_slicing)]

use super::manifest::{ChunkRef, FieldHead};
use crate::{
    index::{
        Documents, Field, Label, Postings, Starts, Turn,
        build::dates_of,
        codec::{Reader, put, put_str},
        strings::Strings,
    },
    message::Malformed,
    model::{BlockKind, Level, span::Span},
};

/// One chunk as the directory lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub part: u8,
    /// For text: its first token and its first separator slot; else 0.
    pub first_token: u32,
    pub first_slot: u32,
    pub chunk: ChunkRef,
}

pub fn put_entry(out: &mut Vec<u8>, entry: &Entry) {
    out.push(entry.part);
    put(out, u64::from(entry.first_token));
    put(out, u64::from(entry.first_slot));
    put(out, entry.chunk.length);
    put(out, entry.chunk.inflated);
    let hash = u128::from_str_radix(&entry.chunk.name, 16).unwrap_or_default();
    out.extend(hash.to_be_bytes());
}

pub fn entry(reader: &mut Reader) -> Result<Entry, Malformed> {
    let (part, first_token, first_slot) = (reader.byte()?, reader.u32()?, reader.u32()?);
    let (length, inflated) = (reader.u64()?, reader.u64()?);
    let hash = reader.take(16)?.iter().fold(0u128, |hash, &byte| (hash << 8) | u128::from(byte));
    Ok(Entry { part, first_token, first_slot, chunk: ChunkRef { name: format!("{hash:032x}"), length, inflated } })
}

pub fn put_documents(documents: &Documents) -> Vec<u8> {
    let mut out = Vec::new();
    for doc in 0..documents.len() as u32 {
        put_str(&mut out, documents.paths.get(doc));
        put(&mut out, u64::from(documents.span(doc).len()));
    }
    out
}

pub fn documents(bytes: &[u8]) -> Result<Documents, Malformed> {
    let mut reader = Reader::new(bytes);
    let mut documents = Documents::default();
    let mut token = 0u32;
    let mut before: Option<&str> = None;
    while !reader.is_empty() {
        let path = reader.str()?;
        if before.is_some_and(|before| before >= path) {
            return Err(Malformed::UnorderedPaths);
        }
        before = Some(path);
        documents.paths.push(path);
        documents.starts.push(token);
        token = token.checked_add(reader.u32()?).ok_or(Malformed::LargeNumber)?;
    }
    documents.starts.push(token);
    Ok(documents)
}

pub fn put_strings(strings: &Strings) -> Vec<u8> {
    let mut out = Vec::new();
    strings.iter().for_each(|s| put_str(&mut out, s));
    out
}

/// Decodes all strings; an error where there are more than `most`.
pub fn strings(bytes: &[u8], most: usize) -> Result<Strings, Malformed> {
    let mut reader = Reader::new(bytes);
    let mut strings = Strings::default();
    while !reader.is_empty() {
        if strings.len() == most {
            return Err(Malformed::ManyKinds);
        }
        strings.push(reader.str()?);
    }
    Ok(strings)
}

pub fn put_fields(fields: &[Field]) -> Vec<u8> {
    let mut out = Vec::new();
    for field in fields {
        put(&mut out, field.values.len() as u64);
        field.values.iter().for_each(|v| put_str(&mut out, v));
        match &field.postings {
            Postings::Documents { starts, values } => {
                for pair in starts.windows(2) {
                    let [from, to] = [pair.first(), pair.last()].map(|at| at.copied().unwrap_or_default() as usize);
                    let of_document = values.get(from..to).unwrap_or_default();
                    put(&mut out, of_document.len() as u64);
                    of_document.iter().for_each(|&v| put(&mut out, u64::from(v)));
                }
            }
            Postings::Spans { spans, .. } => {
                put(&mut out, spans.len() as u64);
                let mut before = 0;
                for &(span, value) in spans {
                    put(&mut out, u64::from(span.start - before));
                    put(&mut out, u64::from(span.len()));
                    put(&mut out, u64::from(value));
                    before = span.start;
                }
            }
        }
    }
    out
}

pub fn fields(bytes: &[u8], heads: &[FieldHead], documents: &Documents) -> Result<Vec<Field>, Malformed> {
    let mut reader = Reader::new(bytes);
    let mut fields = Vec::with_capacity(heads.len());
    for head in heads {
        let count = reader.count(1)?;
        let mut values = Strings::default();
        for _ in 0..count {
            values.push(reader.str()?);
        }
        let known = |value: u32| if (value as usize) < count { Ok(value) } else { Err(Malformed::ValueMissing) };
        let postings = if head.level == Level::Document {
            let (mut starts, mut list) = (vec![0u32], Vec::new());
            for _ in 0..documents.len() {
                for _ in 0..reader.count(1)? {
                    list.push(known(reader.u32()?)?);
                }
                starts.push(list.len() as u32);
            }
            Postings::Documents { starts, values: list }
        } else {
            let mut spans = Vec::new();
            let mut start = 0u32;
            for _ in 0..reader.count(3)? {
                let span = span_after(&mut reader, &mut start, documents)?;
                spans.push((span, known(reader.u32()?)?));
            }
            Postings::Spans { level: head.level, spans }
        };
        fields.push(Field {
            name: head.name.clone(),
            label: head.label.clone(),
            kind: head.kind,
            dates: dates_of(head.kind, &values),
            values,
            postings,
        });
    }
    reader.end()?;
    Ok(fields)
}

/// A span whose start is delta-encoded; an error where it does not lie in one document.
fn span_after(reader: &mut Reader, start: &mut u32, documents: &Documents) -> Result<Span, Malformed> {
    *start = start.checked_add(reader.u32()?).ok_or(Malformed::LargeNumber)?;
    let end = start.checked_add(reader.u32()?).ok_or(Malformed::LargeNumber)?;
    let next = documents.starts.partition_point(|s| s <= start);
    match documents.starts.get(next) {
        Some(&edge) if *start < end && end <= edge => Ok(Span::new(*start, end)),
        _ => Err(Malformed::OutsideDocument),
    }
}

pub fn put_turns(turns: &[Turn], labels: &[Label]) -> Vec<u8> {
    let mut out = Vec::new();
    put(&mut out, turns.len() as u64);
    let mut before = 0;
    for turn in turns {
        put(&mut out, u64::from(turn.span.start - before));
        put(&mut out, u64::from(turn.span.len()));
        out.push(u8::from(turn.continued));
        before = turn.span.start;
    }
    put(&mut out, labels.len() as u64);
    let mut before = 0;
    for label in labels {
        put(&mut out, u64::from(label.before - before));
        put(&mut out, u64::from(label.start));
        put(&mut out, u64::from(label.end - label.start));
        before = label.before;
    }
    out
}

pub fn turns(bytes: &[u8], documents: &Documents) -> Result<(Vec<Turn>, Vec<Label>), Malformed> {
    let mut reader = Reader::new(bytes);
    let mut turns: Vec<Turn> = Vec::new();
    let mut start = 0;
    for _ in 0..reader.count(3)? {
        let span = span_after(&mut reader, &mut start, documents)?;
        if turns.last().is_some_and(|last| last.span.end > span.start) {
            return Err(Malformed::TurnsOverlap);
        }
        turns.push(Turn { span, continued: reader.byte()? != 0 });
    }
    let mut labels: Vec<Label> = Vec::new();
    let mut before = 0u32;
    for _ in 0..reader.count(3)? {
        before = before.checked_add(reader.u32()?).ok_or(Malformed::LargeNumber)?;
        let start = reader.u32()?;
        let end = start.checked_add(reader.u32()?).ok_or(Malformed::LargeNumber)?;
        if documents.starts.last().is_none_or(|&tokens| before >= tokens) {
            return Err(Malformed::OutsideDocument);
        }
        if labels.last().is_some_and(|last| last.before >= before) {
            return Err(Malformed::TurnsOverlap);
        }
        labels.push(Label { before, start, end });
    }
    reader.end()?;
    Ok((turns, labels))
}

const KINDS: [BlockKind; 6] =
    [BlockKind::Paragraph, BlockKind::Heading, BlockKind::Item, BlockKind::Quote, BlockKind::Code, BlockKind::Cell];

pub fn put_starts(starts: &Starts, kinds: Option<&[BlockKind]>) -> Vec<u8> {
    let mut out = Vec::new();
    put(&mut out, starts.starts.len() as u64);
    let mut before = 0;
    for &start in &starts.starts {
        put(&mut out, u64::from(start - before));
        before = start;
    }
    for kind in kinds.unwrap_or_default() {
        out.push(KINDS.iter().position(|k| k == kind).unwrap_or_default() as u8);
    }
    out
}

/// Starts that cover all documents and, with `with_kinds`, the kind of each.
pub fn starts(bytes: &[u8], documents: &Documents, with_kinds: bool) -> Result<(Starts, Vec<BlockKind>), Malformed> {
    let mut reader = Reader::new(bytes);
    let count = reader.count(1)?;
    let end = documents.starts.last().copied().unwrap_or_default();
    let mut starts = Vec::with_capacity(count);
    let mut start = 0u32;
    for number in 0..count {
        let step = reader.u32()?;
        start = start.checked_add(step).ok_or(Malformed::LargeNumber)?;
        if (number > 0 && step == 0) || start >= end {
            return Err(Malformed::StartsDoNotRise);
        }
        starts.push(start);
    }
    let mut kinds = Vec::new();
    if with_kinds {
        for _ in 0..count {
            kinds.push(KINDS.get(usize::from(reader.byte()?)).copied().ok_or(Malformed::UnknownKind)?);
        }
    }
    reader.end()?;
    // Each document that has tokens must begin with a start of its own.
    let begins = documents.starts.windows(2).filter_map(|pair| match pair {
        [from, to] if from < to => Some(from),
        _ => None,
    });
    for begin in begins {
        if starts.binary_search(begin).is_err() {
            return Err(Malformed::NoFirstStart);
        }
    }
    Ok((Starts { starts, end }, kinds))
}
