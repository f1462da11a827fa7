//! Who asks, who answers, who states.

use std::collections::{BTreeMap, BTreeSet};

use super::speakers::Voices;
use crate::corpus::Turn;

/// The roles that a text or `corpus.toml` can declare.
pub(in crate::corpus) const ROLES: &[&str] = &["answers", "asks", "states"];

/// The role of each who speaks in the document and has one: what the document declares for all, else what is declared for
/// the speaker. Else `states` where there is only one. Of several, in a document in which somebody is asked, the one whose
/// turns follow most questions `answers`, unless one is declared to, and the rest `asks`. A question is a turn that ends in
/// a question mark.
pub(super) fn roles(
    text: &str,
    said: &[(Vec<String>, Turn)],
    voices: &Voices<'_>,
) -> BTreeMap<Vec<String>, &'static str> {
    let of_speaker = |names: &[String]| names.iter().find_map(|name| voices.speakers.find(name).and_then(|s| s.role));
    let declared = |names: &[String]| voices.role.or_else(|| of_speaker(names));
    let mut roles = BTreeMap::new();
    let order: BTreeSet<&[String]> = said.iter().map(|(names, _)| names.as_slice()).collect();
    if let (1, Some(only)) = (order.len(), order.first()) {
        roles.insert(only.to_vec(), declared(only).unwrap_or("states"));
        return roles;
    }
    let asks = |turn: &Turn| turn.ranges.last().and_then(|range| text.get(range.clone())).is_some_and(is_question);
    // Questions to each, and from each.
    let mut asked: BTreeMap<&[String], usize> = BTreeMap::new();
    let mut asking: BTreeMap<&[String], usize> = BTreeMap::new();
    for (index, (names, _)) in said.iter().enumerate().filter(|(_, (_, turn))| asks(turn)) {
        // Who speaks next is asked; at the end, who has spoken before.
        let neighbours = [said.get(index + 1), index.checked_sub(1).and_then(|before| said.get(before))];
        if let Some((other, _)) = neighbours.into_iter().flatten().next().filter(|(other, _)| other != names) {
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
            None if !is_declared || asking.is_empty() => None,
            _ => Some("asks"),
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
