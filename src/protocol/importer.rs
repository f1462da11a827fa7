//! What is sent between the page and the importer's worker. Files travel beside a message, as the browser's own objects.

use serde::{Deserialize, Serialize};

use super::Failure;
use crate::{
    corpus::Changes,
    model::{BlockKind, FieldKind, Level},
};

/// A message to the importer, which does one thing at a time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
// One is made at a time.
#[allow(clippy::large_enum_variant)]
pub enum ToImporter {
    /// Reads the files that come with the message, by their paths. Where none come, reads those of before again.
    Read {
        /// The corpus's title where `corpus.toml` has none.
        title: String,
        changes: Changes,
        /// What surrounds the text of an HTML page is text as well.
        keep_all: bool,
    },
    /// Indexes what was read last, under that title.
    Index { title: String },
    /// Checks the package that comes with the message, saved in one file or as its files, and gives its files.
    Unpack,
    /// Makes something to be saved of a package, whose files come with the message under `corpus/`. Those of the page
    /// come beside, where they are needed.
    Publish(Publication),
    /// Gives a package, whose files come with the message, another title.
    Rename { title: String },
}

/// What can be made of a corpus, to be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Publication {
    /// The package in one file, which the page opens again.
    Package,
    /// A website with the page, as an archive.
    Site,
    /// The page with the corpus as one HTML file.
    SingleFile,
    /// The fields of all documents.
    Metadata,
}

impl Publication {
    pub const ALL: [Self; 4] = [Self::Package, Self::Site, Self::SingleFile, Self::Metadata];

    /// Whether the files of the page are needed for it.
    pub fn needs_page(self) -> bool {
        matches!(self, Self::Site | Self::SingleFile)
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
// Each is made, written and dropped: a box would save nothing.
#[allow(clippy::large_enum_variant)]
pub enum FromImporter {
    /// The first message.
    Ready,
    Progress(ImportProgress),
    /// What was read.
    Preview(Preview),
    /// A package, whose files come with the message.
    Package(PackageHead),
    /// A file to be saved comes with the message.
    Published,
    Failed(ImportFailure),
    /// The last message: where and why the importer panicked.
    Panic(String),
}

/// Why the importer cannot do what it was asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImportFailure {
    /// None of the files could be read. What is wrong with them is beside.
    NoTexts(Vec<Trouble>),
    /// The files have more bytes than can be read at a time.
    TooMuch { bytes: f64, most: f64 },
    /// More words than a corpus can have.
    TooLarge,
    /// A file that is no package of this format.
    NoPackage(String),
    /// A package that is damaged, or of a newer format.
    Damaged(Failure),
    /// The browser gives no memory, or cannot read a file any more, and says why.
    Browser(String),
    /// It cannot be published, with the reason.
    Unpublishable(String),
}

/// How far something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportProgress {
    pub stage: Stage,
    pub done: u32,
    pub total: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Files come from the disk.
    Loading,
    /// Their documents are read.
    Reading,
    Indexing,
    /// The package is made, or something of it.
    Packing,
}

/// What a package says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackageHead {
    pub title: String,
    pub documents: u32,
    pub tokens: u32,
    pub fingerprint: String,
}

/// What was read, before it is indexed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Preview {
    pub title: String,
    /// A tag; empty where there is none.
    pub language: String,
    /// The stemmer that words get their stems by; `None` for none.
    pub stemmer: Option<String>,
    pub documents: u32,
    /// Of all texts.
    pub characters: u64,
    /// The endings of the files that documents come from, with how many do.
    pub formats: Vec<(String, u32)>,
    pub fields: Vec<FieldFound>,
    pub tables: Vec<TableFound>,
    pub speech: SpeechFound,
    /// The first documents.
    pub samples: Vec<Sample>,
    pub troubles: Vec<Trouble>,
    /// A `corpus.toml` by which the same is read.
    pub config: String,
    /// The stemmers that there are.
    pub stemmers: Vec<String>,
}

/// A field that was found, with what it was taken for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldFound {
    pub name: String,
    pub label: String,
    pub kind: FieldKind,
    pub level: Level,
    /// How many documents have a value of it, itself or in a turn.
    pub documents: u32,
    pub distinct: u32,
    /// A few of its values, as they are met.
    pub examples: Vec<String>,
}

/// A table whose rows are documents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableFound {
    pub path: String,
    pub columns: Vec<String>,
    /// Empty where none could be told to be the text.
    pub text: Vec<String>,
    pub title: Option<String>,
    pub date: Option<String>,
}

/// Who was found to speak.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpeechFound {
    /// Documents with turns.
    pub documents: u32,
    /// Names with their numbers of turns, most turns first.
    pub speakers: Vec<(String, u32)>,
    /// Names before a colon that were not taken for speakers, with how often they come.
    pub passed: Vec<(String, u32)>,
}

/// The beginning of a document, as it was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sample {
    pub path: String,
    pub fields: Vec<(String, Vec<String>)>,
    pub blocks: Vec<SampleBlock>,
    /// It goes on.
    pub is_cut: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SampleBlock {
    pub kind: BlockKind,
    pub pieces: Vec<(Mark, String)>,
}

/// What a piece of text was taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    Text,
    /// A speaker's name, or a time: shown, and not counted.
    Apart,
    Quoted,
}

/// Something that was skipped, or that a person should know of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trouble {
    /// The file, or the place in it.
    pub place: String,
    pub message: String,
    pub gravity: Gravity,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gravity {
    /// Something that should have been used could not be.
    Error,
    Warning,
    Note,
}
