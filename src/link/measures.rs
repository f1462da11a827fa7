//! What a link says of dispersion, in Trends, and of lexical diversity, in Documents.

use crate::protocol::{DiversitySort, PartSort, Parts};

/// Both are off by default: Trends shows its chart, and Documents its catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Measures {
    /// Dispersion over these parts.
    pub spread: Option<Parts>,
    pub spread_sort: Option<(PartSort, bool)>,
    pub diversity: bool,
    pub diversity_sort: Option<(DiversitySort, bool)>,
}

/// So many equal parts at most, as in the engine.
const MOST: u32 = 10_000;
const FIELD: &str = "field:";
const PART_SORTS: [(PartSort, &str); 4] =
    [(PartSort::Order, "order"), (PartSort::Freq, "freq"), (PartSort::PerMillion, "rate"), (PartSort::Tokens, "words")];
const DIVERSITY_SORTS: [(DiversitySort, &str); 9] = [
    (DiversitySort::Order, "order"),
    (DiversitySort::Tokens, "words"),
    (DiversitySort::Types, "types"),
    (DiversitySort::Ttr, "ttr"),
    (DiversitySort::Mattr, "mattr"),
    (DiversitySort::Mtld, "mtld"),
    (DiversitySort::Hdd, "hdd"),
    (DiversitySort::YuleK, "yule-k"),
    (DiversitySort::SentenceLength, "sentence"),
];

impl Measures {
    /// The parts of the link, by name; those that are empty are left out.
    pub(super) fn parameters(&self) -> Vec<(&'static str, String)> {
        vec![
            ("spread", self.spread.as_ref().map(parts).unwrap_or_default()),
            ("spread-order", self.spread_sort.map(|sort| named(&PART_SORTS, sort)).unwrap_or_default()),
            ("diversity", if self.diversity { "yes" } else { "" }.into()),
            ("diversity-order", self.diversity_sort.map(|sort| named(&DIVERSITY_SORTS, sort)).unwrap_or_default()),
        ]
    }

    /// Takes one part of a link, decoded and not empty. `None` where it is none of these; else what it has to be, where
    /// it cannot be read.
    pub(super) fn set(&mut self, name: &str, value: &str) -> Option<Result<(), &'static str>> {
        match name {
            "spread" => match read_parts(value) {
                Some(parts) => self.spread = Some(parts),
                None => return Some(Err("documents, a number of parts or field: and a name")),
            },
            "spread-order" => match read_sort(&PART_SORTS, value) {
                Some(sort) => self.spread_sort = Some(sort),
                None => return Some(Err("order, freq, rate or words")),
            },
            "diversity" => match value {
                "yes" | "no" => self.diversity = value == "yes",
                _ => return Some(Err("yes or no")),
            },
            "diversity-order" => match read_sort(&DIVERSITY_SORTS, value) {
                Some(sort) => self.diversity_sort = Some(sort),
                None => return Some(Err("order, words, types, ttr, mattr, mtld, hdd, yule-k or sentence")),
            },
            _ => return None,
        }
        Some(Ok(()))
    }
}

/// `documents`, `10` or `field:speaker`.
fn parts(parts: &Parts) -> String {
    match parts {
        Parts::Documents => "documents".into(),
        Parts::Equal(count) => count.to_string(),
        Parts::Field(name) => [FIELD, name].concat(),
    }
}

fn read_parts(text: &str) -> Option<Parts> {
    match text.strip_prefix(FIELD) {
        Some("") => None,
        Some(name) => Some(Parts::Field(name.to_owned())),
        None if text == "documents" => Some(Parts::Documents),
        None => text.parse().ok().filter(|count| (1..=MOST).contains(count)).map(Parts::Equal),
    }
}

fn named<T: PartialEq>(names: &[(T, &str)], (key, descending): (T, bool)) -> String {
    let name = names.iter().find(|(mine, _)| *mine == key).map_or("", |(_, name)| name);
    [if descending { "-" } else { "" }, name].concat()
}

fn read_sort<T: Copy>(names: &[(T, &str)], text: &str) -> Option<(T, bool)> {
    let (name, descending) = text.strip_prefix('-').map_or((text, false), |name| (name, true));
    names.iter().find(|(_, mine)| *mine == name).map(|(key, _)| (*key, descending))
}
