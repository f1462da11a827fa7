//! Places in a text that links name.

use crate::link::Place;
use crate::protocol::Paragraph;

/// The paragraph that a place means: the one with its words, for numbers shift when a text is mended. With it the number
/// of the match that begins with them, or of the paragraph's first, where it has matches.
pub fn place_of(paragraphs: &[Paragraph], place: &Place) -> Option<(u32, Option<u32>)> {
    let has = |paragraph: &&Paragraph| paragraph.text.contains(&place.words);
    let numbered = paragraphs.iter().find(|paragraph| paragraph.number == place.paragraph);
    // Words may go on beyond the end of their paragraph: then its number has to do.
    let at = numbered.filter(has).or_else(|| paragraphs.iter().find(has)).or(numbered)?;
    let begins = |(start, _): &(u32, u32)| {
        let rest: String = at.text.chars().skip(*start as usize).collect();
        rest.starts_with(&place.words)
    };
    let nth = at.highlights.iter().position(begins).unwrap_or_default() as u32;
    Some((at.number, (at.matches > 0).then_some(at.first_match + nth)))
}

/// Whether each paragraph begins with another speaker than the one before it.
pub fn openings(paragraphs: &[Paragraph]) -> Vec<bool> {
    let mut before = None;
    let mut all = Vec::with_capacity(paragraphs.len());
    for paragraph in paragraphs {
        let now = paragraph.speaker.as_deref();
        all.push(now.is_some() && now != before);
        before = now;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::{openings, place_of};
    use crate::link::Place;
    use crate::protocol::{BlockKind, Paragraph};

    fn paragraph(number: u32, speaker: Option<&str>, text: &str, highlights: &[(u32, u32)]) -> Paragraph {
        Paragraph {
            number,
            kind: BlockKind::Paragraph,
            speaker: speaker.map(str::to_owned),
            role: None,
            label: 0,
            text: text.to_owned(),
            highlights: highlights.to_vec(),
            first_match: 10 * number,
            matches: highlights.len() as u32,
            in_view: true,
        }
    }

    #[test]
    fn a_place_is_found_by_its_words_before_its_number() {
        let text = [
            paragraph(1, None, "We are here", &[]),
            paragraph(2, None, "peace and war and peace", &[(0, 5), (18, 23)]),
            paragraph(3, None, "the end", &[(4, 7)]),
        ];
        for (number, words, expected) in [
            (2, "peace and", Some((2, Some(20)))),
            (2, "peace", Some((2, Some(20)))),
            // Numbers have shifted since the link was made.
            (3, "We are", Some((1, None))),
            (1, "the end", Some((3, Some(30)))),
            // Words that run on beyond their paragraph: the number has to do.
            (3, "the end of it", Some((3, Some(30)))),
            // A place within a paragraph that no match begins: its first match.
            (2, "and war", Some((2, Some(20)))),
            (9, "nowhere", None),
        ] {
            let place = Place { paragraph: number, words: words.to_owned() };
            assert_eq!(place_of(&text, &place), expected, "{number} {words}");
        }
    }

    #[test]
    fn a_turn_opens_where_another_speaker_begins() {
        let speakers = [None, Some("A"), Some("A"), None, Some("A"), Some("B")];
        let text: Vec<Paragraph> =
            (1..).zip(speakers).map(|(number, speaker)| paragraph(number, speaker, "text", &[])).collect();
        assert_eq!(openings(&text), [false, true, false, false, true, true]);
        assert!(openings(&[]).is_empty());
    }
}
