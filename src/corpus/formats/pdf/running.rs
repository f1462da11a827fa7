//! Lines at the edges of pages that are none of the text: page numbers, and headers and footers that return.

use std::collections::{BTreeMap, BTreeSet};

use super::{page::Page, paragraphs::Line};

/// How many lines at the top and at the bottom of a page are looked at, and what part of its lines they are at most.
const EDGE: usize = 3;
const SHARE: usize = 4;
/// A line that stands on so many pages is no part of the text.
const ENOUGH: usize = 3;
/// How far apart in height a line may stand on different pages, in points.
const CLOSE: f32 = 8.0;

/// A line by its paragraph and its place there.
type Place = (usize, usize);

/// A line at an edge, and where it stands.
struct Found {
    page: usize,
    place: Place,
    height: f32,
}

/// Takes page numbers and running lines off the pages, and gives the number of lines that it took.
pub(super) fn remove(pages: &mut [Page]) -> usize {
    // By edge and text, with a sign for each number.
    let mut found: BTreeMap<(bool, String), Vec<Found>> = BTreeMap::new();
    let mut numbers: BTreeSet<(usize, Place)> = BTreeSet::new();
    for (page, read) in pages.iter().enumerate() {
        for (is_top, place, line) in edges(read) {
            if line.text.trim().parse() == Ok(page + 1) {
                numbers.insert((page, place));
            }
            found.entry((is_top, pattern(&line.text))).or_default().push(Found { page, place, height: line.height });
        }
    }
    let mut taken: BTreeSet<(usize, Place)> = BTreeSet::new();
    for places in found.values().filter(|places| places.len() >= ENOUGH) {
        let mut heights: Vec<f32> = places.iter().map(|found| found.height).collect();
        heights.sort_by(f32::total_cmp);
        let Some(middle) = heights.get(heights.len() / 2) else { continue };
        let close: Vec<&Found> = places.iter().filter(|found| (found.height - middle).abs() <= CLOSE).collect();
        if close.len() >= ENOUGH {
            taken.extend(close.into_iter().map(|found| (found.page, found.place)));
        }
    }
    // In a short document, numbers that count its pages: one alone may be a figure.
    if numbers.len() > 1 {
        taken.extend(numbers);
    }
    keep_inner(pages, &mut taken);
    for (page, read) in pages.iter_mut().enumerate() {
        for (paragraph, block) in read.paragraphs.iter_mut().enumerate() {
            let mut line = 0;
            block.lines.retain(|_| {
                line += 1;
                !taken.contains(&(page, (paragraph, line - 1)))
            });
        }
        read.paragraphs.retain(|paragraph| !paragraph.lines.is_empty());
    }
    taken.len()
}

/// Leaves the lines that stand within others that stay: a running line is further out than any of the text.
fn keep_inner(pages: &[Page], taken: &mut BTreeSet<(usize, Place)>) {
    let mut outer = BTreeSet::new();
    for (page, read) in pages.iter().enumerate() {
        let (top, bottom): (Vec<_>, Vec<_>) = edges(read).partition(|(is_top, ..)| *is_top);
        let from_top = top.into_iter().map(|(_, place, _)| (page, place)).take_while(|place| taken.contains(place));
        outer.extend(from_top);
        let from_bottom = bottom.into_iter().rev().map(|(_, place, _)| (page, place));
        outer.extend(from_bottom.take_while(|place| taken.contains(place)));
    }
    *taken = outer;
}

/// The lines at the top of a page and those at its bottom, by height.
fn edges(page: &Page) -> impl Iterator<Item = (bool, Place, &Line)> {
    let mut lines: Vec<(Place, &Line)> = page
        .paragraphs
        .iter()
        .enumerate()
        .flat_map(|(paragraph, block)| block.lines.iter().enumerate().map(move |(at, line)| ((paragraph, at), line)))
        .collect();
    lines.sort_by(|(_, a), (_, b)| b.height.total_cmp(&a.height));
    let count = lines.len();
    let edge = EDGE.min((count / SHARE).max(1));
    lines.into_iter().enumerate().filter_map(move |(index, (place, line))| {
        let is_top = index < edge;
        (is_top || index + edge >= count).then_some((is_top, place, line))
    })
}

/// A line with a sign for each of its numbers, also one in Roman digits that stands alone.
fn pattern(text: &str) -> String {
    let is_roman = |text: &str| !text.is_empty() && text.len() < 9 && text.chars().all(|c| "ivxlcIVXLC".contains(c));
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    if is_roman(bare) {
        return "#".to_owned();
    }
    let mut out = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            _ if c.is_numeric() && out.ends_with('#') => {}
            _ if c.is_numeric() => out.push('#'),
            _ => out.push(c),
        }
    }
    // Dashes and the like around a number.
    if out.chars().all(|c| c == '#' || !c.is_alphanumeric()) && out.matches('#').count() == 1 {
        "#".to_owned()
    } else {
        out
    }
}

#[cfg(test)]
mod tests {
    use super::{pattern, remove};
    use crate::corpus::formats::pdf::{
        page::Page,
        paragraphs::{Line, Paragraph},
    };

    fn page(lines: &[&str]) -> Page {
        let lines = lines.iter().enumerate().map(|(index, text)| Line {
            text: (*text).to_owned(),
            left: 50.0,
            right: 300.0,
            height: 700.0 - 20.0 * index as f32,
            size: 10.0,
        });
        Page { paragraphs: vec![Paragraph { lines: lines.collect(), is_running: true }], ..Page::default() }
    }

    fn left(pages: &[&[&str]]) -> Vec<Vec<String>> {
        let mut pages: Vec<Page> = pages.iter().map(|lines| page(lines)).collect();
        remove(&mut pages);
        let lines = |page: &Page| page.paragraphs.iter().flat_map(|p| &p.lines).map(|line| line.text.clone()).collect();
        pages.iter().map(lines).collect()
    }

    #[test]
    fn patterns() {
        for (text, expected) in [
            ("Page 12 of 300", "page # of #"),
            ("– 7 –", "#"),
            ("xiv", "#"),
            ("I", "#"),
            ("3/10", "#/#"),
            ("Chapter ٣", "chapter #"),
            ("mild", "mild"),
        ] {
            assert_eq!(pattern(text), expected, "{text}");
        }
    }

    #[test]
    fn running_lines_and_numbers_go() {
        let texts = [
            ["The ferry", "sank.", "a", "b", "c"],
            ["It was", "late.", "d", "e", "f"],
            ["No one", "saw.", "g", "h", "i"],
        ];
        let pages: Vec<Vec<&str>> = texts
            .iter()
            .zip(["1", "2", "3"])
            .map(|(text, number)| [&["HARBOUR 1920"], text.as_slice(), &[number]].concat())
            .collect();
        let pages: Vec<&[&str]> = pages.iter().map(Vec::as_slice).collect();
        assert_eq!(left(&pages), texts);
    }

    #[test]
    fn short_documents_keep_what_may_be_text() {
        let two: [&[&str]; 2] = [&["Same", "a", "b", "c", "d", "e", "1"], &["Same", "f", "g", "h", "i", "j", "2"]];
        assert_eq!(left(&two), [["Same", "a", "b", "c", "d", "e"], ["Same", "f", "g", "h", "i", "j"]]);
        assert_eq!(left(&[&["A figure", "1"]]), [["A figure", "1"]]);
    }
}
