//! Word documents (`.docx`).

mod body;
mod package;
mod styles;

use std::collections::BTreeSet;

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
    let Some(package) = Package::open(&mut zip) else { return Err(Unread::Fault(disguise::of_archive(&mut zip))) };
    let Some(source) = xml::source(&mut zip, &package.document)? else {
        return Err(Unread::Fault(format!("is damaged: there is no {} in it", package.document)));
    };
    // A document whose text is whole is read, whatever is wrong beside it.
    let mut faults = Vec::new();
    let styles = read_beside(&mut zip, package.styles.as_deref(), Styles::read).unwrap_or_else(|fault| {
        faults.push((Severity::Warning, format!("{fault}: headings and quotations may be taken for paragraphs")));
        Styles::default()
    });
    let core = read_beside(&mut zip, package.core.as_deref(), xml::dublin_core).unwrap_or_else(|fault| {
        faults.push((Severity::Warning, format!("{fault}: its title and author are not known")));
        Vec::new()
    });
    let mut body = Body::new(styles);
    let mut events = Xml::new(&source, &package.document);
    while let Some(event) = events.next()? {
        body.take(event);
    }
    let mut count = |names: &BTreeSet<String>| {
        names.iter().filter(|name| read_beside(&mut zip, Some(name), holds_text).unwrap_or_default()).count()
    };
    let edges = [count(&package.headers), count(&package.footers)];
    let value = |name| properties::first(&core, name);
    let title = value("title").and_then(properties::title).or_else(|| body.title());
    let author = value("creator").and_then(properties::author);
    let says = [("title", title), ("author", author), ("language", value("language").map(str::to_owned))];
    let notes = notes(&body.counts, edges);
    let mut parts =
        Parts::one(body.finish(says.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()));
    parts.notes.extend(notes.into_iter().chain(faults));
    Ok(parts)
}

/// Reads a file beside the text, where there is one.
fn read_beside<T: Default>(
    zip: &mut Zip<'_>,
    name: Option<&str>,
    read: impl Fn(&str, &str) -> Result<T, String>,
) -> Result<T, String> {
    let Some(name) = name else { return Ok(T::default()) };
    let source = xml::source(zip, name)?;
    source.map_or_else(|| Ok(T::default()), |source| read(&source, name))
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
fn holds_text(source: &str, name: &str) -> Result<bool, String> {
    let mut events = Xml::new(source, name);
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
