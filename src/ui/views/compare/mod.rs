//! Compare: what one part of the texts says more, or less, often than another.

mod plot;
mod sides;
mod table;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::link::{State, View};
use crate::protocol::{Facet, Within};
use crate::query::{Filter, all_but, row_query};
use crate::ui::components::data_table::{DataTable, TableWays, Way, use_table};
use crate::ui::components::minima::Minima;
use crate::ui::components::settings::{
    FoldedSettings, OneOf, RowsOfWords, Settings, StopWordsChoice, TermFilter, Written,
};
use crate::ui::components::{AnswerTrouble, Options, filter_text, lines_of, short};
use crate::ui::state::{WordsFrom, use_corpus, use_exports, use_filters, use_library, use_notices, use_route};
use crate::ui::words::{self, compare as said};
use plot::Plot;
use sides::Sides;
use table::{KeynessTable, LEAST, MEASURES, MINIMA};

const DIRECTIONS: Options = &[
    ("both", said::typical_both),
    ("attracted", said::typical_attracted),
    ("repelled", said::typical_repelled),
    ("alike", said::typical_alike),
];

/// What the link has for the second side where that is a word list: the list's name, and not the list. No condition
/// begins so.
const LISTED: &str = "list=";
/// The same where it is another corpus, before its slug; nothing follows for that of the page.
const OF_CORPUS: &str = "corpus=";

#[component]
pub fn Compare() -> impl IntoView {
    let (route, corpus) = (use_route(), use_corpus());
    let has_list = move || route.with(|state| word_list_name(state).is_some());
    // All texts can be compared with what was counted elsewhere.
    let has_target = Memo::new(move |_| has_list() || route.with(|state| !state.settings.text("target").is_empty()));
    let lacks_list = Memo::new(move |_| corpus.word_list.with(Option::is_none) && has_list());
    use_exports().keep_out_of_link(move || {
        let has_file = route.with(|state| state.settings.text("reference").starts_with(LISTED));
        (has_file && corpus.word_list.with(Option::is_some)).then(said::list_kept)
    });
    let other = Memo::new(move |_| route.with(|state| other_corpus(state).map(str::to_owned)));
    let is_other = Memo::new(move |_| other.with(Option::is_some));
    Effect::new(move |_| count_elsewhere(other.get()));
    view! {
        <h1 class="vh">{words::compare()}</h1>
        <Sides/>
        {move || match (has_target.get(), lacks_list.get()) {
            (false, _) => view! { <Begin/> }.into_any(),
            (true, true) if is_other.get() => view! { <p role="status">{words::counting()}</p> }.into_any(),
            (true, true) => view! {
                <section class="empty">
                    <h2>{said::list_title()}</h2>
                    <p>{said::list_help()}</p>
                </section>
            }
            .into_any(),
            (true, false) => view! { <Keywords/> }.into_any(),
        }}
    }
}

#[component]
fn Keywords() -> impl IntoView {
    let table = KeynessTable { route: use_route(), filters: use_filters(), corpus: use_corpus() };
    let data = use_table(table);
    let least = Signal::derive(move || data.answer.with(|found| found.min_freq).unwrap_or(LEAST).to_string());
    view! {
        <FoldedSettings label=words::measured::settings()>
            <Settings>
                <RowsOfWords/>
                <StopWordsChoice/>
                <Written label=said::together() name="together" unit=said::together_unit() otherwise=least/>
                <Written label=said::range() name="minrange" unit=said::range_unit()/>
                <OneOf label=said::typical() name="typical" options=DIRECTIONS/>
                <TermFilter/>
            </Settings>
            <Minima name=MINIMA measures=MEASURES/>
        </FoldedSettings>
        <Show when=move || data.total.get().is_some_and(|total| total > 1)>
            <Plot table/>
        </Show>
        <AnswerTrouble answer=data.answer/>
        <TableWays data/>
        <DataTable data/>
    }
}

/// Nothing is compared yet: one value of each field to begin with.
#[component]
fn Begin() -> impl IntoView {
    let (route, corpus, filters) = (use_route(), use_corpus(), use_filters());
    let ways = move || {
        let firsts = filters.facets.with(|facets| {
            let first = |facet: &Facet| {
                let value = facet.values.iter().map(|value| value.value.as_str()).find(|value| !value.is_empty())?;
                Some(Filter::of(&facet.name, Some(value)).to_string())
            };
            facets.fields.iter().filter(|facet| facet.values.len() > 1).filter_map(first).take(6).collect::<Vec<_>>()
        });
        let way = move |filter: String| {
            let label = said::begin_with(&short(&filter_text(corpus, &filter)));
            let link = route.link_to(|state| state.settings.put("target", filter));
            view! { <li><a href=link dir="auto">{label}</a></li> }
        };
        firsts.unwrap_or_default().into_iter().map(way).collect_view()
    };
    view! {
        <section class="empty">
            <h2>{said::begin_title()}</h2>
            <p>{said::begin_help()}</p>
            <ul class="ways">{ways}</ul>
        </section>
    }
}

/// The name of the word list, or the slug of the corpus, that is compared with.
fn word_list_name(state: &State) -> Option<&str> {
    state.settings.text("reference").strip_prefix(LISTED).or_else(|| other_corpus(state))
}

/// The slug of the corpus that is compared with, which is empty for the page's own.
fn other_corpus(state: &State) -> Option<&str> {
    state.settings.text("reference").strip_prefix(OF_CORPUS)
}

/// Has the words of another corpus counted, unless they are.
fn count_elsewhere(slug: Option<String>) {
    let Some(slug) = slug.map(|slug| Some(slug).filter(|slug| !slug.is_empty())) else { return };
    let (route, corpus, library, notices) = (use_route(), use_corpus(), use_library(), use_notices());
    let wanted = WordsFrom::Corpus(slug.clone());
    if corpus.word_list.with_untracked(|list| list.as_ref().is_some_and(|list| list.from == wanted)) {
        return;
    }
    corpus.word_list.set(None);
    spawn_local(async move {
        let counted = library.word_list(slug.clone()).await;
        // Another one may be wanted by now.
        if route.with_untracked(|state| other_corpus(state).map(str::to_owned)) != Some(slug.unwrap_or_default()) {
            return;
        }
        match counted {
            Ok(list) => corpus.word_list.set(Some(Arc::new(list))),
            Err(failure) => {
                notices.say(words::said(&failure.message));
                route.go(|state| state.settings.put("reference", String::new()));
            }
        }
    });
}

/// The filters that lead to each of the sides; nothing leads to a word list.
fn filters_of_sides(state: &State) -> [Option<Vec<String>>; 2] {
    let (target, reference) = (state.settings.text("target"), state.settings.text("reference"));
    let reference = Some(reference).filter(|reference| !reference.is_empty()).map(str::to_owned);
    let second = reference.into_iter().chain([all_but(target)]).collect();
    let first = Some(target.to_owned()).filter(|target| !target.is_empty());
    [Some(first.into_iter().collect()), word_list_name(state).is_none().then_some(second)]
}

/// The way to what has a term, in a view: in all texts in view, or with the filters of one side.
fn way_to_term(state: &State, view: View, term: &str, conditions: &str, filters: Vec<String>) -> Way {
    let lines = lines_of(view, row_query(term, state.term_rows.grams.within, conditions));
    Box::new(move |state| {
        lines(state);
        for filter in &filters {
            if !state.filters.contains(filter) {
                state.filters.push(filter.clone());
            }
        }
    })
}

/// The way to a term's lines in another corpus.
fn way_elsewhere(slug: Option<String>, term: &str) -> Way {
    let lines = lines_of(View::Concordance, row_query(term, Within::Turn, ""));
    Box::new(move |state| {
        *state = state.of_corpus(slug.clone());
        lines(state);
    })
}
