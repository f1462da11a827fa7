//! Values of fields in replies.

use indexmap::IndexMap;

/// Values of fields by their names, in the corpus's order.
pub type Fields = IndexMap<String, Vec<String>>;
