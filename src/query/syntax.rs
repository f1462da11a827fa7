//! The syntax tree of queries.

use std::{ops::Range, rc::Rc};

use super::{diagnostic::Diagnostic, note::Note, view::View};
use crate::{message::Message, model::Within};

/// A parsed query. An empty one has no series and matches all documents.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    pub source: Source,
    /// The parts between commas: series of a chart or a table of terms, alternatives elsewhere.
    pub series: Vec<Expr>,
    /// What has to be said of how it was read.
    pub notes: Vec<Note>,
}

/// The text of a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source(pub String);

impl Source {
    pub fn slice(&self, range: &Range<usize>) -> &str {
        self.0.get(range.clone()).unwrap_or_default()
    }

    /// The text with others in place of some of its parts, which are given in their order.
    pub fn mended(&self, parts: &[(Range<usize>, String)]) -> String {
        let mut out = String::new();
        let mut from = 0;
        for (range, part) in parts {
            out.push_str(self.slice(&(from..range.start)));
            out.push_str(part);
            from = range.end;
        }
        out.push_str(self.slice(&(from..self.0.len())));
        out
    }

    /// A diagnostic for a range of bytes.
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
    /// All of them match in a document.
    And(Vec<Expr>, Range<usize>),
    Or(Vec<Expr>, Range<usize>),
    Not(Box<Expr>, Range<usize>),
    /// Words, next to or near each other.
    Phrase(Phrase, Range<usize>),
    Condition(Condition, Range<usize>),
}

/// What has occurrences, which are spans of tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phrase {
    /// Tokens next to each other.
    Sequence { steps: Vec<Step>, within: Option<Within> },
    /// Words in any order, in a span with at most `further` other tokens.
    Near { words: Vec<Word>, further: u32 },
}

impl Phrase {
    /// Whether some token is tested for an attribute.
    pub fn tests(&self, attribute: Attribute) -> bool {
        match self {
            Self::Sequence { steps, .. } => steps.iter().any(|step| step.test.is_of(attribute)),
            Self::Near { .. } => false,
        }
    }
}

/// From `least` to `most` tokens in a row that pass a test.
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

/// A test of one token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    Any,
    Word(Word),
    Attribute(AttributeTest),
    Not(Box<Test>),
    All(Vec<Test>),
    Either(Vec<Test>),
}

impl Test {
    /// Whether it, or a part of it, is a test of an attribute.
    fn is_of(&self, attribute: Attribute) -> bool {
        match self {
            Self::Any | Self::Word(_) => false,
            Self::Attribute(test) => test.attribute == attribute,
            Self::Not(test) => test.is_of(attribute),
            Self::All(tests) | Self::Either(tests) => tests.iter().any(|test| test.is_of(attribute)),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// As it is written in the query, without the operators of its pattern.
    pub written: String,
    pub pattern: Pattern,
}

/// How a word of the query is matched to entries of the lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// By normal form or, depending on the settings, by stem or written form.
    Plain,
    /// `*` stands for any characters, `?` for one: `sanction*`. Never stemmed, nor are the ones below.
    Wild,
    /// A regular expression over the whole word: `/sanction(s|ed)/`.
    Regex,
    /// Within an edit distance: `uighur~`.
    Edits(u8),
    /// By written form: `=May`.
    Written,
}

/// `word="…"` and its like: a regular expression over the whole of one attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttributeTest {
    pub attribute: Attribute,
    pub regex: String,
    /// It is matched with case.
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

/// Maps full-width punctuation, as Chinese keyboards write it, to the operator that it stands for.
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

/// Whether a character is a double quotation mark, straight or curly.
pub const fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '＂')
}

/// Whether a text can be the name of a field in a query.
pub fn is_field_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_alphabetic() || c == '_') && name.chars().all(is_name_char)
}

/// Whether a character can be part of a field's name.
pub fn is_name_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-')
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

    /// Its words, where it is nothing but words next to each other.
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
    /// Its view, where it names subsets: these are not in the corpus and are resolved by the caller.
    pub view: Option<Rc<View>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A whole value, without regard to case; `*` stands for any characters.
    Text(String),
    /// A range, `2019-04..2020`, of which either end can be open.
    Between(Option<String>, Option<String>),
    /// A comparison, such as `>=2020`.
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

    /// The same with another range, such as one that includes its parentheses.
    pub fn with_range(self, range: Range<usize>) -> Self {
        match self {
            Self::And(parts, _) => Self::And(parts, range),
            Self::Or(parts, _) => Self::Or(parts, range),
            Self::Not(part, _) => Self::Not(part, range),
            Self::Phrase(phrase, _) => Self::Phrase(phrase, range),
            Self::Condition(condition, _) => Self::Condition(condition, range),
        }
    }

    /// Whether it consists of conditions alone: it narrows the view and has no matches.
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

    /// The range of the first word or phrase, also one under a NOT.
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
    /// The query of one of its series, or of a part of one.
    pub fn alone(&self, expr: &Expr) -> Self {
        Self { source: self.source.clone(), series: vec![expr.clone()], notes: Vec::new() }
    }

    /// The phrases whose occurrences are matches, with their ranges.
    pub fn phrases(&self) -> Vec<(&Phrase, &Range<usize>)> {
        let mut out = Vec::new();
        self.series.iter().for_each(|e| e.phrases(&mut out));
        out
    }

    /// The parts of a query that is one conjunction: the text of each, and whether it is a condition.
    pub fn parts(&self) -> Vec<(String, bool)> {
        let [only] = self.series.as_slice() else { return Vec::new() };
        let text = |e: &Expr| match (only, self.source.slice(e.range())) {
            // An OR needs parentheses beside other parts; within a conjunction it has them already.
            (Expr::Or(..), text) => format!("({text})"),
            (_, text) => text.to_owned(),
        };
        only.conjuncts().iter().map(|e| (text(e), e.is_condition())).collect()
    }

    /// The conditions of a query that is one conjunction, as text.
    pub fn conditions(&self) -> String {
        let conditions: Vec<String> = self.parts().into_iter().filter(|(_, is)| *is).map(|(text, _)| text).collect();
        conditions.join(" ")
    }
}
