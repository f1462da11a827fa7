//! Who is declared, and the one spelling of each name.

use std::collections::BTreeMap;

use super::names::{key, squeeze};

/// The speakers that `corpus.toml` declares.
#[derive(Debug, Default)]
pub(in crate::corpus) struct Speakers {
    list: Vec<Speaker>,
    /// By the keys of names and aliases.
    by_key: BTreeMap<String, usize>,
}

#[derive(Debug, Default)]
pub(in crate::corpus) struct Speaker {
    pub name: String,
    /// `answers`, `asks` or `states`, where it is declared.
    pub role: Option<&'static str>,
    /// Fields of the speaker's own, with their values.
    pub fields: Vec<(String, Vec<String>)>,
}

impl Speakers {
    /// Adds a speaker with the names that stand for it. Gives the names that stand for another one already.
    pub fn add(&mut self, speaker: Speaker, aliases: &[String]) -> Vec<String> {
        let index = self.list.len();
        let mut taken = Vec::new();
        for name in std::iter::once(&speaker.name).chain(aliases) {
            match self.by_key.get(&key(name)) {
                Some(&known) if known != index => taken.push(name.clone()),
                _ => {
                    self.by_key.insert(key(name), index);
                }
            }
        }
        self.list.push(speaker);
        taken
    }

    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub(super) fn find(&self, name: &str) -> Option<&Speaker> {
        self.by_key.get(&key(name)).and_then(|&index| self.list.get(index))
    }
}

/// What is known of a document before its turns are looked for.
#[derive(Debug)]
pub(in crate::corpus) struct Voices<'a> {
    pub speakers: &'a Speakers,
    /// Names that the document declares for its labels.
    pub declared: &'a [String],
    /// The document's own `speaker`: who says all that no label gives to another.
    pub speaker: &'a [String],
    /// The fields of turns that the document itself has values of: they hold for all that its own speaker says.
    pub own_fields: &'a [&'a str],
    /// The role that the document declares for all who speak in it.
    pub role: Option<&'static str>,
    /// Whether labels are looked for.
    pub labels: bool,
    /// Whether a name alone on its line, without a colon, can be one.
    pub bare: bool,
    /// Whether only declared names open a turn.
    pub only_declared: bool,
    /// Whether every line end is the author's, as in markup: in plain text one within a block is a typesetter's.
    pub authored: bool,
}

/// The one spelling of each speaker's name: the declared one, or the first that the document has.
pub(super) struct Names<'a> {
    speakers: &'a Speakers,
    by_key: BTreeMap<String, String>,
}

impl<'a> Names<'a> {
    pub fn new(voices: &Voices<'a>) -> Self {
        let mut names = Self { speakers: voices.speakers, by_key: BTreeMap::new() };
        for name in voices.declared.iter().chain(voices.speaker) {
            names.resolve(name);
        }
        names
    }

    pub fn resolve(&mut self, name: &str) -> String {
        match self.speakers.find(name) {
            Some(speaker) => speaker.name.clone(),
            None => self.by_key.entry(key(name)).or_insert_with(|| squeeze(name)).clone(),
        }
    }
}

/// The speakers' declared fields; where there are several speakers, all their values.
pub(super) fn fields_of(names: &[String], speakers: &Speakers) -> Vec<(String, Vec<String>)> {
    let mut fields: Vec<(String, Vec<String>)> = Vec::new();
    for (name, values) in names.iter().filter_map(|name| speakers.find(name)).flat_map(|speaker| &speaker.fields) {
        match fields.iter_mut().find(|(known, _)| known == name) {
            Some((_, known)) => {
                let new: Vec<String> = values.iter().filter(|value| !known.contains(value)).cloned().collect();
                known.extend(new);
            }
            None => fields.push((name.clone(), values.clone())),
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::{Speaker, Speakers};

    #[test]
    fn a_name_stands_for_one_speaker() {
        let mut speakers = Speakers::default();
        let add = |speakers: &mut Speakers, name: &str, aliases: &[&str]| {
            let aliases: Vec<String> = aliases.iter().map(|&alias| alias.to_owned()).collect();
            speakers.add(Speaker { name: name.to_owned(), ..Speaker::default() }, &aliases)
        };
        assert_eq!(add(&mut speakers, "Liu Xiaoming", &["Liu", "liu"]), Vec::<String>::new());
        assert_eq!(add(&mut speakers, "Liu  XIAOMING", &["Ambassador"]), ["Liu  XIAOMING"]);
        assert_eq!(speakers.find("LIU\txiaoming").map(|speaker| speaker.name.as_str()), Some("Liu Xiaoming"));
        assert!(speakers.find("Xiaoming").is_none());
    }
}
