//! The language of a corpus that does not name it.

/// Whether a text is English: of its words, at least one in 25 is *the* or *and*. (In English texts about one in twelve
/// is; in texts of its neighbours hardly any.)
pub(super) fn is_english(texts: impl Iterator<Item = impl AsRef<str>>) -> bool {
    /// Words that are looked at: enough to tell, also in a corpus of millions.
    const ENOUGH: usize = 50_000;
    let mut words = 0usize;
    let mut english = 0usize;
    for text in texts {
        for word in text.as_ref().split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            words += 1;
            english += usize::from(["the", "and"].iter().any(|known| word.eq_ignore_ascii_case(known)));
        }
        if words > ENOUGH {
            break;
        }
    }
    words > 0 && english * 25 >= words
}

#[cfg(test)]
mod tests {
    use super::is_english;

    #[test]
    fn english_and_others() {
        for (text, english) in [
            ("We the people of the United States, in order to form a more perfect union, establish justice", true),
            ("Wir, das Volk der Vereinigten Staaten, von der Absicht geleitet, unseren Bund zu vervollkommnen", false),
            ("Nous, Peuple des États-Unis, en vue de former une Union plus parfaite, d'établir la justice", false),
            ("Wij, het volk van de Verenigde Staten, of wie dan ook, om een meer volmaakte Unie te vormen", false),
            ("今年是中英关系的重要一年", false),
            ("", false),
        ] {
            assert_eq!(is_english([text].into_iter()), english, "{text}");
        }
    }
}
