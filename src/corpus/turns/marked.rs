//! Turns whose speakers the markup names.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use super::{
    names::key,
    speakers::{Names, Voices},
};
use crate::corpus::{Turn, blocks::Voiced};

/// The turns that the markup of a document gives.
#[derive(Default)]
pub(super) struct Marked {
    /// With the names of those who speak. A turn that the markup gives a role has it as its one field.
    pub said: Vec<(Vec<String>, Turn)>,
    /// The labels, also those behind which nothing is said.
    pub apart: Vec<Range<usize>>,
    /// The names of those who are not declared, where only declared speakers have turns.
    pub passed: Vec<String>,
}

/// The turns that are somebody's and have words.
pub(super) fn marked(text: &str, voiced: &[Voiced], names: &mut Names<'_>, voices: &Voices<'_>) -> Marked {
    let declared: BTreeSet<String> = voices.declared.iter().chain(voices.speaker).map(|name| key(name)).collect();
    let counts =
        |name: &String| !voices.only_declared || declared.contains(&key(name)) || voices.speakers.find(name).is_some();
    let mut marked = Marked::default();
    for Voiced { names: written, role, label, range } in voiced {
        marked.apart.extend(label.clone());
        if !text.get(range.clone()).is_some_and(|said| said.chars().any(char::is_alphanumeric)) {
            continue;
        }
        let (known, passed): (Vec<&String>, Vec<&String>) = written.iter().partition(|name| counts(name));
        marked.passed.extend(passed.into_iter().cloned());
        let mut speakers: Vec<String> = Vec::new();
        let mut seen = BTreeSet::new();
        for name in known.into_iter().map(|name| names.resolve(name)).filter(|name| !name.is_empty()) {
            if seen.insert(name.clone()) {
                speakers.push(name);
            }
        }
        if !speakers.is_empty() {
            let fields = role.iter().map(|role| ("role".to_owned(), vec![role.clone()])).collect();
            marked.said.push((speakers, Turn { label: label.clone(), ranges: vec![range.clone()], fields }));
        }
    }
    marked
}

/// The roles that are declared, for a document whose markup gives some.
pub(super) fn declared_roles(said: &[(Vec<String>, Turn)], voices: &Voices<'_>) -> BTreeMap<Vec<String>, &'static str> {
    let of_speaker = |names: &[String]| names.iter().find_map(|name| voices.speakers.find(name).and_then(|s| s.role));
    said.iter().filter_map(|(names, _)| Some((names.clone(), voices.role.or_else(|| of_speaker(names))?))).collect()
}

#[cfg(test)]
mod tests {
    use crate::corpus::{
        Turn,
        blocks::{Builder, Extract},
        turns::{Speaker, Speakers, Spoken, Voices, spoken},
    };

    /// Turns by label, speakers, role and text.
    fn turns(text: &str, turns: &[Turn]) -> Vec<String> {
        let field = |turn: &Turn, name: &str| {
            let found = turn.fields.iter().find(|(known, _)| known == name);
            found.map(|(_, values)| values.join("+")).unwrap_or_default()
        };
        let said = |turn: &Turn| {
            let label = turn.label.clone().map(|label| &text[label]).unwrap_or_default();
            let said: Vec<&str> = turn.ranges.iter().map(|range| &text[range.clone()]).collect();
            format!("{label}|{}|{}|{}", field(turn, "speaker"), field(turn, "role"), said.join(" … "))
        };
        turns.iter().map(said).collect()
    }

    fn of(extract: &mut Extract, speakers: &Speakers, labels: bool, only_declared: bool, own: &[String]) -> Spoken {
        let voices = Voices {
            speakers,
            declared: &[],
            speaker: own,
            own_fields: &[],
            role: None,
            labels,
            bare: true,
            only_declared,
            authored: true,
        };
        spoken(&extract.text, &mut extract.blocks, &extract.voiced, &voices)
    }

    fn play() -> Extract {
        let kind = crate::model::BlockKind::Paragraph;
        let mut out = Builder::default();
        out.push("A room. Élise: no label");
        out.end(kind);
        out.open_turn(vec!["ELISE".to_owned()], None);
        out.push(" ELISE. ");
        assert_eq!(out.end_label(), "ELISE.");
        out.push("Où e\u{301}tait-il ?");
        out.end(kind);
        out.push("Là.");
        out.close_turn();
        out.push("Nobody's.");
        out.open_turn(["张三", "李四", "张三"].map(str::to_owned).to_vec(), Some("chair".to_owned()));
        out.push("不。");
        out.open_turn(vec!["Jean".to_owned()], None);
        out.push("JEAN");
        out.end_label();
        out.close_turn();
        out.open_turn(vec!["Jean".to_owned()], None);
        out.push("Oui.");
        out.end(kind);
        out.push("Jean");
        out.end_label();
        out.push("encore");
        out.end_label();
        out.push("Non.");
        out.finish(Vec::new())
    }

    #[test]
    fn markup_names_who_speaks() {
        let mut speakers = Speakers::default();
        let elise = Speaker { name: "Élise".to_owned(), role: Some("answers"), ..Speaker::default() };
        assert!(speakers.add(elise, &["Elise".to_owned()]).is_empty());
        let mut extract = play();
        let found = of(&mut extract, &speakers, true, false, &[]);
        assert_eq!(
            turns(&extract.text, &found.turns),
            [
                "ELISE.|Élise|answers|Où était-il ?\nLà.",
                "|张三+李四|chair|不。",
                "|Jean||Oui.",
                "Jean\nencore|Jean||Non."
            ]
        );
        let apart: Vec<&str> = found.apart.iter().map(|range| &extract.text[range.clone()]).collect();
        assert_eq!(apart, ["ELISE.", "JEAN", "Jean\nencore"]);
        assert_eq!((found.marked, found.by_form, found.passed.len()), (4, 0, 0));
    }

    #[test]
    fn the_rest_is_the_documents_own_speakers() {
        let mut extract = play();
        let found = of(&mut extract, &Speakers::default(), true, true, &["jean".to_owned()]);
        assert_eq!(
            turns(&extract.text, &found.turns),
            [
                "|jean|states|A room. Élise: no label\nELISE.\nOù était-il ?\nLà.\nNobody's.\n不。\nJEAN",
                "|jean|states|Oui.",
                "Jean\nencore|jean|states|Non."
            ]
        );
        assert_eq!(found.passed, ["ELISE", "张三", "李四", "张三"]);
    }

    #[test]
    fn turns_can_be_turned_off() {
        let mut extract = play();
        let found = of(&mut extract, &Speakers::default(), false, false, &[]);
        assert_eq!((found.turns.len(), found.apart.len()), (0, 0));
    }
}
