//! The corpus that the page ships, held to what it promises of itself.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use readout::{
    corpus::{self, Corpus, SourceFile},
    engine::Engine,
    index::{Index, build},
    model::Date,
    protocol::{Read, ReadRequest},
    text::{normal, tokens},
};
use serde::Deserialize;

use crate::{common, shared};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    originals: Vec<String>,
    terms: Vec<Term>,
    /// Names, titles and set terms that may be longer than a borrowing.
    allowed: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Term {
    forms: Vec<String>,
    counts: Vec<u64>,
}

fn table() -> Table {
    toml::from_str(include_str!("../data/digest_terms.toml")).unwrap()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, below: &str, found: &mut Vec<SourceFile>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{below}{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_dir() {
            files(&path, &format!("{name}/"), found);
        } else {
            found.push(SourceFile { path: name, bytes: fs::read(&path).unwrap(), named: false });
        }
    }
}

fn corpus() -> Corpus {
    let mut found = Vec::new();
    files(&root().join("public/corpus"), "", &mut found);
    let (corpus, report) = corpus::read(found);
    assert_eq!(report.problems, [], "the shipped corpus is read without a word");
    corpus
}

fn index() -> Index {
    build(&corpus(), |_| ()).unwrap()
}

/// All documents, as a reader has them.
fn read_all(index: Index) -> (Engine, Vec<Read>) {
    let docs: Vec<String> = index.documents.paths.iter().map(str::to_owned).collect();
    let engine = Engine::with_index(index);
    let read = |doc: String| {
        let request = ReadRequest { scope: common::scope("", &[]), doc, from: 1, limit: 0, ..Default::default() };
        common::ask(&engine, request).unwrap().body
    };
    let all = docs.into_iter().map(read).collect();
    (engine, all)
}

/// The speakers that `corpus.toml` declares, each with its side and voice.
fn speakers() -> BTreeMap<String, (String, String)> {
    let config: toml::Table = fs::read_to_string(root().join("public/corpus/corpus.toml")).unwrap().parse().unwrap();
    let text = |speaker: &toml::Value, name: &str| speaker[name].as_str().expect(name).to_owned();
    let list = config["speakers"].as_array().unwrap();
    list.iter().map(|s| (text(s, "name"), (text(s, "side"), text(s, "voice")))).collect()
}

const SIDES: &[&str] = &["China", "UK", "US", "international agency", "third country", "compiler"];
const VOICES: &[&str] = &["official", "politician", "state media", "other media", "company", "compiler"];
const KINDS: &[&str] = &["statement", "question and answer", "op-ed", "news report", "editorial note"];
const TOPICS: &[&str] = &[
    "Huawei and 5G",
    "NSC leak",
    "Hong Kong",
    "Xinjiang",
    "bilateral relations",
    "cold war and US",
    "trade and investment",
    "press",
    "Ukraine and sanctions",
    "international order",
    "Covid-19",
];
/// Of each original: its date, whether that is derived, and its parts.
const ORIGINALS: &[(&str, &str, bool, usize)] = &[
    ("2019-01-28-op-ed-scaremongers", "2019-01-28", false, 7),
    ("2019-04-ambassador-defends-huawei", "2019-04", true, 6),
    ("2019-04-ambassador-urges-5g", "2019-04", true, 5),
    ("2020-07-30-press-conference", "2020-07-30", false, 31),
    ("2024-10-18-lammy-beijing", "2024-10-18", true, 5),
];

#[test]
fn every_document_has_its_fields() {
    let corpus = corpus();
    assert_eq!(corpus.documents.len(), 54);
    let originals = table().originals;
    let mut parts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut titles = BTreeSet::new();
    for document in &corpus.documents {
        let path = &document.path;
        let values = |name: &str| -> &[String] {
            document.fields.iter().find(|(n, _)| n == name).map_or(&[], |(_, values)| values.as_slice())
        };
        let one = |name: &str| -> &str {
            let [value] = values(name) else { panic!("{path}: {name} is {:?}", values(name)) };
            assert!(!value.trim().is_empty(), "{path}: {name} is empty");
            value
        };
        assert!(titles.insert(one("title")), "{path}: another one has this title");
        let original = one("original");
        assert!(originals.iter().any(|o| o == original), "{path}: {original}");
        *parts.entry(original).or_default() += 1;
        let (_, date, derived, _) = ORIGINALS.iter().find(|(name, ..)| original == *name).unwrap();
        assert_eq!(one("date"), *date, "{path}");
        assert!(Date::parse(one("date")).is_some());
        assert_eq!(values("date_basis"), if *derived { &["derived"][..] } else { &[] }, "{path}");
        assert!(one("original_words").parse::<u32>().is_ok_and(|words| words > 0), "{path}");
        assert!(KINDS.contains(&one("kind")), "{path}: {}", one("kind"));
        assert!(!values("topics").is_empty(), "{path} has no topic");
        assert!(values("topics").iter().all(|t| TOPICS.contains(&t.as_str())), "{path}: {:?}", values("topics"));
        assert_eq!(one("publisher") == "outlet not recorded", original.starts_with("2019-04"), "{path}");
        assert_eq!(values("first_published").is_empty(), one("kind") != "op-ed", "{path}");
        assert!(one("source").len() > 40, "{path}: {} is no citation", one("source"));
    }
    for (name, _, _, expected) in ORIGINALS {
        assert_eq!(parts.get(name), Some(expected), "{name}");
    }
}

#[test]
fn every_speaker_has_a_side_and_a_voice() {
    let speakers = speakers();
    for (name, (side, voice)) in &speakers {
        assert!(SIDES.contains(&side.as_str()) && VOICES.contains(&voice.as_str()), "{name}: {side}, {voice}");
    }
    assert_eq!(speakers["Reuters"].0, "international agency");
    assert_eq!(speakers["Associated Press"].0, "international agency");
    assert_eq!(speakers["Readout"], ("compiler".into(), "compiler".into()));
}

#[test]
fn every_paragraph_has_its_owner() {
    let declared = speakers();
    let (_, documents) = read_all(index());
    let mut heard = BTreeSet::new();
    for document in &documents {
        for paragraph in &document.paragraphs {
            let place = format!("{}, paragraph {}", document.doc, paragraph.number);
            // A label that is not declared would be none, and its paragraph go on with the turn before.
            assert!(paragraph.label > 0, "{place} opens with nobody's name: {}", paragraph.text);
            let speaker = paragraph.speaker.as_deref().expect(&place);
            assert!(declared.contains_key(speaker), "{place}: {speaker} is not declared");
            heard.insert(speaker.to_owned());
        }
    }
    let silent: Vec<_> = declared.keys().filter(|name| !heard.contains(*name)).collect();
    assert!(silent.is_empty(), "declared, and never heard: {silent:?}");
}

#[test]
fn no_side_says_the_words_of_another() {
    let speakers = speakers();
    let engine = Engine::with_index(index());
    let tokens = |query: &str| common::search(&engine, common::scope(query, &[])).unwrap().0.view.tokens;
    for side in SIDES {
        let mut own = 0;
        for (speaker, (of, _)) in &speakers {
            let both = tokens(&format!("side:\"{side}\" speaker:\"{speaker}\""));
            assert_eq!(
                both,
                if of == side { tokens(&format!("speaker:\"{speaker}\"")) } else { 0 },
                "{speaker}, {side}"
            );
            own += both;
        }
        assert_eq!(tokens(&format!("side:\"{side}\"")), own, "{side}");
        assert!(own > 0, "{side} says nothing");
    }
    // All words are somebody's.
    assert_eq!(tokens("-speaker:*"), 0);
}

#[test]
fn terms_occur_as_often_as_in_the_originals() {
    let Table { originals, terms, .. } = table();
    assert_eq!((originals.len(), terms.len()), (5, 40));
    let engine = Engine::with_index(index());
    let mut wrong = Vec::new();
    for Term { forms, counts } in &terms {
        let query = forms.iter().map(|form| format!("\"{form}\"")).collect::<Vec<_>>().join(" | ");
        for (original, &expected) in originals.iter().zip(counts) {
            let scope = common::scope(&query, &[&format!("original:{original}")]);
            let found = common::search(&engine, scope).unwrap().0.matches;
            let allowed = if expected <= 12 { 0 } else { expected / 10 };
            if found.abs_diff(expected) > allowed {
                wrong.push(format!("{forms:?} in {original}: {found} and not {expected}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_part_is_as_long_as_what_it_stands_for() {
    let corpus = corpus();
    let mut wrong = Vec::new();
    for document in &corpus.documents {
        let stated = document.fields.iter().find(|(name, _)| name == "original_words").unwrap();
        let expected: f64 = stated.1[0].parse().unwrap();
        let spoken = document.turns.iter().flat_map(|turn| &turn.ranges);
        let words: usize = spoken.map(|range| tokens(&document.text[range.clone()], &[]).len()).sum();
        if (words as f64 - expected).abs() > expected / 5.0 {
            wrong.push(format!("{}: {words} words for {expected}", document.path));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn norms(text: &str) -> Vec<String> {
    tokens(text, &[]).into_iter().map(|range| normal(&text[range])).collect()
}

/// Words in a row that two texts may not share.
const BORROWED: usize = 8;

#[test]
fn nothing_is_borrowed() {
    let Some(folder) = shared::corpus("china-uk") else { return };
    let Table { originals, allowed, .. } = table();
    let allowed: Vec<Vec<String>> = allowed.iter().map(|text| norms(text)).collect();
    let texts: Vec<Vec<String>> =
        originals.iter().map(|name| norms(&fs::read_to_string(folder.join(format!("{name}.txt"))).unwrap())).collect();
    let runs: BTreeSet<&[String]> = texts.iter().flat_map(|text| text.windows(BORROWED)).collect();
    assert!(runs.len() > 8_000, "the originals are there");
    let (_, documents) = read_all(index());
    let (mut borrowed, mut shared) = (Vec::new(), vec![false; allowed.len()]);
    for document in &documents {
        for paragraph in &document.paragraphs {
            let said: String = paragraph.text.chars().skip(paragraph.label as usize).collect();
            for run in norms(&said).windows(BORROWED).filter(|run| runs.contains(run)) {
                match allowed.iter().position(|text| text.windows(BORROWED).any(|part| part == run)) {
                    Some(number) => shared[number] = true,
                    None => {
                        borrowed.push(format!("{}, paragraph {}: {}", document.doc, paragraph.number, run.join(" ")));
                    }
                }
            }
        }
    }
    assert!(borrowed.is_empty(), "{}", borrowed.join("\n"));
    assert!(shared.iter().all(|is| *is), "allowed, and not needed: {shared:?}");
}

#[test]
fn the_words_of_the_originals_are_theirs() {
    let Some(folder) = shared::corpus("china-uk") else { return };
    let corpus = corpus();
    for name in table().originals {
        let whole = norms(&fs::read_to_string(folder.join(format!("{name}.txt"))).unwrap()).len() as f64;
        let of = corpus.documents.iter().filter(|d| d.fields.iter().any(|(n, v)| n == "original" && v[0] == name));
        let stated: f64 = of
            .flat_map(|d| &d.fields)
            .filter(|(n, _)| n == "original_words")
            .map(|(_, v)| v[0].parse::<f64>().unwrap())
            .sum();
        // The rest is navigation, titles, captions and footers.
        assert!(stated < whole && stated > whole * 0.7, "{name}: {stated} of {whole} words are said to be its body's");
    }
}

#[test]
fn every_figure_is_there() {
    let Some(folder) = shared::corpus("china-uk") else { return };
    let corpus = corpus();
    // The hour at which a page was put on line is none of its figures.
    const CLOCK: &[&str] = &["20:08"];
    // Without what makes an ordinal of it: who writes it out, writes it out.
    let numbers = |text: &str| -> BTreeSet<String> {
        let digits = |word: String| word.trim_end_matches(char::is_alphabetic).to_owned();
        norms(text).into_iter().filter(|word| word.starts_with(|c: char| c.is_ascii_digit())).map(digits).collect()
    };
    for name in table().originals {
        let mut text = fs::read_to_string(folder.join(format!("{name}.txt"))).unwrap();
        CLOCK.iter().for_each(|clock| text = text.replace(clock, ""));
        let of = corpus.documents.iter().filter(|d| d.fields.iter().any(|(n, v)| n == "original" && v[0] == name));
        let told: BTreeSet<String> = of
            .flat_map(|d| d.fields.iter().flat_map(|(_, values)| values).chain([&d.text]))
            .flat_map(|text| numbers(text))
            .collect();
        let missing: Vec<_> = numbers(&text).difference(&told).cloned().collect();
        assert!(missing.is_empty(), "{name}: {missing:?}");
    }
}
