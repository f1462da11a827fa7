//! Electronic books (`.epub`).

mod address;
mod opf;
mod protection;
mod xhtml;

use self::opf::{Book, Item};
use super::{
    disguise, left_out,
    part::{Parts, Unread},
    xml::{self, Event, Xml},
    zipped::Zip,
};
use crate::corpus::{
    Severity,
    blocks::Builder,
    decode::{Hints, decode},
    html,
};

const CONTAINER: &str = "META-INF/container.xml";

/// Reads the chapters of a book, in their order, as one document with the book's title, author, date and language.
///
/// The table of contents and what stands outside the order of reading are left out, and said.
pub(super) fn read(bytes: &[u8]) -> Result<Parts, Unread> {
    if let Some(reason) = disguise::by_beginning(bytes, b"PK") {
        return Err(Unread::Fault(reason));
    }
    let mut zip = Zip::open(bytes)?;
    let Some(path) = package(&mut zip) else { return Err(Unread::Fault(disguise::of_archive(&mut zip))) };
    let Some(source) = xml::source(&mut zip, &path)? else {
        return Err(Unread::Fault(format!("is damaged: there is no {path} in it")));
    };
    let book = Book::read(&source, &path)?;
    if protection::is_protected(&mut zip, &book)? {
        return Err(Unread::Fault(
            "is protected against copying (DRM), and its text cannot be read; add it in a format without protection"
                .to_owned(),
        ));
    }
    let mut chapters = Chapters::default();
    for item in &book.spine {
        chapters.take(&mut zip, item);
    }
    let notes = chapters.notes();
    let mut parts = Parts::one(chapters.text.finish(book.says()));
    parts.notes = notes;
    Ok(parts)
}

/// The name of the file that describes the book: the one that the container names, else one with its ending.
fn package(zip: &mut Zip<'_>) -> Option<String> {
    if let Ok(Some(source)) = xml::source(zip, CONTAINER) {
        let mut events = Xml::new(&source, CONTAINER);
        while let Ok(Some(event)) = events.next() {
            if let Event::Open(tag) = event
                && tag.parts().1 == "rootfile"
                && let Some(path) = tag.attribute("full-path")
            {
                return Some(address::resolved("", &path));
            }
        }
    }
    zip.names().into_iter().find(|name| name.ends_with(".opf"))
}

/// The text of the chapters, and what was met on the way.
#[derive(Default)]
struct Chapters {
    text: Builder,
    contents: usize,
    /// Parts that are outside the order of reading, and such as are pictures.
    aside: usize,
    pictures: usize,
    missing: Vec<String>,
    warnings: Vec<String>,
}

impl Chapters {
    fn take(&mut self, zip: &mut Zip<'_>, item: &Item) {
        match item {
            Item { is_contents: true, .. } => self.contents += 1,
            Item { is_linear: false, .. } => self.aside += 1,
            Item { is_page: false, .. } => self.pictures += 1,
            Item { path, .. } => match zip.file(path) {
                Ok(Some(bytes)) => self.page(path, bytes),
                Ok(None) => self.missing.push(path.clone()),
                Err(fault) => self.warnings.push(format!("{fault}; that part is left out")),
            },
        }
    }

    fn page(&mut self, path: &str, bytes: Vec<u8>) {
        match decode(bytes, Hints { html: true, language: "" }) {
            Ok(decoded) => {
                self.warnings.extend(decoded.warning.map(|warning| format!("has a part ({path}) that {warning}")));
                self.text.append(html::read(&xhtml::as_html(&decoded.text), true));
            }
            Err(reason) => self.warnings.push(format!("has a part ({path}) that {reason}; it is left out")),
        }
    }

    fn notes(&self) -> Vec<(Severity, String)> {
        let out = left_out::note(&[
            (self.contents, "table of contents", "tables of contents"),
            (self.aside, "part outside its order of reading", "parts outside its order of reading"),
            (self.pictures, "part that is a picture", "parts that are pictures"),
        ]);
        let mut notes: Vec<(Severity, String)> = out.into_iter().collect();
        match self.missing.as_slice() {
            [] => {}
            [one] => notes.push((Severity::Warning, format!("is damaged: a part of the book is not in it: {one}"))),
            [first, ..] => {
                let count = self.missing.len();
                let message = format!("is damaged: {count} parts of the book are not in it, such as {first}");
                notes.push((Severity::Warning, message));
            }
        }
        if let Some(first) = self.warnings.first() {
            let count = self.warnings.len() - 1;
            let more = if count > 0 { format!("; so with {count} more") } else { String::new() };
            notes.push((Severity::Warning, format!("{first}{more}")));
        }
        notes
    }
}

#[cfg(test)]
mod tests;
