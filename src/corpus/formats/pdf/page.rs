//! The lines of a page by paragraphs, in the order in which they are read.

use std::collections::BTreeSet;

use pdfboss_core::{Document, Immediate, OcState, block_on};
use pdfboss_output::{Block, FontCache, ReadingOrder, SkippedTextKind, page_layout, retain_spans_on_page};
use pdfboss_text::{ArtifactKind, TextSpan, extract_spans_reporting_cached_with, placed_images};

/// More than any page has, in bytes: what says how it is drawn, and in pieces of text.
const MOST_CONTENT: usize = 1 << 25;
const MOST_SPANS: usize = 100_000;

/// A line as it is printed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub text: String,
    /// Where it starts and ends, and how high it stands, in points.
    pub left: f32,
    pub right: f32,
    pub height: f32,
    /// The size of its letters.
    pub size: f32,
}

/// Lines that belong together.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Paragraph {
    pub lines: Vec<Line>,
    /// Running text, and no heading, item of a list, or row of a table.
    pub is_running: bool,
}

/// How much of a page could be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Reading {
    #[default]
    Whole,
    Part,
}

#[derive(Debug, Default)]
pub(super) struct Page {
    pub paragraphs: Vec<Paragraph>,
    pub reading: Reading,
    pub has_unknown_font: bool,
    /// It shows pictures and nothing else.
    pub is_picture: bool,
    /// How many lines the file itself says are no part of the text, such as page numbers.
    pub apart: usize,
}

impl Page {
    /// Reads a page; one that cannot be read is empty.
    pub fn read(document: &Document, index: usize, fonts: &FontCache, layers: Option<&OcState>) -> Self {
        let unread = Self { reading: Reading::Part, ..Self::default() };
        let Ok(page) = document.page(index) else { return unread };
        if page.content(document).is_ok_and(|content| content.len() > MOST_CONTENT) {
            return unread;
        }
        let order = ReadingOrder::Content;
        let source = Immediate(document);
        let spans = block_on(extract_spans_reporting_cached_with(source, &page, fonts, layers, None, order));
        let Ok((mut spans, report)) = spans else { return unread };
        if spans.len() > MOST_SPANS {
            return unread;
        }
        retain_spans_on_page(&mut spans, &page);
        let apart = without_artifacts(&mut spans);
        let layout = page_layout(&spans, report.order);
        let is_font = |kind: SkippedTextKind| kind == SkippedTextKind::FontEncoding;
        let mut read = Self {
            paragraphs: layout.blocks.into_iter().flat_map(paragraphs).collect(),
            reading: if report.skipped.iter().all(|skipped| is_font(skipped.kind)) {
                Reading::Whole
            } else {
                Reading::Part
            },
            has_unknown_font: report.skipped.iter().any(|skipped| is_font(skipped.kind)),
            is_picture: false,
            apart,
        };
        if !read.has_words() {
            read.is_picture = placed_images(document, &page).is_ok_and(|images| !images.is_empty());
        }
        read
    }

    pub fn has_words(&self) -> bool {
        let mut lines = self.paragraphs.iter().flat_map(|paragraph| &paragraph.lines);
        lines.any(|line| line.text.contains(char::is_alphanumeric))
    }

    /// In bytes.
    pub fn size(&self) -> usize {
        self.paragraphs.iter().flat_map(|paragraph| &paragraph.lines).map(|line| line.text.len()).sum()
    }
}

/// Takes out what the file says is there for the page alone, and gives the number of its lines.
fn without_artifacts(spans: &mut Vec<TextSpan>) -> usize {
    let is_apart = |span: &TextSpan| {
        span.artifact.as_ref().is_some_and(|artifact| matches!(artifact.kind, ArtifactKind::Pagination))
    };
    let has_words = |span: &&TextSpan| span.text.contains(char::is_alphanumeric);
    let lines: BTreeSet<i64> =
        spans.iter().filter(|span| is_apart(span)).filter(has_words).map(|s| s.y as i64).collect();
    spans.retain(|span| !is_apart(span));
    lines.len()
}

fn paragraphs(block: Block) -> Vec<Paragraph> {
    let other = |lines: Vec<Line>| Paragraph { lines, is_running: false };
    let found = match block {
        Block::Heading { lines, .. } => vec![other(lines.iter().map(line).collect())],
        Block::Paragraph { lines, .. } => {
            vec![Paragraph { lines: lines.iter().map(line).collect(), is_running: true }]
        }
        Block::List { items, .. } => {
            items.into_iter().map(|item| other(item.lines.iter().map(line).collect())).collect()
        }
        Block::Table { rows, .. } => rows
            .into_iter()
            .map(|row| row.into_iter().filter_map(|cell| cell.line).map(|cell| line(&cell)).reduce(beside))
            .map(|row| other(row.into_iter().collect()))
            .collect(),
    };
    let is_empty = |line: &Line| line.text.is_empty();
    let without_blanks = found.into_iter().map(|paragraph| Paragraph {
        lines: paragraph.lines.into_iter().filter(|line| !is_empty(line)).collect(),
        ..paragraph
    });
    without_blanks.flat_map(parted).collect()
}

/// The parts of a paragraph between which there is more room than lines have in any print.
fn parted(paragraph: Paragraph) -> Vec<Paragraph> {
    const ROOM: f32 = 3.0;
    let Paragraph { lines, is_running } = paragraph;
    let mut parts: Vec<Paragraph> = Vec::new();
    for line in lines {
        let goes_on = |last: &Line| last.height - line.height <= ROOM * last.size.max(line.size);
        match parts.last_mut() {
            Some(part) if part.lines.last().is_some_and(goes_on) => part.lines.push(line),
            _ => parts.push(Paragraph { lines: vec![line], is_running }),
        }
    }
    parts
}

/// The cells of a row as one line.
fn beside(row: Line, cell: Line) -> Line {
    Line { text: format!("{} {}", row.text, cell.text), right: cell.right, ..row }
}

fn line(line: &pdfboss_output::Line) -> Line {
    let mut text = String::new();
    for part in &line.inlines {
        text.extend(part.text.chars().map(|c| if c.is_control() { ' ' } else { c }));
    }
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    Line { text: unligated(text), left: line.x, right: line.end_x, height: line.y, size: line.size }
}

/// Letters that are drawn as one sign, as the letters that they are.
fn unligated(text: String) -> String {
    const LIGATURES: [(char, &str); 7] = [
        ('\u{FB00}', "ff"),
        ('\u{FB01}', "fi"),
        ('\u{FB02}', "fl"),
        ('\u{FB03}', "ffi"),
        ('\u{FB04}', "ffl"),
        ('\u{FB05}', "st"),
        ('\u{FB06}', "st"),
    ];
    if !text.contains(LIGATURES.map(|(sign, _)| sign)) {
        return text;
    }
    LIGATURES.iter().fold(text, |text, (sign, letters)| text.replace(*sign, letters))
}
