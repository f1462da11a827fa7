//! What the engine says to a person, as data: which texts, and what stands in their places. Who shows it has the texts in
//! the reader's language; the command line says them in English.
//!
//! The texts are those of a few modules of the catalogue, `public/words`, of which the build makes a function each. So are
//! the few words of the plain pages.

use serde::{Deserialize, Serialize};

use crate::text;

include!(concat!(env!("OUT_DIR"), "/said.rs"));

/// What is said, in pieces with U+001F between them. `=` begins text that is the same in every language, such as a word
/// of the corpus, `#` a number, and `@` the number of a text of the catalogue, which is followed by what stands in its
/// places, in their order. Nothing is said in no piece.
///
/// It is one text so that the page, which hands it on in many places, needs no code of its own for that.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said(pub(crate) String);

/// Stands between pieces, and in none of them.
const BETWEEN: char = '\u{1f}';
/// Texts have fewer places than the first control character that is none of theirs.
const PLACES: u32 = 9;

/// A text without places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text(u32);

impl Said {
    /// A text by its place in the catalogue, with what stands in its own places.
    fn new(place: u32, values: &[Said]) -> Self {
        let mut pieces = ["@", &place.to_string()].concat();
        for value in values {
            pieces.push(BETWEEN);
            pieces.push_str(&value.0);
        }
        Self(pieces)
    }

    /// Whether nothing is said.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// In words: with the texts of a language, by their places in the catalogue, and with its way to write numbers.
    pub fn by(&self, texts: &dyn Fn(usize) -> &'static str, number: &dyn Fn(u64) -> String) -> String {
        words(&mut self.0.split(BETWEEN), texts, number)
    }

    pub fn in_english(&self) -> String {
        self.by(&|place| ENGLISH.get(place).copied().unwrap_or_default(), &text::grouped)
    }

    /// In a language by its tag, such as `zh-Hans`; in English where there is no catalogue of it.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn in_language(&self, tag: &str) -> String {
        let name = tag.split(['-', '_']).next().unwrap_or_default();
        let other = OTHERS.iter().find(|(other, _)| other.eq_ignore_ascii_case(name));
        let texts = other.map_or(&ENGLISH, |(_, texts)| texts);
        self.by(&|place| texts.get(place).copied().unwrap_or_default(), &text::grouped)
    }
}

/// The first of some pieces with those that belong to it.
fn words(
    pieces: &mut std::str::Split<'_, char>,
    texts: &dyn Fn(usize) -> &'static str,
    number: &dyn Fn(u64) -> String,
) -> String {
    let piece = pieces.next().unwrap_or_default();
    let rest = piece.get(1..).unwrap_or_default();
    if piece.starts_with('@') {
        let text = texts(rest.parse().unwrap_or_default());
        let places = text.chars().map(u32::from).filter(|letter| *letter < PLACES).max().unwrap_or_default();
        let values: Vec<String> = (0..places).map(|_| words(pieces, texts, number)).collect();
        let values: Vec<&str> = values.iter().map(|value| &**value).collect();
        return filled(text, &values);
    }
    if piece.starts_with('#') { number(rest.parse().unwrap_or_default()) } else { rest.to_owned() }
}

impl From<Text> for Said {
    fn from(text: Text) -> Self {
        Self::new(text.0, &[])
    }
}

impl From<&str> for Said {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::default() } else { Self(["=", &text.replace(BETWEEN, "\u{fffd}")].concat()) }
    }
}

impl From<String> for Said {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<u64> for Said {
    fn from(number: u64) -> Self {
        Self(["#", &number.to_string()].concat())
    }
}

impl From<u32> for Said {
    fn from(number: u32) -> Self {
        Self::from(u64::from(number))
    }
}

impl From<usize> for Said {
    fn from(number: usize) -> Self {
        Self::from(number as u64)
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

#[cfg(test)]
mod tests {
    use super::{Said, answer, query, together};

    #[test]
    fn what_is_said_in_two_languages() {
        let nested = together([query::unknown_field("a\u{1f}@3"), answer::few_words(12_345u64), Said::from("end")]);
        for (said, english, chinese) in [
            (Said::default(), "", ""),
            (Said::from("as it is"), "as it is", "as it is"),
            (Said::from("#5"), "#5", "#5"),
            (Said::from(1_234u32), "1,234", "1,234"),
            (query::too_long().into(), "The query is too long.", "检索式过长。"),
            (
                answer::other_case(1, 1u64),
                "In other letters, capital or small, it occurs once.",
                "以其他大小写写法，它出现 1 次。",
            ),
            (query::unknown_field(""), "There is no field “”.", "没有名为“”的字段。"),
            (
                nested,
                "There is no field “a\u{fffd}@3”. The figures rest on few words (12,345). end",
                "没有名为“a\u{fffd}@3”的字段。这些数字只依据少量的词（12,345）。end",
            ),
        ] {
            assert_eq!(said.in_english(), english);
            assert_eq!(said.in_language("zh-CN"), chinese);
            assert_eq!(said.in_language("fr"), english);
            assert_eq!(said.is_empty(), english.is_empty());
        }
    }
}
