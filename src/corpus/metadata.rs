//! `metadata.csv`: a row a file, a column a field.

use std::collections::{BTreeMap, BTreeSet};

use super::Report;

/// The name of the table, at the root of a corpus.
pub(super) const FILE: &str = "metadata.csv";

const KEY: &str = "filename";

/// The table, by file.
#[derive(Debug, Default)]
pub(super) struct Metadata {
    /// The columns but `filename`, in order.
    pub columns: Vec<String>,
    rows: BTreeMap<String, Row>,
}

#[derive(Debug)]
struct Row {
    /// Counted as a spreadsheet does: the header is row 1.
    number: usize,
    /// A cell for each of the columns; empty where there is no value.
    cells: Vec<String>,
}

impl Metadata {
    /// Reads the table (RFC 4180). What cannot be used is said in the report.
    pub fn read(text: &str, report: &mut Report) -> Metadata {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let mut records = reader.records().map_while(Result::ok);
        let header: Vec<String> = records.next().iter().flatten().map(|cell| cell.trim().to_owned()).collect();
        let Some(key) = header.iter().position(|name| name.eq_ignore_ascii_case(KEY)) else {
            report.error(FILE, &no_key(&header));
            return Metadata::default();
        };
        let used = used_columns(&header, key, report);
        let names = used.iter().filter_map(|&index| header.get(index).cloned()).collect();
        let mut table = Metadata { columns: names, rows: BTreeMap::new() };
        for (index, record) in records.enumerate() {
            let number = index + 2;
            let place = format!("{FILE}, row {number}");
            if record.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            if record.len() != header.len() {
                let (cells, columns) = (record.len(), header.len());
                report.warn(
                    &place,
                    &format!("has {cells} cells, and the header has {columns}; check its commas and quotation marks"),
                );
            }
            let file = path_of(record.get(key).unwrap_or_default());
            if file.is_empty() {
                report.warn(&place, "has no `filename`; it is not used");
                continue;
            }
            if let Some(first) = table.rows.get(&file) {
                report.warn(&place, &format!("is about `{file}` again; row {} counts", first.number));
                continue;
            }
            let cells = used.iter().map(|&index| record.get(index).unwrap_or_default().trim().to_owned()).collect();
            table.rows.insert(file, Row { number, cells });
        }
        table
    }

    /// What the table says of a file: columns with their cells, without the empty ones.
    pub fn of(&self, path: &str) -> impl Iterator<Item = (&str, &str)> {
        let cells = self.rows.get(path).map(|row| row.cells.as_slice()).unwrap_or_default();
        self.columns
            .iter()
            .zip(cells)
            .filter(|(_, cell)| !cell.is_empty())
            .map(|(name, cell)| (name.as_str(), cell.as_str()))
    }

    /// Warns of rows about files that are not there.
    pub fn report_missing(&self, paths: &BTreeSet<String>, report: &mut Report) {
        let mut missing: Vec<(usize, &String)> =
            self.rows.iter().filter(|(file, _)| !paths.contains(*file)).map(|(file, row)| (row.number, file)).collect();
        missing.sort_unstable();
        for (number, file) in missing {
            report.warn(&format!("{FILE}, row {number}"), &format!("is about `{file}`, and there is no such file"));
        }
    }
}

/// The path that a cell names: some tables are written on systems with another separator.
fn path_of(cell: &str) -> String {
    let path = cell.trim().replace('\\', "/");
    path.strip_prefix("./").unwrap_or(&path).to_owned()
}

fn no_key(header: &[String]) -> String {
    let split = |mark: char| header.iter().any(|cell| cell.split(mark).any(|part| part.trim() == KEY));
    let hint = if split(';') {
        "Its cells are parted by semicolons; save it with commas"
    } else if split('\t') {
        "Its cells are parted by tabs; save it with commas"
    } else {
        "Give it one, with the path of each text"
    };
    let columns: Vec<String> = header.iter().map(|name| format!("`{name}`")).collect();
    let has =
        if columns.is_empty() { "it is empty".to_owned() } else { format!("its columns are {}", columns.join(", ")) };
    format!("has no column `{KEY}`, so that none of it is used ({has}). {hint}")
}

/// The columns that are fields, by place: named, each name once, and not the key.
fn used_columns(header: &[String], key: usize, report: &mut Report) -> Vec<usize> {
    let mut seen = BTreeSet::from([KEY.to_owned()]);
    let mut used = Vec::new();
    for (index, name) in header.iter().enumerate().filter(|(index, _)| *index != key) {
        if name.is_empty() {
            report.warn(FILE, &format!("has a column without a name, the one numbered {}; it is not used", index + 1));
        } else if seen.insert(name.to_lowercase()) {
            used.push(index);
        } else {
            report.warn(FILE, &format!("has the column `{name}` twice; the first counts"));
        }
    }
    used
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Metadata, Report};
    use crate::corpus::Severity;

    fn read(text: &str) -> (Metadata, Report) {
        let mut report = Report::default();
        let table = Metadata::read(text, &mut report);
        (table, report)
    }

    fn cells<'a>(table: &'a Metadata, path: &str) -> Vec<(&'a str, &'a str)> {
        table.of(path).collect()
    }

    #[test]
    fn a_table_with_quoted_cells() {
        let (table, report) = read("Filename,title,topics\r\na.txt,\"A, \"\"b\"\"\nc\",\nb/c.txt, d ,x; y\r\n\n,,\n");
        assert_eq!(table.columns, ["title", "topics"]);
        assert_eq!(cells(&table, "a.txt"), [("title", "A, \"b\"\nc")]);
        assert_eq!(cells(&table, "b/c.txt"), [("title", "d"), ("topics", "x; y")]);
        assert_eq!(cells(&table, "d.txt"), []);
        assert_eq!(report.problems, []);
    }

    #[test]
    fn a_table_without_filename_is_an_error() {
        for (text, hint) in [
            ("", "is empty"),
            ("name,title\na.txt,A\n", "`name`, `title`"),
            ("filename;title\na.txt;A\n", "semicolons"),
            ("title\tfilename\nA\ta.txt\n", "tabs"),
        ] {
            let (table, report) = read(text);
            assert_eq!(table.columns, Vec::<String>::new());
            let [problem] = report.problems.as_slice() else { panic!("{:?}", report.problems) };
            assert_eq!((problem.place.as_str(), problem.severity), ("metadata.csv", Severity::Error));
            assert!(problem.message.contains("no column `filename`") && problem.message.contains(hint), "{problem:?}");
        }
    }

    #[test]
    fn what_cannot_be_used_is_said() {
        let (table, mut report) = read(
            "title,filename,Title,,date\nA,a.txt,x,,2020\nB,a.txt,,,\nC,,,,\nD,.\\d\\e.txt\nE,e.txt,,,2021,too,many\n",
        );
        assert_eq!(cells(&table, "a.txt"), [("title", "A"), ("date", "2020")]);
        assert_eq!(cells(&table, "d/e.txt"), [("title", "D")]);
        table.report_missing(&BTreeSet::from(["a.txt".to_owned(), "d/e.txt".to_owned()]), &mut report);
        let said: Vec<String> = report.problems.iter().map(|p| format!("{}: {}", p.place, p.message)).collect();
        let expected = [
            "metadata.csv: has the column `Title` twice",
            "metadata.csv: has a column without a name, the one numbered 4",
            "metadata.csv, row 3: is about `a.txt` again; row 2 counts",
            "metadata.csv, row 4: has no `filename`",
            "metadata.csv, row 5: has 2 cells, and the header has 5",
            "metadata.csv, row 6: has 7 cells",
            "metadata.csv, row 6: is about `e.txt`, and there is no such file",
        ];
        assert_eq!(said.len(), expected.len(), "{said:#?}");
        for (said, expected) in said.iter().zip(expected) {
            assert!(said.starts_with(expected), "{said:?} starts with {expected:?}");
        }
        assert!(report.problems.iter().all(|p| p.severity == Severity::Warning));
    }
}
