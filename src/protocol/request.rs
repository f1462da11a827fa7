//! What can be asked of the engine.

use serde::{Deserialize, Serialize};

use super::{
    Body, Check, Collocates, CollocatesRequest, Complete, Dispersion, DispersionRequest, Diversity, DiversityRequest,
    Documents, Example, Facets, FoundPlace, Grams, Info, Keyness, KeynessRequest, Kwic, KwicGroups, KwicGroupsRequest,
    KwicRequest, PhraseForms, Pieces, Read, Reply, Scope, Search, Spreads, SpreadsRequest, StopWords, Terms, Trend,
    name_of, named,
};

/// A request together with the type of its answer.
///
/// [`Request`] is one too, for hosts that pass on whatever they are asked: its answer is any [`Body`].
pub trait Query: Into<Request> {
    type Reply;

    /// The answer that a body holds; `None` where it is that of another request.
    fn reply(body: Body) -> Option<Self::Reply>;
}

impl Query for Request {
    type Reply = Body;

    fn reply(body: Body) -> Option<Body> {
        Some(body)
    }
}

impl Reply {
    /// The same with the answer's own type; `None` where it answers another request.
    pub fn of<Q: Query>(self) -> Option<Reply<Q::Reply>> {
        Some(Reply { body: Q::reply(self.body)?, notes: self.notes })
    }
}

/// Declares [`Request`], and which body answers each of its variants.
macro_rules! requests {
    ($($(#[doc = $doc:literal])* $variant:ident($request:ident) => $body:ident($reply:ty),)*) => {
        /// A question to the engine.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Request {
            $($(#[doc = $doc])* $variant($request),)*
        }

        $(
            impl From<$request> for Request {
                fn from(request: $request) -> Self {
                    Self::$variant(request)
                }
            }

            impl Query for $request {
                type Reply = $reply;

                fn reply(body: Body) -> Option<$reply> {
                    match body {
                        Body::$body(reply) => Some(reply),
                        _ => None,
                    }
                }
            }
        )*
    };
}

requests! {
    Open(OpenRequest) => Info(Info),
    Info(InfoRequest) => Info(Info),
    Search(SearchRequest) => Search(Search),
    Trend(TrendRequest) => Trend(Trend),
    Terms(TermsRequest) => Terms(Terms),
    Facets(FacetsRequest) => Facets(Facets),
    Documents(DocumentsRequest) => Documents(Documents),
    Read(ReadRequest) => Read(Read),
    Pieces(PiecesRequest) => Pieces(Pieces),
    FindPlace(FindPlaceRequest) => Place(FoundPlace),
    Forms(FormsRequest) => Forms(Vec<PhraseForms>),
    Examples(ExamplesRequest) => Examples(Vec<Example>),
    Complete(CompleteRequest) => Complete(Complete),
    Check(CheckRequest) => Check(Check),
    Kwic(KwicRequest) => Kwic(Kwic),
    KwicGroups(KwicGroupsRequest) => KwicGroups(KwicGroups),
    Collocates(CollocatesRequest) => Collocates(Collocates),
    Keyness(KeynessRequest) => Keyness(Keyness),
    Dispersion(DispersionRequest) => Dispersion(Dispersion),
    Spreads(SpreadsRequest) => Spreads(Spreads),
    Diversity(DiversityRequest) => Diversity(Diversity),
}

/// Opens a package.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OpenRequest {
    /// The bytes of its `corpus.json`.
    #[serde(with = "serde_bytes")]
    pub manifest: Vec<u8>,
}

/// What the corpus is, as far as conditions leave it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct InfoRequest {
    pub scope: Scope,
}

/// Ranked documents. A `limit` of 0 is all of them, here and in every other request.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SearchRequest {
    pub scope: Scope,
    pub sort: DocumentSort,
    /// Digits in titles, values and paths are compared as numbers: `doc2` comes before `doc10`.
    pub natural: bool,
    pub offset: u32,
    pub limit: u32,
}

/// Frequency of terms by time or by a field.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TrendRequest {
    pub scope: Scope,
    /// None: each part of the scope's query between commas is one.
    pub terms: Vec<String>,
    pub by: By,
    pub date_field: Option<String>,
    pub curve: Curve,
    /// The same again for values of a field, each by itself: [`Trend::panels`].
    pub panels: Option<Panels>,
}

/// The word list, or n-grams, of what the scope's filters and conditions leave.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TermsRequest {
    pub scope: Scope,
    /// With a `*` what the whole term looks like, without one a part of it; empty for every term.
    pub filter: String,
    pub min_freq: u32,
    pub sort: TermSort,
    pub descending: bool,
    pub offset: u32,
    pub limit: u32,
    pub grams: Grams,
    pub stop_words: StopWords,
}

/// Each facet's values with counts under the query and the other fields' filters.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct FacetsRequest {
    pub scope: Scope,
}

/// The catalogue of documents.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DocumentsRequest {
    pub scope: Scope,
    pub sort: DocumentSort,
    /// As in [`SearchRequest::natural`].
    pub natural: bool,
    pub offset: u32,
    pub limit: u32,
}

/// One document: what is known of it, and `limit` of its paragraphs from the one numbered `from`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReadRequest {
    pub scope: Scope,
    pub doc: String,
    pub from: u32,
    pub limit: u32,
    /// No paragraphs.
    pub without_text: bool,
}

/// Pieces of one document: paragraphs, parts of long paragraphs, and lines without words. Each is of bounded length, so
/// that a page can draw those near what is seen.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PiecesRequest {
    pub scope: Scope,
    pub doc: String,
    pub offset: u32,
    pub limit: u32,
}

/// The piece of a document that holds a place.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct FindPlaceRequest {
    pub scope: Scope,
    pub doc: String,
    pub place: TextPlace,
}

/// A place in a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TextPlace {
    /// A match, by its number from 0.
    Match(u32),
    /// A paragraph, by its number from 1 and some of its words: numbers shift when a text is mended, so that the words
    /// decide.
    Words { paragraph: u32, words: String },
}

impl Default for TextPlace {
    fn default() -> Self {
        Self::Words { paragraph: 1, words: String::new() }
    }
}

/// How the matches of each word or phrase of the query are written.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct FormsRequest {
    pub scope: Scope,
    pub limit: u32,
}

/// Queries of every kind that find something in the corpus.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExamplesRequest;

/// What a person may be about to type.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CompleteRequest {
    pub scope: Scope,
    /// The query up to the caret.
    pub before: String,
    pub limit: u32,
}

/// Verifies every checksum and bound of the package.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckRequest;

/// An order of documents. `descending` turns the first key round; ties keep corpus order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DocumentSort {
    pub key: DocumentKey,
    pub descending: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKey {
    /// By rank where there is a query with words, else corpus order.
    #[default]
    Relevance,
    Title,
    /// By first day, the coarser first, the undated last in both directions.
    Date,
    Tokens,
    Types,
    Matches,
    Field(String),
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(clap::ValueEnum), value(rename_all = "snake_case"))]
#[serde(rename_all = "snake_case")]
pub enum TermSort {
    #[default]
    Freq,
    Range,
    Dp,
    Term,
}

/// What a trend is counted by.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// The finest unit of time that fits; a facet where fewer than six distinct dates are filled.
    #[default]
    Auto,
    Year,
    Quarter,
    Month,
    Day,
    /// So many years together, up to [`MOST_YEARS`], from a year that their number divides.
    Years(u16),
    Field(String),
}

/// The most years that are one bin.
pub const MOST_YEARS: u16 = 1000;

impl By {
    /// What is not a field, by its name: `auto`, or a unit of time.
    ///
    /// ```
    /// use readout::protocol::By;
    ///
    /// assert_eq!(By::named("decade"), Some(By::Years(10)));
    /// assert_eq!(By::named("5years"), Some(By::Years(5)));
    /// assert_eq!(By::named("0years"), None);
    /// ```
    pub fn named(name: &str) -> Option<By> {
        if let Some(plain) = named(name) {
            return Some(plain);
        }
        let years = match name {
            "decade" => 10,
            other => other.strip_suffix("years")?.parse().ok().filter(|years| (1..=MOST_YEARS).contains(years))?,
        };
        Some(if years == 1 { By::Year } else { By::Years(years) })
    }

    /// The name of what is not a field: `auto`, `year`, `decade`, `5years`.
    pub fn name(&self) -> Option<String> {
        match self {
            By::Field(_) => None,
            By::Years(0 | 1) => Some("year".to_owned()),
            By::Years(10) => Some("decade".to_owned()),
            By::Years(years) => Some(format!("{years}years")),
            plain => Some(name_of(plain)),
        }
    }

    /// Whether a trend that is called so is counted by time.
    pub fn is_time(name: &str) -> bool {
        By::named(name).is_some_and(|by| by != By::Auto)
    }
}

/// What is worked out of the points of a trend over time. It is of rates per million, or of shares of documents from 0
/// to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Curve {
    pub of_documents: bool,
    /// So many bins, an odd number, are one value: no more than 1 is none.
    pub smooth: u32,
    pub changes: bool,
}

/// A field whose values have a panel each, `most` of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Panels {
    pub field: String,
    pub most: u32,
}
