//! Whose words a corpus has.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How the words of a corpus may be cited.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Wording {
    /// As the speakers and authors have said and written them.
    #[default]
    Verbatim,
    /// As whoever made the corpus has worded what they said: no line may be quoted as theirs, and no count is one of the
    /// originals.
    Digest,
}

impl Wording {
    pub const ALL: [Self; 2] = [Self::Verbatim, Self::Digest];

    pub fn is_digest(self) -> bool {
        self == Self::Digest
    }
}

/// As it stands in `corpus.toml` and in exports.
impl fmt::Display for Wording {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.serialize(f)
    }
}
