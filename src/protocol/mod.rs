//! What can be asked of the engine and what comes back, as data.
//!
//! The same structures travel to the worker and back as bytes ([`to_bytes`], [`from_bytes`]) and are printed by the
//! command line as JSON: the names of their fields are a contract. Fields may be added, never renamed.

mod bytes;
mod kwic;
mod measures;
mod reply;
mod request;

use serde::{Serialize, de::DeserializeOwned};

pub use bytes::{answer, progress, request};
pub use kwic::{
    FARTHEST_PLACE, Kwic, KwicContext, KwicGroup, KwicGroups, KwicGroupsRequest, KwicKey, KwicLine, KwicMark, KwicOnly,
    KwicPart, KwicRequest, KwicSample, KwicSort, MOST_KWIC_CONTEXT, MOST_KWIC_SORTS,
};
pub use measures::{
    CollocateRow, CollocateSort, Collocates, CollocatesRequest, Direction, Dispersion, DispersionRequest, Diversity,
    DiversityRequest, DiversityRow, DiversitySort, Keyness, KeynessRequest, KeynessRow, KeynessSort, MOST_PAIRED, Near,
    Pair, PartRow, PartSort, Parts, Reference, Run, WIDEST_WINDOW, Window,
};
pub use reply::{
    Bin, BlockKind, Body, Change, Check, Complete, Completion, CompletionKind, Diagnostic, DocumentRow, Documents,
    Example, ExampleKind, Facet, FacetValue, Facets, Failure, FailureKind, FieldInfo, FieldKind, FormRow, Info, Level,
    Note, NoteKind, Outside, Panel, Paragraph, PhraseForms, Point, Progress, QueryPart, Read, Reply, Search,
    SearchResult, Series, Size, Snippet, TermRow, Terms, TimeHistogram, Trend, ValueInfo,
};
pub use request::{
    By, CheckRequest, CompleteRequest, Curve, DocumentKey, DocumentSort, DocumentsRequest, ExamplesRequest,
    FacetsRequest, Forms, FormsRequest, Grams, InfoRequest, OpenRequest, Panels, Query, ReadRequest, Request, SUBSET,
    Scope, SearchRequest, StopWords, Subset, TermSort, TermsRequest, TrendRequest, Within,
};

/// A message as bytes, for the worker and back.
pub fn to_bytes<T: Serialize>(value: &T) -> Vec<u8> {
    // Serialising our own plain data into memory has no way to fail.
    postcard::to_allocvec(value).unwrap_or_default()
}

/// The message that the bytes hold; `None` for bytes of another build or of nobody's.
pub fn from_bytes<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}
