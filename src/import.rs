//! Reading word lists of other tools.

#![deny(clippy::indexing_slicing, clippy::string_slice)]

/// The words of a list and their frequencies, from a file of one word a line: a word and a number, with a tab, a
/// semicolon or a comma between them.
///
/// Lines that begin with `#` are skipped. A first line without a number is a header: then the columns are those that it
/// calls `word`, `term`, `type`, `item` or `lemma`, and `freq…` or `count…`, in any order. Lists saved by Readout, AntConc
/// and Sketch Engine can be read unchanged. The error is the number of the line without a frequency, from 1; an empty
/// list is an error in its last line.
pub fn word_list(text: &str) -> Result<Vec<(String, u64)>, usize> {
    let mut words = Vec::new();
    let (mut word_at, mut freq_at) = (0, 1);
    let mut is_first = true;
    let mut last = 1;
    for (number, line) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
        last = number;
        if line.trim().is_empty() || line.starts_with('#') || line.starts_with("\"#") {
            continue;
        }
        let cells = cells(line);
        let cell = |at: usize| cells.get(at).map(|cell| cell.trim()).unwrap_or_default();
        match (cell(word_at), frequency(cell(freq_at))) {
            (word, Some(freq)) if !word.is_empty() => words.push((word.to_owned(), freq)),
            _ if is_first => {
                let named = |names: &[&str]| {
                    let is_so = |cell: &String| {
                        let begins =
                            |name: &&str| cell.trim().get(..name.len()).is_some_and(|c| c.eq_ignore_ascii_case(name));
                        names.iter().any(begins)
                    };
                    cells.iter().position(is_so)
                };
                word_at = named(&["word", "term", "type", "item", "lemma"]).unwrap_or(0);
                freq_at = named(&["freq", "count"]).unwrap_or(1);
            }
            _ => return Err(number),
        }
        is_first = false;
    }
    if words.is_empty() { Err(last) } else { Ok(words) }
}

/// A whole number, in which spaces can separate thousands.
fn frequency(cell: &str) -> Option<u64> {
    let digits: String = cell.chars().filter(|letter| !matches!(letter, ' ' | '\u{a0}' | '\u{202f}')).collect();
    digits.parse().ok()
}

/// The cells of a line. In a cell with quotation marks, separators are text and a quotation mark is doubled.
fn cells(line: &str) -> Vec<String> {
    let separator = ['\t', ';'].into_iter().find(|separator| line.contains(*separator)).unwrap_or(',');
    let mut cells = vec![String::new()];
    let (mut quoted, mut letters) = (false, line.chars().peekable());
    while let Some(letter) = letters.next() {
        let Some(cell) = cells.last_mut() else { break };
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' if quoted || cell.is_empty() => quoted = !quoted,
            letter if letter == separator && !quoted => cells.push(String::new()),
            letter => cell.push(letter),
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Cell, Table};

    #[test]
    fn lists_of_several_tools() {
        let list = |words: &[(&str, u64)]| Ok(words.iter().map(|(word, freq)| ((*word).to_owned(), *freq)).collect());
        for (text, read) in [
            ("the,12\nof,7\n", list(&[("the", 12), ("of", 7)])),
            ("\u{feff}word;frequency\r\nthé;12\r\n", list(&[("thé", 12)])),
            ("Type\tRank\tFreq\tRange\nthe\t1\t12 345\t9\n", list(&[("the", 12_345)])),
            ("\"a, b\",3\n\"say \"\"so\"\"\",4", list(&[("a, b", 3), ("say \"so\"", 4)])),
            ("# made by hand\n\n习近平\t88", list(&[("习近平", 88)])),
            ("the,12\nof,many\n", Err(2)),
            ("the,12\n,3\n", Err(2)),
            ("the,-12\nof\n", Err(2)),
            ("", Err(1)),
            ("word,freq\n", Err(1)),
        ] {
            assert_eq!(word_list(text), read, "{text:?}");
        }
    }

    #[test]
    fn what_is_exported_is_read() {
        let table = Table {
            head: vec![("query", "a, b".into())],
            columns: ["term", "freq", "per_million"].map(String::from).to_vec(),
            rows: vec![
                vec![Cell::Text("communiqué".into()), Cell::Count(7), Cell::Number(1.5)],
                vec![Cell::Text("win-win".into()), Cell::Count(3), Cell::Number(0.5)],
            ],
        };
        for with_head in [true, false] {
            let read = word_list(&table.to_csv(with_head));
            assert_eq!(read, Ok(vec![("communiqué".into(), 7), ("win-win".into(), 3)]));
        }
    }
}
