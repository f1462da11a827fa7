//! The text of a page, and what keeps it from being read.

use std::collections::BTreeSet;

use pdfboss_core::{Document, Immediate, OcState, block_on};
use pdfboss_output::{FontCache, ReadingOrder, SkippedTextKind, page_layout, retain_spans_on_page};
use pdfboss_text::{ArtifactKind, TextSpan, extract_spans_reporting_cached_with, placed_images_with};

use super::{
    bounds::{Bounded, Work, is_drawn_in_bounds},
    paragraphs::{Paragraph, paragraphs},
};

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
    pub fn read(
        document: &Document,
        index: usize,
        fonts: &FontCache,
        layers: Option<&OcState>,
        work: &mut Work,
    ) -> Self {
        let unread = Self { reading: Reading::Part, ..Self::default() };
        let Ok(page) = document.page(index) else { return unread };
        if !is_drawn_in_bounds(document, &page) {
            return unread;
        }
        let forms = Bounded::forms(document);
        let order = ReadingOrder::Content;
        let spans = extract_spans_reporting_cached_with(Immediate(&forms), &page, fonts, layers, None, order);
        let Ok((mut spans, report)) = block_on(spans) else { return unread };
        if !work.take(spans.len()) {
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
            let forms = Bounded::forms(document);
            let images = block_on(placed_images_with(Immediate(&forms), &page, layers));
            read.is_picture = images.is_ok_and(|images| !images.is_empty());
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
