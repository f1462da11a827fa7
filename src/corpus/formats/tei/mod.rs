//! TEI XML: the text of editions, plays and records of parliaments.

mod body;
mod citation;
mod counts;
mod dates;
mod elements;
mod header;
mod name;
mod people;
mod scan;
#[cfg(test)]
mod tests;
mod xml;

use std::collections::BTreeSet;

pub(in crate::corpus) use self::people::People;
use self::{
    body::Body,
    counts::Counts,
    header::Header,
    scan::Scan,
    xml::{Event, Tag, Xml},
};
use super::part::{Content, Part, Parts, Unread};
use crate::corpus::{
    Severity,
    blocks::{Extract, Labels},
    said::counted,
};

/// Reads the texts of a file: the one of a `TEI`, or those of a `teiCorpus`.
///
/// `others` are the people whom other files of the corpus name. Words are those of `text`; notes, stage directions, what
/// is deleted and what was transcribed beside speech are left out. A file that only names people gives no document.
pub(super) fn read(source: &str, others: &People) -> Result<Parts, Unread> {
    let scan = Scan::of(source)?;
    let is_corpus = match scan.root.trim_end_matches(".2") {
        "TEI" => false,
        "teiCorpus" => true,
        "listPerson" | "particDesc" | "standOff" if scan.people.count() > 0 => false,
        "" => return Err(Unread::no_text("holds no XML element, and is not TEI")),
        root => {
            let root = name::label(root);
            return Err(Unread::no_text(format!("is not a TEI text: its root element is <{root}>, not <TEI>")));
        }
    };
    let mut file = File::new(&scan, others, is_corpus);
    let mut xml = Xml::new(source);
    while let Some(event) = xml.next()? {
        match event {
            Event::Open(tag) => file.open(&tag),
            Event::Text(text) => file.text(&text),
            Event::Close(end) => file.close(end.name()),
        }
    }
    let parts = file.finish();
    if !scan.has_text || parts.documents.is_empty() {
        return without_text(scan.people.count());
    }
    Ok(parts)
}

/// What is said of a file without text that names so many people.
fn without_text(people: usize) -> Result<Parts, Unread> {
    let note = match people {
        0 => return Err(Unread::no_text("is TEI without a <text>: it holds no text")),
        1 => "names 1 person for the texts of other files, and holds no text".to_owned(),
        people => format!("names {people} people for the texts of other files, and holds no text"),
    };
    Ok(Parts { notes: vec![(Severity::Note, note)], ..Parts::default() })
}

/// Adds the people whom a file names that has no text of its own.
pub(super) fn add_people(source: &str, people: &mut People) {
    // What is wrong with the file is said when it is read.
    if let Ok(scan) = Scan::of(source)
        && !scan.has_text
    {
        people.extend(scan.people);
    }
}

/// Whether a file may name people and hold no text: a quick look at its bytes.
pub(super) fn may_list_people(bytes: &[u8]) -> bool {
    let mut names_people = false;
    for tag in bytes.split(|&byte| byte == b'<') {
        names_people |= tag.starts_with(b"person");
        if tag.starts_with(b"body") {
            return false;
        }
    }
    names_people
}

/// A file that is read element by element.
struct File<'a> {
    scan: &'a Scan,
    others: &'a People,
    is_corpus: bool,
    /// How many elements are open.
    depth: usize,
    /// The language of the outermost element.
    language: Option<String>,
    document: Option<Document<'a>>,
    /// How many have begun.
    begun: usize,
    keys: BTreeSet<String>,
    parts: Parts,
    counts: Counts,
}

/// A document whose end has not come yet.
struct Document<'a> {
    /// How deep its element is.
    depth: usize,
    id: Option<String>,
    language: Option<String>,
    header: Header,
    body: Body<'a>,
    /// How deep the header, or what stands in its place, or the text is that is open.
    in_header: Option<usize>,
    in_text: Option<usize>,
}

impl<'a> File<'a> {
    fn new(scan: &'a Scan, others: &'a People, is_corpus: bool) -> Self {
        Self {
            scan,
            others,
            is_corpus,
            depth: 0,
            language: None,
            document: None,
            begun: 0,
            keys: BTreeSet::new(),
            parts: Parts::default(),
            counts: Counts::default(),
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        self.depth += 1;
        let name = tag.name();
        if self.depth == 1 {
            self.language = tag.attribute("xml:lang");
        }
        let Some(document) = &mut self.document else {
            if matches!(name, "TEI" | "TEI.2") {
                self.begun += 1;
                let language = tag.attribute("xml:lang").or_else(|| self.language.clone());
                self.document = Some(Document {
                    depth: self.depth,
                    id: tag.attribute("xml:id"),
                    language: language.clone(),
                    header: Header::new(language),
                    body: Body::new(self.scan, self.others),
                    in_header: None,
                    in_text: None,
                });
            }
            return;
        };
        match (document.in_header, document.in_text) {
            (None, None) if matches!(name, "teiHeader" | "standOff") => document.in_header = Some(self.depth),
            (None, None) if name == "text" => {
                document.in_text = Some(self.depth);
                document.language = document.language.take().or_else(|| tag.attribute("xml:lang"));
            }
            _ => {}
        }
        if document.in_header.is_some() {
            document.header.open(tag);
        } else if document.in_text.is_some() {
            document.body.open(tag);
        }
    }

    fn text(&mut self, text: &str) {
        match &mut self.document {
            Some(document) if document.in_header.is_some() => document.header.text(text),
            Some(document) if document.in_text.is_some() => document.body.text(text),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        let depth = self.depth;
        self.depth = depth.saturating_sub(1);
        if let Some(document) = &mut self.document {
            if document.in_header.is_some() {
                document.header.close(name);
            } else if document.in_text.is_some() {
                document.body.close();
            }
            document.in_header.take_if(|at| *at == depth);
            document.in_text.take_if(|at| *at == depth);
        }
        if let Some(document) = self.document.take_if(|document| document.depth == depth) {
            self.take(document);
        }
    }

    /// Adds a document that is complete.
    fn take(&mut self, document: Document<'_>) {
        let (says, problem) = document.header.finish(document.language);
        let key = self.is_corpus.then(|| self.key(document.id));
        if let Some(problem) = problem {
            let place = key.as_ref().map_or_else(String::new, |key| format!("text {key} in it "));
            self.parts.notes.push((Severity::Warning, place + &problem));
        }
        let extract = Extract { labels: Labels::Declared, ..document.body.out.finish(says) };
        self.parts.documents.push(Part { key, content: Content::Marked(extract), fields: Vec::new() });
        self.counts.add(&document.body.counts);
    }

    /// A key that no other document of the file has: its id, else its number.
    fn key(&mut self, id: Option<String>) -> String {
        let number = self.begun.to_string();
        let id = id.map(|id| name::label(&id).to_owned()).unwrap_or_else(|| number.clone());
        let mut key = id;
        while !self.keys.insert(key.clone()) {
            key = format!("{key}-{number}");
        }
        key
    }

    fn finish(mut self) -> Parts {
        let (unresolved, first) = &self.scan.unresolved;
        if *unresolved > 0 {
            let message = format!(
                "holds {} to entities that only a DTD explains, such as {first}: they are not resolved, and stand as they \
                 are written; save it with characters instead",
                counted(*unresolved, "reference")
            );
            self.parts.notes.push((Severity::Warning, message));
        }
        self.parts.notes.extend(self.counts.said().into_iter().map(|said| (Severity::Note, said)));
        self.parts
    }
}
