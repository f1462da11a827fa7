//! Filters and settings in words.

use crate::link::Days;
use crate::platform::locale;
use crate::protocol::{Near, SUBSET, Within, place_name};
use crate::query::Filter;
use crate::ui::state::Corpus;
use crate::ui::words::{self, collocates, measured};

/// A filter in words; one that only the query language can say stands as it is. Follows the corpus, which knows the labels
/// of its fields.
pub fn filter_text(corpus: Corpus, filter: &str) -> String {
    let Some(filter) = Filter::parse(filter) else { return filter.to_owned() };
    let label =
        if filter.field.eq_ignore_ascii_case(SUBSET) { words::subset() } else { corpus.field_label(&filter.field) };
    let values: Vec<String> =
        filter.values.iter().map(|value| date_range(value).unwrap_or_else(|| value.clone())).collect();
    match (values.iter().any(|value| value == "*"), filter.exclude) {
        (true, true) => words::chip_none(&label),
        (true, false) => words::chip_any(&label),
        (false, true) => words::chip_not(&label, &either(values)),
        (false, false) => words::chip(&label, &either(values)),
    }
}

fn either(values: Vec<String>) -> String {
    values.into_iter().reduce(|before, value| words::or(&before, &value)).unwrap_or_default()
}

fn date_range(value: &str) -> Option<String> {
    let days = Days::parse(value)?;
    let [from, to] = [days.from(), days.to()].map(|end| end.map(|date| locale::date(&date.to_string())));
    Some(match (from, to) {
        (Some(from), Some(to)) if from != to => words::range(&from, &to),
        (Some(day), Some(_)) => day,
        (Some(from), None) => words::since(&from),
        (None, to) => words::until(&to.unwrap_or_default()),
    })
}

/// A word that matches must have near them, in words.
pub fn near_text(near: &Near) -> String {
    let window = match near.place {
        Some(place) => place_name(place),
        None => near.window.to_string(),
    };
    collocates::near(&near.term, &window, &within_text(near.within))
}

/// What a window or a row of words stays within, in words.
pub fn within_text(within: Within) -> String {
    match within {
        Within::Turn => measured::edge_turn(),
        Within::Sentence => measured::edge_sentence(),
        Within::Document => measured::edge_document(),
    }
}
