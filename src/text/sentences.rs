//! Sentences of a paragraph (UAX #29), not broken at a line end nor after a listed abbreviation.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// Abbreviations after which a full stop ends no sentence. In lower case, without the stop.
const ABBREVIATIONS: &[&str] = &[
    "adm", "amb", "art", "assoc", "brig", "capt", "cf", "ch", "col", "cmdr", "dept", "dr", "e.g", "ed", "eds", "esp",
    "est", "etc", "fig", "gen", "gov", "hon", "i.e", "inc", "jr", "lt", "ltd", "maj", "messrs", "mme", "mr", "mrs",
    "ms", "mt", "no", "nos", "op", "p", "para", "pp", "pres", "prof", "rep", "rev", "sen", "sgt", "sr", "st", "v",
    "viz", "vol", "vols", "vs",
];

/// The sentences of one paragraph, as byte ranges that together cover all of it.
///
/// ```
/// let text = "Mr. Liu spoke\nat noon. He left.";
/// let cut: Vec<&str> = readout::text::sentences(text).into_iter().map(|r| &text[r]).collect();
/// assert_eq!(cut, ["Mr. Liu spoke\nat noon. ", "He left."]);
/// ```
pub fn sentences(paragraph: &str) -> Vec<Range<usize>> {
    // A line end within a paragraph is white space. Both are one byte long, so that offsets stay the same.
    let flat = paragraph.replace('\n', " ");
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut goes_on = false;
    for (at, piece) in flat.split_sentence_bound_indices() {
        let end = at + piece.len();
        match out.last_mut() {
            Some(last) if goes_on => last.end = end,
            _ => out.push(at..end),
        }
        goes_on = ends_in_abbreviation(piece);
    }
    out
}

fn ends_in_abbreviation(piece: &str) -> bool {
    let Some(before) = piece.trim_end().strip_suffix('.') else { return false };
    let word =
        before.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '“' | '"')).next().unwrap_or_default();
    // A single capital is an initial, as in "J. Smith".
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    // "No." counts things only in front of a number; as a sentence of its own it is an answer. It is kept for
    // "no." within a sentence by requiring a word before it.
    initial || (ABBREVIATIONS.contains(&word.to_lowercase().as_str()) && !(word == "No" && before == word))
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let cut: Vec<&str> = sentences(text).into_iter().map(|r| &text[r]).collect();
        assert_eq!(cut, expected);
        assert_eq!(cut.concat(), text);
    }

    #[test]
    fn sentences_are_cut() {
        check("", &[]);
        check("One.", &["One."]);
        check("One. Two? Three!", &["One. ", "Two? ", "Three!"]);
        check("He met Mr. Raab. Then left.", &["He met Mr. Raab. ", "Then left."]);
        check("A line\nend. Here", &["A line\nend. ", "Here"]);
        check("J. Smith spoke. U.S. troops left.", &["J. Smith spoke. ", "U.S. troops left."]);
        check("中国没有变。变的是英国。", &["中国没有变。", "变的是英国。"]);
        check("No. He did not.", &["No. ", "He did not."]);
    }
}
