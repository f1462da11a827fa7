//! Tables as CSV and as JSON, with a head of the settings that they were made with.
//!
//! CSV is that of RFC 4180, in UTF-8 with a byte-order mark, which spreadsheets need to recognize the encoding: the row of
//! column names, then the rows, as every program reads them. The head stands before them only where that is asked for, a
//! line for each setting, with a single cell that begins with `#`. Rows travel without their head: those of a digest say in
//! a column of their own that they are.

use serde::{Serialize, Serializer, ser::SerializeStruct};

use crate::protocol::{AsMap, Facts, WORDING, Wording};

/// A table with the settings that it can be recomputed from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Names and values of settings, such as `query` and `huawei, security`.
    pub head: Facts,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Cell {
    Text(String),
    Count(u64),
    /// Written with as many digits as identify the number.
    Number(f64),
    /// An empty cell.
    Nothing,
}

impl From<Option<f64>> for Cell {
    fn from(value: Option<f64>) -> Cell {
        value.filter(|value| value.is_finite()).map_or(Cell::Nothing, Cell::Number)
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        Cell::Text(text)
    }
}

impl Table {
    /// The table as CSV, with its head as comments or without it.
    pub fn to_csv(&self, with_head: bool) -> String {
        let mut csv = String::from('\u{feff}');
        if with_head {
            csv.push_str(&comments(&self.head));
            // Programs that read the file have to remove the apostrophes.
            if self.rows.iter().flatten().any(|cell| matches!(cell, Cell::Text(text) if is_run(text))) {
                csv.push_str("# guarded: an apostrophe stands before cells that spreadsheets would run\r\n");
            }
        }
        let [head, of_row] = self.of_digest();
        row(self.columns.iter().map(|name| tame(name)).chain(head), &mut csv);
        for cells in &self.rows {
            row(cells.iter().map(Cell::written).chain(of_row.clone()), &mut csv);
        }
        csv
    }

    /// The name of the column that says that the words are a digest's, and what it has in each row; nothing where they are
    /// not.
    fn of_digest(&self) -> [Option<String>; 2] {
        let digest = Wording::Digest.to_string();
        let is_digest = self.head.iter().any(|(name, value)| *name == WORDING && *value == digest);
        [WORDING.to_owned(), digest].map(|text| is_digest.then_some(text))
    }

    /// Column names and rows for the clipboard, as spreadsheets paste them: a tab between cells, no head.
    pub fn to_tsv(&self) -> String {
        let [head, of_row] = self.of_digest();
        let line = |cells: &mut dyn Iterator<Item = String>| cells.collect::<Vec<_>>().join("\t");
        let cell = |cell: &Cell| one_line(&cell.written()).replace('\t', " ");
        let mut lines = vec![line(&mut self.columns.iter().cloned().chain(head))];
        lines.extend(self.rows.iter().map(|cells| line(&mut cells.iter().map(cell).chain(of_row.clone()))));
        lines.join("\n")
    }

    /// The same as one JSON document: `made_from`, in which every fact is a list, and `rows`, each by column.
    pub fn to_json(&self) -> String {
        // Plain data in memory: it has no way to fail.
        let mut json = serde_json::to_string(self).unwrap_or_default();
        json.push('\n');
        json
    }
}

impl Serialize for Table {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut table = serializer.serialize_struct("Table", 2)?;
        table.serialize_field("made_from", &AsMap(&self.head))?;
        let rows: Vec<Row> = self.rows.iter().map(|cells| Row { columns: &self.columns, cells }).collect();
        table.serialize_field("rows", &rows)?;
        table.end()
    }
}

/// The cells of a row as a map, by column.
struct Row<'a> {
    columns: &'a [String],
    cells: &'a [Cell],
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.columns.iter().zip(self.cells))
    }
}

impl Cell {
    fn written(&self) -> String {
        match self {
            Cell::Text(text) => tame(text),
            Cell::Count(count) => count.to_string(),
            Cell::Number(value) => number(*value),
            Cell::Nothing => String::new(),
        }
    }
}

/// Settings as comments of CSV: a line for each, of one cell that begins with `#`.
pub fn comments(settings: &[(&'static str, String)]) -> String {
    let mut csv = String::new();
    for (name, value) in settings {
        cell(&format!("# {name}: {}", one_line(value)), &mut csv);
        csv.push_str("\r\n");
    }
    csv
}

/// A number with as many digits as identify it; with an exponent where it is very small.
pub fn number(value: f64) -> String {
    if value != 0.0 && value.abs() < 1e-6 { format!("{value:e}") } else { value.to_string() }
}

/// Whether a spreadsheet would run a text as a formula (CSV injection).
fn is_run(text: &str) -> bool {
    let formula = text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    formula || text.starts_with(['\t', '\r', '\n'])
}

/// Guards a text that would be run as a formula by an apostrophe.
fn tame(text: &str) -> String {
    if is_run(text) { format!("'{text}") } else { text.into() }
}

fn one_line(text: &str) -> String {
    text.split(['\r', '\n']).collect::<Vec<_>>().join(" ")
}

fn row(cells: impl Iterator<Item = String>, csv: &mut String) {
    for (index, text) in cells.enumerate() {
        if index > 0 {
            csv.push(',');
        }
        cell(&text, csv);
    }
    csv.push_str("\r\n");
}

fn cell(text: &str, csv: &mut String) {
    if text.contains(['"', ',', '\r', '\n']) {
        csv.push('"');
        csv.push_str(&text.replace('"', "\"\""));
        csv.push('"');
    } else {
        csv.push_str(text);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Cell, Table, Wording};

    #[test]
    fn a_table_says_what_it_was_made_from() {
        let table = Table {
            head: vec![("query", "huawei, \"golden\nera\"".into()), ("version", "0.1.0".into())],
            columns: ["term", "freq", "per_million"].map(String::from).to_vec(),
            rows: vec![
                vec![Cell::Text("5g".into()), Cell::Count(12), Cell::from(Some(0.1 + 0.2))],
                vec![Cell::Text("=1+1".into()), Cell::Count(0), Cell::from(None)],
            ],
        };
        let lines = [
            "\u{feff}\"# query: huawei, \"\"golden era\"\"\"",
            "# version: 0.1.0",
            "# guarded: an apostrophe stands before cells that spreadsheets would run",
            "term,freq,per_million",
            "5g,12,0.30000000000000004",
            "'=1+1,0,",
            "",
        ];
        assert_eq!(table.to_csv(true), lines.join("\r\n"));
        // The table alone, as programs read it.
        assert_eq!(table.to_csv(false), format!("\u{feff}{}", lines[3..].join("\r\n")));
    }

    #[test]
    fn every_row_of_a_digest_says_that_it_is_one() {
        let table = |wording: Wording| Table {
            head: crate::protocol::corpus_facts("Talks", "0123", wording, |message| message.to_string()),
            columns: vec!["term".into(), "freq".into()],
            rows: vec![vec![Cell::Text("a\tb".into()), Cell::Count(3)]],
        };
        let digest = table(Wording::Digest);
        assert_eq!(digest.to_csv(false), "\u{feff}term,freq,wording\r\na\tb,3,digest\r\n");
        assert_eq!(digest.to_tsv(), "term\tfreq\twording\na b\t3\tdigest");
        assert!(
            digest.to_csv(true).contains("# note: Worded by and counted in the digest ‘Talks’, not in the originals.")
        );
        let json: serde_json::Value = serde_json::from_str(&digest.to_json()).unwrap();
        assert_eq!(json["made_from"]["wording"][0], "digest");
        let verbatim = table(Wording::Verbatim);
        assert_eq!(verbatim.to_csv(false), "\u{feff}term,freq\r\na\tb,3\r\n");
        assert_eq!(verbatim.to_tsv(), "term\tfreq\na b\t3");
    }

    #[test]
    fn json_has_the_same_facts_and_rows() {
        let table = Table {
            head: vec![("where", "a:b".into()), ("query", "\"golden\nera\\\u{1}\"".into()), ("where", "c:d".into())],
            columns: ["term", "freq", "dp"].map(String::from).to_vec(),
            rows: vec![
                vec![Cell::Text("=习".into()), Cell::Count(12), Cell::from(Some(0.1 + 0.2))],
                vec![Cell::Text(String::new()), Cell::Count(0), Cell::from(None)],
            ],
        };
        let read: serde_json::Value = serde_json::from_str(&table.to_json()).unwrap();
        let expected = serde_json::json!({
            "made_from": {"where": ["a:b", "c:d"], "query": ["\"golden\nera\\\u{1}\""]},
            "rows": [{"term": "=习", "freq": 12, "dp": 0.1 + 0.2}, {"term": "", "freq": 0, "dp": null}],
        });
        assert_eq!(read, expected);
        assert!(Table::default().to_json().starts_with("{\"made_from\":{},\"rows\":[]}"));
    }

    proptest! {
        #[test]
        fn json_reads_as_it_was_written(text: String, count: u64) {
            let cells = vec![Cell::Text(text.clone()), Cell::Count(count), Cell::from(Some(0.1 + 0.2)), Cell::Nothing];
            let columns = [&text, "count", "number", "nothing"].map(|name| format!("of {name}")).to_vec();
            let head = vec![("query", text.clone()), ("query", String::new())];
            let table = Table { head, columns, rows: vec![cells.clone(), cells] };
            let json: serde_json::Value = serde_json::from_str(&table.to_json()).unwrap();
            let row = serde_json::json!({
                format!("of {text}"): text, "of count": count, "of number": 0.1 + 0.2, "of nothing": null,
            });
            let head = serde_json::json!({"query": [text, ""]});
            prop_assert_eq!(json, serde_json::json!({"made_from": head, "rows": [row.clone(), row]}));
        }

        #[test]
        fn any_text_is_one_cell_and_no_formula(text in "[-=+@＝\t\r\n\", a习]{0,6}") {
            let table = Table { rows: vec![vec![Cell::Text(text.clone()), Cell::Count(1)]], ..Table::default() };
            let csv = table.to_csv(true);
            let (head, body) = csv.trim_start_matches('\u{feff}').split_once("\r\n").unwrap();
            // The row of column names, of which there are none, and before it whether a cell was guarded.
            let body = if head.is_empty() { body } else { body.trim_start_matches("\r\n") };
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(body.as_bytes());
            let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().unwrap();
            prop_assert_eq!(rows.len(), 1);
            prop_assert_eq!(&rows[0][1], "1");
            let first = &rows[0][0];
            let tamed = format!("'{text}");
            prop_assert_eq!(first, if head.is_empty() { &text } else { &tamed });
            prop_assert!(!first.trim_start().starts_with(['=', '+', '-', '@', '＝']));
        }
    }
}
