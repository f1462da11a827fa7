//! What the cells of a column are like.

use std::collections::BTreeSet;

use super::table::{Row, Table};
use crate::corpus::{cells, turns::is_unspaced};

/// What is counted of a column, over the cells that have a value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Statistics {
    pub cells: usize,
    /// Words with a letter in them; of scripts without spaces, letters.
    pub words: usize,
    pub characters: usize,
    /// Cells that are dates.
    pub dates: usize,
    /// Those that are more than a year, which any number could be.
    pub days: usize,
}

impl Statistics {
    /// Those of each column of a table.
    pub fn of(table: &Table) -> Vec<Self> {
        let mut all = vec![Self::default(); table.columns.len()];
        for (column, values) in table.rows.iter().flat_map(|row| &row.cells) {
            if let Some(statistics) = all.get_mut(*column) {
                statistics.add(values);
            }
        }
        all
    }

    fn add(&mut self, values: &[String]) {
        self.cells += 1;
        for value in values {
            self.words += words(value);
            self.characters += value.chars().count();
        }
        let is_date = !values.is_empty() && values.iter().all(|value| is_date(value));
        self.dates += usize::from(is_date);
        self.days += usize::from(is_date && values.iter().all(|value| value.trim().len() > 4));
    }

    /// Whether its cells have at least that many words on average.
    pub fn has_words(&self, least: usize) -> bool {
        self.words > 0 && self.words >= least * self.cells
    }

    /// Whether most of its cells are dates.
    pub fn has_dates(&self) -> bool {
        self.dates * 2 > self.cells
    }

    /// Whether most of its cells are months or days.
    pub fn has_days(&self) -> bool {
        self.days * 2 > self.cells
    }
}

/// How many different values a column has.
pub(super) fn distinct(rows: &[Row], column: usize) -> usize {
    rows.iter().map(|row| row.get(column)).filter(|values| !values.is_empty()).collect::<BTreeSet<_>>().len()
}

/// How many words a text has, with a letter each; of scripts without spaces, how many letters.
pub(super) fn words(text: &str) -> usize {
    let of_piece = |piece: &str| {
        if piece.is_ascii() {
            return usize::from(piece.bytes().any(|byte| byte.is_ascii_alphabetic()));
        }
        let unspaced = piece.chars().filter(|&c| is_unspaced(c)).count();
        if unspaced > 0 { unspaced } else { usize::from(piece.chars().any(char::is_alphabetic)) }
    };
    text.split_whitespace().map(of_piece).sum()
}

/// Whether a value is a date, also one of which it is not known whether the day or the month comes first.
pub(super) fn is_date(value: &str) -> bool {
    /// In bytes: what is longer is no date, whatever it begins with.
    const LONGEST: usize = 40;
    let value = value.trim();
    value.len() <= LONGEST
        && value.starts_with(|c: char| c.is_ascii_digit())
        && (cells::date(value, None).is_some() || cells::ends_in_a_year(value))
}

#[cfg(test)]
mod tests {
    use super::{is_date, words};

    #[test]
    fn words_of_any_script() {
        for (text, expected) in [
            ("", 0),
            ("Two words", 2),
            ("3.5 12 –", 0),
            ("Été à Orléans, 1999", 3),
            ("https://example.org/a/b-c", 1),
            ("今年是中英关系", 7),
            ("한국어 문장", 2),
        ] {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    #[test]
    fn dates() {
        for value in [
            "2020",
            "2020-07",
            "2020-07-30T10:00:00.000Z",
            "2020-07-30 10:00",
            "31/12/2019",
            " 1.2.2019 ",
            "31 December 2019",
        ] {
            assert!(is_date(value), "{value}");
        }
        for value in ["", "soon", "12", "2020.5", "1596110400", "2020-13-01", "31 December"] {
            assert!(!is_date(value), "{value}");
        }
    }
}
