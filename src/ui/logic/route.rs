//! Steps from one state of the page to another.

use crate::link::View;

/// Whether a step leads to another view or another document, and not only to another place in the same one.
pub fn is_elsewhere(before: &View, after: &View) -> bool {
    match (before, after) {
        (View::Read(before, _), View::Read(after, _)) => before != after,
        _ => before.name() != after.name(),
    }
}

#[cfg(test)]
mod tests {
    use super::is_elsewhere;
    use crate::link::{Place, View};

    #[test]
    fn another_place_in_the_same_document_is_not_elsewhere() {
        let read = |doc: &str, paragraph| {
            View::Read(doc.into(), (paragraph > 0).then(|| Place { paragraph, words: String::new() }))
        };
        for (before, after, expected) in [
            (View::Search, View::Search, false),
            (View::Search, View::Terms, true),
            (read("a", 0), read("a", 3), false),
            (read("a", 1), read("b", 1), true),
            (View::Documents, read("a", 0), true),
        ] {
            assert_eq!(is_elsewhere(&before, &after), expected, "{before:?} {after:?}");
            assert_eq!(is_elsewhere(&after, &before), expected);
        }
    }
}
