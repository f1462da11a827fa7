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

/// Patterns, each with a way to try it that has nothing to do with the engine's.
const WILD: &[&str] = &["w*r", "?ar", "*s", "wa?s", "c*f*", "caf?s", "*", "d*’t", "?1,000", "?*", "*é*", "1*0"];
/// Regular expressions with all normal or folded forms that they fit, and all written ones.
const REGEXES: &[(&str, &[&str], &[&str])] = &[
    ("wa?rs?", &["war", "wars"], &["war", "wars"]),
    ("W(ar|in).", &["wars", "wins"], &[]),
    ("caf[eé]", &["cafe", "café"], &["cafe", "café"]),
    ("caf.", &["cafe", "café"], &["cafe", "café"]),
    ("[^w]+n.t", &["don't"], &["don't", "Don’t"]),
    ("\\d.*", &["5g", "1,000"], &["5G", "1,000"]),
    ("xyz", &[], &[]),
];
/// More tokens than a text has, for a repetition without an upper bound.
const OPEN: usize = 90;
const ATTRIBUTES: &[&str] = &["word", "norm", "fold", "stem"];

#[derive(Clone, Copy, Debug)]
pub enum Word {
    Plain(&'static str),
    Beginning(&'static str),
    Wild(&'static str),
    Regex(usize),
    Edits(&'static str, usize),
    Written(&'static str),
}

/// What a token of a sequence has to be.
#[derive(Clone, Debug)]
pub enum Token1 {
    Any,
    /// An attribute, its value, whether it has to be another one, and whether case counts.
    Is(&'static str, &'static str, bool, bool),
    All(Box<Token1>, Box<Token1>),
    Either(Box<Token1>, Box<Token1>),
}

#[derive(Clone, Debug)]
pub enum Tree {
    /// One word, or several as a phrase. The number chooses among ways to print it.
    Phrase(Vec<Word>, u8),
    /// Words, and how many others may be among them.
    Near(Vec<Word>, usize),
    /// Tokens, each from so often to so often.
    Sequence(Vec<(Token1, usize, usize)>),
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
        1 => prop::sample::select(WILD).prop_map(Word::Wild),
        1 => (0..REGEXES.len()).prop_map(Word::Regex),
        1 => (prop::sample::select(WORDS), 1usize..3).prop_map(|(word, edits)| Word::Edits(word, edits)),
        1 => prop::sample::select(WORDS).prop_map(Word::Written),
    ];
    prop_oneof![
        4 => (word.clone(), any::<u8>()).prop_map(|(word, style)| Tree::Phrase(vec![word], style)),
        3 => (prop::collection::vec(word.clone(), 2..4), any::<u8>()).prop_map(|(words, style)| Tree::Phrase(words, style)),
        2 => (prop::collection::vec(word, 2..4), 0usize..4)
            // A star by itself is no word.
            .prop_filter("words", |(words, _)| !words.iter().any(|word| matches!(word, Word::Wild("*"))))
            .prop_map(|(words, further)| Tree::Near(words, further)),
        2 => prop::collection::vec((token(), 0usize..3, prop_oneof![5 => 0usize..3, 1 => Just(OPEN)]), 1..4)
            .prop_map(|steps| steps.into_iter().map(|(test, least, more)| (test, least, (least + more).max(1))).collect::<Vec<_>>())
            .prop_filter("of one token at least", |steps| steps.iter().any(|(_, least, _)| *least > 0))
            .prop_map(Tree::Sequence),
    ]
}

fn token() -> impl Strategy<Value = Token1> {
    let is = (prop::sample::select(ATTRIBUTES), prop::sample::select(WORDS), prop::bool::weighted(0.2), any::<bool>())
        .prop_map(|(attribute, value, not, case)| Token1::Is(attribute, value, not, case));
    let one = prop_oneof![1 => Just(Token1::Any), 4 => is];
    prop_oneof![
        5 => one.clone(),
        1 => (one.clone(), one.clone()).prop_map(|(a, b)| Token1::All(Box::new(a), Box::new(b))),
        1 => (one.clone(), one).prop_map(|(a, b)| Token1::Either(Box::new(a), Box::new(b))),
    ]
}

impl Token1 {
    fn print(&self) -> String {
        match self {
            // Nothing but a form of one letter or more.
            Self::Any => "norm=\".*\"".into(),
            Self::Is(attribute, value, not, case) => {
                let case = if *case { " & (case=\"yes\")" } else { "" };
                format!("{attribute}{}\"{value}\"{case}", if *not { "!=" } else { "=" })
            }
            Self::All(a, b) => format!("{} & ({})", a.print(), b.print()),
            Self::Either(a, b) => format!("({}) | {}", a.print(), b.print()),
        }
    }

    /// Whether case counts: for a bracket as a whole.
    fn case(&self) -> bool {
        match self {
            Self::Any => false,
            Self::Is(.., case) => *case,
            Self::All(a, b) | Self::Either(a, b) => a.case() || b.case(),
        }
    }

    fn fits(&self, written: &str, case: bool) -> bool {
        match self {
            Self::Any => true,
            Self::Is(attribute, value, not, _) => {
                let norm = normal(written);
                let has = match *attribute {
                    "word" if case => written == *value,
                    "word" => written.to_lowercase().replace('’', "'") == value.to_lowercase().replace('’', "'"),
                    other => {
                        let wanted = if case { (*value).to_owned() } else { normal(value) };
                        wanted
                            == if other == "norm" {
                                norm
                            } else if other == "fold" {
                                folded(&norm)
                            } else {
                                stem(&norm).into()
                            }
                    }
                };
                has != *not
            }
            Self::All(a, b) => a.fits(written, case) && b.fits(written, case),
            Self::Either(a, b) => a.fits(written, case) || b.fits(written, case),
        }
    }
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
                let words: Vec<String> = words.iter().map(Word::print).collect();
                match (words.as_slice(), style % 3) {
                    ([word], 0 | 1) => word.clone(),
                    (words, 1) => format!("“{}”", words.join("  ")),
                    // A run without white space is a phrase.
                    (words, 2) if words.iter().all(|w| !w.contains(['*', '?', '/', '~', '='])) => words.join("-"),
                    (words, _) => format!("\"{}\"", words.join(" ")),
                }
            }
            Self::Near(words, further) => {
                format!("\"{}\"~{further}", words.iter().map(Word::print).collect::<Vec<_>>().join(" "))
            }
            Self::Sequence(steps) => {
                // Beside brackets a quotation is a token by its written form.
                let is_quotable = |test: &Token1| matches!(test, Token1::Is("word", _, false, false));
                let quoted = !steps.iter().all(|(test, ..)| is_quotable(test));
                let token = |(test, least, most): &(Token1, usize, usize)| {
                    let one = match test {
                        Token1::Is(_, value, ..) if quoted && is_quotable(test) => format!("“{value}”"),
                        Token1::Any => "[]".into(),
                        test => format!("[{}]", test.print()),
                    };
                    let times = match (least, most) {
                        (1, 1) => String::new(),
                        (0, 1) => "?".into(),
                        (0, OPEN..) => "*".into(),
                        (1, OPEN..) => "+".into(),
                        (least, OPEN..) => format!("{{{least},}}"),
                        (0, most) => format!("{{,{most}}}"),
                        (least, most) => format!("{{{least},{most}}}"),
                    };
                    one + &times
                };
                steps.iter().map(token).collect::<Vec<_>>().join(" ")
            }
            Self::Field(name, values, style) => match (values.as_slice(), style % 3) {
                ([value], 0 | 1) if !value.contains(' ') => format!("{name}:{value}"),
                ([value], _) => format!("{}:“{}”", name.to_uppercase(), value.to_uppercase()),
                (values, 0) => format!("{name}:({})", values.join(" | ")),
                (values, _) => format!("{name}:(\"{}\")", values.join("\",\"")),
            },
            Self::Date("..", from, to) => format!("date:{from}..{}", to.unwrap_or_default()),
            Self::Date(sign, date, _) => format!("date:{sign}{date}"),
            // What is beside brackets is part of their sequence.
            Self::And(parts, style) if style % 3 == 0 || parts.iter().any(Self::has_sequence) => {
                joined(parts, 2, " AND ")
            }
            Self::And(parts, _) => joined(parts, 2, " "),
            Self::Or(parts, style) => joined(parts, 1, [" | ", " OR ", "|"][usize::from(style % 3)]),
            Self::Not(part, style) => format!("{}{}", if style % 2 == 0 { "-" } else { "NOT " }, within(part, 2)),
        }
    }

    fn has_sequence(&self) -> bool {
        match self {
            Self::Sequence(_) => true,
            Self::And(parts, _) | Self::Or(parts, _) => parts.iter().any(Self::has_sequence),
            Self::Not(part, _) => part.has_sequence(),
            _ => false,
        }
    }

    pub fn is_condition(&self) -> bool {
        match self {
            Self::Phrase(..) | Self::Near(..) | Self::Sequence(..) => false,
            Self::Field(..) | Self::Date(..) => true,
            Self::And(parts, _) | Self::Or(parts, _) => parts.iter().all(Self::is_condition),
            Self::Not(part, _) => part.is_condition(),
        }
    }

    /// Whether it has a condition on one of these fields.
    pub fn names(&self, field: &str) -> bool {
        match self {
            Self::Phrase(..) | Self::Near(..) | Self::Sequence(..) => false,
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

    /// Nothing but what is left of some documents.
    pub fn of_documents(&self, docs: &BTreeSet<usize>) -> Self {
        let doc = |(number, (there, seen)): (usize, &(bool, Vec<bool>))| {
            let kept = docs.contains(&number);
            (*there && kept, seen.iter().map(|&token| token && kept).collect())
        };
        Self(self.0.iter().enumerate().map(doc).collect())
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
        Tree::Phrase(..) | Tree::Near(..) | Tree::Sequence(..) => panic!("a word narrows nothing"),
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
        Tree::Near(words, further) => {
            shortest(docs, view, |tokens| {
                let most = tokens.len().min(words.len() + further);
                // The first token is one of the words, and each of the others has one of its own.
                (words.len()..=most).find(|&length| {
                    let fits: Vec<Vec<bool>> = (tokens[..length].iter())
                        .map(|token| words.iter().map(|word| word_fits(*word, token.written, matching)).collect())
                        .collect();
                    (0..words.len()).any(|first| {
                        let others: Vec<usize> = (0..words.len()).filter(|&n| n != first).collect();
                        fits[0][first] && each_has_one(&others, &fits[1..], &mut vec![false; length - 1])
                    })
                })
            })
        }
        Tree::Sequence(steps) => {
            let steps = bounded(steps);
            shortest(docs, view, |tokens| ends(&steps, tokens).into_iter().find(|&end| end > 0))
        }
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

/// From each start the span of tokens that is found there, if all of it is in view.
fn shortest(docs: &[Doc], view: &View, find: impl Fn(&[Token]) -> Option<usize>) -> Found {
    let mut found = Found::default();
    for (number, doc) in docs.iter().enumerate() {
        for start in 0..doc.tokens.len() {
            let Some(length) = find(&doc.tokens[start..]) else { continue };
            if view.0[number].1[start..start + length].iter().all(|seen| *seen) {
                found.docs.insert(number);
                found.hits.insert((number, start, start + length));
            }
        }
    }
    found
}

fn each_has_one(words: &[usize], fits: &[Vec<bool>], taken: &mut Vec<bool>) -> bool {
    let Some((&word, rest)) = words.split_first() else { return true };
    (0..fits.len()).any(|at| {
        if taken[at] || !fits[at][word] {
            return false;
        }
        taken[at] = true;
        let all = each_has_one(rest, fits, taken);
        taken[at] = false;
        all
    })
}

/// The steps with a bound each: what has none shares what the others leave of a hundred tokens.
fn bounded(steps: &[(Token1, usize, usize)]) -> Vec<(Token1, usize, usize)> {
    let closed: usize = steps.iter().map(|(.., most)| *most).filter(|&most| most < OPEN).sum();
    let open = steps.iter().filter(|(.., most)| *most >= OPEN).count().max(1);
    let bound = |most: usize| if most < OPEN { most } else { (100 - closed) / open };
    steps.iter().map(|(test, least, most)| (test.clone(), *least, bound(*most))).collect()
}

/// All lengths that a sequence can have from the first token on.
fn ends(steps: &[(Token1, usize, usize)], tokens: &[Token]) -> BTreeSet<usize> {
    let Some(((test, least, most), rest)) = steps.split_first() else { return BTreeSet::from([0]) };
    let mut all = BTreeSet::new();
    for count in 0..=*most {
        let here = &tokens[..count.min(tokens.len())];
        if here.len() < count || !here.iter().all(|t| test.fits(t.written, test.case())) {
            break;
        }
        if count >= *least {
            all.extend(ends(rest, &tokens[count..]).into_iter().map(|end| count + end));
        }
    }
    all
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
    // What fits one written without accents also fits the accented.
    let forms = |asked: &str| {
        if folded(&normal(asked)) == normal(asked) { vec![folded(&norm), norm.clone()] } else { vec![norm.clone()] }
    };
    match word {
        Word::Plain(asked) if matching.case => written == asked,
        Word::Written(asked) => written == asked,
        Word::Beginning(asked) if matching.case => written.starts_with(asked),
        Word::Beginning(asked) => forms(asked).iter().any(|form| form.starts_with(&normal(asked))),
        Word::Wild(asked) if matching.case => wild(written, asked),
        Word::Wild(asked) => forms(asked).iter().any(|form| wild(form, &normal(asked))),
        Word::Edits(asked, most) if matching.case => edits(written, asked) <= most,
        Word::Edits(asked, most) => forms(asked).iter().any(|form| edits(form, &normal(asked)) <= most),
        Word::Regex(number) if matching.case => REGEXES[number].2.contains(&written),
        Word::Regex(number) => {
            let (pattern, fits, _) = REGEXES[number];
            let bare = !pattern.contains('é');
            fits.contains(&norm.as_str()) || (bare && fits.contains(&folded(&norm).as_str()))
        }
        Word::Plain(asked) => {
            let asked = normal(asked);
            forms(&asked).iter().any(|form| *form == asked || (matching.stems && stem(form) == stem(&asked)))
        }
    }
}

impl Word {
    fn print(&self) -> String {
        match self {
            Self::Plain(text) | Self::Wild(text) => (*text).to_owned(),
            Self::Beginning(text) => format!("{text}*"),
            Self::Regex(number) => format!("/{}/", REGEXES[*number].0),
            Self::Edits(text, 1) => format!("{text}~"),
            Self::Edits(text, most) => format!("{text}~{most}"),
            Self::Written(text) => format!("={text}"),
        }
    }
}

fn wild(text: &str, pattern: &str) -> bool {
    let mut rest = pattern.chars();
    match rest.next() {
        None => text.is_empty(),
        Some('*') => {
            let after = |at: usize| wild(&text[at..], rest.as_str());
            text.char_indices().map(|(at, _)| at).chain([text.len()]).any(after)
        }
        Some(letter) => {
            let mut letters = text.chars();
            letters.next().is_some_and(|c| letter == '?' || c == letter) && wild(letters.as_str(), rest.as_str())
        }
    }
}

fn edits(a: &str, b: &str) -> usize {
    let (mut x, mut y) = (a.chars(), b.chars());
    match (x.next(), y.next()) {
        (None, _) => b.chars().count(),
        (_, None) => a.chars().count(),
        (Some(c), Some(d)) if c == d => edits(x.as_str(), y.as_str()),
        _ => 1 + edits(x.as_str(), y.as_str()).min(edits(x.as_str(), b)).min(edits(a, y.as_str())),
    }
}

/// All words that occur or are asked for.
pub fn words_of_all_kinds() -> impl Iterator<Item = &'static str> {
    WORDS.iter().copied()
}
