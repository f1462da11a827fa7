//! Tables and lists of objects, whose rows are documents.
//!
//! `cells`, `json` and `xlsx` read a file as a `table`; `roles` tells what its columns are, by the names and `statistics` of
//! these; `documents` makes the documents.

mod cells;
mod columns;
mod documents;
mod json;
mod node;
mod roles;
mod statistics;
mod table;
mod xlsx;

pub(in crate::corpus) use self::columns::Columns;
pub(super) use self::{cells::read_cells, json::read_json, xlsx::read_xlsx};

#[cfg(test)]
mod tests;
