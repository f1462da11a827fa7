//! From text to [`Query`], with diagnostics: each has its place and advice, and there can be several.
//!
//! ```text
//! query    = [ or { "," or } ]
//! or       = and { ( "|" | "OR" ) and }
//! and      = not { [ "AND" ] not }
//! not      = { "-" | "NOT" } operand
//! operand  = "(" query ")" | '"' words '"' [ "~" number ] | sequence | field ":" values | word
//! word     = letters with "*" and "?" | letters "~" [ "1" | "2" ] | "=" letters | "/" regular expression "/"
//! sequence = token { token } [ "within" ( "sentence" | "turn" | "document" ) ]
//! token    = one [ "?" | "*" | "+" | "{" number "}" | "{" [ number ] "," [ number ] "}" ]
//! one      = "[" [ either ] "]" | '"' regular expression '"' [ "%c" ] | "(" one { "|" one } ")"
//! either   = all { "|" all }
//! all      = test { "&" test }
//! test     = "(" either ")" | attribute ( "=" | "!=" ) '"' regular expression '"'
//! ```
//!
//! A quotation is a token of a sequence where a bracket is beside it, or a sign that only tokens have; else it is a phrase.

#![deny(clippy::indexing_slicing)]

mod beside;
mod field;
mod left_out;
mod sequence;
mod words;

use std::ops::Range;

use super::syntax::{Expr, Phrase, Query, Source, half_width, is_quote};
use crate::{
    message::Message,
    query::{Diagnostic, Note},
};

/// Parentheses and negations may not be nested more deeply than this.
const DEEPEST: usize = 64;
/// A query longer than this, in bytes, is refused.
const LONGEST: usize = 20_000;

/// Parses a query. The error is every fault that was found, in the order of the text; it is never empty.
///
/// ```
/// let query = readout::query::parse(r#"huawei "cold war", -speaker:BBC"#).unwrap();
/// assert_eq!(query.series.len(), 2);
/// let faults = readout::query::parse("(huawei").unwrap_err();
/// assert_eq!((faults[0].start, faults[0].end), (0, 1));
/// ```
pub fn parse(source: &str) -> Result<Query, Vec<Diagnostic>> {
    let mut parser = Parser { text: source, ..Parser::default() };
    if source.len() > LONGEST {
        parser.fault(0..0, Message::TooLong, Message::AskForLess { bytes: LONGEST as u64 });
    } else {
        let series = parser.series();
        if series.is_empty() {
            parser.refuse_left_out();
        }
        if parser.faults.is_empty() {
            parser.note_left_out();
            return Ok(Query { source: Source(source.to_owned()), series, notes: parser.notes });
        }
    }
    let mut faults = parser.faults;
    faults.sort_by_key(|fault| (fault.start, fault.end));
    faults.dedup();
    Err(faults)
}

#[derive(Default)]
struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    /// The rest was skipped as it is nested too deeply.
    too_deep: bool,
    faults: Vec<Diagnostic>,
    notes: Vec<Note>,
    /// The places of signs that are no words.
    left_out: Vec<Range<usize>>,
    /// No quotation that ends here or earlier is part of a sequence: that has been looked for.
    looked_until: usize,
}

impl<'a> Parser<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The sign that stands here, whatever its width.
    fn peek(&self) -> Option<char> {
        self.rest().chars().next().map(half_width)
    }

    /// Passes a character.
    fn bump(&mut self) -> Option<char> {
        let c = self.rest().chars().next()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn eat(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.bump();
        }
        found
    }

    /// The place of the character that stands somewhere.
    fn one_at(&self, start: usize) -> Range<usize> {
        let length = self.text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        start..start + length
    }

    fn space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    /// An operator written as a capital word, such as `OR`.
    fn keyword(&mut self, word: &str) -> bool {
        let found = self.rest().strip_prefix(word).is_some_and(|after| {
            after.chars().next().is_none_or(|c| c.is_whitespace() || matches!(half_width(c), '(' | ')') || is_quote(c))
        });
        if found {
            self.at += word.len();
        }
        found
    }

    fn fault(&mut self, range: Range<usize>, message: Message, help: impl Into<Option<Message>>) {
        self.faults.push(Source(self.text.to_owned()).fault(&range, message, help));
    }

    fn series(&mut self) -> Vec<Expr> {
        let mut series = Vec::new();
        loop {
            self.space();
            if self.peek().is_none() {
                return series;
            }
            if self.eat(',') {
                continue;
            }
            let from = self.at;
            if let Some(expr) = self.or() {
                series.push(expr);
            }
            self.space();
            if self.peek() == Some(')') {
                self.fault(self.one_at(self.at), Message::UnopenedParenthesis, Message::OpenOne);
                self.bump();
            }
            // Whatever could not be read is passed over, so that reading ends.
            if self.at == from {
                self.bump();
            }
        }
    }

    fn or(&mut self) -> Option<Expr> {
        let mut parts = Vec::new();
        let mut operator: Option<Range<usize>> = None;
        loop {
            let passed = (self.faults.len(), self.left_out.len());
            let part = self.and();
            self.space();
            let start = self.at;
            let next = (self.eat('|') || self.keyword("OR")).then_some(start..self.at);
            // Where something stands there that cannot be read or is left out, that is said.
            let is_nothing = part.is_none() && passed == (self.faults.len(), self.left_out.len());
            let missing = if is_nothing { operator.or(next.clone()) } else { None };
            parts.extend(part);
            if let Some(place) = missing {
                self.fault(place, Message::OneSidedOr, Message::WriteBothSides);
            }
            operator = next;
            if operator.is_none() {
                break;
            }
        }
        match parts.len() {
            0 => None,
            1 => parts.pop(),
            _ => {
                let range = around(&parts);
                Some(Expr::Or(parts, range))
            }
        }
    }

    fn and(&mut self) -> Option<Expr> {
        let mut parts = Vec::new();
        let mut begun = false;
        loop {
            self.space();
            let start = self.at;
            let operator = self.keyword("AND").then_some(start..self.at);
            self.space();
            let ended = matches!(self.peek(), None | Some('|' | ')' | ',')) || self.at_keyword("OR");
            let again = self.at_keyword("AND");
            if let Some(place) = operator.filter(|_| !begun || ended || again) {
                self.fault(
                    place,
                    if begun { Message::NothingAfterAnd } else { Message::NothingBeforeAnd },
                    Message::TakeOutAnd,
                );
            }
            if ended {
                break;
            }
            begun = true;
            if again {
                continue;
            }
            let before = self.at;
            if let Some(part) = self.not() {
                parts.push(part);
            }
            if self.at == before {
                self.bump();
            }
        }
        match parts.len() {
            0 => None,
            1 => parts.pop(),
            _ => {
                let range = around(&parts);
                Some(Expr::And(parts, range))
            }
        }
    }

    fn at_keyword(&mut self, word: &str) -> bool {
        let before = self.at;
        let found = self.keyword(word);
        self.at = before;
        found
    }

    fn not(&mut self) -> Option<Expr> {
        let start = self.at;
        if !(self.eat('-') || self.keyword("NOT")) {
            return self.operand();
        }
        if !self.descend(start) {
            return None;
        }
        let operator = start..self.at;
        self.space();
        let ended = matches!(self.peek(), None | Some('|' | ')' | ','));
        let part = if ended { None } else { self.not() };
        self.depth -= 1;
        match part {
            Some(part) => Some(Expr::Not(Box::new(part), start..self.at)),
            None => {
                if ended {
                    self.fault(operator, Message::NothingAfterNot, Message::WriteAfterNot);
                }
                None
            }
        }
    }

    /// False, with a fault and at the end of the text, where nesting goes too deep.
    fn descend(&mut self, start: usize) -> bool {
        self.depth += 1;
        if self.depth <= DEEPEST {
            return true;
        }
        self.depth -= 1;
        self.fault(start..self.at, Message::TooDeep, Message::TakeOutSome);
        self.at = self.text.len();
        self.too_deep = true;
        false
    }

    fn operand(&mut self) -> Option<Expr> {
        let start = self.at;
        match self.peek()? {
            '[' => self.sequence(),
            c if (c == '(' || is_quote(c)) && self.begins_sequence() => self.sequence(),
            '(' => self.group(),
            '<' if self.tag().is_some() => {
                self.refuse_tag();
                None
            }
            '/' => {
                let word = self.regex()?;
                Some(Expr::Phrase(Phrase::of_words(vec![word]), start..self.at))
            }
            c if is_quote(c) => self.quotation(),
            _ => self.run(),
        }
    }

    fn group(&mut self) -> Option<Expr> {
        let start = self.at;
        self.bump();
        if !self.descend(start) {
            return None;
        }
        let left_out = self.left_out.len();
        let mut parts = Vec::new();
        loop {
            self.space();
            if self.peek().is_none_or(|c| c == ')') {
                break;
            }
            if self.eat(',') {
                continue;
            }
            let before = self.at;
            parts.extend(self.or());
            if self.at == before {
                self.bump();
            }
        }
        self.depth -= 1;
        if !self.eat(')') {
            if !self.too_deep {
                self.fault(self.one_at(start), Message::UnclosedParenthesis, Message::CloseWith { sign: ")".into() });
            }
            return None;
        }
        match parts.len() {
            0 => {
                if self.faults.is_empty() && self.left_out.len() == left_out {
                    self.fault(start..self.at, Message::EmptyParentheses, Message::FillParentheses);
                }
                None
            }
            1 => parts.pop().map(|part| part.with_range(start..self.at)),
            // Within parentheses a comma is an OR.
            _ => Some(Expr::Or(parts, start..self.at)),
        }
    }

    /// The text up to the closing mark, which is passed; `None`, with a fault, where there is none.
    fn quoted(&mut self) -> Option<Range<usize>> {
        let start = self.at;
        self.bump();
        let from = self.at;
        while let Some(c) = self.peek() {
            if is_quote(c) {
                let inner = from..self.at;
                self.bump();
                return Some(inner);
            }
            self.bump();
        }
        self.fault(start..from, Message::UnclosedQuotation, Message::CloseWithAnother);
        None
    }

    /// The end of a run of characters that belong together: white space ends it, and what has a meaning of its own.
    fn run_end(&self) -> usize {
        let rest = self.rest();
        let mut before = None;
        for (at, c) in rest.char_indices() {
            let after = rest.get(at + c.len_utf8()..).and_then(|r| r.chars().next());
            let ends = match half_width(c) {
                '(' | ')' | '|' | '[' | ']' => true,
                // A comma between digits is part of the number, but not a Chinese one.
                ',' => c != ',' || !(before.is_some_and(char::is_numeric) && after.is_some_and(char::is_numeric)),
                c => c.is_whitespace() || is_quote(c),
            };
            if ends {
                return self.at + at;
            }
            before = Some(c);
        }
        self.text.len()
    }

    fn skip_run(&mut self) {
        let start = self.at;
        self.at = self.run_end();
        if self.at == start {
            self.bump();
        }
    }
}

fn around(parts: &[Expr]) -> Range<usize> {
    let start = parts.first().map_or(0, |p| p.range().start);
    let end = parts.last().map_or(0, |p| p.range().end);
    start..end
}
