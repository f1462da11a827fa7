//! The text of a document, paragraph by paragraph.

use super::styles::Styles;
use crate::{
    corpus::{
        blocks::Extract,
        formats::{
            flow::Flow,
            roles::Role,
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
}

/// Why an element is left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Without {
    /// It is no text, or counted already.
    #[default]
    NoText,
    Contents,
    Changes,
    Hidden,
}

/// A paragraph that is open.
#[derive(Debug, Default)]
struct Paragraph {
    role: Role,
    /// The open spans of it, with whether each is hidden.
    spans: Vec<bool>,
    /// How many of them are, and the paragraph itself.
    hidden: usize,
    heading: String,
}

/// What is taken from the events of the document, one after another.
#[derive(Default)]
pub(super) struct Body {
    styles: Styles,
    flow: Flow,
    pub counts: Counts,
    /// How deep in an element that is left out, and why it is.
    skipped: usize,
    without: Without,
    /// The open paragraphs: a box of text stands in one and has its own.
    paragraphs: Vec<Paragraph>,
    /// The kinds of the open elements that have one; the innermost is that of a paragraph.
    kinds: Vec<BlockKind>,
    title: Option<String>,
    first_heading: Option<String>,
}

impl Body {
    pub fn new(styles: Styles) -> Self {
        Self { styles, ..Self::default() }
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
            Event::Open(tag) if self.skipped > 0 => {
                self.skipped += 1;
                match tag.parts() {
                    ("text", "p") if self.without == Without::Contents => self.counts.contents += 1,
                    ("text", "deletion") if self.without == Without::Changes => self.counts.deletions += 1,
                    _ => {}
                }
            }
            Event::Open(tag) => self.open(&tag),
            Event::Close(_) if self.skipped > 0 => self.skipped -= 1,
            Event::Close(name) => self.close(name.parts()),
            Event::Text(text) if self.skipped > 0 => {
                if self.without == Without::Hidden {
                    self.counts.hidden += text.split_whitespace().count();
                }
            }
            Event::Text(text) => self.text(&text),
        }
    }

    fn skip(&mut self, without: Without) {
        self.skipped = 1;
        self.without = without;
    }

    fn open(&mut self, tag: &Tag<'_>) {
        let style = |family: &str| self.styles.of(family, &tag.attribute("style-name").unwrap_or_default());
        match tag.parts() {
            ("text", "p") => {
                let style = style("paragraph");
                self.begin(style.role, style.is_hidden);
            }
            ("text", "h") => {
                let style = style("paragraph");
                let level = tag.attribute("outline-level").and_then(|level| level.parse().ok()).unwrap_or(1);
                let is_title = style.role == Role::Heading(0);
                self.begin(Role::Heading(if is_title { 0 } else { level }), style.is_hidden);
            }
            ("text", "span") => {
                let is_hidden = style("text").is_hidden;
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.spans.push(is_hidden);
                    paragraph.hidden += usize::from(is_hidden);
                }
            }
            ("text", "s" | "tab") => self.text(" "),
            ("text", "line-break") => self.flow.break_line(self.kind()),
            ("text", "list-item" | "list-header") => self.kinds.push(BlockKind::Item),
            ("table", "table-cell" | "covered-table-cell") => self.kinds.push(BlockKind::Cell),
            ("text", "note") => {
                let is_endnote = tag.attribute("note-class").is_some_and(|class| class == "endnote");
                *(if is_endnote { &mut self.counts.endnotes } else { &mut self.counts.footnotes }) += 1;
                self.skip(Without::NoText);
            }
            ("office", "annotation") => {
                self.counts.comments += 1;
                self.skip(Without::NoText);
            }
            ("text", "table-of-content") => self.skip(Without::Contents),
            ("text", "tracked-changes") => self.skip(Without::Changes),
            ("text", "hidden-text") => {
                let hidden = tag.attribute("string-value").unwrap_or_default();
                self.counts.hidden += hidden.split_whitespace().count();
                self.skip(Without::NoText);
            }
            ("text", "section") if tag.attribute("display").is_some_and(|display| display == "none") => {
                self.skip(Without::Hidden);
            }
            ("draw", local) if BOXES.contains(&local) => {
                self.flow.open_box();
                self.kinds.push(BlockKind::Paragraph);
            }
            parts if is_no_text(parts) => self.skip(Without::NoText),
            _ => {}
        }
    }

    fn close(&mut self, parts: (&str, &str)) {
        match parts {
            ("text", "p" | "h") => self.end_paragraph(),
            ("text", "span") => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    let was_hidden = paragraph.spans.pop().unwrap_or_default();
                    paragraph.hidden = paragraph.hidden.saturating_sub(usize::from(was_hidden));
                }
            }
            ("text", "list-item" | "list-header") | ("table", "table-cell" | "covered-table-cell") => {
                self.kinds.pop();
            }
            ("draw", local) if BOXES.contains(&local) => {
                self.flow.close_box();
                self.kinds.pop();
            }
            _ => {}
        }
    }

    fn begin(&mut self, role: Role, is_hidden: bool) {
        self.paragraphs.push(Paragraph { role, hidden: usize::from(is_hidden), ..Paragraph::default() });
    }

    fn kind(&self) -> BlockKind {
        match self.paragraphs.last().map(|paragraph| paragraph.role) {
            Some(Role::Heading(_)) => BlockKind::Heading,
            Some(Role::Quotation) => BlockKind::Quote,
            _ => self.kinds.last().copied().unwrap_or_default(),
        }
    }

    fn text(&mut self, text: &str) {
        let kind = self.kind();
        // Between paragraphs there is white space alone.
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        if paragraph.hidden > 0 {
            self.counts.hidden += text.split_whitespace().count();
            return;
        }
        if matches!(paragraph.role, Role::Heading(0 | 1)) {
            paragraph.heading.push_str(text);
        }
        self.flow.push(text, kind);
    }

    fn end_paragraph(&mut self) {
        let kind = self.kind();
        let Some(paragraph) = self.paragraphs.pop() else { return };
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

/// What is drawn beside the paragraphs and can hold some.
const BOXES: &[&str] = &[
    "frame",
    "g",
    "custom-shape",
    "rect",
    "ellipse",
    "circle",
    "polygon",
    "regular-polygon",
    "polyline",
    "path",
    "line",
    "connector",
    "caption",
    "measure",
];

/// Elements whose text is none of the document's: the numbers of items, the reading of a sign beside it, what describes a
/// picture, patterns of indexes, embedded objects.
fn is_no_text(parts: (&str, &str)) -> bool {
    match parts {
        ("text", "number" | "ruby-text" | "script" | "index-title-template") => true,
        ("text", local) => local.ends_with("-source"),
        ("svg" | "table", "title" | "desc") | ("draw", "object" | "object-ole") => true,
        ("office", "binary-data" | "forms" | "scripts" | "automatic-styles" | "event-listeners") => true,
        _ => false,
    }
}
