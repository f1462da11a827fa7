//! The documents that the rows of a table are.

use super::{
    columns::Columns,
    roles::{self, Roles, Texts, key_of, loose},
    statistics::Statistics,
    table::{LONGEST_NAME, Row, Table, cut, listed, numbered},
};
use crate::{
    corpus::{
        Severity, TableRead, column, fields,
        formats::part::{Content, Part, Parts, Unread},
        said::counted,
        turns::ROLES,
    },
    model::FieldKind,
};

/// In words, on average: cells that are longer are no values of a field.
const LONG: usize = 40;
/// In characters: how long a title is that the first words of a text make.
const TITLE: usize = 60;

/// What tells the document of a row from others.
#[derive(Clone, Copy, Debug)]
pub(super) enum Apart<'a> {
    /// Nothing: it is the only one, and the file is the document.
    One,
    ByKey,
    /// The name of the sheet and the key: its file has several sheets with texts.
    BySheet(&'a str),
}

/// The documents of a table.
///
/// # Errors
///
/// That it holds no texts.
pub(super) fn documents(mut table: Table, columns: &Columns, apart: Apart<'_>) -> Result<Parts, Unread> {
    let statistics = Statistics::of(&table);
    let Texts { columns: text, are_guessed, are_longest, warnings } = roles::texts(&table, &statistics, columns)
        .map_err(|reason| Unread::NoText { reason, columns: table.columns.clone() })?;
    let mut notes = std::mem::take(&mut table.notes);
    notes.extend(warnings.into_iter().map(|warning| (Severity::Warning, warning)));
    leave_out_empty(&mut table, &text, &mut notes)?;
    let mut roles = Roles::of(&table, &statistics, &text, columns);
    if matches!(apart, Apart::One) {
        // What is in no path is a field.
        roles.key = None;
    }
    notes.extend(roles.warnings.iter().map(|warning| (Severity::Warning, warning.clone())));
    // A folder may have a thousand files of one object each.
    if are_longest || !matches!(apart, Apart::One) {
        say_guesses(&table, &text, are_guessed, &roles, columns, &mut notes);
    }
    let are_fields = are_fields(&table, &statistics, &text, &roles, &mut notes);
    read_columns(&mut table, &are_fields, &roles, columns, &mut notes);
    let named = |column: &usize| table.columns.get(*column).cloned();
    let read = TableRead {
        path: String::new(),
        columns: table.columns.clone(),
        text: text.iter().filter_map(named).collect(),
        title: roles.title.as_ref().and_then(named),
        date: roles.date.as_ref().and_then(named),
    };
    // A file of one object has no columns that a person would choose from.
    let tables = if matches!(apart, Apart::One) { Vec::new() } else { vec![read] };
    let rows = Rows { names: table.columns, text, roles, are_fields, apart };
    let documents = table.rows.into_iter().enumerate().map(|(index, row)| rows.document(row, index == 0)).collect();
    if let Apart::BySheet(sheet) = apart {
        notes.iter_mut().for_each(|(_, note)| note.push_str(&format!(" (sheet `{}`)", cut(sheet, 40))));
    }
    Ok(Parts { documents, notes, tables })
}

/// How rows become documents.
struct Rows<'a> {
    names: Vec<String>,
    text: Vec<usize>,
    roles: Roles,
    /// Whether each column is a field, the date among them.
    are_fields: Vec<bool>,
    apart: Apart<'a>,
}

impl Rows<'_> {
    /// The document of a row. The first has every field, with or without a value: they are in the order in which they are
    /// met.
    fn document(&self, row: Row, is_first: bool) -> Part {
        let key = match self.roles.key.map(|column| row.get(column)) {
            Some([key]) => key_of(key),
            _ => row.number.to_string(),
        };
        let key = match self.apart {
            Apart::One => None,
            Apart::ByKey => Some(key),
            Apart::BySheet(sheet) => Some(format!("{}!{key}", key_of(&cut(sheet, LONGEST_NAME)))),
        };
        let text: Vec<&str> = self.text.iter().flat_map(|&column| row.get(column)).map(String::as_str).collect();
        let text = text.join("\n\n");
        let title = self.roles.title.map(|column| row.get(column).join(" ")).unwrap_or_default();
        let title = if title.trim().is_empty() { cut(&text, TITLE) } else { title };
        let mut cells = row.cells;
        if is_first {
            cells.extend((0..self.names.len()).map(|column| (column, Vec::new())));
            cells.sort_by_key(|(column, _)| *column);
            cells.dedup_by_key(|(column, _)| *column);
        }
        let fields = cells.into_iter().filter_map(|(column, values)| Some((self.field(column)?.to_owned(), values)));
        let title = ("title".to_owned(), vec![title]);
        Part { key, content: Content::Plain(text), fields: fields.chain([title]).collect() }
    }

    /// The name of the field that a column is, if it is one.
    fn field(&self, column: usize) -> Option<&str> {
        self.are_fields.get(column).filter(|is_field| **is_field)?;
        if self.roles.date == Some(column) { Some("date") } else { self.names.get(column).map(String::as_str) }
    }
}

/// Leaves out the rows without a letter or digit in their text.
fn leave_out_empty(table: &mut Table, text: &[usize], notes: &mut Vec<(Severity, String)>) -> Result<(), Unread> {
    let has_text = |row: &Row| {
        let values = text.iter().flat_map(|&column| row.get(column));
        values.flat_map(|value| value.chars()).any(char::is_alphanumeric)
    };
    let mut empty = Vec::new();
    table.rows.retain(|row| {
        let has_text = has_text(row);
        if !has_text {
            empty.push(row.number);
        }
        has_text
    });
    let names = listed(text.iter().filter_map(|&column| table.columns.get(column)).map(String::as_str));
    if table.rows.is_empty() {
        return Err(Unread::no_text(format!("has no row with a text in the column {names}")));
    }
    if !empty.is_empty() {
        let message = format!(
            "has {} without a text in the column {names}, left out: {}",
            counted(empty.len(), "row"),
            numbered("row", &empty)
        );
        notes.push((Severity::Note, message));
    }
    Ok(())
}

/// Says which columns are taken for what that `corpus.toml` does not name.
fn say_guesses(
    table: &Table,
    text: &[usize],
    are_guessed: bool,
    roles: &Roles,
    declared: &Columns,
    notes: &mut Vec<(Severity, String)>,
) {
    let guesses = [
        (text.first().copied().filter(|_| are_guessed), "text"),
        (roles.date.filter(|_| declared.date.is_none()), "date"),
        (roles.title.filter(|_| declared.title.is_none()), "title"),
        (roles.key.filter(|_| declared.key.is_none()), "key"),
    ];
    let said = guesses.iter().filter_map(|(column, role)| {
        let name = table.columns.get((*column)?)?;
        (loose(name) != *role).then(|| format!("the column `{}` as the {role}", cut(name, 40)))
    });
    let said: Vec<String> = said.collect();
    if !said.is_empty() {
        let message = format!("reads {}; corpus.toml can say otherwise: [table]", said.join(", "));
        notes.push((Severity::Note, message));
    }
}

/// Whether each column is a field: the date and all others that have values, but for long ones and names that have another
/// meaning.
fn are_fields(
    table: &Table,
    statistics: &[Statistics],
    text: &[usize],
    roles: &Roles,
    notes: &mut Vec<(Severity, String)>,
) -> Vec<bool> {
    let mut long = Vec::new();
    let mut is_field = |column: usize, name: &str, statistics: &Statistics| {
        let lower = name.to_lowercase();
        let used = [roles.title, roles.key];
        let other = match lower.as_str() {
            "date" => roles.date,
            "title" => roles.title,
            _ => None,
        };
        if roles.date == Some(column) {
            return true;
        }
        if text.contains(&column) || used.contains(&Some(column)) || statistics.cells == 0 {
            return false;
        }
        let problem = if let Some(other) = other.and_then(|other| table.columns.get(other)) {
            format!("has the column `{name}`, not used, since `{other}` is the {lower}")
        } else if lower == "quoted" {
            fields::computed(name)
        } else if lower == "role" && !are_roles(&table.rows, column) {
            let known = ROLES.join(", ");
            format!("has a column `{name}` with other values than {known}; it is not used. Give it another name")
        } else if statistics.has_words(LONG + 1) {
            long.push(name.to_owned());
            return false;
        } else {
            return true;
        };
        notes.push((Severity::Warning, problem));
        false
    };
    let columns = table.columns.iter().zip(statistics).enumerate();
    let are_fields = columns.map(|(column, (name, statistics))| is_field(column, name, statistics)).collect();
    if !long.is_empty() {
        let names = text
            .iter()
            .filter_map(|&column| table.columns.get(column))
            .map(String::as_str)
            .chain(long.iter().map(String::as_str));
        let wanted = names.map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
        let (column, has) = if long.len() == 1 { ("column", "has") } else { ("columns", "have") };
        let message = format!(
            "leaves out the {column} {}, which {has} long texts. To have them in, write below [table] in corpus.toml: \
             text = [{}]",
            listed(long.iter().map(String::as_str)),
            cut(&wanted, 200)
        );
        notes.push((Severity::Note, message));
    }
    are_fields
}

fn are_roles(rows: &[Row], column: usize) -> bool {
    rows.iter().flat_map(|row| row.get(column)).all(|role| ROLES.contains(&role.trim()))
}

/// Reads the dates and numbers of a table by their columns.
fn read_columns(
    table: &mut Table,
    are_fields: &[bool],
    roles: &Roles,
    columns: &Columns,
    notes: &mut Vec<(Severity, String)>,
) {
    let declared: Vec<(String, FieldKind)> = columns.kinds.iter().map(|(name, kind)| (loose(name), *kind)).collect();
    for (column, name) in table.columns.iter().enumerate().filter(|(column, _)| are_fields.get(*column) == Some(&true))
    {
        let of_name = || declared.iter().find(|(declared, _)| *declared == loose(name)).map(|(_, kind)| *kind);
        let kind = if roles.date == Some(column) { Some(FieldKind::Date) } else { of_name() };
        let mut values = match kind {
            Some(FieldKind::Date | FieldKind::Number) => values_of(&mut table.rows, column),
            _ => continue,
        };
        let said = match kind {
            Some(FieldKind::Number) => column::read_numbers(name, &mut values, table.has_semicolons),
            _ => column::read_dates(name, &mut values, columns.date_order),
        };
        notes.extend(said.into_iter().map(|message| (Severity::Warning, message)));
    }
}

/// The values in a column, each with the number of its row.
fn values_of(rows: &mut [Row], column: usize) -> Vec<(usize, &mut String)> {
    let values = rows.iter_mut().flat_map(|row| {
        let number = row.number;
        let cells = row.cells.iter_mut().filter(move |(place, _)| *place == column);
        cells.flat_map(|(_, values)| values).map(move |value| (number, value))
    });
    values.collect()
}
