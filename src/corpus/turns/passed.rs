//! What a build says of those who speak.

use std::collections::{BTreeMap, BTreeSet};

use super::spoken::Spoken;
use crate::corpus::said::counted;

/// What was found of speakers in a whole corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Speech {
    /// Documents that have turns.
    pub documents: usize,
    pub speakers: BTreeSet<String>,
    /// Labels that were taken because their names are declared.
    pub declared: usize,
    /// Labels that were taken for their form, in documents in which somebody returns.
    pub by_form: usize,
    /// Turns whose speakers the markup names.
    pub marked: usize,
    /// Names that stand before a colon as a label's do and opened no turn, with how often.
    pub passed: BTreeMap<String, usize>,
    /// Only declared names open turns.
    pub only_declared: bool,
}

impl Speech {
    pub(in crate::corpus) fn add(&mut self, spoken: &Spoken, only_declared: bool) {
        self.only_declared = only_declared;
        self.documents += usize::from(!spoken.turns.is_empty());
        self.declared += spoken.declared;
        self.by_form += spoken.by_form;
        self.marked += spoken.marked;
        for (_, names) in spoken.turns.iter().flat_map(|turn| &turn.fields).filter(|(name, _)| name == "speaker") {
            self.speakers.extend(names.iter().cloned());
        }
        for name in &spoken.passed {
            *self.passed.entry(name.clone()).or_default() += 1;
        }
    }
}

impl Speech {
    /// What a person should know of it, as sentences: whether turns were found, by what, and which names that look like a
    /// speaker's opened none.
    pub fn said(&self) -> Vec<String> {
        /// Names that are listed.
        const MOST: usize = 5;
        let mut said = Vec::new();
        if self.documents > 0 {
            let labels = match (self.declared, self.by_form) {
                (0, 0) if self.marked > 0 => String::new(),
                (0, 0) => "all by the documents' own `speaker`".to_owned(),
                (declared, 0) => format!("{} by declared names", counted(declared, "label")),
                (0, by_form) => format!("{} by their form", counted(by_form, "label")),
                (declared, by_form) => {
                    format!("{} by declared names, {by_form} by their form", counted(declared, "label"))
                }
            };
            let markup = if self.marked > 0 { counted(self.marked, "turn") + " by markup" } else { String::new() };
            let ways: Vec<String> = [labels, markup].into_iter().filter(|way| !way.is_empty()).collect();
            let ways = ways.join(", ");
            let (documents, speakers) = (counted(self.documents, "document"), counted(self.speakers.len(), "speaker"));
            said.push(format!("turns were found in {documents}, of {speakers}: {ways}"));
        }
        let mut passed: Vec<(&String, usize)> = self.passed.iter().map(|(name, &times)| (name, times)).collect();
        passed.sort_by_key(|&(name, times)| (std::cmp::Reverse(times), name));
        if !passed.is_empty() {
            let more = passed.len().saturating_sub(MOST);
            let listed: Vec<String> =
                passed.iter().take(MOST).map(|&(name, times)| format!("\"{name}\" ({})", times_of(times))).collect();
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            let why = if self.only_declared {
                "since `speakers_only` leaves turns to declared names"
            } else {
                "because nobody returns there"
            };
            said.push(format!(
                "not taken for speakers, {why}: {}{more}; those who are can be declared in corpus.toml",
                listed.join(", ")
            ));
        }
        said
    }
}

fn times_of(count: usize) -> String {
    if count == 1 { "once".to_owned() } else { format!("{count} times") }
}

#[cfg(test)]
mod tests {
    use super::Speech;

    #[test]
    fn what_is_said_of_turns() {
        let names = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
        let passed = |passed: &[(&str, usize)]| passed.iter().map(|&(name, times)| (name.to_owned(), times)).collect();
        for (speech, said) in [
            (Speech::default(), vec![]),
            (
                Speech { documents: 1, speakers: names(&["A"]), ..Speech::default() },
                vec!["turns were found in 1 document, of 1 speaker: all by the documents' own `speaker`"],
            ),
            (
                Speech { documents: 2, speakers: names(&["A", "B"]), declared: 3, by_form: 1, ..Speech::default() },
                vec!["turns were found in 2 documents, of 2 speakers: 3 labels by declared names, 1 by their form"],
            ),
            (
                Speech { documents: 1, speakers: names(&["A"]), marked: 2, ..Speech::default() },
                vec!["turns were found in 1 document, of 1 speaker: 2 turns by markup"],
            ),
            (
                Speech { documents: 2, speakers: names(&["A"]), by_form: 1, marked: 1, ..Speech::default() },
                vec!["turns were found in 2 documents, of 1 speaker: 1 label by their form, 1 turn by markup"],
            ),
            (
                Speech { passed: passed(&[("Anna", 2), ("Ben", 1), ("Carl", 3)]), ..Speech::default() },
                vec![
                    "not taken for speakers, because nobody returns there: \"Carl\" (3 times), \"Anna\" (2 times), \"Ben\" (once); those who are can be declared in corpus.toml",
                ],
            ),
            (
                Speech { passed: passed(&[("Anna", 2)]), only_declared: true, ..Speech::default() },
                vec![
                    "not taken for speakers, since `speakers_only` leaves turns to declared names: \"Anna\" (2 times); those who are can be declared in corpus.toml",
                ],
            ),
        ] {
            assert_eq!(speech.said(), said);
        }
    }
}
