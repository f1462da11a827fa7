//! Blocks of text.

use serde::{Deserialize, Serialize};

/// What kind of block of text a paragraph is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BlockKind {
    #[default]
    Paragraph,
    Heading,
    Item,
    Quote,
    Code,
    Cell,
}
