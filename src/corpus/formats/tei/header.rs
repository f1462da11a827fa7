//! What the header of a TEI text says of it.

use super::{
    citation::Citation,
    dates::{Dated, dated},
    name::{Name, folded},
    xml::Tag,
};

/// The values of a header's fields, gathered from its elements one by one.
#[derive(Default)]
pub(super) struct Header {
    /// The language of the document, where its outermost element has one.
    language: Option<String>,
    /// How many elements are open.
    depth: usize,
    /// The part of the header that is open, and how deep it is.
    part: Option<(Part, usize)>,
    /// The element whose text is gathered, and how deep it is.
    gathered: Option<(Gathered, usize)>,
    /// Titles with how good they are: the least is the best.
    titles: Vec<(u8, String)>,
    authors: Vec<String>,
    senders: Vec<String>,
    /// By how good a witness each is: the least is the best.
    dates: Vec<(u8, Dated)>,
    languages: Vec<String>,
    addresses: Vec<(u8, String)>,
    citation: Citation,
}

/// Parts of a header that say something of the text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Titles,
    Publication,
    Source,
    Setting,
    Creation,
    /// Events such as the first print of a play.
    Events,
    /// The sending of a letter.
    Sending,
    Languages,
}

impl Part {
    fn of(tag: &Tag<'_>) -> Option<Self> {
        Some(match tag.name() {
            "titleStmt" => Self::Titles,
            "publicationStmt" => Self::Publication,
            "sourceDesc" => Self::Source,
            "settingDesc" => Self::Setting,
            "creation" => Self::Creation,
            "listEvent" => Self::Events,
            "correspAction" if tag.has("type", "sent") => Self::Sending,
            "langUsage" => Self::Languages,
            _ => return None,
        })
    }

    /// How good a witness it is of a text's date.
    fn date_rank(self) -> Option<u8> {
        match self {
            Self::Setting => Some(0),
            Self::Sending => Some(1),
            Self::Creation => Some(2),
            Self::Events => Some(3),
            Self::Source => Some(4),
            Self::Publication => Some(5),
            Self::Titles | Self::Languages => None,
        }
    }
}

enum Gathered {
    Title(u8, String),
    Author(Name),
    Sender(Name),
    /// A date without attributes.
    Date(u8, String),
    Address(u8, String),
}

impl Header {
    pub fn new(language: Option<String>) -> Self {
        Self { language, ..Self::default() }
    }

    pub fn open(&mut self, tag: &Tag<'_>) {
        self.depth += 1;
        if let Some((Gathered::Author(name) | Gathered::Sender(name), _)) = &mut self.gathered {
            name.open(tag.name());
        }
        let Some((part, part_depth)) = self.part else {
            self.part = Part::of(tag).map(|part| (part, self.depth));
            return;
        };
        if part == Part::Source {
            self.citation.open(tag, self.depth - part_depth, self.language.as_deref());
        }
        if self.gathered.is_none() {
            self.gathered = self.gather(part, tag).map(|gathered| (gathered, self.depth));
        }
    }

    /// Takes what the attributes of an element say. Gives what its text is wanted for.
    fn gather(&mut self, part: Part, tag: &Tag<'_>) -> Option<Gathered> {
        let rank = if part == Part::Source { 0 } else { 1 };
        match (part, tag.name()) {
            (Part::Titles, "title") => {
                let kind = match tag.attribute("type").as_deref() {
                    Some("main") => 0,
                    None => 1,
                    Some(_) => 2,
                };
                let is_translated = tag.attribute("xml:lang").is_some_and(|own| Some(own) != self.language);
                Some(Gathered::Title(kind * 2 + u8::from(is_translated), String::new()))
            }
            (Part::Titles, "author") => Some(Gathered::Author(Name::default())),
            (Part::Sending, "persName") => Some(Gathered::Sender(Name::default())),
            (Part::Languages, "language") => {
                self.languages.extend(tag.attribute("ident"));
                None
            }
            (Part::Source | Part::Publication, "idno") if is_address(tag) => {
                Some(Gathered::Address(rank, String::new()))
            }
            (Part::Source | Part::Publication, "ptr" | "ref") => {
                self.addresses
                    .extend(tag.attribute("target").and_then(|target| address(&target)).map(|url| (rank, url)));
                None
            }
            (Part::Events, "event") => {
                self.dates.extend(part.date_rank().zip(dated(tag)));
                None
            }
            (_, "date") => {
                let rank = part.date_rank()?;
                match dated(tag) {
                    Some(date) => {
                        self.dates.push((rank, date));
                        None
                    }
                    None => Some(Gathered::Date(rank, String::new())),
                }
            }
            _ => None,
        }
    }

    pub fn text(&mut self, text: &str) {
        if matches!(self.part, Some((Part::Source, _))) {
            self.citation.push(text);
        }
        match &mut self.gathered {
            Some((Gathered::Author(name) | Gathered::Sender(name), _)) => name.push(text),
            Some((Gathered::Title(_, found) | Gathered::Date(_, found) | Gathered::Address(_, found), _)) => {
                found.push_str(text);
            }
            None => {}
        }
    }

    pub fn close(&mut self, name: &str) {
        let depth = self.depth;
        self.depth = depth.saturating_sub(1);
        if let Some((gathered, _)) = self.gathered.take_if(|(_, at)| *at == depth) {
            self.take(gathered);
        } else if let Some((Gathered::Author(found) | Gathered::Sender(found), _)) = &mut self.gathered {
            found.close(name);
        }
        if let Some((Part::Source, at)) = self.part {
            self.citation.close(depth == at + 1);
        }
        self.part.take_if(|(_, at)| *at == depth);
    }

    fn take(&mut self, gathered: Gathered) {
        match gathered {
            Gathered::Title(rank, title) => self.titles.push((rank, folded(&title))),
            Gathered::Author(name) => self.authors.push(name.finish()),
            Gathered::Sender(name) => self.senders.push(name.finish()),
            Gathered::Date(rank, date) => self.dates.extend(Dated::written(&date).map(|date| (rank, date))),
            Gathered::Address(rank, url) => self.addresses.extend(address(&url).map(|url| (rank, url))),
        }
    }

    /// The values of fields, and a date that is none, as the rest of a sentence. `language` is that of the root.
    pub fn finish(mut self, language: Option<String>) -> (Vec<(&'static str, String)>, Option<String>) {
        self.titles.retain(|(_, title)| !title.is_empty());
        self.titles.sort_by_key(|(rank, _)| *rank);
        let title = self.titles.into_iter().next().map(|(_, title)| title);
        let authors = if self.authors.iter().all(String::is_empty) { self.senders } else { self.authors };
        let mut names: Vec<String> = Vec::new();
        for name in authors.into_iter().filter(|name| !name.is_empty()).take(MOST_AUTHORS) {
            // What parts values is no part of one.
            let name = name.replace(';', ",");
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let author = (!names.is_empty()).then(|| names.join("; "));
        self.dates.sort_by_key(|(rank, _)| *rank);
        let (date, problem) = date(&self.dates);
        self.languages.sort();
        self.languages.dedup();
        let only = if self.languages.len() == 1 { self.languages.pop() } else { None };
        self.addresses.sort_by_key(|(rank, _)| *rank);
        let url = self.addresses.into_iter().next().map(|(_, url)| url);
        let values = [
            ("title", title),
            ("author", author),
            ("date", date),
            ("language", only.or(language)),
            ("source", self.citation.finish()),
            ("url", url),
        ];
        (values.into_iter().filter_map(|(name, value)| Some((name, value?))).collect(), problem)
    }
}

/// Authors that are taken: a longer list is not one of authors.
const MOST_AUTHORS: usize = 50;

/// The best date, and what is wrong with the best one where none is a date.
fn date(dates: &[(u8, Dated)]) -> (Option<String>, Option<String>) {
    let on = |(rank, date): &(u8, Dated)| match date {
        Dated::On(date) => Some((*rank, *date)),
        _ => None,
    };
    // Of the editions that a text has had, the first is the one that dates it.
    let found = dates.iter().filter_map(on).min().map(|(_, date)| date.to_string());
    let problem = dates.iter().find_map(|(_, date)| match date {
        Dated::Between(from, to) => Some(format!(
            "has a date between {from} and {to}, which no single day, month or year spans; it is undated unless \
             metadata.csv dates it"
        )),
        Dated::Unread(written) => Some(format!("has \"{written}\" as its date, which is none that can be read")),
        Dated::On(_) => None,
    });
    let problem = problem.filter(|_| found.is_none());
    (found, problem)
}

fn is_address(tag: &Tag<'_>) -> bool {
    tag.attribute("type").is_some_and(|kind| ["uri", "url"].iter().any(|known| kind.eq_ignore_ascii_case(known)))
}

fn address(text: &str) -> Option<String> {
    let text = text.trim();
    let is_address = ["http://", "https://"].iter().any(|scheme| text.starts_with(scheme));
    (is_address && !text.contains(char::is_whitespace)).then(|| text.to_owned())
}
