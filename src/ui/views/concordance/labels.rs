//! Keys, values and sets of lines in words.

use super::state::ConcordanceState;
use crate::link::kwic_key;
use crate::platform::locale;
use crate::protocol::{KwicKey, KwicOnly};
use crate::ui::logic::concordance::{LineSets, Shown};
use crate::ui::state::Corpus;
use leptos::prelude::*;

use crate::ui::words::concordance as said;

/// What lines are sorted or counted by.
pub fn key_label(corpus: Corpus, key: &KwicKey) -> String {
    match key {
        KwicKey::Doc => said::document(),
        KwicKey::Date => said::date(),
        KwicKey::Node => said::the_match(),
        KwicKey::Left(places) => said::word_before(&kwic_key(key), (*places).into()),
        KwicKey::Right(places) => said::word_after(&kwic_key(key), (*places).into()),
        KwicKey::Field(name) => corpus.field_label(name),
        KwicKey::Category => said::own_categories(),
    }
}

/// A value of what lines are counted by.
pub fn value_label(key: &KwicKey, value: Option<&str>) -> String {
    match (key, value) {
        (KwicKey::Date, Some(date)) => locale::date(date),
        (_, Some(value)) => value.to_owned(),
        (KwicKey::Left(_) | KwicKey::Right(_), None) => said::edge(),
        (KwicKey::Category, None) => said::in_no_category(),
        (_, None) => said::no_value(),
    }
}

/// The group whose lines alone are shown.
pub fn only_label(corpus: Corpus, only: &KwicOnly) -> String {
    said::only(&key_label(corpus, &only.key), &value_label(&only.key, only.value.as_deref()))
}

/// What was sorted out by hand of the present lines, which is kept in this browser and in no link; `None` where nothing was.
pub fn sorted_by_hand(state: ConcordanceState) -> Option<String> {
    let (dropped, in_categories) = state.answer.with(|kwic| (kwic.dropped, kwic.sets.iter().sum::<u64>()))?;
    let dropped = (dropped > 0).then(|| said::hand_dropped(dropped));
    let in_categories = (in_categories > 0).then(|| said::hand_categories(in_categories));
    let shown = state.sets.with(shown_label).map(|shown| said::hand_shown(&shown));
    let all: Vec<String> = dropped.into_iter().chain(in_categories).chain(shown).collect();
    (!all.is_empty()).then(|| all.join(", "))
}

/// Which lines are shown of those that were sorted out; `None` where all are.
pub fn shown_label(sets: &LineSets) -> Option<String> {
    match &sets.shown {
        Shown::All => None,
        Shown::Kept => Some(said::kept_only()),
        Shown::Uncategorised => Some(said::in_no_category()),
        Shown::Category(name) => Some(said::only(&said::category_shown(), name)),
    }
}
