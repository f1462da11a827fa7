//! The text of a page, and what keeps it from being read.

use std::collections::BTreeSet;

use pdfboss_core::{Document, Immediate, OcState, block_on};
use pdfboss_output::{FontCache, ReadingOrder, SkippedTextKind, page_layout, retain_spans_on_page};
use pdfboss_text::{ArtifactKind, TextSpan, extract_spans_reporting_cached_with, placed_images};

use super::paragraphs::{Paragraph, paragraphs};

/// More than any page has, in bytes: what says how it is drawn, and in pieces of text.
const MOST_CONTENT: usize = 1 << 25;
const MOST_SPANS: usize = 100_000;

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
