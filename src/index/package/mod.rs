//! A package: a corpus as a folder of static files.
//!
//! `corpus.json`, the manifest, names the chunks that hold the directory; the directory names all others. Every chunk
//! is deflated. Its file is named by the hash of the deflated bytes, which is verified before anything is inflated. All
//! kinds of packages have the same parts; they differ in the size of their chunks, and in whether positions are among
//! them ([`Part::Positions`]).

mod manifest;
mod parts;
mod read;
mod write;

pub use manifest::{ChunkRef, Damage, Manifest};
pub use read::Opening;
pub use write::{File, write};

/// The version of the format that this release writes, and the newest that it reads.
pub const FORMAT: u32 = 2;
/// The name of the manifest.
pub const MANIFEST: &str = "corpus.json";

/// What a chunk holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Paths and lengths of the documents.
    Documents = 0,
    /// Values of the fields and where they hold.
    Fields = 1,
    Lexicon = 2,
    /// The distinct texts that stand between tokens.
    Separators = 3,
    /// Turns and labels.
    Turns = 4,
    /// Starts of paragraphs, with their kinds.
    Paragraphs = 5,
    /// Starts of sentences.
    Sentences = 6,
    /// Token stream and separators of a run of tokens.
    Text = 7,
    /// Positions of a run of forms: not in an eager package, which derives them.
    Positions = 8,
}

impl Part {
    const ALL: [Part; 9] = [
        Part::Documents,
        Part::Fields,
        Part::Lexicon,
        Part::Separators,
        Part::Turns,
        Part::Paragraphs,
        Part::Sentences,
        Part::Text,
        Part::Positions,
    ];
}
