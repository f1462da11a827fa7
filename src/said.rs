//! What the engine says to a person, as data: which texts, and what stands in their places. Who shows it has the texts in
//! the reader's language; the command line says them in English.
//!
//! The texts are those of a few modules of the catalogue, `public/words`, of which the build makes a function each. So are
//! the few words of the plain pages.

use serde::{
    Deserialize, Serialize,
    ser::{SerializeTupleVariant, Serializer},
};

use crate::text;

include!(concat!(env!("OUT_DIR"), "/said.rs"));

/// A text of the catalogue with whatever stands in its places.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub enum Said {
    /// Text that is the same in every language, such as a word of the corpus.
    As(String),
    /// A text by its place in the catalogue, with what stands in its own places, in their order.
    Text(u32, Vec<Said>),
    Number(u64),
}

/// A text without places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text(u32);

impl Said {
    /// Whether nothing is said.
    pub const fn is_empty(&self) -> bool {
        matches!(self, Self::As(text) if text.is_empty())
    }

    /// In the language of a catalogue's texts, which come in their order.
    fn by(&self, texts: &[&str]) -> String {
        match self {
            Self::As(text) => text.clone(),
            Self::Number(number) => text::grouped(*number),
            Self::Text(place, values) => {
                let values: Vec<String> = values.iter().map(|value| value.by(texts)).collect();
                let values: Vec<&str> = values.iter().map(String::as_str).collect();
                filled(texts.get(*place as usize).copied().unwrap_or_default(), &values)
            }
        }
    }

    pub fn in_english(&self) -> String {
        self.by(&ENGLISH)
    }

    /// In a language by its tag, such as `zh-Hans`; in English where there is no catalogue of it.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn in_language(&self, tag: &str) -> String {
        let name = tag.split(['-', '_']).next().unwrap_or_default();
        let other = OTHERS.iter().find(|(other, _)| other.eq_ignore_ascii_case(name));
        self.by(other.map_or(&ENGLISH, |(_, texts)| texts))
    }
}

/// Nothing.
impl Default for Said {
    fn default() -> Self {
        Self::As(String::new())
    }
}

impl From<Text> for Said {
    fn from(text: Text) -> Self {
        Self::Text(text.0, Vec::new())
    }
}

impl From<String> for Said {
    fn from(text: String) -> Self {
        Self::As(text)
    }
}

impl From<&str> for Said {
    fn from(text: &str) -> Self {
        Self::As(text.to_owned())
    }
}

impl From<u64> for Said {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Said {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for Said {
    fn from(number: usize) -> Self {
        Self::Number(number as u64)
    }
}

/// Puts values into a text: for each there is a control character, U+0001 for the first.
pub fn filled(text: &str, values: &[&str]) -> String {
    let mut filled = String::new();
    for letter in text.chars() {
        match values.get((letter as usize).wrapping_sub(1)) {
            Some(value) => filled.push_str(value),
            None => filled.push(letter),
        }
    }
    filled
}

/// As a sentence where a person may read it, else as the data that it is.
impl Serialize for Said {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // The browser has the texts elsewhere, and writes nothing for people.
        if cfg!(not(target_arch = "wasm32")) && serializer.is_human_readable() {
            return serializer.serialize_str(&self.in_english());
        }
        match self {
            Self::As(text) => serializer.serialize_newtype_variant("Said", 0, "As", text),
            Self::Text(place, values) => {
                let mut variant = serializer.serialize_tuple_variant("Said", 1, "Text", 2)?;
                variant.serialize_field(place)?;
                variant.serialize_field(values)?;
                variant.end()
            }
            Self::Number(number) => serializer.serialize_newtype_variant("Said", 2, "Number", number),
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl std::fmt::Display for Said {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str(&self.in_english())
    }
}

/// The sentences one after the other; nothing where there are none.
pub fn together(sentences: impl IntoIterator<Item = Said>) -> Said {
    sentences.into_iter().reduce(answer::both).unwrap_or_default()
}
