//! The concordance: lines of text around what was found, in an order, and how many there are of each kind.

use serde::{Deserialize, Serialize};

use super::{Fields, Scope};
use crate::model::{Size, Span};

/// Keys of one order at most.
pub const MOST_KWIC_SORTS: usize = 3;
/// The farthest place from the node that lines can be sorted or grouped by.
pub const FARTHEST_PLACE: u8 = 9;
/// Tokens that are shown on one side of the node at most, also of a paragraph; where that cuts, a note says so.
pub const MOST_KWIC_CONTEXT: u32 = 500;

/// Lines of the concordance.
///
/// The sample is drawn first, so that leaving a line out brings no other one in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct KwicRequest {
    pub scope: Scope,
    pub unit: KwicUnit,
    /// [`MOST_KWIC_SORTS`] keys at most; none is corpus order.
    pub sort: Vec<KwicSort>,
    pub context: KwicContext,
    pub sample: Option<KwicSample>,
    pub only: Option<KwicOnly>,
    /// Lines that are left out, each by its `start` and `end`.
    pub without: Vec<Span>,
    /// The only lines that are wanted, as far as they are found.
    pub within: Option<Vec<Span>>,
    /// Lines that are not wanted for now, and are not left out.
    pub except: Vec<Span>,
    /// Sets of lines to be counted among all that are not left out: [`Kwic::sets`].
    pub sets: Vec<Vec<Span>>,
    pub offset: u32,
    pub limit: u32,
}

/// How many of the same lines there are of each kind.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct KwicGroupsRequest {
    pub scope: Scope,
    pub unit: KwicUnit,
    pub by: KwicKey,
    pub sample: Option<KwicSample>,
    pub without: Vec<Span>,
    pub within: Option<Vec<Span>>,
    pub except: Vec<Span>,
    /// Where they are counted by categories, what these are.
    pub categories: Vec<KwicCategory>,
    pub offset: u32,
    pub limit: u32,
}

/// What each line is of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum KwicUnit {
    /// The matches of the query.
    #[default]
    Matches,
    /// The quotations in view, each as a whole: where the query has words, those that have a match in them.
    Quotations,
}

/// Lines that a person has put together under a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KwicCategory {
    pub name: String,
    pub lines: Vec<Span>,
}

/// What lines are sorted or grouped by.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KwicKey {
    /// The document, in corpus order.
    Doc,
    /// The document's `date`.
    Date,
    /// The words that were found.
    #[default]
    Node,
    /// The word so many places before the node, from 1 to 9.
    Left(u8),
    /// The word so many places after the node, from 1 to 9.
    Right(u8),
    Field(String),
    /// The categories that come with the question, which lines are counted by and not sorted. It has a name that hardly
    /// any field has.
    #[serde(rename = "own-category")]
    Category,
}

/// One key of an order of lines, by code points of normal forms; equal lines keep corpus order.
///
/// A place beyond the document's edge comes first, and last where the key is turned round. What has no date or no value
/// comes last in both directions, as in orders of documents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KwicSort {
    pub key: KwicKey,
    #[serde(default)]
    pub descending: bool,
}

/// How much text is shown beside the node, always within its document, in view or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KwicContext {
    /// So many tokens on each side.
    Tokens(u32),
    /// The whole paragraph.
    Paragraph,
}

impl Default for KwicContext {
    fn default() -> Self {
        Self::Tokens(8)
    }
}

/// A random choice of lines, which depends on the seed and on the lines alone. A larger sample with the same seed holds
/// the smaller one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KwicSample {
    pub size: u32,
    pub seed: u32,
}

/// The lines of one group: those that [`KwicGroup::count`] counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KwicOnly {
    pub key: KwicKey,
    /// As [`KwicGroup::value`] has it.
    pub value: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Kwic {
    /// All occurrences, or quotations, before sampling and before lines are left out.
    pub matches: u64,
    /// What the filters and the query's conditions leave.
    pub view: Size,
    /// Lines that are left, before `limit`.
    pub lines_total: u64,
    /// Documents with such a line.
    pub documents: u32,
    /// Lines that are left out by name.
    pub dropped: u64,
    /// Lines of each set that was named, among all that are not left out.
    pub sets: Vec<u64>,
    /// Lines before the first of these.
    pub offset: u32,
    pub lines: Vec<KwicLine>,
}

/// One occurrence in its text: `left`, `node` and `right` end to end are the passage, with white space as one space.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KwicLine {
    pub doc: String,
    pub title: String,
    /// As the corpus gives it: `2020`, `2020-07` or `2020-07-30`.
    pub date: Option<String>,
    /// The node's first token in the document, from 0.
    pub position: u32,
    /// The node in the corpus's sequence of tokens: no two lines of one question have the same.
    pub start: u32,
    pub end: u32,
    /// The number, from 1, of the paragraph in which the node begins.
    pub paragraph: u32,
    pub left: String,
    pub node: String,
    pub right: String,
    /// Who speaks where the node begins.
    pub speaker: Option<String>,
    /// Where the text is from, and its address: what a citation of the line needs.
    pub source: Option<String>,
    pub url: Option<String>,
    /// Facets, numbers and further dates of the document and of the text where the node begins, in the order of the
    /// corpus's fields.
    pub fields: Fields,
    /// The words that the lines are sorted by, as far as they are shown, in the order of the keys.
    pub marks: Vec<KwicMark>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct KwicMark {
    /// Which key of the order, from 0.
    pub sort: u32,
    pub part: KwicPart,
    /// From and to, in Unicode scalar values of the part.
    pub start: u32,
    pub end: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum KwicPart {
    Left,
    Node,
    Right,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KwicGroups {
    /// All occurrences, before sampling and before lines are left out.
    pub matches: u64,
    /// What the filters and the query's conditions leave.
    pub view: Size,
    /// Lines that were grouped.
    pub lines_total: u64,
    /// Some lines have several values of a field: they are counted in each.
    pub overlapping: bool,
    /// Groups, before `limit`.
    pub rows_total: u32,
    /// Most lines first, then by code points, what has no value last.
    pub rows: Vec<KwicGroup>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KwicGroup {
    /// A document's path, a date, normal forms with a space between them, or a field's value; `null` for a place beyond
    /// the document's edge and for a missing value.
    pub value: Option<String>,
    pub count: u64,
    /// Documents with such a line.
    pub documents: u32,
    /// The words that the lines are out of: those of the document, the date or the field's value in this view; else all
    /// of the view's.
    pub tokens: u64,
    /// With its exact 95 % Poisson interval (Garwood), as if words came independently. `null` for a sample of lines, and
    /// where there are no words.
    pub per_million: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
}
