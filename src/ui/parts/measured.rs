//! Tables of measures: rows that the engine orders, of which each number can be traced to the lines that it counts.

use std::borrow::Cow;
use std::hash::{Hash, Hasher};
use std::rc::Rc;

use rustc_hash::FxHasher;

use crate::chart::value::Measure;
use crate::export::{Cell, Table};
use crate::link::State;
use crate::platform::{clipboard, download, locale};
use crate::protocol::{Body, Request};
use crate::ui::app::App;
use crate::ui::ask::Came;
use crate::ui::dom::{Item, Piece, click, el, flag, live, live_option, maybe, text, when};
use crate::ui::parts::{
    chart,
    facts::facts,
    long_list::{LongList, table_space},
    notes, trouble,
};
use crate::ui::words::{self, Text, measured as said};
use leptos::prelude::*;

/// About how high a row is, in pixels, until some were seen.
const ROW: f64 = 32.0;

/// The key of a column that is a drawing; it is the last one.
pub const DRAWING: &str = "drawing";

/// What is known of a column.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its name in files and in the link's order.
    pub key: Cow<'static, str>,
    /// Its head, where that is not the key; that of a rate is its unit.
    pub name: Option<Text>,
    /// Its formula, or what is counted.
    pub title: Option<Text>,
    pub kind: Kind,
    pub sorts: bool,
}

/// How the values of a column are written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// The head of the row.
    Name,
    /// A count, or a number with so many digits behind the point.
    Number(usize),
    /// Per million, as the size of the view has it.
    Rate,
    /// A number of documents, of all of them.
    Range,
    /// A probability.
    Probability,
    /// What the view draws itself.
    Drawn,
}

pub const fn column(key: &'static str, name: Option<Text>, title: Option<Text>, kind: Kind, sorts: bool) -> Column {
    Column { key: Cow::Borrowed(key), name, title, kind, sorts }
}

impl PartialEq for Column {
    fn eq(&self, other: &Self) -> bool {
        (&self.key, self.kind, self.sorts) == (&other.key, other.kind, other.sorts) && self.name() == other.name()
    }
}

impl Column {
    fn name(&self) -> String {
        self.name.map_or_else(|| self.key.to_string(), |name| name())
    }
}

/// The change of the state that leads to what a number counts.
pub type Way = Box<dyn Fn(&mut State)>;

/// One cell of a row.
pub struct Value {
    /// What a file has.
    pub cell: Cell,
    /// What the page shows where that is another text.
    pub shown: Option<String>,
    pub way: Option<Way>,
    /// In place of the cell's own text.
    pub drawn: Option<Piece>,
}

impl From<Cell> for Value {
    fn from(cell: Cell) -> Value {
        Value { cell, shown: None, way: None, drawn: None }
    }
}

impl From<Option<f64>> for Value {
    fn from(number: Option<f64>) -> Value {
        Cell::from(number).into()
    }
}

impl Value {
    pub fn text(text: impl Into<String>) -> Value {
        Cell::Text(text.into()).into()
    }

    pub fn count(count: u64) -> Value {
        Cell::Count(count).into()
    }

    pub fn shown(self, text: &str) -> Value {
        Value { shown: Some(text.to_owned()), ..self }
    }

    pub fn leads(self, way: impl Fn(&mut State) + 'static) -> Value {
        self.with_way(Box::new(way))
    }

    fn with_way(self, way: Way) -> Value {
        Value { way: Some(way), ..self }
    }
}

/// Rows as they came.
pub struct Page {
    pub head: Head,
    /// The row of all of them together.
    pub all: Option<Vec<Value>>,
    pub rows: Vec<Vec<Value>>,
}

/// What is said of all rows.
#[derive(Clone, Default, PartialEq)]
pub struct Head {
    pub total: u32,
    pub offset: u32,
    pub caption: String,
    /// The words and documents that rates and ranges are out of.
    pub tokens: u64,
    pub documents: u32,
    /// Columns behind the fixed ones.
    pub more: Vec<Column>,
}

/// What one table is of.
#[derive(Clone, Copy)]
pub struct Spec {
    /// Names the question, and the file.
    pub name: &'static str,
    pub columns: &'static [Column],
    /// The column that it is sorted by at first, by place, and whether the greatest comes first.
    pub order: (usize, bool),
    /// The question for some rows in an order. It follows the state; `None` asks nothing.
    pub ask: fn(App, (usize, bool), u32, u32) -> Option<Request>,
    pub read: fn(App, &Body) -> Option<Page>,
    /// The settings that the table was made with, for a file.
    pub settings: fn(App, &State, &Body) -> Vec<(&'static str, String)>,
    /// Nothing in the table: what to do about it.
    pub empty: (Text, Text),
}

/// A table at work.
#[derive(Clone, Copy)]
pub struct Measured {
    app: App,
    pub reply: Memo<Option<Came>>,
    spec: Spec,
    /// None until something has come.
    head: Memo<Option<Head>>,
    /// What was asked for what is shown: its links are to that, also while the next is under way.
    asked: RwSignal<State>,
}

/// Asks for the table and gives, besides what is known of it, what hinders it and its ways out of the page, and itself.
pub fn measured(app: App, spec: Spec) -> (Measured, Piece, Piece) {
    let order = move || app.state.with(|state| order_of(&spec, state));
    let rows = LongList::new(ROW);
    // Another question begins at its first row again.
    let wanted = Memo::new(move |_| (spec.ask)(app, order(), 0, 1));
    rows.begins_with(move || wanted.track());
    let answer = app.ask(spec.name, {
        let rows = rows.clone();
        move || {
            let (offset, limit) = rows.wanted();
            (spec.ask)(app, order(), offset, limit)
        }
    });
    // An answer to another question than what is asked now is none: what cannot be read has no table.
    let reply = Memo::new(move |_| answer.with(|answer| answer.reply.clone().filter(|_| answer.failure.is_none())));
    let asked = RwSignal::new(app.state.get_untracked());
    Effect::new(move |_| {
        reply.track();
        asked.set(app.state.get_untracked());
    });
    let head = Memo::new(move |_| page(app, &spec, reply).map(|page| page.head));
    let notes = Memo::new(move |_| reply.with(|reply| reply.as_ref().map(|r| r.notes.clone()).unwrap_or_default()));
    let measured = Measured { app, reply, spec, head, asked };
    let empty = move || {
        let (title, help) = spec.empty;
        el("div").is("empty").with(el("h2").with(title())).with(el("p").with(help())).piece()
    };
    let table = live(move || notes::notes(app, &notes.get()))
        .and(when(
            move || answer.with(|answer| answer.pending) && head.with(Option::is_none),
            || el("p").is("soft").with(words::loading()).piece(),
        ))
        .and(
            el("div")
                .is("measured")
                .at("aria-busy", text(move || answer.with(|answer| answer.pending).to_string()))
                .class("is-pending", flag(move || answer.with(|answer| answer.pending)))
                .with(table(measured, rows))
                .with(when(move || measured.total() == Some(0), empty)),
        );
    let trouble = trouble::answer_trouble(app, answer);
    (measured, trouble.and(ways(measured)), table)
}

fn page(app: App, spec: &Spec, reply: Memo<Option<Came>>) -> Option<Page> {
    reply.with(|reply| reply.as_deref().and_then(|reply| (spec.read)(app, &reply.body)))
}

impl Measured {
    /// How many rows there are; nothing until the table has come.
    pub fn total(self) -> Option<u32> {
        self.head.with(|head| head.as_ref().map(|head| head.total))
    }

    fn say(self, what: fn(&Head) -> String) -> String {
        self.head.with(|head| head.as_ref().map(what).unwrap_or_default())
    }
}

/// The column that rows are sorted by, and whether the greatest comes first.
fn order_of(spec: &Spec, state: &State) -> (usize, bool) {
    let (key, descending) = state.settings.order();
    let place = spec.columns.iter().position(|column| column.sorts && column.key == key);
    place.map_or(spec.order, |place| (place, descending))
}

/// The whole table as a file or on the clipboard, and not only what is shown.
fn ways(measured: Measured) -> Piece {
    let way = |label: String, title: String, put: fn(App, &str, &Table)| {
        let act = click(move || all(measured, put));
        el("button").at("type", "button").is("plain").at("title", title).on("click", act).with(label).piece()
    };
    let copy = way(words::copy(), said::copy_title(), |app, _, table| {
        clipboard::copy(table.to_tsv(download::number), move |done| {
            app.say(if done { said::copied() } else { said::not_copied() });
        });
    });
    let ways = copy
        .and(way(words::csv(), words::chart::csv_title(), |_, name, table| {
            download::save_table(&["readout-", name, ".csv"].concat(), table);
        }))
        .and(way(said::json(), said::json_title(), |_, name, table| {
            download::save_json(&["readout-", name, ".json"].concat(), table);
        }));
    let none = flag(move || measured.total().unwrap_or_default() == 0);
    el("span").is("measured-ways").at("hidden", none).with(ways).piece()
}

fn all(measured: Measured, put: fn(App, &str, &Table)) {
    let Measured { app, spec, .. } = measured;
    let order = app.state.with_untracked(|state| order_of(&spec, state));
    let Some(total) = untrack(|| measured.total()).filter(|total| *total > 0) else { return };
    let Some(request) = untrack(|| (spec.ask)(app, order, 0, total)) else { return };
    app.ask_once("all-rows", request, move |reply| {
        let Some(Page { head: said, rows, .. }) = (spec.read)(app, &reply.body) else { return };
        let mut head = facts(app);
        // Of two sides there are two numbers, which the settings say.
        if said.tokens > 0 {
            head.push(("words", said.tokens.to_string()));
            head.push(("documents", said.documents.to_string()));
        }
        head.extend((spec.settings)(app, &app.state.get_untracked(), &reply.body));
        head.push(("order", [if order.1 { "-" } else { "" }, &spec.columns[order.0].key].concat()));
        // What only the page can draw is no column of a file.
        let is_kept = |column: &&Column| column.key != DRAWING;
        let columns: Vec<String> =
            spec.columns.iter().chain(&said.more).filter(is_kept).map(|column| column.key.to_string()).collect();
        let cells = |row: Vec<Value>| row.into_iter().take(columns.len()).map(|value| value.cell).collect();
        let rows = rows.into_iter().map(cells).collect();
        let table = Table { head, columns, rows };
        put(app, spec.name, &table);
    });
}

fn table(measured: Measured, long: LongList) -> Piece {
    let Measured { app, spec, reply, .. } = measured;
    let columns = Memo::new(move |_| {
        let head = measured.head.get().unwrap_or_default();
        let unit = chart::short_unit(Measure::rate(head.tokens));
        let mut all: Vec<Column> = spec.columns.iter().cloned().chain(head.more).collect();
        all.iter_mut().filter(|column| column.kind == Kind::Rate).for_each(|column| column.name = Some(unit));
        all
    });
    let heads = move || {
        let heads = columns.get().into_iter().enumerate().map(|(at, column)| heading(app, spec, at, column));
        el("tr").with(heads.collect::<Piece>()).piece()
    };
    let rows = {
        let long = long.clone();
        move || {
            let columns = Rc::new(columns.get());
            let Some(Page { head, rows, .. }) = page(app, &spec, reply) else { return Vec::new() };
            long.came(head.total, head.offset, rows.len() as u32);
            let (rate, documents) = (Measure::rate(head.tokens), locale::count(head.documents.into()));
            let item = |(number, row): (u32, Vec<Value>)| {
                let mut hash = FxHasher::default();
                (number, columns.len(), head.tokens, head.documents).hash(&mut hash);
                row.iter().for_each(|value| key_of(&value.cell, &mut hash));
                let (columns, documents) = (Rc::clone(&columns), documents.clone());
                let draw = move || {
                    let row = cells(measured, &columns, row, rate, &documents);
                    el("tr").at("aria-rowindex", (number + 1).to_string()).with(row)
                };
                Item { key: hash.finish(), draw: Box::new(draw) }
            };
            (head.offset + 1..).zip(rows).map(item).collect()
        }
    };
    let all = move || {
        let Page { head, all, .. } = page(app, &spec, reply)?;
        let (rate, documents) = (Measure::rate(head.tokens), locale::count(head.documents.into()));
        Some(el("tr").with(cells(measured, &columns.get(), all?, rate, &documents)).piece())
    };
    el("div")
        .is("table-frame")
        .at("tabindex", "0")
        .at("role", "region")
        .at("aria-label", said::list())
        .at("hidden", flag(move || measured.total().unwrap_or_default() == 0))
        .with(
            el("table")
                .is("numbers measured-table")
                .at("aria-rowcount", text(move || measured.say(|head| (head.total + 1).to_string())))
                .with(el("caption").with(text(move || measured.say(|head| head.caption.clone()))))
                .with(el("thead").with(live(heads)))
                .with(el("tbody").is("all").with(live_option(all)))
                .with(long.draw(el("tbody"), table_space, rows)),
        )
        .piece()
}

/// Another number is another row.
fn key_of(cell: &Cell, hash: &mut FxHasher) {
    match cell {
        Cell::Text(text) => text.hash(hash),
        Cell::Count(count) => count.hash(hash),
        Cell::Number(number) => number.to_bits().hash(hash),
        Cell::Nothing => {}
    }
}

/// A head that sorts: first as one looks for it (the greatest first, words from a, the least probable), then turned
/// round.
fn heading(app: App, spec: Spec, at: usize, column: Column) -> Piece {
    let head = el("th").at("scope", "col").at("title", column.title.map(|title| title()));
    if !column.sorts {
        return head.with(column.name()).piece();
    }
    let order = move || app.state.with(|state| order_of(&spec, state));
    let is_sorted = maybe(move || match order() {
        (mine, true) if mine == at => Some("descending"),
        (mine, false) if mine == at => Some("ascending"),
        _ => None,
    });
    let first = !matches!(column.kind, Kind::Name | Kind::Probability);
    let sort = click(move || {
        let descending = match untrack(order) {
            (mine, descending) if mine == at => !descending,
            _ => first,
        };
        let key = if (at, descending) == spec.order { "" } else { &spec.columns[at].key };
        app.go(|state| state.settings.set_order(key, descending));
    });
    let button = el("button").at("type", "button").is("plain").on("click", sort).with(column.name());
    head.at("aria-sort", is_sorted).with(button).piece()
}

fn cells(measured: Measured, columns: &[Column], row: Vec<Value>, rate: Measure, documents: &str) -> Piece {
    columns.iter().zip(row).map(|(column, value)| cell(measured, column, value, rate, documents)).collect()
}

/// A number with a minus in place of the hyphen that stands for one.
fn minus(number: String) -> String {
    match number.strip_prefix('-') {
        Some(number) => ["−", number].concat(),
        None => number,
    }
}

fn cell(measured: Measured, column: &Column, value: Value, rate: Measure, documents: &str) -> Piece {
    let Value { cell, shown, way, drawn } = value;
    let written = shown.unwrap_or_else(|| match (&cell, column.kind) {
        (Cell::Text(text), _) => text.clone(),
        (Cell::Count(count), Kind::Range) => said::of(&locale::count(*count), documents),
        (Cell::Count(count), _) => locale::count(*count),
        (Cell::Number(number), Kind::Rate) => chart::amount(rate, rate.of_per_million(*number)),
        (Cell::Number(number), Kind::Probability) if *number < 0.0001 => said::tiny(),
        (Cell::Number(number), Kind::Number(digits)) => minus(locale::fixed(*number, digits)),
        (Cell::Number(number), _) => locale::fixed(*number, 4),
        (Cell::Nothing, _) => String::new(),
    });
    // Nothing is behind a zero.
    let way = way.filter(|_| cell != Cell::Count(0));
    let inside = match (drawn, way) {
        (Some(drawn), _) => drawn,
        (None, Some(way)) => {
            let link = text(move || measured.app.link_from(measured.asked.get(), |state| way(state)));
            el("a")
                .at("href", link)
                .at("title", (column.kind != Kind::Name).then_some(said::lines_title()))
                .at("dir", "auto")
                .with(written)
                .piece()
        }
        (None, None) if cell == Cell::Nothing && column.kind != Kind::Drawn => {
            el("abbr").at("title", said::undefined()).with("–").piece()
        }
        (None, None) => written.into(),
    };
    let at = match column.kind {
        Kind::Name => el("th").at("scope", "row"),
        Kind::Drawn => el("td").is("drawn"),
        _ => el("td"),
    };
    at.with(inside).piece()
}
