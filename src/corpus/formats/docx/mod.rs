//! Word documents (`.docx`).

mod body;
mod package;
mod styles;

use self::{
    body::{Body, Counts},
    package::Package,
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

/// Reads the text of a document by paragraphs, with its title, author and language.
///
/// Headings, items of lists, cells of tables and quotations are told by their styles. What is inserted with tracked
/// changes is text, what is deleted is not. Notes, comments, headers, footers, hidden text and the table of contents are
/// left out, and said.
pub(super) fn read(bytes: &[u8]) -> Result<Parts, Unread> {
    if let Some(reason) = disguise::by_beginning(bytes, b"PK") {
        return Err(Unread::Fault(reason));
    }
    let mut zip = Zip::open(bytes)?;
    let Some(package) = Package::open(&mut zip)? else { return Err(Unread::Fault(disguise::of_archive(&mut zip))) };
    let Some(source) = xml::source(&mut zip, &package.document)? else {
        return Err(Unread::Fault(format!("is damaged: there is no {} in it", package.document)));
    };
    let styles = match &package.styles {
        Some(name) => xml::source(&mut zip, name)?.map(|source| Styles::read(&source, name)).transpose()?,
        None => None,
    };
    let mut body = Body::new(styles.unwrap_or_default());
    let mut events = Xml::new(&source, &package.document);
    while let Some(event) = events.next()? {
        body.take(event);
    }
    let mut edges = [0, 0];
    for (count, names) in edges.iter_mut().zip([&package.headers, &package.footers]) {
        for name in names {
            *count += usize::from(holds_text(&mut zip, name)?);
        }
    }
    let core = match &package.core {
        Some(name) => xml::source(&mut zip, name)?.map(|source| xml::dublin_core(&source, name)).transpose()?,
        None => None,
    };
    let core = core.unwrap_or_default();
    let value = |name| properties::first(&core, name);
    let title = value("title").and_then(properties::title).or_else(|| body.title());
    let author = value("creator").and_then(properties::author);
    let says = [("title", title), ("author", author), ("language", value("language").map(str::to_owned))];
    let notes = notes(&body.counts, edges);
    let mut parts =
        Parts::one(body.finish(says.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()));
    parts.notes.extend(notes);
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
        (counts.symbols, "sign of a font of symbols", "signs of a font of symbols"),
        (counts.foreign, "part in another format", "parts in another format"),
    ])
}

/// Whether a header or footer holds more than the number of the page.
fn holds_text(zip: &mut Zip<'_>, name: &str) -> Result<bool, String> {
    let Some(source) = xml::source(zip, name)? else { return Ok(false) };
    let mut events = Xml::new(&source, name);
    let mut in_text = false;
    while let Some(event) = events.next()? {
        match event {
            Event::Open(tag) => in_text = tag.parts() == ("w", "t"),
            Event::Close(_) => in_text = false,
            Event::Text(text) if in_text && text.contains(char::is_alphabetic) => return Ok(true),
            Event::Text(_) => {}
        }
    }
    Ok(false)
}

#[cfg(test)]
mod tests;
