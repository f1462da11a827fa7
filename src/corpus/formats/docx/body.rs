//! The text of a document, paragraph by paragraph.

use super::styles::{Styles, is_list, is_on, outline};
use crate::{
    corpus::{
        blocks::Extract,
        formats::{
            flow::Flow,
            roles::{Role, of_outline},
            xml::{Event, Tag},
        },
    },
    model::BlockKind,
};

/// How much of what is left out.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub footnotes: usize,
    pub endnotes: usize,
    pub comments: usize,
    pub contents: usize,
    pub deletions: usize,
    /// Words.
    pub hidden: usize,
    pub symbols: usize,
    pub foreign: usize,
}

/// A paragraph that is open, with its run.
#[derive(Debug, Default)]
struct Paragraph {
    role: Role,
    is_item: bool,
    is_hidden: bool,
    /// The run that is open is hidden.
    hides: bool,
    /// Its end is deleted: the next one goes on with it.
    goes_on: bool,
    /// A line of a table of contents has words.
    has_contents: bool,
    heading: String,
}

/// Fields in fields, more than any document has.
const DEEPEST: usize = 64;

/// What is taken from the events of the document, one after another.
#[derive(Default)]
pub(super) struct Body {
    styles: Styles,
    flow: Flow,
    pub counts: Counts,
    /// How deep in an element that is left out.
    skipped: usize,
    /// The open paragraphs: a box of text stands in one and has its own.
    paragraphs: Vec<Paragraph>,
    /// How many cells are open, outside boxes and in each that is open.
    cells: Vec<usize>,
    /// For each element of alternatives that is open, whether one of them has been taken.
    alternatives: Vec<bool>,
    /// For each field that is open, whether its result has begun.
    fields: Vec<bool>,
    in_properties: bool,
    in_text: bool,
    title: Option<String>,
    first_heading: Option<String>,
}

impl Body {
    pub fn new(styles: Styles) -> Self {
        Self { styles, cells: vec![0], ..Self::default() }
    }

    /// The title that the text has, else its first heading of the highest level.
    pub fn title(&self) -> Option<String> {
        self.title.clone().or_else(|| self.first_heading.clone())
    }

    pub fn finish(mut self, says: Vec<(&'static str, String)>) -> Extract {
        while !self.paragraphs.is_empty() {
            self.end_paragraph();
        }
        self.flow.finish(says)
    }

    pub fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Open(_) if self.skipped > 0 => self.skipped += 1,
            Event::Open(tag) => self.open(&tag),
            Event::Close(_) if self.skipped > 0 => self.skipped -= 1,
            Event::Close(name) => self.close(name.parts()),
            Event::Text(text) if self.in_text && self.skipped == 0 => self.text(&text),
            Event::Text(_) => {}
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        let parts = tag.parts();
        if self.in_properties {
            self.property(tag);
            return;
        }
        match parts {
            ("w", "p") => self.paragraphs.push(Paragraph::default()),
            ("w", "pPr") => self.in_properties = true,
            ("w", "r") => self.set_hides(|paragraph| paragraph.is_hidden),
            ("w", "rStyle") => {
                let is_hidden = self.styles.of(&tag.attribute("val").unwrap_or_default()).is_hidden;
                self.set_hides(|paragraph| paragraph.hides || is_hidden);
            }
            ("w", "vanish") => self.set_hides(|_| is_on(tag)),
            ("w" | "m", "t") => self.in_text = true,
            ("w", "tab" | "ptab") => self.text(" "),
            ("w", "br" | "cr") => self.flow.break_line(self.kind()),
            ("w", "noBreakHyphen") => self.text("\u{2011}"),
            ("w", "sym") => self.counts.symbols += 1,
            ("w", "footnoteReference") => self.counts.footnotes += 1,
            ("w", "endnoteReference") => self.counts.endnotes += 1,
            ("w", "commentReference") => self.counts.comments += 1,
            ("w", "altChunk") => self.counts.foreign += 1,
            ("w", "fldChar") => self.field(&tag.attribute("fldCharType").unwrap_or_default()),
            ("w", "tc") => self.cells.iter_mut().next_back().into_iter().for_each(|cells| *cells += 1),
            ("w", "txbxContent") => {
                self.flow.open_box();
                self.cells.push(0);
            }
            ("mc", "AlternateContent") => self.alternatives.push(false),
            ("mc", "Choice" | "Fallback") => {
                let is_taken = self.alternatives.last_mut().is_some_and(|taken| std::mem::replace(taken, true));
                self.skipped += usize::from(is_taken);
            }
            ("w", "del" | "moveFrom") => {
                self.counts.deletions += 1;
                self.skipped = 1;
            }
            // The reading of a sign beside it, and what is no text.
            ("w", "rt" | "instrText" | "sdtPr" | "sectPr" | "tblPr" | "trPr" | "tcPr" | "rPrChange" | "tblGrid") => {
                self.skipped = 1;
            }
            _ => {}
        }
    }

    /// A property of a paragraph.
    fn property(&mut self, tag: &Tag<'_>) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        match tag.parts() {
            ("w", "pStyle") => {
                let style = self.styles.of(&tag.attribute("val").unwrap_or_default());
                paragraph.role = style.role;
                paragraph.is_item = style.is_numbered;
                paragraph.is_hidden = style.is_hidden;
            }
            ("w", "outlineLvl") => {
                let role = outline(tag).map(of_outline).unwrap_or_default();
                // A quotation stays one where it is said to be no heading.
                if role != Role::Body || matches!(paragraph.role, Role::Heading(_)) {
                    paragraph.role = role;
                }
            }
            ("w", "numId") => paragraph.is_item = is_list(tag),
            ("w", "del" | "moveFrom") => paragraph.goes_on = true,
            // How it was before a change, and the section that ends with it.
            ("w", "pPrChange" | "sectPr") => self.skipped = 1,
            _ => {}
        }
    }

    fn close(&mut self, parts: (&str, &str)) {
        match parts {
            ("w", "pPr") => self.in_properties = false,
            ("w", "p") => self.end_paragraph(),
            ("w", "r") => self.set_hides(|_| false),
            ("w" | "m", "t") => self.in_text = false,
            ("w", "tc") => {
                self.cells.iter_mut().next_back().into_iter().for_each(|cells| *cells = cells.saturating_sub(1))
            }
            ("w", "txbxContent") => {
                self.flow.close_box();
                self.cells.pop();
            }
            ("mc", "AlternateContent") => drop(self.alternatives.pop()),
            _ => {}
        }
    }

    fn set_hides(&mut self, hides: impl Fn(&Paragraph) -> bool) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.hides = hides(paragraph);
        }
    }

    /// The beginning of a field, of its result, or its end.
    fn field(&mut self, kind: &str) {
        match kind {
            "begin" if self.fields.len() < DEEPEST => self.fields.push(false),
            "begin" => {}
            "separate" => self.fields.iter_mut().next_back().into_iter().for_each(|has_result| *has_result = true),
            _ => drop(self.fields.pop()),
        }
    }

    fn kind(&self) -> BlockKind {
        let in_cell = self.cells.last().is_some_and(|cells| *cells > 0);
        match self.paragraphs.last() {
            Some(Paragraph { role: Role::Heading(_), .. }) => BlockKind::Heading,
            Some(Paragraph { role: Role::Quotation, .. }) => BlockKind::Quote,
            Some(Paragraph { is_item: true, .. }) => BlockKind::Item,
            _ if in_cell => BlockKind::Cell,
            _ => BlockKind::Paragraph,
        }
    }

    fn text(&mut self, text: &str) {
        let kind = self.kind();
        let in_code = self.fields.contains(&false);
        let Some(paragraph) = self.paragraphs.last_mut() else {
            self.flow.push(text, kind);
            return;
        };
        match paragraph.role {
            _ if in_code => {}
            _ if paragraph.hides => self.counts.hidden += text.split_whitespace().count(),
            Role::Contents => paragraph.has_contents |= text.contains(char::is_alphanumeric),
            role => {
                if matches!(role, Role::Heading(0 | 1)) {
                    paragraph.heading.push_str(text);
                }
                self.flow.push(text, kind);
            }
        }
    }

    fn end_paragraph(&mut self) {
        let kind = self.kind();
        // A field whose result never begins would keep the rest of the document.
        self.fields.iter_mut().for_each(|has_result| *has_result = true);
        let Some(paragraph) = self.paragraphs.pop() else { return };
        self.counts.contents += usize::from(paragraph.has_contents);
        if paragraph.goes_on {
            return;
        }
        self.flow.end(kind);
        let heading = paragraph.heading.split_whitespace().collect::<Vec<_>>().join(" ");
        if heading.is_empty() {
            return;
        }
        match paragraph.role {
            Role::Heading(0) => drop(self.title.get_or_insert(heading)),
            _ => drop(self.first_heading.get_or_insert(heading)),
        }
    }
}
