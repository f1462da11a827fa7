//! Normal and folded forms.

use icu_normalizer::properties::CanonicalCombiningClassMapBorrowed;

use super::forms::{lower, nfkc, nfkd};

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
    // D146 asks for the fold and the normalization twice: the first pass can uncover what the second one maps.
    let mut form = nfkd(word);
    for _ in 0..2 {
        let folded = case_fold(&form);
        form = nfkc(&folded);
        if form == folded {
            break;
        }
    }
    form.chars()
        .map(|c| if matches!(c, '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{02BC}') { '\'' } else { c })
        .collect()
}

/// A name or value of any words without regard to case, width of letters and runs of white space.
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
    // For what has no compatibility characters left, both decompositions are the same, and one table serves.
    let plain: String = nfkd(normal).chars().filter(|&c| !matches!(classes.get32_u8(u32::from(c)), 1 | 10..)).collect();
    nfkc(&plain)
}

/// Whether a normal form has no diacritics, nor any other part that could be taken off it: nothing in it decomposes.
pub fn bare(normal: &str) -> bool {
    normal.is_ascii() || nfkd(normal) == normal
}

/// The full case folding (Unicode, CaseFolding.txt, status C and F) of a text that has been decomposed, without what is
/// ignorable: the lower case, but for the few letters where it is another. A test holds it to Unicode's table.
fn case_fold(text: &str) -> String {
    /// What U+1C80 to U+1C88, variants of Cyrillic letters, fold to.
    const CYRILLIC: [char; 9] = ['в', 'д', 'о', 'с', 'т', 'т', 'ъ', 'ѣ', 'ꙋ'];
    let mut out = String::with_capacity(text.len());
    for c in lower(text).chars().filter(|&c| !default_ignorable(c)) {
        let other = match c {
            'ß' => {
                out.push('s');
                Some('s')
            }
            'ς' => Some('σ'),
            // The iota below a vowel, which has an upper case of its own.
            '\u{345}' => Some('ι'),
            '\u{1C80}'..='\u{1C88}' => CYRILLIC.get(c as usize - 0x1C80).copied(),
            // Cherokee folds to its older, upper case.
            '\u{13F8}'..='\u{13FD}' => char::from_u32(u32::from(c) - 8),
            '\u{AB70}'..='\u{ABBF}' => char::from_u32(u32::from(c) - 0xAB70 + 0x13A0),
            _ => None,
        };
        out.push(other.unwrap_or(c));
    }
    out
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

    /// The definition (D146), with tables made for it, on every character there is.
    #[test]
    fn every_character_has_the_normal_form_of_the_definition() {
        let nfd = icu_normalizer::DecomposingNormalizerBorrowed::new_nfd();
        let nfkc = icu_normalizer::ComposingNormalizerBorrowed::new_nfkc();
        let mapper = icu_casemap::CaseMapper::new();
        let mut unknown = 0;
        for c in '\u{80}'..=char::MAX {
            let mut form = nfd.normalize(&c.to_string()).into_owned();
            for _ in 0..2 {
                form = mapper.fold_string(&form).chars().filter(|&c| !super::default_ignorable(c)).collect();
                form = nfkc.normalize(&form).into_owned();
            }
            let form = form.replace(['\u{2018}', '\u{2019}', '\u{201B}', '\u{02BC}'], "'");
            // A letter that the standard library's version of Unicode does not have yet, it cannot fold.
            let known = c.is_alphanumeric() || c.to_lowercase().eq([c]) && form.chars().eq([c]);
            assert!(
                normal(&c.to_string()) == form || !known,
                "U+{:04X} gives {:?}, not {form:?}",
                u32::from(c),
                normal(&c.to_string())
            );
            unknown += u32::from(normal(&c.to_string()) != form);
        }
        assert!(unknown < 100, "{unknown} characters");
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
