//! Answers on standard output: tables, CSV, JSON; messages on standard error.

use std::{
    fmt,
    io::{self, IsTerminal, Write},
    iter,
};

use serde::Serialize;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::stop::Stop;
use crate::{
    export::comments,
    protocol::{Facts, Failure, WORDING, Wording},
    text::grouped,
};

/// Prints a line on standard error, as `eprintln!` does, which would panic where nobody reads it any more.
macro_rules! say {
    ($($text:tt)*) => { $crate::cli::output::line(format_args!($($text)*)) };
}
pub(super) use say;

/// A message that nobody can read is none: what is done goes on, and the exit code says how it ended.
pub fn line(text: fmt::Arguments) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// What a table has where there is no value.
pub const NONE: &str = "(none)";

enum Align {
    Left,
    Right,
}

/// A cell: a text, a whole number, or a measure, which may not exist.
pub enum Cell {
    Text(String),
    Count(u64),
    Measure(Option<f64>),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u32> for Cell {
    fn from(count: u32) -> Self {
        Self::Count(count.into())
    }
}

/// Nothing is shown as a measure that does not exist.
impl From<Option<u32>> for Cell {
    fn from(count: Option<u32>) -> Self {
        count.map_or(Self::Measure(None), Self::from)
    }
}

impl From<u64> for Cell {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl From<f64> for Cell {
    fn from(measure: f64) -> Self {
        Self::Measure(Some(measure))
    }
}

impl From<Option<f64>> for Cell {
    fn from(measure: Option<f64>) -> Self {
        Self::Measure(measure)
    }
}

/// A table of `Row`s, to which columns are added one by one, each with its head and what of a row is in its cell.
pub struct Table<'a, Row> {
    rows: &'a [Row],
    columns: Vec<Column>,
    /// The maximal width of the last column in characters; 0 is unlimited.
    pub cut: usize,
}

struct Column {
    head: String,
    align: Align,
    /// One for each row.
    cells: Vec<Cell>,
}

impl<'a, Row> Table<'a, Row> {
    pub fn new(rows: &'a [Row]) -> Self {
        Self { rows, columns: Vec::new(), cut: 0 }
    }

    /// Adds a column that is aligned to the left.
    pub fn text<C: Into<Cell>>(&mut self, head: impl Into<String>, cell: impl Fn(&'a Row) -> C) -> &mut Self {
        self.column(head.into(), Align::Left, cell)
    }

    /// Adds a column that is aligned to the right.
    pub fn number<C: Into<Cell>>(&mut self, head: impl Into<String>, cell: impl Fn(&'a Row) -> C) -> &mut Self {
        self.column(head.into(), Align::Right, cell)
    }

    fn column<C: Into<Cell>>(&mut self, head: String, align: Align, cell: impl Fn(&'a Row) -> C) -> &mut Self {
        let cells = self.rows.iter().map(|row| cell(row).into()).collect();
        self.columns.push(Column { head, align, cells });
        self
    }
}

/// Up to three names, and how many more there are.
pub fn listed(names: &[String]) -> String {
    let first = names.iter().take(3).map(String::as_str).collect::<Vec<_>>().join(", ");
    let first = plain(&first);
    if names.len() > 3 { format!("{first} and {} more", names.len() - 3) } else { first }
}

/// Text that is safe on a terminal: control characters are replaced by spaces.
pub fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// A cell of a table on the screen.
pub fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => plain(text),
        Cell::Count(count) => grouped(*count),
        Cell::Measure(None) => "–".into(),
        Cell::Measure(Some(value)) if value.abs() >= 1_000.0 => {
            format!("{}{}", if *value < 0.0 { "-" } else { "" }, grouped(value.abs().round() as u64))
        }
        // Small probabilities are not rounded to zero.
        Cell::Measure(Some(value)) if *value != 0.0 && value.abs() < 0.000_5 => format!("{value:.1e}"),
        Cell::Measure(Some(value)) => format!("{value:.3}"),
    }
}

pub fn lines(lines: &[String]) -> Result<(), Stop> {
    let mut out = io::stdout().lock();
    lines.iter().try_for_each(|line| writeln!(out, "{line}"))?;
    Ok(())
}

pub fn bytes(bytes: &[u8]) -> Result<(), Stop> {
    Ok(io::stdout().lock().write_all(bytes)?)
}

pub fn table<Row>(table: &Table<'_, Row>) -> Result<(), Stop> {
    let columns: Vec<Vec<String>> = table
        .columns
        .iter()
        .map(|column| iter::once(column.head.clone()).chain(column.cells.iter().map(shown)).collect())
        .collect();
    let widths: Vec<usize> =
        columns.iter().map(|cells| cells.iter().map(|cell| cell.width()).max().unwrap_or(0)).collect();
    let mut out = io::BufWriter::new(io::stdout().lock());
    for at in 0..=table.rows.len() {
        let mut line = String::new();
        for (n, width) in widths.iter().enumerate() {
            let cell = &columns[n][at];
            let last = n + 1 == columns.len();
            let pad = " ".repeat(width - cell.width());
            match table.columns[n].align {
                Align::Right => line += &format!("{pad}{cell}"),
                Align::Left if last => line += &cut(cell, table.cut),
                Align::Left => line += &format!("{cell}{pad}"),
            }
            if !last {
                line += "  ";
            }
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    out.flush()?;
    Ok(())
}

fn cut(text: &str, most: usize) -> String {
    if most == 0 || text.width() <= most {
        return text.to_owned();
    }
    let mut width = 0;
    let kept: String = text
        .chars()
        .take_while(|c| {
            width += c.width().unwrap_or(0);
            width < most
        })
        .collect();
    format!("{kept}…")
}

/// Numbers in full; what does not exist is empty. Settings stand above as comments; rows of a digest say that they are.
pub fn csv<Row>(table: &Table<'_, Row>, settings: &Facts, wording: Wording) -> Result<(), Stop> {
    let mut out = io::stdout().lock();
    out.write_all(comments(settings).as_bytes())?;
    let mut out = csv::Writer::from_writer(out);
    let of_digest = |text: String| wording.is_digest().then_some(text);
    let failed = |error: csv::Error| match error.into_kind() {
        csv::ErrorKind::Io(error) => Stop::from(error),
        _ => Stop::input("The table could not be written as CSV.", ""),
    };
    let heads = table.columns.iter().map(|column| column.head.clone());
    out.write_record(heads.chain(of_digest(WORDING.into()))).map_err(failed)?;
    for at in 0..table.rows.len() {
        let cells = table.columns.iter().map(|column| match &column.cells[at] {
            Cell::Text(text) => text.clone(),
            Cell::Count(count) => count.to_string(),
            Cell::Measure(value) => value.map_or_else(String::new, |v| v.to_string()),
        });
        out.write_record(cells.chain(of_digest(wording.to_string()))).map_err(failed)?;
    }
    out.flush()?;
    Ok(())
}

/// The command line as a shell reads it.
pub fn command() -> String {
    let quoted = |arg: String| {
        let is_plain = |c: char| c.is_alphanumeric() || "_-./:=,@%+".contains(c);
        if !arg.is_empty() && arg.chars().all(is_plain) { arg } else { format!("'{}'", arg.replace('\'', r"'\''")) }
    };
    let args = std::env::args_os().skip(1).map(|arg| quoted(arg.to_string_lossy().into_owned()));
    iter::once("readout".into()).chain(args).collect::<Vec<_>>().join(" ")
}

pub fn json<T: Serialize>(value: &T) -> Result<(), Stop> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    serde_json::to_writer_pretty(&mut out, value).map_err(io::Error::from)?;
    writeln!(out)?;
    out.flush()?;
    Ok(())
}

/// Says why a command stopped.
pub fn stop(stop: &Stop) {
    match stop {
        Stop::Input { message, help } => {
            say!("error: {message}");
            if !help.is_empty() {
                say!("{help}");
            }
        }
        Stop::Query(failure) => query(failure),
        Stop::Partly => say!("error: some of the input could not be used; see above."),
        Stop::ClosedPipe => {}
    }
}

/// The query with each fault marked under it.
fn query(failure: &Failure) {
    if failure.diagnostics.is_empty() {
        say!("error: {}", failure.message);
        if let Some(help) = &failure.help {
            say!("{help}");
        }
        return;
    }
    let (on, off) = if io::stderr().is_terminal() { ("\x1b[31m", "\x1b[0m") } else { ("", "") };
    for fault in &failure.diagnostics {
        let line: String = fault.source.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let before: String = line.chars().take(fault.start as usize).collect();
        let marked: String = line.chars().skip(fault.start as usize).take((fault.end - fault.start) as usize).collect();
        say!("error: {}", fault.message);
        say!("  {line}");
        say!("  {}{on}{}{off}", " ".repeat(before.width()), "^".repeat(marked.width().max(1)));
        if let Some(help) = &fault.help {
            say!("  {help}");
        }
    }
}
