//! Subsets with names: those that are kept in this browser.

use leptos::prelude::*;

use super::lasting::LastingSignal;

use super::corpus::Corpus;
use crate::link::{self, State};
use crate::platform::storage;
use crate::protocol::Subset;

/// Where the subsets of a corpus are kept, one a line: under the corpus's title, since pages of several may share a
/// browser's storage.
const KEPT: &str = "readout.subsets.";

#[derive(Clone, Copy)]
pub struct Subsets {
    pub kept: LastingSignal<Vec<Subset>>,
    corpus: Corpus,
}

/// The subsets, from anywhere on the page.
pub fn use_subsets() -> Subsets {
    expect_context()
}

impl Subsets {
    pub(super) fn new(corpus: Corpus) -> Subsets {
        Subsets { kept: LastingSignal::new(Vec::new()), corpus }
    }

    /// The subsets that a state can use: those that came with its link, and those that are kept in this browser.
    pub fn usable(self, state: &State) -> Vec<Subset> {
        let mut all = state.subsets.clone();
        self.kept.with(|kept| {
            for subset in kept {
                if all.iter().all(|other| other.name != subset.name) {
                    all.push(subset.clone());
                }
            }
        });
        all
    }

    /// Those of them that a state names.
    pub fn named(self, state: &State) -> Vec<Subset> {
        state.named(&self.usable(state))
    }

    /// Reads what is kept for the corpus.
    pub(super) fn recall(self) {
        let kept = self.key().and_then(|key| storage::read(&key)).unwrap_or_default();
        self.kept.set(kept.lines().filter_map(link::read_subset).collect());
    }

    /// Keeps a subset in this browser, in place of one of the same name.
    pub(super) fn keep(self, subset: Subset) {
        self.change(|kept| match kept.iter_mut().find(|other| other.name == subset.name) {
            Some(other) => *other = subset,
            None => kept.push(subset),
        });
    }

    pub fn forget(self, name: &str) {
        self.change(|kept| kept.retain(|subset| subset.name != name));
    }

    fn change(self, change: impl FnOnce(&mut Vec<Subset>)) {
        self.kept.update(change);
        let lines: Vec<String> = self.kept.with_untracked(|kept| kept.iter().map(link::write_subset).collect());
        if let Some(key) = self.key() {
            storage::write(&key, (!lines.is_empty()).then(|| lines.join("\n")).as_deref());
        }
    }

    fn key(self) -> Option<String> {
        self.corpus.info.with_untracked(|info| info.as_ref().map(|info| format!("{KEPT}{}", info.title)))
    }
}
