//! The tags of languages, and the language of a corpus that does not name it.

use unic_langid::LanguageIdentifier;

use crate::text::{fold, normal};

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

/// Whether a text has the form of a language's tag, such as `en`, `en-GB` or `zh-Hans`.
pub(super) fn is_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// A tag with capitals where they are usual (`en-GB`, `zh-Hans`); anything else as it is.
pub(super) fn canonical(text: &str) -> String {
    let tag = Some(text).filter(|text| is_tag(text)).and_then(|text| text.parse::<LanguageIdentifier>().ok());
    tag.map_or_else(|| text.to_owned(), |tag| tag.to_string())
}

/// Names of languages, in English and in themselves, without accents.
const NAMES: &[(&str, &[&str])] = &[
    ("ar", &["arabic", "العربية"]),
    ("ca", &["catalan", "catala"]),
    ("cs", &["czech", "cestina"]),
    ("da", &["danish", "dansk"]),
    ("de", &["german", "deutsch"]),
    ("el", &["greek", "ελληνικα"]),
    ("en", &["english"]),
    ("en-GB", &["british english", "en_gb"]),
    ("en-US", &["american english", "en_us"]),
    ("es", &["spanish", "espanol", "castellano"]),
    ("eu", &["basque", "euskara"]),
    ("fa", &["persian", "farsi", "فارسی"]),
    ("fi", &["finnish", "suomi"]),
    ("fr", &["french", "francais"]),
    ("ga", &["irish", "gaeilge"]),
    ("he", &["hebrew", "עברית"]),
    ("hi", &["hindi", "हिन्दी"]),
    ("hu", &["hungarian", "magyar"]),
    ("hy", &["armenian", "հայերեն"]),
    ("id", &["indonesian", "bahasa indonesia"]),
    ("it", &["italian", "italiano"]),
    ("ja", &["japanese", "日本語"]),
    ("ko", &["korean", "한국어"]),
    ("la", &["latin", "latina"]),
    ("lt", &["lithuanian", "lietuviu"]),
    ("nl", &["dutch", "nederlands", "flemish"]),
    ("no", &["norwegian", "norsk"]),
    ("pl", &["polish", "polski"]),
    ("pt", &["portuguese", "portugues"]),
    ("ro", &["romanian", "romana"]),
    ("ru", &["russian", "русский"]),
    ("sr", &["serbian", "српски", "srpski"]),
    ("sv", &["swedish", "svenska"]),
    ("ta", &["tamil", "தமிழ்"]),
    ("tr", &["turkish", "turkce"]),
    ("uk", &["ukrainian", "українська"]),
    ("vi", &["vietnamese", "tieng viet"]),
    ("yi", &["yiddish", "ייִדיש"]),
    ("zh", &["chinese", "mandarin", "中文", "汉语"]),
    ("zh-Hans", &["simplified chinese", "简体中文"]),
    ("zh-Hant", &["traditional chinese", "繁體中文"]),
];

/// The tag of the language that somebody has called by its name.
pub(super) fn tag_of(name: &str) -> Option<&'static str> {
    let key = |name: &str| fold(&normal(name.trim()));
    let written = key(name);
    NAMES.iter().find(|(_, names)| names.iter().any(|known| key(known) == written)).map(|(tag, _)| *tag)
}

#[cfg(test)]
mod tests {
    use super::{is_english, is_tag, tag_of};

    #[test]
    fn tags_and_names() {
        for (text, tag) in [
            ("en", true),
            ("en-GB", true),
            ("zh-Hans-CN", true),
            ("gsw", true),
            ("German", false),
            ("en_GB", false),
            ("e", false),
            ("en-", false),
            ("", false),
        ] {
            assert_eq!(is_tag(text), tag, "{text}");
        }
        for (name, tag) in [
            ("German", Some("de")),
            ("Français", Some("fr")),
            ("中文", Some("zh")),
            ("en_GB", Some("en-GB")),
            (" english ", Some("en")),
            ("Klingon", None),
            ("", None),
        ] {
            assert_eq!(tag_of(name), tag, "{name}");
        }
    }

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
