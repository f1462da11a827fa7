//! Tables as text: cells with marks between them (RFC 4180, also with other marks than commas).

/// A table without the first line by which Excel is told what parts its cells, such as `sep=;`, and that mark.
pub(super) fn declared(text: &str) -> (Option<u8>, &str) {
    match text.strip_prefix("sep=").map(|rest| rest.split_once('\n').unwrap_or((rest, ""))) {
        Some((mark, rest)) => (mark.bytes().next().filter(|mark| mark.is_ascii() && *mark != b'\r'), rest),
        None => (None, text),
    }
}

/// The rows of a table, as far as there are any, without blank lines. They may have more or fewer cells than others.
pub(super) fn records(text: &str, mark: u8) -> impl Iterator<Item = csv::StringRecord> {
    let reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(mark).from_reader(text.as_bytes());
    reader.into_records().map_while(Result::ok)
}

/// Where the rows of a table are.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Rows {
    /// The number of each row that is not blank, as a spreadsheet counts them: blank rows too, and one that goes over
    /// several lines between quotation marks once.
    pub numbers: Vec<usize>,
    /// Nothing closes the last quotation mark that opens a cell.
    pub is_open: bool,
}

impl Rows {
    /// Counts the rows of a table whose cells are parted by that mark.
    pub fn of(text: &str, mark: u8) -> Self {
        let (mut numbers, mut number) = (Vec::new(), 1);
        // Whether a quotation mark would open a cell, or, after one, stand for itself in it.
        let (mut is_blank, mut quoted, mut opens) = (true, false, true);
        for byte in text.bytes() {
            match byte {
                b'"' if quoted => (quoted, opens) = (false, true),
                b'"' if opens => (quoted, is_blank) = (true, false),
                b'\n' if !quoted => {
                    if !is_blank {
                        numbers.push(number);
                    }
                    number += 1;
                    (is_blank, opens) = (true, true);
                }
                b'\r' if !quoted => {}
                _ => (is_blank, opens) = (false, byte == mark),
            }
        }
        if !is_blank {
            numbers.push(number);
        }
        Self { numbers, is_open: quoted }
    }
}

#[cfg(test)]
mod tests {
    use super::Rows;

    #[test]
    fn rows_with_their_numbers() {
        for (text, numbers, is_open) in [
            ("", &[][..], false),
            ("a,b\n1,2", &[1, 2], false),
            ("a,b\n\n\"1\n2\",3\n4,5\n", &[1, 3, 4], false),
            ("a\n\"b\nc", &[1, 2], true),
            ("a\n5\" disk\nc", &[1, 2, 3], false),
            ("a\n\"b \"\"\nc\"", &[1, 2], false),
        ] {
            assert_eq!(Rows::of(text, b','), Rows { numbers: numbers.to_vec(), is_open }, "{text:?}");
        }
    }
}
