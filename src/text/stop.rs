//! Stop words: function words, which say little of what a text is about. They are left out on request only.

/// The lists, each by the language's code and its name.
const LISTS: [(&str, &str, &str); 2] =
    [("en", "English", include_str!("stop_words/en.txt")), ("zh", "Chinese", include_str!("stop_words/zh.txt"))];

/// The name of a language and its list, in normal forms; `language` is a code or a name, in any case.
///
/// Chinese tokens are single characters (UAX #29 knows no longer words), and so are those of its list.
///
/// ```
/// let (name, mut words) = readout::text::stop_words("en-GB").unwrap();
/// assert!(name == "English" && words.any(|word| word == "the"));
/// ```
pub fn stop_words(language: &str) -> Option<(&'static str, std::str::SplitAsciiWhitespace<'static>)> {
    let code = language.split(['-', '_']).next().unwrap_or_default();
    let list = LISTS.iter().find(|l| l.0.eq_ignore_ascii_case(code) || l.1.eq_ignore_ascii_case(language))?;
    Some((list.1, list.2.split_ascii_whitespace()))
}

#[cfg(test)]
mod tests {
    use super::{LISTS, stop_words};
    use crate::text::{normal, tokens};

    #[test]
    fn each_word_is_one_token_in_its_normal_form() {
        for (code, ..) in LISTS {
            for word in stop_words(code).unwrap().1 {
                let token = tokens(word, &[]).pop();
                assert_eq!((token, normal(word).as_str()), (Some(0..word.len()), word));
            }
        }
        assert!(stop_words("eng").is_none() && stop_words("").is_none());
    }
}
