//! Real texts, where they are at hand: the corpora of [`shared`].

use std::{collections::BTreeMap, fs, path::Path, process::Command};

use readout::{
    corpus::{self, SourceFile},
    engine::Engine,
    index::{Index, build, package},
    link::read_kwic_sort,
    protocol::{
        By, CollocateSort, CollocatesRequest, DispersionRequest, DiversityRequest, DiversitySort, Grams,
        KeynessRequest, KeynessSort, KwicContext, KwicRequest, Query, ReadRequest, TermSort, TermsRequest,
        TrendRequest, Window, Within,
    },
    query::View,
};
use serde::Serialize;
use serde_json::Value;

use crate::{common, shared};

fn index(folder: &Path) -> Index {
    let files = fs::read_dir(folder).unwrap().map(|entry| {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        SourceFile { path: name, bytes: fs::read(&path).unwrap(), named: false }
    });
    build(&corpus::read(files.collect()).0, |_| ()).unwrap()
}

/// The words of all text with a value of a field.
fn said(index: &Index, field: &str, value: &str) -> Vec<String> {
    let field = index.field(field).unwrap();
    let view = View::of_value(index, field, field.values.find(value).expect(value));
    view.spans.iter().flat_map(|s| s.start..s.end).map(|at| index.word(at).to_owned()).collect()
}

fn words(text: &str) -> Vec<String> {
    readout::text::tokens(text, &[]).into_iter().map(|r| text[r].to_owned()).collect()
}

#[test]
fn the_golden_era() {
    let Some(folder) = shared::corpus("china-uk") else { return };
    let (found, _) = common::search(&Engine::with_index(index(&folder)), common::scope("\"golden era\"", &[])).unwrap();
    let results: Vec<(&str, u64)> = found.results.iter().map(|r| (r.doc.as_str(), r.matches)).collect();
    assert_eq!(results, [("2020-07-30-press-conference.txt", 2)]);
}

#[test]
fn who_says_what_at_the_press_conference() {
    let Some(folder) = shared::corpus("china-uk") else { return };
    let text = fs::read_to_string(folder.join("2020-07-30-press-conference.txt")).unwrap();
    let index = index(&folder);
    // Read a second time: each line that opens with one of these names is theirs, and what follows it.
    const NAMES: &[&str] = &[
        "Ambassador Liu",
        "BBC",
        "Sky News",
        "CGTN",
        "Reuters",
        "CCTV",
        "ITV",
        "Associated Press",
        "Xinhua News Agency",
    ];
    let mut spoken: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut speaker = None;
    for line in text.lines() {
        let label = NAMES.iter().find_map(|name| Some((*name, line.strip_prefix(name)?.strip_prefix(": ")?)));
        let line = label.map_or(line, |(name, rest)| {
            speaker = Some(name);
            rest
        });
        if let Some(speaker) = speaker {
            spoken.entry(speaker).or_default().extend(words(line));
        }
    }
    assert_eq!(spoken.len(), NAMES.len());
    for (name, words) in &spoken {
        assert_eq!(&said(&index, "speaker", name), words, "{name}");
    }
    let question = text.lines().find_map(|line| line.strip_prefix("Reuters: ")).unwrap();
    assert_eq!(said(&index, "speaker", "Reuters"), words(question));
    assert!((73..=80).contains(&words(question).len()), "{} words", words(question).len());

    // The same by the query language, and read as a paragraph.
    let engine = Engine::with_index(index);
    let scope = common::scope("cold war", &["speaker:Reuters"]);
    let (found, _) = common::search(&engine, scope.clone()).unwrap();
    assert_eq!((found.view.documents, found.view.tokens as usize, found.matches), (1, words(question).len(), 2));
    let doc = "2020-07-30-press-conference.txt".to_owned();
    let read = common::ask(&engine, ReadRequest { scope, doc, from: 1, limit: 0, ..Default::default() }).unwrap().body;
    let in_view: Vec<&str> =
        read.paragraphs.iter().filter(|p| p.in_view && p.number > 0).map(|p| p.text.as_str()).collect();
    assert_eq!(in_view, [format!("Reuters: {question}")]);
    let (found, _) = common::search(&engine, common::scope("speaker:\"Ambassador Liu\"", &[])).unwrap();
    assert_eq!((found.view.documents, found.view.tokens as usize), (1, spoken["Ambassador Liu"].len()));
}

#[test]
fn texts_come_back_and_packages_are_small() {
    for name in ["china-uk", "inaugural"] {
        let Some(folder) = shared::corpus(name) else { return };
        let index = index(&folder);
        let files = package::write(&index);
        let bytes: usize = files.iter().map(|f| f.bytes.len()).sum();
        let text: usize = (0..index.documents.len() as u32).map(|doc| index.text(doc).len()).sum();
        assert!(bytes * 2 < text, "{name}: {bytes} bytes for {text} of text");
        for doc in 0..index.documents.len() as u32 {
            let source = fs::read(folder.join(index.documents.paths.get(doc))).unwrap();
            // What is UTF-8 without marks of any kind comes back as it is.
            if let Ok(source) = String::from_utf8(source)
                && !source.contains(['\r', '\u{FEFF}', '\u{85}', '\u{2028}', '\u{2029}'])
            {
                assert_eq!(index.text(doc), readout::text::nfc(&source), "{}", index.documents.paths.get(doc));
            }
        }
    }
}

/// The second count, by a few lines of another language.
fn counted(folder: &Path, terms: &[&str]) -> Value {
    independent(&[&[folder.to_str().unwrap()], terms].concat())
}

fn independent(args: &[&str]) -> Value {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/independent_count.py");
    let output = Command::new("python3").arg(script).args(args).output().expect("Python 3");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn the_whole_word_list_counted_twice() {
    for name in ["inaugural", "china-uk"] {
        let Some(folder) = shared::corpus(name) else { return };
        let terms = TermsRequest {
            scope: common::scope("", &[]),
            min_freq: 1,
            sort: TermSort::Freq,
            descending: true,
            ..TermsRequest::default()
        };
        let terms = common::ask(&Engine::with_index(index(&folder)), terms).unwrap().body;
        let found: BTreeMap<&str, u64> = terms.rows.iter().map(|r| (r.term.as_str(), r.freq)).collect();
        let second = counted(&folder, &[]);
        let expected: BTreeMap<&str, u64> =
            second["words"].as_object().unwrap().iter().map(|(word, n)| (word.as_str(), n.as_u64().unwrap())).collect();
        let differ: Vec<_> = found
            .keys()
            .chain(expected.keys())
            .filter(|word| found.get(*word) != expected.get(*word))
            .map(|word| (word, found.get(word), expected.get(word)))
            .collect();
        assert!(differ.is_empty(), "{name}: {differ:?}");
        assert_eq!(terms.tokens, expected.values().sum::<u64>());
        assert!(terms.types > 2_000, "{} is no whole word list", terms.types);
    }
}

#[test]
fn freedom_and_liberty_counted_twice() {
    let Some(folder) = shared::corpus("inaugural") else { return };
    let request = TrendRequest {
        scope: common::scope("", &[]),
        terms: vec!["freedom".into(), "liberty".into()],
        by: By::Year,
        ..TrendRequest::default()
    };
    let trend = common::ask(&Engine::with_index(index(&folder)), request).unwrap().body;
    let second = counted(&folder, &["freedom", "liberty"]);
    let keys: Vec<&str> = trend.bins.iter().filter_map(|b| b.key.as_deref()).collect();
    assert_eq!((keys.len(), keys[0], keys[keys.len() - 1]), (233, "1789", "2021"));
    assert_eq!(trend.bins.iter().filter(|b| b.documents > 0).count(), 59);
    for series in &trend.series {
        for (bin, point) in trend.bins.iter().zip(&series.points) {
            let year = &second["years"][bin.key.as_deref().unwrap()];
            let count = |name: &str| year[name].as_u64().unwrap_or_default();
            assert_eq!((bin.tokens, point.tokens), (count("tokens"), count("tokens")), "{:?}", bin.key);
            assert_eq!(point.freq, count(&format!("term {}", series.term)), "{} in {:?}", series.term, bin.key);
        }
    }
    assert!(trend.series.iter().all(|s| s.freq > 100), "both are common words here");
}

#[test]
fn the_concordance_of_freedom_made_twice() {
    let Some(folder) = shared::corpus("inaugural") else { return };
    let engine = Engine::with_index(index(&folder));
    for keys in [&[][..], &["1R", "2R", "3R"], &["2L", "1R"]] {
        let sort = if keys.is_empty() { Vec::new() } else { read_kwic_sort(&keys.join(",")).unwrap() };
        let request = KwicRequest {
            scope: common::scope("freedom", &[]),
            sort,
            context: KwicContext::Tokens(8),
            ..KwicRequest::default()
        };
        let kwic = common::ask(&engine, request).unwrap().body;
        let normal = |text: &str| words(text).iter().map(|word| readout::text::normal(word)).collect::<Vec<_>>();
        let lines: Vec<Value> = kwic
            .lines
            .iter()
            .map(|line| serde_json::json!([line.doc, line.position, normal(&line.left), normal(&line.right)]))
            .collect();
        let second = independent(&[&["concordance", folder.to_str().unwrap(), "freedom"], keys].concat());
        assert!(kwic.lines.len() > 100 && kwic.matches == kwic.lines_total);
        assert_eq!(second.as_array().unwrap().len(), lines.len());
        for (line, second) in lines.iter().zip(second.as_array().unwrap()) {
            assert_eq!(line, second, "sorted by {keys:?}");
        }
    }
}
/// That one thing has all members of another: whole numbers and texts the very same, measures to 1e-9.
#[track_caller]
fn equal(found: &Value, expected: &Value, what: &str) {
    for (name, expected) in expected.as_object().unwrap() {
        let found = &found[name];
        let same = match (found.as_f64(), expected.as_f64()) {
            (Some(a), Some(b)) if !expected.is_u64() => {
                // Of what can be as small as it likes all digits count.
                let least = if name == "p" || name == "q" { 0.0 } else { 1e-10 };
                (a - b).abs() <= 1e-9 * b.abs() + least
            }
            _ => found == expected,
        };
        assert!(same, "{what}: {name} is {found} and not {expected}");
    }
}

/// That a table has just the expected rows, each by its term.
#[track_caller]
fn equal_rows(found: &Value, key: &str, expected: &Value) {
    let (rows, expected) = (found["rows"].as_array().unwrap(), expected.as_object().unwrap());
    assert_eq!(rows.len(), expected.len());
    for row in rows {
        let name = row[key].as_str().unwrap();
        equal(row, expected.get(name).unwrap_or_else(|| panic!("{name} is one too many")), name);
    }
}

/// An answer as the command line prints it.
fn printed<Q: Query<Reply: Serialize>>(engine: &Engine, query: Q) -> Value {
    serde_json::to_value(common::ask(engine, query).unwrap().body).unwrap()
}

#[test]
fn statistics_counted_twice() {
    let Some(folder) = shared::corpus("inaugural") else { return };
    let engine = Engine::with_index(index(&folder));
    let second = counted(&folder, &["--statistics", "people", "president", "Lincoln", "government"]);
    let everything = || common::scope("", &[]);

    let bigrams = printed(
        &engine,
        TermsRequest {
            scope: everything(),
            min_freq: 1,
            sort: TermSort::Freq,
            descending: true,
            grams: Grams { n: 2, open: false, within: Within::Document },
            ..TermsRequest::default()
        },
    );
    let rows = bigrams["rows"].as_array().unwrap();
    let expected = second["bigrams"].as_object().unwrap();
    assert_eq!(rows.len(), expected.len());
    rows.iter().for_each(|row| assert_eq!(row["freq"], expected[row["term"].as_str().unwrap()], "{row}"));
    assert_eq!(bigrams["tokens"], rows.iter().map(|row| row["freq"].as_u64().unwrap()).sum::<u64>());

    let collocates = printed(
        &engine,
        CollocatesRequest {
            scope: common::scope("people", &[]),
            window: Window::Words { left: 5, right: 5 },
            within: Within::Document,
            min_freq: 1,
            sort: CollocateSort::LogDice,
            descending: true,
            ..CollocatesRequest::default()
        },
    );
    for member in ["matches", "n", "r1"] {
        assert_eq!(collocates[member], second["collocates"][member], "{member}");
    }
    equal_rows(&collocates, "term", &second["collocates"]["rows"]);

    let keyness = printed(
        &engine,
        KeynessRequest {
            scope: everything(),
            target: vec!["president:Lincoln".into()],
            min_freq: 3,
            min_range: 1,
            sort: KeynessSort::G2,
            descending: true,
            ..KeynessRequest::default()
        },
    );
    for member in ["target", "reference"] {
        let size = [&keyness[member]["documents"], &keyness[member]["tokens"]];
        assert_eq!(size, [&second["keyness"][member][0], &second["keyness"][member][1]], "{member}");
    }
    assert_eq!(keyness["target"]["documents"], 2);
    assert_eq!(keyness["tested"], second["keyness"]["tested"]);
    equal_rows(&keyness, "term", &second["keyness"]["rows"]);

    let dispersion =
        printed(&engine, DispersionRequest { scope: common::scope("government", &[]), ..DispersionRequest::default() });
    equal(&dispersion, &second["dispersion"], "government");

    let diversity = printed(
        &engine,
        DiversityRequest { scope: everything(), sort: DiversitySort::Order, ..DiversityRequest::default() },
    );
    equal_rows(&diversity, "doc", &second["diversity"]);
}
