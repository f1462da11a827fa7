//! How much of a document is unpacked and put in order: a file of a few kilobytes can ask for days.

use std::cell::Cell;

use pdfboss_core::{
    Dict, Document, Error, Immediate, ObjRef, Object, ObjectSource, Page, Result, Stream, block_on, page_content_with,
};

/// What says how a page is drawn, in bytes: more than any page of text has.
const MOST_CONTENT: usize = 1 << 23;
/// The work of putting pieces of text in order grows with the square of their number on a page. The sum of these is what
/// fifty pages have on which each of 50,000 letters is drawn by itself.
const MOST_WORK: u64 = 125_000_000_000;
/// More pieces of text than any page has.
const MOST_PIECES: usize = 50_000;

/// A document as a source of streams, until as much of it has been unpacked as a page can have.
pub(super) struct Bounded<'a> {
    document: &'a Document,
    /// Streams that are drawings within a page are counted; else all are.
    forms_only: bool,
    left: Cell<usize>,
}

impl<'a> Bounded<'a> {
    /// The drawings that a page takes from elsewhere, as often as it does.
    pub fn forms(document: &'a Document) -> Self {
        Self { document, forms_only: true, left: Cell::new(MOST_CONTENT) }
    }

    fn is_counted(&self, dict: &Dict) -> bool {
        let kind = dict.get("Subtype").and_then(|kind| self.document.resolve(kind).ok());
        !self.forms_only || kind.as_ref().and_then(Object::as_name).is_some_and(|kind| kind.0 == "Form")
    }
}

impl ObjectSource for Bounded<'_> {
    fn get(&self, reference: ObjRef) -> Result<Object> {
        self.document.get(reference)
    }

    fn stream_data(&self, stream: &Stream) -> Result<Vec<u8>> {
        if !self.is_counted(&stream.dict) {
            return self.document.stream_data(stream);
        }
        let too_much = || Error::Other("more than a page can have".to_owned());
        if self.left.get() == 0 {
            return Err(too_much());
        }
        let data = self.document.stream_data(stream)?;
        self.left.set(self.left.get().saturating_sub(data.len()));
        if self.left.get() == 0 { Err(too_much()) } else { Ok(data) }
    }
}

/// Whether a page has no more to draw than a page of text can have.
pub(super) fn is_drawn_in_bounds(document: &Document, page: &Page) -> bool {
    let source = Bounded { document, forms_only: false, left: Cell::new(MOST_CONTENT) };
    let content = block_on(page_content_with(Immediate(&source), page));
    drop(content);
    source.left.get() > 0
}

/// The work that may still be done on the pages of a document.
pub(super) struct Work(u64);

impl Default for Work {
    fn default() -> Self {
        Self(MOST_WORK)
    }
}

impl Work {
    /// Takes the work for a page with so many pieces of text; false where it is more than is left.
    pub fn take(&mut self, pieces: usize) -> bool {
        let work = (pieces as u64).saturating_mul(pieces as u64);
        let is_within = pieces <= MOST_PIECES && work <= self.0;
        if is_within {
            self.0 -= work;
        }
        is_within
    }
}
