//! A table as its file has it.

use std::collections::BTreeSet;

use crate::corpus::{
    Severity,
    decode::{compose, line_ends},
    said::counted,
};

/// In characters: what is longer is no name, and every row would repeat it.
pub(super) const LONGEST_NAME: usize = 100;

/// Rows below names of columns.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// The names of the columns, no two of them the same.
    pub columns: Vec<String>,
    pub rows: Vec<Row>,
    /// Semicolons part its cells, as where a comma stands before decimals.
    pub has_semicolons: bool,
    /// What a person should know of how it was read, as the rest of a sentence about the file.
    pub notes: Vec<(Severity, String)>,
}

/// A row of a table.
#[derive(Debug)]
pub(super) struct Row {
    /// Counted as a spreadsheet does, or, where there is none, from 1.
    pub number: usize,
    /// The values of the cells that have any, each with the place of its column.
    pub cells: Vec<(usize, Vec<String>)>,
}

impl Row {
    /// The values in that column.
    pub fn get(&self, column: usize) -> &[String] {
        let cell = self.cells.iter().find(|(place, _)| *place == column);
        cell.map(|(_, values)| values.as_slice()).unwrap_or_default()
    }
}

/// The names at the head of a table, and which of the cells below have one.
pub(super) struct Head {
    /// The columns that are used.
    pub columns: Vec<String>,
    /// The column of each cell; `None` for one without a name, or with one that an earlier column has.
    places: Vec<Option<usize>>,
    pub notes: Vec<(Severity, String)>,
}

impl Head {
    pub fn of<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let mut head = Self { columns: Vec::new(), places: Vec::new(), notes: Vec::new() };
        let (mut seen, mut nameless, mut twice) = (BTreeSet::new(), 0, Vec::new());
        for name in names {
            let name = cut(name, LONGEST_NAME);
            let is_new = !name.is_empty() && seen.insert(name.to_lowercase());
            head.places.push(is_new.then_some(head.columns.len()));
            match name.is_empty() {
                true => nameless += 1,
                false if is_new => head.columns.push(name),
                false => twice.push(name),
            }
        }
        if nameless > 0 {
            let message = format!("has {} without a name, not used", counted(nameless, "column"));
            head.notes.push((Severity::Note, message));
        }
        if !twice.is_empty() {
            let twice = listed(twice.iter().map(String::as_str));
            head.notes.push((Severity::Warning, format!("has more than one column {twice}; the first counts")));
        }
        head
    }

    /// The column of the cell that comes at that place in a row.
    pub fn column(&self, place: usize) -> Option<usize> {
        self.places.get(place).copied().flatten()
    }
}

/// A number as a person would write it, with as many digits as spreadsheets show.
pub(super) fn number(value: f64) -> String {
    // It has been through floating-point arithmetic: 0.30000000000000004 is 0.3.
    format!("{value:.14e}").parse::<f64>().unwrap_or(value).to_string()
}

/// The value of a cell as text is kept: with `\n` line ends, in NFC, without control characters.
pub(super) fn cleaned(value: String) -> String {
    let is_control = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    let mut value = line_ends(value);
    if value.contains(is_control) {
        value.retain(|c| !is_control(c));
    }
    compose(value)
}

/// Names as they stand in a sentence: the first few, in backticks, and how many more there are.
pub(super) fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    /// How many are named.
    const FEW: usize = 8;
    let names: Vec<String> = names.map(|name| format!("`{}`", cut(name, 40))).collect();
    let first: Vec<&str> = names.iter().take(FEW).map(String::as_str).collect();
    match names.len().saturating_sub(FEW) {
        0 => first.join(", "),
        more => format!("{} and {more} more", first.join(", ")),
    }
}

/// The numbers of rows or lines as they stand in a sentence: the first few, and how many more there are.
pub(super) fn numbered(noun: &str, numbers: &[usize]) -> String {
    /// How many are named.
    const FEW: usize = 3;
    let first: Vec<String> = numbers.iter().take(FEW).map(usize::to_string).collect();
    let s = if numbers.len() == 1 { "" } else { "s" };
    match numbers.len().saturating_sub(FEW) {
        0 => format!("{noun}{s} {}", first.join(", ")),
        more => format!("{noun}{s} {} and {more} more", first.join(", ")),
    }
}

/// The first words of a text that fit into that many characters, with `…` where there are more.
pub(super) fn cut(text: &str, most: usize) -> String {
    // White space is taken from the beginning alone: a text may be of any length.
    let mut short = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        let gap = usize::from(!short.is_empty());
        let letters = word.chars().take(most + 1).count();
        if length + gap + letters > most {
            if short.is_empty() {
                short.extend(word.chars().take(most));
            }
            short.push('…');
            return short;
        }
        if gap > 0 {
            short.push(' ');
        }
        short.push_str(word);
        length += gap + letters;
    }
    short
}

#[cfg(test)]
mod tests {
    use super::{Head, cleaned, cut, listed, number, numbered};

    #[test]
    fn heads() {
        let head = Head::of(["id", "", " Full\n text ", "ID", "日期", " "].into_iter());
        assert_eq!(head.columns, ["id", "Full text", "日期"]);
        let places: Vec<Option<usize>> = (0..7).map(|place| head.column(place)).collect();
        assert_eq!(places, [Some(0), None, Some(1), None, Some(2), None, None]);
        let said: Vec<&str> = head.notes.iter().map(|(_, message)| message.as_str()).collect();
        assert_eq!(said, ["has 2 columns without a name, not used", "has more than one column `ID`; the first counts"]);
    }

    #[test]
    fn values_are_cleaned() {
        for (value, expected) in
            [("a", "a"), ("cafe\u{301}\r\nb\rc", "café\nb\nc"), ("a\0b\u{7}\tc\u{85}d", "ab\tc\nd"), ("中", "中")]
        {
            assert_eq!(cleaned(value.to_owned()), expected, "{value:?}");
        }
    }

    #[test]
    fn numbers() {
        for (value, expected) in
            [(3.0, "3"), (0.1 + 0.2, "0.3"), (-2.5, "-2.5"), (123_456_789_012.0, "123456789012"), (1e-7, "0.0000001")]
        {
            assert_eq!(number(value), expected);
        }
    }

    #[test]
    fn first_words() {
        for (text, expected) in [
            ("", ""),
            ("  One\n two ", "One two"),
            ("One two three", "One two…"),
            ("Ten letters", "Ten…"),
            ("0123456789", "0123456789"),
            ("01234567890", "0123456789…"),
            ("今年是中英关系的重要一年", "今年是中英关系的重要…"),
        ] {
            assert_eq!(cut(text, 10), expected, "{text:?}");
        }
    }

    #[test]
    fn lists_in_sentences() {
        assert_eq!(listed(["a", "b"].into_iter()), "`a`, `b`");
        assert_eq!(listed(["x"; 10].into_iter()), "`x`, `x`, `x`, `x`, `x`, `x`, `x`, `x` and 2 more");
        assert_eq!(numbered("row", &[4]), "row 4");
        assert_eq!(numbered("row", &[4, 5, 6, 7]), "rows 4, 5, 6 and 1 more");
    }
}
