//! What an assistant can ask, as it reads it.

use rmcp::schemars::{self, JsonSchema};
use serde::Deserialize;

use crate::{
    link::{read_kwic_context, read_kwic_sort},
    protocol::{By, CollocateSort, KeynessSort, KwicContext, KwicSort, Scope, TermSort, Window, named},
    query::Forms,
};

/// What is counted, and in which part of the corpus.
#[derive(Debug, Default, Deserialize, JsonSchema)]
pub struct Within {
    /// Conditions such as speaker:Reuters or date:2020; all of them hold
    #[serde(default, rename = "where")]
    pub filters: Vec<String>,
    /// Plain words match by their stem, so that war also finds wars
    #[serde(default)]
    pub by_stem: bool,
}

/// A page of an answer.
#[derive(Debug, Default, Deserialize, JsonSchema)]
pub struct Page {
    /// Rows at most; more than the most that one answer has are cut to that
    pub limit: Option<u32>,
    /// Rows to pass over: `next_offset` of the answer before
    #[serde(default)]
    pub offset: u32,
}

impl Page {
    /// How many rows are given: as many as are asked for, up to `most`.
    pub fn rows(&self, usual: u32, most: u32) -> u32 {
        self.limit.filter(|limit| *limit > 0).unwrap_or(usual).min(most)
    }
}

impl Within {
    pub fn scope(&self, query: &str) -> Scope {
        Scope {
            query: crate::text::nfc(query).into_owned(),
            filters: self.filters.clone(),
            forms: if self.by_stem { Forms::Stem } else { Forms::Exact },
            ..Scope::default()
        }
    }
}

#[derive(Debug, Default, Deserialize, JsonSchema)]
pub struct Info {
    #[serde(flatten)]
    pub within: Within,
}

#[derive(Debug, Deserialize, JsonSchema)]
pub struct Search {
    /// In the query language: words (all of them in a document), "a phrase", a | b, -a, sanction*, speaker:Name, date:2020
    pub query: String,
    #[serde(flatten)]
    pub within: Within,
    #[serde(flatten)]
    pub page: Page,
}

#[derive(Debug, Deserialize, JsonSchema)]
pub struct Concordance {
    /// In the query language: words, "a phrase", a | b, sanction*, speaker:Name, quoted:no, [norm="cold"] [norm="war"]
    pub query: String,
    /// Words on each side, or paragraph
    pub context: Option<String>,
    /// Up to three of doc, date, node, 1L to 9L, 1R to 9R and fields, with commas
    pub sort: Option<String>,
    #[serde(flatten)]
    pub within: Within,
    #[serde(flatten)]
    pub page: Page,
}

impl Concordance {
    /// # Errors
    ///
    /// What is wrong with the context or the order.
    pub fn read(&self) -> Result<(KwicContext, Vec<KwicSort>), String> {
        let context = self.context.as_deref().unwrap_or("12");
        let context = read_kwic_context(context).ok_or("context is a number of words, or paragraph")?;
        let sort = self.sort.as_deref().unwrap_or_default();
        let sort =
            if sort.is_empty() { Vec::new() } else { read_kwic_sort(sort).map_err(|fault| fault.to_string())? };
        Ok((context, sort))
    }
}

#[derive(Debug, Deserialize, JsonSchema)]
pub struct Trend {
    /// Words, phrases or queries; each is a series of its own
    pub terms: Vec<String>,
    /// year, quarter, month, day, decade, 5years (any number), or the name of a field
    pub by: Option<String>,
    #[serde(flatten)]
    pub within: Within,
    #[serde(flatten)]
    pub page: Page,
}

impl Trend {
    pub fn by(&self) -> By {
        let name = self.by.as_deref().unwrap_or("year");
        By::named(name).filter(|by| *by != By::Auto).unwrap_or_else(|| By::Field(name.to_owned()))
    }
}

#[derive(Debug, Deserialize, JsonSchema)]
pub struct Terms {
    /// Words of a term, 1 to 5
    pub n: Option<u32>,
    /// Leave out terms with fewer occurrences
    pub min_freq: Option<u32>,
    /// freq, range, dp or term
    pub sort: Option<String>,
    #[serde(flatten)]
    pub within: Within,
    #[serde(flatten)]
    pub page: Page,
}

impl Terms {
    pub fn sort(&self) -> Result<TermSort, String> {
        choice(self.sort.as_deref(), "sort is freq, range, dp or term")
    }
}

#[derive(Debug, Deserialize, JsonSchema)]
pub struct Collocates {
    /// The words whose neighbours are counted, in the query language
    pub query: String,
    /// Words to the left and right of a match, such as 5L,5R; or sentence
    pub window: Option<String>,
    /// Leave out words that are in fewer window positions (5 where nothing is said)
    pub min_freq: Option<u32>,
    /// log_dice, mi, mi3, t, z, g2, dice, delta_p_21, delta_p_12, o11 or term
    pub sort: Option<String>,
    #[serde(flatten)]
    pub within: Within,
    #[serde(flatten)]
    pub page: Page,
}

impl Collocates {
    pub fn window(&self) -> Result<Window, String> {
        let window = self.window.as_deref().map(str::parse::<Window>).transpose();
        Ok(window.map_err(|_| "window is such as 5L,5R or 3R, or sentence")?.unwrap_or_default())
    }

    pub fn sort(&self) -> Result<CollocateSort, String> {
        choice(self.sort.as_deref(), "sort is the name of a measure, such as log_dice, mi or g2")
    }
}

#[derive(Debug, Deserialize, JsonSchema)]
pub struct Keyness {
    /// The part that is looked at: conditions such as speaker:Reuters, all of which hold
    pub target: Vec<String>,
    /// What it is compared with; all the rest where nothing is said
    #[serde(default)]
    pub reference: Vec<String>,
    /// Leave out terms with fewer occurrences in both together (3 where nothing is said)
    pub min_freq: Option<u32>,
    /// g2, log_ratio, p, q, pct_diff, freq_target, freq_reference or term
    pub sort: Option<String>,
    #[serde(flatten)]
    pub within: Within,
    #[serde(flatten)]
    pub page: Page,
}

impl Keyness {
    pub fn sort(&self) -> Result<KeynessSort, String> {
        choice(self.sort.as_deref(), "sort is the name of a measure, such as g2 or log_ratio")
    }
}

#[derive(Debug, Deserialize, JsonSchema)]
pub struct Read {
    /// The document, as `doc` in other answers
    pub doc: String,
    /// The first paragraph, from 1
    pub from: Option<u32>,
    /// Paragraphs at most
    pub limit: Option<u32>,
}

fn choice<T: Default + serde::de::DeserializeOwned>(name: Option<&str>, fault: &str) -> Result<T, String> {
    name.map_or_else(|| Ok(T::default()), |name| named(name).ok_or_else(|| fault.to_owned()))
}
