//! What is to be cited, which a dialog shows in several forms.

use leptos::prelude::*;

use super::lasting::LastingSignal;
use crate::cite::Work;

/// A citation in words, and what it is of.
#[derive(Clone, Debug, PartialEq)]
pub struct Citation {
    pub words: String,
    pub work: Work,
}

#[derive(Clone, Copy)]
pub struct Citing {
    pub citation: LastingSignal<Option<Citation>>,
    pub is_open: RwSignal<bool>,
}

/// What is to be cited, from anywhere on the page.
pub fn use_citing() -> Citing {
    expect_context()
}

impl Citing {
    pub(super) fn new() -> Citing {
        Citing { citation: LastingSignal::new(None), is_open: RwSignal::new(false) }
    }

    /// Shows how something is cited.
    pub fn open(self, citation: Citation) {
        self.citation.set(Some(citation));
        self.is_open.set(true);
    }
}
