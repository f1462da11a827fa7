//! Any bytes as a file of any format, a table of metadata or a configuration are read or named with the reason; the corpus
//! that comes of them is written and opens again as it was.
#![no_main]

use libfuzzer_sys::fuzz_target;
use readout::{
    corpus::{self, SourceFile},
    index::{build, package},
};

/// The names that the first file can have: one of each format, and the corpus's own files.
const NAMES: &[&str] = &[
    "a.txt",
    "a.md",
    "a.html",
    "metadata.csv",
    "corpus.toml",
    "a.csv",
    "a.jsonl",
    "a.json",
    "a.xlsx",
    "a.zip",
    "a.xml",
    "a.srt",
    "a.vtt",
    "a.docx",
    "a.odt",
    "a.epub",
    "a.pdf",
];

fuzz_target!(|input: (u8, &[u8], &[u8])| {
    let (which, first, second) = input;
    let name = NAMES[usize::from(which) % NAMES.len()];
    let file = |path: &str, bytes: &[u8]| SourceFile { path: path.into(), bytes: bytes.to_vec(), named: false };
    let (corpus, _) = corpus::read(vec![file(name, first), file("b.txt", second)]);
    if corpus.documents.is_empty() {
        return;
    }
    let Ok(index) = build(&corpus, |_| ()) else { return };
    let files = package::write(&index);
    let bytes = |name: &str| files.iter().find(|f| f.name == name).map(|f| f.bytes.clone());
    let mut opening = package::Opening::new(&bytes(package::MANIFEST).expect("a manifest")).expect("our own manifest");
    loop {
        while opening.advance().expect("our own chunks") {}
        let missing = opening.missing();
        if missing.is_empty() {
            break;
        }
        for name in missing {
            opening.supply(&name, bytes(&name).ok_or(readout::message::Malformed::ItIsMissing)).expect("our own files");
        }
    }
    assert_eq!(opening.finish().expect("our own package"), index);
});
