//! Who speaks where: labels, turns, roles.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use super::{Block, DefaultValue, Turn};
use crate::{
    model::BlockKind,
    text::{normal, tokens},
};

/// The speakers that `corpus.toml` declares.
#[derive(Debug, Default)]
pub(super) struct Speakers {
    list: Vec<Speaker>,
    /// By the keys of names and aliases.
    by_key: BTreeMap<String, usize>,
}

#[derive(Debug, Default)]
pub(super) struct Speaker {
    pub name: String,
    /// `answers`, `asks` or `states`, where it is declared.
    pub role: Option<&'static str>,
    /// Fields of the speaker's own, with their values.
    pub fields: Vec<(String, Vec<String>)>,
}

impl Speakers {
    /// Adds a speaker with the names that stand for it. Gives the names that stand for another one already.
    pub fn add(&mut self, speaker: Speaker, aliases: &[String]) -> Vec<String> {
        let index = self.list.len();
        let mut taken = Vec::new();
        for name in std::iter::once(&speaker.name).chain(aliases) {
            match self.by_key.get(&key(name)) {
                Some(&known) if known != index => taken.push(name.clone()),
                _ => {
                    self.by_key.insert(key(name), index);
                }
            }
        }
        self.list.push(speaker);
        taken
    }

    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    fn find(&self, name: &str) -> Option<&Speaker> {
        self.by_key.get(&key(name)).and_then(|&index| self.list.get(index))
    }
}

/// What is known of a document before its turns are looked for.
#[derive(Debug)]
pub(super) struct Voices<'a> {
    pub speakers: &'a Speakers,
    /// Names that the document declares for its labels.
    pub declared: &'a [String],
    /// The document's own `speaker`: who says all that no label gives to another.
    pub speaker: &'a [String],
    /// Whether labels are looked for.
    pub labels: bool,
}

/// The one spelling of each speaker's name: the declared one, or the first that the document has.
struct Names<'a> {
    speakers: &'a Speakers,
    by_key: BTreeMap<String, String>,
}

impl<'a> Names<'a> {
    fn new(voices: &Voices<'a>) -> Self {
        let mut names = Self { speakers: voices.speakers, by_key: BTreeMap::new() };
        for name in voices.declared.iter().chain(voices.speaker) {
            names.resolve(name);
        }
        names
    }

    fn resolve(&mut self, name: &str) -> String {
        match self.speakers.find(name) {
            Some(speaker) => speaker.name.clone(),
            None => self.by_key.entry(key(name)).or_insert_with(|| squeeze(name)).clone(),
        }
    }
}

/// The turns of a text, in order of where they start.
///
/// A paragraph that opens with a name, a colon and at least one more word starts a turn, which lasts until the next
/// label or the end; white space, an indent or a bullet may come before the name. A name is one that is declared, by
/// the corpus or by the document, in any case and spacing. Where neither declares any, labels are told by their shape
/// ([`looks_like_a_name`]), and only in a document in which one of them returns after another has come between: then
/// every label of that shape counts. A colon before `//` or between digits ends no label, and headings and code have
/// none. The document's own `speaker` has one turn over the words that are left.
pub(super) fn turns(text: &str, blocks: &[Block], voices: &Voices<'_>) -> Vec<Turn> {
    let labels = if voices.labels { labels(text, blocks, voices) } else { Vec::new() };
    let mut names = Names::new(voices);
    let mut said: Vec<(Vec<String>, Turn)> = Vec::new();
    let ends = labels.iter().skip(1).map(|label| label.range.start).chain([text.len()]);
    for (label, end) in labels.iter().zip(ends) {
        let turn = Turn {
            label: Some(label.range.clone()),
            ranges: vec![trim(text, label.range.end..end)],
            fields: Vec::new(),
        };
        said.push((vec![names.resolve(&label.name)], turn));
    }
    if !voices.speaker.is_empty() {
        let taken: Vec<Range<usize>> =
            said.iter().flat_map(|(_, turn)| turn.label.iter().chain(&turn.ranges).cloned()).collect();
        let ranges: Vec<Range<usize>> = complement(&taken, text.len())
            .into_iter()
            .map(|range| trim(text, range))
            .filter(|range| text.get(range.clone()).is_some_and(|rest| rest.chars().any(char::is_alphanumeric)))
            .collect();
        if !ranges.is_empty() {
            let mut names: Vec<String> = voices.speaker.iter().map(|name| names.resolve(name)).collect();
            let mut seen = BTreeSet::new();
            names.retain(|name| seen.insert(name.clone()));
            said.push((names, Turn { label: None, ranges, fields: Vec::new() }));
        }
    }
    said.sort_by_key(|(_, turn)| turn.ranges.first().map(|range| range.start));
    let roles = roles(text, &said, voices.speakers);
    said.into_iter()
        .map(|(names, turn)| {
            let mut fields = fields_of(&names, voices.speakers);
            let role = roles.get(names.as_slice()).copied().unwrap_or("states");
            fields.insert(0, ("role".to_owned(), vec![role.to_owned()]));
            fields.insert(0, ("speaker".to_owned(), names));
            Turn { fields, ..turn }
        })
        .collect()
}

/// The speakers' declared fields; where there are several speakers, all their values.
fn fields_of(names: &[String], speakers: &Speakers) -> Vec<(String, Vec<String>)> {
    let mut fields: Vec<(String, Vec<String>)> = Vec::new();
    for (name, values) in names.iter().filter_map(|name| speakers.find(name)).flat_map(|speaker| &speaker.fields) {
        match fields.iter_mut().find(|(known, _)| known == name) {
            Some((_, known)) => {
                let new: Vec<String> = values.iter().filter(|value| !known.contains(value)).cloned().collect();
                known.extend(new);
            }
            None => fields.push((name.clone(), values.clone())),
        }
    }
    fields
}

/// The role of each who speaks in the document: `states` where there is only one. Else what is declared for them; of
/// the others, the one with most words `answers`, unless somebody is declared to, and the rest `asks`.
fn roles(text: &str, said: &[(Vec<String>, Turn)], speakers: &Speakers) -> BTreeMap<Vec<String>, &'static str> {
    let mut turns: BTreeMap<&[String], Vec<&Turn>> = BTreeMap::new();
    let mut order: Vec<&[String]> = Vec::new();
    for (names, turn) in said {
        let of_them = turns.entry(names).or_default();
        if of_them.is_empty() {
            order.push(names);
        }
        of_them.push(turn);
    }
    if order.len() < 2 {
        return order.into_iter().map(|names| (names.to_vec(), "states")).collect();
    }
    let declared = |names: &[String]| names.iter().find_map(|name| speakers.find(name).and_then(|s| s.role));
    let words = |names: &[String]| -> usize {
        let ranges = turns.get(names).into_iter().flatten().flat_map(|turn| &turn.ranges);
        ranges.filter_map(|range| text.get(range.clone())).map(|text| tokens(text, &[]).len()).sum()
    };
    let mut answers: Option<&[String]> = None;
    if !order.iter().any(|names| declared(names) == Some("answers")) {
        let mut most = 0;
        // In order of first words: of two with as many, the first to speak answers.
        for &names in order.iter().filter(|names| declared(names).is_none()) {
            let count = words(names);
            if answers.is_none() || count > most {
                (answers, most) = (Some(names), count);
            }
        }
    }
    let role = |names: &[String]| declared(names).unwrap_or(if answers == Some(names) { "answers" } else { "asks" });
    order.into_iter().map(|names| (names.to_vec(), role(names))).collect()
}

/// Where a document's own values of a field of turns hold: all text outside the turns that have a value of their own.
pub(super) fn default_value(text: &str, turns: &[Turn], field: String, values: Vec<String>) -> DefaultValue {
    let mut taken: Vec<Range<usize>> = turns
        .iter()
        .filter(|turn| turn.fields.iter().any(|(name, values)| *name == field && !values.is_empty()))
        .flat_map(|turn| turn.ranges.iter().cloned())
        .collect();
    taken.sort_by_key(|range| range.start);
    DefaultValue { field, values, ranges: complement(&taken, text.len()) }
}

/// A label in a text: the paragraph from its start to the colon, and the name that stands there.
struct Label {
    range: Range<usize>,
    name: String,
}

fn labels(text: &str, blocks: &[Block], voices: &Voices<'_>) -> Vec<Label> {
    let declared: BTreeSet<String> = voices.declared.iter().chain(voices.speaker).map(|name| key(name)).collect();
    let is_declared = |label: &Label| {
        let key = key(&label.name);
        declared.contains(&key) || voices.speakers.by_key.contains_key(&key)
    };
    let candidates = blocks.iter().filter_map(|block| label(text, block));
    if !voices.speakers.is_empty() || !voices.declared.is_empty() {
        return candidates.filter(is_declared).collect();
    }
    let shaped: Vec<Label> = candidates.filter(|label| is_declared(label) || looks_like_a_name(&label.name)).collect();
    let returns = somebody_returns(&shaped);
    shaped.into_iter().filter(|label| returns || is_declared(label)).collect()
}

/// What stands before the first colon of a block, where that can be a label.
fn label(text: &str, block: &Block) -> Option<Label> {
    /// In bytes: longer than any name.
    const LONGEST: usize = 400;
    if matches!(block.kind, BlockKind::Heading | BlockKind::Code) {
        return None;
    }
    let body = text.get(block.range.clone())?;
    let head = body.get(..body.floor_char_boundary(LONGEST))?;
    let (at, colon) = head.match_indices([':', '：']).next()?;
    let end = at + colon.len();
    let after = body.get(end..)?;
    let name = after_bullet(head.get(..at)?);
    let between_digits =
        name.ends_with(|c: char| c.is_ascii_digit()) && after.starts_with(|c: char| c.is_ascii_digit());
    let has_words = after.chars().any(char::is_alphanumeric);
    if name.is_empty() || between_digits || after.starts_with("//") || !has_words {
        return None;
    }
    Some(Label { range: block.range.start..block.range.start + end, name: squeeze(name) })
}

/// The text without an indent and a bullet at its head.
fn after_bullet(text: &str) -> &str {
    let text = text.trim();
    let bare = text.trim_start_matches(['•', '‣', '◦', '▪', '▫', '■', '□', '●', '○', '·', '–', '—', '-', '*', '+']);
    bare.trim_start()
}

/// Whether one of the labels stands again after another one has come between.
fn somebody_returns(labels: &[Label]) -> bool {
    let mut seen = BTreeSet::new();
    let mut last = None;
    labels.iter().any(|label| {
        let key = key(&label.name);
        let returns = last.as_ref() != Some(&key) && seen.contains(&key);
        seen.insert(key.clone());
        last = Some(key);
        returns
    })
}

/// Whether that could be a speaker's name: up to six words, each with a capital but for small ones such as `of` and
/// for numbers (`Speaker 1`), without other punctuation than names have; or up to twelve Han characters that do not end
/// in a verb of saying.
pub(super) fn looks_like_a_name(label: &str) -> bool {
    const WORDS: usize = 6;
    const HAN: usize = 12;
    if label.chars().all(is_han) {
        let says = SAYING.iter().any(|verb| label.ends_with(verb));
        return (1..=HAN).contains(&label.chars().count()) && !says;
    }
    let mut words = label.split(' ');
    let has_capital = |word: &str| word.chars().any(char::is_uppercase);
    label.chars().all(is_in_names)
        && label.chars().filter(|&c| is_han(c)).count() <= HAN
        && label.split(' ').count() <= WORDS
        && words.next().is_some_and(has_capital)
        && words.all(|word| has_capital(word) || SMALL.contains(&word) || word.chars().all(|c| c.is_ascii_digit()))
}

/// Words of names that go without a capital.
const SMALL: &[&str] = &[
    "&", "a", "al", "an", "and", "at", "bin", "by", "da", "dal", "das", "de", "del", "della", "den", "der", "des",
    "di", "do", "dos", "du", "e", "el", "en", "et", "for", "from", "ibn", "in", "la", "las", "le", "les", "los", "of",
    "on", "the", "to", "und", "van", "vom", "von", "y", "zu", "zum", "zur",
];

/// What a line of Han ends in before its colon when somebody is reported to speak, or a list follows.
const SAYING: &[&str] =
    &["说", "說", "称", "稱", "表示", "指出", "强调", "強調", "认为", "認為", "如下", "包括", "例如", "比如"];

/// Letters, digits, combining marks, spaces, and the punctuation that names have.
fn is_in_names(c: char) -> bool {
    c.is_alphanumeric() || " .'’-‐‑–&/()·".contains(c) || matches!(c, '\u{300}'..='\u{36F}' | '\u{200C}' | '\u{200D}')
}

/// Whether a character is a Han ideograph (or the sign that repeats one, or the zero).
pub(super) fn is_han(c: char) -> bool {
    matches!(c,
        '々' | '〇' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFD}')
}

/// Names with the same key are the same: in any case, white space folded.
fn key(name: &str) -> String {
    normal(&squeeze(name))
}

/// The words with one space between them.
fn squeeze(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What lies between ranges that are sorted and disjoint.
fn complement(taken: &[Range<usize>], len: usize) -> Vec<Range<usize>> {
    let starts = std::iter::once(0).chain(taken.iter().map(|range| range.end));
    let ends = taken.iter().map(|range| range.start).chain([len]);
    starts.zip(ends).map(|(start, end)| start..end).filter(|range| !range.is_empty()).collect()
}

/// The range without the white space at its ends.
fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let body = text.get(range.clone()).unwrap_or_default();
    let start = range.start + body.len() - body.trim_start().len();
    start..start + body.trim().len()
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::{Speaker, Speakers, Voices, looks_like_a_name, turns};
    use crate::corpus::plain;

    #[derive(Deserialize)]
    struct Table {
        case: Vec<Case>,
    }

    /// A text, what is declared, and the turns: label, speaker, role, text.
    #[derive(Deserialize)]
    struct Case {
        text: String,
        #[serde(default)]
        speakers: Vec<Declared>,
        #[serde(default)]
        declared: Vec<String>,
        #[serde(default)]
        speaker: Vec<String>,
        turns: Vec<[String; 4]>,
    }

    #[derive(Deserialize)]
    struct Declared {
        name: String,
        #[serde(default)]
        aliases: Vec<String>,
        #[serde(default)]
        role: String,
    }

    #[test]
    fn cases() {
        let table: Table = toml::from_str(include_str!("../../tests/data/turns.toml")).unwrap();
        for case in table.case {
            let mut speakers = Speakers::default();
            for Declared { name, aliases, role } in case.speakers {
                let role = ["answers", "asks", "states"].into_iter().find(|known| *known == role);
                assert!(speakers.add(Speaker { name, role, fields: Vec::new() }, &aliases).is_empty());
            }
            let extract = plain::read(case.text);
            let text = extract.text.as_str();
            let voices = Voices { speakers: &speakers, declared: &case.declared, speaker: &case.speaker, labels: true };
            let found: Vec<[String; 4]> = turns(text, &extract.blocks, &voices)
                .into_iter()
                .map(|turn| {
                    let value = |name: &str| {
                        let field = turn.fields.iter().find(|(known, _)| known == name);
                        field.map(|(_, values)| values.join("; ")).unwrap_or_default()
                    };
                    let label = turn.label.clone().map(|range| text[range].to_owned()).unwrap_or_default();
                    let said: Vec<&str> = turn.ranges.iter().map(|range| &text[range.clone()]).collect();
                    [label, value("speaker"), value("role"), said.join(" | ")]
                })
                .collect();
            assert_eq!(found, case.turns, "turns of {text:?}");
        }
    }

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
            "Liu (Ambassador)",
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
            "Excellencies, Ladies and Gentlemen",
            "What Is It?",
            "He said “No",
            "[Applause]",
            "他说",
            "王毅表示",
            "中国，英国",
            "这是一个有十三个汉字长的名字吗",
            "https",
        ] {
            assert!(!looks_like_a_name(other), "{other}");
        }
    }

    #[test]
    fn a_name_stands_for_one_speaker() {
        let mut speakers = Speakers::default();
        let add = |speakers: &mut Speakers, name: &str, aliases: &[&str]| {
            let aliases: Vec<String> = aliases.iter().map(|&alias| alias.to_owned()).collect();
            speakers.add(Speaker { name: name.to_owned(), ..Speaker::default() }, &aliases)
        };
        assert_eq!(add(&mut speakers, "Liu Xiaoming", &["Liu", "liu"]), Vec::<String>::new());
        assert_eq!(add(&mut speakers, "Liu  XIAOMING", &["Ambassador"]), ["Liu  XIAOMING"]);
        assert_eq!(speakers.find("LIU\txiaoming").map(|speaker| speaker.name.as_str()), Some("Liu Xiaoming"));
        assert!(speakers.find("Xiaoming").is_none());
    }
}
