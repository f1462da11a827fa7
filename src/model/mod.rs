//! The nouns that all layers share: spans of tokens, dates, kinds of fields and blocks, where values hold, whose words
//! they are, and the marks of quotations.

mod block;
mod date;
mod field;
mod number;
pub mod quotation;
pub mod span;
mod within;
mod wording;

pub use block::BlockKind;
pub use date::{Date, Precision};
pub use field::{FieldKind, Level};
pub use number::number;
pub use quotation::QuotationMarks;
pub use span::Span;
pub use within::Within;
pub use wording::Wording;

use serde::{Deserialize, Serialize};

/// How much text something covers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Size {
    pub documents: u32,
    pub tokens: u64,
}
