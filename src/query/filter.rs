//! The simple conditions that facets and chips can show and change.

use std::{fmt, str::Chars};

use super::syntax::{is_field_name, is_quote, quoted};

/// One condition as a chip: `field:value`, `field:"two words"`, `field:(a|"b c")`, `-field:value`,
/// `date:2019..2020-03`, `date:>=2020`.
///
/// A valid filter has a field name of letters, digits, `_` and `-` that begins with a letter or `_`, and at least one
/// value, none of them empty. What [`Display`](fmt::Display) writes for a valid filter is parsed as the same filter by
/// [`Filter::parse`], and as the same condition by the query language. A range of dates is one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    pub field: String,
    /// Any of these; `*` stands for any characters.
    pub values: Vec<String>,
    /// All but these.
    pub exclude: bool,
}

impl Filter {
    /// The condition that a field has a value or, without one, that it has no value at all.
    pub fn of(field: &str, value: Option<&str>) -> Filter {
        Filter { field: field.into(), values: vec![value.unwrap_or("*").into()], exclude: value.is_none() }
    }

    /// `None` for any other query, which is shown as it is.
    pub fn parse(text: &str) -> Option<Filter> {
        let text = text.trim();
        let (exclude, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (field, rest) = text.split_once(':')?;
        if !is_field_name(field) {
            return None;
        }
        let mut rest = rest.chars();
        let values = some(&mut rest)?;
        rest.as_str().is_empty().then(|| Filter { field: field.into(), values, exclude })
    }
}

/// The complement of a filter.
pub fn all_but(filter: &str) -> String {
    match Filter::parse(filter) {
        Some(simple) => Filter { exclude: !simple.exclude, ..simple }.to_string(),
        None => format!("-({})", filter.trim()),
    }
}

/// Parses the values after the colon of a field, at the beginning of a text.
pub fn values(text: &str) -> Vec<String> {
    some(&mut text.chars()).unwrap_or_default()
}

fn some(rest: &mut Chars) -> Option<Vec<String>> {
    if !rest.as_str().starts_with('(') {
        return Some(vec![value(rest, false)?]);
    }
    rest.next();
    group(rest)
}

/// What follows a `(`, and the `)`.
fn group(rest: &mut Chars) -> Option<Vec<String>> {
    let mut values = Vec::new();
    loop {
        skip_space(rest);
        values.push(value(rest, true)?);
        skip_space(rest);
        match rest.next()? {
            '|' | ',' => {}
            ')' => return Some(values),
            _ => return None,
        }
    }
}

fn skip_space(rest: &mut Chars) {
    *rest = rest.as_str().trim_start().chars();
}

/// One value; in a group, one without quotation marks may have spaces.
fn value(rest: &mut Chars, spaces: bool) -> Option<String> {
    let mut value = String::new();
    if rest.as_str().starts_with(is_quote) {
        rest.next();
        loop {
            match rest.next()? {
                '\\' => value.push(rest.next()?),
                mark if is_quote(mark) => break,
                letter => value.push(letter),
            }
        }
    } else {
        let ends = |letter: &char| ends_value(*letter) || (letter.is_whitespace() && !spaces);
        while let Some(letter) = rest.as_str().chars().next().filter(|letter| !ends(letter)) {
            value.push(letter);
            rest.next();
        }
        value.truncate(value.trim_end().len());
    }
    (!value.is_empty()).then_some(value)
}

fn ends_value(letter: char) -> bool {
    is_quote(letter) || matches!(letter, '(' | ')' | '|' | ',' | '[' | ']' | '{' | '}')
}

/// Whether the query language is certain to read a value as one word: narrower than what [`Filter::parse`] accepts.
fn needs_no_quotes(value: &str) -> bool {
    let range = value.trim_start_matches(['<', '>', '=']);
    let is_comparison = range.len() < value.len() && range.starts_with(|digit: char| digit.is_ascii_digit());
    let word = if is_comparison { range } else { value };
    // Common letters. Words with others are quoted; links depend on which.
    let plain = |letter: char| {
        letter.is_ascii_alphanumeric()
            || matches!(letter, '_' | '-' | '*' | '.' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' | 'А'..='ҁ' | '一'..='鿿')
    };
    !word.starts_with('-') && word.chars().all(plain)
}

impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let write_value = |f: &mut fmt::Formatter<'_>, value: &str| {
            if needs_no_quotes(value) { f.write_str(value) } else { f.write_str(&quoted(value)) }
        };
        write!(f, "{}{}:", if self.exclude { "-" } else { "" }, self.field)?;
        if let [value] = self.values.as_slice() {
            return write_value(f, value);
        }
        for (index, value) in self.values.iter().enumerate() {
            f.write_str(if index == 0 { "(" } else { "|" })?;
            write_value(f, value)?;
        }
        f.write_str(")")
    }
}
