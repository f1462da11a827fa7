//! The state of a view as the fragment of the address, and back: `#/VIEW?corpus=…&fp=…&q=…&where=…&forms=…&…`.

use crate::protocol::{By, DocumentSort, Forms, TermSort};

/// All that a link reopens.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct State {
    pub view: View,
    /// The corpus's slug; none is the one that the page came with.
    pub corpus: Option<String>,
    /// The first 12 hexadecimal digits of the fingerprint that the link was made with.
    pub fingerprint: Option<String>,
    pub query: String,
    /// Conditions in the query language, each as one chip; see [`Filter`].
    pub filters: Vec<String>,
    pub forms: Forms,
    pub case: bool,
    /// Order of Search and Documents; none is the view's own.
    pub sort: Option<DocumentSort>,
    /// Trends.
    pub by: Option<By>,
    pub date_field: Option<String>,
    pub unit: Unit,
    pub as_table: bool,
    /// Terms.
    pub term_filter: String,
    pub min_freq: u32,
    pub term_sort: Option<(TermSort, bool)>,
}

#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum View {
    #[default]
    Overview,
    Search,
    Trends,
    Terms,
    Documents,
    /// The document's path, and a place in it.
    Read(String, Option<Place>),
}

/// A place in a text: a paragraph's number from 1 and a few of its words.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Place {
    pub paragraph: u32,
    pub words: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Unit {
    /// Per million words, or per thousand in a small view.
    #[default]
    Rate,
    Count,
}

/// A filter that the row of facets can show: `field:value`, `field:(a|b)`, `-field:value`, `date:2019..2020-03`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    pub field: String,
    pub values: Vec<String>,
    pub exclude: bool,
}
