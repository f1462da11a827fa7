//! Conditions on fields: from `field:value` to a view.

use super::{
    diagnostic::Diagnostic,
    filter::Filter,
    note::{Note, NoteKind},
    pattern::{Distance, matches_pattern},
    syntax::{Comparison, Condition, Source, Value},
    view::View,
};
use crate::{
    index::{Field, Index, Postings},
    message::Message,
    model::{self, Date, FieldKind},
    text,
};

/// The view of a condition, with notes.
pub struct Narrowed {
    pub view: View,
    pub notes: Vec<Note>,
}

/// The field that dates are taken from: the named one, else `date`.
pub fn date_field<'a>(index: &'a Index, name: Option<&str>) -> Option<&'a Field> {
    index.field(name.unwrap_or("date")).filter(|f| f.kind == FieldKind::Date)
}

/// The view of one condition, over the whole corpus.
pub fn resolve(index: &Index, source: &Source, condition: &Condition) -> Result<Narrowed, Diagnostic> {
    let Some(field) = index.field(&condition.field) else {
        let message = Message::UnknownField { name: condition.field.clone() };
        let help = there_are(index).then(Message::QuoteColon);
        return Err(source.fault(&condition.field_range, message, help));
    };
    let mut chosen = vec![false; field.values.len()];
    let mut overlapping = vec![false; field.values.len()];
    let mut notes = Vec::new();
    for (value, range) in &condition.values {
        let test = Test::new(field.kind, value).map_err(|(message, help)| source.fault(range, message, help))?;
        let mut any = false;
        for (number, text) in field.values.iter().enumerate() {
            match test.of(text, field.dates.get(number).copied().flatten()) {
                Fit::Yes => (chosen[number], any) = (true, true),
                Fit::Overlaps => overlapping[number] = true,
                Fit::No => {}
            }
        }
        if !any {
            notes.push(nothing(field, source.slice(range)));
            notes.extend(similar(field, value, |instead| source.mended(&[(range.clone(), instead.to_owned())])));
        }
    }
    let view = match &field.postings {
        Postings::Documents { .. } => {
            let with = |flags: &[bool]| -> Vec<u32> {
                let has = |doc: &u32| field.of_document(*doc).iter().any(|&v| flags[v as usize]);
                (0..index.documents.len() as u32).filter(has).collect()
            };
            let docs = with(&chosen);
            let partly = super::view::without(&with(&overlapping), &docs);
            if !partly.is_empty() {
                notes.push(overlap(field, &partly));
            }
            View::of_documents(&index.documents, docs)
        }
        Postings::Spans { spans, .. } => {
            let spans = spans.iter().filter(|(_, v)| chosen[*v as usize]).map(|(s, _)| *s).collect();
            View::of_spans(&index.documents, spans)
        }
    };
    Ok(Narrowed { view, notes })
}

/// A sentence with the names of all fields.
pub fn there_are(index: &Index) -> Message {
    let names: Vec<&str> = index.fields.iter().map(|f| f.name.as_str()).collect();
    if names.is_empty() { Message::NoFields } else { Message::ThereAre { names: names.join(", ") } }
}

fn overlap(field: &Field, docs: &[u32]) -> Note {
    Note::new(NoteKind::LeftOut, Message::Partly { count: docs.len() as u64, field: text::normal(&field.label) })
}

fn nothing(field: &Field, value: &str) -> Note {
    let value = value.trim_matches(['"', '“', '”']).to_owned();
    let mut said = Message::NoneIs { field: text::normal(&field.label), value };
    if field.kind == FieldKind::Facet && !field.values.is_empty() {
        const SHOWN: usize = 12;
        let names: Vec<&str> = field.values.iter().take(SHOWN).collect();
        said = said.then(match field.values.len().saturating_sub(SHOWN) {
            0 => Message::ThereAre { names: names.join(", ") },
            more => Message::AndMore { names: names.join(", "), more: more as u64 },
        });
    }
    let dates = || field.dates.iter().flatten();
    if let (Some(first), Some(last)) = (dates().min_by_key(|d| d.first()), dates().max_by_key(|d| d.last())) {
        said = said.then(Message::EarliestLatest { first: first.to_string(), last: last.to_string() });
    }
    Note::new(NoteKind::Nothing, said)
}

/// The values of a field that hold what was typed or are spelled much like it, or a word of theirs is, each with the query
/// that has it in its place.
fn similar(field: &Field, value: &Value, mended: impl Fn(&str) -> String) -> Vec<Note> {
    /// So many are offered.
    const MOST: usize = 5;
    let Value::Text(typed) = value else { return Vec::new() };
    let typed = text::plain(typed.trim_matches('*'));
    if !matches!(field.kind, FieldKind::Facet | FieldKind::Text) || typed.is_empty() {
        return Vec::new();
    }
    let mut distance = Distance::from(&typed);
    // Two edits would change most of a short word.
    let most = if typed.chars().count() <= 4 { 1 } else { 2 };
    let mut unlike = |value: &str| {
        let value = text::plain(value);
        if value.contains(&typed) {
            return Some(0);
        }
        let whole = distance.to(&value, most);
        let words = value.split(|sign: char| !sign.is_alphanumeric()).filter_map(|word| distance.to(word, most)).min();
        // Letters that have changed places are two edits of a word as long as itself.
        let turned = value.split(' ').any(|word| is_turned(word, &typed));
        whole.into_iter().chain(words).chain(turned.then_some(1)).min()
    };
    let mut found: Vec<(usize, &str)> = field.values.iter().filter_map(|value| Some((unlike(value)?, value))).collect();
    found.sort_by_key(|(unlike, _)| *unlike);
    found.truncate(MOST);
    let note = |(_, value): (usize, &str)| {
        let written = Filter::of("", Some(value)).to_string();
        let text = Message::ThereIs { value: value.to_owned() };
        Note::new(NoteKind::Hint, text).suggesting(mended(written.trim_start_matches(':')))
    };
    found.into_iter().map(note).collect()
}

/// Whether a word is another one with two neighbouring letters in each other's place.
fn is_turned(word: &str, other: &str) -> bool {
    let (word, other): (Vec<char>, Vec<char>) = (word.chars().collect(), other.chars().collect());
    let differ: Vec<usize> = (0..word.len().min(other.len())).filter(|&at| word[at] != other[at]).collect();
    word.len() == other.len()
        && matches!(differ.as_slice(), [a, b] if a + 1 == *b && word[*a] == other[*b] && word[*b] == other[*a])
}

/// The message for a value that cannot be read; `bad` is that for one that is not empty.
fn unread(text: &str, bad: fn(&str) -> Message) -> Message {
    if text.trim().is_empty() { Message::NothingAfterSign } else { bad(text) }
}

enum Fit {
    Yes,
    /// A date that lies in the range only partly.
    Overlaps,
    No,
}

/// A value of a condition, compiled for one kind of field.
enum Test {
    Text(String),
    Days(Option<i32>, Option<i32>),
    Number(Option<(f64, bool)>, Option<(f64, bool)>),
}

impl Test {
    fn new(kind: FieldKind, value: &Value) -> Result<Self, (Message, Message)> {
        match kind {
            FieldKind::Date => Self::days(value),
            FieldKind::Number => Self::number(value),
            FieldKind::Facet | FieldKind::Text => Ok(Self::Text(text::plain(&match value {
                Value::Text(text) => text.clone(),
                // Operators of dates and numbers are part of the value here.
                Value::Between(from, to) => {
                    format!("{}..{}", from.as_deref().unwrap_or_default(), to.as_deref().unwrap_or_default())
                }
                Value::Compare(sign, text) => format!("{}{text}", sign.sign()),
            }))),
        }
    }

    fn days(value: &Value) -> Result<Self, (Message, Message)> {
        let read = |text: &str| {
            Date::parse(text.trim())
                .ok_or_else(|| (unread(text, |text| Message::BadDate { text: text.into() }), Message::WriteDate))
        };
        Ok(match value {
            Value::Text(text) => {
                let date = read(text)?;
                Self::Days(Some(date.first()), Some(date.last()))
            }
            Value::Between(None, None) => return Err((Message::NoEnds, Message::WriteDate)),
            Value::Between(from, to) => {
                let from = from.as_deref().map(read).transpose()?;
                let to = to.as_deref().map(read).transpose()?;
                if let (Some(from), Some(to)) = (&from, &to)
                    && from.first() > to.last()
                {
                    return Err((Message::BackwardsTime, Message::EarlierFirst));
                }
                Self::Days(from.map(|d| d.first()), to.map(|d| d.last()))
            }
            Value::Compare(sign, text) => {
                let date = read(text)?;
                match sign {
                    Comparison::GreaterOrEqual => Self::Days(Some(date.first()), None),
                    Comparison::Greater => Self::Days(Some(date.last() + 1), None),
                    Comparison::LessOrEqual => Self::Days(None, Some(date.last())),
                    Comparison::Less => Self::Days(None, Some(date.first() - 1)),
                }
            }
        })
    }

    fn number(value: &Value) -> Result<Self, (Message, Message)> {
        let read = |text: &str| {
            model::number(text)
                .ok_or_else(|| (unread(text, |text| Message::BadNumber { text: text.into() }), Message::WriteNumber))
        };
        Ok(match value {
            Value::Text(text) => {
                let number = read(text)?;
                Self::Number(Some((number, true)), Some((number, true)))
            }
            Value::Between(from, to) => {
                let end = |text: &Option<String>| text.as_deref().map(read).transpose();
                let (from, to) = (end(from)?, end(to)?);
                if from.is_none() && to.is_none() {
                    return Err((Message::NoEnds, Message::WriteNumber));
                }
                if from.zip(to).is_some_and(|(from, to)| from > to) {
                    return Err((Message::BackwardsNumbers, Message::SmallerFirst));
                }
                Self::Number(from.map(|n| (n, true)), to.map(|n| (n, true)))
            }
            Value::Compare(sign, text) => {
                let number = read(text)?;
                match sign {
                    Comparison::GreaterOrEqual => Self::Number(Some((number, true)), None),
                    Comparison::Greater => Self::Number(Some((number, false)), None),
                    Comparison::LessOrEqual => Self::Number(None, Some((number, true))),
                    Comparison::Less => Self::Number(None, Some((number, false))),
                }
            }
        })
    }

    fn of(&self, value: &str, date: Option<Date>) -> Fit {
        match self {
            Self::Text(pattern) => {
                if matches_pattern(&text::plain(value), pattern) {
                    Fit::Yes
                } else {
                    Fit::No
                }
            }
            Self::Days(from, to) => {
                let Some(date) = date else { return Fit::No };
                let (first, last) = (date.first(), date.last());
                if from.is_none_or(|from| from <= first) && to.is_none_or(|to| last <= to) {
                    Fit::Yes
                } else if from.is_none_or(|from| from <= last) && to.is_none_or(|to| first <= to) {
                    Fit::Overlaps
                } else {
                    Fit::No
                }
            }
            Self::Number(from, to) => {
                let Some(number) = model::number(value) else { return Fit::No };
                let above = from.is_none_or(|(from, with)| from < number || (with && from == number));
                let below = to.is_none_or(|(to, with)| number < to || (with && to == number));
                if above && below { Fit::Yes } else { Fit::No }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{is_turned, matches_pattern};
    use crate::text::plain;

    #[test]
    fn neighbouring_letters_change_places() {
        for (word, other, expected) in [
            ("liu", "lui", true),
            ("liu", "liu", false),
            ("liu", "uil", false),
            ("abcd", "badc", false),
            ("liu", "lu", false),
        ] {
            assert_eq!(is_turned(word, other), expected, "{word} {other}");
        }
    }

    #[test]
    fn values_fit_as_a_whole() {
        for (value, pattern, expected) in [
            ("UK press", "uk  PRESS", true),
            ("UK press", "uk", false),
            ("UK press", "uk*", true),
            ("UK press", "*press", true),
            ("UK press", "*k*r*", true),
            ("UK press", "*press*uk", false),
            ("abab", "ab*ab", true),
            ("aba", "ab*ba", false),
            ("", "*", true),
        ] {
            assert_eq!(matches_pattern(&plain(value), &plain(pattern)), expected, "{value:?} and {pattern:?}");
        }
    }
}
