//! Settings that are lists of texts.

/// The most characters that the title of a chart can have.
pub const LONGEST_TITLE: usize = 120;

/// Whether a setting holds titles, none of which is too long.
pub(super) fn are_titles(text: &str) -> bool {
    list(text).chunks(2).all(|pair| pair.get(1).is_some_and(|title| title.chars().count() <= LONGEST_TITLE))
}

/// A list of texts, separated by `|`; `\` escapes a `|` or a `\`.
pub(super) fn list(text: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match (letter, all.last_mut()) {
            ('|', _) => all.push(String::new()),
            ('\\', Some(last)) => last.extend(letters.next()),
            (letter, Some(last)) => last.push(letter),
            (_, None) => {}
        }
    }
    all.retain(|text| !text.is_empty());
    all
}

pub(super) fn written(all: &[String]) -> String {
    let escaped = |text: &String| text.replace('\\', "\\\\").replace('|', "\\|");
    all.iter().map(escaped).collect::<Vec<_>>().join("|")
}
