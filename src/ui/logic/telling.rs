//! Words that say what a corpus is about.

use crate::protocol::TermRow;

/// Such a word has at least so many letters, and stands in at least so many documents.
const LEAST_LETTERS: usize = 6;
pub const LEAST_RANGE: u32 = 3;

/// The most telling of some words, at most `most` of them: those with the greatest frequency times the cube of DP, which
/// is little for words that are rare and for words that are everywhere.
pub fn telling(rows: &[TermRow], most: usize) -> Vec<String> {
    let is_word = |term: &str| term.chars().count() >= LEAST_LETTERS && term.chars().all(char::is_alphabetic);
    let fits = |row: &&TermRow| row.range >= LEAST_RANGE && is_word(&row.term);
    let weight = |row: &TermRow| row.freq as f64 * row.dp.unwrap_or_default().powi(3);
    let mut fitting: Vec<&TermRow> = rows.iter().filter(fits).collect();
    fitting.sort_by(|a, b| weight(b).total_cmp(&weight(a)));
    fitting.into_iter().take(most).map(|row| row.term.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(term: &str, freq: u64, range: u32, dp: Option<f64>) -> TermRow {
        TermRow { term: term.to_owned(), freq, per_million: 0.0, range, dp, forms: 1 }
    }

    #[test]
    fn telling_words_are_frequent_and_at_home_in_a_part() {
        let rows = [
            row("everywhere", 900, 50, Some(0.1)),
            row("huawei", 100, 9, Some(0.8)),
            row("security", 100, 20, Some(0.5)),
            row("ambassador", 200, 5, Some(0.7)),
            row("unknown", 500, 9, None),
            // Too short, in too few documents, and not a word.
            row("trade", 900, 9, Some(0.9)),
            row("decoupling", 900, 2, Some(0.9)),
            row("2019-20", 900, 9, Some(0.9)),
        ];
        assert_eq!(telling(&rows, 3), ["ambassador", "huawei", "security"]);
        assert_eq!(telling(&rows, 9), ["ambassador", "huawei", "security", "everywhere", "unknown"]);
        assert_eq!(telling(&[], 3), [""; 0]);
    }
}
