//! The settings that plain words are matched by.

use serde::{Deserialize, Serialize};

/// How plain words match.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(clap::ValueEnum))]
#[serde(rename_all = "lowercase")]
pub enum Forms {
    #[default]
    Exact,
    Stem,
}

/// How the plain words of a query match; patterns and attributes say so themselves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Matching {
    pub forms: Forms,
    /// Words match only as they are written.
    pub case: bool,
}
