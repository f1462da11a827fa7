//! The index: lexicon, token stream, separators, positions, and the spans of documents, turns and fields.
//!
//! [`Index`] is a corpus in memory. [`build()`] makes one from documents; [`package`] writes it as a folder of static
//! files and opens it again. What is opened equals what was written, and texts are restored character for character.

pub mod build;
pub mod codec;
pub mod fingerprint;
pub mod lexicon;
mod memory;
pub mod package;
pub mod strings;

pub use build::build;
pub use lexicon::Lexicon;
pub use memory::{Documents, Field, Ids, Index, Label, Positions, Postings, Separators, Starts, Turn};
