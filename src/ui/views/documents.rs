//! The catalogue: every document of the view in a table that can be sorted and saved.

use crate::export::{Cell, Table};
use crate::platform::{download, locale, storage};
use crate::protocol::{Body, DocumentKey, DocumentRow, DocumentSort, Documents, FieldKind, Request};
use crate::ui::app::App;
use crate::ui::dom::{Piece, button, check, click, el, live_option, nothing, pieces, text};
use crate::ui::parts::{facts::facts, more::More, notes, trouble};
use crate::ui::signals::*;
use crate::ui::words;

const PAGE: u32 = 100;
/// Columns of fields that are shown until the reader chooses.
const COLUMNS: usize = 3;
const CHOSEN: &str = "readout-columns";

pub fn view(app: App) -> Piece {
    let sort = Memo::new(move || app.state.with(|s| s.sort.clone()));
    let limit = RwSignal::new(PAGE);
    let order = move || sort.get().unwrap_or(DocumentSort { key: DocumentKey::Date, descending: false });
    let answer = app.ask("documents", move || {
        Some(Request::Documents { scope: app.scope.get(), sort: order(), offset: 0, limit: limit.get() })
    });
    let reply = Memo::new(move || answer.with(|a| a.reply.clone()));
    let chosen = RwSignal::new(storage::read(CHOSEN).map(|s| s.split('\n').map(str::to_owned).collect::<Vec<_>>()));
    let more = More::none();
    let content = move || {
        let reply = reply.get()?;
        let Body::Documents(documents) = &reply.body else { return None };
        let columns = shown_columns(documents, chosen.get());
        let part = pieces()
            .and(notes::notes(app, &reply.notes))
            .and(
                el("div")
                    .is("table-frame")
                    .at("tabindex", "0")
                    .at("role", "region")
                    .at("aria-label", words::DOCUMENTS)
                    .with(table(app, documents, &columns, &order())),
            )
            .and(paging(documents, limit, more));
        Some(part)
    };
    el("div")
        .is("documents-view")
        .at("aria-busy", text(move || answer.with(|a| a.pending).to_string()))
        .with(
            el("div")
                .is("view-head")
                .with(el("h1").is("vh").with(words::DOCUMENTS))
                .with(live_option(move || reply.get().map(|r| column_chooser(app, &r.body, chosen))))
                .with(save(app)),
        )
        .with(trouble::answer_trouble(app, answer))
        .with(live_option(content))
        .piece()
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
        check(label(app, name), "", on, change)
    });
    el("details")
        .is("columns")
        .with(el("summary").with(words::COLUMNS))
        .with(el("div").with(boxes.collect::<Piece>()))
        .piece()
}

fn table(app: App, documents: &Documents, columns: &[usize], order: &DocumentSort) -> Piece {
    let with_hits = documents.rows.iter().any(|r| r.matches > 0);
    let named = |i: &usize| documents.columns.get(*i).cloned().unwrap_or_default();
    let fields = columns.iter().map(|i| {
        let name = named(i);
        let (text, number) = (label(app, &name), is_number(app, &name));
        heading(app, text, DocumentKey::Field(name), number, order)
    });
    let (shown, n) = (documents.rows.len() as u64, u64::from(documents.documents));
    let (all, tokens) =
        (words::documents(n, &locale::count(n)), words::words(documents.tokens, &locale::count(documents.tokens)));
    let caption = if shown == n {
        words::all_documents(&all, &tokens)
    } else {
        words::some_documents(&locale::count(shown), &all, &tokens)
    };
    let rows = documents.rows.iter().map(|r| row(app, r, documents, columns, with_hits));
    el("table")
        .is("documents")
        .with(el("caption").with(caption))
        .with(
            el("thead").with(
                el("tr")
                    .with(heading(app, words::TITLE.into(), DocumentKey::Title, false, order))
                    .with(heading(app, words::DATE.into(), DocumentKey::Date, false, order))
                    .with(if with_hits {
                        heading(app, words::HITS.into(), DocumentKey::Matches, true, order)
                    } else {
                        nothing()
                    })
                    .with(heading(app, words::WORDS.into(), DocumentKey::Tokens, true, order))
                    .with(heading(app, words::DISTINCT_WORDS.into(), DocumentKey::Types, true, order))
                    .with(fields.collect::<Piece>()),
            ),
        )
        .with(el("tbody").with(rows.collect::<Piece>()))
        .piece()
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

fn row(app: App, row: &DocumentRow, documents: &Documents, columns: &[usize], with_hits: bool) -> Piece {
    let cells = columns.iter().map(|i| {
        let values = row.values.get(*i).map(|v| v.join("; ")).unwrap_or_default();
        let number = documents.columns.get(*i).is_some_and(|name| is_number(app, name));
        el("td").is(class_of(number)).at("dir", "auto").with(values).piece()
    });
    el("tr")
        .with(
            el("th").at("scope", "row").with(
                el("a").at("href", app.link_to_document(&row.doc, None)).at("dir", "auto").with(row.title.clone()),
            ),
        )
        .with(el("td").is("date").with(row.date.as_deref().map(locale::date).unwrap_or_default()))
        .with(if with_hits { el("td").is("num").with(locale::count(row.matches)).piece() } else { nothing() })
        .with(el("td").is("num").with(locale::count(row.tokens)))
        .with(el("td").is("num").with(locale::count(row.types.into())))
        .with(cells.collect::<Piece>())
        .piece()
}

fn paging(documents: &Documents, limit: RwSignal<u32>, more: More) -> Piece {
    let count = documents.rows.len();
    more.drawn(count, ".documents tr");
    let (shown, all) = (count as u64, u64::from(documents.documents));
    if shown >= all {
        return nothing();
    }
    el("p")
        .is("paging")
        .with(el("span").is("soft").with(words::shown_of(&locale::count(shown), &locale::count(all))))
        .with(more.button(count, move || limit.update(|l| *l = l.saturating_mul(4))))
        .piece()
}

/// The whole table as a file, and not only what is shown: it is asked for when the button is pressed.
fn save(app: App) -> Piece {
    let ask = move || {
        let sort = DocumentSort { key: DocumentKey::Relevance, descending: false };
        let request = Request::Documents { scope: app.scope.get_untracked(), sort, offset: 0, limit: u32::MAX };
        app.ask_once("documents-csv", request, move |reply| {
            if let Body::Documents(documents) = &reply.body {
                download::save_table("documents.csv", &as_table(app, documents));
            }
        });
    };
    button("plain", words::CSV, ask)
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
