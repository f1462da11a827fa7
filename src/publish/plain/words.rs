//! Our own words in plain pages, in one of the languages that there are.

use fluent_bundle::FluentValue;

use crate::{
    text::grouped,
    translation::{self, Bundle},
};

include!(concat!(env!("OUT_DIR"), "/plain.rs"));

/// The texts of plain pages in one language.
pub struct Texts {
    tag: &'static str,
    bundle: Bundle,
}

impl Texts {
    /// In a language by its tag, such as `zh-CN`; in English where there is no translation into it.
    pub fn of(language: &str) -> Self {
        let is_same = |tag: &str| primary(tag).eq_ignore_ascii_case(primary(language));
        let known = LANGUAGES.iter().find(|(tag, _)| is_same(tag));
        let (tag, messages) = *known.unwrap_or(&ENGLISH);
        let mut bundle = translation::bundle(tag, messages.to_owned());
        bundle.set_formatter(Some(|value, _| translation::whole(value).map(grouped)));
        Self { tag, bundle }
    }

    /// The tag of the language that they are in.
    pub const fn tag(&self) -> &'static str {
        self.tag
    }

    fn text<'a>(&self, id: &str, values: impl IntoIterator<Item = (&'static str, FluentValue<'a>)>) -> String {
        translation::text(&self.bundle, id, values)
    }
}

/// The language of a tag, without script and region.
fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::Texts;

    #[test]
    fn the_language_of_a_corpus_or_english() {
        for (language, tag, texts) in [
            ("en-GB", "en", "1,204 texts"),
            ("zh-CN", "zh-Hans", "1,204 篇文本"),
            ("ZH", "zh-Hans", "1,204 篇文本"),
            ("fr", "en", "1,204 texts"),
            ("", "en", "1,204 texts"),
        ] {
            let found = Texts::of(language);
            assert_eq!((found.tag(), found.texts(1_204).as_str()), (tag, texts), "{language}");
        }
        assert_eq!(Texts::of("en").texts(1), "1 text");
    }
}
