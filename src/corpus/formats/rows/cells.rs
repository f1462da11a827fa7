//! Cells with marks between them (`.csv`, `.tsv`).

use super::{
    columns::Columns,
    documents::{Apart, documents},
    statistics::{is_date, words},
    table::{Head, Row, Table, numbered},
};
use crate::corpus::{
    Severity,
    delimited::{Rows, declared, records},
    formats::part::{Parts, Unread},
    said::counted,
};

/// What may part cells, the likeliest first.
const MARKS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// No character of a text: it parts nothing.
const NO_MARK: u8 = 0;
/// So much of a table, in bytes, and so many of its rows are looked at to tell what parts its cells.
const SAMPLE: usize = 1 << 18;
const FIRST: usize = 50;

/// Reads cells with marks between them: a row a document, below a row of names.
pub(in crate::corpus) fn read_cells(source: &str, columns: &Columns) -> Result<Parts, Unread> {
    let (declared, text) = declared(source);
    documents(table(text, mark_of(text, declared)), columns, Apart::ByKey)
}

fn table(text: &str, mark: u8) -> Table {
    let Rows { numbers, is_open } = Rows::of(text, mark);
    let mut records = records(text, mark)
        .zip(numbers)
        .filter(|(record, _)| record.iter().any(|cell| !cell.trim().is_empty()))
        .peekable();
    let mut table = Table { has_semicolons: mark == b';', ..Table::default() };
    let Some((first, number)) = records.peek() else { return table };
    let width = first.len();
    let head = if is_head(first) {
        let head = Head::of(first.iter());
        records.next();
        head
    } else {
        table.notes.push((
            Severity::Warning,
            format!(
                "has no names of columns in its first row ({}): the columns are named `column 1`, `column 2` and so on. Put \
                 a row of names above",
                numbered("row", &[*number])
            ),
        ));
        let names: Vec<String> = (1..=width).map(|number| format!("column {number}")).collect();
        Head::of(names.iter().map(String::as_str))
    };
    let mut uneven = Vec::new();
    let mut swallowing = Vec::new();
    for (record, number) in records {
        if record.len() != width {
            uneven.push(number);
        }
        if has_swallowed(&record, width, mark) {
            swallowing.push(number);
        }
        let cells = record.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty());
        let cells = cells.filter_map(|(place, cell)| Some((head.column(place)?, vec![cell.to_owned()])));
        table.rows.push(Row { number, cells: cells.collect() });
    }
    table.columns = head.columns;
    table.notes.extend(head.notes);
    let last = table.rows.last().map(|row| row.number);
    swallowing.extend(last.filter(|last| is_open && !swallowing.contains(last)));
    say(&uneven, &swallowing, width, &mut table.notes);
    table
}

fn say(uneven: &[usize], swallowing: &[usize], width: usize, notes: &mut Vec<(Severity, String)>) {
    if !swallowing.is_empty() {
        let message = format!(
            "has a quotation mark that nothing closes in its place, so that what comes below is read as part of the cell: {}. \
             Close it, or take it out",
            numbered("row", swallowing)
        );
        notes.push((Severity::Warning, message));
    }
    if !uneven.is_empty() {
        let message = format!(
            "has {} with more or fewer cells than the {width} of the first: {}. Check what parts the cells, and the quotation \
             marks",
            counted(uneven.len(), "row"),
            numbered("row", uneven)
        );
        notes.push((Severity::Warning, message));
    }
}

/// Whether a row names columns: it has no date and nothing as long as a text. Names can be questions of a survey.
fn is_head(record: &csv::StringRecord) -> bool {
    const LONGEST: usize = 30;
    !record.iter().any(|cell| (is_date(cell) && cell.trim().len() > 4) || words(cell) > LONGEST)
}

/// What parts the cells of a table: what it declares, if that is so; else the mark by which most rows have as many cells
/// as the first, and more than one.
fn mark_of(text: &str, declared: Option<u8>) -> u8 {
    let sample = text.get(..text.floor_char_boundary(SAMPLE)).unwrap_or(text);
    let widths = |mark: u8| -> Vec<usize> {
        let rows = records(sample, mark).filter(|record| record.iter().any(|cell| !cell.trim().is_empty()));
        let mut widths: Vec<usize> = rows.take(FIRST).map(|record| record.len()).collect();
        // It may be cut off.
        if sample.len() < text.len() && widths.len() > 1 && widths.len() < FIRST {
            widths.pop();
        }
        widths
    };
    let fits = |mark: u8| {
        let widths = widths(mark);
        let first = widths.first().copied().filter(|width| *width > 1)?;
        let same = widths.iter().filter(|width| **width == first).count();
        Some((same * 100 / widths.len().max(1), first))
    };
    if let Some(mark) = declared.filter(|mark| fits(*mark).is_some()) {
        return mark;
    }
    // Of equals the last is taken, which is to be the likeliest.
    let fitting = MARKS.iter().rev().filter_map(|&mark| Some((fits(mark)?, mark)));
    fitting.max_by_key(|(fit, _)| *fit).map_or(NO_MARK, |(_, mark)| mark)
}

/// Whether a cell of a row goes on over lines that are rows of the table, as behind a quotation mark that nothing closes.
fn has_swallowed(record: &csv::StringRecord, width: usize, mark: u8) -> bool {
    /// So many cells in a line are no chance.
    const TELLING: usize = 4;
    let is_row = |line: &str| line.split(char::from(mark)).count() == width;
    width >= TELLING
        && record.iter().filter(|cell| cell.contains('\n')).any(|cell| {
            // The first line is the cell's own, and the last one may end with it.
            let inner = cell.split('\n').skip(1);
            let (lines, rows) = inner.fold((0, 0), |(lines, rows), line| (lines + 1, rows + usize::from(is_row(line))));
            lines >= 2 && rows * 10 >= (lines - 1) * 8
        })
}
