//! How rich the documents are in different words.

use leptos::prelude::*;

use crate::link::View;
use crate::protocol::{Body, DiversityRequest, DiversityRow, DiversitySort, Request};
use crate::ui::app::App;
use crate::ui::dom::Piece;
use crate::ui::parts::measured::{Column, Head, Kind, Page, Spec, Value, column, measured};
use crate::ui::parts::settings;
use crate::ui::words::{self, spread as said};

const COLUMNS: &[Column] = &[
    column("doc", Some(said::document), Some(said::order_title), Kind::Name, true),
    column("tokens", Some(said::tokens), None, Kind::Number(0), true),
    column("types", Some(said::types), None, Kind::Number(0), true),
    column("ttr", Some(said::ttr), Some(said::ttr_title), Kind::Number(3), true),
    column("mattr", Some(said::mattr), Some(said::mattr_title), Kind::Number(3), true),
    column("mtld", Some(said::mtld), Some(said::mtld_title), Kind::Number(1), true),
    column("hdd", Some(said::hdd), Some(said::hdd_title), Kind::Number(3), true),
    column("yule_k", Some(said::yule), Some(said::yule_title), Kind::Number(1), true),
    column("sentence_length", Some(said::sentence), Some(said::sentence_title), Kind::Number(1), true),
];
/// By the place of the column.
const SORTS: [DiversitySort; 9] = [
    DiversitySort::Order,
    DiversitySort::Tokens,
    DiversitySort::Types,
    DiversitySort::Ttr,
    DiversitySort::Mattr,
    DiversitySort::Mtld,
    DiversitySort::Hdd,
    DiversitySort::YuleK,
    DiversitySort::SentenceLength,
];

pub fn view(app: App, show: Piece) -> Piece {
    let spec = Spec {
        name: "diversity",
        columns: COLUMNS,
        order: (0, false),
        ask,
        read,
        settings: |_, _, _| Vec::new(),
        empty: (said::none_title, said::none_help),
    };
    let (_, ways, rows) = measured(app, spec);
    settings::settings().with(show).piece().and(ways).and(rows)
}

fn ask(app: App, (column, descending): (usize, bool), offset: u32, limit: u32) -> Option<Request> {
    Some(Request::Diversity(DiversityRequest {
        scope: app.scope.get(),
        sort: SORTS[column],
        descending,
        offset,
        limit,
    }))
}

fn read(_: App, body: &Body) -> Option<Page> {
    let Body::Diversity(found) = body else { return None };
    let figures = |name: Value, row: &DiversityRow| {
        let mut cells = vec![name, Value::count(row.tokens), Value::count(row.types.into())];
        let measures = [row.ttr, row.mattr, row.mtld, row.hdd, row.yule_k, row.sentence_length];
        cells.extend(measures.map(Value::from));
        cells
    };
    let row = |row: &DiversityRow| {
        let doc = row.doc.clone();
        figures(
            Value::text(&row.doc).shown(&row.title).leads(move |state| state.view = View::Read(doc.clone(), None)),
            row,
        )
    };
    let documents = words::count_documents(found.documents.into());
    let head = Head {
        total: found.documents,
        offset: found.offset,
        caption: words::documents_and_words(&documents, &words::count_words(found.total.tokens)),
        tokens: found.total.tokens,
        documents: found.documents,
        more: Vec::new(),
    };
    let all = figures(Value::text("").shown(&said::all()), &found.total);
    Some(Page { head, all: Some(all), rows: found.rows.iter().map(row).collect() })
}
