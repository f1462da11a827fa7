//! What sequences and windows do not go beyond.

use serde::{Deserialize, Serialize};

/// The unit of text that an n-gram, a window or a sequence of tokens does not cross the edge of; never that of a
/// document, nor of what filters leave of one.
///
/// A speaker's label, and text outside any turn, are each a unit of their own beside the turns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Within {
    Document,
    #[default]
    Turn,
    Sentence,
}

impl Within {
    pub const ALL: [Self; 3] = [Self::Document, Self::Turn, Self::Sentence];

    /// As it stands in queries, in links and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Turn => "turn",
            Self::Sentence => "sentence",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|within| within.name() == name)
    }
}
