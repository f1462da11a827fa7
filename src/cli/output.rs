//! Answers on standard output: tables, CSV, JSON; messages on standard error.

use std::io::{self, IsTerminal, Write};

use serde::Serialize;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::stop::Stop;
use crate::protocol::Failure;
use crate::text::grouped;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Align {
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

pub struct Table {
    heads: Vec<(String, Align)>,
    rows: Vec<Vec<Cell>>,
    /// The maximal width of the last column in characters; 0 is unlimited.
    pub cut: usize,
}

impl Table {
    pub fn new(heads: &[(&str, Align)]) -> Self {
        Self { heads: heads.iter().map(|(h, a)| ((*h).to_owned(), *a)).collect(), rows: Vec::new(), cut: 0 }
    }

    pub fn row(&mut self, cells: Vec<Cell>) {
        self.rows.push(cells);
    }
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

pub fn table(table: &Table) -> Result<(), Stop> {
    let cells: Vec<Vec<String>> = table.rows.iter().map(|row| row.iter().map(shown).collect()).collect();
    let widths: Vec<usize> = (0..table.heads.len())
        .map(|n| cells.iter().map(|row| row[n].width()).chain([table.heads[n].0.width()]).max().unwrap_or(0))
        .collect();
    let mut out = io::BufWriter::new(io::stdout().lock());
    let heads: Vec<String> = table.heads.iter().map(|(h, _)| h.clone()).collect();
    for row in std::iter::once(&heads).chain(&cells) {
        let mut line = String::new();
        for (n, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let last = n + 1 == row.len();
            let pad = " ".repeat(width - cell.width());
            match table.heads[n].1 {
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

/// Numbers in full; what does not exist is empty.
pub fn csv(table: &Table) -> Result<(), Stop> {
    let mut out = csv::Writer::from_writer(io::stdout().lock());
    let failed = |error: csv::Error| match error.into_kind() {
        csv::ErrorKind::Io(error) => Stop::from(error),
        _ => Stop::input("The table could not be written as CSV.", ""),
    };
    out.write_record(table.heads.iter().map(|(h, _)| h)).map_err(failed)?;
    for row in &table.rows {
        let cells = row.iter().map(|cell| match cell {
            Cell::Text(text) => text.clone(),
            Cell::Count(count) => count.to_string(),
            Cell::Measure(value) => value.map_or_else(String::new, |v| v.to_string()),
        });
        out.write_record(cells).map_err(failed)?;
    }
    out.flush()?;
    Ok(())
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
            eprintln!("error: {message}");
            if !help.is_empty() {
                eprintln!("{help}");
            }
        }
        Stop::Query(failure) => query(failure),
        Stop::Partly => eprintln!("error: some of the input could not be used; see above."),
        Stop::ClosedPipe => {}
    }
}

/// The query with each fault marked under it.
fn query(failure: &Failure) {
    if failure.diagnostics.is_empty() {
        eprintln!("error: {}", failure.message);
        if let Some(help) = &failure.help {
            eprintln!("{help}");
        }
        return;
    }
    let (on, off) = if io::stderr().is_terminal() { ("\x1b[31m", "\x1b[0m") } else { ("", "") };
    for fault in &failure.diagnostics {
        let line: String = fault.source.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let before: String = line.chars().take(fault.start as usize).collect();
        let marked: String = line.chars().skip(fault.start as usize).take((fault.end - fault.start) as usize).collect();
        eprintln!("error: {}", fault.message);
        eprintln!("  {line}");
        eprintln!("  {}{on}{}{off}", " ".repeat(before.width()), "^".repeat(marked.width().max(1)));
        if let Some(help) = &fault.help {
            eprintln!("  {help}");
        }
    }
}
