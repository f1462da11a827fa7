//! OpenDocument texts (`.odt`).

mod body;
mod styles;

use self::{
    body::{Body, Counts},
    styles::Styles,
};
use super::{
    disguise, left_out,
    part::{Parts, Unread},
    properties,
    xml::{self, Event, Xml},
    zipped::Zip,
};
use crate::corpus::Severity;

const CONTENT: &str = "content.xml";
const STYLES: &str = "styles.xml";
const META: &str = "meta.xml";
const MANIFEST: &str = "META-INF/manifest.xml";
/// The media type of a text and of its templates and masters.
const KIND: &str = "application/vnd.oasis.opendocument.text";

/// Reads the text of a document by paragraphs, with its title, author and language.
///
/// What is inserted with tracked changes is text, what is deleted is not. Notes, comments, headers, footers, hidden text
/// and the table of contents are left out, and said.
pub(super) fn read(bytes: &[u8]) -> Result<Parts, Unread> {
    if let Some(reason) = disguise::by_beginning(bytes, b"PK") {
        return Err(Unread::Fault(reason));
    }
    let mut zip = Zip::open(bytes)?;
    let kind = zip.file("mimetype")?.unwrap_or_default();
    let is_text = kind.is_empty() || String::from_utf8_lossy(&kind).trim().starts_with(KIND);
    if !is_text || !zip.names().iter().any(|name| name == CONTENT) {
        return Err(Unread::Fault(disguise::of_archive(&mut zip)));
    }
    if is_encrypted(&mut zip) {
        return Err(Unread::Fault("is encrypted; save it without a password, and add that".to_owned()));
    }
    let content = xml::source(&mut zip, CONTENT)?.unwrap_or_default();
    // A document whose text is whole is read, whatever is wrong beside it.
    let mut faults = Vec::new();
    let mut warn = |fault: String, so: &str| faults.push((Severity::Warning, format!("{fault}: {so}")));
    let mut styles = Styles::default();
    let common = xml::source(&mut zip, STYLES).map(Option::unwrap_or_default);
    let common = common.and_then(|source| styles.read(&source, STYLES).map(|()| source)).unwrap_or_else(|fault| {
        warn(fault, "quotations may be taken for paragraphs");
        String::new()
    });
    styles.read(&content, CONTENT)?;
    let mut body = Body::new(styles);
    let mut events = Xml::new(&content, CONTENT);
    while let Some(event) = events.next()? {
        body.take(event);
    }
    let meta = xml::source(&mut zip, META).map(Option::unwrap_or_default);
    let meta = meta.and_then(|source| xml::dublin_core(&source, META)).unwrap_or_else(|fault| {
        warn(fault, "its title and author are not known");
        Vec::new()
    });
    let value = |name| properties::first(&meta, name);
    let title = value("title").and_then(properties::title).or_else(|| body.title());
    // `dc:creator` is who has changed it last.
    let author = value("initial-creator").or(value("creator")).and_then(properties::author);
    let says = [("title", title), ("author", author), ("language", value("language").map(str::to_owned))];
    let notes = notes(&body.counts, edges(&common)?);
    let mut parts =
        Parts::one(body.finish(says.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()));
    parts.notes.extend(notes.into_iter().chain(faults));
    Ok(parts)
}

fn notes(counts: &Counts, [headers, footers]: [usize; 2]) -> Option<(Severity, String)> {
    left_out::note(&[
        (counts.footnotes, "footnote", "footnotes"),
        (counts.endnotes, "endnote", "endnotes"),
        (counts.comments, "comment", "comments"),
        (headers, "header", "headers"),
        (footers, "footer", "footers"),
        (counts.contents, "line of its table of contents", "lines of its table of contents"),
        (counts.deletions, "tracked deletion", "tracked deletions"),
        (counts.hidden, "word of hidden text", "words of hidden text"),
    ])
}

fn is_encrypted(zip: &mut Zip<'_>) -> bool {
    let Ok(Some(source)) = xml::source(zip, MANIFEST) else { return false };
    let mut events = Xml::new(&source, MANIFEST);
    while let Ok(Some(event)) = events.next() {
        if matches!(event, Event::Open(tag) if tag.parts().1 == "encryption-data") {
            return true;
        }
    }
    false
}

/// How many headers and footers hold more than the number of the page.
fn edges(styles: &str) -> Result<[usize; 2], String> {
    let mut events = Xml::new(styles, STYLES);
    let mut counts = [0, 0];
    let mut open: Option<(usize, bool)> = None;
    while let Some(event) = events.next()? {
        match event {
            Event::Open(tag) => match tag.parts() {
                ("style", "header" | "header-left" | "header-first") => open = Some((0, false)),
                ("style", "footer" | "footer-left" | "footer-first") => open = Some((1, false)),
                _ => {}
            },
            Event::Text(text) => {
                open.iter_mut().for_each(|(_, has_text)| *has_text |= text.contains(char::is_alphabetic));
            }
            Event::Close(name) => {
                let is_edge = matches!(name.parts(), ("style", local) if local.starts_with("header") || local.starts_with("footer"));
                if let Some((edge, true)) = open.filter(|_| is_edge) {
                    counts.iter_mut().skip(edge).take(1).for_each(|count| *count += 1);
                }
                if is_edge {
                    open = None;
                }
            }
        }
    }
    Ok(counts)
}

#[cfg(test)]
mod tests;
