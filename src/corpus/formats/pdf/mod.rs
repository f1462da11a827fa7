//! PDF with a text layer.

mod bounds;
mod page;
mod paragraphs;
mod running;
mod text;

use pdfboss_core::{Document, Error};
use pdfboss_output::FontCache;

use self::{
    bounds::Work,
    page::{Page, Reading},
};
use super::{
    disguise, left_out,
    part::{Content, Part, Parts, Unread},
    properties,
};
use crate::corpus::Severity;

/// More pages than any book has.
const MOST_PAGES: usize = 20_000;
/// More text than any book has, in bytes: a small file can be made that shows the same again and again.
const MOST_TEXT: usize = 1 << 28;
/// In bytes: where the sign of the format has to stand.
const HEAD: usize = 1_024;

/// Reads the text of a PDF page by page, as lines with blank ones between paragraphs, and its title and author.
///
/// Page numbers, and the lines at the edges of pages that return on others, are left out, and said. So are pages that are
/// pictures, of which a scanned book has nothing else.
pub(super) fn read(bytes: &[u8]) -> Result<Parts, Unread> {
    let sign = b"%PDF";
    if !bytes.windows(sign.len()).take(HEAD).any(|window| window == sign)
        && let Some(reason) = disguise::by_beginning(bytes, sign)
    {
        return Err(Unread::Fault(reason));
    }
    let document = Document::load(bytes.to_vec()).map_err(|error| Unread::Fault(said(&error)))?;
    let count = document.flattened_page_count();
    if count == 0 {
        return Err(Unread::Fault("is damaged: it has no pages. It may be cut off".to_owned()));
    }
    if count > MOST_PAGES {
        return Err(Unread::Fault(format!("has {count} pages, and {MOST_PAGES} can be read; split it")));
    }
    let mut pages = pages(&document, count)?;
    let numbers = running::remove(&mut pages);
    if pages.iter().all(|page| !page.has_words()) {
        return Err(Unread::no_text(nothing(&pages)));
    }
    let metadata = document.metadata();
    let title = metadata.title.as_deref().and_then(properties::title);
    let author = metadata.author.as_deref().and_then(properties::author);
    let says = [("title", title), ("author", author)];
    let says = says.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
    let text = text::of(&pages);
    let notes = notes(&pages, numbers, &text);
    let content = Content::Lines { text, says };
    Ok(Parts { documents: vec![Part { key: None, content, fields: Vec::new() }], notes, ..Parts::default() })
}

fn pages(document: &Document, count: usize) -> Result<Vec<Page>, Unread> {
    let fonts = FontCache::default();
    let layers = document.oc_state();
    let mut pages = Vec::with_capacity(count);
    let (mut size, mut work) = (0, Work::default());
    for index in 0..count {
        let page = Page::read(document, index, &fonts, layers.as_ref(), &mut work);
        size += page.size();
        if size > MOST_TEXT {
            return Err(Unread::Fault(format!("holds more than {} MB of text; split it", MOST_TEXT >> 20)));
        }
        pages.push(page);
    }
    Ok(pages)
}

fn said(error: &Error) -> String {
    match error {
        Error::Encrypted => "is encrypted; save it without a password, and add that".to_owned(),
        error => format!("is damaged, and cannot be opened ({error}); a PDF reader may be able to save it anew"),
    }
}

/// Why a file has no text.
fn nothing(pages: &[Page]) -> String {
    if pages.iter().any(|page| page.is_picture) {
        "holds no text: its pages are pictures, as a scanner makes them. Make text of them with an OCR program, and add that"
            .to_owned()
    } else if pages.iter().any(|page| page.reading != Reading::Whole) {
        "holds no text that can be read; save it anew with a PDF reader, or make text of it with an OCR program"
            .to_owned()
    } else {
        "holds no text: its pages are blank, or their letters are drawn. An OCR program can make text of what they show"
            .to_owned()
    }
}

fn notes(pages: &[Page], numbers: usize, text: &str) -> Vec<(Severity, String)> {
    let apart = pages.iter().map(|page| page.apart).sum::<usize>() + numbers;
    let kinds = ("page number or running line", "page numbers and running lines");
    let mut notes: Vec<(Severity, String)> = left_out::note(&[(apart, kinds.0, kinds.1)]).into_iter().collect();
    let mut warn = |message: String| notes.push((Severity::Warning, message));
    let of = |count: usize| format!("{count} of {} pages", pages.len());
    let (one, several) = ("; an OCR program can make text of it", "; an OCR program can make text of them");
    match pages.iter().filter(|page| page.is_picture && !page.has_words()).count() {
        0 => {}
        1 => warn(format!("has no text on {}, which is a picture{one}", of(1))),
        count => warn(format!("has no text on {}, which are pictures{several}", of(count))),
    }
    match pages.iter().filter(|page| page.reading != Reading::Whole).count() {
        0 => {}
        count => warn(format!("is damaged on {}, or has what cannot be read there: text may be missing", of(count))),
    }
    if pages.iter().any(|page| page.has_unknown_font) {
        warn("has fonts of which it does not say what their letters are: some of its text may be wrong".to_owned());
    }
    match text.matches('\u{FFFD}').count() {
        0 => {}
        count => warn(format!(
            "has {count} {} of which it does not say what letter it is; U+FFFD (�) stands for each",
            if count == 1 { "sign" } else { "signs" }
        )),
    }
    notes
}

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;
