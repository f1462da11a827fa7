//! What a query says, without a corpus.

use std::{ops::Range, rc::Rc};

use super::{diagnostic::Diagnostic, view::View};
use crate::{message::Message, model::Within};

/// A query as it was read. An empty one has no series: it asks for all documents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    pub source: Source,
    /// The parts between commas: side by side in charts and tables of terms, together an OR elsewhere.
    pub series: Vec<Expr>,
}

/// The text of a query, for messages and for taking parts out of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source(pub String);

impl Source {
    pub fn slice(&self, range: &Range<usize>) -> &str {
        self.0.get(range.clone()).unwrap_or_default()
    }

    /// A fault at a place, which diagnostics give in Unicode scalar values.
    pub fn fault(&self, range: &Range<usize>, message: Message, help: impl Into<Option<Message>>) -> Diagnostic {
        let scalars = |to: usize| self.0.get(..to).map_or(0, |text| text.chars().count()) as u32;
        Diagnostic {
            source: self.0.clone(),
            start: scalars(range.start),
            end: scalars(range.end),
            message,
            help: help.into(),
        }
    }
}

/// A query or a part of one; ranges are bytes of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expr {
    /// All of them hold in a document.
    And(Vec<Expr>, Range<usize>),
    Or(Vec<Expr>, Range<usize>),
    Not(Box<Expr>, Range<usize>),
    /// Words, next to or near each other.
    Phrase(Phrase, Range<usize>),
    Condition(Condition, Range<usize>),
}

/// What has occurrences: spans of tokens that fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phrase {
    /// Tokens next to each other.
    Sequence { steps: Vec<Step>, within: Option<Within> },
    /// Words in any order, in a span with at most so many tokens besides them.
    Near { words: Vec<Word>, further: u32 },
}

/// Tokens that fit a test, one after another: from `least` to `most` of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub test: Test,
    pub least: u32,
    pub most: u32,
}

impl From<Test> for Step {
    fn from(test: Test) -> Self {
        Self { test, least: 1, most: 1 }
    }
}

/// What a token has to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    Any,
    Word(Word),
    Attribute(AttributeTest),
    Not(Box<Test>),
    All(Vec<Test>),
    Either(Vec<Test>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// As it stands in the query, without the signs of its pattern.
    pub written: String,
    pub pattern: Pattern,
}

/// How a word of the query finds entries of the lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// By normal form, or by stem or written form where the settings say so.
    Plain,
    /// `*` stands for any letters, `?` for one: `sanction*`. Never stemmed, nor are the others below.
    Wild,
    /// A regular expression over the whole word: `/sanction(s|ed)/`.
    Regex,
    /// So many letters may be wrong, missing or too many: `uighur~`.
    Edits(u8),
    /// That very written form: `=May`.
    Written,
}

/// `word="…"` and its like: a regular expression over the whole of one attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttributeTest {
    pub attribute: Attribute,
    pub regex: String,
    /// Upper and lower case are told apart.
    pub case: bool,
}

/// The attributes of an entry of the lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    Word,
    Norm,
    Fold,
    Stem,
}

impl Attribute {
    pub const ALL: [(&str, Self); 4] =
        [("word", Self::Word), ("norm", Self::Norm), ("fold", Self::Fold), ("stem", Self::Stem)];

    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, mine)| *mine == self).map_or("", |(name, _)| name)
    }
}

/// Signs as a Chinese keyboard writes them mean the same: for a full-width one, the one that stands in queries.
pub const fn half_width(c: char) -> char {
    match c {
        '，' | '、' => ',',
        '：' => ':',
        '（' => '(',
        '）' => ')',
        '｜' => '|',
        c => c,
    }
}

/// Curly and straight quotation marks are the same.
pub const fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '＂')
}

/// A value between quotation marks, with a backslash before each mark and each backslash in it.
pub fn quoted(value: &str) -> String {
    let mut out = String::from('"');
    for c in value.chars() {
        if c == '\\' || is_quote(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out.push('"');
    out
}

impl Phrase {
    /// Words next to each other.
    pub fn of_words(words: Vec<Word>) -> Self {
        Self::Sequence { steps: words.into_iter().map(|word| Test::Word(word).into()).collect(), within: None }
    }

    /// The words that it is, next to each other; `None` for anything else.
    pub fn words(&self) -> Option<Vec<&Word>> {
        let Self::Sequence { steps, within: None } = self else { return None };
        let word = |step| match step {
            &Step { test: Test::Word(ref word), least: 1, most: 1 } => Some(word),
            _ => None,
        };
        steps.iter().map(word).collect()
    }
}

/// `field:value`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// In lower case.
    pub field: String,
    pub field_range: Range<usize>,
    /// Any of them.
    pub values: Vec<(Value, Range<usize>)>,
    /// What it leaves, where not the corpus knows that but who asks: for the subsets that it names.
    pub view: Option<Rc<View>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A value as a whole, case aside; `*` stands for any letters.
    Text(String),
    /// From the one to the other: `2019-04..2020`, either end open.
    Between(Option<String>, Option<String>),
    /// `>=2020` and its like.
    Compare(Comparison, String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl Comparison {
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::Greater => ">",
            Self::GreaterOrEqual => ">=",
        }
    }
}

impl Expr {
    pub const fn range(&self) -> &Range<usize> {
        match self {
            Self::And(_, range)
            | Self::Or(_, range)
            | Self::Not(_, range)
            | Self::Phrase(_, range)
            | Self::Condition(_, range) => range,
        }
    }

    /// The same with another place: parentheses belong to what they hold.
    pub fn with_range(self, range: Range<usize>) -> Self {
        match self {
            Self::And(parts, _) => Self::And(parts, range),
            Self::Or(parts, _) => Self::Or(parts, range),
            Self::Not(part, _) => Self::Not(part, range),
            Self::Phrase(phrase, _) => Self::Phrase(phrase, range),
            Self::Condition(condition, _) => Self::Condition(condition, range),
        }
    }

    /// Nothing but conditions: it narrows the view and has no matches.
    pub fn is_condition(&self) -> bool {
        match self {
            Self::And(parts, _) | Self::Or(parts, _) => parts.iter().all(Self::is_condition),
            Self::Not(part, _) => part.is_condition(),
            Self::Phrase(..) => false,
            Self::Condition(..) => true,
        }
    }

    /// The phrases whose occurrences are matches: all but those under a NOT.
    pub fn phrases<'a>(&'a self, out: &mut Vec<(&'a Phrase, &'a Range<usize>)>) {
        match self {
            Self::And(parts, _) | Self::Or(parts, _) => parts.iter().for_each(|p| p.phrases(out)),
            Self::Phrase(phrase, range) => out.push((phrase, range)),
            Self::Not(..) | Self::Condition(..) => {}
        }
    }

    /// Where the first word or phrase stands, also one under a NOT.
    pub fn first_words(&self) -> Option<&Range<usize>> {
        match self {
            Self::And(parts, _) | Self::Or(parts, _) => parts.iter().find_map(Self::first_words),
            Self::Not(part, _) => part.first_words(),
            Self::Phrase(_, range) => Some(range),
            Self::Condition(..) => None,
        }
    }

    /// The fields of all conditions.
    pub fn fields<'a>(&'a self, out: &mut Vec<&'a str>) {
        match self {
            Self::And(parts, _) | Self::Or(parts, _) => parts.iter().for_each(|p| p.fields(out)),
            Self::Not(part, _) => part.fields(out),
            Self::Condition(condition, _) => out.push(&condition.field),
            Self::Phrase(..) => {}
        }
    }

    /// Every condition, wherever it stands.
    pub fn each_condition(&mut self, act: &mut dyn FnMut(&mut Condition)) {
        match self {
            Self::And(parts, _) | Self::Or(parts, _) => parts.iter_mut().for_each(|p| p.each_condition(act)),
            Self::Not(part, _) => part.each_condition(act),
            Self::Condition(condition, _) => act(condition),
            Self::Phrase(..) => {}
        }
    }

    /// The parts of a conjunction; anything else is one part.
    pub fn conjuncts(&self) -> &[Expr] {
        match self {
            Self::And(parts, _) => parts,
            other => std::slice::from_ref(other),
        }
    }
}

impl Query {
    /// The phrases whose occurrences are matches, with their places.
    pub fn phrases(&self) -> Vec<(&Phrase, &Range<usize>)> {
        let mut out = Vec::new();
        self.series.iter().for_each(|e| e.phrases(&mut out));
        out
    }

    /// The parts of the one conjunction that it is, each as text and whether it is a condition.
    pub fn parts(&self) -> Vec<(String, bool)> {
        let [only] = self.series.as_slice() else { return Vec::new() };
        let text = |e: &Expr| match (only, self.source.slice(e.range())) {
            // An OR binds less tightly than what it is put beside; within a conjunction it has its parentheses already.
            (Expr::Or(..), text) => format!("({text})"),
            (_, text) => text.to_owned(),
        };
        only.conjuncts().iter().map(|e| (text(e), e.is_condition())).collect()
    }

    /// The conditions that hold for the whole query, as text: those of the one conjunction that it is.
    pub fn conditions(&self) -> String {
        let conditions: Vec<String> = self.parts().into_iter().filter(|(_, is)| *is).map(|(text, _)| text).collect();
        conditions.join(" ")
    }
}
