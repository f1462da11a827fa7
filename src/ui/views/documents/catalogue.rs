//! The catalogue: every document of the view in a table that can be sorted and saved.

use std::sync::Arc;

use leptos::prelude::*;

use super::SHOWS;
use crate::export::{Cell, Table};
use crate::platform::{locale, storage};
use crate::protocol::{DocumentKey, DocumentRow, DocumentSort, Documents as Found, DocumentsRequest, FieldKind};
use crate::ui::components::settings::OneOf;
use crate::ui::components::{
    AnswerTrouble, Check, Long, Notes, SaveTable, Strip, VirtualRows, VirtualTableBody, export_facts, of_corpus,
};
use crate::ui::state::{Answer, Corpus, Route, ask_once, use_corpus, use_filters, use_notices, use_query, use_route};
use crate::ui::words::{self, spread};

/// About how high a row is, in pixels, until some were seen.
const ROW: f64 = 38.0;
/// Columns of fields that are shown until the reader chooses.
const COLUMNS: usize = 3;
/// Where the chosen columns are kept.
const CHOSEN: &str = "readout-columns";

/// The names of the chosen columns of fields; none are chosen at first.
type Chosen = RwSignal<Option<Vec<String>>>;

#[component]
pub fn Catalogue() -> impl IntoView {
    let (route, filters) = (use_route(), use_filters());
    let sort = Memo::new(move |_| route.with(|state| state.sort.clone()));
    let order = move || sort.get().unwrap_or(DocumentSort { key: DocumentKey::Date, descending: false });
    let rows = VirtualRows::new(ROW);
    rows.restart_on(move || (filters.scope.get(), sort.get()));
    let answer = use_query("documents", move || {
        let (offset, limit) = rows.wanted();
        Some(DocumentsRequest { scope: filters.scope.get(), sort: order(), natural: true, offset, limit })
    });
    let chosen = RwSignal::new(storage::read(CHOSEN).map(|s| s.lines().map(str::to_owned).collect::<Vec<_>>()));
    // The frame of the table is drawn anew when it has other columns or another order; its rows as they come in sight.
    let frame = Memo::new(move |_| {
        let chosen = chosen.get();
        answer.with(|found| Frame {
            columns: shown_columns(&found.columns, chosen.as_deref()),
            names: found.columns.clone(),
            with_hits: found.rows.iter().any(|row| row.matches > 0),
            order: order(),
        })
    });
    let table = move || {
        frame.get().map(|frame| {
            view! {
                <div class="table-frame" tabindex="0" role="region" aria-label=words::documents()>
                    <DocumentTable rows frame=Arc::new(frame) answer/>
                </div>
            }
        })
    };
    view! {
        <div class="documents-view" aria-busy=move || answer.busy()>
            <div class="view-head">
                <OneOf label=spread::show() name="show" options=SHOWS/>
                <ColumnChooser frame chosen/>
                <Save/>
            </div>
            <AnswerTrouble answer/>
            {move || view! { <Notes notes=answer.notes()/> }}
            {table}
        </div>
    }
}

/// What the table is drawn from, but for its rows.
#[derive(Clone, PartialEq)]
struct Frame {
    /// Which of the columns of fields are shown, by their place.
    columns: Vec<usize>,
    /// The names of all of them.
    names: Vec<String>,
    with_hits: bool,
    order: DocumentSort,
}

/// Which of the columns of fields are shown, by their place.
fn shown_columns(columns: &[String], chosen: Option<&[String]>) -> Vec<usize> {
    match chosen {
        Some(names) => (0..columns.len()).filter(|at| names.contains(&columns[*at])).collect(),
        None => (0..columns.len().min(COLUMNS)).collect(),
    }
}

fn is_number(corpus: Corpus, name: &str) -> bool {
    corpus.info.with_untracked(|info| {
        info.iter().flat_map(|info| &info.fields).any(|field| field.name == name && field.kind == FieldKind::Number)
    })
}

fn class_of(is_number: bool) -> &'static str {
    if is_number { "num" } else { "" }
}

#[component]
fn ColumnChooser(frame: Memo<Option<Frame>>, chosen: Chosen) -> impl IntoView {
    let corpus = use_corpus();
    let names = Memo::new(move |_| frame.with(|frame| frame.as_ref().map(|frame| frame.names.clone())));
    let shown = move || {
        frame.with(|frame| {
            let names = frame.iter().flat_map(|frame| frame.columns.iter().filter_map(|at| frame.names.get(*at)));
            names.cloned().collect::<Vec<String>>()
        })
    };
    let check = move |name: String| {
        let mine = name.clone();
        let checked = Signal::derive(move || shown().contains(&mine));
        let label = untrack(|| corpus.field_label(&name));
        let change = move |is_shown: bool| {
            let mut next = untrack(shown);
            next.retain(|other| *other != name);
            if is_shown {
                next.push(name.clone());
            }
            storage::write(CHOSEN, Some(&next.join("\n")));
            chosen.set(Some(next));
        };
        view! { <Check label checked on_change=change/> }
    };
    move || {
        names.get().map(|names| {
            view! {
                <details class="columns">
                    <summary>{words::columns()}</summary>
                    <div>{names.into_iter().map(check).collect_view()}</div>
                </details>
            }
        })
    }
}

#[component]
fn DocumentTable(rows: VirtualRows, frame: Arc<Frame>, answer: Answer<Found>) -> impl IntoView {
    let (corpus, route) = (use_corpus(), use_route());
    let heading = {
        let order = frame.order.clone();
        move |text: String, key: DocumentKey, is_number: bool| {
            view! { <Heading text key is_number order=order.clone()/> }
        }
    };
    let fields: Vec<_> = frame
        .columns
        .iter()
        .filter_map(|at| frame.names.get(*at))
        .map(|name| {
            let label = untrack(|| corpus.field_label(name));
            heading(label, DocumentKey::Field(name.clone()), is_number(corpus, name))
        })
        .collect();
    let caption = move || {
        answer.with(|found| {
            let n = u64::from(found.documents);
            let documents = words::count_documents(n);
            words::documents_and_words(&documents, &words::count_words(found.tokens))
        })
    };
    let each = move || {
        let Some(reply) = answer.reply.get() else { return Vec::new() };
        let found = &reply.body;
        rows.came(found.documents, found.offset, found.rows.len() as u32);
        (found.offset + 1..).zip(found.rows.iter().cloned()).collect::<Vec<_>>()
    };
    let draw = {
        let frame = Arc::clone(&frame);
        move |(number, document): (u32, DocumentRow)| row(corpus, route, number, &document, &frame)
    };
    view! {
        <table class="documents" aria-rowcount=move || answer.with(|found| found.documents + 1)>
            <caption>{caption}</caption>
            <thead>
                <tr>
                    {heading(words::title(), DocumentKey::Title, false)}
                    {heading(words::date(), DocumentKey::Date, false)}
                    {frame.with_hits.then(|| heading(words::hits(), DocumentKey::Matches, true))}
                    {heading(words::words(), DocumentKey::Tokens, true)}
                    {heading(words::distinct_words(), DocumentKey::Types, true)}
                    {fields}
                </tr>
            </thead>
            <VirtualTableBody rows each key=key children=draw/>
        </table>
    }
}

/// Another place or other counts are another row.
fn key((number, row): &(u32, DocumentRow)) -> (u32, String, u64, u32, u64, Vec<u32>) {
    let strip = row.strip.iter().map(|place| place.to_bits()).collect();
    (*number, row.doc.clone(), row.tokens, row.types, row.matches, strip)
}

/// A heading that sorts; once more turns the order round. Numbers begin with the largest.
#[component]
fn Heading(text: String, key: DocumentKey, is_number: bool, order: DocumentSort) -> impl IntoView {
    let route = use_route();
    let is_mine = order.key == key;
    let sorted = is_mine.then_some(if order.descending { "descending" } else { "ascending" });
    let descending = if is_mine { !order.descending } else { is_number };
    let sort = move |_| route.go(|state| state.sort = Some(DocumentSort { key: key.clone(), descending }));
    view! {
        <th scope="col" class=class_of(is_number) aria-sort=sorted>
            <button type="button" class="plain" on:click=sort>{text}</button>
        </th>
    }
}

fn row(corpus: Corpus, route: Route, number: u32, row: &DocumentRow, frame: &Frame) -> impl IntoView + use<> {
    let cells: Vec<_> = frame
        .columns
        .iter()
        .map(|at| {
            let values = row.values.get(*at).map(|values| values.join("; ")).unwrap_or_default();
            let is_number = frame.names.get(*at).is_some_and(|name| is_number(corpus, name));
            view! { <td class=class_of(is_number) {..of_corpus()}><Long text=values/></td> }
        })
        .collect();
    let link = untrack(|| route.link_to_document(&row.doc, None));
    view! {
        <tr aria-rowindex=number + 1>
            <th scope="row">
                <a {..of_corpus()} href=link><Long text=row.title.clone()/></a>
                {(!row.strip.is_empty()).then(|| view! { <Strip places=row.strip.clone()/> })}
            </th>
            <td class="date">{row.date.as_deref().map(locale::date)}</td>
            {frame.with_hits.then(|| view! { <td class="num">{locale::count(row.matches)}</td> })}
            <td class="num">{locale::count(row.tokens)}</td>
            <td class="num">{locale::count(row.types.into())}</td>
            {cells}
        </tr>
    }
}

/// The whole table as a file, and not only what is shown: it is asked for when the button is pressed.
#[component]
fn Save() -> impl IntoView {
    let (corpus, route, filters, notices) = (use_corpus(), use_route(), use_filters(), use_notices());
    let table = move |save: Callback<Table>| {
        let sort = DocumentSort { key: DocumentKey::Relevance, descending: false };
        let scope = filters.scope.get_untracked();
        let request = DocumentsRequest { scope, sort, natural: true, offset: 0, limit: u32::MAX };
        ask_once(notices, "documents-csv", request, move |reply| {
            let table = as_table(export_facts(corpus, route), &reply.body);
            save.run(table);
        });
    };
    view! {
        <SaveTable
            name="readout-documents"
            csv_title=words::chart::csv_title()
            json_title=words::measured::json_title()
            table=table
        />
    }
}

fn as_table(head: Vec<(&'static str, String)>, found: &Found) -> Table {
    let fixed = ["doc", "title", "date", "source", "url", "tokens", "types", "matches"].map(str::to_owned);
    let text = |text: &str| Cell::Text(text.to_owned());
    let optional = |text: &Option<String>| text.clone().map_or(Cell::Nothing, Cell::Text);
    // Source and address stand already.
    let is_further = |name: &str| !["source", "url"].contains(&name);
    let row = |row: &DocumentRow| {
        let fixed = [
            text(&row.doc),
            text(&row.title),
            optional(&row.date),
            optional(&row.source),
            optional(&row.url),
            Cell::Count(row.tokens),
            Cell::Count(row.types.into()),
            Cell::Count(row.matches),
        ];
        let further = found.columns.iter().zip(&row.values).filter(|(name, _)| is_further(name));
        fixed.into_iter().chain(further.map(|(_, values)| Cell::Text(values.join("; ")))).collect()
    };
    Table {
        head,
        columns: fixed.into_iter().chain(found.columns.iter().filter(|name| is_further(name)).cloned()).collect(),
        rows: found.rows.iter().map(row).collect(),
    }
}
