//! How evenly each of several terms is spread, side by side.

use std::sync::Arc;

use leptos::prelude::*;

use super::dispersion::{MEASURES, Measure, Value, parts};
use crate::export::Cell;
use crate::link::{State, View};
use crate::platform::locale;
use crate::protocol::{SpreadRow, SpreadSort, Spreads as Found, SpreadsRequest};
use crate::ui::components::data_table::{Column, DataTable, Kind, MeasureTable, Page, TableWays, Way, use_table};
use crate::ui::state::{Filters, Route, use_filters, use_route};
use crate::ui::words::{self, measured, spread as said};

/// The table, where the query has several terms; what follows it is of all of them together.
#[component]
pub(super) fn Spreads() -> impl IntoView {
    let filters = use_filters();
    let data = use_table(SpreadsTable { route: use_route(), filters });
    let is_several = Memo::new(move |_| {
        filters.scope.with(|scope| has_several_terms(&scope.query)) && data.total.get().is_some_and(|total| total > 1)
    });
    move || {
        is_several.get().then(|| {
            view! {
                <section>
                    <h2>{said::each_term()}</h2>
                    <TableWays data/>
                    <DataTable data/>
                </section>
                <h2>{said::all_terms()}</h2>
            }
        })
    }
}

/// Whether a query may have several terms: without a comma there is one at most.
fn has_several_terms(query: &str) -> bool {
    query.contains(',')
}

#[derive(Clone, Copy)]
struct SpreadsTable {
    route: Route,
    filters: Filters,
}

impl MeasureTable for SpreadsTable {
    type Query = SpreadsRequest;
    type Reply = Found;
    type Row = SpreadRow;
    type Sort = SpreadSort;

    const NAME: &'static str = "dispersion-of-terms";
    const FILE: &'static str = "readout-dispersion-of-terms";
    const ORDER: (&'static str, bool) = ("term", false);

    fn query(self, sort: SpreadSort, descending: bool, offset: u32, limit: u32) -> Option<SpreadsRequest> {
        let (scope, parts) = (self.filters.scope.get(), parts(self.route));
        has_several_terms(&scope.query).then_some(SpreadsRequest { scope, parts, sort, descending, offset, limit })
    }

    fn page(self, _state: &State, found: &Found) -> Page<SpreadRow> {
        // To the term by itself: its parts, or its lines.
        let alone = |view: View| {
            move |row: &SpreadRow| {
                let (view, term) = (view.clone(), row.term.clone());
                let way = move |state: &mut State| {
                    (state.view, state.query) = (view.clone(), term.clone());
                    state.concordance.show_all_matches();
                };
                Some(Box::new(way) as Way)
            }
        };
        let term = Column::new("term", said::term(), Kind::Name, |row: &SpreadRow| Cell::Text(row.term.clone()));
        let mut columns = vec![term.titled(said::term_title()).leads(alone(View::Trends))];
        columns.extend(MEASURES.iter().map(column));
        if let Some(freq) = columns.iter_mut().find(|column| column.key == "freq") {
            freq.way = Some(Arc::new(alone(View::Concordance)));
        }
        Page {
            columns,
            all: None,
            rows: found.rows.clone(),
            total: found.rows_total,
            offset: found.offset,
            caption: said::terms_caption(found.rows_total.into(), &words::count_words(found.view.tokens)),
            tokens: found.view.tokens,
            places: 0,
            documents: found.view.documents,
            met: None,
            emptied: Vec::new(),
        }
    }

    fn settings(self, state: &State, _found: &Found) -> Vec<(&'static str, String)> {
        vec![("parts", state.settings.text("across").to_owned())]
    }

    fn nothing(self) -> (String, String) {
        (said::none_title(), said::none_help())
    }
}

fn column(measure: &'static Measure) -> Column<SpreadRow> {
    let cell = |row: &SpreadRow| match (measure.value)(row) {
        Value::Count(count) => Cell::Count(count),
        Value::Range(range) => Cell::Count(range.into()),
        Value::Number(number) => Cell::from(number),
    };
    let digits = if matches!(measure.key, "freq" | "range") { 0 } else { 3 };
    let column = Column::new(measure.key, (measure.name)(), Kind::Number(digits), cell).titled((measure.formula)());
    match measure.key {
        // Of how many parts: fewer where a term has conditions of its own.
        "range" => column.shown(|row| measured::of(&locale::count(row.range.into()), &locale::count(row.parts.into()))),
        _ => column,
    }
}
