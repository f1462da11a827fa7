//! Stems, by one Snowball stemmer for the whole corpus.

use rust_stemmers::{Algorithm, Stemmer as Snowball};

/// A corpus's stemmer, or none.
///
/// The wasm build has the English algorithm alone. For a corpus with another stemmer it takes stems from the lexicon,
/// which has those of all words that occur; only a word of a query that does not occur itself is not matched by stem.
pub struct Stemmer {
    name: Option<&'static str>,
    snowball: Option<Snowball>,
}

#[cfg(target_arch = "wasm32")]
const ALGORITHMS: &[(&str, &[&str], Algorithm)] = &[("english", &["en"], Algorithm::English)];

#[cfg(not(target_arch = "wasm32"))]
const ALGORITHMS: &[(&str, &[&str], Algorithm)] = &[
    ("arabic", &["ar"], Algorithm::Arabic),
    ("danish", &["da"], Algorithm::Danish),
    ("dutch", &["nl"], Algorithm::Dutch),
    ("english", &["en"], Algorithm::English),
    ("finnish", &["fi"], Algorithm::Finnish),
    ("french", &["fr"], Algorithm::French),
    ("german", &["de"], Algorithm::German),
    ("greek", &["el"], Algorithm::Greek),
    ("hungarian", &["hu"], Algorithm::Hungarian),
    ("italian", &["it"], Algorithm::Italian),
    ("norwegian", &["no", "nb", "nn"], Algorithm::Norwegian),
    ("portuguese", &["pt"], Algorithm::Portuguese),
    ("romanian", &["ro"], Algorithm::Romanian),
    ("russian", &["ru"], Algorithm::Russian),
    ("spanish", &["es"], Algorithm::Spanish),
    ("swedish", &["sv"], Algorithm::Swedish),
    ("tamil", &["ta"], Algorithm::Tamil),
    ("turkish", &["tr"], Algorithm::Turkish),
];

#[cfg(not(target_arch = "wasm32"))]
fn create(algorithm: &Algorithm) -> Snowball {
    Snowball::create(*algorithm)
}

/// Names the one algorithm, so that the others are not linked.
#[cfg(target_arch = "wasm32")]
fn create(_: &Algorithm) -> Snowball {
    Snowball::create(Algorithm::English)
}

impl Stemmer {
    /// The stemmer of that name (`english`, `german`, …); `none` or an empty name is none. `None` for an unknown name.
    pub fn named(name: &str) -> Option<Stemmer> {
        if name.is_empty() || name == "none" {
            return Some(Stemmer { name: None, snowball: None });
        }
        let (name, _, algorithm) = ALGORITHMS.iter().find(|(known, ..)| *known == name)?;
        Some(Stemmer { name: Some(name), snowball: Some(create(algorithm)) })
    }

    /// The name of the stemmer for a language tag such as `en` or `en-GB`, where there is one.
    pub fn for_language(tag: &str) -> Option<&'static str> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        ALGORITHMS.iter().find(|(_, tags, _)| tags.contains(&primary.as_str())).map(|(name, ..)| *name)
    }

    /// The names that [`Stemmer::named`] knows, in alphabetical order.
    pub fn names() -> impl Iterator<Item = &'static str> {
        ALGORITHMS.iter().map(|(name, ..)| *name)
    }

    pub fn name(&self) -> Option<&'static str> {
        self.name
    }

    /// The stem of a normal form; the form itself where there is no stemmer.
    pub fn stem(&self, normal: &str) -> String {
        match &self.snowball {
            Some(snowball) => snowball.stem(normal).into_owned(),
            None => normal.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Stemmer;

    #[test]
    fn stems_by_name() {
        let english = Stemmer::named("english").unwrap();
        for (form, stem) in [("relations", "relat"), ("related", "relat"), ("huawei's", "huawei"), ("5g", "5g")] {
            assert_eq!(english.stem(form), stem);
        }
        assert_eq!(Stemmer::named("none").unwrap().stem("relations"), "relations");
        assert!(Stemmer::named("klingon").is_none());
    }

    #[test]
    fn every_language_names_a_stemmer_that_exists() {
        assert_eq!(Stemmer::for_language("en-GB"), Some("english"));
        assert_eq!(Stemmer::for_language("zh-Hans"), None);
        for name in Stemmer::names() {
            assert_eq!(Stemmer::named(name).and_then(|s| s.name()), Some(name));
        }
    }
}
