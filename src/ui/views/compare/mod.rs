//! Compare: what one part of the texts says more, or less, often than another.

mod plot;
mod sides;
mod table;

use leptos::prelude::*;

use crate::link::{State, View};
use crate::protocol::Facet;
use crate::query::{Filter, all_but, row_query};
use crate::ui::components::data_table::{DataTable, TableWays, Way, use_table};
use crate::ui::components::minima::Minima;
use crate::ui::components::settings::{
    FoldedSettings, OneOf, RowsOfWords, Settings, StopWordsChoice, TermFilter, Written,
};
use crate::ui::components::{AnswerTrouble, Options, filter_text, lines_of, short};
use crate::ui::state::{use_corpus, use_exports, use_filters, use_route};
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

#[component]
pub fn Compare() -> impl IntoView {
    let (route, corpus) = (use_route(), use_corpus());
    let has_target = Memo::new(move |_| route.with(|state| !state.settings.text("target").is_empty()));
    let lacks_list = Memo::new(move |_| {
        corpus.word_list.with(Option::is_none) && route.with(|state| word_list_name(state).is_some())
    });
    use_exports().keep_out_of_link(move || {
        let has_list = route.with(|state| word_list_name(state).is_some());
        (has_list && corpus.word_list.with(Option::is_some)).then(said::list_kept)
    });
    view! {
        <h1 class="vh">{words::compare()}</h1>
        <Sides/>
        {move || match (has_target.get(), lacks_list.get()) {
            (false, _) => view! { <Begin/> }.into_any(),
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

/// The name of the word list that is compared with.
fn word_list_name(state: &State) -> Option<&str> {
    state.settings.text("reference").strip_prefix(LISTED)
}

/// The filters that lead to each of the sides; nothing leads to a word list.
fn filters_of_sides(state: &State) -> [Option<Vec<String>>; 2] {
    let (target, reference) = (state.settings.text("target"), state.settings.text("reference"));
    let reference = Some(reference).filter(|reference| !reference.is_empty()).map(str::to_owned);
    let second = reference.into_iter().chain([all_but(target)]).collect();
    [Some(vec![target.to_owned()]), word_list_name(state).is_none().then_some(second)]
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
