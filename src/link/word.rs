//! A word of a table as a query that finds just what the table has counted.

/// The query for every occurrence of one normal form, under the conditions that the table was made with:
/// `[norm="u\.s"]`. It depends on no setting of the view: not on matching by stem, nor on case.
pub fn word_query(normal: &str, conditions: &str) -> String {
    let mut query = conditions.trim().to_string();
    if !query.is_empty() {
        query.push(' ');
    }
    query.push_str(&["[norm=\"", &literal(normal), "\"]"].concat());
    query
}

/// A word as a regular expression that fits nothing else, for between quotation marks.
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
