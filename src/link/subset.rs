//! Subsets in a link: the name and, after a question mark, query and filters as parameters.

use super::{names::unless_default, percent};
use crate::{
    protocol::{SUBSET, Subset},
    query::{Forms, filter, is_name_char},
};

/// `Answers?q=security&where=side:China`.
pub fn write(subset: &Subset) -> String {
    let mut text = String::new();
    percent::encode_value(&subset.name, &mut text);
    let forms = unless_default(&subset.forms);
    let mut parameters = vec![("q", subset.query.as_str())];
    parameters.extend(subset.filters.iter().map(|filter| ("where", filter.as_str())));
    parameters.push(("forms", &forms));
    parameters.push(("case", if subset.case { "yes" } else { "" }));
    let mut separator = '?';
    for (name, value) in parameters.into_iter().filter(|(_, value)| !value.is_empty()) {
        text.push(separator);
        text.push_str(name);
        text.push('=');
        percent::encode_value(value, &mut text);
        separator = '&';
    }
    text
}

/// The subset that a text stands for; `None` for one without a name, or with parts that mean nothing here.
pub fn read(text: &str) -> Option<Subset> {
    let (name, parameters) = text.split_once('?').unwrap_or((text, ""));
    let mut subset = Subset { name: percent::decode_value(name)?.trim().to_owned(), ..Subset::default() };
    for parameter in parameters.split('&').filter(|parameter| !parameter.is_empty()) {
        let (name, value) = parameter.split_once('=')?;
        let value = percent::decode_value(value)?;
        match (name, value.as_str()) {
            ("q", _) => subset.query = value,
            ("where", _) => subset.filters.push(value),
            ("forms", "stem") => subset.forms = Forms::Stem,
            ("case", "yes") => subset.case = true,
            _ => return None,
        }
    }
    (!subset.name.is_empty()).then_some(subset)
}

/// The known subsets that some texts of the query language name, and those that they name in turn.
pub fn named<'a>(mut texts: Vec<&'a str>, known: &'a [Subset]) -> Vec<Subset> {
    let mut out: Vec<&Subset> = Vec::new();
    while let Some(text) = texts.pop() {
        for name in names(text) {
            // A pattern can match any of them.
            let lower = name.to_lowercase();
            let fits = |subset: &&Subset| name.contains('*') || subset.name.to_lowercase() == lower;
            for subset in known.iter().filter(fits) {
                if !out.iter().any(|named| named.name == subset.name) {
                    out.push(subset);
                    texts.push(&subset.query);
                    texts.extend(subset.filters.iter().map(String::as_str));
                }
            }
        }
    }
    // In the order of the known ones, so that a state has exactly one link.
    known.iter().filter(|subset| out.iter().any(|named| named.name == subset.name)).cloned().collect()
}

/// The values of every `subset:` in a text.
fn names(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(':') {
        let (before, after) = rest.split_at(at);
        rest = after.get(1..).unwrap_or_default();
        let field = before.rsplit(|c: char| !is_name_char(c)).next().unwrap_or_default();
        if field.trim_start_matches('-').eq_ignore_ascii_case(SUBSET) {
            out.extend(filter::values(rest));
        }
    }
    out
}
