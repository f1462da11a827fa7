//! Tables as CSV and as JSON, with a head of the settings that they were made with.
//!
//! CSV is that of RFC 4180, in UTF-8 with a byte-order mark, which spreadsheets need to recognize the encoding. The head is
//! a line for each setting, with a single cell that begins with `#`; then comes the row of column names, then the rows.

use serde::{Serialize, Serializer, ser::SerializeStruct};

/// A table with the settings that it can be recomputed from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Names and values of settings, such as `query` and `huawei, security`.
    pub head: Vec<(&'static str, String)>,
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

impl Table {
    pub fn to_csv(&self) -> String {
        let mut csv = String::from('\u{feff}');
        for (name, value) in &self.head {
            cell(&format!("# {name}: {}", one_line(value)), &mut csv);
            csv.push_str("\r\n");
        }
        // Programs that read the file have to remove the apostrophes.
        if self.rows.iter().flatten().any(|cell| matches!(cell, Cell::Text(text) if is_run(text))) {
            csv.push_str("# guarded: an apostrophe stands before cells that spreadsheets would run\r\n");
        }
        row(self.columns.iter().map(|name| tame(name)), &mut csv);
        for cells in &self.rows {
            row(cells.iter().map(Cell::written), &mut csv);
        }
        csv
    }

    /// Column names and rows for the clipboard, as spreadsheets paste them: a tab between cells, no head.
    pub fn to_tsv(&self) -> String {
        let mut lines = vec![self.columns.join("\t")];
        let cell = |cell: &Cell| one_line(&cell.written()).replace('\t', " ");
        lines.extend(self.rows.iter().map(|cells| cells.iter().map(cell).collect::<Vec<_>>().join("\t")));
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
        table.serialize_field("made_from", &MadeFrom(&self.head))?;
        let rows: Vec<Row> = self.rows.iter().map(|cells| Row { columns: &self.columns, cells }).collect();
        table.serialize_field("rows", &rows)?;
        table.end()
    }
}

/// The head as a map from each name to its values.
struct MadeFrom<'a>(&'a [(&'static str, String)]);

impl Serialize for MadeFrom<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut facts: Vec<(&str, Vec<&str>)> = Vec::new();
        for (name, value) in self.0 {
            match facts.iter_mut().find(|(known, _)| known == name) {
                Some((_, values)) => values.push(value),
                None => facts.push((name, vec![value])),
            }
        }
        serializer.collect_map(facts)
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

    use super::{Cell, Table};

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
        assert_eq!(table.to_csv(), lines.join("\r\n"));
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
            let csv = table.to_csv();
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
