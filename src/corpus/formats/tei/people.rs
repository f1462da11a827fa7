//! The people of a TEI file, and what they are called.

use std::collections::{BTreeMap, btree_map::Entry};

use super::{name::Name, xml::Tag};

/// Names by what they are referred to with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::corpus) struct People {
    /// `None` for what stands for people of different names.
    names: BTreeMap<String, Option<String>>,
}

impl People {
    /// The name behind a reference such as `#id` or `people.xml#id`; `None` where it is not known or not the only one.
    pub(super) fn find(&self, reference: &str) -> Option<&str> {
        self.names.get(id(reference))?.as_deref()
    }

    pub(super) fn count(&self) -> usize {
        self.names.len()
    }

    fn add(&mut self, id: String, name: &str) {
        match self.names.entry(id) {
            Entry::Vacant(entry) => {
                entry.insert(Some(name.to_owned()));
            }
            Entry::Occupied(mut entry) if entry.get().as_deref() != Some(name) => {
                entry.insert(None);
            }
            Entry::Occupied(_) => {}
        }
    }

    /// Adds the people of another file.
    pub(super) fn extend(&mut self, other: People) {
        for (id, name) in other.names {
            match name {
                Some(name) => self.add(id, &name),
                None => drop(self.names.insert(id, None)),
            }
        }
    }
}

/// What a reference refers to, without what comes before it.
pub(super) fn id(reference: &str) -> &str {
    reference.rsplit('#').next().unwrap_or(reference)
}

/// Gathers people from the elements of a file.
#[derive(Default)]
pub(super) struct Gathering {
    pub people: People,
    /// How many elements are open.
    depth: usize,
    /// Whoever is being described.
    person: Option<Person>,
}

struct Person {
    depth: usize,
    ids: Vec<String>,
    /// The first name, and how deep the element is that holds it, while that is open.
    name: Option<Name>,
    named_at: Option<usize>,
}

impl Gathering {
    pub fn open(&mut self, tag: &Tag<'_>) {
        self.depth += 1;
        let name = tag.name();
        match name {
            "person" | "personGrp" | "castItem" => {
                let ids = tag.attribute("xml:id").into_iter().collect();
                self.person = Some(Person { depth: self.depth, ids, name: None, named_at: None });
                return;
            }
            "role" if self.person.is_none() => {
                self.person = Some(Person { depth: self.depth, ids: Vec::new(), name: None, named_at: None });
            }
            _ => {}
        }
        let Some(person) = &mut self.person else { return };
        if name == "role" && person.name.is_none() {
            person.ids.extend(tag.attribute("xml:id"));
        }
        let is_named_here = match name {
            "role" => true,
            "persName" | "name" | "orgName" => self.depth == person.depth + 1,
            _ => false,
        };
        match &mut person.name {
            None if is_named_here => {
                person.name = Some(Name::default());
                person.named_at = Some(self.depth);
            }
            Some(found) if person.named_at.is_some() => found.open(name),
            _ => {}
        }
    }

    pub fn text(&mut self, text: &str) {
        if let Some(Person { name: Some(name), named_at: Some(_), .. }) = &mut self.person {
            name.push(text);
        }
    }

    pub fn close(&mut self, name: &str) {
        let depth = self.depth;
        self.depth = depth.saturating_sub(1);
        let Some(person) = &mut self.person else { return };
        if person.named_at == Some(depth) {
            person.named_at = None;
        } else if let Some(found) = person.name.as_mut().filter(|_| person.named_at.is_some()) {
            found.close(name);
        }
        if person.depth == depth
            && let Some(person) = self.person.take()
        {
            let name = person.name.map(|name| name.finish()).unwrap_or_default();
            for id in person.ids.into_iter().filter(|_| !name.is_empty()) {
                self.people.add(id, &name);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::xml::{Event, Xml},
        Gathering, People,
    };

    fn people(source: &str) -> People {
        let mut xml = Xml::new(source);
        let mut gathering = Gathering::default();
        while let Some(event) = xml.next().unwrap() {
            match event {
                Event::Open(tag) => gathering.open(&tag),
                Event::Text(text) => gathering.text(&text),
                Event::Close(end) => gathering.close(end.name()),
            }
        }
        gathering.people
    }

    #[test]
    fn people_and_their_names() {
        let found = people(
            "<x><person xml:id='a'><sex value='F'/><persName>\n<surname>Bah</surname>\n<forename>Élodie</forename>\
             <forename>Maria</forename><nameLink>von</nameLink></persName><persName>Another</persName>\
             <affiliation><orgName>Party</orgName></affiliation></person>\
             <personGrp xml:id='crowd'><name>The  people</name></personGrp>\
             <person xml:id='z'><persName><forename>晓明</forename><surname>刘</surname></persName></person>\
             <person xml:id='nameless'/><person><persName>No id</persName></person>\
             <castList><castItem xml:id='ham'><role>Hamlet,</role> <roleDesc>prince</roleDesc></castItem>\
             <role xml:id='oph'>Ophelia</role></castList>\
             <person xml:id='twice'><persName>A</persName></person><person xml:id='twice'><persName>B</persName></person>\
             <person xml:id='same'><persName>A</persName></person><person xml:id='same'><persName>A</persName></person></x>",
        );
        for (reference, name) in [
            ("#a", Some("Élodie Maria von Bah")),
            ("people.xml#a", Some("Élodie Maria von Bah")),
            ("a", Some("Élodie Maria von Bah")),
            ("#crowd", Some("The people")),
            ("#z", Some("刘晓明")),
            ("#nameless", None),
            ("#ham", Some("Hamlet")),
            ("#oph", Some("Ophelia")),
            ("#twice", None),
            ("#same", Some("A")),
            ("#", None),
        ] {
            assert_eq!(found.find(reference), name, "{reference}");
        }
    }

    #[test]
    fn what_two_files_name_differently_stands_for_nobody() {
        let mut all = people("<person xml:id='a'><persName>A</persName></person>");
        all.extend(people("<x><person xml:id='a'><persName>A</persName></person><person xml:id='b'><persName>B</persName></person></x>"));
        assert_eq!((all.find("#a"), all.find("#b"), all.count()), (Some("A"), Some("B"), 2));
        all.extend(people("<person xml:id='a'><persName>Other</persName></person>"));
        assert_eq!((all.find("#a"), all.find("#b")), (None, Some("B")));
    }
}
