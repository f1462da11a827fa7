//! What a reader of a format gives back.

use crate::corpus::{Severity, TableRead, blocks::Extract};

/// The documents of one file.
#[derive(Debug, Default)]
pub(in crate::corpus) struct Parts {
    pub documents: Vec<Part>,
    /// What a person should know of how the file was read, as the rest of a sentence about it.
    pub notes: Vec<(Severity, String)>,
    /// The tables that they are rows of, without the file's path.
    pub tables: Vec<TableRead>,
}

/// One document of a file.
#[derive(Debug)]
pub(in crate::corpus) struct Part {
    /// What tells it from the others where a file holds many: its path is then `file#key`. Unique in the file.
    pub key: Option<String>,
    pub content: Content,
    /// Values of fields by name, as front matter has them: they win over `metadata.csv`.
    pub fields: Vec<(String, Vec<String>)>,
}

#[derive(Debug)]
pub(in crate::corpus) enum Content {
    /// Plain text, whose paragraphs, turns and quotations are found as in a `.txt`.
    Plain(String),
    /// The same, with values of fields that the file itself gives, such as its title.
    Lines { text: String, says: Vec<(&'static str, String)> },
    /// What markup has told already.
    Marked(Extract),
}

impl Parts {
    /// A file that is one document.
    pub fn one(extract: Extract) -> Self {
        let part = Part { key: None, content: Content::Marked(extract), fields: Vec::new() };
        Self { documents: vec![part], ..Self::default() }
    }
}

/// Why a file gives no document, as the rest of a sentence about it.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::corpus) enum Unread {
    /// It is damaged, or cannot be opened.
    Fault(String),
    /// It holds something else than texts, such as a table of numbers.
    NoText {
        reason: String,
        /// Those of a table, none of which can be told to hold texts.
        columns: Vec<String>,
    },
}

impl Unread {
    /// It holds something else than texts, and is no table.
    pub fn no_text(reason: impl Into<String>) -> Self {
        Self::NoText { reason: reason.into(), columns: Vec::new() }
    }
}

impl From<String> for Unread {
    fn from(fault: String) -> Self {
        Self::Fault(fault)
    }
}
