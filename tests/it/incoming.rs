//! What comes in: texts as people have them, and what must be read of them.
//!
//! Rows with their files in `tests/data/incoming/*.toml`, and folders of files, `tests/data/cases/NAME`, each with what is
//! expected of it in `expect.toml`. Both say the same of a corpus: see [`Expected`].

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use readout::{
    corpus::{self, SourceFile},
    engine::Engine,
    index::{Index, build},
};
use serde::Deserialize;

use crate::common::{scope, search};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    files: BTreeMap<String, String>,
    #[serde(flatten)]
    expected: Expected,
}

/// What is expected of a corpus; what is left out is not looked at.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    /// What the case is about.
    why: String,
    /// The tokens of each speaker; those of nobody are `""`, where there are any.
    speakers: Option<BTreeMap<String, u32>>,
    turns: Option<usize>,
    /// The matches of queries.
    #[serde(default)]
    matches: BTreeMap<String, u64>,
    /// The tokens of documents, with a space between them.
    #[serde(default)]
    tokens: BTreeMap<String, String>,
    /// The whole texts of documents.
    #[serde(default)]
    text: BTreeMap<String, String>,
    /// The quotations of documents.
    #[serde(default)]
    quoted: BTreeMap<String, Vec<String>>,
    /// Values of fields by document; `[]` for none.
    #[serde(default)]
    fields: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    /// The paths of the documents that are read, in order.
    documents: Option<Vec<String>>,
    /// Parts of what the build says, as `place: message`. `[]` when it must say nothing.
    said: Option<Vec<String>>,
}

impl Expected {
    fn check(&self, name: &str, files: Vec<SourceFile>) {
        let name = format!("{name}: {}", self.why);
        let (corpus, report) = corpus::read(files);
        let said: Vec<String> = report.problems.iter().map(|p| format!("{}: {}", p.place, p.message)).collect();
        if let Some(expected) = &self.said {
            assert!(!expected.is_empty() || said.is_empty(), "{name}: said {said:#?}");
            for part in expected {
                assert!(said.iter().any(|said| said.contains(part)), "{name}: {part:?} is not said in {said:#?}");
            }
        }
        if let Some(documents) = &self.documents {
            let found: Vec<&String> = corpus.documents.iter().map(|document| &document.path).collect();
            assert_eq!(found, documents.iter().collect::<Vec<_>>(), "{name}: documents; said {said:#?}");
        }
        for (path, fields) in &self.fields {
            let document = corpus.documents.iter().find(|document| document.path == *path);
            let document = document.unwrap_or_else(|| panic!("{name}: no document {path}"));
            for (field, values) in fields {
                let found =
                    document.fields.iter().find(|(known, _)| known == field).map(|(_, values)| values.as_slice());
                assert_eq!(found.unwrap_or_default(), values, "{name}: {field} of {path}");
            }
        }
        for (path, quoted) in &self.quoted {
            let document = corpus.documents.iter().find(|document| document.path == *path);
            let document = document.unwrap_or_else(|| panic!("{name}: no document {path}"));
            let found: Vec<&str> = document.quoted.iter().map(|range| &document.text[range.clone()]).collect();
            assert_eq!(found, *quoted, "{name}: quoted in {path}");
        }
        let index = build(&corpus, |_| ()).expect("a small corpus");
        let document = |path: &str| {
            let mut documents = 0..index.documents.len() as u32;
            let found = documents.find(|&doc| index.documents.paths.get(doc) == path);
            found.unwrap_or_else(|| panic!("{name}: no document {path}"))
        };
        for (path, text) in &self.text {
            assert_eq!(index.text(document(path)), *text, "{name}: text of {path}");
        }
        for (path, tokens) in &self.tokens {
            assert_eq!(written(&index, document(path)), *tokens, "{name}: tokens of {path}");
        }
        if let Some(turns) = self.turns {
            let found = index.turns.iter().filter(|turn| !turn.continued).count();
            assert_eq!(found, turns, "{name}: turns; tokens by speaker {:#?}", by_speaker(&index));
        }
        if let Some(speakers) = &self.speakers {
            assert_eq!(by_speaker(&index), *speakers, "{name}: tokens by speaker");
        }
        let engine = Engine::with_index(index);
        for (query, expected) in &self.matches {
            let (found, notes) = search(&engine, scope(query, &[])).unwrap_or_else(|_| panic!("{name}: {query:?}"));
            assert_eq!(found.matches, *expected, "{name}: matches of {query:?}; {notes:?}");
        }
    }
}

/// A document's tokens as they are written.
fn written(index: &Index, doc: u32) -> String {
    let span = index.documents.span(doc);
    let words: Vec<&str> = (span.start..span.end).map(|position| index.word(position)).collect();
    words.join(" ")
}

/// How many tokens each speaker has; `""` stands for those of nobody.
fn by_speaker(index: &Index) -> BTreeMap<String, u32> {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    let mut spoken: BTreeSet<u32> = BTreeSet::new();
    if let Some(field) = index.fields.iter().find(|field| field.name == "speaker")
        && let readout::index::Postings::Spans { spans, .. } = &field.postings
    {
        for &(span, value) in spans {
            *counts.entry(field.values.get(value).to_owned()).or_default() += span.len();
            spoken.extend(span.start..span.end);
        }
    }
    let nobodys = index.tokens() - spoken.len() as u32;
    if nobodys > 0 {
        counts.insert(String::new(), nobodys);
    }
    counts
}

#[test]
fn tables_of_texts() {
    let mut tables = 0;
    for path in sorted("tests/data/incoming") {
        let table: Table = toml::from_str(&fs::read_to_string(&path).unwrap())
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        for case in table.case {
            let file = |(path, text): (String, String)| SourceFile { path, bytes: text.into_bytes(), named: false };
            case.expected.check(&path.display().to_string(), case.files.into_iter().map(file).collect());
        }
        tables += 1;
    }
    assert!(tables > 0);
}

#[test]
fn folders_of_files() {
    let mut folders = 0;
    for folder in sorted("tests/data/cases") {
        let expected = fs::read_to_string(folder.join("expect.toml")).unwrap();
        let expected: Expected =
            toml::from_str(&expected).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        expected.check(&folder.display().to_string(), files_of(&folder.join("corpus")));
        folders += 1;
    }
    assert!(folders > 0);
}

fn sorted(folder: &str) -> BTreeSet<PathBuf> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

fn files_of(root: &Path) -> Vec<SourceFile> {
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(root) {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let below = entry.path().strip_prefix(root).unwrap();
            let parts: Vec<String> = below.iter().map(|part| part.to_string_lossy().into_owned()).collect();
            files.push(SourceFile { path: parts.join("/"), bytes: fs::read(entry.path()).unwrap(), named: false });
        }
    }
    files
}
