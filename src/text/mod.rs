//! What a word is: tokens and sentences of a text, and the attributes of a written form.

mod forms;
mod normal;
mod number;
mod sentences;
mod stem;
mod stop;
mod tokens;

pub use forms::nfc;
pub use normal::{bare, fold, normal, plain};
pub use number::{grouped, number};
pub use sentences::sentences;
pub use stem::Stemmer;
pub use stop::stop_words;
pub use tokens::tokens;

/// Part of every fingerprint: texts cut into other words are another corpus.
pub const TOKENISER: &str = "uax29-1";
