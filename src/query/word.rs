//! Queries for the rows of tables: they find exactly what a row counts.

use crate::model::Within;

/// The query for every occurrence of one normal form, under the conditions that the table was made with:
/// `[norm="u\.s"]`. It depends on no setting of the view: not on matching by stem, nor on case.
pub fn word_query(normal: &str, conditions: &str) -> String {
    let mut query = prefix(conditions);
    push_word(normal, &mut query);
    query
}

/// The same for an n-gram, of which one word may be open: `[norm="four"] [] [norm="ago"] within turn`.
///
/// ```
/// use readout::{model::Within, query::row_query};
///
/// assert_eq!(row_query("four * ago", Within::Sentence, ""), r#"[norm="four"] [] [norm="ago"] within sentence"#);
/// assert_eq!(row_query("u.s", Within::Document, "quoted:no"), r#"quoted:no [norm="u\.s"]"#);
/// ```
pub fn row_query(term: &str, within: Within, conditions: &str) -> String {
    let mut query = prefix(conditions);
    let mut words = 0;
    for word in term.split(' ') {
        if words > 0 {
            query.push(' ');
        }
        words += 1;
        match word {
            "*" => query.push_str("[]"),
            word => push_word(word, &mut query),
        }
    }
    // A single word lies in one unit anyway, and no sequence crosses the edge of a document.
    match within {
        Within::Turn if words > 1 => query.push_str(" within turn"),
        Within::Sentence if words > 1 => query.push_str(" within sentence"),
        _ => {}
    }
    query
}

fn prefix(conditions: &str) -> String {
    let mut query = conditions.trim().to_string();
    if !query.is_empty() {
        query.push(' ');
    }
    query
}

fn push_word(normal: &str, query: &mut String) {
    query.push_str(&format!(r#"[norm="{}"]"#, literal(normal)));
}

/// A word as a regular expression that matches nothing else, to be put in quotation marks.
pub fn literal(word: &str) -> String {
    let mut out = String::new();
    for letter in word.chars() {
        if r#"\.+*?()|[]{}^$""#.contains(letter) {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}
