//! The words of tables of measures.

use crate::protocol::{Direction, StopWords, Within};

pub const MEANINGS: &str = "What the columns mean";
pub const JSON: &str = "JSON";
pub const WORD: &str = "Word";
pub const AT_LEAST: &str = "At least";
pub const TIMES: &str = "times";
pub const STOP_WORDS: &str = "Stop words";
pub const SHOWN: &str = "Show";
pub const WITHIN: &str = "Not beyond";
pub const NO_ROWS_TITLE: &str = "No word is left";

pub const WITHINS: [(Within, &str); 3] =
    [(Within::Turn, "the turn"), (Within::Sentence, "the sentence"), (Within::Document, "the document")];
pub const STOPS: [&str; 3] = ["kept", "English left out", "Chinese left out"];
const LANGUAGES: [&str; 2] = ["en", "zh"];
pub const DIRECTIONS: [Direction; 3] = [Direction::Attracted, Direction::Repelled, Direction::Both];

/// The stop words behind the choices of [`STOPS`], by number.
pub fn stop_words(number: usize) -> StopWords {
    match number.checked_sub(1).and_then(|at| LANGUAGES.get(at)) {
        Some(language) => StopWords::Language((*language).into()),
        None => StopWords::None,
    }
}

pub fn stop_number(words: &StopWords) -> usize {
    match words {
        StopWords::Language(language) => LANGUAGES.iter().position(|code| code == language).map_or(0, |at| at + 1),
        _ => 0,
    }
}
