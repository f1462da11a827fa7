//! Terms: the words of a view, or n-grams, with frequency, range and dispersion.

use leptos::prelude::*;

use crate::export::Cell;
use crate::link::{State, View};
use crate::platform::locale;
use crate::protocol::{TermRow, TermSort, Terms as Found, TermsRequest};
use crate::query::row_query;
use crate::ui::components::data_table::{Column, DataTable, Kind, MeasureTable, Page, TableWays, use_table};
use crate::ui::components::settings::{
    Field, FoldedSettings, RowsOfWords, Settings, StopWordsChoice, TermFilter, settings_facts,
};
use crate::ui::components::{AnswerTrouble, lines_of, short};
use crate::ui::state::{AskedForms, Filters, Route, use_asked_forms, use_filters, use_route};
use crate::ui::words::{self, terms as said};

#[component]
pub fn Terms() -> impl IntoView {
    let route = use_route();
    let data = use_table(TermsTable { route, filters: use_filters(), forms: use_asked_forms() });
    let min = Signal::derive(move || route.with(|state| min_freq(state).to_string()));
    let set_min = move |min: String| {
        // What is no number changes nothing.
        if let Ok(min) = if min.is_empty() { Ok(0) } else { min.parse() } {
            route.go(|state| state.min_freq = min);
        }
    };
    view! {
        <h1 class="vh">{words::terms()}</h1>
        <FoldedSettings label=words::measured::settings()>
            <Settings>
                <RowsOfWords/>
                <StopWordsChoice/>
                <TermFilter/>
                <Field label=said::min_label() unit=Some(said::min_unit()) value=min on_change=set_min/>
            </Settings>
        </FoldedSettings>
        <p class="measured-said soft">{said::not_narrowed()}</p>
        <AnswerTrouble answer=data.answer/>
        <TableWays data/>
        <DataTable data/>
    }
}

/// The least frequency of the rows: what is asked for, or, of rows of several words, two, since most come once.
fn min_freq(state: &State) -> u32 {
    if state.min_freq == 0 && state.term_rows.grams.n > 1 { 2 } else { state.min_freq }
}

#[derive(Clone, Copy)]
struct TermsTable {
    route: Route,
    filters: Filters,
    forms: AskedForms,
}

impl MeasureTable for TermsTable {
    type Query = TermsRequest;
    type Reply = Found;
    type Row = TermRow;
    type Sort = TermSort;

    const NAME: &'static str = "terms";
    const FILE: &'static str = "readout-terms";
    const ORDER: (&'static str, bool) = ("freq", true);

    fn query(self, sort: TermSort, descending: bool, offset: u32, limit: u32) -> Option<TermsRequest> {
        let scope = self.filters.scope.get();
        Some(self.route.with(|state| TermsRequest {
            scope,
            filter: state.term_filter.clone(),
            min_freq: min_freq(state),
            sort,
            descending,
            offset,
            limit,
            grams: state.term_rows.grams,
            stop_words: state.term_rows.stop_words(),
        }))
    }

    fn page(self, state: &State, found: &Found) -> Page<TermRow> {
        let (grams, conditions) = (state.term_rows.grams, found.conditions.clone());
        let query = move |row: &TermRow| row_query(&row.term, grams.within, &conditions);
        let lines = move |view: View| {
            let query = query.clone();
            move |row: &TermRow| Some(lines_of(view.clone(), query(row)))
        };
        let name = if grams.n > 1 { said::gram() } else { said::term() };
        let all = locale::count(found.tokens);
        let rate = if grams.n > 1 { said::rate_of_places_title(&all) } else { said::rate_title(&all) };
        let mut columns = vec![
            Column::new("term", name, Kind::Name, |row: &TermRow| Cell::Text(row.term.clone()))
                .leads(lines(View::Search)),
            Column::count("freq", said::freq(), |row: &TermRow| row.freq).leads(lines(View::Concordance)),
            Column::new("per_million", "", Kind::Rate, |row: &TermRow| Cell::Number(row.per_million)).titled(rate),
            Column::new("range", said::range(), Kind::Range, |row: &TermRow| Cell::Count(row.range.into()))
                .leads(lines(View::Search)),
            Column::number("dp", said::dp(), 3, |row: &TermRow| row.dp).titled(said::dp_title()),
        ];
        if grams.n == 1 {
            let (forms, conditions) = (self.forms, found.conditions.clone());
            columns.push(
                Column::new("forms", said::forms(), Kind::Drawn, |row: &TermRow| Cell::Count(row.forms.into()))
                    .titled(said::forms_title())
                    .drawn(move |row| {
                        let query = row_query(&row.term, grams.within, &conditions);
                        view! { <Forms row=row.clone() query forms/> }.into_any()
                    }),
            );
        }
        Page {
            columns,
            all: None,
            rows: found.rows.clone(),
            total: found.rows_total,
            offset: found.offset,
            caption: caption(found, grams.n > 1),
            tokens: found.words,
            places: if grams.n > 1 { found.tokens } else { 0 },
            documents: found.documents,
            met: None,
            emptied: Vec::new(),
        }
    }

    fn settings(self, state: &State, _: &Found) -> Vec<(&'static str, String)> {
        let mut facts = settings_facts(state);
        facts.push(("min-freq", min_freq(state).to_string()));
        facts
    }

    fn nothing(self) -> (String, String) {
        (said::empty_title(), said::empty_help())
    }
}

fn caption(found: &Found, is_rows: bool) -> String {
    let (types, documents) = (u64::from(found.types), u64::from(found.documents));
    let tokens = locale::count(found.tokens);
    let documents = words::count_documents(documents);
    if is_rows {
        said::caption_of_rows(&said::different_rows(types), &tokens, &documents)
    } else {
        said::caption(&said::different_words(types), &tokens, &documents)
    }
}

/// In how many ways a word is written. Most are written in one, and then there is nothing to show.
#[component]
fn Forms(row: TermRow, query: String, forms: AskedForms) -> impl IntoView {
    let count = locale::count(row.forms.into());
    if row.forms <= 1 {
        return count.into_any();
    }
    let label = said::forms_of(&count, &short(&row.term));
    let open = move |_| forms.open(query.clone());
    view! { <button type="button" class="plain" aria-label=label on:click=open>{count}</button> }.into_any()
}
