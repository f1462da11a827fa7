//! What the engine answers.

use serde::{Deserialize, Serialize, Serializer};

use super::{Collocates, Dispersion, Diversity, Fields, Keyness, Kwic, KwicGroups, Spreads};
use crate::{
    message::{Message, Task},
    model::{BlockKind, FieldKind, Level, QuotationMarks, Size, Wording},
    query::{Diagnostic, Note, Snippet},
};

/// An answer: what was asked for, and what has to be said with it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reply<T = Body> {
    pub body: T,
    pub notes: Vec<Note>,
}

/// Declares [`Body`] from its kinds.
macro_rules! bodies {
    ($($kind:ident($reply:ty),)*) => {
        /// What was asked for.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Body {
            $($kind($reply),)*
        }

        impl Body {
            /// Serializes what it holds, without the name of its kind.
            pub(super) fn serialize_content<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    $(Self::$kind(content) => content.serialize(serializer),)*
                }
            }
        }
    };
}

bodies! {
    Info(Info),
    Search(Search),
    Trend(Trend),
    Terms(Terms),
    Facets(Facets),
    Documents(Documents),
    Read(Read),
    Pieces(Pieces),
    Place(FoundPlace),
    Forms(Vec<PhraseForms>),
    Examples(Vec<Example>),
    Check(Check),
    Complete(Complete),
    Kwic(Kwic),
    KwicGroups(KwicGroups),
    Collocates(Collocates),
    Keyness(Keyness),
    Dispersion(Dispersion),
    Spreads(Spreads),
    Diversity(Diversity),
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Failure {
    pub kind: FailureKind,
    /// What is wrong, as a sentence.
    pub message: Message,
    /// How to mend it, as a sentence.
    pub help: Option<Message>,
    /// Where a query could not be read.
    pub diagnostics: Vec<Diagnostic>,
}

impl Failure {
    pub fn new(kind: FailureKind, message: Message, help: impl Into<Option<Message>>) -> Self {
        Self { kind, message, help: help.into(), diagnostics: Vec::new() }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FailureKind {
    /// The query, a filter or an option cannot be read.
    Query,
    /// No such document, field or part.
    Missing,
    /// The package is damaged, or of a format that this build cannot read.
    Package,
    /// Nothing has been opened yet.
    NotOpen,
}

/// How far a long job is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    /// What is being done; nothing before the first step.
    pub what: Option<Task>,
    pub done: u64,
    /// 0 where the whole is not known.
    pub total: u64,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Info {
    pub title: String,
    pub description: String,
    /// Paragraphs about the corpus and where it comes from, parted by blank lines; may be empty.
    pub about: String,
    pub language: String,
    pub licence: String,
    pub citation: String,
    /// Whose words the texts are: those of the speakers and authors, or a digest's.
    pub wording: Wording,
    pub documents: u32,
    pub tokens: u64,
    /// Distinct normal forms.
    pub types: u32,
    pub turns: u32,
    /// 32 hexadecimal digits.
    pub fingerprint: String,
    /// Its name, or `null` where there is none.
    pub stemmer: Option<String>,
    /// The marks between which quoted text stands, most quotations first: those of the whole corpus.
    pub quotation_marks: Vec<QuotationMarks>,
    /// The first and the last day that any document's `date` covers, as `YYYY-MM-DD`.
    pub first_day: Option<String>,
    pub last_day: Option<String>,
    /// Distinct values of `date`.
    pub dates: u32,
    pub undated: u32,
    /// In the order in which the corpus declares them.
    pub fields: Vec<FieldInfo>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FieldInfo {
    pub name: String,
    pub label: String,
    pub kind: FieldKind,
    pub level: Level,
    /// Of facets; most documents first, then by code points.
    pub values: Option<Vec<ValueInfo>>,
    /// Of fields of numbers, where some document has one.
    pub range: Option<NumberRange>,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct NumberRange {
    pub least: f64,
    pub greatest: f64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValueInfo {
    pub value: String,
    pub documents: u32,
    pub tokens: u64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Search {
    /// All documents that match.
    pub documents: u32,
    /// All occurrences in them.
    pub matches: u64,
    /// What the filters and the query's conditions leave.
    pub view: Size,
    /// Results before the first of these.
    pub offset: u32,
    pub results: Vec<SearchResult>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SearchResult {
    pub doc: String,
    pub title: String,
    /// As the corpus gives it: `2020`, `2020-07` or `2020-07-30`.
    pub date: Option<String>,
    pub score: f64,
    pub matches: u64,
    pub snippets: Vec<Snippet>,
    pub tokens: u64,
    /// Those of them that filters and conditions leave.
    pub tokens_in_view: u64,
    /// Where the matches lie: each the share of the document's tokens before it, 0 to 1; at most 400.
    pub strip: Vec<f32>,
    /// Facets of the document, and the speakers in it, in the order of the corpus's fields.
    pub fields: Fields,
    /// Where the text is from, and its address.
    pub source: Option<String>,
    pub url: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Trend {
    /// `year`, `quarter`, `month`, `day`, `decade`, `5years` (see [`super::By::name`]) or a field's name.
    pub by: String,
    /// By a field, which has several values for some documents: bins overlap.
    pub overlapping: bool,
    pub view: Size,
    pub bins: Vec<Bin>,
    pub series: Vec<Series>,
    pub outside: Outside,
    /// The same of the text of each value of a field, the one in most documents first, and last of the text without one.
    pub panels: Vec<Panel>,
    /// How many there are, of which as many were given as were asked for.
    pub panels_total: u32,
}

/// A trend in the text of one value: the bins are those of the whole, in which it may have no words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Panel {
    /// `null` for the text without a value.
    pub value: Option<String>,
    pub view: Size,
    pub bins: Vec<Bin>,
    pub series: Vec<Series>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bin {
    /// `2020`, `2020-Q3`, `2020-07`, `2020-07-30` or a field's value; `null` for a missing value.
    pub key: Option<String>,
    pub documents: u32,
    pub tokens: u64,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Series {
    /// The term as it was asked for.
    pub term: String,
    /// Over all of the view, also what lies in no bin.
    pub freq: u64,
    pub documents: u32,
    pub points: Vec<Point>,
    /// By time, where it was asked for, one for each point: the value of all bins together that lie about it, so many as
    /// were asked for, without a gap between them. `null` where the bin has no tokens.
    pub smoothed: Vec<Option<f64>>,
    /// By time, where they were asked for.
    pub changes: Vec<Change>,
}

/// A point of time at which a series changed its level, by Pettitt's test in binary segmentation: see
/// [`crate::stats::changes`]. Bins without tokens are left out of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// The first bin of the new level.
    pub key: Option<String>,
    pub p: f64,
    /// The value of all bins together from the change before to this one, and from this one to the next.
    pub before: Option<f64>,
    pub after: Option<f64>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Point {
    pub key: Option<String>,
    pub freq: u64,
    /// `null` where the bin has no tokens.
    pub per_million: Option<f64>,
    /// The exact 95 % Poisson interval of `per_million` (Garwood), as if words came independently.
    pub low: Option<f64>,
    pub high: Option<f64>,
    /// The words that this point is a share of: fewer than the bin's where the term has conditions of its own.
    pub tokens: u64,
    /// Documents with at least one match.
    pub documents: u32,
    /// The documents that these are a share of: fewer than the bin's where the term has conditions of its own.
    pub of_documents: u32,
    /// From 0 to 1; `null` where the bin has no documents. Its 95 % interval is Wilson's, as if documents came
    /// independently.
    pub share: Option<f64>,
    pub share_low: Option<f64>,
    pub share_high: Option<f64>,
    /// The hits of all series in this bin, and the share of them that this one has: from 0 to 1, `null` where there are
    /// none. Its 95 % interval is Wilson's, as if hits came independently.
    pub of_hits: u64,
    pub among: Option<f64>,
    pub among_low: Option<f64>,
    pub among_high: Option<f64>,
}

/// Documents of the view in none of the bins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outside {
    pub undated: u32,
    /// Dated more coarsely than the bins.
    pub coarse: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Terms {
    /// Distinct normal forms, or n-grams, in the view.
    pub types: u32,
    /// Tokens, or places where an n-gram can stand: what rates are out of.
    pub tokens: u64,
    /// Tokens, whatever the rows are of.
    pub words: u64,
    /// Documents of the view, which `range` is out of.
    pub documents: u32,
    /// Rows that pass the filter and the least frequency, before `limit`.
    pub rows_total: u32,
    /// Rows before the first of these.
    pub offset: u32,
    /// The conditions of the query, to which a term can be added so that it counts the same.
    pub conditions: String,
    pub rows: Vec<TermRow>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TermRow {
    /// A normal form, or several with a space between them, of which one may be `*`.
    pub term: String,
    pub freq: u64,
    pub per_million: f64,
    /// Documents of the view that have it.
    pub range: u32,
    /// Deviation of proportions over the documents of the view; `null` for a view of one document.
    pub dp: Option<f64>,
    /// Written forms that the corpus has of a word; 0 for rows of several words.
    pub forms: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Facets {
    pub corpus: Size,
    /// What the filters and the query's conditions leave.
    pub view: Size,
    /// Documents that match the query, and all its occurrences (0 where it has no words).
    pub documents: u32,
    pub matches: u64,
    /// Those of the corpus, and [`super::SUBSET`] where the scope has some.
    pub fields: Vec<Facet>,
    /// The query that was asked, in parts, where it is one conjunction with conditions in it.
    pub parts: Vec<QueryPart>,
    pub query: String,
    /// Over time, under the query and all filters but those of the date; `null` where nothing is dated.
    pub time: Option<TimeHistogram>,
}

/// A part of a conjunction. The texts of any of them, with spaces between them, are the query of these.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueryPart {
    pub text: String,
    pub is_condition: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facet {
    pub name: String,
    pub label: String,
    pub level: Level,
    /// Most matches first, then most documents, then by code points; those with nothing left are kept with zeros.
    pub values: Vec<FacetValue>,
    /// What the query finds without the filters on this field: what the values have shares of.
    pub all: Amount,
}

/// What a query finds, and the words in view of the documents that it finds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amount {
    pub documents: u32,
    pub tokens: u64,
    pub matches: u64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetValue {
    pub value: String,
    /// Documents that would be left if only this value of its field were chosen.
    pub documents: u32,
    pub tokens: u64,
    pub matches: u64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeHistogram {
    /// `year`, `quarter`, `month` or `day`.
    pub by: String,
    pub bins: Vec<Bin>,
    pub outside: Outside,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Documents {
    pub documents: u32,
    pub tokens: u64,
    /// Rows before the first of these.
    pub offset: u32,
    /// The columns of `values`, by name, in the corpus's order: facets, numbers and further dates of documents.
    pub columns: Vec<String>,
    pub rows: Vec<DocumentRow>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DocumentRow {
    pub doc: String,
    pub title: String,
    pub date: Option<String>,
    /// Where the text is from, and its address.
    pub source: Option<String>,
    pub url: Option<String>,
    pub tokens: u64,
    pub types: u32,
    /// Occurrences of the query; 0 where it has no words.
    pub matches: u64,
    /// Where they begin in the document, each from 0 to 1.
    pub strip: Vec<f32>,
    /// One list of values for each of the columns.
    pub values: Vec<Vec<String>>,
}

/// One document, or a stretch of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Read {
    pub doc: String,
    pub title: String,
    pub date: Option<String>,
    pub language: String,
    pub tokens: u64,
    /// All fields that have a value, as label and values, in the corpus's order.
    pub fields: Vec<(String, Vec<String>)>,
    /// All matches in the document.
    pub matches: u64,
    /// The paragraph of each match, all through the document, also outside the stretch; at most 10,000.
    pub match_paragraphs: Vec<u32>,
    pub strip: Vec<f32>,
    /// All paragraphs of the document.
    pub paragraphs_total: u32,
    pub paragraphs: Vec<Paragraph>,
    /// The neighbours in corpus order, as path and title.
    pub previous: Option<(String, String)>,
    pub next: Option<(String, String)>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// From 1.
    pub number: u32,
    pub kind: BlockKind,
    /// Who speaks; none outside turns.
    pub speaker: Option<String>,
    pub role: Option<String>,
    /// The turn begins here, and `text` opens with the label, this many Unicode scalar values long.
    pub label: u32,
    pub text: String,
    /// In Unicode scalar values of `text`; where matches overlap, their union.
    pub highlights: Vec<(u32, u32)>,
    /// Matches in earlier paragraphs: the number of this paragraph's first match, from 0.
    pub first_match: u32,
    pub matches: u32,
    /// False where the filters leave none of it.
    pub in_view: bool,
}

/// Pieces of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pieces {
    pub doc: String,
    /// All pieces of the document.
    pub total: u32,
    /// The bytes of all their texts.
    pub bytes: u64,
    pub offset: u32,
    pub pieces: Vec<Piece>,
}

/// What a reader draws as one: a paragraph, a part of a long one, or a line without words, whose number is 0.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Piece {
    /// The number of its paragraph, from 1.
    pub number: u32,
    /// Which part of the paragraph it is, from 0, and how many there are.
    pub part: u32,
    pub parts: u32,
    pub kind: BlockKind,
    /// Who speaks; none outside turns.
    pub speaker: Option<String>,
    pub role: Option<String>,
    /// Another speaker than that of the piece before begins.
    pub opens: bool,
    /// `text` opens with the label of a turn, this many Unicode scalar values long.
    pub label: u32,
    pub text: String,
    pub marks: Vec<Mark>,
    /// The number of the first match that begins here, from 0, and how many do.
    pub first_match: u32,
    pub matches: u32,
    /// False where the filters leave none of it.
    pub in_view: bool,
}

/// A highlight: one match, or the union of matches that overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Mark {
    /// From and to, in Unicode scalar values of the piece's text.
    pub start: u32,
    pub end: u32,
    /// The number of its first match in the document, from 0.
    pub first_match: u32,
}

/// Where a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundPlace {
    /// The number of the piece in the document, from 0.
    pub piece: u32,
    /// The match there: the one that begins with the words that were asked for, or else the paragraph's first.
    pub matched: Option<u32>,
}

/// The written forms behind one word or phrase of a query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhraseForms {
    /// As it stands in the query.
    pub said: String,
    /// The sum of all its forms' matches.
    pub matches: u64,
    /// Distinct forms, before the limit.
    pub forms: u32,
    /// Most frequent first, then by written form.
    pub rows: Vec<FormRow>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormRow {
    /// The tokens as they are written, a space between them.
    pub form: String,
    pub matches: u64,
    /// The query for this form alone, under the same conditions.
    pub query: String,
}

/// A query that finds something, and what it is an example of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    pub kind: ExampleKind,
    pub query: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExampleKind {
    Words,
    Phrase,
    Gap,
    Near,
    Either,
    Series,
    Without,
    Group,
    Begins,
    OneLetter,
    Regex,
    Edits,
    Written,
    Norm,
    Sequence,
    Field,
    NotField,
    Year,
    Range,
}

/// Ways to go on from what is typed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Complete {
    /// Where the part that is replaced begins, in Unicode scalar values; it ends at the caret.
    pub from: u32,
    pub items: Vec<Completion>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Completion {
    pub kind: CompletionKind,
    /// As it is shown: a normal form, the name of a field, or a value of one.
    pub text: String,
    /// What takes the place of what is typed.
    pub insert: String,
    /// Occurrences of a word, or documents with a value, in what the filters leave; none for the name of a field.
    pub count: Option<u64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CompletionKind {
    Word,
    Field,
    Value,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    pub chunks: u32,
    pub bytes: u64,
    pub documents: u32,
    pub tokens: u64,
    pub fingerprint: String,
}
