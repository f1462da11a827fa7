//! The catalogues of the page's texts: the English one, all others against it, and what is said of one that is wrong.

#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "../build/catalogue.rs"]
mod catalogue;

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use catalogue::{Entry, hash, parse};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/public/words");

fn read(path: &Path) -> Vec<Entry> {
    let text = fs::read_to_string(path).unwrap();
    parse(&text).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()))
}

fn catalogues() -> Vec<PathBuf> {
    let all = fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().path());
    all.filter(|path| path.extension().is_some_and(|end| end == "txt")).collect()
}

/// All files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let below = |path: PathBuf| if path.is_dir() { files(&path) } else { vec![path] };
    fs::read_dir(folder).unwrap().flat_map(|entry| below(entry.unwrap().path())).collect()
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

#[test]
fn every_text_is_shown_somewhere() {
    let sources = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui"));
    let code: String = sources.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    // Whatever stands behind `::`.
    let named: HashSet<&str> =
        code.split("::").filter_map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next()).collect();
    let script =
        |name: &str| fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("public").join(name)).unwrap();
    let boot = script("boot.js") + &script("said.js");
    for Entry { module, key, line, .. } in read(&Path::new(FOLDER).join("en.txt")) {
        let shown = if module == "boot" {
            // By itself, or as one half of what `say` shows.
            let both = key.trim_end_matches("_title").trim_end_matches("_help");
            boot.contains(&format!(".{key}")) || boot.contains(&format!("\"{both}\""))
        } else {
            named.contains(key.as_str())
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
