//! Normal and folded forms.

use std::borrow::Cow;

use icu_normalizer::properties::CanonicalCombiningClassMapBorrowed;
use icu_properties::{CodePointSetData, props::DefaultIgnorableCodePoint};

use super::forms::{case_fold, nfd, nfkc, nfkd};

/// The normal form of a written form: NFKC_Casefold, with U+2018, U+2019, U+201B and U+02BC as `'`.
///
/// NFKC_Casefold maps case away, compatibility characters to their plain ones, and drops what is ignorable by default
/// (The Unicode Standard, section 3.13, definition R5 and D146).
///
/// ```
/// assert_eq!(readout::text::normal("Huawei’s"), "huawei's");
/// assert_eq!(readout::text::normal("ＳＴＲＡＳＳＥ"), readout::text::normal("Straße"));
/// ```
pub fn normal(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let ignorable = CodePointSetData::new::<DefaultIgnorableCodePoint>();
    let mut form = nfd(word);
    // D146 asks for the folding and the normalization twice: the first pass can uncover what the second one maps.
    for _ in 0..2 {
        let folded: String = case_fold(&form).chars().filter(|&c| !ignorable.contains(c)).collect();
        form = Cow::Owned(nfkc(&folded).into_owned());
        if form == folded {
            break;
        }
    }
    form.replace(['\u{2018}', '\u{2019}', '\u{201B}', '\u{02BC}'], "'")
}

/// The normal form of a name or value of several words, with single spaces between them.
pub fn plain(text: &str) -> String {
    text.split_whitespace().map(normal).collect::<Vec<_>>().join(" ")
}

/// The folded form of a normal form: the same without diacritics.
///
/// A diacritic is a combining mark set above, below or through its base (canonical combining class 1 and 10 or more).
/// Nuktas, kana voicing marks and viramas (classes 7 to 9) make another letter and stay.
pub fn fold(normal: &str) -> String {
    if normal.is_ascii() {
        return normal.to_owned();
    }
    let classes = CanonicalCombiningClassMapBorrowed::new();
    let is_diacritic = |c: char| matches!(classes.get_u8(c), 1 | 10..);
    let plain: String = nfd(normal).chars().filter(|&c| !is_diacritic(c)).collect();
    nfkc(&plain).into_owned()
}

/// The folded form of a written form, whose normal form is known. It is that of the normal form, but that an iota
/// subscript is a mark here, as it is to readers of Greek, where NFKC_Casefold makes a letter of it.
pub fn folded(written: &str, norm: &str) -> String {
    const IOTA_SUBSCRIPT: char = '\u{345}';
    let marks = nfd(written);
    if written.is_ascii() || !marks.contains(IOTA_SUBSCRIPT) {
        return fold(norm);
    }
    fold(&normal(&marks.replace(IOTA_SUBSCRIPT, "")))
}

/// Whether a character is a mark that combines with the one before it.
pub fn is_combining(c: char) -> bool {
    CanonicalCombiningClassMapBorrowed::new().get_u8(c) != 0
}

/// Whether a normal form is its own folded form for certain: nothing in it decomposes.
pub fn bare(normal: &str) -> bool {
    normal.is_ascii() || nfkd(normal) == normal
}

#[cfg(test)]
mod tests {
    use super::{fold, folded, nfkc, normal};

    #[test]
    fn normal_forms() {
        for (written, expected) in [
            ("May", "may"),
            ("HUAWEI’S", "huawei's"),
            ("ʼtwas", "'twas"),
            ("Straße", "strasse"),
            ("ﬁne", "fine"),
            ("Ｗｉｄｅ", "wide"),
            ("Communiqué", "communiqué"),
            ("co\u{AD}operate", "cooperate"),
            ("ΟΔΟΣ", "οδοσ"),
            ("①", "1"),
        ] {
            assert_eq!(normal(written), expected, "normal form of {written:?}");
            assert_eq!(normal(&normal(written)), normal(written), "{written:?} twice");
        }
    }

    /// NFKC_Casefold is stable under itself and under NFKC (D146, R5).
    #[test]
    fn the_normal_form_of_every_character_is_its_own() {
        for c in '\u{80}'..=char::MAX {
            let form = normal(&c.to_string());
            assert_eq!(normal(&form), form, "U+{:04X}", u32::from(c));
            assert_eq!(nfkc(&form), form, "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn folded_forms() {
        for (form, expected) in [
            ("communiqué", "communique"),
            ("chargé", "charge"),
            ("ångström", "angstrom"),
            ("ёлка", "елка"),
            ("が", "が"),
            ("plain", "plain"),
            ("øre", "øre"),
            ("أحمد", "احمد"),
            ("مُحَمَّد", "محمد"),
            ("שָׁלוֹם", "שלום"),
        ] {
            assert_eq!(fold(form), expected, "folded form of {form:?}");
        }
        for (written, expected) in
            [("τῷ", "τω"), ("ᾄδω", "αδω"), ("τωι", "τωι"), ("Ἅιδης", "αιδησ"), ("Straße", "strasse")]
        {
            assert_eq!(folded(written, &normal(written)), expected, "folded form of {written:?}");
        }
    }
}
