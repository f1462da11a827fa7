//! The terms of a query, each a part of it between commas.

/// What stands between two terms.
const BETWEEN: &str = ", ";

/// The query with one of its terms moved to another's place; `None` where there is no such place.
pub fn reordered(terms: &[String], from: usize, to: usize) -> Option<String> {
    let mut terms = terms.to_vec();
    if from >= terms.len() || to >= terms.len() {
        return None;
    }
    let term = terms.remove(from);
    terms.insert(to, term);
    Some(terms.join(BETWEEN))
}

/// The query without one of its terms.
pub fn without(terms: &[String], index: usize) -> String {
    let others = terms.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, term)| term.as_str());
    others.collect::<Vec<_>>().join(BETWEEN)
}

/// The query with one more term.
pub fn with_term(query: &str, term: &str) -> String {
    let before = query.trim().trim_end_matches(',');
    if before.is_empty() { term.to_owned() } else { format!("{before}{BETWEEN}{term}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms() -> Vec<String> {
        ["a", "b c", "d"].map(str::to_owned).to_vec()
    }

    #[test]
    fn a_term_moves_to_the_place_of_another() {
        for (from, to, query) in [
            (0, 0, Some("a, b c, d")),
            (0, 1, Some("b c, a, d")),
            (0, 2, Some("b c, d, a")),
            (2, 0, Some("d, a, b c")),
            (3, 0, None),
            (0, 3, None),
        ] {
            assert_eq!(reordered(&terms(), from, to).as_deref(), query, "{from} to {to}");
        }
        assert_eq!(reordered(&[], 0, 0), None);
    }

    #[test]
    fn a_term_is_taken_away() {
        assert_eq!(without(&terms(), 1), "a, d");
        assert_eq!(without(&terms(), 9), "a, b c, d");
        assert_eq!(without(&["a".to_owned()], 0), "");
    }

    #[test]
    fn a_term_is_added() {
        for (query, expected) in [("", "e"), (" ", "e"), ("a", "a, e"), ("a, b,", "a, b, e"), (",", "e")] {
            assert_eq!(with_term(query, "e"), expected, "{query}");
        }
    }
}
