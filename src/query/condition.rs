//! Conditions on fields: from `field:value` to a view.

use super::{
    lexical::matches_pattern,
    syntax::{Comparison, Condition, Source, Value},
    view::View,
};
use crate::{
    corpus::Date,
    index::{Field, Index, Postings},
    protocol::{Diagnostic, FieldKind, Note, NoteKind},
    text,
};

/// What a condition leaves, and what has to be said about it.
pub struct Left {
    pub view: View,
    pub notes: Vec<Note>,
}

/// The field that dates are taken from: the named one, else `date`.
pub fn date_field<'a>(index: &'a Index, name: Option<&str>) -> Option<&'a Field> {
    index.field(name.unwrap_or("date")).filter(|f| f.kind == FieldKind::Date)
}

/// The view of one condition, over the whole corpus.
pub fn resolve(index: &Index, source: &Source, condition: &Condition) -> Result<Left, Diagnostic> {
    let Some(field) = index.field(&condition.field) else {
        let names: Vec<&str> = index.fields.iter().map(|f| f.name.as_str()).collect();
        let help = if names.is_empty() {
            "This corpus has no fields. Put a word with a colon in quotation marks.".into()
        } else {
            format!("There are {}. Put a word with a colon in quotation marks.", names.join(", "))
        };
        let message = format!("There is no field “{}”.", condition.field);
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
    Ok(Left { view, notes })
}

fn overlap(field: &Field, docs: &[u32]) -> Note {
    let (subject, verb) =
        if docs.len() == 1 { ("1 document".into(), "is") } else { (format!("{} documents", docs.len()), "are") };
    let text =
        format!("{subject} with a {} that lies only partly in that time {verb} left out.", text::normal(&field.label));
    Note::new(NoteKind::LeftOut, text)
}

fn nothing(field: &Field, value: &str) -> Note {
    let mut text = format!("No {} is “{}”.", text::normal(&field.label), value.trim_matches(['"', '“', '”']));
    if field.kind == FieldKind::Facet && !field.values.is_empty() {
        const SHOWN: usize = 12;
        let names: Vec<&str> = field.values.iter().take(SHOWN).collect();
        text += &format!(" There are {}", names.join(", "));
        text += &match field.values.len().saturating_sub(SHOWN) {
            0 => ".".to_owned(),
            more => format!(" and {more} more."),
        };
    }
    let dates = || field.dates.iter().flatten();
    if let (Some(first), Some(last)) = (dates().min_by_key(|d| d.first()), dates().max_by_key(|d| d.last())) {
        text += &format!(" The earliest is {first}, the latest {last}.");
    }
    Note::new(NoteKind::Nothing, text)
}

enum Fit {
    Yes,
    /// A date that lies partly in the time asked for.
    Overlaps,
    No,
}

/// A value of a condition, made ready for one kind of field.
enum Test {
    Text(String),
    Days(Option<i32>, Option<i32>),
    Number(Option<(f64, bool)>, Option<(f64, bool)>),
}

impl Test {
    fn new(kind: FieldKind, value: &Value) -> Result<Self, (String, String)> {
        match kind {
            FieldKind::Date => Self::days(value),
            FieldKind::Number => Self::number(value),
            FieldKind::Facet | FieldKind::Text => Ok(Self::Text(text::plain(&match value {
                Value::Text(text) => text.clone(),
                // Signs that mean something for dates and numbers are letters of a name here.
                Value::Between(from, to) => {
                    format!("{}..{}", from.as_deref().unwrap_or_default(), to.as_deref().unwrap_or_default())
                }
                Value::Compare(sign, text) => format!("{}{text}", sign.sign()),
            }))),
        }
    }

    fn days(value: &Value) -> Result<Self, (String, String)> {
        let read = |text: &str| {
            Date::parse(text.trim()).ok_or_else(|| {
                (
                    format!("“{text}” is not a date."),
                    "Write 2020, 2020-07 or 2020-07-30; 2019..2020 for a time, >=2020 for since.".to_owned(),
                )
            })
        };
        Ok(match value {
            Value::Text(text) => {
                let date = read(text)?;
                Self::Days(Some(date.first()), Some(date.last()))
            }
            Value::Between(from, to) => {
                let from = from.as_deref().map(read).transpose()?;
                let to = to.as_deref().map(read).transpose()?;
                if let (Some(from), Some(to)) = (&from, &to)
                    && from.first() > to.last()
                {
                    return Err(("This time ends before it begins.".into(), "Write the earlier date first.".into()));
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

    fn number(value: &Value) -> Result<Self, (String, String)> {
        let read = |text: &str| {
            text::number(text)
                .ok_or_else(|| (format!("“{text}” is not a number."), "Write 100, 100..200 or >=100.".to_owned()))
        };
        Ok(match value {
            Value::Text(text) => {
                let number = read(text)?;
                Self::Number(Some((number, true)), Some((number, true)))
            }
            Value::Between(from, to) => {
                let end = |text: &Option<String>| text.as_deref().map(read).transpose();
                Self::Number(end(from)?.map(|n| (n, true)), end(to)?.map(|n| (n, true)))
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
                let Some(number) = text::number(value) else { return Fit::No };
                let above = from.is_none_or(|(from, with)| from < number || (with && from == number));
                let below = to.is_none_or(|(to, with)| number < to || (with && to == number));
                if above && below { Fit::Yes } else { Fit::No }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::matches_pattern;
    use crate::text::plain;

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
