//! Settings of the rows of Terms: the length of n-grams, and stop words.

use super::{Wanted, names};
use crate::protocol::{Grams, StopWords, named};

/// The longest n-grams.
const MOST: u32 = 5;

#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct TermRows {
    pub grams: Grams,
    /// The language of the stop words, `en` or `zh`; empty for none.
    pub stop: String,
}

impl TermRows {
    /// The stop words of requests.
    pub fn stop_words(&self) -> StopWords {
        if self.stop.is_empty() { StopWords::None } else { StopWords::Language(self.stop.clone()) }
    }

    /// The parts of the link, by name; those that are empty are left out.
    pub(super) fn parameters(&self) -> Vec<(&'static str, String)> {
        let Grams { n, open, within } = self.grams;
        vec![
            ("row", if n == 1 { String::new() } else { n.to_string() }),
            ("slot", if open { "yes" } else { "" }.into()),
            ("edge", names::unless_default(&within)),
            ("without", self.stop.clone()),
        ]
    }

    /// Sets a parameter from its decoded value, which is not empty. `None` for another parameter; the error is what the
    /// value has to be.
    pub(super) fn set(&mut self, name: &str, value: &str) -> Option<Result<(), Wanted>> {
        match name {
            "row" => match value.parse() {
                Ok(n) if (1..=MOST).contains(&n) => self.grams.n = n,
                _ => return Some(Err(Wanted::OneOf("1|2|3|4|5"))),
            },
            "slot" => match value {
                "yes" | "no" => self.grams.open = value == "yes",
                _ => return Some(Err(Wanted::OneOf("yes|no"))),
            },
            "edge" => match named(value) {
                Some(within) => self.grams.within = within,
                None => return Some(Err(Wanted::OneOf("document|turn|sentence"))),
            },
            "without" => match value {
                "en" | "zh" => self.stop = value.to_owned(),
                _ => return Some(Err(Wanted::OneOf("en|zh"))),
            },
            _ => return None,
        }
        Some(Ok(()))
    }
}
