//! Random queries as trees of their own, printed for the engine and evaluated by scanning lists of tokens.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::model::{DATES, Doc, PLACES, SPEAKERS, TOPICS, Token, days};

/// Words that are asked for; some occur in no text.
const WORDS: &[&str] = &[
    "war", "War", "wars", "win", "Wins", "café", "cafe", "CAFE", "cafés", "cafes", "don’t", "don't", "5g", "1,000",
    "中", "国", "nil", "Ann",
];
const BEGINNINGS: &[&str] = &["w", "wa", "Wi", "caf", "Café", "cafe", "don’", "5", "1,0", "中", "q"];

#[derive(Clone, Copy, Debug)]
pub enum Word {
    Plain(&'static str),
    Beginning(&'static str),
}

#[derive(Clone, Debug)]
pub enum Tree {
    /// One word, or several as a phrase. The number chooses among ways to print it.
    Phrase(Vec<Word>, u8),
    /// `[norm="…"]`.
    Norm(&'static str),
    /// A field and the values of which one must be there.
    Field(&'static str, Vec<&'static str>, u8),
    Date(&'static str, &'static str, Option<&'static str>),
    And(Vec<Tree>, u8),
    Or(Vec<Tree>, u8),
    Not(Box<Tree>, u8),
}

fn field() -> impl Strategy<Value = Tree> {
    let of = |name: &'static str, values: Vec<&'static str>| {
        let count = values.len().min(2);
        (prop::sample::subsequence(values, 1..=count), any::<u8>())
            .prop_map(move |(values, style)| Tree::Field(name, values, style))
    };
    prop_oneof![
        of("speaker", SPEAKERS.iter().map(|s| s.0).chain(["*n*", "Nobody"]).collect()),
        of("side", vec!["east", "west", "*st"]),
        of("quoted", vec!["yes", "no"]),
        of("topics", TOPICS.iter().copied().chain(["*e*", "blue"]).collect()),
        of("place", PLACES.iter().copied().chain(["*"]).collect()),
        (prop::sample::select(vec!["", ">", ">=", "<", "<="]), prop::sample::select(DATES))
            .prop_map(|(sign, date)| Tree::Date(sign, date, None)),
        (0..DATES.len(), 0..DATES.len())
            .prop_filter("in order", |&(a, b)| days(DATES[a]).0 <= days(DATES[b]).1)
            .prop_map(|(a, b)| Tree::Date("..", DATES[a], Some(DATES[b]))),
    ]
}

fn words() -> impl Strategy<Value = Tree> {
    let word = prop_oneof![
        4 => prop::sample::select(WORDS).prop_map(Word::Plain),
        4 => prop::sample::select(&["war", "win"][..]).prop_map(Word::Plain),
        1 => prop::sample::select(BEGINNINGS).prop_map(Word::Beginning),
    ];
    prop_oneof![
        4 => (word.clone(), any::<u8>()).prop_map(|(word, style)| Tree::Phrase(vec![word], style)),
        3 => (prop::collection::vec(word, 2..4), any::<u8>()).prop_map(|(words, style)| Tree::Phrase(words, style)),
        1 => prop::sample::select(vec!["war", "café", "cafe", "don't", "中", "War"]).prop_map(Tree::Norm),
    ]
}

fn grown(leaf: impl Strategy<Value = Tree> + 'static) -> impl Strategy<Value = Tree> {
    leaf.prop_recursive(3, 10, 3, |inner| {
        prop_oneof![
            3 => (prop::collection::vec(inner.clone(), 2..4), any::<u8>()).prop_map(|(parts, style)| Tree::And(parts, style)),
            2 => (prop::collection::vec(inner.clone(), 2..4), any::<u8>()).prop_map(|(parts, style)| Tree::Or(parts, style)),
            1 => (inner, any::<u8>()).prop_map(|(part, style)| Tree::Not(Box::new(part), style)),
        ]
    })
}

pub fn condition() -> impl Strategy<Value = Tree> {
    grown(field())
}

pub fn tree() -> impl Strategy<Value = Tree> {
    grown(prop_oneof![2 => words(), 1 => field()])
}

impl Tree {
    /// How tightly it binds: what binds less tightly than its surroundings needs parentheses.
    fn level(&self) -> u8 {
        match self {
            Self::Or(..) => 0,
            Self::And(..) => 1,
            Self::Not(..) => 2,
            _ => 3,
        }
    }

    pub fn print(&self) -> String {
        let within = |part: &Tree, level: u8| {
            if part.level() < level { format!("({})", part.print()) } else { part.print() }
        };
        let joined = |parts: &[Tree], level: u8, sign: &str| {
            parts.iter().map(|p| within(p, level)).collect::<Vec<_>>().join(sign)
        };
        match self {
            Self::Phrase(words, style) => {
                let words: Vec<String> = words
                    .iter()
                    .map(|word| match word {
                        Word::Plain(text) => (*text).to_owned(),
                        Word::Beginning(text) => format!("{text}*"),
                    })
                    .collect();
                match (words.as_slice(), style % 3) {
                    ([word], 0 | 1) => word.clone(),
                    (words, 1) => format!("“{}”", words.join("  ")),
                    // A run without white space is a phrase, but a star ends it.
                    (words, 2) if words.iter().rev().skip(1).all(|w| !w.ends_with('*')) => words.join("-"),
                    (words, _) => format!("\"{}\"", words.join(" ")),
                }
            }
            Self::Norm(form) => format!("[norm=\"{form}\"]"),
            Self::Field(name, values, style) => match (values.as_slice(), style % 3) {
                ([value], 0 | 1) if !value.contains(' ') => format!("{name}:{value}"),
                ([value], _) => format!("{}:“{}”", name.to_uppercase(), value.to_uppercase()),
                (values, 0) => format!("{name}:({})", values.join(" | ")),
                (values, _) => format!("{name}:(\"{}\")", values.join("\",\"")),
            },
            Self::Date("..", from, to) => format!("date:{from}..{}", to.unwrap_or_default()),
            Self::Date(sign, date, _) => format!("date:{sign}{date}"),
            Self::And(parts, style) => joined(parts, 2, if style % 3 == 0 { " AND " } else { " " }),
            Self::Or(parts, style) => joined(parts, 1, [" | ", " OR ", "|"][usize::from(style % 3)]),
            Self::Not(part, style) => format!("{}{}", if style % 2 == 0 { "-" } else { "NOT " }, within(part, 2)),
        }
    }

    pub fn is_condition(&self) -> bool {
        match self {
            Self::Phrase(..) | Self::Norm(..) => false,
            Self::Field(..) | Self::Date(..) => true,
            Self::And(parts, _) | Self::Or(parts, _) => parts.iter().all(Self::is_condition),
            Self::Not(part, _) => part.is_condition(),
        }
    }

    /// Whether it has a condition on one of these fields.
    pub fn names(&self, field: &str) -> bool {
        match self {
            Self::Phrase(..) | Self::Norm(..) => false,
            Self::Field(name, ..) => *name == field,
            Self::Date(..) => field == "date",
            Self::And(parts, _) | Self::Or(parts, _) => parts.iter().any(|p| p.names(field)),
            Self::Not(part, _) => part.names(field),
        }
    }
}

/// Which tokens are in view; of a document without any, whether it is.
#[derive(Clone, Debug, PartialEq)]
pub struct View(pub Vec<(bool, Vec<bool>)>);

impl View {
    pub fn whole(docs: &[Doc]) -> Self {
        Self::of(docs, |_| true, |_, _| true)
    }

    /// Documents without tokens by themselves, others token by token.
    pub fn of(docs: &[Doc], empty: impl Fn(&Doc) -> bool, token: impl Fn(&Doc, &Token) -> bool) -> Self {
        Self(docs.iter().map(|d| (empty(d), d.tokens.iter().map(|t| token(d, t)).collect())).collect())
    }

    fn zip(&self, other: &View, both: impl Fn(bool, bool) -> bool) -> Self {
        let pairs = self.0.iter().zip(&other.0);
        let tokens = |a: &[bool], b: &[bool]| a.iter().zip(b).map(|(a, b)| both(*a, *b)).collect();
        Self(pairs.map(|(a, b)| (both(a.0, b.0), tokens(&a.1, &b.1))).collect())
    }

    pub fn and(&self, other: &View) -> Self {
        self.zip(other, |a, b| a && b)
    }

    pub fn or(&self, other: &View) -> Self {
        self.zip(other, |a, b| a || b)
    }

    pub fn not(&self) -> Self {
        self.zip(self, |a, _| !a)
    }

    pub fn has(&self, doc: usize) -> bool {
        let (empty, tokens) = &self.0[doc];
        if tokens.is_empty() { *empty } else { tokens.contains(&true) }
    }

    pub fn docs(&self) -> BTreeSet<usize> {
        (0..self.0.len()).filter(|&d| self.has(d)).collect()
    }

    pub fn tokens(&self, doc: usize) -> u64 {
        self.0[doc].1.iter().filter(|t| **t).count() as u64
    }

    pub fn all_tokens(&self) -> u64 {
        (0..self.0.len()).map(|d| self.tokens(d)).sum()
    }
}

/// The view that a condition leaves of everything.
pub fn narrow(tree: &Tree, docs: &[Doc]) -> View {
    match tree {
        Tree::Field(name, values, _) => {
            let fits = |value: &str| values.iter().any(|pattern| fits(&value.to_lowercase(), &pattern.to_lowercase()));
            let any = |found: Option<&str>| found.is_some_and(fits);
            match *name {
                "speaker" => View::of(docs, |_| false, |_, t| any(t.speaker)),
                "side" => View::of(docs, |_| false, |_, t| any(t.side)),
                "quoted" => View::of(docs, |_| false, |_, t| fits(if t.quoted { "yes" } else { "no" })),
                "topics" => {
                    View::of(docs, |d| d.topics.iter().any(|t| fits(t)), |d, _| d.topics.iter().any(|t| fits(t)))
                }
                _ => View::of(docs, |d| any(d.place), |d, _| any(d.place)),
            }
        }
        Tree::Date(sign, date, to) => {
            let (from, until) = days(date);
            let holds = |d: &Doc| {
                let Some((first, last)) = d.date.map(days) else { return false };
                match *sign {
                    ">" => first > until,
                    ">=" => first >= from,
                    "<" => last < from,
                    "<=" => last <= until,
                    _ => first >= from && last <= days(to.unwrap_or(date)).1,
                }
            };
            View::of(docs, holds, |d, _| holds(d))
        }
        Tree::And(parts, _) => parts.iter().fold(View::whole(docs), |view, part| view.and(&narrow(part, docs))),
        Tree::Or(parts, _) => parts.iter().fold(View::whole(docs).not(), |view, part| view.or(&narrow(part, docs))),
        Tree::Not(part, _) => narrow(part, docs).not(),
        Tree::Phrase(..) | Tree::Norm(..) => panic!("a word narrows nothing"),
    }
}

/// A pattern with at most one star at either end.
fn fits(value: &str, pattern: &str) -> bool {
    match (pattern.strip_prefix('*'), pattern.strip_suffix('*')) {
        (Some(_), Some(_)) => value.contains(pattern.trim_matches('*')),
        (Some(end), None) => value.ends_with(end),
        (None, Some(start)) => value.starts_with(start),
        (None, None) => value == pattern,
    }
}

/// What the conditions of a conjunction leave of a view.
pub fn narrowed(tree: &Tree, docs: &[Doc], view: &View) -> View {
    let parts = if let Tree::And(parts, _) = tree { parts.as_slice() } else { std::slice::from_ref(tree) };
    parts.iter().filter(|p| p.is_condition()).fold(view.clone(), |view, part| view.and(&narrow(part, docs)))
}

/// How plain words match.
#[derive(Clone, Copy, Debug)]
pub struct Matching {
    pub stems: bool,
    pub case: bool,
}

/// Documents, and matches as document, first token and the one behind the last.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    pub docs: BTreeSet<usize>,
    pub hits: BTreeSet<(usize, usize, usize)>,
}

impl Found {
    pub fn of(&self, doc: usize) -> u64 {
        self.hits.iter().filter(|h| h.0 == doc).count() as u64
    }
}

pub fn find(tree: &Tree, docs: &[Doc], view: &View, matching: Matching) -> Found {
    if tree.is_condition() {
        return Found { docs: view.and(&narrow(tree, docs)).docs(), hits: BTreeSet::new() };
    }
    match tree {
        Tree::Phrase(words, _) => scan(docs, view, words.len(), |at, token| word_fits(words[at], token, matching)),
        Tree::Norm(form) => scan(docs, view, 1, |_, token| normal(token) == *form),
        Tree::Or(parts, _) => {
            let mut found = Found::default();
            for part in parts {
                let more = find(part, docs, view, matching);
                found.docs.extend(more.docs);
                found.hits.extend(more.hits);
            }
            found
        }
        Tree::Not(part, _) => {
            let without = find(part, docs, view, matching).docs;
            Found { docs: view.docs().difference(&without).copied().collect(), hits: BTreeSet::new() }
        }
        Tree::And(parts, _) => {
            let view = narrowed(tree, docs, view);
            let mut found = Found { docs: view.docs(), hits: BTreeSet::new() };
            for part in parts.iter().filter(|p| !p.is_condition()) {
                let more = find(part, docs, &view, matching);
                found.docs.retain(|d| more.docs.contains(d));
                found.hits.extend(more.hits);
            }
            found.hits.retain(|hit| found.docs.contains(&hit.0));
            found
        }
        Tree::Field(..) | Tree::Date(..) => Found::default(),
    }
}

/// All runs of tokens that fit, with every token of them in view.
fn scan(docs: &[Doc], view: &View, length: usize, fits: impl Fn(usize, &str) -> bool) -> Found {
    let mut found = Found::default();
    for (number, doc) in docs.iter().enumerate() {
        for start in 0..doc.tokens.len().saturating_sub(length - 1) {
            let holds = |at: usize| view.0[number].1[start + at] && fits(at, doc.tokens[start + at].written);
            if (0..length).all(holds) {
                found.docs.insert(number);
                found.hits.insert((number, start, start + length));
            }
        }
    }
    found
}

pub fn normal(written: &str) -> String {
    written.to_lowercase().replace('’', "'")
}

fn folded(normal: &str) -> String {
    normal.replace('é', "e")
}

/// Enough for the words of these texts; `stems_are_those_of_the_stemmer` holds it to the real one.
pub fn stem(normal: &str) -> &str {
    normal.strip_suffix('s').unwrap_or(normal)
}

fn word_fits(word: Word, written: &str, matching: Matching) -> bool {
    let norm = normal(written);
    match word {
        Word::Plain(asked) if matching.case => written == asked,
        Word::Beginning(asked) if matching.case => written.starts_with(asked),
        Word::Beginning(asked) => {
            let asked = normal(asked);
            norm.starts_with(&asked) || (folded(&asked) == asked && folded(&norm).starts_with(&asked))
        }
        Word::Plain(asked) => {
            let asked = normal(asked);
            // One written without accents also finds the accented.
            let forms = if folded(&asked) == asked { vec![folded(&norm), norm] } else { vec![norm] };
            forms.iter().any(|form| *form == asked || (matching.stems && stem(form) == stem(&asked)))
        }
    }
}

/// All words that occur or are asked for.
pub fn words_of_all_kinds() -> impl Iterator<Item = &'static str> {
    WORDS.iter().copied()
}
