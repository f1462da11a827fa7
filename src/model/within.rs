//! What sequences and windows do not go beyond.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The unit of text that an n-gram, a window or a sequence of tokens does not cross the edge of; never that of a
/// document, nor of what filters leave of one.
///
/// A speaker's label, and text outside any turn, are each a unit of their own beside the turns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(clap::ValueEnum))]
#[serde(rename_all = "lowercase")]
pub enum Within {
    Document,
    #[default]
    Turn,
    Sentence,
}

impl Within {
    pub const ALL: [Self; 3] = [Self::Document, Self::Turn, Self::Sentence];
}

/// As it stands in queries, in links and on the command line.
impl fmt::Display for Within {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.serialize(f)
    }
}
