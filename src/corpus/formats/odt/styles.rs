//! The styles of a document: which of them are of headings, quotations, hidden text.

use std::collections::BTreeMap;

use crate::corpus::formats::{
    roles::{Role, of_name},
    xml::{Event, Tag, Xml},
};

/// What a style says, with those that it is based on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Style {
    pub role: Role,
    pub is_hidden: bool,
}

/// Styles by what they are for, such as paragraphs, and name.
#[derive(Debug, Default)]
pub(super) struct Styles(BTreeMap<(String, String), Written>);

/// A style as it is written; `None` is what it leaves to the one that it is based on.
#[derive(Debug, Default)]
struct Written {
    parent: Option<String>,
    role: Option<Role>,
    hidden: Option<bool>,
}

impl Styles {
    /// Adds the styles of a file.
    ///
    /// # Errors
    ///
    /// As [`Xml::next`].
    pub fn read(&mut self, source: &str, file: &str) -> Result<(), String> {
        let mut events = Xml::new(source, file);
        let mut open: Option<((String, String), Written)> = None;
        while let Some(event) = events.next()? {
            match event {
                Event::Open(tag) => match tag.parts() {
                    ("style", "style") => open = Some(written(&tag)),
                    ("style", "text-properties") => {
                        if let (Some(display), Some((_, style))) = (tag.attribute("display"), &mut open) {
                            style.hidden = Some(display == "none");
                        }
                    }
                    _ => {}
                },
                Event::Close(name) if name.parts() == ("style", "style") => self.0.extend(open.take()),
                _ => {}
            }
        }
        Ok(())
    }

    /// The style of that name, for `paragraph` or `text`.
    pub fn of(&self, family: &str, name: &str) -> Style {
        /// Longer than any chain of styles, unless it is a circle.
        const LONGEST: usize = 16;
        let (mut role, mut hidden) = (None, None);
        let mut next = Some(name.to_owned());
        for _ in 0..LONGEST {
            let Some(name) = next.take() else { break };
            role = role.or_else(|| of_name(&plain(&name)));
            let Some(style) = self.0.get(&(family.to_owned(), name)) else { break };
            role = role.or(style.role);
            hidden = hidden.or(style.hidden);
            next.clone_from(&style.parent);
        }
        Style { role: role.unwrap_or_default(), is_hidden: hidden.unwrap_or_default() }
    }
}

fn written(tag: &Tag<'_>) -> ((String, String), Written) {
    let value = |name| tag.attribute(name);
    let level = value("default-outline-level").and_then(|level| level.parse().ok()).filter(|level| *level > 0);
    let role = value("display-name").and_then(|name| of_name(&name)).or(level.map(Role::Heading));
    let key = (value("family").unwrap_or_default(), value("name").unwrap_or_default());
    (key, Written { parent: value("parent-style-name"), role, hidden: None })
}

/// A style's name without the numbers that stand for its spaces.
fn plain(name: &str) -> String {
    name.replace("_20_", " ")
}

#[cfg(test)]
mod tests {
    use super::{Role, Style, Styles};

    #[test]
    fn styles_by_name_and_parent() {
        let mut styles = Styles::default();
        let source = "<x>\
            <style:style style:name='Heading_20_2' style:family='paragraph' style:display-name='Heading 2'/>\
            <style:style style:name='P1' style:family='paragraph' style:parent-style-name='Quotations'/>\
            <style:style style:name='Q2' style:family='paragraph' style:display-name='Block Quote'/>\
            <style:style style:name='P2' style:family='paragraph' style:parent-style-name='Q2'>\
              <style:text-properties text:display='none'/></style:style>\
            <style:style style:name='T1' style:family='text'><style:text-properties text:display='none'/></style:style>\
            <style:style style:name='N' style:family='paragraph' style:default-outline-level='3'/>\
            <style:style style:name='A' style:family='paragraph' style:parent-style-name='A'/></x>";
        styles.read(source, "styles.xml").unwrap();
        for (family, name, role, is_hidden) in [
            ("paragraph", "Heading_20_2", Role::Heading(2), false),
            ("paragraph", "P1", Role::Quotation, false),
            ("paragraph", "P2", Role::Quotation, true),
            ("text", "T1", Role::Body, true),
            ("paragraph", "T1", Role::Body, false),
            ("paragraph", "N", Role::Heading(3), false),
            ("paragraph", "A", Role::Body, false),
            ("paragraph", "Title", Role::Heading(0), false),
        ] {
            assert_eq!(styles.of(family, name), Style { role, is_hidden }, "{name}");
        }
    }
}
