//! What a build says of those who speak.

use std::collections::{BTreeMap, BTreeSet};

use super::Spoken;

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
    /// Names that stand before a colon as a label's do and opened no turn, with how often.
    pub passed: BTreeMap<String, usize>,
}

impl Speech {
    pub(in crate::corpus) fn add(&mut self, spoken: &Spoken) {
        self.documents += usize::from(!spoken.turns.is_empty());
        self.declared += spoken.declared;
        self.by_form += spoken.by_form;
        for (_, names) in spoken.turns.iter().flat_map(|turn| &turn.fields).filter(|(name, _)| name == "speaker") {
            self.speakers.extend(names.iter().cloned());
        }
        for name in &spoken.passed {
            *self.passed.entry(name.clone()).or_default() += 1;
        }
    }
}
