//! The catalogue: every document of the view in a table that can be sorted and saved.

use std::hash::{Hash, Hasher};
use std::rc::Rc;

use rustc_hash::FxHasher;

use crate::export::{Cell, Table};
use crate::platform::{download, locale, storage};
use crate::protocol::{Body, DocumentKey, DocumentRow, DocumentSort, Documents, DocumentsRequest, FieldKind, Request};
use crate::ui::app::App;
use crate::ui::ask::Came;
use crate::ui::dom::{El, Item, Piece, button, check, click, el, live, live_option, nothing, pieces, text};
use crate::ui::parts::{
    choose::Options,
    facts::facts,
    long_list::{LongList, table_space},
    notes,
    settings::one_of,
    strip::strip,
    trouble,
};
use crate::ui::views::diversity;
use crate::ui::words::{self, spread};
use leptos::prelude::*;

const SHOWS: Options = &[("", spread::of_documents_default), ("diversity", spread::of_documents_diversity)];

/// About how high a row is, in pixels, until some were seen.
const ROW: f64 = 38.0;
/// Columns of fields that are shown until the reader chooses.
const COLUMNS: usize = 3;
const CHOSEN: &str = "readout-columns";

pub fn view(app: App) -> Piece {
    let is_rich = Memo::new(move |_| app.state.with(|state| state.settings.text("show") == "diversity"));
    let which = move || one_of(app, spread::show(), "show", SHOWS);
    pieces()
        .and(el("h1").is("vh").with(words::documents()))
        .and(live(move || if is_rich.get() { diversity::view(app, which()) } else { catalogue(app, which()) }))
}

fn catalogue(app: App, which: Piece) -> Piece {
    let sort = Memo::new(move |_| app.state.with(|s| s.sort.clone()));
    let list = LongList::new(ROW);
    list.begins_with(move || {
        app.scope.track();
        sort.track();
    });
    let order = move || sort.get().unwrap_or(DocumentSort { key: DocumentKey::Date, descending: false });
    let answer = app.ask("documents", {
        let list = list.clone();
        move || {
            let (offset, limit) = list.wanted();
            Some(Request::Documents(DocumentsRequest { scope: app.scope.get(), sort: order(), offset, limit }))
        }
    });
    let reply = Memo::new(move |_| answer.with(|a| a.reply.clone()));
    let chosen = RwSignal::new(storage::read(CHOSEN).map(|s| s.split('\n').map(str::to_owned).collect::<Vec<_>>()));
    // The frame of the table is drawn anew when it has other columns or another order; its rows as they come in sight.
    let frame = Memo::new(move |_| {
        read(reply, |documents| Frame {
            columns: shown_columns(documents, chosen.get()),
            names: documents.columns.clone(),
            with_hits: documents.rows.iter().any(|r| r.matches > 0),
            order: order(),
        })
    });
    let said = Memo::new(move |_| reply.with(|reply| reply.as_ref().map(|r| r.notes.clone()).unwrap_or_default()));
    let content = move || {
        let table = table(app, list.clone(), frame.get()?, reply);
        let region = el("div").is("table-frame").at("tabindex", "0").at("role", "region");
        Some(region.at("aria-label", words::documents()).with(table).piece())
    };
    el("div")
        .is("documents-view")
        .at("aria-busy", text(move || answer.with(|a| a.pending).to_string()))
        .with(
            el("div")
                .is("view-head")
                .with(which)
                .with(live_option(move || reply.get().map(|r| column_chooser(app, &r.body, chosen))))
                .with(save(app)),
        )
        .with(trouble::answer_trouble(app, answer))
        .with(live(move || notes::notes(app, &said.get())))
        .with(live_option(content))
        .piece()
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

fn read<T>(reply: Memo<Option<Came>>, read: impl FnOnce(&Documents) -> T) -> Option<T> {
    reply.with(|reply| match reply.as_deref().map(|reply| &reply.body) {
        Some(Body::Documents(documents)) => Some(read(documents)),
        _ => None,
    })
}

fn class_of(number: bool) -> &'static str {
    if number { "num" } else { "" }
}

/// Which of the columns of fields are shown, by their place.
fn shown_columns(documents: &Documents, chosen: Option<Vec<String>>) -> Vec<usize> {
    match chosen {
        Some(names) => (0..documents.columns.len())
            .filter(|i| documents.columns.get(*i).is_some_and(|c| names.contains(c)))
            .collect(),
        None => (0..documents.columns.len().min(COLUMNS)).collect(),
    }
}

fn label(app: App, name: &str) -> String {
    app.info.with_untracked(|info| {
        let field = info.iter().flat_map(|i| &i.fields).find(|f| f.name == name);
        field.map_or_else(|| name.to_owned(), |f| f.label.clone())
    })
}

fn is_number(app: App, name: &str) -> bool {
    app.info.with_untracked(|i| i.iter().flat_map(|i| &i.fields).any(|f| f.name == name && f.kind == FieldKind::Number))
}

fn column_chooser(app: App, body: &Body, chosen: RwSignal<Option<Vec<String>>>) -> Piece {
    let Body::Documents(documents) = body else { return nothing() };
    let shown = shown_columns(documents, chosen.get_untracked());
    let now: Vec<String> = shown.iter().filter_map(|i| documents.columns.get(*i).cloned()).collect();
    let boxes = documents.columns.iter().map(|name| {
        let (mine, on, now) = (name.clone(), now.contains(name), now.clone());
        let change = move |_: bool| {
            let mut next = now.clone();
            if on {
                next.retain(|n| *n != mine)
            } else {
                next.push(mine.clone())
            }
            storage::write(CHOSEN, Some(&next.join("\n")));
            chosen.set(Some(next));
        };
        check(label(app, name), None, on, change)
    });
    el("details")
        .is("columns")
        .with(el("summary").with(words::columns()))
        .with(el("div").with(boxes.collect::<Piece>()))
        .piece()
}

fn table(app: App, list: LongList, frame: Frame, reply: Memo<Option<Came>>) -> Piece {
    let Frame { columns, names, with_hits, order } = &frame;
    let fields = columns.iter().map(|i| {
        let name = names.get(*i).cloned().unwrap_or_default();
        let (text, number) = (label(app, &name), is_number(app, &name));
        heading(app, text, DocumentKey::Field(name), number, order)
    });
    let caption = move || {
        read(reply, |documents| {
            let n = u64::from(documents.documents);
            let all = words::count_documents(n);
            words::documents_and_words(&all, &words::count_words(documents.tokens))
        })
        .unwrap_or_default()
    };
    let head = el("tr")
        .with(heading(app, words::title(), DocumentKey::Title, false, order))
        .with(heading(app, words::date(), DocumentKey::Date, false, order))
        .with(with_hits.then(|| heading(app, words::hits(), DocumentKey::Matches, true, order)))
        .with(heading(app, words::words(), DocumentKey::Tokens, true, order))
        .with(heading(app, words::distinct_words(), DocumentKey::Types, true, order))
        .with(fields.collect::<Piece>());
    let all = text(move || read(reply, |d| (d.documents + 1).to_string()).unwrap_or_default());
    let frame = Rc::new(frame);
    let rows = {
        let list = list.clone();
        move || {
            read(reply, |documents| {
                list.came(documents.documents, documents.offset, documents.rows.len() as u32);
                let item = |(number, document): (u32, &DocumentRow)| {
                    let (document, frame) = (document.clone(), frame.clone());
                    Item { key: key(number, &document), draw: Box::new(move || row(app, number, &document, &frame)) }
                };
                (documents.offset + 1..).zip(&documents.rows).map(item).collect()
            })
            .unwrap_or_default()
        }
    };
    el("table")
        .is("documents")
        .at("aria-rowcount", all)
        .with(el("caption").with(text(caption)))
        .with(el("thead").with(head))
        .with(list.draw(el("tbody"), table_space, rows))
        .piece()
}

/// Another place or other counts are another row.
fn key(number: u32, row: &DocumentRow) -> u64 {
    let mut hash = FxHasher::default();
    (number, &row.doc, row.tokens, row.types, row.matches).hash(&mut hash);
    row.strip.iter().for_each(|place| place.to_bits().hash(&mut hash));
    hash.finish()
}

/// A heading that sorts; once more turns the order round. Numbers begin with the largest.
fn heading(app: App, text: String, key: DocumentKey, number: bool, order: &DocumentSort) -> Piece {
    let mine = order.key == key;
    let sorted = mine.then_some(if order.descending { "descending" } else { "ascending" });
    let descending = if mine { !order.descending } else { number };
    let sort = move || app.go(|s| s.sort = Some(DocumentSort { key: key.clone(), descending }));
    el("th")
        .at("scope", "col")
        .is(class_of(number))
        .at("aria-sort", sorted)
        .with(el("button").at("type", "button").is("plain").on("click", click(sort)).with(text))
        .piece()
}

fn row(app: App, number: u32, row: &DocumentRow, frame: &Frame) -> El {
    let cells = frame.columns.iter().map(|i| {
        let values = row.values.get(*i).map(|v| v.join("; ")).unwrap_or_default();
        let number = frame.names.get(*i).is_some_and(|name| is_number(app, name));
        el("td").is(class_of(number)).of_corpus().with(values).piece()
    });
    el("tr")
        .at("aria-rowindex", (number + 1).to_string())
        .with(
            el("th").at("scope", "row").with(
                pieces()
                    .and(el("a").at("href", app.link_to_document(&row.doc, None)).of_corpus().with(row.title.clone()))
                    .and((!row.strip.is_empty()).then(|| strip(&row.strip))),
            ),
        )
        .with(el("td").is("date").with(row.date.as_deref().map(locale::date).unwrap_or_default()))
        .with(frame.with_hits.then(|| el("td").is("num").with(locale::count(row.matches)).piece()))
        .with(el("td").is("num").with(locale::count(row.tokens)))
        .with(el("td").is("num").with(locale::count(row.types.into())))
        .with(cells.collect::<Piece>())
}

/// The whole table as a file, and not only what is shown: it is asked for when the button is pressed.
fn save(app: App) -> Piece {
    let ask = move || {
        let sort = DocumentSort { key: DocumentKey::Relevance, descending: false };
        let request =
            Request::Documents(DocumentsRequest { scope: app.scope.get_untracked(), sort, offset: 0, limit: u32::MAX });
        app.ask_once("documents-csv", request, move |reply| {
            if let Body::Documents(documents) = &reply.body {
                download::save_table("readout-documents.csv", &as_table(app, documents));
            }
        });
    };
    button("plain", words::csv(), ask)
}

fn as_table(app: App, documents: &Documents) -> Table {
    let fixed = ["doc", "title", "date", "tokens", "types", "matches"].map(str::to_owned);
    let text = |text: &str| Cell::Text(text.to_owned());
    let row = |r: &DocumentRow| {
        let fixed = [
            text(&r.doc),
            text(&r.title),
            r.date.as_deref().map_or(Cell::Nothing, text),
            Cell::Count(r.tokens),
            Cell::Count(r.types.into()),
            Cell::Count(r.matches),
        ];
        fixed.into_iter().chain(r.values.iter().map(|v| Cell::Text(v.join("; ")))).collect()
    };
    Table {
        head: facts(app),
        columns: fixed.into_iter().chain(documents.columns.iter().cloned()).collect(),
        rows: documents.rows.iter().map(row).collect(),
    }
}
