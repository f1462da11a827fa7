//! A word of a table as a query that finds just what the table has counted.

/// The query for every occurrence of one normal form, under the conditions that the table was made with:
/// `[norm="u\.s"]`. It depends on no setting of the view: not on matching by stem, nor on case.
pub fn word_query(normal: &str, conditions: &str) -> String {
    let mut query = conditions.trim().to_string();
    if !query.is_empty() {
        query.push(' ');
    }
    query.push_str("[norm=\"");
    for letter in normal.chars() {
        // The value is a regular expression over the whole word.
        if r#"\.+*?()|[]{}^$"#.contains(letter) || letter == '"' {
            query.push('\\');
        }
        query.push(letter);
    }
    query.push_str("\"]");
    query
}
