//! The dates or numbers of a table's column, read together: a cell alone does not tell whether `03/04/2019` is in March.

use super::cells::{self, Order};

/// How many of a kind are said one by one: of a table with a thousand rows there may be a thousand.
pub(super) const SAID: usize = 3;

/// The cells of a column that are not empty, each with the number of its row. `;` parts several values in one.
pub(super) type Cells<'a> = [(usize, &'a mut String)];

/// Writes the dates of a column as ISO 8601 does, in the order that is declared, else in the one that those show which can
/// be read in one way alone. Gives what a person should know of it, as the rest of a sentence about the table.
pub(super) fn read_dates(name: &str, cells: &mut Cells, declared: Option<Order>) -> Vec<String> {
    let mut messages = Vec::new();
    let found = Order::of_dates(values(cells));
    let order = declared.or(found.ok().flatten());
    if let (None, Some(order), Some(example)) =
        (declared, order, values(cells).find(|value| cells::ends_in_a_year(value)))
    {
        let first = if order == Order::Day { "day" } else { "month" };
        messages.push(format!("has dates such as \"{example}\" in the column `{name}`, and they are read with the {first} first, as some of them must be"));
    }
    let (open, unread): (Vec<_>, Vec<_>) =
        rewrite(cells, |value| cells::date(value, order).map(|date| date.to_string()))
            .into_iter()
            .partition(|(_, value)| order.is_none() && cells::ends_in_a_year(value));
    if !open.is_empty() {
        let why = match found {
            Err(()) => "of which some have the day first and some the month",
            Ok(_) => "and nothing says whether the day or the month comes first",
        };
        messages.push(format!(
                "has {} in the column `{name}`, {why}; they are left out. Say what comes first in corpus.toml: date_format = \"DD/MM/YYYY\" or \"MM/DD/YYYY\"",
                said("dates such as", &open)
            ));
    }
    let is_other = |(_, value): &(usize, String)| {
        let other = if order == Some(Order::Day) { Order::Month } else { Order::Day };
        cells::ends_in_a_year(value) && cells::date(value, Some(other)).is_some()
    };
    if declared.is_some() && unread.iter().any(is_other) {
        messages.push(format!("has dates in the column `{name}` that can only be read in another order than `date_format` in corpus.toml says: what else is there may be read wrongly"));
    }
    if !unread.is_empty() {
        let values = said(
            if unread.len() == 1 {
                "value that is no date such as 2020, 2020-07 or 2020-07-30:"
            } else {
                "values that are no dates such as 2020, 2020-07 or 2020-07-30:"
            },
            &unread,
        );
        messages.push(format!("has {values} in the column `{name}`; they are left out"));
    }
    messages
}

/// Writes the numbers of a column without the marks between their thousands and with decimal points. `has_semicolons`: these
/// part the table's cells, as where a comma stands before decimals. Gives what [`read_dates`] does.
pub(super) fn read_numbers(name: &str, cells: &mut Cells, has_semicolons: bool) -> Vec<String> {
    let mut messages = Vec::new();
    let has_commas = cells::has_decimal_commas(values(cells));
    let pointed = cells::with_thousands_by_points(values(cells)).filter(|_| !has_commas).map(str::to_owned);
    let comma = has_commas || (has_semicolons && pointed.is_some());
    if let Some(example) = pointed {
        let read = if comma { "marks between thousands" } else { "decimal points" };
        let cure = if comma { "" } else { ". Take them out where thousands are meant" };
        messages.push(format!(
            "has numbers such as \"{example}\" in the column `{name}`, whose full stops are read as {read}{cure}"
        ));
    }
    if let Some(example) = values(cells).find(|value| comma && value.contains(',')) {
        messages.push(format!(
            "has numbers such as \"{example}\" in the column `{name}`, whose commas are read as decimal points"
        ));
    }
    let unread = rewrite(cells, |value| cells::number(value, comma));
    if !unread.is_empty() {
        let values = said(
            if unread.len() == 1 {
                "value that is no number such as 1200 or -0.5:"
            } else {
                "values that are no numbers such as 1200 or -0.5:"
            },
            &unread,
        );
        messages.push(format!("has {values} in the column `{name}`; they are left out"));
    }
    messages
}

/// The values of a column's cells, each of which may have several.
fn values<'a>(cells: &'a Cells) -> impl Iterator<Item = &'a str> + Clone {
    cells.iter().flat_map(|(_, cell)| cell.split(';')).map(str::trim).filter(|value| !value.is_empty())
}

/// Puts what is read in the place of what is written, and gives what cannot be read, with its row.
fn rewrite(cells: &mut Cells, read: impl Fn(&str) -> Option<String>) -> Vec<(usize, String)> {
    let mut unread = Vec::new();
    for (number, cell) in cells {
        let mut kept = Vec::new();
        for value in cell.split(';').map(str::trim).filter(|value| !value.is_empty()) {
            match read(value) {
                Some(value) => kept.push(value),
                None => unread.push((*number, value.to_owned())),
            }
        }
        **cell = kept.join("; ");
    }
    unread
}

/// How many there are, and the first of them.
fn said(what: &str, values: &[(usize, String)]) -> String {
    let first: Vec<String> =
        values.iter().take(SAID).map(|(number, value)| format!("\"{value}\" (row {number})")).collect();
    let more = values.len().saturating_sub(SAID);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{} {what} {}{more}", values.len(), first.join(", "))
}
