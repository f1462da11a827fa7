//! `metadata.csv`: a row a file, a column a field.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Report,
    alike::{did_you_mean, nearest, nearest_path},
    cells::Order,
    column::{SAID, read_dates, read_numbers},
    delimited::{Rows, declared, records},
};
use crate::{model::FieldKind, text::nfc};

/// The name of the table, at the root of a corpus.
pub(super) const FILE: &str = "metadata.csv";

const KEY: &str = "filename";
/// What cells are parted by, with its name.
const MARKS: [(u8, &str); 3] = [(b',', "commas"), (b';', "semicolons"), (b'\t', "tabs")];

/// The table, by file.
#[derive(Debug, Default)]
pub(super) struct Metadata {
    /// The columns but `filename`, in order.
    pub columns: Vec<String>,
    rows: BTreeMap<String, Row>,
    /// Semicolons part its cells, as where a comma stands before decimals.
    has_semicolons: bool,
}

#[derive(Debug)]
struct Row {
    /// Counted as a spreadsheet does: the header is row 1.
    number: usize,
    /// A cell for each of the columns; empty where there is no value.
    cells: Vec<String>,
}

impl Metadata {
    /// Reads the table (RFC 4180, also with semicolons or tabs in place of commas). What cannot be used is said in the report.
    pub fn read(text: &str, report: &mut Report) -> Metadata {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let (declared, text) = declared(text);
        let marks = declared.into_iter().chain(MARKS.map(|(mark, _)| mark));
        let with_key = marks.clone().find(|mark| key_in(&header(text, *mark)).is_some());
        let mark = with_key.or(marks.clone().next()).unwrap_or(b',');
        let header = header(text, mark);
        let Some(key) = key_in(&header) else {
            report.error(FILE, &no_key(&header));
            return Metadata::default();
        };
        if let Some((_, name)) = MARKS.iter().skip(1).find(|(known, _)| *known == mark && declared != Some(mark)) {
            report.warn(FILE, &format!("has {name} between its cells, and is read so"));
        }
        let used = used_columns(&header, key, report);
        let names = used.iter().filter_map(|&index| header.get(index).cloned()).collect();
        let mut table = Metadata { columns: names, rows: BTreeMap::new(), has_semicolons: mark == b';' };
        let numbers = Rows::of(text, mark).numbers;
        let mut uneven = Vec::new();
        for (index, record) in records(text, mark).enumerate().skip(1) {
            let number = numbers.get(index).copied().unwrap_or(index + 1);
            let place = format!("{FILE}, row {number}");
            if record.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            if let Some((name, rows)) = swallowed(&record, &header, key, mark) {
                report.error(
                    &place,
                    &format!(
                        "has a quotation mark in the column `{name}` that nothing closes there: the {rows} rows below are \
                         read as part of that cell. Close it, or take it out"
                    ),
                );
            } else if record.len() != header.len() {
                uneven.push((number, record.len()));
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
        for (number, cells) in uneven.iter().take(SAID) {
            report.warn(
                &format!("{FILE}, row {number}"),
                &format!(
                    "has {cells} cells, and the header has {}; check what parts its cells, and its quotation marks",
                    header.len()
                ),
            );
        }
        say_more(uneven.len(), "have more or fewer cells than the header", report);
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
        // A file that has its row already is not meant by another.
        let free = paths.iter().map(String::as_str).filter(|path| !self.rows.contains_key(*path));
        for (number, file) in missing.iter().take(SAID) {
            let meant = did_you_mean(nearest_path(file, free.clone()));
            report.warn(
                &format!("{FILE}, row {number}"),
                &format!("is about `{file}`, and there is no such file{meant}"),
            );
        }
        say_more(missing.len(), "are about files that are not there", report);
    }

    /// Reads the dates and numbers of the table by their columns: a cell alone does not tell whether `03/04/2019` is in
    /// March. What cannot be read is left out, and said once for a column.
    pub fn read_columns(&mut self, kind: impl Fn(&str) -> FieldKind, declared: Option<Order>, report: &mut Report) {
        for (index, name) in self.columns.iter().enumerate() {
            let mut cells: Vec<(usize, &mut String)> = self
                .rows
                .values_mut()
                .filter_map(|row| Some((row.number, row.cells.get_mut(index)?)))
                .filter(|(_, cell)| !cell.is_empty())
                .collect();
            cells.sort_unstable_by_key(|(number, _)| *number);
            let said = match kind(name) {
                FieldKind::Date => read_dates(name, &mut cells, declared),
                FieldKind::Number => read_numbers(name, &mut cells, self.has_semicolons),
                FieldKind::Facet | FieldKind::Text => Vec::new(),
            };
            said.iter().for_each(|message| report.warn(FILE, message));
        }
    }
}

/// Says how many more there are of what was said for the first.
fn say_more(count: usize, what: &str, report: &mut Report) {
    if count > SAID {
        report.warn(FILE, &format!("{} more of its rows {what}", count - SAID));
    }
}

/// The column of a cell that goes on over lines which are rows of the table, each with the name of a file, and how many
/// they are.
fn swallowed<'a>(record: &csv::StringRecord, header: &'a [String], key: usize, mark: u8) -> Option<(&'a str, usize)> {
    let is_row = |line: &&str| {
        let mut cells = line.split(char::from(mark));
        let file = cells.clone().nth(key).unwrap_or_default().trim().trim_matches('"');
        let ending = file.rsplit_once('.').map(|(_, ending)| ending).unwrap_or_default();
        let names_a_text =
            ["txt", "md", "markdown", "html", "htm"].iter().any(|known| ending.eq_ignore_ascii_case(known));
        names_a_text && cells.by_ref().count() > 1
    };
    record.iter().enumerate().find_map(|(index, cell)| {
        let rows = cell.lines().skip(1).filter(is_row).count();
        let name = header.get(index).or(header.last()).map(String::as_str).unwrap_or_default();
        (rows > 0).then_some((name, rows))
    })
}

fn header(text: &str, mark: u8) -> Vec<String> {
    records(text, mark).next().iter().flatten().map(|cell| cell.trim().to_owned()).collect()
}

fn key_in(header: &[String]) -> Option<usize> {
    header.iter().position(|name| name.eq_ignore_ascii_case(KEY))
}

/// The path that a cell names: some tables are written on systems with another separator.
fn path_of(cell: &str) -> String {
    let path = cell.trim().replace('\\', "/");
    nfc(path.strip_prefix("./").unwrap_or(&path)).into_owned()
}

fn no_key(header: &[String]) -> String {
    let columns: Vec<String> = header.iter().map(|name| format!("`{name}`")).collect();
    let has =
        if columns.is_empty() { "it is empty".to_owned() } else { format!("its columns are {}", columns.join(", ")) };
    let cure = match nearest(KEY, header.iter().map(String::as_str)) {
        Some(near) => format!("Rename its column `{near}`"),
        None => "Give it one, with the path of each text".to_owned(),
    };
    format!("has no column `{KEY}`, so that none of it is used ({has}). {cure}")
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

    use super::{FieldKind, Metadata, Order, Report};
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
            ("file name,title\na.txt,A\n", "Rename its column `file name`"),
        ] {
            let (table, report) = read(text);
            assert_eq!(table.columns, Vec::<String>::new());
            let [problem] = report.problems.as_slice() else { panic!("{:?}", report.problems) };
            assert_eq!((problem.place.as_str(), problem.severity), ("metadata.csv", Severity::Error));
            assert!(problem.message.contains("no column `filename`") && problem.message.contains(hint), "{problem:?}");
        }
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_does() {
        for (text, row) in [
            ("filename,title\n\na.txt,\"Al\npha\"\n\n\nx.txt,X\n", 6),
            ("filename,title\r\n\r\nx.txt,X\r\n", 3),
            ("sep=;\nfilename;title\nx.txt;X\n", 2),
            ("filename,title\na.txt,\"5\"\" and\n\"\"more\"\nx.txt,X", 3),
            ("filename,title\na.txt,5\" disk\nb.txt,\"\"\nx.txt,X", 4),
            ("filename,title\n,\n,\nx.txt,X", 4),
        ] {
            let (table, mut report) = read(text);
            table.report_missing(&BTreeSet::from(["a.txt", "b.txt"].map(str::to_owned)), &mut report);
            let said: Vec<&str> = report.problems.iter().map(|problem| problem.place.as_str()).collect();
            assert_eq!(said, [format!("metadata.csv, row {row}")], "{text:?}");
        }
    }

    #[test]
    fn other_marks_between_cells() {
        for (text, said) in [
            ("filename;title\na.txt;\"A; b, c\"\n", Some("semicolons")),
            ("\u{FEFF}title\tFilename\nA; b, c\ta.txt\n", Some("tabs")),
            ("sep=;\r\nfilename;title\r\na.txt;\"A; b, c\"\r\n", None),
            ("sep=|\nfilename|title\na.txt|A; b, c\n", None),
            // What it says is not so.
            ("sep=;\nfilename,title\na.txt,\"A; b, c\"\n", None),
        ] {
            let (table, report) = read(text);
            assert_eq!(cells(&table, "a.txt"), [("title", "A; b, c")], "{text:?}");
            assert_eq!(report.problems.len(), usize::from(said.is_some()), "{:?}", report.problems);
            if let Some(said) = said {
                assert!(report.problems[0].message.contains(said), "{:?}", report.problems);
            }
        }
    }

    /// The values of a column of that kind, of one row each, and what is said of it.
    fn column(kind: FieldKind, declared: Option<Order>, values: &[&str]) -> (Vec<String>, Vec<String>) {
        let rows: String = values.iter().enumerate().map(|(n, value)| format!("{n}.txt,\"{value}\"\n")).collect();
        let (mut table, mut report) = read(&format!("filename,x\n{rows}"));
        table.read_columns(|_| kind, declared, &mut report);
        let read = (0..values.len()).map(|n| table.of(&format!("{n}.txt")).map(|(_, cell)| cell).collect()).collect();
        (read, report.problems.into_iter().map(|problem| problem.message).collect())
    }

    #[test]
    fn dates_of_a_column() {
        let (read, said) = column(FieldKind::Date, None, &["03/04/2019", "31/12/2019; 2020", "", "2018-05"]);
        assert_eq!(read, ["2019-04-03", "2019-12-31; 2020", "", "2018-05"]);
        assert!(said.len() == 1 && said[0].contains("day first"), "{said:?}");
        let (read, said) = column(FieldKind::Date, None, &["03/04/2019", "01/02/2019"]);
        assert_eq!(read, ["", ""]);
        assert!(said.len() == 1 && said[0].contains("date_format") && said[0].contains("2 dates"), "{said:?}");
        let (read, said) = column(FieldKind::Date, Some(Order::Month), &["03/04/2019", "01/02/2019"]);
        assert_eq!(read, ["2019-03-04", "2019-01-02"]);
        assert_eq!(said, [""; 0]);
        let (read, said) = column(FieldKind::Date, None, &["31/12/2019", "12/31/2019"]);
        assert_eq!(read, ["", ""]);
        assert!(said.len() == 1 && said[0].contains("some the month"), "{said:?}");
        let (_, said) = column(FieldKind::Date, None, &["soon", "later", "2020", "May", "x", "y"]);
        assert_eq!(
            said,
            [
                "has 5 values that are no dates such as 2020, 2020-07 or 2020-07-30: \"soon\" (row 2), \"later\" (row 3), \"May\" (row 5) and 2 more in the column `x`; they are left out"
            ]
        );
    }

    #[test]
    fn numbers_of_a_column() {
        assert_eq!(
            column(FieldKind::Number, None, &["1,200", "-0.5; 3"]),
            (vec!["1200".into(), "-0.5; 3".into()], vec![])
        );
        let (read, said) = column(FieldKind::Number, None, &["1.200", "3,5", "many"]);
        assert_eq!(read, ["1200", "3.5", ""]);
        assert!(said.len() == 2 && said[0].contains("\"3,5\"") && said[1].contains("\"many\" (row 4)"), "{said:?}");
    }

    #[test]
    fn names_that_are_nearly_right() {
        let (table, mut report) = read("filename\nA.TXT\ncafe\u{301}.txt\nb c.docx\nx1\nx2\n");
        let paths = ["a.txt", "caf\u{e9}.txt", "b_c.txt"].map(str::to_owned);
        table.report_missing(&BTreeSet::from(paths), &mut report);
        let said: Vec<&str> = report.problems.iter().map(|problem| problem.message.as_str()).collect();
        assert_eq!(
            said,
            [
                "is about `A.TXT`, and there is no such file; did you mean `a.txt`?",
                "is about `b c.docx`, and there is no such file; did you mean `b_c.txt`?",
                "is about `x1`, and there is no such file",
                "1 more of its rows are about files that are not there",
            ]
        );
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
