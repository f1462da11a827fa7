//! The tables of measures: the words around matches, keywords, spread and diversity.

use std::{error, fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{Grams, Minimum, MinimumMet, RowMeasure, Scope, StopWords, Window, named};
use crate::model::{Size, Within};

/// The words around the matches of the scope's query.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CollocatesRequest {
    pub scope: Scope,
    /// As in [`TermsRequest`](super::TermsRequest).
    pub filter: String,
    pub window: Window,
    /// What windows do not go beyond.
    pub within: Within,
    /// The least o11.
    pub min_freq: u32,
    /// Where few words have so many, fewer are asked for: see [`Collocates::min_freq`].
    pub adapts: bool,
    /// All of them have to be met.
    pub minima: Vec<Minimum<CollocateSort>>,
    pub direction: Direction,
    pub sort: CollocateSort,
    pub descending: bool,
    pub offset: u32,
    pub limit: u32,
    pub stop_words: StopWords,
    /// Counts [`Collocates::pairs`], of [`MOST_PAIRED`] rows at most.
    pub paired: bool,
}

/// What a part of the texts says more or less often than the others.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct KeynessRequest {
    pub scope: Scope,
    /// As in [`TermsRequest`](super::TermsRequest), of the rows that are shown: q is worked out over all.
    pub filter: String,
    /// Conditions in the query language, all of which hold, within what the scope leaves.
    pub target: Vec<String>,
    pub reference: Reference,
    pub grams: Grams,
    /// The least of both frequencies together, and of both ranges together.
    pub min_freq: u32,
    pub min_range: u32,
    /// Where few terms have that frequency, a lower one is asked for: see [`Keyness::min_freq`].
    pub adapts: bool,
    /// All of them have to be met, by the rows that are shown: q is worked out over all.
    pub minima: Vec<Minimum<KeynessSort>>,
    pub direction: Compared,
    pub sort: KeynessSort,
    pub descending: bool,
    pub offset: u32,
    pub limit: u32,
    pub stop_words: StopWords,
}

/// How evenly the matches of the scope's query are spread. `offset` and `limit` are of the rows, one a part.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DispersionRequest {
    pub scope: Scope,
    pub parts: Parts,
    pub sort: PartSort,
    pub descending: bool,
    pub offset: u32,
    pub limit: u32,
}

/// How evenly each part of the scope's query between commas is spread, by itself: a row each.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SpreadsRequest {
    pub scope: Scope,
    pub parts: Parts,
    pub sort: SpreadSort,
    pub descending: bool,
    pub offset: u32,
    pub limit: u32,
}

/// Lexical diversity of the documents and of all together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DiversityRequest {
    pub scope: Scope,
    pub sort: DiversitySort,
    pub descending: bool,
    pub offset: u32,
    pub limit: u32,
}

/// Which rows: those more frequent than expected, those less, or all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(clap::ValueEnum))]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    Attracted,
    Repelled,
    #[default]
    Both,
}

/// Which terms of a comparison: those more frequent in the target than expected, those less, all, or those that both sides
/// use alike ([`LogRatio::is_alike`](crate::stats::LogRatio::is_alike)).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(clap::ValueEnum))]
#[serde(rename_all = "lowercase")]
pub enum Compared {
    Attracted,
    Repelled,
    #[default]
    Both,
    Alike,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(clap::ValueEnum), value(rename_all = "snake_case"))]
#[serde(rename_all = "snake_case")]
pub enum CollocateSort {
    #[default]
    LogDice,
    Term,
    O11,
    Lines,
    C1,
    E11,
    Mi,
    Mi3,
    T,
    Z,
    G2,
    Dice,
    #[serde(rename = "delta_p_21")]
    #[cfg_attr(not(target_arch = "wasm32"), value(name = "delta_p_21"))]
    DeltaP21,
    #[serde(rename = "delta_p_12")]
    #[cfg_attr(not(target_arch = "wasm32"), value(name = "delta_p_12"))]
    DeltaP12,
}

/// What a target is compared with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reference {
    /// What else the scope leaves.
    #[default]
    Rest,
    /// What conditions leave of it, without the target.
    Filters(Vec<String>),
    /// Words and their frequencies, counted elsewhere, out of so many words: for single words only.
    List { words: Vec<(String, u64)>, total: u64 },
}

/// `LogRatioLow` and `LogRatioHigh` are the ends of the interval of `LogRatio`. `P` and `Q` fall where `G2` rises, and are
/// in its order turned round. `Shared` is the rate that both sides reach.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(clap::ValueEnum), value(rename_all = "snake_case"))]
#[serde(rename_all = "snake_case")]
pub enum KeynessSort {
    #[default]
    G2,
    P,
    Q,
    Term,
    FreqTarget,
    FreqReference,
    LogRatio,
    LogRatioLow,
    LogRatioHigh,
    Shared,
    PctDiff,
    RangeTarget,
    RangeReference,
    DpTarget,
}

impl RowMeasure for CollocateSort {
    fn is_number(self) -> bool {
        self != Self::Term
    }
}

impl RowMeasure for KeynessSort {
    fn is_number(self) -> bool {
        self != Self::Term
    }

    fn is_probability(self) -> bool {
        matches!(self, Self::P | Self::Q)
    }
}

/// What a dispersion is measured over.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Parts {
    #[default]
    Documents,
    /// So many runs of tokens, of equal length but for one token.
    Equal(u32),
    /// The text of each value of a field, and that without one.
    Field(String),
}

/// Reads `documents`, a number of equal parts, or the name of a field.
impl FromStr for Parts {
    type Err = PartsFault;

    fn from_str(text: &str) -> Result<Self, PartsFault> {
        if text.is_empty() {
            return Err(PartsFault::Empty);
        }
        match text.parse() {
            Ok(0) => Err(PartsFault::Zero),
            Ok(count) => Ok(Self::Equal(count)),
            Err(_) => Ok(named(text).unwrap_or_else(|| Self::Field(text.into()))),
        }
    }
}

/// Why parts cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartsFault {
    Empty,
    /// The number is 0.
    Zero,
}

impl fmt::Display for PartsFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "give documents, a number or the name of a field"),
            Self::Zero => write!(f, "there are no 0 parts"),
        }
    }
}

impl error::Error for PartsFault {}

/// `Order` is the corpus's order, or that of a field's values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(clap::ValueEnum), value(rename_all = "snake_case"))]
#[serde(rename_all = "snake_case")]
pub enum PartSort {
    #[default]
    Order,
    Freq,
    PerMillion,
    Tokens,
}

/// `Order` is that of the query.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(clap::ValueEnum), value(rename_all = "snake_case"))]
#[serde(rename_all = "snake_case")]
pub enum SpreadSort {
    #[default]
    Order,
    Freq,
    Range,
    JuillandD,
    Dp,
    DpNorm,
    RosengrenS,
    #[serde(rename = "carroll_d2")]
    #[cfg_attr(not(target_arch = "wasm32"), value(name = "carroll_d2"))]
    CarrollD2,
    Arf,
}

/// `Order` is the corpus's order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(clap::ValueEnum), value(rename_all = "snake_case"))]
#[serde(rename_all = "snake_case")]
pub enum DiversitySort {
    #[default]
    Order,
    Tokens,
    Types,
    Ttr,
    Mattr,
    Mtld,
    Hdd,
    YuleK,
    SentenceLength,
}

/// Words around matches (surface co-occurrence, Evert 2008).
///
/// Window positions are all those within the window of any match, each once, without those of matches themselves.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Collocates {
    pub view: Size,
    pub matches: u64,
    /// Tokens of the view outside matches.
    pub n: u64,
    /// Window positions.
    pub r1: u64,
    /// The places of a row's `positions`: −5 is 5L, 2 is 2R. Empty where the window is a sentence.
    pub places: Vec<i32>,
    /// The least o11 of the rows: less than was asked for where that adapts to a small view, so that some rows are left.
    pub min_freq: u32,
    /// Words that the least frequency leaves out, where it leaves none: those with the direction that pass the filter.
    pub too_rare: u32,
    /// Rows that pass the least frequency, the direction and the filter: those that may meet the minima.
    pub candidates: u32,
    pub minima: Vec<MinimumMet<CollocateSort>>,
    /// Of these, the rows that meet all minima, before `limit`.
    pub rows_total: u32,
    /// Rows before the first of these.
    pub offset: u32,
    /// The conditions of the query, to which a term can be added so that it is counted in the same text.
    pub conditions: String,
    pub rows: Vec<CollocateRow>,
    /// Which of the rows are found around the same matches; empty where that was not asked for.
    pub pairs: Vec<Pair>,
}

/// Two rows, by number from 0, the first before the second, and how many matches have both in their window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    pub a: u32,
    pub b: u32,
    pub lines: u64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CollocateRow {
    pub term: String,
    /// Window positions that have it.
    pub o11: u64,
    /// Matches that have it in their window.
    pub lines: u64,
    /// Its frequency in the view outside matches.
    pub c1: u64,
    pub e11: f64,
    /// `attracted` or `repelled`.
    pub direction: Direction,
    pub mi: Option<f64>,
    pub mi3: Option<f64>,
    pub t: Option<f64>,
    pub z: Option<f64>,
    pub g2: Option<f64>,
    pub log_dice: Option<f64>,
    pub dice: Option<f64>,
    pub delta_p_21: Option<f64>,
    pub delta_p_12: Option<f64>,
    /// How often it stands at each of the places from a match; where windows overlap, once for each match.
    pub positions: Vec<u64>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Keyness {
    pub target: Size,
    /// Without documents where it is a word list.
    pub reference: Size,
    /// Places where an n-gram can stand, which the frequencies are out of; the tokens where n is 1.
    pub places_target: u64,
    pub places_reference: u64,
    /// Terms with the least frequency and range: those that q is worked out over.
    pub tested: u32,
    /// The least of both frequencies together: less than was asked for where that adapts to a small view.
    pub min_freq: u32,
    /// Terms that the least frequency, or range, leaves out, where it leaves none.
    pub too_rare: u32,
    pub in_too_few: u32,
    /// Rows that also have the direction and pass the filter: those that may meet the minima.
    pub candidates: u32,
    pub minima: Vec<MinimumMet<KeynessSort>>,
    /// Of these, the rows that meet all minima, before `limit`.
    pub rows_total: u32,
    /// Rows before the first of these.
    pub offset: u32,
    pub conditions: String,
    pub rows: Vec<KeynessRow>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeynessRow {
    pub term: String,
    pub freq_target: u64,
    pub freq_reference: u64,
    /// `attracted` by the target or `repelled`.
    pub direction: Direction,
    pub g2: Option<f64>,
    pub p: Option<f64>,
    pub q: Option<f64>,
    pub log_ratio: Option<f64>,
    pub log_ratio_low: Option<f64>,
    pub log_ratio_high: Option<f64>,
    /// Per million, the lesser of the two rates: what both sides reach.
    pub shared: Option<f64>,
    pub pct_diff: Option<f64>,
    pub range_target: u32,
    /// `null` where the reference is a word list.
    pub range_reference: Option<u32>,
    pub dp_target: Option<f64>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dispersion {
    /// Matches in the parts.
    pub freq: u64,
    /// Parts with tokens.
    pub parts: u32,
    pub range: u32,
    pub juilland_d: Option<f64>,
    pub dp: Option<f64>,
    pub dp_norm: Option<f64>,
    pub rosengren_s: Option<f64>,
    pub carroll_d2: Option<f64>,
    /// Of the matches in the view's tokens one after another, whatever the parts.
    pub arf: Option<f64>,
    pub view: Size,
    /// `documents`, `equal` or a field's name.
    pub by: String,
    /// Rows before the first of these.
    pub offset: u32,
    pub rows: Vec<PartRow>,
}

/// The dispersions of several terms over the same parts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spreads {
    /// What the filters leave; a term with conditions of its own has less.
    pub view: Size,
    /// `documents`, `equal` or a field's name.
    pub by: String,
    /// Terms, before `limit`.
    pub rows_total: u32,
    /// Rows before the first of these.
    pub offset: u32,
    pub rows: Vec<SpreadRow>,
}

/// The measures of [`Dispersion`] of one term.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SpreadRow {
    /// As it stands in the query.
    pub term: String,
    pub freq: u64,
    pub parts: u32,
    pub range: u32,
    pub juilland_d: Option<f64>,
    pub dp: Option<f64>,
    pub dp_norm: Option<f64>,
    pub rosengren_s: Option<f64>,
    pub carroll_d2: Option<f64>,
    pub arf: Option<f64>,
}

impl SpreadRow {
    pub fn new(term: String, of: &Dispersion) -> Self {
        Self {
            term,
            freq: of.freq,
            parts: of.parts,
            range: of.range,
            juilland_d: of.juilland_d,
            dp: of.dp,
            dp_norm: of.dp_norm,
            rosengren_s: of.rosengren_s,
            carroll_d2: of.carroll_d2,
            arf: of.arf,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PartRow {
    /// The document's path, the run's number from 1, or the field's value; `null` for text without a value.
    pub part: Option<String>,
    /// Of a document.
    pub title: Option<String>,
    pub tokens: u64,
    pub freq: u64,
    pub per_million: Option<f64>,
    /// Where the matches lie in a document: each the share of its tokens before it, 0 to 1; at most 400. Of other parts
    /// none.
    pub strip: Vec<f32>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Diversity {
    pub documents: u32,
    /// Rows before the first of these.
    pub offset: u32,
    pub rows: Vec<DiversityRow>,
    /// Of all documents one after another, without a window over the edge of one; `doc` is empty.
    pub total: DiversityRow,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DiversityRow {
    pub doc: String,
    pub title: String,
    pub tokens: u64,
    pub types: u32,
    pub ttr: Option<f64>,
    pub mattr: Option<f64>,
    pub mtld: Option<f64>,
    pub hdd: Option<f64>,
    pub yule_k: Option<f64>,
    /// Sentences with a word in view, and words in each of them on average.
    pub sentences: u64,
    pub sentence_length: Option<f64>,
}

/// Rows that are counted in pairs at most.
pub const MOST_PAIRED: u32 = 32;
