//! The XML of documents that office programs and publishers pack into zip archives.

use std::borrow::Cow;

use quick_xml::{
    NsReader, XmlVersion,
    escape::resolve_predefined_entity,
    events::{BytesStart, Event as Read},
    name::ResolveResult,
};

use super::zipped::Zip;
use crate::corpus::decode::{Hints, decode};

/// The prefixes by which the readers call the vocabularies that they know, whatever prefix a file has.
const VOCABULARIES: &[(&str, &str)] = &[
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", "w"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/math", "m"),
    ("http://purl.oclc.org/ooxml/officeDocument/math", "m"),
    ("http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"),
    ("urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office"),
    ("urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text"),
    ("urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table"),
    ("urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "draw"),
    ("urn:oasis:names:tc:opendocument:xmlns:style:1.0", "style"),
    ("urn:oasis:names:tc:opendocument:xmlns:meta:1.0", "meta"),
    ("urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0", "svg"),
    ("http://purl.org/dc/elements/1.1/", "dc"),
    ("http://purl.org/dc/elements/1.0/", "dc"),
];

/// What comes next in a file. An element without content opens and closes.
pub(super) enum Event<'a> {
    Open(Tag<'a>),
    Close(Name<'a>),
    Text(Cow<'a, str>),
}

/// An element's name: the prefix of a vocabulary that is known, or nothing, and the local name.
#[derive(Debug)]
pub(super) struct Name<'a> {
    prefix: &'static str,
    local: Cow<'a, str>,
}

impl Name<'_> {
    pub fn parts(&self) -> (&'static str, &str) {
        (self.prefix, &self.local)
    }
}

/// The start of an element.
pub(super) struct Tag<'a> {
    prefix: &'static str,
    start: BytesStart<'a>,
}

impl Tag<'_> {
    pub fn parts(&self) -> (&'static str, &str) {
        (self.prefix, self.start.local_name().into_inner())
    }

    /// The value of an attribute by its local name.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        // To look for duplicates takes time that grows with the square of their number.
        attributes.with_checks(false);
        let found =
            attributes.filter_map(Result::ok).find(|attribute| attribute.key.local_name().into_inner() == name)?;
        let value = found.normalized_value(XmlVersion::Implicit1_0);
        Some(value.unwrap_or_else(|_| found.value.clone()).into_owned())
    }
}

/// The events of a file. Character references and the five entities of XML are resolved; another entity stands as it is
/// written, and a file that declares any is refused.
pub(super) struct Xml<'a> {
    reader: NsReader<&'a [u8]>,
    /// The file's name in its archive.
    name: &'a str,
    depth: usize,
}

impl<'a> Xml<'a> {
    pub fn new(source: &'a str, name: &'a str) -> Self {
        let mut reader = NsReader::from_str(source);
        reader.config_mut().expand_empty_elements = true;
        reader.config_mut().allow_dangling_amp = true;
        Self { reader, name, depth: 0 }
    }

    /// The next event, or `None` at the end.
    ///
    /// # Errors
    ///
    /// That the file is cut off or no XML, as the rest of a sentence about the archive.
    pub fn next(&mut self) -> Result<Option<Event<'a>>, String> {
        loop {
            let (resolved, event) = match self.reader.read_resolved_event() {
                Ok(event) => event,
                // What the parser says quotes the file, which may be all one line.
                Err(_) => return Err(format!("is damaged: {} in it is no sound XML", self.name)),
            };
            let prefix = prefix(&resolved);
            return Ok(Some(match event {
                Read::Start(start) => {
                    self.depth += 1;
                    Event::Open(Tag { prefix, start })
                }
                Read::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    Event::Close(Name { prefix, local: Cow::Owned(end.local_name().into_inner().to_owned()) })
                }
                Read::Text(text) => Event::Text(text.into_inner()),
                Read::CData(text) => Event::Text(text.into_inner()),
                Read::GeneralRef(reference) => Event::Text(match reference.resolve_char_ref() {
                    Ok(Some(c)) => Cow::Owned(c.to_string()),
                    _ => match resolve_predefined_entity(&reference) {
                        Some(text) => Cow::Borrowed(text),
                        None => Cow::Owned(format!("&{};", &*reference)),
                    },
                }),
                Read::DocType(doctype) if doctype.contains("<!ENTITY") => {
                    return Err(format!(
                        "is refused: {} in it declares entities of its own, which could stand for anything; save it \
                         anew with an office program, and add that",
                        self.name
                    ));
                }
                Read::Eof if self.depth > 0 => return Err(format!("is damaged: {} in it is cut off", self.name)),
                Read::Eof => return Ok(None),
                _ => continue,
            }));
        }
    }
}

fn prefix(resolved: &ResolveResult<'_>) -> &'static str {
    let known = match resolved {
        ResolveResult::Bound(uri) => VOCABULARIES.iter().find(|(known, _)| *known == uri.0),
        // A file that lacks the declaration.
        ResolveResult::Unknown(prefix) => VOCABULARIES.iter().find(|(_, known)| known == prefix),
        ResolveResult::Unbound => None,
    };
    known.map_or("", |(_, prefix)| prefix)
}

/// The XML of a file of an archive, as text; `None` where there is no such file.
///
/// # Errors
///
/// That it cannot be unpacked or is no text, as the rest of a sentence about the archive.
pub(super) fn source(zip: &mut Zip<'_>, name: &str) -> Result<Option<String>, String> {
    let Some(bytes) = zip.file(name)? else { return Ok(None) };
    let decoded = decode(bytes, Hints { html: true, language: "" });
    let decoded = decoded.map_err(|reason| format!("is damaged: {name} in it {reason}"))?;
    Ok(Some(decoded.text))
}

/// The texts of the elements of Dublin Core in a file that describes a document, in their order.
///
/// # Errors
///
/// As [`Xml::next`].
pub(super) fn dublin_core(source: &str, name: &str) -> Result<Vec<(String, String)>, String> {
    let mut xml = Xml::new(source, name);
    let mut found: Vec<(String, String)> = Vec::new();
    let mut open = false;
    while let Some(event) = xml.next()? {
        match event {
            Event::Open(tag) => {
                let (prefix, local) = tag.parts();
                open = prefix == "dc" || (prefix == "meta" && local == "initial-creator");
                if open {
                    found.push((local.to_owned(), String::new()));
                }
            }
            Event::Text(text) if open => {
                found.iter_mut().next_back().into_iter().for_each(|(_, all)| all.push_str(&text))
            }
            Event::Text(_) => {}
            Event::Close(_) => open = false,
        }
    }
    found.iter_mut().for_each(|(_, value)| *value = value.split_whitespace().collect::<Vec<_>>().join(" "));
    found.retain(|(_, value)| !value.is_empty());
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::{Event, Xml, dublin_core};

    fn events(source: &str) -> Result<Vec<String>, String> {
        let mut xml = Xml::new(source, "x.xml");
        let mut out = Vec::new();
        while let Some(event) = xml.next()? {
            out.push(match event {
                Event::Open(tag) => {
                    let value = tag.attribute("val").map(|value| format!("={value}")).unwrap_or_default();
                    format!("<{}:{}{value}", tag.parts().0, tag.parts().1)
                }
                Event::Close(name) => format!(">{}:{}", name.parts().0, name.parts().1),
                Event::Text(text) => text.into_owned(),
            });
        }
        Ok(out)
    }

    #[test]
    fn names_are_those_of_vocabularies() {
        let transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        for source in [
            format!("<w:p xmlns:w='{transitional}' w:val='a&amp;&#x4E2D;'/>"),
            format!("<ns0:p xmlns:ns0='{transitional}' ns0:val='a&amp;中'></ns0:p>"),
            format!("<p xmlns='{transitional}' val='a&amp;中'/>"),
            "<w:p xmlns:w='http://purl.oclc.org/ooxml/wordprocessingml/main' w:val='a&amp;中'/>".to_owned(),
            "<w:p w:val='a&amp;中'/>".to_owned(),
        ] {
            assert_eq!(events(&source).unwrap(), ["<w:p=a&中", ">w:p"], "{source}");
        }
        assert_eq!(events("<w:p xmlns:w='urn:other'/>").unwrap(), ["<:p", ">:p"]);
    }

    #[test]
    fn entities_and_references() {
        let found = events("<a>1&lt;2 &#233;&#x1F600; &nbsp; &amp;lt; & <![CDATA[<b>]]></a>").unwrap().concat();
        assert_eq!(found, "<:a1<2 é😀 &nbsp; &lt; & <b>>:a");
        let bomb = "<!DOCTYPE a [<!ENTITY b 'cccccccc'><!ENTITY d '&b;&b;&b;'>]><a>&d;</a>";
        assert!(events(bomb).unwrap_err().starts_with("is refused: x.xml in it declares entities"));
        assert_eq!(events("<!DOCTYPE a SYSTEM 'a.dtd'><a>&d;</a>").unwrap().concat(), "<:a&d;>:a");
    }

    #[test]
    fn broken_xml_is_an_error() {
        for source in ["<a>", "<a><b></a>", "<a", "<a>text", "<a></b>", "<a>&#0;"] {
            let _ = events(source).map(|found| assert!(found.is_empty(), "{source}: {found:?}"));
        }
        assert_eq!(events("<a>text").unwrap_err(), "is damaged: x.xml in it is cut off");
        assert!(events(&"<a>".repeat(100_000)).is_err());
    }

    #[test]
    fn what_a_document_says_of_itself() {
        let source = "<x xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title> A\n b&amp;c </dc:title><y>no</y>\
                      <dc:creator/><dc:creator>张三</dc:creator></x>";
        let found = dublin_core(source, "x.xml").unwrap();
        let found: Vec<(&str, &str)> = found.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(found, [("title", "A b&c"), ("creator", "张三")]);
    }
}
