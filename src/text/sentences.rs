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
        goes_on = ends_in_abbreviation(piece, flat.get(end..).unwrap_or_default());
    }
    out
}

fn ends_in_abbreviation(piece: &str, rest: &str) -> bool {
    let Some(before) = piece.trim_end().strip_suffix('.') else { return false };
    let word =
        before.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '“' | '"')).next().unwrap_or_default();
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase) && precedes_a_name(before, rest);
    // "No." counts things only in front of a number; as a sentence of its own it is an answer. It is kept for
    // "no." within a sentence by requiring a word before it.
    initial || (ABBREVIATIONS.contains(&word.to_lowercase().as_str()) && !(word == "No" && before == word))
}

/// Whether a single capital with a full stop, with which a text ends, is an initial, as in "J. Smith": what follows is a
/// name, or another initial, and no common word of a sentence of its own; and what comes before it does not call it
/// something else, as in "vitamin C".
fn precedes_a_name(before: &str, rest: &str) -> bool {
    let word = |text: &str| text.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let next = word(rest.split_whitespace().next().unwrap_or_default());
    let last = word(before.rsplit(char::is_whitespace).nth(1).unwrap_or_default());
    let is_name = next.chars().next().is_some_and(char::is_uppercase);
    let opens = OPENERS.contains(&next.to_lowercase().as_str());
    // "I" is a pronoun, but before another initial or at the head of a name; a common noun comes before a letter that
    // labels something, a name or a sentence's end before an initial.
    let labels = last.chars().next().is_some_and(char::is_lowercase) && !PARTICLES.contains(&last.as_str());
    is_name && !opens && !labels
}

/// Words that open sentences and no names, after which a capital before is no initial.
const OPENERS: &[&str] = &[
    "a", "after", "all", "also", "an", "and", "another", "any", "are", "as", "at", "because", "before", "both", "but",
    "by", "can", "did", "do", "does", "each", "even", "every", "few", "for", "from", "had", "has", "have", "he", "her",
    "here", "his", "how", "however", "i", "if", "in", "is", "it", "its", "many", "more", "most", "my", "neither", "no",
    "nobody", "none", "nor", "not", "nothing", "now", "of", "on", "one", "only", "or", "other", "our", "she", "since",
    "so", "some", "still", "such", "than", "that", "the", "their", "then", "there", "these", "they", "this", "those",
    "though", "to", "two", "under", "until", "was", "we", "were", "what", "when", "where", "which", "while", "who",
    "why", "will", "with", "without", "would", "yes", "yet", "you", "your",
];

/// Small words before an initial: "by J. Smith", "and A. Jones".
const PARTICLES: &[&str] = &[
    "a", "an", "and", "as", "at", "by", "de", "for", "from", "in", "of", "on", "or", "said", "says", "than", "that",
    "the", "to", "und", "van", "von", "was", "when", "where", "while", "with",
];

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
        check("He took vitamin C. It helps.", &["He took vitamin C. ", "It helps."]);
        check("So did I. We left.", &["So did I. ", "We left."]);
        check("Plan B. Nobody had one.", &["Plan B. ", "Nobody had one."]);
        check("A letter by J. R. Smith came.", &["A letter by J. R. Smith came."]);
        check("George W. Bush spoke.", &["George W. Bush spoke."]);
        check("It is in appendix B. Tables follow.", &["It is in appendix B. ", "Tables follow."]);
    }
}
