//! What has to be known of a TEI file before its text is read.

use std::collections::BTreeMap;

use super::{
    people::{Gathering, People},
    xml::{Event, Tag, Xml},
};
use crate::corpus::formats::part::Unread;

/// What a whole file shows, read once from start to end.
#[derive(Default)]
pub(super) struct Scan {
    /// The name of the outermost element.
    pub root: String,
    pub has_text: bool,
    pub people: People,
    /// Which of several readings is taken, as the number of the child, by the place of the element that holds them.
    pub readings: BTreeMap<u64, usize>,
    /// Words say with `join` where no space is.
    pub has_joins: bool,
    /// References to entities that are not resolved, and the first of them.
    pub unresolved: (usize, String),
}

/// An open element that holds several readings.
struct Readings {
    at: u64,
    children: usize,
    /// The first one that is preferred.
    preferred: Option<usize>,
}

/// Whether an element holds several readings of the same place.
pub(super) fn holds_readings(name: &str) -> bool {
    matches!(name, "choice" | "app")
}

/// Whether a reading is the one that a reader of running text wants.
fn is_preferred(name: &str) -> bool {
    matches!(name, "reg" | "corr" | "expan" | "lem")
}

impl Scan {
    /// # Errors
    ///
    /// That the file is no sound XML.
    pub fn of(source: &str) -> Result<Self, Unread> {
        let mut scan = Self::default();
        let mut gathering = Gathering::default();
        let mut open: Vec<Option<Readings>> = Vec::new();
        let mut xml = Xml::new(source);
        while let Some(event) = xml.next()? {
            match event {
                Event::Open(tag) => {
                    scan.see(&tag, open.is_empty());
                    gathering.open(&tag);
                    if let Some(Some(readings)) = open.last_mut() {
                        if readings.preferred.is_none() && is_preferred(tag.name()) {
                            readings.preferred = Some(readings.children);
                        }
                        readings.children += 1;
                    }
                    let readings = Readings { at: tag.at, children: 0, preferred: None };
                    open.push(holds_readings(tag.name()).then_some(readings));
                }
                Event::Text(text) => gathering.text(&text),
                Event::Close(end) => {
                    gathering.close(end.name());
                    if let Some(Some(readings)) = open.pop() {
                        scan.readings.insert(readings.at, readings.preferred.unwrap_or(0));
                    }
                }
            }
        }
        scan.people = gathering.people;
        scan.unresolved = (xml.unresolved, xml.first_unresolved);
        Ok(scan)
    }

    fn see(&mut self, tag: &Tag<'_>, is_outermost: bool) {
        let name = tag.name();
        if is_outermost && self.root.is_empty() {
            self.root = name.to_owned();
        }
        self.has_text |= name == "text";
        self.has_joins = self.has_joins || matches!(name, "w" | "pc") && tag.attribute("join").is_some();
    }
}
