//! What is left out of a TEI file and chosen in it, and what is said of it.

use std::collections::BTreeMap;

use super::elements::LeftOut;
use crate::corpus::{formats::left_out, said::counted};

/// What was left out, and how often one of several readings was taken.
#[derive(Debug, Default)]
pub(super) struct Counts {
    pub left_out: BTreeMap<LeftOut, usize>,
    pub choices: usize,
    pub apparatus: usize,
}

impl Counts {
    pub fn add(&mut self, other: &Counts) {
        for (what, count) in &other.left_out {
            *self.left_out.entry(*what).or_default() += count;
        }
        self.choices += other.choices;
        self.apparatus += other.apparatus;
    }

    /// What a person should know of what was left out and chosen.
    pub fn said(&self) -> Vec<String> {
        let counts = LeftOut::ALL.map(|what| {
            let (one, several) = what.nouns();
            (self.left_out.get(&what).copied().unwrap_or_default(), one, several)
        });
        let mut said: Vec<String> = left_out::note(&counts).into_iter().map(|(_, message)| message).collect();
        if self.choices > 0 {
            let places = counted(self.choices, "place");
            said.push(format!("where there are two forms, the regular, corrected or expanded one is taken ({places})"));
        }
        if self.apparatus > 0 {
            let places = counted(self.apparatus, "place");
            said.push(format!("where witnesses differ, the reading of the lemma, else the first, is taken ({places})"));
        }
        said
    }
}
