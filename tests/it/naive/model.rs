//! Small random corpora, as files for the engine and as plain lists of tokens for the naive scan.

use proptest::prelude::*;

/// Words of the texts, each with the tokens that it has.
const UNITS: &[&[&str]] = &[
    // Some often, so that phrases are found, also across the edges of what is in view.
    &["war"],
    &["war"],
    &["war"],
    &["win"],
    &["win"],
    &["War"],
    &["wars"],
    &["WAR"],
    &["win"],
    &["wins"],
    &["win", "win"],
    &["café"],
    &["Café"],
    &["cafés"],
    &["cafe"],
    &["don't"],
    &["Don’t"],
    &["5G"],
    &["1,000"],
    &["中", "国"],
];
/// What stands between two words.
const GAPS: &[&str] = &[" ", " ", " ", ", ", ". ", " — ", "; ", "\t"];
pub const SPEAKERS: &[(&str, Option<&str>)] = &[("Ann", Some("east")), ("Bo", Some("west")), ("Cy", None)];
pub const TOPICS: &[&str] = &["Red", "blue sky", "Green"];
pub const PLACES: &[&str] = &["Rome", "New York"];
pub const DATES: &[&str] = &["2019", "2019-05", "2019-05-01", "2020", "2020-02", "2020-02-29", "2021-12-31"];

pub const CONFIG: &str = "title = 'Random'
language = 'en'
stemmer = 'english'
[fields.Topics]
[fields.place]
[[speakers]]
name = 'Ann'
side = 'east'
[[speakers]]
name = 'Bo'
side = 'west'
";

#[derive(Clone, Debug)]
pub struct Token {
    pub written: &'static str,
    /// The number of labels before it.
    pub turn: usize,
    pub speaker: Option<&'static str>,
    pub side: Option<&'static str>,
    pub quoted: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Doc {
    pub path: String,
    pub file: String,
    pub text: String,
    pub tokens: Vec<Token>,
    pub date: Option<&'static str>,
    pub topics: Vec<&'static str>,
    pub place: Option<&'static str>,
}

/// A stretch of words, in quotation marks or not: words and the gaps after them.
type Chunk = (bool, Vec<(usize, usize)>);
/// Who is said to speak, and the chunks.
type Paragraph = (Option<usize>, Vec<Chunk>);

#[derive(Clone, Debug)]
struct Seed {
    date: Option<usize>,
    topics: Vec<usize>,
    place: Option<usize>,
    /// All text outside labelled turns is Cy's.
    own: bool,
    paragraphs: Vec<Paragraph>,
}

fn seed() -> impl Strategy<Value = Seed> {
    let chunk = (prop::bool::weighted(0.2), prop::collection::vec((0..UNITS.len(), 0..GAPS.len()), 1..6));
    let paragraph = (prop::option::of(0..2usize), prop::collection::vec(chunk, 1..4));
    (
        prop::option::weighted(0.8, 0..DATES.len()),
        prop::sample::subsequence((0..TOPICS.len()).collect::<Vec<_>>(), 0..=2),
        prop::option::of(0..PLACES.len()),
        prop::bool::weighted(0.3),
        prop_oneof![1 => Just(Vec::new()), 6 => prop::collection::vec(paragraph, 1..5)],
    )
        .prop_map(|(date, topics, place, own, paragraphs)| Seed { date, topics, place, own, paragraphs })
}

/// One to five documents, the last of which has a date and a speaker, so that there are fields of theirs.
pub fn corpus() -> impl Strategy<Value = Vec<Doc>> {
    let last = seed().prop_map(|mut seed| {
        seed.date = seed.date.or(Some(0));
        seed.own = true;
        seed.paragraphs.insert(0, (None, vec![(false, vec![(0, 0)])]));
        seed
    });
    (prop::collection::vec(seed(), 0..5), last).prop_map(|(mut seeds, last)| {
        seeds.push(last);
        seeds.iter().enumerate().map(|(n, s)| doc(n, s)).collect()
    })
}

fn doc(number: usize, seed: &Seed) -> Doc {
    let mut doc = Doc {
        path: format!("d{number}.txt"),
        date: seed.date.map(|d| DATES[d]),
        topics: seed.topics.iter().map(|&t| TOPICS[t]).collect(),
        place: seed.place.map(|p| PLACES[p]),
        ..Doc::default()
    };
    if seed.paragraphs.is_empty() {
        doc.text = "— …".into();
    }
    // A turn goes on until the next label; what comes before the first one is the document's own speaker's, if any.
    let mut speaker = seed.own.then_some(2);
    let mut turn = 0;
    for (label, chunks) in &seed.paragraphs {
        if !doc.text.is_empty() {
            doc.text += "\n\n";
        }
        if let Some(label) = *label {
            let name = SPEAKERS[label].0;
            doc.text += &format!("{name}: ");
            speaker = Some(label);
            turn += 1;
        }
        for (number, (quoted, units)) in chunks.iter().enumerate() {
            doc.text += if number > 0 { " " } else { "" };
            doc.text += if *quoted { "“" } else { "" };
            for (number, &(unit, gap)) in units.iter().enumerate() {
                doc.text += if number > 0 { GAPS[gap] } else { "" };
                // Han stands together, other words of one unit with a hyphen.
                doc.text += &UNITS[unit].join(if UNITS[unit][0] == "中" { "" } else { "-" });
                doc.tokens.extend(UNITS[unit].iter().map(|&written| Token {
                    written,
                    turn,
                    speaker: speaker.map(|s| SPEAKERS[s].0),
                    side: speaker.and_then(|s| SPEAKERS[s].1),
                    quoted: *quoted,
                }));
            }
            doc.text += if *quoted { "”" } else { "" };
        }
    }
    let mut head = String::new();
    let line = |name: &str, value: &str| format!("{name}: {value}\n");
    head += &doc.date.map(|date| line("date", date)).unwrap_or_default();
    head += &doc.place.map(|place| line("place", place)).unwrap_or_default();
    head += &if doc.topics.is_empty() { String::new() } else { line("topics", &doc.topics.join("; ")) };
    head += &if seed.own { line("speaker", "Cy") } else { String::new() };
    doc.file = if head.is_empty() { doc.text.clone() } else { format!("---\n{head}---\n{}", doc.text) };
    doc
}

/// The files of the corpus.
pub fn files(docs: &[Doc]) -> Vec<(&str, &str)> {
    let texts = docs.iter().map(|d| (d.path.as_str(), d.file.as_str()));
    std::iter::once(("corpus.toml", CONFIG)).chain(texts).collect()
}

/// The days that a partial date covers, as numbers that are in order.
pub fn days(date: &str) -> (u32, u32) {
    let parts: Vec<u32> = date.split('-').map(|p| p.parse().unwrap()).collect();
    let number = |y: u32, m: u32, d: u32| y * 10_000 + m * 100 + d;
    match parts[..] {
        [y] => (number(y, 1, 1), number(y, 12, 31)),
        [y, m] => (number(y, m, 1), number(y, m, last_of(y, m))),
        [y, m, d] => (number(y, m, d), number(y, m, d)),
        _ => panic!("{date}"),
    }
}

pub fn last_of(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
