//! Tokens: Unicode words (UAX #29) that hold a letter or a digit.

use std::ops::Range;

use super::words::each_piece;

/// The tokens of a text as byte ranges, in order.
///
/// A token never crosses one of the `breaks` (byte offsets in rising order, on character boundaries): a speaker's
/// label ends there.
///
/// ```
/// let text = "Don't re-educate: 1,000 times.";
/// let words: Vec<&str> = readout::text::tokens(text, &[]).into_iter().map(|r| &text[r]).collect();
/// assert_eq!(words, ["Don't", "re", "educate", "1,000", "times"]);
/// ```
pub fn tokens(text: &str, breaks: &[usize]) -> Vec<Range<usize>> {
    let mut out = Vec::with_capacity(text.len() / 6);
    let mut from = 0;
    for &to in breaks.iter().chain([&text.len()]) {
        let piece = text.get(from..to).unwrap_or_default();
        each_piece(piece, &mut |range| {
            let word = piece.get(range.clone()).unwrap_or_default();
            if word.chars().any(char::is_alphanumeric) {
                // A combining mark keeps to the sign before it, also to a space, which is no part of a word.
                let end = from + range.end;
                out.push(end - word.trim_start_matches(is_apart).len()..end);
            }
        });
        from = to.max(from);
    }
    out
}

/// A space or a common sign: no part of a word, also where a combining mark keeps to it.
fn is_apart(c: char) -> bool {
    c.is_whitespace() || (c.is_ascii_punctuation() && c != '_')
}

#[cfg(test)]
mod tests {
    use super::tokens;

    #[track_caller]
    fn check(text: &str, breaks: &[usize], expected: &[&str]) {
        let found: Vec<&str> = tokens(text, breaks).into_iter().map(|r| &text[r]).collect();
        assert_eq!(found, expected, "tokens of {text:?} with breaks {breaks:?}");
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
        check("snake_case a_b __ _x", &[], &["snake_case", "a_b", "_x"]);
    }

    #[test]
    fn a_break_ends_a_token() {
        check("BBC:Good", &[], &["BBC:Good"]);
        check("BBC:Good", &[4], &["BBC", "Good"]);
        check("ab", &[1], &["a", "b"]);
    }
}
