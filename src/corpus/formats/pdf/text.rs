//! The pages of a document as one text.

use std::iter;

use super::{page::Page, paragraphs::Paragraph};
use crate::corpus::{
    decode::compose,
    joined::Evidence,
    plain::{self, ends_a_sentence},
    turns::is_han,
};

/// More paragraphs of notes than stand on a page.
const MOST_NOTES: usize = 20;

/// The text of all pages: the lines as they are printed, and a blank one between paragraphs.
///
/// What reads plain text finds by the lines that a typesetter has ended them. Of a text that is too short to tell, the
/// place of the lines on the page tells it: then the lines of a paragraph are put together.
pub(super) fn of(pages: &[Page]) -> String {
    let paragraphs = across_pages(pages);
    let lines = compose(paragraphs.iter().map(|paragraph| joined(paragraph, "\n")).collect::<Vec<_>>().join("\n\n"));
    if plain::read(lines.clone()).blocks.len() <= paragraphs.len() {
        return lines;
    }
    let evidence = Evidence::of(iter::once(lines.as_str()));
    let whole = paragraphs.iter().map(|paragraph| {
        let mut text = joined(paragraph, "\n");
        if is_wrapped(paragraph) {
            evidence.join(&mut text);
            text = unwrapped(&text);
        }
        text
    });
    compose(whole.collect::<Vec<_>>().join("\n\n"))
}

/// The paragraphs of all pages. One that goes on in the next column or on the next page is one.
fn across_pages(pages: &[Page]) -> Vec<Paragraph> {
    let mut out: Vec<Paragraph> = Vec::new();
    for page in pages {
        for (index, paragraph) in page.paragraphs.iter().enumerate() {
            let is_first = index == 0;
            // Notes at the foot of the page before stand between.
            let is_note = |other: &Paragraph| is_first && size(other) < size(paragraph) * 0.95;
            match out.iter_mut().rev().take(MOST_NOTES).find(|other| !is_note(other)) {
                Some(last) if goes_on(last, paragraph, is_first) => last.lines.extend(paragraph.lines.iter().cloned()),
                _ => out.push(paragraph.clone()),
            }
        }
    }
    out
}

/// The size of the letters of most of a paragraph's lines.
fn size(paragraph: &Paragraph) -> f32 {
    let mut sizes: Vec<f32> = paragraph.lines.iter().map(|line| line.size).collect();
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or_default()
}

/// Whether a paragraph goes on with the next one: it stops within a sentence at the end of a page or column, for want of
/// room or because the next does not begin as sentences do.
fn goes_on(paragraph: &Paragraph, next: &Paragraph, is_on_next_page: bool) -> bool {
    let (Some(last), Some(first)) = (paragraph.lines.last(), next.lines.first()) else { return false };
    let starts_within = first.text.chars().next().is_some_and(|c| c.is_lowercase() || is_han(c));
    let stops = ends_a_sentence(&last.text) && !last.text.ends_with([';', '；']);
    let is_full = paragraph.lines.len() > 1 && !last.has_room_for(first, paragraph.edge());
    paragraph.is_running
        && next.is_running
        && (is_on_next_page || first.height > last.height)
        && !stops
        && (starts_within || is_full)
}

fn joined(paragraph: &Paragraph, between: &str) -> String {
    paragraph.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(between)
}

/// Whether a typesetter has ended the lines: none had room for the next word.
fn is_wrapped(paragraph: &Paragraph) -> bool {
    let edge = paragraph.edge();
    let mut pairs = paragraph.lines.iter().zip(paragraph.lines.iter().skip(1));
    pairs.all(|(line, next)| !line.has_room_for(next, edge))
}

/// The lines as one, with a space between them where the words of their language have one.
fn unwrapped(text: &str) -> String {
    let is_spaced = |c: char| !is_han(c) && !matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FFEF}');
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let before = out.chars().next_back().is_some_and(|c| is_spaced(c) && c != '-');
        if before && line.chars().next().is_some_and(is_spaced) {
            out.push(' ');
        }
        out.push_str(line);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Page, Paragraph, of};
    use crate::corpus::formats::pdf::paragraphs::Line;

    /// A paragraph whose letters are all five points wide.
    fn paragraph(lines: &[&str], top: f32) -> Paragraph {
        let lines = lines.iter().enumerate().map(|(index, text)| Line {
            text: (*text).to_owned(),
            left: 50.0,
            right: 50.0 + 5.0 * text.chars().count() as f32,
            height: top - 12.0 * index as f32,
            size: 10.0,
        });
        Paragraph { lines: lines.collect(), is_running: true }
    }

    fn text(pages: &[&[&[&str]]]) -> String {
        let page = |paragraphs: &&[&[&str]]| {
            let places = paragraphs.iter().enumerate();
            let paragraphs = places.map(|(index, lines)| paragraph(lines, 700.0 - 100.0 * index as f32)).collect();
            Page { paragraphs, ..Page::default() }
        };
        of(&pages.iter().map(page).collect::<Vec<_>>())
    }

    #[test]
    fn short_texts_are_put_together_by_the_place_of_their_lines() {
        for (pages, expected) in [
            (&[&[&["The harbour was", "shut for a week."][..]][..]][..], "The harbour was shut for a week."),
            (&[&[&["Mr Quill", "12 Ferry Street", "Port"]]], "Mr Quill\n12 Ferry Street\nPort"),
            (&[&[&["今年是中英关系", "的重要一年。"]]], "今年是中英关系的重要一年。"),
            (&[&[&["The ship of the Har-", "bour was so called."]]], "The ship of the Harbour was so called."),
            (&[&[&["It was a well-", "known boat."]]], "It was a well-known boat."),
            (&[&[&["Heading"], &["Text."]]], "Heading\n\nText."),
        ] {
            assert_eq!(text(pages), expected);
        }
    }

    #[test]
    fn a_paragraph_goes_on_over_pages() {
        assert_eq!(text(&[&[&["It sank in the"]], &[&["evening."]]]), "It sank in the evening.");
        assert_eq!(text(&[&[&["It sank."]], &[&["evening."]]]), "It sank.\n\nevening.");
        assert_eq!(text(&[&[&["It sank in the"]], &[&["Evening."]]]), "It sank in the\n\nEvening.");
    }
}
