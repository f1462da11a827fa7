//! From files to documents: decoding, front matter, fields, turns, paragraphs.
//!
//! [`read`] takes files as paths and bytes and gives a [`Corpus`] and what has to be said about it. It touches no
//! disk: the command line and, later, the browser bring the bytes.
//!
//! All ranges are byte ranges of the document's text, on character boundaries, sorted, and disjoint within a list.

mod dates;

use std::ops::Range;

pub use self::dates::{Date, Precision};

use crate::protocol::{BlockKind, FieldKind, Level};

/// A file as the host found it: its path below the corpus folder, with `/` between folders, and its bytes.
#[derive(Clone, Debug)]
pub struct SourceFile {
    pub path: String,
    pub bytes: Vec<u8>,
}

/// Documents and what they share, ready to be indexed. Documents are in corpus order: by code points of the path.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corpus {
    pub about: About,
    /// In the order in which the page shows them.
    pub fields: Vec<FieldDeclaration>,
    pub documents: Vec<Document>,
}

/// What `corpus.toml` says of the whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    pub title: String,
    pub description: String,
    /// Paragraphs parted by blank lines.
    pub about: String,
    pub language: String,
    pub licence: String,
    pub citation: String,
    /// The name of the one stemmer, as [`crate::text::Stemmer::named`] takes it.
    pub stemmer: Option<String>,
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
    pub turns: Vec<Turn>,
    /// Text between double quotation marks, marks included.
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
    /// The label with its colon, where the text has one. Its words lie in no turn, and a token ends with it.
    pub label: Option<Range<usize>>,
    /// One range, except for the turn of a document's own `speaker`, which is all text outside labels and other turns.
    pub ranges: Vec<Range<usize>>,
    /// `speaker`, `role` and the speaker's declared fields, with their values.
    pub fields: Vec<(String, Vec<String>)>,
}

/// What a build has to say: what was read, skipped, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    pub problems: Vec<Problem>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file, or the place in it, such as `metadata.csv, row 3`.
    pub place: String,
    pub message: String,
    pub severity: Severity,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// Used, and something about it should be known.
    Warning,
    /// Not used.
    Error,
}
