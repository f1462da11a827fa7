//! The catalogues of the page's texts: the English one, all others against it, and what is said of one that is wrong.

#[path = "../../build/catalogue.rs"]
mod parser;

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use parser::{Entry, hash, parse};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/public/words");

fn read(path: &Path) -> Vec<Entry> {
    let text = fs::read_to_string(path).unwrap();
    parse(&text).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()))
}

fn catalogues() -> Vec<PathBuf> {
    let all = fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().path());
    all.filter(|path| path.extension().is_some_and(|end| end == "txt")).collect()
}

/// A file, or all files below a folder.
fn files(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    fs::read_dir(path).unwrap().flat_map(|entry| files(&entry.unwrap().path())).collect()
}

#[test]
fn every_language_has_the_texts_of_the_english_one() {
    let english = read(&Path::new(FOLDER).join("en.txt"));
    let by_key = |entries: &[Entry]| -> BTreeMap<String, Vec<String>> {
        let sorted = |entry: &Entry| {
            let mut places: Vec<String> = entry.places().into_iter().map(str::to_owned).collect();
            places.sort();
            places
        };
        entries.iter().map(|entry| (format!("{}.{}", entry.module, entry.key), sorted(entry))).collect()
    };
    for path in catalogues() {
        let entries = read(&path);
        assert_eq!(by_key(&entries), by_key(&english), "{}", path.display());
        for entry in entries {
            let mine = english.iter().find(|e| (&e.module, &e.key) == (&entry.module, &entry.key)).unwrap();
            assert!(entry.forms.len() <= mine.forms.len(), "{}: {} has too many forms", path.display(), entry.key);
        }
    }
}

/// Where what needs no page is said.
const CORE: [&str; 8] =
    ["query", "engine", "index", "platform", "said.rs", "cli/plain/page.rs", "cli/plain/text.rs", "cli/plain/site.rs"];

/// The code of some folders of `src`, without its tests.
fn sources(folders: &[&str]) -> Vec<(PathBuf, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths: Vec<PathBuf> = folders.iter().flat_map(|folder| files(&src.join(folder))).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "rs"));
    let code =
        |path: &PathBuf| fs::read_to_string(path).unwrap().split("#[cfg(test)]\nmod ").next().unwrap().to_owned();
    paths.iter().map(|path| (path.clone(), code(path))).collect()
}

/// The texts between quotation marks in a line of code, without those that only a developer sees.
fn quoted(line: &str) -> impl Iterator<Item = &str> {
    let is_for_developers = line.trim_start().starts_with("//") || line.contains("unreachable!(");
    line.split('"').skip(1).step_by(2).filter(move |_| !is_for_developers)
}

#[test]
fn no_code_holds_a_sentence() {
    let is_word =
        |word: &str| word.len() > 1 && word.trim_end_matches([',', '.', ':', ';']).chars().all(char::is_alphabetic);
    let is_sentence = |text: &&str| text.split(' ').filter(|word| is_word(word)).count() >= 3;
    // The classes of an element, an example of a query, and what is said to a developer.
    let others =
        ["paragraph opens pale", "security, trade, press", "the frequencies of the lexicon are those of its stream"];
    // What the browser's console says to whoever reports a fault.
    let console = [
        "The worker has not been told where the corpus lies, or has no channel.",
        "The worker cannot read a message: {error}",
        "The worker cannot answer:",
        "An answer is no JSON:",
        "The worker was asked by another build.",
        "A message of the worker cannot be read: {error}",
        "The worker cannot be told: {}",
        "The answer for {slot} is not what was asked for.",
        "The answer to the opening is not what was asked for.",
        "The file {name} cannot be read.",
    ];
    // The mark of a plain page.
    let mark = "<!-- Written by Readout -->";
    let mut found = Vec::new();
    for (path, code) in sources(&["ui"]).into_iter().chain(sources(&CORE)) {
        let sentences = code
            .lines()
            .flat_map(quoted)
            .filter(is_sentence)
            .filter(|text| !others.contains(text) && !console.contains(text) && *text != mark);
        found.extend(sentences.map(|text| format!("{}: {text}", path.display())));
    }
    assert!(found.is_empty(), "these belong into public/words: {found:#?}");
}

#[test]
fn every_text_is_shown_somewhere() {
    let [page, engine] = [sources(&["ui"]), sources(&CORE)];
    // Whatever stands behind `::`.
    fn named(code: &[(PathBuf, String)]) -> HashSet<&str> {
        let end = |c: char| !c.is_alphanumeric() && c != '_';
        code.iter().flat_map(|(_, code)| code.split("::").filter_map(|rest| rest.split(end).next())).collect()
    }
    let (by_page, by_engine) = (named(&page), named(&engine));
    let script =
        |name: &str| fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("public").join(name)).unwrap();
    let boot = script("boot.js") + &script("said.js");
    for Entry { module, key, line, .. } in read(&Path::new(FOLDER).join("en.txt")) {
        let shown = if module == "boot" {
            // By itself, or as one half of what `say` shows.
            let both = key.trim_end_matches("_title").trim_end_matches("_help");
            boot.contains(&format!(".{key}")) || boot.contains(&format!("\"{both}\""))
        } else if ["query", "answer", "package", "plain"].contains(&module.as_str()) {
            by_engine.contains(key.as_str())
        } else {
            by_page.contains(key.as_str())
        };
        assert!(shown, "line {line}: nothing shows `{key}`");
    }
}

#[test]
fn a_text_is_read_with_its_places_and_forms() {
    let text = "# Of all.\nclose = Close\n\n[chart]\ntotal = {hits} in {documents} || {documents} has {hits}, {n_th}\nis = a = b | c\n";
    let entries = parse(text).unwrap();
    let read: Vec<_> =
        entries.iter().map(|e| (e.module.as_str(), e.key.as_str(), e.line, e.forms.len(), e.places())).collect();
    assert_eq!(
        read,
        [
            ("", "close", 2, 1, vec![]),
            ("chart", "total", 5, 2, vec!["hits", "documents", "n_th"]),
            ("chart", "is", 6, 1, vec![])
        ]
    );
    assert_eq!(entries[2].forms, ["a = b | c"]);
    let shapes: Vec<String> = entries.iter().map(Entry::shape).collect();
    assert_eq!(shapes, [".close", "chart.total {hits} {documents} {n_th} ||", "chart.is"]);
}

#[test]
fn the_hash_is_of_keys_and_places_and_not_of_the_wording() {
    let of = |text: &str| hash(&parse(text).unwrap());
    assert_eq!(of("close = Close"), of("# Another wording.\nclose = Shut"));
    assert_eq!(of(""), "811c9dc5");
    for other in ["closes = Close", "close = Close {it}", "close = Close || Close", "[m]\nclose = Close"] {
        assert_ne!(of("close = Close"), of(other), "{other}");
    }
    assert_ne!(of("a = {b} {c}"), of("a = {c} {b}"));
}

#[test]
fn what_is_wrong_is_said_with_its_line() {
    let cases = [
        ("a = A\n\na = B", 3, "`a` stands in line 1 already"),
        ("[m]\na = A\nb = B\na = C", 4, "`a` stands in line 2 already"),
        ("# One.\nA text alone", 2, "a text without a key"),
        ("= A", 1, "`` is no key: write small letters, digits and _"),
        ("two words = A", 1, "`two words` is no key: write small letters, digits and _"),
        ("Close = A", 1, "`Close` is no key: write small letters, digits and _"),
        ("a =", 1, "`a` has no text"),
        ("a = A ||", 1, "`a` has no text"),
        ("a = A || B || C", 1, "`a` has more than two forms"),
        ("a = {b", 1, "`a` has an open brace"),
        ("a = {b {c}", 1, "`a` has an open brace"),
        ("a = b}", 1, "`a` closes a brace that is not open"),
        ("a = {b} c}", 1, "`a` closes a brace that is not open"),
        ("a = {}", 1, "`a` has a place ``, which is no name"),
        ("a = {0}", 1, "`a` has a place `0`, which is no name"),
        ("a = {n} b || {n} c", 1, "`a` has a place {n}, which is the name of the number of the forms"),
        ("a = {a}{b}{c}{d}{e}{f}{g}{h}{i}", 1, "`a` has more than 8 places"),
        ("a = A\n[chart", 2, "`[chart` is no module: write `[name]`"),
        ("[Chart]", 1, "`[Chart]` is no module: write `[name]`"),
        ("[m]\na = A\n[m]", 3, "the module `m` comes twice"),
    ];
    for (text, line, what) in cases {
        let fault = parse(text).expect_err(text);
        assert_eq!((fault.line, fault.what.as_str()), (line, what), "{text}");
    }
}
