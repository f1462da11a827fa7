//! Tokens and sentences of a text, and the attributes of a written form: normal form, folded form, stem.

mod forms;
mod normal;
mod number;
mod sentences;
mod stem;
mod stop;
mod tokens;

pub use forms::nfc;
pub use normal::{bare, fold, folded, is_combining, normal, plain};
pub use number::grouped;
pub use sentences::sentences;
pub use stem::Stemmer;
pub use stop::stop_words;
pub use tokens::tokens;

/// Names the rules of tokenisation. It is part of every fingerprint: other tokens make another corpus.
pub const TOKENISER: &str = "uax29-2";
