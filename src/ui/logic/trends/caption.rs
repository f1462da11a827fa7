//! A term of a query as a caption has it: its words without query code, and its conditions by themselves.

use crate::query::parse;

/// The words of a term and its conditions, each as text. What is not words and conditions side by side stays as it is.
pub fn words_and_conditions(term: &str) -> (String, Vec<String>) {
    let parts = parse(term).map(|query| query.parts()).unwrap_or_default();
    let (conditions, words): (Vec<_>, Vec<_>) = parts.into_iter().partition(|(_, is_condition)| *is_condition);
    let texts = |parts: Vec<(String, bool)>| parts.into_iter().map(|(text, _)| text).collect::<Vec<String>>();
    let (words, conditions) = (texts(words).join(" "), texts(conditions));
    if words.is_empty() || conditions.is_empty() {
        return (plain(term).to_owned(), Vec::new());
    }
    (plain(&words).to_owned(), conditions)
}

/// A phrase without its quotation marks: a caption has its own.
fn plain(words: &str) -> &str {
    let inside = words.strip_prefix(['"', '“', '”']).and_then(|rest| rest.strip_suffix(['"', '“', '”']));
    inside.filter(|inside| !inside.is_empty() && !inside.contains(['"', '“', '”'])).unwrap_or(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_without_query_code() {
        for (term, words, conditions) in [
            ("huawei", "huawei", &[][..]),
            ("\"human rights\"", "human rights", &[]),
            ("“human rights”", "human rights", &[]),
            ("huawei publisher:\"UK press\"", "huawei", &["publisher:\"UK press\""]),
            ("side:UK huawei -date:2019", "huawei", &["side:UK", "-date:2019"]),
            ("\"a b\" \"c d\"", "\"a b\" \"c d\"", &[]),
            ("trade | war", "trade | war", &[]),
            ("[word=\"cold\"] [stem=\"war\"]", "[word=\"cold\"] [stem=\"war\"]", &[]),
            // What has no words, or cannot be read, is left alone.
            ("side:UK", "side:UK", &[]),
            ("(huawei", "(huawei", &[]),
            ("", "", &[]),
        ] {
            let (found, own) = words_and_conditions(term);
            assert_eq!(
                (found.as_str(), own.iter().map(String::as_str).collect::<Vec<_>>()),
                (words, conditions.to_vec())
            );
        }
    }
}
