//! Single quotation marks, told from apostrophes.

use super::marks::{Around, Mark};

/// What a mark can be, seen by itself.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Opens,
    /// After punctuation: nothing but a quotation ends so.
    Closes,
    /// After a word that does not end as those with an apostrophe do.
    MayClose,
    /// After an `s`, a digit or a shortened word: `the boys’ boat`, `6' long`, `nothin’ much`.
    Doubtful,
    Apostrophe,
}

/// The single marks of a paragraph.
///
/// A quotation ends with the first mark that can close one and is not doubtful; with a doubtful one only where no other
/// is left before the next quotation begins.
pub(super) fn marks(paragraph: &str) -> Vec<Mark> {
    let mut parts: Vec<(Mark, Part)> = paragraph
        .char_indices()
        .filter_map(|(at, c)| {
            let sign = SIGNS.iter().find(|sign| sign.starts_with(c))?;
            let range = at..at + sign.len();
            let part = part(
                sign,
                &Around::of(paragraph, &range),
                paragraph.split_at_checked(range.start)?.0,
                paragraph.get(range.end..)?,
            );
            let (opens, closes) = (part == Part::Opens, part == Part::Closes);
            Some((Mark { range, sign, opens, closes, after_digit: false }, part))
        })
        .collect();
    let mut from = 0;
    while let Some(start) = parts.iter().skip(from).position(|(_, part)| *part == Part::Opens) {
        let start = from + start + 1;
        let length = parts.iter().skip(start).take_while(|(_, part)| *part != Part::Opens).count();
        from = start + length;
        let Some(within) = parts.get_mut(start..from) else { break };
        let sure = within.iter().position(|(_, part)| matches!(part, Part::Closes | Part::MayClose));
        let end = sure.or_else(|| within.iter().rposition(|(_, part)| *part == Part::Doubtful));
        if let Some((mark, _)) = end.and_then(|end| within.get_mut(end)) {
            mark.closes = true;
        }
    }
    parts.into_iter().map(|(mark, _)| mark).filter(|mark| mark.opens || mark.closes).collect()
}

const SIGNS: &[&str] = &["'", "‘", "’", "‚", "‹", "›"];

fn part(sign: &str, around: &Around, before: &str, after: &str) -> Part {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    if matches!(sign, "‚" | "‹" | "›") {
        return match (around.opens(), around.closes()) {
            (true, _) => Part::Opens,
            (_, true) if sign != "‚" => Part::Closes,
            _ => Part::Apostrophe,
        };
    }
    if is_letter(around.before) && is_letter(around.after) {
        return Part::Apostrophe;
    }
    if around.opens() {
        let is_opening = sign != "’" && around.after != Some('\'') && !is_shortened(after);
        return if is_opening { Part::Opens } else { Part::Apostrophe };
    }
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    match around.before {
        _ if !around.closes() || around.before == Some('\'') => Part::Apostrophe,
        Some(c) if !c.is_alphanumeric() => Part::Closes,
        Some(c) if matches!(c, 's' | 'S' | 'z' | 'x') || c.is_numeric() => Part::Doubtful,
        _ if word.len() > 2 && SHORT_ENDS.iter().any(|end| word.ends_with(end)) => Part::Doubtful,
        _ if SHORT_WORDS.contains(&word) => Part::Doubtful,
        _ => Part::MayClose,
    }
}

/// Whether the word after a mark is one of which the mark stands for the beginning, or a year of two digits.
fn is_shortened(after: &str) -> bool {
    let word = after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    digits == 2 && matches!(word.get(digits..), Some("" | "s")) || SHORTENED.contains(&word.to_lowercase().as_str())
}

/// Words that begin with an apostrophe.
const SHORTENED: &[&str] = &[
    "bout", "cause", "cept", "cos", "cuz", "em", "fore", "gainst", "im", "midst", "mongst", "n", "neath", "nother",
    "nuff", "ome", "ouse", "pon", "round", "scuse", "spect", "tween", "twas", "til", "till", "tis", "twere", "twill",
    "twixt", "twould", "tisn", "twasn", "ud", "ll", "ere", "ave", "ow",
];

/// What words end in of which an apostrophe stands for the last letter, and whole ones.
const SHORT_ENDS: &[&str] = &["in"];
const SHORT_WORDS: &[&str] = &["o", "an", "th", "wi", "ol", "d", "t", "mo", "po"];
