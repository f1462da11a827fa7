//! Who speaks where: labels, turns, roles.

mod label;
mod names;
mod passed;

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

pub(super) use label::opens_with_a_label;
pub(super) use names::is_han;
pub use passed::Speech;

use super::{Block, DefaultValue, Turn};
use crate::model::BlockKind;
use label::{Holds, Label, Line, lines};
use names::{key, squeeze};

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
    /// Whether only declared names open a turn.
    pub only_declared: bool,
    /// Whether every line end is the author's, as in markup: in plain text one within a block is a typesetter's.
    pub authored: bool,
}

/// What was found of those who speak in a document.
#[derive(Debug, Default)]
pub(super) struct Spoken {
    /// In order of where they start.
    pub turns: Vec<Turn>,
    /// Text that holds no tokens: labels, and the times of a transcript. Sorted and disjoint.
    pub apart: Vec<Range<usize>>,
    /// How many labels were taken because their names are declared, and how many for their form.
    pub declared: usize,
    pub by_form: usize,
    /// Names that stand before a colon as a label's do and opened no turn.
    pub passed: Vec<String>,
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

/// Who speaks where in a text. A block within which a turn opens is cut in two there.
///
/// A line that opens with a name and a colon starts a turn, which lasts until the next label or the end; an indent, a
/// bullet or a time may come before the name, a title in brackets and a time behind it. The colon may end the line, and
/// what is said follow on the next. A name is one that is declared, by the corpus or by the document, in any case and
/// spacing. Besides, unless only declared ones count, it is what has the form of one
/// ([`looks_like_a_name`](names::looks_like_a_name)), in a document in which somebody returns after another has spoken:
/// then every such label counts, except what stands once above the first who returns and is no sentence, as the head of
/// an interview does. Some forms count for less: in the middle
/// of a typesetter's paragraph only who returns, alone on their lines if one of those returns, and alone without a colon
/// if two do. Code has no labels. The document's own `speaker` has one
/// turn over the words that are left.
pub(super) fn spoken(text: &str, blocks: &mut Vec<Block>, voices: &Voices<'_>) -> Spoken {
    let mut spoken = Spoken::default();
    let mut names = Names::new(voices);
    let mut said: Vec<(Vec<String>, Turn)> = Vec::new();
    if voices.labels {
        let lines = lines(text, blocks);
        let labels = taken(&lines, voices, &mut spoken);
        spoken.apart = apart(&lines, &labels);
        cut(blocks, &labels);
        let ends = labels.iter().skip(1).map(|label| label.range.start).chain([text.len()]);
        for (label, end) in labels.iter().zip(ends) {
            let turn = Turn {
                label: Some(label.range.clone()),
                ranges: vec![trim(text, label.range.end..end)],
                fields: Vec::new(),
            };
            said.push((vec![names.resolve(&label.name)], turn));
        }
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
    spoken.turns = said
        .into_iter()
        .map(|(names, turn)| {
            let mut fields = fields_of(&names, voices.speakers);
            if let Some(role) = roles.get(names.as_slice()) {
                fields.insert(0, ("role".to_owned(), vec![(*role).to_owned()]));
            }
            fields.insert(0, ("speaker".to_owned(), names));
            Turn { fields, ..turn }
        })
        .collect();
    spoken
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

/// The role of each who speaks in the document and has one: `states` where there is only one. Else what is declared. Of
/// the others, in a document in which somebody is asked, the one whose turns follow most questions `answers`, unless one
/// is declared to, and who puts questions `asks`. A question is a turn that ends in a question mark.
fn roles(text: &str, said: &[(Vec<String>, Turn)], speakers: &Speakers) -> BTreeMap<Vec<String>, &'static str> {
    let mut roles = BTreeMap::new();
    let order: BTreeSet<&[String]> = said.iter().map(|(names, _)| names.as_slice()).collect();
    if let (1, Some(only)) = (order.len(), order.first()) {
        roles.insert(only.to_vec(), "states");
        return roles;
    }
    let declared = |names: &[String]| names.iter().find_map(|name| speakers.find(name).and_then(|s| s.role));
    let asks = |turn: &Turn| turn.ranges.last().and_then(|range| text.get(range.clone())).is_some_and(is_question);
    // Questions to each, and from each.
    let mut asked: BTreeMap<&[String], usize> = BTreeMap::new();
    let mut asking: BTreeMap<&[String], usize> = BTreeMap::new();
    for (index, (names, _)) in said.iter().enumerate().filter(|(_, (_, turn))| asks(turn)) {
        if let Some((other, _)) = said.get(index + 1).filter(|(other, _)| other != names) {
            *asking.entry(names).or_default() += 1;
            *asked.entry(other).or_default() += 1;
        }
    }
    let is_declared = said.iter().any(|(names, _)| declared(names) == Some("answers"));
    let count = |of: &BTreeMap<&[String], usize>, names: &[String]| of.get(names).copied().unwrap_or_default();
    // In order of first words: of two who are asked as often, the first to speak answers.
    let mut answers: Option<(&[String], usize)> = None;
    for (names, _) in said.iter().filter(|(names, _)| !is_declared && declared(names).is_none()) {
        let times = count(&asked, names);
        if times > count(&asking, names) && answers.is_none_or(|(_, most)| times > most) {
            answers = Some((names, times));
        }
    }
    for (names, _) in said {
        let role = declared(names).or_else(|| match answers {
            Some((who, _)) if who == names.as_slice() => Some("answers"),
            None if !is_declared => None,
            _ => (count(&asking, names) > 0).then_some("asks"),
        });
        roles.extend(role.map(|role| (names.clone(), role)));
    }
    roles
}

/// Whether a text ends in a question mark, whatever closes it.
fn is_question(text: &str) -> bool {
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || "\"'”’»)]」』）*_".contains(c));
    text.ends_with(['?', '？', '؟'])
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

/// A label that opens a turn.
struct Taken {
    range: Range<usize>,
    /// As the text has it; the shortest form that is used for the same one.
    name: String,
}

/// The labels that open turns.
fn taken(lines: &[Line], voices: &Voices<'_>, spoken: &mut Spoken) -> Vec<Taken> {
    let declared: BTreeSet<String> = voices.declared.iter().chain(voices.speaker).map(|name| key(name)).collect();
    let is_declared = |name: &str| declared.contains(&key(name)) || voices.speakers.by_key.contains_key(&key(name));
    let mut candidates: Vec<Candidate<'_>> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Holds::Label(label) = &line.holds else { continue };
        let next = lines.get(at + 1);
        let declared = label.names.iter().find(|name| is_declared(name));
        let shaped = label.looks_like_a_name();
        let form = match label {
            Label { has_colon: true, is_followed: true, .. } if line.kind == BlockKind::Heading => continue,
            Label { has_colon: true, is_followed: true, .. } if line.opens || voices.authored => Form::Plain,
            Label { has_colon: true, is_followed: true, .. } => Form::Within,
            // What is said has to follow.
            _ if next.is_none_or(|next| matches!(&next.holds, Holds::Label(label) if label.has_colon)) => continue,
            Label { has_colon: true, .. } => Form::Alone,
            _ if is_alone(line, next, label, voices.authored) => Form::Bare,
            _ => continue,
        };
        if declared.is_some() || shaped {
            let name = declared.map_or(label.name(), String::as_str);
            candidates.push(Candidate { at, label, name, form, is_declared: declared.is_some() });
        }
    }
    shorten(&mut candidates);
    let counts = |candidate: &&Candidate<'_>| candidate.is_declared || !voices.only_declared;
    let returning = returning(candidates.iter().filter(counts).filter(|candidate| candidate.form != Form::Bare));
    let bare = returning_bare(&candidates);
    let first_of = |alone: bool| {
        let mut all = candidates.iter();
        all.position(|c| returning.contains(&key(c.name)) && (!alone || c.form == Form::Alone))
    };
    let (first, first_alone) = (first_of(false), first_of(true));
    let mut labels: Vec<Taken> = Vec::new();
    for (index, candidate) in candidates.iter().enumerate() {
        let returns = returning.contains(&key(candidate.name));
        let is_taken = match candidate.form {
            _ if !counts(&candidate) => false,
            Form::Plain | Form::Within if candidate.is_declared => true,
            Form::Alone if candidate.is_declared => true,
            Form::Plain => returns || first.is_some_and(|first| first < index || candidate.label.ends_a_sentence),
            Form::Alone => returns || first_alone.is_some_and(|first| first < index),
            Form::Within => returns,
            Form::Bare => bare.len() > 1 && bare.contains(&key(candidate.name)),
        };
        if !is_taken {
            if candidate.label.has_colon && candidate.form != Form::Alone {
                spoken.passed.push(candidate.name.to_owned());
            }
            continue;
        }
        if candidate.is_declared {
            spoken.declared += 1
        } else {
            spoken.by_form += 1
        }
        // A time on the line above belongs to the label.
        let above = candidate.at.checked_sub(1).and_then(|at| lines.get(at));
        let above = above.filter(|line| matches!(line.holds, Holds::Time));
        let start = above.map_or(candidate.label.range.start, |line| line.range.start);
        labels.push(Taken { range: start..candidate.label.range.end, name: candidate.name.to_owned() });
    }
    labels
}

/// How a label stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// At the head of a line that its author began, before what is said.
    Plain,
    /// At the head of a line within a typesetter's paragraph.
    Within,
    /// With its colon alone on its line.
    Alone,
    /// Alone on its line without a colon.
    Bare,
}

struct Candidate<'a> {
    /// The number of its line.
    at: usize,
    label: &'a Label,
    name: &'a str,
    form: Form,
    is_declared: bool,
}

/// Whether a line without a colon can be a label: it stands apart, is short, and what is said follows on the next line.
fn is_alone(line: &Line, next: Option<&Line>, label: &Label, authored: bool) -> bool {
    const WORDS: usize = 4;
    let is_near = next.is_some_and(|next| authored || !next.apart);
    let can = matches!(line.kind, BlockKind::Paragraph | BlockKind::Heading);
    can && is_near && (authored || line.apart || label.has_time) && label.name().split(' ').count() <= WORDS
}

/// Gives those whose short form another one has as its own name that name: `Mr. Dale, K.C.` where `Mr. Dale` speaks too.
fn shorten(candidates: &mut [Candidate<'_>]) {
    let own: BTreeSet<String> = candidates.iter().map(|candidate| key(candidate.name)).collect();
    for candidate in candidates.iter_mut().filter(|candidate| !candidate.is_declared) {
        if let Some(short) = candidate.label.names.get(2).filter(|short| own.contains(&key(short))) {
            candidate.name = short;
        }
    }
}

/// Those who stand again after another one has come between.
fn returning<'a>(candidates: impl Iterator<Item = &'a Candidate<'a>>) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    let mut last = None;
    let mut returning = BTreeSet::new();
    for candidate in candidates {
        let key = key(candidate.name);
        if last.as_ref() != Some(&key) && !seen.insert(key.clone()) {
            returning.insert(key.clone());
        }
        last = Some(key);
    }
    returning
}

/// Those who stand alone on lines without a colon, and return.
fn returning_bare(candidates: &[Candidate<'_>]) -> BTreeSet<String> {
    returning(candidates.iter().filter(|candidate| candidate.form == Form::Bare))
}

/// What of the text is no words: labels, and the times of a transcript, which at least three lines have, and one in four.
fn apart(lines: &[Line], labels: &[Taken]) -> Vec<Range<usize>> {
    const TIMES: usize = 3;
    let time = |line: &Line| match line.holds {
        Holds::Time => Some(line.range.clone()),
        Holds::Text { time } if time > 0 => Some(line.range.start..line.range.start + time),
        _ => None,
    };
    let timed = lines.iter().filter(|line| time(line).is_some()).count() + labels.len();
    let is_transcript = timed >= TIMES && timed * 4 >= lines.len();
    let mut apart: Vec<Range<usize>> = labels.iter().map(|label| label.range.clone()).collect();
    if is_transcript {
        apart.extend(lines.iter().filter_map(time));
    }
    apart.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    // A time that belongs to a label.
    apart.dedup_by(|later, first| later.start < first.end);
    apart
}

/// Cuts the blocks within which turns open.
fn cut(blocks: &mut Vec<Block>, labels: &[Taken]) {
    let mut labels = labels.iter().map(|label| label.range.start).peekable();
    let mut out = Vec::with_capacity(blocks.len());
    for Block { range, kind } in blocks.drain(..) {
        let mut from = range.start;
        while let Some(start) = labels.next_if(|&start| start < range.end) {
            if start > from {
                out.push(Block { range: from..start, kind });
                from = start;
            }
        }
        out.push(Block { range: from..range.end, kind });
    }
    *blocks = out;
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

    use super::{Speaker, Speakers, Voices, spoken};
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
        #[serde(default)]
        speakers_only: bool,
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
            let mut extract = plain::read(case.text);
            let text = extract.text.as_str();
            let voices = Voices {
                speakers: &speakers,
                declared: &case.declared,
                speaker: &case.speaker,
                labels: true,
                only_declared: case.speakers_only,
                authored: false,
            };
            let found: Vec<[String; 4]> = spoken(text, &mut extract.blocks, &voices)
                .turns
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
