//! Text into markup.

/// Text as it may stand in markup, in an element or in quotation marks: never markup itself. What HTML forbids, most
/// control characters and the code points that are no characters, is shown as a character that cannot be shown.
pub fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            c if is_forbidden(c) => html.push(char::REPLACEMENT_CHARACTER),
            c => html.push(c),
        }
    }
    html
}

fn is_forbidden(c: char) -> bool {
    let code = u32::from(c);
    let is_no_character = (0xFDD0..=0xFDEF).contains(&code) || code & 0xFFFE == 0xFFFE;
    is_no_character || c.is_control() && !matches!(c, '\t' | '\n' | '\u{C}')
}

/// Text in one line, for a window's title, a list of results and the like. What turns the direction of writing is left
/// out: nothing there keeps it from turning round what others put beside it.
pub fn flat(text: &str) -> String {
    let turns = |c: &char| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let text: String = text.chars().filter(|c| !turns(c)).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The beginning of a text in one line, of about so many letters, cut between words where there are any.
pub fn beginning(text: &str, letters: usize) -> String {
    let text = flat(text);
    let Some((most, _)) = text.char_indices().nth(letters) else { return text };
    let kept = text.get(..most).unwrap_or_default();
    // Not at a space that is far away: Chinese has none.
    let space = kept.rfind(' ').filter(|space| space * 2 > most);
    let kept = space.and_then(|space| kept.get(..space)).unwrap_or(kept);
    format!("{}…", kept.trim_end_matches([' ', ',', ';', ':', '.', '，', '；', '：', '。']))
}

/// Whether a text has the form of a language tag, such as `en` or `zh-Hans`.
pub fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    matches!(first.len(), 2 | 3)
        && first.bytes().all(|b| b.is_ascii_alphabetic())
        && parts.all(|part| matches!(part.len(), 1..=8) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// Whether a text is an address on the web, and no script or file.
pub fn is_web(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    (lower.starts_with("http://") || lower.starts_with("https://"))
        && !address.contains(|c: char| c.is_whitespace() || c.is_control())
}

#[cfg(test)]
mod tests {
    use super::{beginning, escaped, flat, is_language, is_web};

    #[test]
    fn text_is_text() {
        assert_eq!(escaped("<b a=\"1\" c='2'>&amp;"), "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;amp;");
        assert_eq!(
            escaped("a\0b\u{7}c\u{85}d\u{FFFE}e\u{1FFFF}f\tg\nh"),
            "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e\u{FFFD}f\tg\nh"
        );
        assert_eq!(flat(" one\n two\t\u{202E}three\u{2069} "), "one two three");
    }

    #[test]
    fn a_beginning_ends_between_words() {
        assert_eq!(beginning("Short.", 10), "Short.");
        assert_eq!(beginning("One two three, four", 15), "One two three…");
        assert_eq!(beginning("今年是中英关系的重要一年", 4), "今年是中…");
        assert_eq!(beginning("", 4), "");
    }

    #[test]
    fn language_tags() {
        for (tag, is) in [
            ("en", true),
            ("zh-Hans", true),
            ("de-1996", true),
            ("yue", true),
            ("", false),
            ("English", false),
            ("en_GB", false),
            ("en-", false),
            ("e", false),
            ("en\" onload=\"x", false),
            ("中文", false),
        ] {
            assert_eq!(is_language(tag), is, "{tag}");
        }
    }

    #[test]
    fn addresses_on_the_web() {
        for (address, is) in [
            ("https://example.org/a?b#c", true),
            ("HTTP://example.org", true),
            ("javascript:alert(1)", false),
            (" https://example.org", false),
            ("data:text/html,x", false),
            ("https:/x", false),
            ("https://a b", false),
        ] {
            assert_eq!(is_web(address), is, "{address}");
        }
    }
}
