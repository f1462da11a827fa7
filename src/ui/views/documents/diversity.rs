//! How rich the documents are in different words.

use leptos::prelude::*;

use super::SHOWS;
use crate::export::Cell;
use crate::link::{State, View};
use crate::protocol::{Diversity as Found, DiversityRequest, DiversityRow, DiversitySort};
use crate::ui::components::AnswerTrouble;
use crate::ui::components::data_table::{Column, DataTable, Kind, MeasureTable, Page, TableWays, use_table};
use crate::ui::components::settings::{OneOf, Settings};
use crate::ui::state::{Filters, use_filters};
use crate::ui::words::{self, spread as said};

#[component]
pub fn Diversity() -> impl IntoView {
    let data = use_table(DiversityTable { filters: use_filters() });
    view! {
        <Settings><OneOf label=said::show() name="show" options=SHOWS/></Settings>
        <AnswerTrouble answer=data.answer/>
        <TableWays data/>
        <DataTable data/>
    }
}

#[derive(Clone, Copy)]
struct DiversityTable {
    filters: Filters,
}

impl MeasureTable for DiversityTable {
    type Query = DiversityRequest;
    type Reply = Found;
    type Row = DiversityRow;
    type Sort = DiversitySort;

    const NAME: &'static str = "diversity";
    const FILE: &'static str = "readout-diversity";
    const ORDER: (&'static str, bool) = ("doc", false);

    fn query(self, sort: DiversitySort, descending: bool, offset: u32, limit: u32) -> Option<DiversityRequest> {
        let scope = self.filters.scope.get();
        Some(DiversityRequest { scope, sort, descending, offset, limit })
    }

    fn page(self, _: &State, found: &Found) -> Page<DiversityRow> {
        let columns = vec![
            Column::new("doc", said::document(), Kind::Name, |row: &DiversityRow| Cell::Text(row.doc.clone()))
                .titled(said::order_title())
                .shown(|row| if row.doc.is_empty() { said::all() } else { row.title.clone() })
                .leads(|row| {
                    let doc = row.doc.clone();
                    let way = move |state: &mut State| state.view = View::Read(doc.clone(), None);
                    (!row.doc.is_empty()).then(|| Box::new(way) as _)
                }),
            Column::count("tokens", said::tokens(), |row: &DiversityRow| row.tokens),
            Column::count("types", said::types(), |row: &DiversityRow| row.types.into()),
            Column::number("ttr", said::ttr(), 3, |row: &DiversityRow| row.ttr).titled(said::ttr_title()),
            Column::number("mattr", said::mattr(), 3, |row: &DiversityRow| row.mattr).titled(said::mattr_title()),
            Column::number("mtld", said::mtld(), 1, |row: &DiversityRow| row.mtld).titled(said::mtld_title()),
            Column::number("hdd", said::hdd(), 3, |row: &DiversityRow| row.hdd).titled(said::hdd_title()),
            Column::number("yule_k", said::yule(), 1, |row: &DiversityRow| row.yule_k).titled(said::yule_title()),
            Column::number("sentence_length", said::sentence(), 1, |row: &DiversityRow| row.sentence_length)
                .titled(said::sentence_title()),
        ];
        let documents = words::count_documents(found.documents.into());
        let tokens = words::count_words(found.total.tokens);
        Page {
            columns,
            all: Some(found.total.clone()),
            rows: found.rows.clone(),
            total: found.documents,
            offset: found.offset,
            caption: words::documents_and_words(&documents, &tokens),
            tokens: found.total.tokens,
            places: 0,
            documents: found.documents,
            met: None,
            emptied: Vec::new(),
        }
    }

    fn nothing(self) -> (String, String) {
        (said::none_title(), said::none_help())
    }
}
