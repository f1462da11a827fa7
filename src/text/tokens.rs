//! Tokens: Unicode words (UAX #29) that hold a letter or a digit.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// The tokens of a text as byte ranges, in order.
///
/// There are none in the `apart` ranges, which are sorted, disjoint and on character boundaries, and none crosses their
/// edges: speakers' labels and the times of a transcript are text and no words.
///
/// ```
/// let text = "Don't re-educate: 1,000 times.";
/// let words: Vec<&str> = readout::text::tokens(text, &[]).into_iter().map(|r| &text[r]).collect();
/// assert_eq!(words, ["Don't", "re", "educate", "1,000", "times"]);
/// ```
pub fn tokens(text: &str, apart: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut out = Vec::with_capacity(text.len() / 6);
    let mut from = 0;
    let end = text.len()..text.len();
    for gap in apart.iter().chain([&end]) {
        let piece = text.get(from..gap.start).unwrap_or_default();
        let mut line_start = from;
        // No word crosses a line end, and lines of ASCII alone are segmented several times as fast as others.
        for line in piece.split_inclusive('\n') {
            for (at, word) in line.unicode_word_indices() {
                let end = line_start + at + word.trim_end_matches('_').len();
                out.push(end - bare(word).len()..end);
            }
            line_start += line.len();
        }
        from = gap.end.max(from);
    }
    out
}

/// A word without what is no part of it at its edges.
fn bare(word: &str) -> &str {
    let word = word.trim_end_matches('_');
    let rest = word.trim_start_matches(is_separator);
    // A mark that is set on an underscore goes with it.
    let before = word.get(..word.len() - rest.len()).unwrap_or_default();
    if before.ends_with('_') { rest.trim_start_matches(|c: char| !c.is_alphanumeric()) } else { rest }
}

/// White space or ASCII punctuation. UAX #29 attaches a combining mark to any character before it, so that a word can
/// begin with one of these, and an underscore to a letter: the token does not begin with them, nor end with the
/// underscores that mark italics in plain text.
fn is_separator(c: char) -> bool {
    c.is_whitespace() || c.is_ascii_punctuation()
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::{bare, tokens};

    #[track_caller]
    fn check(text: &str, apart: &[Range<usize>], expected: &[&str]) {
        let found: Vec<&str> = tokens(text, apart).into_iter().map(|r| &text[r]).collect();
        assert_eq!(found, expected, "tokens of {text:?} without {apart:?}");
    }

    #[test]
    fn words_of_many_kinds() {
        check("", &[], &[]);
        check(" — … !?", &[], &[]);
        check("Huawei’s 5G, re-education; e.g. U.S.A.", &[], &["Huawei’s", "5G", "re", "education", "e.g", "U.S.A"]);
        check("1,000.5 and 24,400", &[], &["1,000.5", "and", "24,400"]);
        check("中美关系 2020年", &[], &["中", "美", "关", "系", "2020", "年"]);
        check("communiqué naïve", &[], &["communiqué", "naïve"]);
        check(" \u{D46}Σ", &[], &["\u{D46}", "Σ"]);
        check("snake_case a_b __ _x", &[], &["snake_case", "a_b", "x"]);
        check("_very_ _Very well_, __init__ 5_", &[], &["very", "Very", "well", "init", "5"]);
    }

    #[test]
    fn what_is_apart_is_no_token_and_ends_one() {
        check("BBC:Good", &[], &["BBC:Good"]);
        check("BBC:Good", std::slice::from_ref(&(0..4)), &["Good"]);
        check("One BBC:Two 12:30 three", &[4..8, 12..17], &["One", "Two", "three"]);
        check("abc", std::slice::from_ref(&(1..2)), &["a", "c"]);
        check("abc", std::slice::from_ref(&(0..3)), &[]);
    }

    /// One character of every class that the word rules know.
    const CLASSES: [char; 21] = [
        'a',
        '1',
        '\u{300}',
        '\u{AD}',
        '\u{200D}',
        'א',
        'カ',
        '_',
        '\'',
        '"',
        '.',
        ':',
        ',',
        '\r',
        '\n',
        '\u{85}',
        '\u{1F1E6}',
        ' ',
        '😀',
        'ℹ',
        '§',
    ];

    proptest! {
        #[test]
        fn tokens_are_the_words_of_the_whole_text(
            classes in proptest::collection::vec(0..CLASSES.len(), 0..30),
            any in ".*",
        ) {
            for text in [classes.iter().map(|&class| CLASSES[class]).collect::<String>(), any] {
                let words = text.split_word_bounds().filter(|word| word.chars().any(char::is_alphanumeric));
                let expected: Vec<&str> = words.map(bare).collect();
                check(&text, &[], &expected);
            }
        }
    }
}
