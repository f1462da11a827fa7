//! From files to documents: decoding, front matter, fields, turns, paragraphs.
//!
//! [`read()`] takes files as paths and bytes, and returns a [`Corpus`] and a [`Report`]. It does no IO: its host brings
//! the bytes. It does not fail either: a file that cannot be used is a [`Problem`] in the report, and the others are
//! read.
//!
//! In the order in which a file passes through them: `decode` (bytes to text), `front_matter`, `shortcodes` and `joined`
//! (words), then `plain`, `markdown` or `html` (text to blocks), `fields` with `config` and `metadata` (values), `turns`
//! and `quoted` (who says what), `said` (what was done to the words).
//!
//! All ranges are byte ranges of the document's text, on character boundaries, sorted, and disjoint within a list.

#![cfg_attr(not(test), deny(clippy::indexing_slicing, clippy::string_slice))]

mod alike;
mod archives;
mod blocks;
mod cells;
mod changes;
mod column;
mod config;
mod decode;
mod delimited;
mod fields;
mod formats;
mod front_matter;
mod html;
mod joined;
mod language;
mod markdown;
mod metadata;
mod names;
mod open;
mod plain;
mod quoted;
mod read;
mod said;
mod shortcodes;
mod spelled;
mod turns;

use std::{cmp::Reverse, collections::BTreeMap, ops::Range};

pub(crate) use self::formats::zipped;
pub use self::{
    changes::{Changes, FieldChange, SpeakerChange, TableChange},
    config::with_changes,
    formats::READ as FORMATS,
    names::is_hidden,
    read::{read, read_with},
    turns::Speech,
};
use crate::model::{BlockKind, FieldKind, Level, QuotationMarks, Wording};

/// A file as the host found it: its path below the corpus folder, with `/` between folders, and its bytes.
#[derive(Clone, Debug)]
pub struct SourceFile {
    pub path: String,
    pub bytes: Vec<u8>,
    /// The user named this file itself and not a folder that holds it: if it cannot be used, that is an error.
    pub named: bool,
}

/// How files are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// What surrounds the text of an HTML page is text as well.
    pub keep_all: bool,
    /// What is changed of `corpus.toml`.
    pub changes: Changes,
}

/// Documents and their fields, ready to be indexed. Documents are in corpus order: by code points of their paths.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corpus {
    pub about: About,
    /// In the order in which the page shows them.
    pub fields: Vec<FieldDeclaration>,
    pub documents: Vec<Document>,
}

impl Corpus {
    /// Those who speak, with their numbers of turns: most turns first, then in order of code points.
    pub fn speakers(&self) -> Vec<(String, usize)> {
        let mut turns: BTreeMap<&str, usize> = BTreeMap::new();
        let fields = self.documents.iter().flat_map(|document| &document.turns).flat_map(|turn| &turn.fields);
        for (_, names) in fields.filter(|(field, _)| field == "speaker") {
            names.iter().for_each(|name| *turns.entry(name).or_default() += 1);
        }
        let mut turns: Vec<(String, usize)> = turns.into_iter().map(|(name, turns)| (name.to_owned(), turns)).collect();
        turns.sort_by_key(|(_, turns)| Reverse(*turns));
        turns
    }
}

/// What `corpus.toml` says of the whole; empty where it says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    pub title: String,
    pub description: String,
    /// Paragraphs, separated by blank lines.
    pub about: String,
    /// A tag such as `en` or `zh-Hans`. Undeclared, it is the one that all documents with a `language` have; where none
    /// has, `en` for English texts, else nothing.
    pub language: String,
    pub licence: String,
    pub citation: String,
    pub wording: Wording,
    /// The name of the one stemmer, as [`crate::text::Stemmer::named`] takes it: the declared one, else the language's.
    pub stemmer: Option<String>,
    /// The marks between which quoted text stands, most quotations first.
    pub quotation_marks: Vec<QuotationMarks>,
}

impl About {
    /// Whether words have stems other than themselves.
    pub fn has_stemmer(&self) -> bool {
        self.stemmer.as_deref().is_some_and(|name| name != "none")
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldDeclaration {
    pub name: String,
    pub label: String,
    pub kind: FieldKind,
    pub level: Level,
}

/// One document, its text rebuilt from a package character for character.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The text's path in the source corpus; unique.
    pub path: String,
    /// NFC, `\n` line ends, without mark, front matter and markup.
    pub text: String,
    /// Fields at document level and their values as written, in the order of the corpus's fields. `title` is always
    /// there (the path's last part without its ending, where nobody gives one).
    pub fields: Vec<(String, Vec<String>)>,
    /// Paragraphs, headings, items: they cover all words of the text.
    pub blocks: Vec<Block>,
    /// In order of where they start. Their labels and ranges are disjoint.
    pub turns: Vec<Turn>,
    /// Text that is shown and holds no tokens: the labels of turns, and the times of a transcript.
    pub apart: Vec<Range<usize>>,
    /// The document's own values of fields of turns, other than `speaker`.
    pub defaults: Vec<DefaultValue>,
    /// Quotations: text between quotation marks, marks included, and what markup says is one.
    pub quoted: Vec<Range<usize>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    pub range: Range<usize>,
    pub kind: BlockKind,
}

/// What one speaker says until the next one does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Turn {
    /// The label from the start of its line, with its colon and time, where the text has one. It lies in no turn.
    pub label: Option<Range<usize>>,
    /// One range, except for the turn of a document's own `speaker`, which is all text outside labels and other turns.
    pub ranges: Vec<Range<usize>>,
    /// `speaker`, `role` where there is one, and the speaker's declared fields, with their values.
    pub fields: Vec<(String, Vec<String>)>,
}

/// A document's own value of a field of turns, such as a `side` that `corpus.toml` gives to speakers and
/// `metadata.csv` to documents: it holds for all text outside the turns that have a value of that field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DefaultValue {
    pub field: String,
    pub values: Vec<String>,
    /// Where it holds, labels and white space included.
    pub ranges: Vec<Range<usize>>,
}

/// The warnings and errors of a build: what was skipped, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    pub problems: Vec<Problem>,
    pub speech: Speech,
    /// Files whose rows are documents.
    pub tables: Vec<TableRead>,
    /// A `corpus.toml` by which the same is read as with what was changed; empty where there is neither.
    pub config: String,
}

/// What the columns of a table were taken for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableRead {
    /// The file's path.
    pub path: String,
    pub columns: Vec<String>,
    /// Those whose cells are the text; empty where no column was taken for that, and the file left out.
    pub text: Vec<String>,
    pub title: Option<String>,
    pub date: Option<String>,
}

impl Report {
    fn warn(&mut self, place: &str, message: &str) {
        self.add(place, message, Severity::Warning);
    }

    fn error(&mut self, place: &str, message: &str) {
        self.add(place, message, Severity::Error);
    }

    fn add(&mut self, place: &str, message: &str, severity: Severity) {
        self.problems.push(Problem { place: place.to_owned(), message: message.to_owned(), severity });
    }
}

/// One warning or error, to be shown as `place: message`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file, or the place in it, such as `metadata.csv, row 3`.
    pub place: String,
    pub message: String,
    pub severity: Severity,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// What was done to texts that were used as they should be.
    Note,
    /// About a file that was used, or one that was left out as expected.
    Warning,
    /// Something that should have been used could not be.
    Error,
}
