//! Faults of a query.

use serde::{Deserialize, Serialize};

use crate::message::Message;

/// One fault of a query: where, what, and how to mend it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// The text that could not be read: the query, or one of the filters.
    pub source: String,
    /// From and to, in Unicode scalar values of `source`.
    pub start: u32,
    pub end: u32,
    pub message: Message,
    pub help: Option<Message>,
}
