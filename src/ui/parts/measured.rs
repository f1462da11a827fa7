//! A long table of words with measures: columns as data, heads that sort and say what they mean, all rows as a file.

use crate::export::Table;
use crate::platform::{download, locale};
use crate::ui::dom::{El, Item, Piece, button, click, el, flag, live, maybe, pieces, text};
use crate::ui::parts::long_list::{LongList, table_space};
use crate::ui::signals::*;
use crate::ui::words::{self, measured as said};

/// A column.
#[derive(Clone, PartialEq)]
pub struct Column {
    pub name: String,
    /// Its formula and where that is from; empty where the name says all.
    pub says: &'static str,
    /// What a click on the head sorts by, as a number of the view's own.
    pub sort: Option<usize>,
}

/// The table, for one place on the page.
pub struct Measured {
    /// Of the region that scrolls.
    pub name: &'static str,
    pub caption: Box<dyn Fn() -> String>,
    pub columns: Memo<Vec<Column>>,
    /// What rows are sorted by now, and whether the greatest come first.
    pub order: Memo<(usize, bool)>,
    /// A head was clicked: sort by it so.
    pub sort: Callback<(usize, bool)>,
    /// The number of the one column of words, which begins with A where the others begin with the greatest.
    pub word: usize,
    pub total: Memo<u32>,
    pub rows: Box<dyn Fn() -> Vec<Item>>,
}

impl Measured {
    pub fn draw(self, long: &LongList) -> Piece {
        self.draw_with(long, pieces())
    }

    /// The same with rows that stand before all others, whatever the order.
    pub fn draw_with(self, long: &LongList, first: Piece) -> Piece {
        let Measured { name, caption, columns, order, sort, word, total, rows } = self;
        let heads = move || {
            let head = |(number, column): (usize, Column)| head(number, column, order, sort, word);
            columns.get().into_iter().enumerate().map(head).collect::<Piece>()
        };
        let all = text(move || (total.get() + 1).to_string());
        let table = el("table")
            .is("numbers measured-table")
            .at("aria-rowcount", all)
            .with(el("caption").with(text(caption)))
            .with(el("thead").with(el("tr").with(live(heads))))
            .with(el("tbody").with(first))
            .with(long.draw(el("tbody"), table_space, rows));
        let explained = move || {
            let says = columns.get().into_iter().enumerate().filter(|(_, column)| !column.says.is_empty());
            let says = says.map(|(number, column)| {
                let meaning = el("dd").at("id", describes(number)).with(column.says);
                pieces().and(el("dt").with(column.name)).and(meaning)
            });
            el("dl").with(says.collect::<Piece>()).piece()
        };
        el("div")
            .is("measured")
            .at("hidden", flag(move || total.get() == 0))
            .with(el("details").is("meanings").with(el("summary").with(said::MEANINGS)).with(live(explained)))
            .with(
                el("div").is("table-frame").at("tabindex", "0").at("role", "region").at("aria-label", name).with(table),
            )
            .piece()
    }
}

fn describes(number: usize) -> String {
    ["meaning-", &number.to_string()].concat()
}

fn head(
    number: usize,
    column: Column,
    order: Memo<(usize, bool)>,
    sort: Callback<(usize, bool)>,
    word: usize,
) -> Piece {
    let describes = (!column.says.is_empty()).then(|| describes(number));
    let title = (!column.says.is_empty()).then_some(column.says);
    let Some(key) = column.sort else {
        return el("th").at("scope", "col").at("title", title).with(column.name).piece();
    };
    let sorted = maybe(move || match order.get() {
        (mine, true) if mine == key => Some("descending"),
        (mine, false) if mine == key => Some("ascending"),
        _ => None,
    });
    let act = click(move || {
        let descending = match order.get_untracked() {
            (mine, descending) if mine == key => !descending,
            _ => key != word,
        };
        sort.run((key, descending));
    });
    let button = el("button")
        .at("type", "button")
        .is("plain")
        .at("title", title)
        .at("aria-describedby", describes)
        .on("click", act)
        .with(column.name);
    el("th").at("scope", "col").at("aria-sort", sorted).with(button).piece()
}

/// A row: a word with the way to its lines, then what is measured.
pub fn row(number: u32, word: Piece, cells: Piece) -> El {
    el("tr").at("aria-rowindex", (number + 1).to_string()).with(el("th").at("scope", "row").with(word)).with(cells)
}

pub fn cell(content: impl Into<Piece>) -> Piece {
    el("td").with(content.into()).piece()
}

/// A measure with so many decimal places; a dash with the reason where there is none.
pub fn measure(value: Option<f64>, places: usize, why: &'static str) -> Piece {
    cell(match value {
        Some(value) => locale::fixed(value, places).into(),
        None => el("abbr").at("title", why).with("–").piece(),
    })
}

/// A count that opens its lines.
pub fn opens(count: u64, href: String, title: String) -> Piece {
    cell(el("a").at("href", href).at("title", title).with(locale::count(count)))
}

/// The buttons that save all rows. `save` is told whether as JSON.
pub fn files(save: impl Fn(bool) + Clone + 'static) -> Piece {
    let other = save.clone();
    let csv = click(move || save(false));
    pieces()
        .and(
            el("button")
                .at("type", "button")
                .is("plain")
                .at("title", words::chart::CSV_TITLE)
                .on("click", csv)
                .with(words::CSV),
        )
        .and(button("plain", said::JSON, move || other(true)))
}

/// Saves a table as `readout-NAME.csv` or `.json`.
pub fn save(name: &str, table: &Table, as_json: bool) {
    let file = ["readout-", name, if as_json { ".json" } else { ".csv" }].concat();
    if as_json { download::save_json(&file, table) } else { download::save_table(&file, table) }
}
