//! Every kind of query against a scan of real texts: the corpus `inaugural` of [`shared`]. What is asked for is taken from
//! the texts themselves, all through them.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use readout::{
    corpus::{self, SourceFile},
    engine::Engine,
    index::{Index, build},
    protocol::{Forms, Scope},
    text::{Stemmer, fold, normal},
};

use crate::{common, shared};

/// A word of a document.
struct Token {
    written: String,
    norm: String,
    fold: String,
    stem: String,
    sentence: usize,
}

struct Doc {
    path: String,
    year: u32,
    tokens: Vec<Token>,
}

/// Matches of each document by path; documents without any have none.
type Counts = BTreeMap<String, u64>;

fn index() -> Option<Index> {
    let folder = shared::corpus("inaugural")?;
    let files = fs::read_dir(folder).unwrap().map(|entry| {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        SourceFile { path: name, bytes: fs::read(&path).unwrap(), named: false }
    });
    Some(build(&corpus::read(files.collect()).0, |_| ()).unwrap())
}

/// The corpus as plain lists of words. That texts are cut into these words is tested elsewhere (`words`).
fn docs(index: &Index) -> Vec<Doc> {
    let stemmer = Stemmer::named("english").unwrap();
    let doc = |number: u32| {
        let span = index.documents.span(number);
        let path = index.documents.paths.get(number).to_owned();
        let tokens = (span.start..span.end).map(|at| {
            let written = index.word(at).to_owned();
            let norm = normal(&written);
            Token { fold: fold(&norm), stem: stemmer.stem(&norm), sentence: index.sentences.at(at), written, norm }
        });
        Doc { year: path[..4].parse().unwrap(), path, tokens: tokens.collect() }
    };
    (0..index.documents.len() as u32).map(doc).collect()
}

/// From each place, the shortest run of at most `most` words that fits, counted by document.
fn scan(docs: &[Doc], most: usize, fits: impl Fn(&[Token]) -> bool) -> Counts {
    let count = |doc: &Doc| {
        let from = |start: usize| {
            let rest = &doc.tokens[start..];
            (1..=most.min(rest.len())).any(|length| fits(&rest[..length]))
        };
        (doc.path.clone(), (0..doc.tokens.len()).filter(|&start| from(start)).count() as u64)
    };
    docs.iter().map(count).filter(|(_, count)| *count > 0).collect()
}

/// A pattern with `*` and `?`, letter by letter.
fn globs(pattern: &[char], word: &[char]) -> bool {
    match pattern {
        [] => word.is_empty(),
        ['*', rest @ ..] => (0..=word.len()).any(|from| globs(rest, &word[from..])),
        ['?', rest @ ..] => !word.is_empty() && globs(rest, &word[1..]),
        [first, rest @ ..] => word.first() == Some(first) && globs(rest, &word[1..]),
    }
}

fn fits_glob(pattern: &str, word: &str) -> bool {
    globs(&pattern.chars().collect::<Vec<_>>(), &word.chars().collect::<Vec<_>>())
}

/// Levenshtein's distance, by the whole table.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut next = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            next.push((row[j] + usize::from(x != *y)).min(row[j + 1] + 1).min(next[j] + 1));
        }
        row = next;
    }
    row[b.len()]
}

fn ask(engine: &Engine, query: &str, filters: &[&str], forms: Forms, case: bool) -> Counts {
    let scope = Scope { forms, case, ..common::scope(query, filters) };
    let (found, _) = common::search(engine, scope).unwrap_or_else(|failure| panic!("{query}: {failure:?}"));
    found.results.into_iter().map(|result| (result.doc, result.matches)).collect()
}

#[test]
fn every_kind_of_query_equals_a_scan() {
    let Some(index) = index() else { return };
    let docs = docs(&index);
    let engine = Engine::with_index(index);
    let mut asked = 0;
    let mut check = |query: &str, expected: Counts| {
        assert_eq!(ask(&engine, query, &[], Forms::Exact, false), expected, "{query}");
        asked += 1;
    };
    let is = |word: &str, token: &Token| token.norm == word || token.fold == word;
    let norms: BTreeSet<&str> = docs.iter().flat_map(|doc| &doc.tokens).map(|token| token.norm.as_str()).collect();
    for (number, doc) in docs.iter().enumerate() {
        // One place of each document, another in each, is the source of one query of each kind.
        let place = doc.tokens.len() * (1 + number % 6) / 7 - 4;
        let [a, b, c, d] = &doc.tokens[place..place + 4] else { panic!() };
        let (wa, wb, wc, wd) = (a.norm.as_str(), b.norm.as_str(), c.norm.as_str(), d.norm.as_str());
        let plain = |token: &Token| token.norm.chars().all(char::is_alphanumeric);
        if ![a, b, c, d].into_iter().all(plain) || wb.chars().count() < 2 {
            continue;
        }
        check(wa, scan(&docs, 1, |t| is(wa, &t[0])));
        check(&format!("\"{wa} {wb}\""), scan(&docs, 2, |t| t.len() == 2 && is(wa, &t[0]) && is(wb, &t[1])));
        check(&format!("\"{wa} * {wc}\""), scan(&docs, 3, |t| t.len() == 3 && is(wa, &t[0]) && is(wc, &t[2])));
        check(&format!("{wa} | {wd}"), scan(&docs, 1, |t| is(wa, &t[0]) || is(wd, &t[0])));
        check(&format!("{wa}, {wd}"), scan(&docs, 1, |t| is(wa, &t[0]) || is(wd, &t[0])));
        check(&format!("={}", a.written), scan(&docs, 1, |t| t[0].written == a.written));
        let head: String = wd.chars().take(3).collect();
        check(&format!("{head}*"), scan(&docs, 1, |t| t[0].norm.starts_with(&head)));
        let glob = format!("?{}*", wb.chars().skip(1).take(2).collect::<String>());
        check(&glob, scan(&docs, 1, |t| fits_glob(&glob, &t[0].norm)));
        check(&format!("/{wa}|{wd}s?/"), scan(&docs, 1, |t| [wa, wd, &format!("{wd}s")].contains(&t[0].norm.as_str())));
        for (edits, sign) in [(1, "~"), (2, "~2")] {
            let near: BTreeSet<&str> = norms.iter().copied().filter(|norm| distance(wd, norm) <= edits).collect();
            check(&format!("{wd}{sign}"), scan(&docs, 1, |t| near.contains(t[0].norm.as_str())));
        }
        // Both words in any order, with at most two others among them; a word asked for twice stands twice.
        let near = |t: &[Token]| {
            let ends = |x: &str, y: &str| is(x, &t[0]) && is(y, &t[t.len() - 1]);
            t.len() > 1 && (ends(wa, wd) || ends(wd, wa))
        };
        check(&format!("\"{wd} {wa}\"~2"), scan(&docs, 4, near));
        let (sa, sd) = (a.stem.as_str(), d.stem.as_str());
        let stems = |t: &[Token]| t.len() > 1 && t[0].stem == sa && t[t.len() - 1].stem == sd;
        check(&format!("[stem=\"{sa}\"] []{{0,2}} [stem=\"{sd}\"]"), scan(&docs, 4, stems));
        let in_sentence = |t: &[Token]| stems(t) && t[0].sentence == t[t.len() - 1].sentence;
        check(&format!("[stem=\"{sa}\"] []{{0,2}} [stem=\"{sd}\"] within sentence"), scan(&docs, 4, in_sentence));
        let other = |t: &[Token]| t.len() == 2 && t[0].norm == wa && t[1].norm != wb;
        check(&format!("[norm=\"{wa}\"] [norm!=\"{wb}\"]"), scan(&docs, 2, other));
        let written = |t: &[Token]| t[0].written == d.written;
        check(&format!("[word=\"{}\" & case=\"yes\"]", d.written), scan(&docs, 1, written));
    }
    assert!(asked > 500, "only {asked} queries were asked");
}

#[test]
fn conjunctions_conditions_stems_and_case_equal_a_scan() {
    let Some(index) = index() else { return };
    let docs = docs(&index);
    let engine = Engine::with_index(index);
    let word = |word: &'static str| scan(&docs, 1, move |t| t[0].norm == word);
    let both = |a: &Counts, b: &Counts| -> Counts {
        a.iter().filter_map(|(doc, n)| Some((doc.clone(), n + b.get(doc)?))).collect()
    };
    let without = |a: &Counts, b: &Counts| -> Counts {
        a.iter().filter(|(doc, _)| !b.contains_key(*doc)).map(|(doc, n)| (doc.clone(), *n)).collect()
    };
    let years = |counts: Counts, from: u32, to: u32| -> Counts {
        counts.into_iter().filter(|(doc, _)| (from..=to).contains(&doc[..4].parse().unwrap())).collect()
    };
    for (a, b) in [("freedom", "union"), ("war", "peace"), ("constitution", "people"), ("the", "slavery")] {
        let (in_a, in_b) = (word(a), word(b));
        let exact = |query: &str, filters: &[&str]| ask(&engine, query, filters, Forms::Exact, false);
        assert_eq!(exact(&format!("{a} {b}"), &[]), both(&in_a, &in_b));
        assert_eq!(exact(&format!("{a} -{b}"), &[]), without(&in_a, &in_b));
        assert_eq!(exact(&format!("({a} NOT {b}) | ({b} NOT {a})"), &[]), {
            let mut either = without(&in_a, &in_b);
            either.extend(without(&in_b, &in_a));
            either
        });
        let all: Counts = docs.iter().map(|doc| (doc.path.clone(), 0)).collect();
        assert_eq!(exact(&format!("-{a}"), &[]), without(&all, &in_a));
        for (from, to) in [(1789, 1789), (1801, 1865), (1900, 2021)] {
            let expected = years(in_a.clone(), from, to);
            assert!(docs.iter().any(|doc| (from..=to).contains(&doc.year)));
            let condition = format!("date:{from}..{to}");
            assert_eq!(exact(&format!("{a} {condition}"), &[]), expected, "{a} {condition}");
            assert_eq!(exact(a, &[&condition]), expected, "{a} where {condition}");
            assert_eq!(exact(&format!("{a} -{condition}"), &[]), without(&in_a, &years(word(a), from, to)));
        }
    }
    let stemmer = Stemmer::named("english").unwrap();
    for asked in ["govern", "governed", "nations", "liberties", "promising"] {
        let stem = stemmer.stem(asked);
        assert_eq!(ask(&engine, asked, &[], Forms::Stem, false), scan(&docs, 1, |t| t[0].stem == stem), "{asked}");
    }
    for asked in ["Union", "union", "God", "god", "STATES"] {
        assert_eq!(ask(&engine, asked, &[], Forms::Exact, true), scan(&docs, 1, |t| t[0].written == asked), "{asked}");
    }
}
