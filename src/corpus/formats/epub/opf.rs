//! What a book says of itself, and the order of its parts.

use std::collections::{BTreeMap, BTreeSet};

use super::address::resolved;
use crate::corpus::{
    cells,
    formats::xml::{Event, Tag, Xml},
};

/// A part of a book.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Item {
    /// Its name in the archive.
    pub path: String,
    /// It is a page, and no picture.
    pub is_page: bool,
    pub is_contents: bool,
    pub is_linear: bool,
}

#[derive(Debug, Default)]
pub(super) struct Book {
    /// The parts in the order in which they are read, each once.
    pub spine: Vec<Item>,
    described: Vec<Described>,
    /// The roles that are said of those who made the book, by the id of what names them.
    roles: BTreeMap<String, String>,
}

/// A value of Dublin Core.
#[derive(Debug, Default)]
struct Described {
    name: String,
    value: String,
    id: String,
    role: String,
    event: String,
}

impl Book {
    /// Reads the file that describes a book.
    ///
    /// # Errors
    ///
    /// As [`Xml::next`].
    pub fn read(source: &str, path: &str) -> Result<Self, String> {
        let folder = path.rsplit_once('/').map(|(folder, _)| format!("{folder}/")).unwrap_or_default();
        let mut book = Self::default();
        let mut items: BTreeMap<String, Item> = BTreeMap::new();
        let mut order: Vec<(String, bool)> = Vec::new();
        // What the text that comes next is: a value, or a role.
        let (mut is_value, mut role_of): (bool, Option<String>) = (false, None);
        let mut events = Xml::new(source, path);
        while let Some(event) = events.next()? {
            match event {
                Event::Open(tag) => {
                    (is_value, role_of) = (false, None);
                    let value = |name| tag.attribute(name);
                    match tag.parts() {
                        ("dc", name) => {
                            is_value = true;
                            book.described.push(described(name, &tag));
                        }
                        (_, "meta") if value("property").is_some_and(|property| property == "role") => {
                            role_of = value("refines").map(|id| id.trim_start_matches('#').to_owned());
                        }
                        (_, "item") => drop(items.insert(value("id").unwrap_or_default(), item(&tag, &folder))),
                        (_, "itemref") => order.push((
                            value("idref").unwrap_or_default(),
                            value("linear").is_none_or(|linear| linear.trim() != "no"),
                        )),
                        _ => {}
                    }
                }
                Event::Text(text) => {
                    if is_value {
                        book.described.iter_mut().next_back().into_iter().for_each(|last| last.value.push_str(&text));
                    } else if let Some(id) = &role_of {
                        book.roles.insert(id.clone(), text.trim().to_owned());
                    }
                }
                Event::Close(_) => (is_value, role_of) = (false, None),
            }
        }
        let mut seen = BTreeSet::new();
        for (id, is_linear) in order {
            if let Some(item) = items.get(&id).filter(|_| seen.insert(id)) {
                book.spine.push(Item { is_linear, ..item.clone() });
            }
        }
        Ok(book)
    }

    /// The title, authors, date and language of the book.
    pub fn says(&self) -> Vec<(&'static str, String)> {
        let first = |name: &str| self.values(name).next().map(|(_, value)| value);
        let says = [
            ("title", first("title")),
            ("author", self.authors()),
            ("date", self.date()),
            ("language", first("language").filter(|language| !language.eq_ignore_ascii_case("und"))),
        ];
        says.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }

    fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = (&'a Described, String)> {
        let of_name = self.described.iter().filter(move |described| described.name == name);
        let folded = of_name.map(|found| (found, found.value.split_whitespace().collect::<Vec<_>>().join(" ")));
        folded.filter(|(_, value)| !value.is_empty())
    }

    /// Who is said to be an author; else who has no other part in the book; else who made it, whatever the part.
    fn authors(&self) -> Option<String> {
        let role = |found: &Described| {
            if found.role.is_empty() {
                self.roles.get(&found.id).cloned().unwrap_or_default()
            } else {
                found.role.clone()
            }
        };
        let all: Vec<(String, String)> =
            self.values("creator").map(|(found, name)| (role(found), name.replace(';', ","))).collect();
        let of = |is: fn(&str) -> bool| -> Vec<&str> {
            all.iter().filter(|(role, _)| is(role)).map(|(_, name)| name.as_str()).collect()
        };
        let mut names = of(|role| role == "aut");
        for others in [of(str::is_empty), of(|_| true)] {
            names = if names.is_empty() { others } else { names };
        }
        (!names.is_empty()).then(|| names.join("; "))
    }

    /// The day of publication, in a form that is read.
    fn date(&self) -> Option<String> {
        /// What programs write for a date that they do not know is in the first or second century.
        const UNKNOWN: &str = "02";
        let is_known = |value: &str| cells::date(value, None).is_some() && !(value.len() > 4 && value < UNKNOWN);
        let of = |is: fn(&str) -> bool| {
            let mut dates = self.values("date").filter(|(found, value)| is(&found.event) && is_known(value));
            dates.next().map(|(_, date)| date)
        };
        of(|event| matches!(event, "publication" | "original-publication")).or_else(|| of(str::is_empty))
    }
}

fn described(name: &str, tag: &Tag<'_>) -> Described {
    let value = |name| tag.attribute(name).unwrap_or_default();
    Described {
        name: name.to_ascii_lowercase(),
        value: String::new(),
        id: value("id"),
        role: value("role"),
        event: value("event"),
    }
}

fn item(tag: &Tag<'_>, folder: &str) -> Item {
    let value = |name| tag.attribute(name).unwrap_or_default();
    let kind = value("media-type").to_ascii_lowercase();
    let is_page = kind.contains("html") || kind.contains("oeb1-document") || kind.is_empty();
    let is_contents = value("properties").split_whitespace().any(|property| property == "nav");
    Item { path: resolved(folder, &value("href")), is_page, is_contents, is_linear: true }
}

#[cfg(test)]
mod tests {
    use super::Book;

    fn book(metadata: &str, rest: &str) -> Book {
        let source = format!(
            "<package xmlns='http://www.idpf.org/2007/opf' xmlns:opf='http://www.idpf.org/2007/opf' \
             xmlns:dc='http://purl.org/dc/elements/1.1/'><metadata>{metadata}</metadata>{rest}</package>"
        );
        Book::read(&source, "OEBPS/content.opf").unwrap()
    }

    #[test]
    fn what_a_book_says_of_itself() {
        for (metadata, says) in [
            ("", &[][..]),
            (
                "<dc:title> The\n Harbour </dc:title><dc:title>Other</dc:title><dc:language>en-GB</dc:language>\
                 <dc:creator opf:role='trl'>T. R.</dc:creator><dc:creator opf:role='aut'>Zoë Brandt</dc:creator>\
                 <dc:creator opf:role='aut'>张三</dc:creator><dc:date opf:event='conversion'>2020-01-01</dc:date>\
                 <dc:date opf:event='publication'>1862</dc:date>",
                &[("title", "The Harbour"), ("author", "Zoë Brandt; 张三"), ("date", "1862"), ("language", "en-GB")],
            ),
            (
                "<dc:creator id='a'>A</dc:creator><dc:creator id='b'>B</dc:creator>\
                 <meta refines='#a' property='role'>ill</meta><dc:date>2011-05-01T04:00:00+00:00</dc:date>",
                &[("author", "B"), ("date", "2011-05-01T04:00:00+00:00")],
            ),
            (
                "<dc:creator opf:role='edt'>E</dc:creator><dc:date>0101-01-01T00:00:00+00:00</dc:date>",
                &[("author", "E")],
            ),
            ("<dc:date>once</dc:date><dc:date>2011-05</dc:date><dc:language>und</dc:language>", &[("date", "2011-05")]),
        ] {
            let found = book(metadata, "").says();
            let found: Vec<(&str, &str)> = found.iter().map(|(name, value)| (*name, value.as_str())).collect();
            assert_eq!(found, says, "{metadata}");
        }
    }

    #[test]
    fn the_order_of_reading() {
        let rest = "<manifest><item id='n' href='nav.xhtml' properties='nav' media-type='application/xhtml+xml'/>\
                    <item id='b' href='b%20c.html' media-type='text/html'/><item id='p' href='p.svg' media-type='image/svg+xml'/>\
                    <item id='a' href='../a.xhtml' media-type='application/xhtml+xml'/></manifest>\
                    <spine><itemref idref='n'/><itemref idref='b'/><itemref idref='none'/><itemref idref='a' linear='no'/>\
                    <itemref idref='b'/><itemref idref='p'/></spine>";
        let found: Vec<String> = book("", rest)
            .spine
            .iter()
            .map(|item| format!("{} {} {} {}", item.path, item.is_page, item.is_contents, item.is_linear))
            .collect();
        assert_eq!(
            found,
            [
                "OEBPS/nav.xhtml true true true",
                "OEBPS/b c.html true false true",
                "a.xhtml true false false",
                "OEBPS/p.svg false false true"
            ]
        );
    }
}
