//! What a speaker's name looks like, and when two of them are the same.

use std::{collections::BTreeSet, sync::LazyLock};

use crate::text::{is_combining, normal};

/// Whether that could be a speaker's name: up to six words, each with a capital, a digit or letters of a script without
/// capitals, but for small ones such as `of`; with the punctuation that names have; or up to twelve Han characters that
/// do not end in a verb of saying. Words that open lines and are nobody's name (`nobody.txt`) are none.
pub(in crate::corpus) fn looks_like_a_name(label: &str) -> bool {
    const WORDS: usize = 6;
    /// Letters of a script without spaces.
    const HAN: usize = 12;
    if !label.chars().any(char::is_alphabetic) {
        return false;
    }
    if label.chars().all(is_unspaced) {
        let says = SAYING.iter().any(|verb| label.ends_with(verb));
        return label.chars().count() <= HAN && !says && !is_nobody(label);
    }
    let mut words = label.split(' ');
    label.chars().all(is_in_names)
        && label.chars().filter(|&c| is_unspaced(c)).count() <= HAN
        && label.split(' ').count() <= WORDS
        && words.next().is_some_and(leads)
        && words.all(|word| leads(word) || SMALL.contains(&word) || !word.chars().any(char::is_alphabetic))
        && !is_nobody(label)
}

/// Whether a word of a name can stand first: it has a capital or letters that have no case, or is numbered as programs
/// do (`speaker_01`).
fn leads(word: &str) -> bool {
    let is_caseless = |c: char| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase();
    let is_numbered = word.contains('_') && word.ends_with(|c: char| c.is_ascii_digit());
    is_numbered || word.chars().any(|c| c.is_uppercase() || is_caseless(c))
}

/// Whether a label, as it stands, is one of the words and headings that open lines as names do and are nobody's, in the
/// languages of most texts that come.
pub(super) fn is_nobody(label: &str) -> bool {
    let name = normal(label);
    let name = name.trim_matches(|c: char| !c.is_alphanumeric());
    let before_number = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ' || c == '.');
    let is_counted = before_number.len() < name.len() && NOBODY.counted.contains(before_number);
    let first = name.split(' ').next().unwrap_or_default();
    is_counted || NOBODY.alone.contains(name) || NOBODY.heads.contains(name) || NOBODY.heads.contains(first)
}

/// Words of `nobody.txt`.
#[derive(Default)]
struct Nobody {
    heads: BTreeSet<&'static str>,
    alone: BTreeSet<&'static str>,
    counted: BTreeSet<&'static str>,
}

static NOBODY: LazyLock<Nobody> = LazyLock::new(|| {
    let mut nobody = Nobody::default();
    let mut part = "";
    for line in include_str!("nobody.txt").lines().filter(|line| !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            part = name;
            continue;
        }
        let words = line.split(',').map(str::trim).filter(|word| !word.is_empty());
        match part {
            "heads" => nobody.heads.extend(words),
            "alone" => nobody.alone.extend(words),
            _ => nobody.counted.extend(words),
        }
    }
    nobody
});

/// Words of names that go without a capital.
const SMALL: &[&str] = &[
    "&", "a", "al", "and", "at", "bin", "by", "da", "dal", "das", "de", "del", "della", "den", "der", "des", "di",
    "do", "dos", "du", "e", "el", "en", "et", "for", "from", "ibn", "in", "la", "las", "le", "les", "los", "of", "on",
    "the", "to", "und", "van", "vom", "von", "y", "zu", "zum", "zur",
];

/// What a line of Han ends in before its colon when somebody is reported to speak, or a list follows.
const SAYING: &[&str] =
    &["说", "說", "称", "稱", "表示", "指出", "强调", "強調", "认为", "認為", "如下", "包括", "例如", "比如"];

/// Letters, digits, combining marks, spaces, and the punctuation that names have.
fn is_in_names(c: char) -> bool {
    c.is_alphanumeric() || " .,'’-‐‑–—&/·_#+".contains(c) || matches!(c, '\u{200C}' | '\u{200D}') || is_combining(c)
}

/// Whether a character is a Han ideograph (or the sign that repeats one, or the zero).
pub(in crate::corpus) fn is_han(c: char) -> bool {
    matches!(c,
        '々' | '〇' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFD}')
}

/// Whether a character is of a script that sets no spaces between words: Han, kana, Thai, Lao, Khmer, Burmese.
pub(in crate::corpus) fn is_unspaced(c: char) -> bool {
    is_han(c)
        || matches!(c, '\u{3040}'..='\u{30FF}' | '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}')
}

/// Names with the same key are the same: in any case, white space folded.
pub(super) fn key(name: &str) -> String {
    normal(&squeeze(name))
}

/// The words with one space between them.
pub(super) fn squeeze(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::looks_like_a_name;

    #[test]
    fn shapes_of_names() {
        for name in [
            "BBC",
            "Ambassador Liu",
            "Xinhua News Agency",
            "Sir Geoffrey Clifton-Brown",
            "The President of the United States",
            "Mr. O’Brien",
            "Mme. d'Estaing",
            "Johnson & Johnson",
            "Speaker 1",
            "Q",
            "Ursula von der Leyen",
            "Élodie Ó hAllmhuráin",
            "Владимир Путин",
            "刘晓明",
            "问",
            "新华社记者",
            "BBC记者",
            "MR. DALE, K.C.",
            "SPEAKER_01",
            "speaker_2",
            "Anna Bell – BBC",
            "عمر خالد",
            "דוד לוי",
            "राम शर्मा",
            "田中さん",
            "기자",
        ] {
            assert!(looks_like_a_name(name), "{name}");
        }
        for other in [
            "",
            "People are asking",
            "These basic norms include",
            "On the one hand",
            "of China",
            "1",
            "Seven Words Are One Too Many Here",
            "What Is It?",
            "He said “No",
            "[Applause]",
            "他说",
            "王毅表示",
            "中国，英国",
            "这是一个有十三个汉字长的名字吗",
            "https",
            "Note",
            "Date of birth",
            "Photo credit",
            "Yes",
            "NO",
            "Q1",
            "Step 2",
            "Pros",
            "备注",
        ] {
            assert!(!looks_like_a_name(other), "{other}");
        }
    }
}
