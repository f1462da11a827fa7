//! What requests have in common: the scope of a view, n-grams, stop words, and windows.

use std::{error, fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{model::Within, query::Forms};

/// What narrows and marks a view: the same in all of them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Scope {
    /// In the query language, and in Unicode's normalization form C, as texts are.
    pub query: String,
    /// Conditions in the query language, all of which hold.
    pub filters: Vec<String>,
    pub forms: Forms,
    /// Plain words match only as they are written.
    pub case: bool,
    /// What `subset:NAME` may stand for in the query and the filters.
    pub subsets: Vec<Subset>,
    /// Of the matches only those that have a word near them.
    pub near: Option<Near>,
    /// Of the matches only those that begin in one of so many equal runs of words.
    pub run: Option<Run>,
}

/// A query with filters under a name: the documents that it finds, as far as its conditions leave them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Subset {
    pub name: String,
    pub query: String,
    pub filters: Vec<String>,
    pub forms: Forms,
    pub case: bool,
}

/// The most filters of a scope: each is evaluated by itself, and shown as one chip.
pub const MOST_FILTERS: usize = 500;

/// What stands for a field in `subset:NAME`.
pub const SUBSET: &str = "subset";

/// Rows of words: how many, and what they must not go beyond.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Grams {
    /// Words in a row, 1 to 5.
    pub n: u32,
    /// One place between the first and the last word may be any word and is shown as `*`.
    pub open: bool,
    pub within: Within,
}

/// Single words.
impl Default for Grams {
    fn default() -> Self {
        Self { n: 1, open: false, within: Within::default() }
    }
}

/// Words that are left out of the rows of a table. Its counts and rates stay those of all words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StopWords {
    #[default]
    None,
    /// A list that comes with the engine: `en` or `zh`.
    Language(String),
    Words(Vec<String>),
}

/// A wider window is a neighbourhood of everything.
pub const WIDEST_WINDOW: u32 = 50;

/// Which words are around a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Window {
    /// So many to the left of it and to the right, at most 50 each.
    Words { left: u32, right: u32 },
    /// All of its sentence.
    Sentence,
}

impl Default for Window {
    fn default() -> Self {
        Self::Words { left: 5, right: 5 }
    }
}

/// `5L,5R`, `0L,3R` or `sentence`.
impl fmt::Display for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Words { left, right } => write!(f, "{left}L,{right}R"),
            Self::Sentence => write!(f, "sentence"),
        }
    }
}

/// Reads what [`Display`](fmt::Display) writes, and also one side alone, in any order, with spaces and in small letters.
///
/// ```
/// use readout::protocol::Window;
///
/// assert_eq!("3r".parse(), Ok(Window::Words { left: 0, right: 3 }));
/// assert_eq!("3r".parse::<Window>().unwrap().to_string(), "0L,3R");
/// ```
impl FromStr for Window {
    type Err = WindowFault;

    fn from_str(text: &str) -> Result<Self, WindowFault> {
        if text.eq_ignore_ascii_case("sentence") {
            return Ok(Self::Sentence);
        }
        let (mut left, mut right) = (None, None);
        for part in text.split(',') {
            let (words, side) = split_side(part.trim()).ok_or(WindowFault::NoSide)?;
            let words = words.parse().ok().filter(|words| *words <= WIDEST_WINDOW).ok_or(WindowFault::Words)?;
            let place = match side {
                Side::Left => &mut left,
                Side::Right => &mut right,
            };
            if place.replace(words).is_some() {
                return Err(WindowFault::Twice);
            }
        }
        Ok(Self::Words { left: left.unwrap_or(0), right: right.unwrap_or(0) })
    }
}

/// Why a window cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WindowFault {
    /// There is neither `L` nor `R` behind a number.
    NoSide,
    /// Before `L` or `R` there is no number, or one above [`WIDEST_WINDOW`].
    Words,
    /// The same side is given twice.
    Twice,
}

impl fmt::Display for WindowFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSide => write!(f, "give the words on each side, such as 5L,5R, or sentence"),
            Self::Words => write!(f, "give 0 to {WIDEST_WINDOW} words on each side, such as 5L,5R"),
            Self::Twice => write!(f, "give each side once, such as 5L,5R"),
        }
    }
}

impl error::Error for WindowFault {}

/// Before a match or behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Left,
    Right,
}

/// What stands before `L` or `R`, as in `5L`, and which of them it is; `None` without either.
pub fn split_side(text: &str) -> Option<(&str, Side)> {
    let left = text.strip_suffix(['L', 'l']).map(|words| (words, Side::Left));
    left.or_else(|| Some((text.strip_suffix(['R', 'r'])?, Side::Right)))
}

/// The name of a place in a window: `5L` for −5, `2R` for 2.
pub fn place_name(place: i32) -> String {
    format!("{}{}", place.unsigned_abs(), if place < 0 { "L" } else { "R" })
}

/// The place of a name that [`place_name`] gives.
pub fn read_place(name: &str) -> Option<i32> {
    let (words, side) = split_side(name)?;
    let words: i32 = words.parse().ok().filter(|words| *words > 0)?;
    Some(match side {
        Side::Left => -words,
        Side::Right => words,
    })
}

/// One of the runs of [`Parts::Equal`](super::Parts::Equal).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// From 1.
    pub nth: u32,
    pub of: u32,
}

/// A word in the window of a match: those matches that [`CollocateRow::lines`](super::CollocateRow::lines) or one of [`CollocateRow::positions`](super::CollocateRow::positions)
/// counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Near {
    /// A normal form.
    pub term: String,
    pub window: Window,
    /// What the window does not go beyond.
    pub within: Within,
    /// The only place in the window: −5 is 5L, 2 is 2R.
    pub place: Option<i32>,
}
