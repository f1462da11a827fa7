use leptos::prelude::*;

use super::{filters_of_sides, other_corpus, way_elsewhere, way_to_term, word_list_name};
use crate::export::Cell;
use crate::link::{State, View};
use crate::protocol::{Compared, Keyness, KeynessRequest, KeynessRow, KeynessSort, Reference, Size};
use crate::ui::components::data_table::{Column, Emptied, Kind, MeasureTable, Page};
use crate::ui::components::filter_text;
use crate::ui::components::minima::{Measures, emptied_by, emptied_by_number, met_of};
use crate::ui::components::settings::settings_facts;
use crate::ui::state::{Corpus, Filters, Route, WordsFrom};
use crate::ui::words::{self, compare as said};

/// What is asked for most often first.
pub const MEASURES: Measures<KeynessSort> = &[
    (KeynessSort::LogRatio, said::log_ratio),
    (KeynessSort::G2, said::g2),
    (KeynessSort::P, said::p),
    (KeynessSort::Q, said::q),
    (KeynessSort::Shared, said::shared),
    (KeynessSort::PctDiff, said::pct),
    (KeynessSort::LogRatioLow, said::log_ratio_low),
    (KeynessSort::LogRatioHigh, said::log_ratio_high),
    (KeynessSort::FreqTarget, said::frequency_target),
    (KeynessSort::FreqReference, said::frequency_reference),
    (KeynessSort::RangeTarget, said::range_target),
    (KeynessSort::RangeReference, said::documents_reference),
    (KeynessSort::DpTarget, said::dp),
];
pub const MINIMA: &str = "keyminima";
/// How often a term is in both sides at least, where nothing else is said and the view is not too small for it.
pub const LEAST: u32 = 3;

/// Keywords: each term with its two frequencies, and how far they are apart.
#[derive(Clone, Copy)]
pub struct KeynessTable {
    pub route: Route,
    pub filters: Filters,
    pub corpus: Corpus,
}

impl MeasureTable for KeynessTable {
    type Query = KeynessRequest;
    type Reply = Keyness;
    type Row = KeynessRow;
    type Sort = KeynessSort;

    const NAME: &'static str = "compare";
    const FILE: &'static str = "readout-compare";
    const ORDER: (&'static str, bool) = ("g2", true);

    fn own_order(state: &State) -> (&'static str, bool) {
        if state.settings.compared() == Compared::Alike { ("shared", true) } else { Self::ORDER }
    }

    fn query(self, sort: KeynessSort, descending: bool, offset: u32, limit: u32) -> Option<KeynessRequest> {
        let (scope, list) = (self.filters.scope.get(), self.corpus.word_list.get());
        self.route.with(|state| {
            let settings = &state.settings;
            let (target, reference) = (settings.text("target"), settings.text("reference"));
            let reference = match (word_list_name(state).is_some(), list) {
                (true, Some(list)) => Reference::List { words: list.words.clone(), total: list.total },
                (true, None) => return None,
                _ if reference.is_empty() => Reference::Rest,
                _ => Reference::Filters(vec![reference.to_owned()]),
            };
            let (min_freq, adapts) = settings.least("together", LEAST);
            let request = KeynessRequest {
                scope,
                filter: state.term_filter.clone(),
                target: Some(target.to_owned()).into_iter().filter(|target| !target.is_empty()).collect(),
                reference,
                grams: state.term_rows.grams,
                min_freq,
                adapts,
                min_range: settings.number("minrange"),
                minima: settings.minima(MINIMA),
                direction: settings.compared(),
                sort,
                descending,
                offset,
                limit,
                stop_words: state.term_rows.stop_words(),
            };
            (!target.is_empty() || word_list_name(state).is_some()).then_some(request)
        })
    }

    fn page(self, state: &State, found: &Keyness) -> Page<KeynessRow> {
        let [first, second] = filters_of_sides(state);
        let [name, other] = names_of_sides(self.corpus, state);
        // To what a cell counts, in a view and with the filters of its side.
        let way = |view: View, filters: &Option<Vec<String>>| {
            let (state, conditions, filters) = (state.clone(), found.conditions.clone(), filters.clone());
            move |row: &KeynessRow| {
                let filters = filters.clone()?;
                Some(way_to_term(&state, view.clone(), &row.term, &conditions, filters))
            }
        };
        let second_way = way(View::Concordance, &second);
        let elsewhere = self.corpus.word_list.get_untracked().and_then(|list| match &list.from {
            WordsFrom::Corpus(slug) => Some(slug.clone()),
            WordsFrom::File => None,
        });
        let elsewhere = elsewhere.filter(|_| other_corpus(state).is_some());
        let mut columns = vec![
            Column::new("term", said::term(), Kind::Name, |row: &KeynessRow| Cell::Text(row.term.clone()))
                .titled(said::term_title())
                .leads(way(View::Concordance, &Some(Vec::new()))),
            Column::count("freq_target", name.clone().unwrap_or_else(said::freq_target), |row: &KeynessRow| {
                row.freq_target
            })
            .titled(said::freq_target_title())
            .leads(way(View::Concordance, &first)),
            Column::count("freq_reference", other.clone().unwrap_or_else(said::freq_reference), |row: &KeynessRow| {
                row.freq_reference
            })
            .titled(said::freq_reference_title())
            .leads(move |row: &KeynessRow| match &elsewhere {
                Some(slug) => Some(way_elsewhere(slug.clone(), &row.term)),
                None => second_way(row),
            }),
            Column::number("log_ratio", said::log_ratio(), 2, |row: &KeynessRow| row.log_ratio)
                .titled(said::log_ratio_title()),
            Column::number("log_ratio_low", said::low(), 2, |row: &KeynessRow| row.log_ratio_low)
                .titled(said::interval_title()),
            Column::number("log_ratio_high", said::high(), 2, |row: &KeynessRow| row.log_ratio_high)
                .titled(said::interval_title()),
            Column::number("g2", said::g2(), 1, |row: &KeynessRow| row.g2).titled(said::g2_title()),
            Column::new("p", said::p(), Kind::Probability, |row: &KeynessRow| Cell::from(row.p))
                .titled(said::p_title()),
            Column::new("q", said::q(), Kind::Probability, |row: &KeynessRow| Cell::from(row.q))
                .titled(said::q_title()),
            Column::number("pct_diff", said::pct(), 0, |row: &KeynessRow| row.pct_diff).titled(said::pct_title()),
            // As many documents are found as have the word.
            Column::count("range_target", in_documents(name.as_deref(), said::range_target), |row: &KeynessRow| {
                row.range_target.into()
            })
            .titled(said::range_target_title())
            .leads(way(View::Search, &first)),
            Column::new(
                "range_reference",
                in_documents(other.as_deref(), said::range_reference),
                Kind::Number(0),
                |row: &KeynessRow| row.range_reference.map_or(Cell::Nothing, |range| Cell::Count(range.into())),
            )
            .titled(said::range_reference_title())
            .leads(way(View::Search, &second)),
            Column::number("dp_target", said::dp(), 3, |row: &KeynessRow| row.dp_target).titled(said::dp_title()),
        ];
        // What is alike is ordered by it.
        if state.settings.compared() == Compared::Alike {
            let shared = Column::number("shared", said::shared(), 1, |row: &KeynessRow| row.shared);
            columns.insert(3, shared.titled(said::shared_title()));
        }
        // With nothing on one side there is nothing to compare: the notes say so.
        let is_empty = found.places_target == 0 || found.places_reference == 0;
        Page {
            columns,
            all: None,
            rows: if is_empty { Vec::new() } else { found.rows.clone() },
            total: if is_empty { 0 } else { found.rows_total },
            offset: found.offset,
            caption: caption(found),
            tokens: 0,
            places: 0,
            documents: 0,
            met: met_of(found.rows_total, found.candidates, &found.minima).filter(|_| !is_empty),
            emptied: if is_empty { Vec::new() } else { emptied(state, found) },
        }
    }

    fn settings(self, state: &State, found: &Keyness) -> Vec<(&'static str, String)> {
        let mut facts = settings_facts(state);
        for (name, setting) in
            [("target", "target"), ("reference", "reference"), ("min-range", "minrange"), ("direction", "typical")]
        {
            facts.push((name, state.settings.text(setting).to_owned()));
        }
        facts.push(("min-freq", found.min_freq.to_string()));
        facts.extend(state.settings.minima::<KeynessSort>(MINIMA).iter().map(|minimum| ("min", minimum.to_string())));
        if let Some(list) = self.corpus.word_list.get_untracked() {
            facts.push(("reference-list", list.name.clone()));
        }
        let words = [("target-words", found.target.tokens), ("reference-words", found.reference.tokens)];
        let places = [("target-places", found.places_target), ("reference-places", found.places_reference)];
        let places = places.into_iter().filter(|_| state.term_rows.grams.n > 1);
        let counts = words.into_iter().chain(places).chain([("tested", found.tested.into())]);
        facts.extend(counts.map(|(name, count)| (name, count.to_string())));
        facts
    }

    fn nothing(self) -> (String, String) {
        (said::empty_title(), said::empty_help())
    }
}

/// What the columns of the two sides are called, where both have short names: the conditions, as chips say them.
fn names_of_sides(corpus: Corpus, state: &State) -> [Option<String>; 2] {
    const LONGEST: usize = 24;
    let [target, reference] = ["target", "reference"].map(|name| state.settings.text(name));
    let named = |filter: &str| if filter.is_empty() { corpus.title() } else { filter_text(corpus, filter) };
    let list = corpus.word_list.get_untracked().map(|list| list.name.clone());
    let other = match word_list_name(state) {
        Some(name) => list.unwrap_or_else(|| name.to_owned()),
        None if reference.is_empty() => said::reference_hint(),
        None => named(reference),
    };
    let names = [named(target), other];
    let are_short = names.iter().all(|name| name.chars().count() <= LONGEST);
    names.map(|name| are_short.then_some(name))
}

/// The head of a number of documents.
fn in_documents(side: Option<&str>, otherwise: fn() -> String) -> String {
    side.map_or_else(otherwise, said::documents_of)
}

/// What leaves no row.
fn emptied(state: &State, found: &Keyness) -> Vec<Emptied> {
    let by_number = emptied_by_number("together", said::too_rare(found.min_freq.into()), found.too_rare)
        .or_else(|| emptied_by_number("minrange", said::in_too_few(), found.in_too_few));
    match by_number {
        Some(emptied) => vec![emptied],
        None if found.candidates == 0 && state.settings.compared() == Compared::Alike => vec![Emptied {
            why: Some(said::none_alike()),
            way: Some((said::show_both(), Box::new(|state| state.settings.put("typical", String::new())))),
        }],
        None if found.candidates == 0 => Vec::new(),
        None => emptied_by(MINIMA, MEASURES, &found.minima),
    }
}

fn caption(found: &Keyness) -> String {
    let side = |size: &Size| {
        let words = words::count_words(size.tokens);
        match u64::from(size.documents) {
            0 => words,
            n => said::side(&words, &words::count_documents(n)),
        }
    };
    let tested = words::count_words(found.tested.into());
    said::caption(&side(&found.target), &side(&found.reference), &tested)
}
