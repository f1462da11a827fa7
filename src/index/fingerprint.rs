//! The identity of a corpus, in 128 bits: a hash of its paths, texts, metadata, stemmer and tokeniser, whatever package
//! it is stored in.

use xxhash_rust::xxh3::{Xxh3, xxh3_128};

use super::{Index, Postings};
use crate::text::TOKENISER;

/// The fingerprint of an index, in 32 hexadecimal digits. It does not depend on the one that the index holds.
pub fn fingerprint(index: &Index) -> String {
    let mut hash = Xxh3::new();
    let mut add = |bytes: &[u8]| {
        hash.update(&(bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    };
    add(TOKENISER.as_bytes());
    add(index.about.stemmer.as_deref().unwrap_or_default().as_bytes());
    for doc in 0..index.documents.len() as u32 {
        add(index.documents.paths.get(doc).as_bytes());
        add(index.text(doc).as_bytes());
    }
    let mut fields: Vec<_> = index.fields.iter().collect();
    fields.sort_by_key(|field| &field.name);
    for field in fields {
        add(field.name.as_bytes());
        add(&[field.kind as u8, field.level() as u8]);
        match &field.postings {
            Postings::Documents { .. } => {
                for doc in 0..index.documents.len() as u32 {
                    let values = field.of_document(doc);
                    add(&(values.len() as u64).to_le_bytes());
                    values.iter().for_each(|&value| add(field.values.get(value).as_bytes()));
                }
            }
            Postings::Spans { spans, .. } => {
                add(&(spans.len() as u64).to_le_bytes());
                for &(span, value) in spans {
                    add(&span.start.to_le_bytes());
                    add(&span.end.to_le_bytes());
                    add(field.values.get(value).as_bytes());
                }
            }
        }
    }
    format!("{:032x}", hash.digest128())
}

/// The content hash of a file of a package, in 32 hexadecimal digits.
pub fn checksum(bytes: &[u8]) -> String {
    format!("{:032x}", xxh3_128(bytes))
}
