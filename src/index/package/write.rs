//! Writing a package: every part is encoded, cut into chunks, deflated, and named by its hash.

use super::{
    FORMAT, MANIFEST, Manifest, Part,
    manifest::{ChunkRef, FieldHead},
    parts::{self, Entry},
};
use crate::index::{Field, Index, codec::put, fingerprint::checksum};

/// A file of a package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// The size of a text chunk in bytes, before deflating. Larger chunks compress better and need fewer requests; smaller
/// ones leave less to decode once the last has arrived.
const CUT: usize = 1 << 20;
/// A package of so many bytes is small: one that takes a slow line less time than a request's way there and back.
const SMALL: u64 = 1 << 18;
/// The compression level.
const LEVEL: u8 = 9;

/// The files of an eager package. The manifest is the last, so that writing them in this order never leaves a manifest
/// without its chunks.
pub fn write(index: &Index) -> Vec<File> {
    let mut files = Vec::new();
    let mut entries: Vec<Entry> = Vec::new();
    let whole = [
        (Part::Documents, parts::put_documents(&index.documents)),
        (Part::Lexicon, index.lexicon.write()),
        (Part::Separators, parts::put_strings(&index.separators.kinds)),
        (Part::Fields, parts::put_fields(&index.fields)),
        (Part::Turns, parts::put_turns(&index.turns, &index.labels)),
        (Part::Paragraphs, parts::put_starts(&index.paragraphs, Some(&index.kinds))),
        (Part::Sentences, parts::put_starts(&index.sentences, None)),
    ];
    for (part, bytes) in whole {
        let chunk = deflate(&bytes, &mut files);
        entries.push(Entry { part: part as u8, first_token: 0, first_slot: 0, chunk });
    }
    for run in runs(index, CUT) {
        let bytes = text(index, &run);
        let chunk = deflate(&bytes, &mut files);
        entries.push(Entry {
            part: Part::Text as u8,
            first_token: run.tokens.start,
            first_slot: run.slots.start,
            chunk,
        });
    }
    let mut directory = Vec::new();
    put(&mut directory, entries.len() as u64);
    entries.iter().for_each(|e| parts::put_entry(&mut directory, e));
    let directory = vec![deflate(&directory, &mut files)];
    // Equal chunks are one file.
    files.sort_by(|a: &File, b| a.name.cmp(&b.name));
    files.dedup_by(|a, b| a.name == b.name);
    let is_small = files.iter().map(|file| file.bytes.len() as u64).sum::<u64>() <= SMALL;
    let about = &index.about;
    let manifest = Manifest {
        format: FORMAT,
        readout: crate::VERSION.into(),
        kind: "eager".into(),
        title: about.title.clone(),
        description: about.description.clone(),
        about: about.about.clone(),
        language: about.language.clone(),
        licence: about.licence.clone(),
        citation: about.citation.clone(),
        wording: about.wording,
        stemmer: about.stemmer.clone(),
        quotation_marks: about.quotation_marks.clone(),
        fingerprint: index.fingerprint.clone(),
        documents: index.documents.len() as u32,
        tokens: index.tokens(),
        types: index.lexicon.norms.len() as u32,
        fields: index.fields.iter().map(head).collect(),
        directory,
        files: if is_small { files.iter().map(|file| file.name.clone()).collect() } else { Vec::new() },
        checksum: String::new(),
    };
    files.push(File { name: MANIFEST.into(), bytes: manifest.to_bytes() });
    files
}

fn head(field: &Field) -> FieldHead {
    FieldHead { name: field.name.clone(), label: field.label.clone(), kind: field.kind, level: field.level() }
}

fn deflate(bytes: &[u8], files: &mut Vec<File>) -> ChunkRef {
    let deflated = miniz_oxide::deflate::compress_to_vec(bytes, LEVEL);
    let chunk = ChunkRef { name: checksum(&deflated), length: deflated.len() as u64, inflated: bytes.len() as u64 };
    files.push(File { name: chunk.file(), bytes: deflated });
    chunk
}

/// A run of tokens and of separators' slots that make a text chunk.
struct Run {
    tokens: std::ops::Range<u32>,
    slots: std::ops::Range<u32>,
}

/// Cuts the sequence at the edges of documents once `cut` bytes are reached, and a longer document within.
fn runs(index: &Index, cut: usize) -> Vec<Run> {
    let mut runs = Vec::new();
    let (mut token, mut slot, mut size) = (0, 0, 0);
    let mut close = |to_token: u32, to_slot: u32, size: &mut usize| {
        runs.push(Run { tokens: token..to_token, slots: slot..to_slot });
        (token, slot, *size) = (to_token, to_slot, 0);
    };
    let width = |id: u32| {
        if id < 1 << 7 {
            1
        } else if id < 1 << 14 {
            2
        } else {
            3
        }
    };
    for doc in 0..index.documents.len() as u32 {
        let span = index.documents.span(doc);
        for position in span.start..span.end {
            if size >= cut {
                close(position, position + doc, &mut size);
            }
            let separator = index.separators.ids.get((position + doc) as usize);
            size += width(index.stream.get(position as usize)) + width(separator);
        }
        size += width(index.separators.ids.get((span.end + doc) as usize));
        if size >= cut {
            close(span.end, span.end + doc + 1, &mut size);
        }
    }
    if size > 0 {
        close(index.tokens(), index.separators.ids.len() as u32, &mut size);
    }
    runs
}

fn text(index: &Index, run: &Run) -> Vec<u8> {
    let mut stream = Vec::new();
    run.tokens.clone().for_each(|at| put(&mut stream, u64::from(index.stream.get(at as usize))));
    let mut out = Vec::new();
    put(&mut out, stream.len() as u64);
    out.extend(stream);
    run.slots.clone().for_each(|slot| put(&mut out, u64::from(index.separators.ids.get(slot as usize))));
    out
}
