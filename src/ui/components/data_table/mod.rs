//! Tables of measures: rows that the engine orders, of which each number leads to the lines that it counts.
//!
//! A view says what its table is by [`MeasureTable`]: what to ask, and how a reply becomes rows and columns. Drawing,
//! sorting, scrolling and the ways out of the page are here, once.

mod column;
mod ways;

pub use column::{Column, Kind, Way};

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use leptos::prelude::*;

use super::units::{amount, short_unit};
use super::{Long, Notes, OfDigest, VirtualRows, VirtualTableBody};
use crate::chart::value::Measure;
use crate::export::Cell;
use crate::link::{ColumnSort, State};
use crate::platform::locale;
use crate::protocol::{Query, left_out};
use crate::ui::state::{Answer, Route, use_filters, use_query, use_route};
use crate::ui::words::{self, measured as said};
pub use ways::TableWays;

/// About how high a row is, in pixels, until some were seen.
const ROW: f64 = 32.0;

/// An order of rows: the key of a column, and whether the greatest comes first.
#[derive(Clone, Debug, PartialEq)]
struct Order {
    key: String,
    descending: bool,
}

impl Order {
    /// The question for some rows in this order.
    fn query<T: MeasureTable>(&self, table: T, offset: u32, limit: u32) -> Option<T::Query> {
        table.query(T::Sort::by_column(&self.key)?, self.descending, offset, limit)
    }
}

/// What one table is of. Cheap to copy: it holds contexts and nothing else.
pub trait MeasureTable: Copy + Send + Sync + 'static {
    type Query: Query<Reply = Self::Reply> + Clone + PartialEq + Send + Sync + 'static;
    type Reply: Send + Sync + 'static;
    type Row: Clone + Send + Sync + 'static;
    /// What the engine can sort the rows by: it says which columns sort.
    type Sort: ColumnSort;

    /// Names the question.
    const NAME: &'static str;
    /// The name of its files, without an ending.
    const FILE: &'static str;
    /// The order at first: the key of a column, and whether the greatest comes first.
    const ORDER: (&'static str, bool);

    /// The order at first where that depends on the state.
    fn own_order(_state: &State) -> (&'static str, bool) {
        Self::ORDER
    }

    /// The question for some rows in an order. It follows the state; `None` asks nothing.
    fn query(self, sort: Self::Sort, descending: bool, offset: u32, limit: u32) -> Option<Self::Query>;

    /// Rows and columns of a reply, with the state that it was asked with.
    fn page(self, state: &State, reply: &Self::Reply) -> Page<Self::Row>;

    /// The settings that the table was made with, for a file.
    fn settings(self, _state: &State, _reply: &Self::Reply) -> Vec<(&'static str, String)> {
        Vec::new()
    }

    /// Nothing in the table: what that is called, and what to do about it.
    fn nothing(self) -> (String, String);
}

/// Rows as they came, and what is said of all of them.
pub struct Page<Row> {
    pub columns: Vec<Column<Row>>,
    /// The row of all of them together.
    pub all: Option<Row>,
    pub rows: Vec<Row>,
    /// How many rows there are, and how many come before these.
    pub total: u32,
    pub offset: u32,
    pub caption: String,
    /// The words and documents that rates and ranges are out of; 0 where there is no one such number.
    pub tokens: u64,
    /// The places that rates are out of in place of words; 0 where there are none.
    pub places: u64,
    pub documents: u32,
    /// How many rows what is asked of them leaves.
    pub met: Option<String>,
    /// What leaves no row at all.
    pub emptied: Vec<Emptied>,
}

/// What leaves nothing in a table.
pub struct Emptied {
    /// Nothing where something else says it.
    pub why: Option<String>,
    /// What can be done about it, and the change of the state that does it; nothing where that brings no rows.
    pub way: Option<(String, Way)>,
}

impl<Row> Page<Row> {
    fn rate(&self) -> Measure {
        Measure::rate(self.tokens)
    }

    /// The name of a column in files: of a rate, its unit, which is the one that is shown.
    fn saved_name(&self, column: &Column<Row>) -> String {
        match (column.kind, self.places) {
            (Kind::Rate, 0) => self.rate().key().to_owned(),
            (Kind::Rate, _) => format!("{}_places", self.rate().key()),
            _ => column.key.to_string(),
        }
    }

    /// What a rate is called.
    fn rate_head(&self) -> String {
        let unit = short_unit(self.rate());
        if self.places > 0 { said::of_places(&unit) } else { unit }
    }

    /// A cell in files.
    fn saved_cell(&self, column: &Column<Row>, row: &Row) -> Cell {
        match (column.cell)(row) {
            Cell::Number(rate) if column.kind == Kind::Rate => Cell::Number(self.rate().of_per_million(rate)),
            cell => cell,
        }
    }

    /// Tells what is shown of a row from what was shown in its place before.
    fn key(&self, row: &Row) -> u64 {
        let mut hash = DefaultHasher::new();
        (self.columns.len(), self.tokens, self.documents).hash(&mut hash);
        for column in &self.columns {
            match (column.cell)(row) {
                Cell::Text(text) => text.hash(&mut hash),
                Cell::Count(count) => count.hash(&mut hash),
                Cell::Number(number) => number.to_bits().hash(&mut hash),
                Cell::Nothing => {}
            }
        }
        hash.finish()
    }
}

/// A page with the state that it was asked with: its links are to that, also while the next is under way.
struct Shown<T: MeasureTable> {
    page: Page<T::Row>,
    state: State,
}

/// A table at work. Cheap to copy.
pub struct TableData<T: MeasureTable> {
    table: T,
    route: Route,
    pub answer: Answer<T::Reply>,
    rows: VirtualRows,
    /// None until something has come, and where the question cannot be answered.
    shown: Memo<Option<Arc<Shown<T>>>>,
    pub total: Memo<Option<u32>>,
}

impl<T: MeasureTable> Clone for TableData<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: MeasureTable> Copy for TableData<T> {}

/// Asks for a table.
pub fn use_table<T: MeasureTable>(table: T) -> TableData<T> {
    let (route, filters) = (use_route(), use_filters());
    let order = move || order_of::<T>(route);
    let rows = VirtualRows::new(ROW);
    // Another question begins at its first row again.
    rows.restart_on(move || order().query(table, 0, 1));
    let answer = use_query(T::NAME, move || {
        let (offset, limit) = rows.wanted();
        order().query(table, offset, limit)
    });
    let shown = Memo::new_with_compare(
        move |_| {
            // What cannot be answered has no table. Under a query that cannot be read the one before stays, as in all views.
            let is_kept = answer.failure.with(Option::is_none) || filters.query_failure().is_some();
            let reply = answer.reply.get().filter(|_| is_kept)?;
            let state = route.state.get_untracked();
            Some(Arc::new(Shown { page: table.page(&state, &reply.body), state }))
        },
        |_, _| true,
    );
    let total = Memo::new(move |_| shown.with(|shown| shown.as_ref().map(|shown| shown.page.total)));
    TableData { table, route, answer, rows, shown, total }
}

/// The order that the route asks for, where the table has it.
fn order_of<T: MeasureTable>(route: Route) -> Order {
    route.with(|state| {
        let (key, descending) = state.settings.order();
        let (key, descending) = if T::Sort::by_column(key).is_some() { (key, descending) } else { T::own_order(state) };
        Order { key: key.to_owned(), descending }
    })
}

/// The table, with what has to be said of it.
#[component]
pub fn DataTable<T: MeasureTable>(data: TableData<T>) -> impl IntoView {
    let TableData { answer, shown, rows, total, .. } = data;
    let with_page = move |read: &dyn Fn(&Page<T::Row>) -> String| {
        shown.with(|shown| shown.as_ref().map(|shown| read(&shown.page)).unwrap_or_default())
    };
    let each = move || {
        let Some(shown) = shown.get() else { return Vec::new() };
        let page = &shown.page;
        rows.came(page.total, page.offset, page.rows.len() as u32);
        let number = |(number, row): (u32, &T::Row)| (number, page.key(row), row.clone());
        (page.offset + 1..).zip(&page.rows).map(number).collect()
    };
    let heads = move || {
        let shown = shown.get()?;
        let rate = shown.page.rate_head();
        let head = |column: &Column<T::Row>| {
            let head = if column.kind == Kind::Rate { rate.clone() } else { column.head.clone() };
            view! {
                <Heading data key=column.key.to_string() head title=column.title.clone() kind=column.kind/>
            }
        };
        Some(view! { <tr>{shown.page.columns.iter().map(head).collect_view()}</tr> })
    };
    let all = move || {
        let shown = shown.get()?;
        let all = shown.page.all.as_ref()?;
        Some(view! { <tr>{cells(data, &shown, all)}</tr> })
    };
    view! {
        {move || view! { <Notes notes=answer.notes()/> }}
        <OfDigest/>
        <Show when=move || answer.pending.get() && total.with(Option::is_none)>
            <p class="soft">{words::loading()}</p>
        </Show>
        {move || {
            let met = shown.with(|shown| shown.as_ref().and_then(|shown| shown.page.met.clone()))?;
            Some(view! { <p class="soft measured-met" role="status">{met}</p> })
        }}
        <div class="measured" aria-busy=move || answer.busy()>
            <div
                class="table-frame"
                tabindex="0"
                role="region"
                aria-label=said::list()
                hidden=move || total.get().unwrap_or_default() == 0
            >
                <table
                    class="numbers measured-table"
                    aria-rowcount=move || with_page(&|page| (page.total + 1).to_string())
                >
                    <caption>{move || with_page(&|page| page.caption.clone())}</caption>
                    <thead>{heads}</thead>
                    <tbody class="all">{all}</tbody>
                    <VirtualTableBody rows each key=|row: &(u32, u64, T::Row)| (row.0, row.1) let:row>
                        <tr aria-rowindex=row.0 + 1>
                            {shown.get_untracked().map(|shown| cells(data, &shown, &row.2))}
                        </tr>
                    </VirtualTableBody>
                </table>
            </div>
            <Show when=move || total.get() == Some(0)>
                <Nothing data/>
            </Show>
        </div>
    }
}

/// Nothing is in the table: what leaves nothing, with the way to do without it, or what else helps.
#[component]
fn Nothing<T: MeasureTable>(data: TableData<T>) -> impl IntoView {
    let TableData { table, route, shown, .. } = data;
    let (title, help) = table.nothing();
    let reasons = move || {
        let shown = shown.get()?;
        let emptied = &shown.page.emptied;
        if emptied.is_empty() {
            return None;
        }
        let why = emptied.iter().filter_map(|emptied| emptied.why.clone());
        let way = |(at, emptied): (usize, &Emptied)| {
            let label = emptied.way.as_ref()?.0.clone();
            let shown = Arc::clone(&shown);
            let change = move |_| {
                if let Some((_, change)) = shown.page.emptied.get(at).and_then(|emptied| emptied.way.as_ref()) {
                    route.go(|state| change(state));
                }
            };
            Some(view! { <button type="button" on:click=change>{label}</button> })
        };
        Some(view! {
            {why.map(|why| view! { <p>{why}</p> }).collect_view()}
            <p class="empty-ways">{emptied.iter().enumerate().map(way).collect_view()}</p>
        })
    };
    view! {
        <div class="empty">
            <h2>{title}</h2>
            {move || reasons().map_or_else(|| view! { <p>{help.clone()}</p> }.into_any(), IntoAny::into_any)}
        </div>
    }
}

/// A head that sorts: first as one looks for it (the greatest first, words from a, the least probable), then turned
/// round.
#[component]
fn Heading<T: MeasureTable>(
    data: TableData<T>,
    key: String,
    head: String,
    title: Option<String>,
    kind: Kind,
) -> impl IntoView {
    if T::Sort::by_column(&key).is_none() {
        return view! { <th scope="col" title=title>{head}</th> }.into_any();
    }
    let route = data.route;
    let is_mine = {
        let key = key.clone();
        move |order: &Order| order.key == key
    };
    let sorted = {
        let is_mine = is_mine.clone();
        move || {
            let order = order_of::<T>(route);
            is_mine(&order).then_some(if order.descending { "descending" } else { "ascending" })
        }
    };
    let sort = move |_| {
        let order = untrack(|| order_of::<T>(route));
        let first = !matches!(kind, Kind::Name | Kind::Probability);
        let descending = if is_mine(&order) { !order.descending } else { first };
        let key = if (key.as_str(), descending) == route.with_untracked(T::own_order) { "" } else { key.as_str() };
        route.go(|state| state.settings.set_order(key, descending));
    };
    view! {
        <th scope="col" title=title aria-sort=sorted>
            <button type="button" class="plain" on:click=sort>{head}</button>
        </th>
    }
    .into_any()
}

fn cells<T: MeasureTable>(data: TableData<T>, shown: &Shown<T>, row: &T::Row) -> Vec<AnyView> {
    shown.page.columns.iter().map(|column| cell(data, &shown.page, column, row)).collect()
}

fn cell<T: MeasureTable>(data: TableData<T>, page: &Page<T::Row>, column: &Column<T::Row>, row: &T::Row) -> AnyView {
    let cell = (column.cell)(row);
    let written = match &column.shown {
        Some(shown) => shown(row),
        None => written(page, column.kind, &cell),
    };
    // Nothing is behind a zero, and no link holds a word that is too long to be sent whole.
    let has_way = cell != Cell::Count(0) && !is_cut(page, row);
    let way = column.way.as_ref().filter(|_| has_way).and_then(|way| way(row));
    let inside = match (&column.drawn, way) {
        (Some(drawn), _) => drawn(row),
        (None, Some(way)) => {
            let TableData { route, shown, .. } = data;
            let link = move || {
                let state = shown.with(|shown| shown.as_ref().map(|shown| shown.state.clone()));
                state.map(|state| route.link_from(state, |state| way(state)))
            };
            let title = (column.kind != Kind::Name).then(said::lines_title);
            view! { <a href=link title=title dir="auto"><Long text=written/></a> }.into_any()
        }
        (None, None) if cell == Cell::Nothing && column.shown.is_none() => {
            view! { <abbr title=said::undefined()>"–"</abbr> }.into_any()
        }
        (None, None) => view! { <Long text=written/> }.into_any(),
    };
    match column.kind {
        Kind::Name => view! { <th scope="row">{inside}</th> }.into_any(),
        Kind::Drawn => view! { <td class="drawn">{inside}</td> }.into_any(),
        _ => view! { <td>{inside}</td> }.into_any(),
    }
}

/// Whether the name of a row is not known whole.
fn is_cut<Row>(page: &Page<Row>, row: &Row) -> bool {
    let mut names = page.columns.iter().filter(|column| column.kind == Kind::Name);
    names.any(|column| matches!((column.cell)(row), Cell::Text(name) if left_out(&name).is_some()))
}

fn written<Row>(page: &Page<Row>, kind: Kind, cell: &Cell) -> String {
    match (cell, kind) {
        (Cell::Text(text), _) => text.clone(),
        (Cell::Count(count), Kind::Range) => said::of(&locale::count(*count), &locale::count(page.documents.into())),
        (Cell::Count(count), _) => locale::count(*count),
        (Cell::Number(number), Kind::Rate) => amount(page.rate(), page.rate().of_per_million(*number)),
        (Cell::Number(number), Kind::Probability) if *number < 0.0001 => said::tiny(),
        // A minus in place of the hyphen that stands for one.
        (Cell::Number(number), Kind::Number(digits)) => locale::fixed(*number, digits).replace('-', "−"),
        (Cell::Number(number), _) => locale::fixed(*number, 4),
        (Cell::Nothing, _) => String::new(),
    }
}
