//! The XML of a TEI file, event by event.

use std::borrow::Cow;

use quick_xml::{
    Reader, XmlVersion,
    escape::resolve_predefined_entity,
    events::{BytesEnd, BytesStart, Event as Read},
};

use crate::corpus::formats::part::Unread;

/// What comes next in a file. An element without content opens and closes.
pub(super) enum Event<'a> {
    Open(Tag<'a>),
    Close(End<'a>),
    Text(Cow<'a, str>),
}

/// The start of an element.
pub(super) struct Tag<'a> {
    start: BytesStart<'a>,
    /// The place in the file, which no other element has.
    pub at: u64,
}

impl Tag<'_> {
    /// Its name without a prefix.
    pub fn name(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// The value of an attribute, without white space at its ends, by its name as it is written: `xml:id`. `None` where
    /// it has none.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        let found =
            attributes.with_checks(false).filter_map(Result::ok).find(|found| found.key.into_inner() == name)?;
        let value = found.normalized_value(XmlVersion::Implicit1_0).unwrap_or_else(|_| found.value.clone());
        let value = value.trim();
        (!value.is_empty()).then(|| value.to_owned())
    }

    /// Whether an attribute has that value.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.attribute(name).is_some_and(|found| found == value)
    }
}

/// The end of an element.
pub(super) struct End<'a>(BytesEnd<'a>);

impl End<'_> {
    /// Its name without a prefix.
    pub fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }
}

/// The events of a file. Character references and the five entities of XML are resolved; another entity stands as it is
/// written.
pub(super) struct Xml<'a> {
    source: &'a str,
    reader: Reader<&'a [u8]>,
    depth: usize,
    /// How many references to other entities have come.
    pub unresolved: usize,
    /// The first of them, as it is written.
    pub first_unresolved: String,
}

impl<'a> Xml<'a> {
    pub fn new(source: &'a str) -> Self {
        let mut reader = Reader::from_str(source);
        reader.config_mut().expand_empty_elements = true;
        Self { source, reader, depth: 0, unresolved: 0, first_unresolved: String::new() }
    }

    /// The next event, or `None` at the end.
    ///
    /// # Errors
    ///
    /// That the file is cut off or not well-formed.
    pub fn next(&mut self) -> Result<Option<Event<'a>>, Unread> {
        loop {
            let event = match self.reader.read_event() {
                Ok(event) => event,
                Err(error) => return Err(Unread::Fault(self.fault(&error))),
            };
            return Ok(Some(match event {
                Read::Start(start) => {
                    self.depth += 1;
                    Event::Open(Tag { start, at: self.reader.buffer_position() })
                }
                Read::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    Event::Close(End(end))
                }
                Read::Text(text) => Event::Text(text.into_inner()),
                Read::CData(text) => Event::Text(text.into_inner()),
                Read::GeneralRef(reference) => {
                    Event::Text(self.resolved(&reference, reference.resolve_char_ref().ok()))
                }
                Read::Eof if self.depth > 0 => {
                    return Err(Unread::Fault("is cut off: elements that it opens are never closed".to_owned()));
                }
                Read::Eof => return Ok(None),
                _ => continue,
            }));
        }
    }

    /// What a reference stands for; `character` is what it is found to be as a reference to a character.
    fn resolved(&mut self, name: &str, character: Option<Option<char>>) -> Cow<'a, str> {
        if let Some(Some(c)) = character {
            return Cow::Owned(c.to_string());
        }
        if let Some(text) = resolve_predefined_entity(name) {
            return Cow::Borrowed(text);
        }
        let written = format!("&{name};");
        if self.unresolved == 0 {
            self.first_unresolved.clone_from(&written);
        }
        self.unresolved += 1;
        Cow::Owned(written)
    }

    fn fault(&self, error: &quick_xml::Error) -> String {
        let at = usize::try_from(self.reader.error_position()).unwrap_or(usize::MAX).min(self.source.len());
        let before = self.source.as_bytes().get(..at).unwrap_or_default();
        let line = before.iter().filter(|&&byte| byte == b'\n').count() + 1;
        format!("is not well-formed XML: line {line}: {error}")
    }
}

#[cfg(test)]
mod tests {
    use super::{Event, Unread, Xml};

    fn events(source: &str) -> Result<(String, usize), Unread> {
        let mut xml = Xml::new(source);
        let mut out = String::new();
        while let Some(event) = xml.next()? {
            out += &match event {
                Event::Open(tag) => format!("<{}{}", tag.name(), tag.attribute("xml:id").unwrap_or_default()),
                Event::Close(end) => format!(">{}", end.name()),
                Event::Text(text) => text.into_owned(),
            };
        }
        Ok((out, xml.unresolved))
    }

    #[test]
    fn elements_text_and_references() {
        for (source, expected) in [
            ("<a xml:id=' b&amp;c ' id='no'/>", ("<ab&c>a", 0)),
            ("<t:a xmlns:t='x'>é&#xE9;&#20013;&lt;&amp;lt;<![CDATA[<x>&amp;]]></t:a>", ("<aéé中<&lt;<x>&amp;>a", 0)),
            ("<a><!-- no --><?no pi?>b</a>", ("<ab>a", 0)),
            ("<!DOCTYPE a [<!ENTITY b 'ccc'><!ENTITY d '&b;&b;'>]><a>&d; &eacute;</a>", ("<a&d; &eacute;>a", 2)),
        ] {
            assert_eq!(events(source).unwrap(), (expected.0.to_owned(), expected.1), "{source}");
        }
    }

    #[test]
    fn broken_files_are_faults() {
        for (source, said) in [
            ("<a>\n<b>", "is cut off"),
            ("<a>\n<b></a>", "line 2: ill-formed"),
            ("<a", "not well-formed"),
            ("<a>b & c</a>", "not well-formed"),
        ] {
            let Err(Unread::Fault(reason)) = events(source) else { panic!("{source} is read") };
            assert!(reason.contains(said), "{reason}");
        }
        assert!(events(&"<a>".repeat(100_000)).is_err());
        assert!(events(&format!("{}{}", "<a>".repeat(100_000), "</a>".repeat(100_000))).is_ok());
    }
}
