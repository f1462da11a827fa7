//! Tables and lists of objects, whose rows are documents.

use super::part::{Parts, Unread};

/// Which column is what, where `corpus.toml` says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::corpus) struct Columns {
    pub text: Option<String>,
}

/// Reads cells with marks between them (`.csv`, `.tsv`).
pub(super) fn read_cells(_source: &str, _columns: &Columns) -> Result<Parts, Unread> {
    Err(Unread::NoText("cannot be read yet".to_owned()))
}

/// Reads objects of JSON.
pub(super) fn read_json(_source: &str, _columns: &Columns) -> Result<Parts, Unread> {
    Err(Unread::NoText("cannot be read yet".to_owned()))
}

/// Reads the sheets of a workbook.
pub(super) fn read_xlsx(_bytes: &[u8], _columns: &Columns) -> Result<Parts, Unread> {
    Err(Unread::NoText("cannot be read yet".to_owned()))
}
