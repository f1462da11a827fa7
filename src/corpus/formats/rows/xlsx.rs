//! Workbooks (`.xlsx`).

mod guard;
mod value;

use std::{collections::BTreeMap, io::Cursor};

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use self::{guard::checked, value::written};
use super::{
    columns::Columns,
    documents::{Apart, documents},
    roles,
    statistics::Statistics,
    table::{Head, Row, Table, cleaned, listed, numbered},
};
use crate::corpus::{
    Severity,
    formats::part::{Parts, Unread},
    said::counted,
};

/// A row of a sheet as its file has it: values by column.
type Cells = BTreeMap<u32, String>;

/// Reads the sheets of a workbook that have a row of names and texts below it.
pub(in crate::corpus) fn read_xlsx(bytes: &[u8], columns: &Columns) -> Result<Parts, Unread> {
    let package = checked(bytes)?;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| fault(&error))?;
    let sheets = workbook.sheets_metadata().to_vec();
    package.can_hold(sheets.len())?;
    let is_shown = |visible: SheetVisible| visible == SheetVisible::Visible;
    let worksheets = sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let (shown, hidden): (Vec<_>, Vec<_>) = worksheets.partition(|sheet| is_shown(sheet.visible));
    let mut tables = Vec::new();
    for sheet in shown {
        let (rows, errors) = rows(&mut workbook, &sheet.name).map_err(|error| fault(&error))?;
        tables.push((sheet.name.as_str(), table(rows, errors)));
    }
    let has_texts = |table: &Table| roles::texts(table, &Statistics::of(table), columns).is_ok();
    let are_several = tables.iter().filter(|(_, table)| has_texts(table)).count() > 1;
    let (mut parts, mut others, mut reason) = (Parts::default(), Vec::new(), None);
    for (name, table) in tables.into_iter().filter(|(_, table)| !table.columns.is_empty()) {
        match documents(table, columns, if are_several { Apart::BySheet(name) } else { Apart::ByKey }) {
            Ok(Parts { documents, notes, tables }) => {
                parts.tables.extend(tables);
                parts.documents.extend(documents);
                parts.notes.extend(notes);
            }
            Err(why) => {
                others.push(name);
                reason.get_or_insert(why);
            }
        }
    }
    if parts.documents.is_empty() {
        return Err(reason.unwrap_or_else(|| Unread::no_text("has no sheet with texts")));
    }
    let hidden: Vec<&str> = hidden.iter().map(|sheet| sheet.name.as_str()).collect();
    for (sheets, why) in [(others, "without texts"), (hidden, "that are hidden")] {
        if !sheets.is_empty() {
            let names = listed(sheets.iter().copied());
            parts.notes.push((Severity::Note, format!("leaves out its sheets {why}: {names}")));
        }
    }
    if package.has_comments {
        parts.notes.push((Severity::Note, "leaves out the comments on its cells".to_owned()));
    }
    Ok(parts)
}

fn fault(error: &XlsxError) -> Unread {
    match error {
        XlsxError::Password => Unread::Fault("is encrypted; save it without a password, and add that".to_owned()),
        other => {
            Unread::Fault(format!("is damaged, or no workbook ({other}); open it in a spreadsheet, and save it again"))
        }
    }
}

/// The rows of a sheet by number, and how many of its cells are errors such as `#N/A`.
fn rows(workbook: &mut Xlsx<Cursor<&[u8]>>, sheet: &str) -> Result<(BTreeMap<u32, Cells>, usize), XlsxError> {
    let mut rows: BTreeMap<u32, Cells> = BTreeMap::new();
    let mut errors = 0;
    let mut cells = workbook.worksheet_cells_reader(sheet)?;
    while let Some(cell) = cells.next_cell()? {
        let (row, column) = cell.get_position();
        errors += usize::from(matches!(cell.get_value(), DataRef::Error(_)));
        if let Some(value) = written(cell.get_value()).filter(|value| !value.trim().is_empty()) {
            rows.entry(row).or_default().insert(column, cleaned(value));
        }
    }
    Ok((rows, errors))
}

/// The table of a sheet. What stands alone above its names, as a title does, is left out.
fn table(rows: BTreeMap<u32, Cells>, errors: usize) -> Table {
    let mut table = Table::default();
    let mut above = Vec::new();
    let mut head = None;
    let wide = rows.values().map(BTreeMap::len).max().unwrap_or_default().min(2);
    let mut places: BTreeMap<u32, usize> = BTreeMap::new();
    for (row, cells) in rows {
        let number = row as usize + 1;
        match &head {
            None if cells.len() < wide => above.push(number),
            None => {
                places = cells.keys().enumerate().map(|(place, column)| (*column, place)).collect();
                let names = Head::of(cells.values().map(String::as_str));
                table.columns = names.columns.clone();
                table.notes.extend(names.notes.iter().cloned());
                head = Some(names);
            }
            Some(head) => {
                let column = |column: u32| head.column(*places.get(&column)?);
                let cells = cells.into_iter().filter_map(|(place, value)| Some((column(place)?, vec![value])));
                table.rows.push(Row { number, cells: cells.collect() });
            }
        }
    }
    if !above.is_empty() {
        let message = format!("leaves out what stands above the names of its columns: {}", numbered("row", &above));
        table.notes.push((Severity::Note, message));
    }
    if errors > 0 {
        let message = format!("has {} with an error such as #N/A, left out", counted(errors, "cell"));
        table.notes.push((Severity::Note, message));
    }
    table
}
