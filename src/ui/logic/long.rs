//! Names and values where there is little room: the beginning of one that is long, and how many letters it goes on.

use crate::protocol::left_out;

/// A name of so many letters is shown whole, and of a longer one so much.
pub const NAME: usize = 160;
/// The same of a heading.
pub const HEADING: usize = 400;

/// The same of a word in a drawing.
const LABEL: usize = 40;

/// A word as a drawing has it.
pub fn label(text: &str) -> String {
    cut(text, LABEL).map_or_else(|| text.to_owned(), |(shown, _)| format!("{shown}…"))
}

/// What is shown of a long text, and how many letters more it has; `None` of one that is shown whole.
pub fn cut(text: &str, most: usize) -> Option<(&str, u64)> {
    let (sent, unsent) = left_out(text).unwrap_or((text, 0));
    let end = sent.char_indices().nth(most).map(|(at, _)| at);
    match end {
        Some(end) => Some((&sent[..end], sent[end..].chars().count() as u64 + unsent)),
        None => (unsent > 0).then_some((sent, unsent)),
    }
}

#[cfg(test)]
mod tests {
    use super::cut;
    use crate::protocol::LONGEST;

    #[test]
    fn a_long_text_is_cut_and_says_how_much_is_missing() {
        for (text, expected) in [
            ("", None),
            ("word", None),
            ("words", Some(("word", 1))),
            ("和平与战争", Some(("和平与战", 1))),
            ("wörter", Some(("wört", 2))),
        ] {
            assert_eq!(cut(text, 4), expected, "{text}");
        }
        // One that the engine has cut already.
        let sent = format!("{}…+4970000", "a".repeat(LONGEST));
        assert_eq!(cut(&sent, 4), Some(("aaaa", LONGEST as u64 - 4 + 4_970_000)));
    }
}
