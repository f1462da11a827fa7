//! Places in a text that links name.

/// A link to a place carries so many of its words, of so many letters together.
const WORDS: usize = 8;
const LETTERS: usize = 100;

/// The words by which a link names the place where a text begins.
pub fn first_words(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().take(WORDS).collect();
    words.join(" ").chars().take(LETTERS).collect()
}

#[cfg(test)]
mod tests {
    use super::first_words;

    #[test]
    fn a_place_is_named_by_a_few_words_of_bounded_length() {
        for (text, words) in [
            ("", ""),
            (" one\n two", "one two"),
            ("one two three four five six seven eight nine", "one two three four five six seven eight"),
            (&"和".repeat(5_000_000), &"和".repeat(100)),
        ] {
            assert_eq!(first_words(text), *words);
        }
    }
}
