//! Normal and folded forms.

use std::borrow::Cow;

use icu_casemap::CaseMapper;
use icu_normalizer::{
    ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed, properties::CanonicalCombiningClassMapBorrowed,
};

/// The text in Unicode's normalization form C.
pub fn nfc(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    ComposingNormalizerBorrowed::new_nfc().normalize(text)
}

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
    let nfkc = ComposingNormalizerBorrowed::new_nfkc();
    let nfd = DecomposingNormalizerBorrowed::new_nfd();
    let fold = CaseMapper::new();
    // D146 asks for the fold and the normalization twice: the first pass can uncover what the second one maps.
    let mut form: String = nfd.normalize(word).into_owned();
    for _ in 0..2 {
        form = fold.fold_string(&form).into_owned();
        form.retain(|c| !default_ignorable(c));
        form = nfkc.normalize(&form).into_owned();
    }
    form.chars()
        .map(|c| if matches!(c, '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{02BC}') { '\'' } else { c })
        .collect()
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
    let plain: String = DecomposingNormalizerBorrowed::new_nfd()
        .normalize(normal)
        .chars()
        .filter(|&c| !matches!(classes.get32_u8(u32::from(c)), 1 | 10..))
        .collect();
    nfc(&plain).into_owned()
}

/// The property Default_Ignorable_Code_Point (Unicode 17, DerivedCoreProperties.txt).
fn default_ignorable(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFF8}' | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use super::{fold, normal};

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
        ] {
            assert_eq!(fold(form), expected, "folded form of {form:?}");
        }
    }
}
