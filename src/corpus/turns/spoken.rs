//! The turns of a document.

use std::{collections::BTreeSet, ops::Range};

use super::{
    label::{lines, trim},
    marked::{Marked, declared_roles, marked},
    roles::roles,
    speakers::{Names, Voices, fields_of},
    taken::{Labels, apart, cut, taken},
};
use crate::corpus::{Block, DefaultValue, Turn, blocks::Voiced};

/// What was found of those who speak in a document.
#[derive(Debug, Default)]
pub(in crate::corpus) struct Spoken {
    /// In order of where they start.
    pub turns: Vec<Turn>,
    /// Text that holds no tokens: labels, and the times of a transcript. Sorted and disjoint.
    pub apart: Vec<Range<usize>>,
    /// How many labels were taken because their names are declared, and how many for their form.
    pub declared: usize,
    pub by_form: usize,
    /// How many turns the markup gives.
    pub marked: usize,
    /// Names that stand before a colon as a label's do and opened no turn.
    pub passed: Vec<String>,
    /// The names of the document's own speakers.
    pub own: Vec<String>,
}

/// Who speaks where in a text. A block within which a turn opens is cut in two there.
///
/// Where the markup names speakers, their turns are those that it gives, and no labels are looked for.
///
/// Else a line that opens with a name and a colon starts a turn, which lasts until the next label or the end; an indent, a
/// bullet or a time may come before the name, a title in brackets and a time behind it. The colon may end the line, and
/// what is said follow on the next. A name is one that is declared, by the corpus or by the document, in any case and
/// spacing. Besides, unless only declared ones count, it is what has the form of one
/// ([`looks_like_a_name`](super::names::looks_like_a_name)), in a document in which somebody returns after another has
/// spoken: then every such label counts, except what stands once above the first who returns and is no sentence, as the
/// head of an interview does. Some forms count for less: in the middle of a typesetter's paragraph only who returns,
/// alone on their lines if one of those returns, and alone without a colon if two do. Code has no labels.
///
/// The document's own `speaker` has one turn over the words that are left.
pub(in crate::corpus) fn spoken(text: &str, blocks: &mut Vec<Block>, voiced: &[Voiced], voices: &Voices<'_>) -> Spoken {
    let mut spoken = Spoken::default();
    let mut names = Names::new(voices);
    let mut said: Vec<(Vec<String>, Turn)> = Vec::new();
    if voices.labels && !voiced.is_empty() {
        let Marked { said: given, apart, passed } = marked(text, voiced, &mut names, voices);
        spoken = Spoken { apart, passed, marked: given.len(), ..spoken };
        said = given;
    } else if voices.labels {
        let lines = lines(text, blocks);
        let Labels { taken: labels, declared, by_form, passed } = taken(&lines, voices);
        spoken = Spoken { apart: apart(&lines, &labels), declared, by_form, passed, ..spoken };
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
    let own: BTreeSet<String> = voices.speaker.iter().map(|name| names.resolve(name)).collect();
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
    let has_given_roles = said.iter().any(|(_, turn)| !turn.fields.is_empty());
    let roles = if has_given_roles { declared_roles(&said, voices) } else { roles(text, &said, voices) };
    spoken.turns = said
        .into_iter()
        .map(|(names, turn)| {
            let mut fields = fields_of(&names, voices.speakers);
            if names.iter().any(|name| own.contains(name)) {
                fields.retain(|(name, _)| !voices.own_fields.contains(&name.as_str()));
            }
            let given = turn.fields.into_iter().find(|(name, _)| name == "role");
            let role = roles.get(names.as_slice()).map(|role| ("role".to_owned(), vec![(*role).to_owned()]));
            if let Some(role) = role.or(given) {
                fields.insert(0, role);
            }
            fields.insert(0, ("speaker".to_owned(), names));
            Turn { label: turn.label, ranges: turn.ranges, fields }
        })
        .collect();
    spoken.own = own.into_iter().collect();
    spoken
}

/// Where a document's own values of a field of turns hold: all text outside the turns that have a value of their own and,
/// in a document that names its own speaker, outside those of others.
pub(in crate::corpus) fn default_value(
    text: &str,
    turns: &[Turn],
    own: &[String],
    field: String,
    values: Vec<String>,
) -> DefaultValue {
    let has = |turn: &Turn, field: &str, fits: &dyn Fn(&String) -> bool| {
        turn.fields.iter().any(|(name, values)| name == field && values.iter().any(fits))
    };
    let is_of_another = |turn: &Turn| !own.is_empty() && !has(turn, "speaker", &|speaker| own.contains(speaker));
    let mut taken: Vec<Range<usize>> = turns
        .iter()
        .filter(|turn| has(turn, &field, &|_| true) || is_of_another(turn))
        .flat_map(|turn| turn.ranges.iter().cloned())
        .collect();
    taken.sort_by_key(|range| range.start);
    DefaultValue { field, values, ranges: complement(&taken, text.len()) }
}

/// What lies between ranges that are sorted and disjoint.
fn complement(taken: &[Range<usize>], len: usize) -> Vec<Range<usize>> {
    let starts = std::iter::once(0).chain(taken.iter().map(|range| range.end));
    let ends = taken.iter().map(|range| range.start).chain([len]);
    starts.zip(ends).map(|(start, end)| start..end).filter(|range| !range.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::spoken;
    use crate::corpus::{
        plain,
        turns::{ROLES, Speaker, Speakers, Voices},
    };

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
        #[serde(default)]
        role: String,
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

    fn role(name: &str) -> Option<&'static str> {
        ROLES.iter().copied().find(|role| *role == name)
    }

    #[test]
    fn cases() {
        let table: Table = toml::from_str(include_str!("../../../tests/data/turns.toml")).unwrap();
        for case in table.case {
            let mut speakers = Speakers::default();
            for Declared { name, aliases, role } in case.speakers {
                let speaker = Speaker { name, role: self::role(&role), fields: Vec::new() };
                assert!(speakers.add(speaker, &aliases).is_empty());
            }
            let mut extract = plain::read(case.text);
            let text = extract.text.as_str();
            let voices = Voices {
                speakers: &speakers,
                declared: &case.declared,
                speaker: &case.speaker,
                own_fields: &[],
                role: role(&case.role),
                labels: true,
                bare: true,
                only_declared: case.speakers_only,
                authored: false,
            };
            let found: Vec<[String; 4]> = spoken(text, &mut extract.blocks, &[], &voices)
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
}
