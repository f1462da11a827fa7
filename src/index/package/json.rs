//! JSON, as far as a manifest needs it: no library, because one that reads fractions brings tables of them along, and
//! those are as large as all that stands here.

#![deny(clippy::indexing_slicing)]

use crate::index::codec::Malformed;
use crate::said::package as said;

/// Deeper than this, nothing is read: a manifest goes three deep.
const DEEPEST: u32 = 32;

/// A value.
#[derive(Debug, PartialEq, Eq)]
pub enum Json {
    Text(String),
    /// A whole number that is not negative.
    Number(u64),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
    /// Any other: another number, `true`, `false`, `null`.
    Other,
}

const NOT_JSON: Malformed = Malformed(said::not_json());

impl Json {
    /// The one value that the text is.
    pub fn read(text: &str) -> Result<Self, Malformed> {
        let mut reader = Reader { rest: text };
        let value = reader.value(0)?;
        if reader.next().is_some() { Err(NOT_JSON) } else { Ok(value) }
    }

    /// What stands in an object under a name; of several, the last.
    pub fn get(&self, name: &str) -> Option<&Self> {
        let Self::Object(entries) = self else { return None };
        entries.iter().rev().find(|(mine, _)| mine == name).map(|(_, value)| value)
    }

    /// A text of an object.
    pub fn text(&self, name: &str) -> Option<String> {
        match self.get(name)? {
            Self::Text(text) => Some(text.clone()),
            _ => None,
        }
    }

    /// A number of an object.
    pub fn number(&self, name: &str) -> Option<u64> {
        match *self.get(name)? {
            Self::Number(number) => Some(number),
            _ => None,
        }
    }

    /// A smaller number of an object.
    pub fn small(&self, name: &str) -> Option<u32> {
        u32::try_from(self.number(name)?).ok()
    }

    /// A list of an object.
    pub fn list(&self, name: &str) -> Option<&[Self]> {
        match self.get(name)? {
            Self::List(list) => Some(list),
            _ => None,
        }
    }
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn char(&mut self) -> Option<char> {
        let mut chars = self.rest.chars();
        let next = chars.next();
        self.rest = chars.as_str();
        next
    }

    /// The next sign behind white space, which stays.
    fn next(&mut self) -> Option<char> {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
        self.rest.chars().next()
    }

    /// Whether this sign comes next, which is then behind us.
    fn takes(&mut self, sign: char) -> bool {
        let takes = self.next() == Some(sign);
        if takes {
            self.char();
        }
        takes
    }

    fn expect(&mut self, sign: char) -> Result<(), Malformed> {
        if self.takes(sign) { Ok(()) } else { Err(NOT_JSON) }
    }

    fn value(&mut self, depth: u32) -> Result<Json, Malformed> {
        if depth > DEEPEST {
            return Err(NOT_JSON);
        }
        match self.next() {
            Some('"') => self.text().map(Json::Text),
            Some('[') => {
                let mut list = Vec::new();
                self.entries(']', |reader| reader.value(depth + 1).map(|value| list.push(value)))?;
                Ok(Json::List(list))
            }
            Some('{') => {
                let mut entries = Vec::new();
                self.entries('}', |reader| {
                    reader.next();
                    let name = reader.text()?;
                    reader.expect(':')?;
                    reader.value(depth + 1).map(|value| entries.push((name, value)))
                })?;
                Ok(Json::Object(entries))
            }
            _ => self.plain(),
        }
    }

    /// Entries between an opening sign, which comes next, and a closing one, with commas between them.
    fn entries(
        &mut self,
        close: char,
        mut entry: impl FnMut(&mut Self) -> Result<(), Malformed>,
    ) -> Result<(), Malformed> {
        self.char();
        if self.takes(close) {
            return Ok(());
        }
        loop {
            entry(self)?;
            if self.takes(close) {
                return Ok(());
            }
            self.expect(',')?;
        }
    }

    /// Numbers and the three words.
    fn plain(&mut self) -> Result<Json, Malformed> {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
        let length = self.rest.find(|c| !is_plain(c)).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at_checked(length).unwrap_or_default();
        self.rest = rest;
        match word.as_bytes() {
            b"null" | b"true" | b"false" => Ok(Json::Other),
            [b'0', _, ..] if word.bytes().all(|b| b.is_ascii_digit()) => Err(NOT_JSON),
            [b'0'..=b'9', ..] => Ok(word.parse().map_or(Json::Other, Json::Number)),
            [b'-', b'0'..=b'9', ..] => Ok(Json::Other),
            _ => Err(NOT_JSON),
        }
    }

    /// A text, of which the quotation mark comes next.
    fn text(&mut self) -> Result<String, Malformed> {
        if self.char() != Some('"') {
            return Err(NOT_JSON);
        }
        let mut out = String::new();
        loop {
            match self.char().ok_or(NOT_JSON)? {
                '"' => return Ok(out),
                '\\' => out.push(self.escaped()?),
                '\0'..' ' => return Err(NOT_JSON),
                c => out.push(c),
            }
        }
    }

    /// What a backslash and the signs behind it stand for.
    fn escaped(&mut self) -> Result<char, Malformed> {
        Ok(match self.char().ok_or(NOT_JSON)? {
            c @ ('"' | '\\' | '/') => c,
            'b' => '\u{8}',
            'f' => '\u{C}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => {
                let mut unit = self.unit()?;
                if (0xD800..0xDC00).contains(&unit) {
                    // The first half of a letter: the other one has to follow.
                    let low = match (self.char(), self.char()) {
                        (Some('\\'), Some('u')) => self.unit()?,
                        _ => return Err(NOT_JSON),
                    };
                    if !(0xDC00..0xE000).contains(&low) {
                        return Err(NOT_JSON);
                    }
                    unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
                }
                char::from_u32(unit).ok_or(NOT_JSON)?
            }
            _ => return Err(NOT_JSON),
        })
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> Result<u32, Malformed> {
        (0..4).try_fold(0, |unit, _| Ok(unit * 16 + self.char().and_then(|c| c.to_digit(16)).ok_or(NOT_JSON)?))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Json;

    /// The same value by the library that manifests are written with.
    fn same(mine: &Json, other: &serde_json::Value) -> bool {
        use serde_json::Value;
        match (mine, other) {
            (Json::Text(mine), Value::String(other)) => mine == other,
            (Json::Number(mine), Value::Number(other)) => other.as_u64() == Some(*mine),
            (Json::Other, Value::Number(other)) => other.as_u64().is_none(),
            (Json::Other, Value::Null | Value::Bool(_)) => true,
            (Json::List(mine), Value::Array(other)) => {
                mine.len() == other.len() && mine.iter().zip(other).all(|(mine, other)| same(mine, other))
            }
            (Json::Object(mine), Value::Object(other)) => other.iter().all(|(name, value)| {
                mine.iter().any(|(n, _)| n == name)
                    && same(mine.iter().rev().find(|(n, _)| n == name).map(|(_, v)| v).unwrap(), value)
            }),
            _ => false,
        }
    }

    #[test]
    fn values_are_read_as_the_library_reads_them() {
        for text in [
            "",
            "{}",
            " [ ] ",
            "[1,2 , 3]",
            "[1,]",
            "[,1]",
            "{\"a\":1,\"b\":{\"c\":[true,false,null]}}",
            "{\"a\":1,}",
            "{\"a\" 1}",
            "{a:1}",
            "{\"a\":1,\"a\":2}",
            "[01]",
            "[0]",
            "[-1, 1.5, 1e3, 18446744073709551615]",
            "[nul]",
            "\"a\\n\\u00e9\\\\ \\/\"",
            "\"\\ud83d\\ude00\"",
            "\"\\ud83d\"",
            "\"\\ude00\"",
            "\"\\ud83d\\u0041\"",
            "\"\\x\"",
            "\"\\u12\"",
            "\"a\nb\"",
            "\"open",
            "1 2",
            "{} x",
        ] {
            match (Json::read(text), serde_json::from_str(text)) {
                (Ok(mine), Ok(other)) => assert!(same(&mine, &other), "{text}"),
                (mine, other) => assert_eq!(mine.is_ok(), other.is_ok(), "{text}"),
            }
        }
    }

    #[test]
    fn what_is_too_deep_is_an_error() {
        assert!(Json::read(&"[".repeat(100_000)).is_err());
        assert!(Json::read(&format!("{}{}", "[".repeat(32), "]".repeat(32))).is_ok());
    }

    proptest! {
        #[test]
        fn what_the_library_writes_is_read(texts in proptest::collection::vec(any::<String>(), 0..5), number in any::<u64>()) {
            let value = serde_json::json!({ "texts": texts, "number": number, "none": null, "in": { "it": [[], {}] } });
            let text = serde_json::to_string_pretty(&value).unwrap();
            prop_assert!(same(&Json::read(&text).unwrap(), &value));
        }

        #[test]
        fn any_text_gives_a_value_or_an_error(text in "[\\[\\]{}:,\"\\\\u0-9a-f. -]{0,40}") {
            let _ = Json::read(&text);
        }
    }
}
