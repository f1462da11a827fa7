//! The styles of a document: which of them are of headings, quotations, lists.

use std::collections::BTreeMap;

use crate::corpus::formats::{
    roles::{Role, of_name, of_outline},
    xml::{Event, Tag, Xml},
};

/// What a style says, with those that it is based on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Style {
    pub role: Role,
    pub is_numbered: bool,
    pub is_hidden: bool,
}

#[derive(Debug, Default)]
pub(super) struct Styles(BTreeMap<String, Style>);

/// A style as it is written; `None` is what it leaves to the one that it is based on.
#[derive(Debug, Default)]
struct Written {
    based_on: Option<String>,
    name: String,
    outline: Option<u8>,
    numbered: Option<bool>,
    hidden: Option<bool>,
}

impl Styles {
    /// Reads the styles of a document.
    ///
    /// # Errors
    ///
    /// As [`Xml::next`].
    pub fn read(source: &str, file: &str) -> Result<Self, String> {
        let mut events = Xml::new(source, file);
        let mut styles: BTreeMap<String, Written> = BTreeMap::new();
        let mut open: Option<(String, Written)> = None;
        while let Some(event) = events.next()? {
            match event {
                Event::Open(tag) if tag.parts() == ("w", "style") => {
                    open = Some((tag.attribute("styleId").unwrap_or_default(), Written::default()));
                }
                Event::Open(tag) => open.iter_mut().for_each(|(_, style)| style.take(&tag)),
                Event::Close(name) if name.parts() == ("w", "style") => styles.extend(open.take()),
                _ => {}
            }
        }
        Ok(Self(styles.keys().map(|id| (id.clone(), resolved(id, &styles))).collect()))
    }

    /// The style of that id; one that is not there is told by its id alone.
    pub fn of(&self, id: &str) -> Style {
        self.0.get(id).copied().unwrap_or_else(|| Style { role: of_name(id).unwrap_or_default(), ..Style::default() })
    }
}

impl Written {
    fn take(&mut self, tag: &Tag<'_>) {
        let value = || tag.attribute("val");
        match tag.parts() {
            ("w", "name") => self.name = value().unwrap_or_default(),
            ("w", "basedOn") => self.based_on = value(),
            ("w", "outlineLvl") => self.outline = outline(tag),
            ("w", "numId") => self.numbered = Some(is_list(tag)),
            ("w", "vanish") => self.hidden = Some(is_on(tag)),
            _ => {}
        }
    }
}

/// The level of an outline from 0; 9 is that of no heading.
pub(super) fn outline(tag: &Tag<'_>) -> Option<u8> {
    tag.attribute("val").and_then(|level| level.trim().parse().ok())
}

/// Whether a `numId` puts a paragraph in a list: 0 takes it out of one.
pub(super) fn is_list(tag: &Tag<'_>) -> bool {
    tag.attribute("val").is_some_and(|number| number.trim() != "0")
}

/// Whether a property that can be turned off is on.
pub(super) fn is_on(tag: &Tag<'_>) -> bool {
    !tag.attribute("val").is_some_and(|value| matches!(value.trim(), "0" | "false" | "off"))
}

/// A style with what it takes from those that it is based on.
fn resolved(id: &str, styles: &BTreeMap<String, Written>) -> Style {
    /// Longer than any chain of styles, unless it is a circle.
    const LONGEST: usize = 16;
    let (mut found, mut numbered, mut hidden) = (None, None, None);
    let mut next = Some(id);
    for _ in 0..LONGEST {
        let Some((id, style)) = next.and_then(|id| styles.get_key_value(id)) else { break };
        found = found.or_else(|| match (style.outline, of_name(&style.name).or_else(|| of_name(id))) {
            (_, Some(known)) => Some(known),
            (Some(level), None) => Some(of_outline(level)),
            (None, None) => None,
        });
        numbered = numbered.or(style.numbered);
        hidden = hidden.or(style.hidden);
        next = style.based_on.as_deref();
    }
    Style {
        role: found.unwrap_or_default(),
        is_numbered: numbered.unwrap_or_default(),
        is_hidden: hidden.unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Role, Style, Styles};

    #[test]
    fn styles_by_name_level_and_base() {
        let style = |id: &str, rest: &str| format!("<w:style w:type='paragraph' w:styleId='{id}'>{rest}</w:style>");
        let source = [
            style("berschrift2", "<w:name w:val='heading 2'/><w:basedOn w:val='Standard'/>"),
            style("Eigene", "<w:name w:val='Meine'/><w:basedOn w:val='berschrift2'/>"),
            style("Stufe", "<w:name w:val='Stufe'/><w:pPr><w:outlineLvl w:val='0'/></w:pPr>"),
            style(
                "Kein",
                "<w:name w:val='TOC Heading'/><w:basedOn w:val='Stufe'/><w:pPr><w:outlineLvl w:val='9'/></w:pPr>",
            ),
            style("Zitat", "<w:name w:val='Quote'/>"),
            style("L", "<w:name w:val='List Bullet'/><w:pPr><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr>"),
            style("L2", "<w:basedOn w:val='L'/><w:pPr><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr>"),
            style("H", "<w:rPr><w:vanish/></w:rPr>"),
            style("H2", "<w:basedOn w:val='H'/><w:rPr><w:vanish w:val='0'/></w:rPr>"),
            style("A", "<w:basedOn w:val='B'/>"),
            style("B", "<w:basedOn w:val='A'/>"),
            style("Verzeichnis1", "<w:name w:val='toc 1'/>"),
            style("Titel", "<w:name w:val='Title'/>"),
        ]
        .concat();
        let styles = Styles::read(&format!("<w:styles>{source}</w:styles>"), "styles.xml").unwrap();
        let plain = Style::default();
        let of = |role: Role| Style { role, ..plain };
        for (id, expected) in [
            ("berschrift2", of(Role::Heading(2))),
            ("Eigene", of(Role::Heading(2))),
            ("Stufe", of(Role::Heading(1))),
            ("Kein", plain),
            ("Zitat", of(Role::Quotation)),
            ("L", Style { is_numbered: true, ..plain }),
            ("L2", plain),
            ("H", Style { is_hidden: true, ..plain }),
            ("H2", plain),
            ("A", plain),
            ("Verzeichnis1", of(Role::Contents)),
            ("Titel", of(Role::Heading(0))),
            ("Heading3", of(Role::Heading(3))),
            ("IntenseQuote", of(Role::Quotation)),
            ("nowhere", plain),
        ] {
            assert_eq!(styles.of(id), expected, "{id}");
        }
    }
}
