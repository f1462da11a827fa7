//! What can be asked of the engine and what comes back, as data.
//!
//! The same structures travel to the worker and back ([`Envelope`]) and are printed by the command line as JSON
//! ([`json`]): the names of their fields are a contract. Fields may be added, never renamed.

mod envelope;
mod facts;
mod fields;
pub mod importer;
pub mod json;
mod kwic;
mod long;
mod measures;
mod minimum;
mod named;
mod reply;
mod request;
mod scope;

// What messages are made of, but for what is theirs alone.
pub use crate::{
    model::{BlockKind, FieldKind, Level, Size, Span, Within, Wording},
    query::{Diagnostic, Forms, Note, NoteKind, Snippet},
};
pub use envelope::{AROUND, Envelope, FromWorker, ToWorker};
pub use facts::{AsMap, Facts, WORDING, corpus_facts};
pub use fields::Fields;
pub use kwic::{
    FARTHEST_PLACE, Kwic, KwicCategory, KwicContext, KwicGroup, KwicGroups, KwicGroupsRequest, KwicKey, KwicLine,
    KwicMark, KwicOnly, KwicPart, KwicRequest, KwicSample, KwicSort, KwicUnit, MOST_KWIC_CONTEXT, MOST_KWIC_SORTS,
};
pub use long::{LONGEST, left_out};
pub use measures::{
    CollocateRow, CollocateSort, Collocates, CollocatesRequest, Compared, Direction, Dispersion, DispersionRequest,
    Diversity, DiversityRequest, DiversityRow, DiversitySort, Keyness, KeynessRequest, KeynessRow, KeynessSort,
    MOST_PAIRED, Pair, PartRow, PartSort, Parts, PartsFault, Reference, SpreadRow, SpreadSort, Spreads, SpreadsRequest,
};
pub use minimum::{Minimum, MinimumFault, MinimumMet, RowMeasure};
pub use named::{name_of, named};
pub use reply::{
    Amount, Bin, Body, Change, Check, Complete, Completion, CompletionKind, DocumentRow, Documents, Example,
    ExampleKind, Facet, FacetValue, Facets, Failure, FailureKind, FieldInfo, FormRow, FoundPlace, Info, Mark,
    NumberRange, Outside, Panel, Paragraph, PhraseForms, Piece, Pieces, Point, Progress, QueryPart, Read, Reply,
    Search, SearchResult, Series, TermRow, Terms, TimeHistogram, Trend, ValueInfo,
};
pub use request::{
    By, CheckRequest, CompleteRequest, Curve, DocumentKey, DocumentSort, DocumentsRequest, ExamplesRequest,
    FacetsRequest, FindPlaceRequest, FormsRequest, InfoRequest, MOST_YEARS, OpenRequest, Panels, PiecesRequest, Query,
    ReadRequest, Request, SearchRequest, TermSort, TermsRequest, TextPlace, TrendRequest,
};
pub use scope::{
    Grams, MOST_FILTERS, Near, Run, SUBSET, Scope, Side, StopWords, Subset, WIDEST_WINDOW, Window, WindowFault,
    place_name, read_place, split_side,
};
