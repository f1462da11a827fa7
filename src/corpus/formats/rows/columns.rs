//! What `corpus.toml` says of the columns of tables.

use crate::{corpus::cells::Order, model::FieldKind};

/// Which column is what, where `corpus.toml` says it, and how its cells are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::corpus) struct Columns {
    /// Those whose cells are the text, one after another.
    pub text: Vec<String>,
    pub title: Option<String>,
    pub date: Option<String>,
    /// The one whose cells tell the documents of a table apart.
    pub key: Option<String>,
    /// What comes first in dates such as `03/04/2019`.
    pub date_order: Option<Order>,
    /// The kinds of fields that are declared, by name.
    pub kinds: Vec<(String, FieldKind)>,
}
