//! CQL: sequences of tokens by their attributes.

use std::ops::Range;

use super::{Parser, words::FARTHEST};
use crate::{
    message::Message,
    model::Within,
    query::syntax::{Attribute, AttributeTest, Expr, Phrase, Step, Test, is_quote},
};

impl Parser<'_> {
    /// `[…]{m,n} […] within sentence`.
    pub(super) fn sequence(&mut self) -> Option<Expr> {
        let start = self.at;
        let faults = self.faults.len();
        let mut steps = Vec::new();
        let mut end = self.at;
        while self.peek() == Some('[') {
            steps.extend(self.token());
            end = self.at;
            self.space();
        }
        self.at = end;
        let within = self.within();
        let range = start..self.at;
        if self.faults.len() > faults {
            return None;
        }
        if steps.iter().all(|step| step.least == 0) {
            self.fault(range, Message::EmptySequence, Message::RequireOne);
            return None;
        }
        let longest = steps.iter().fold(0u32, |sum, step| sum.saturating_add(step.most));
        if longest > FARTHEST {
            self.fault(range, Message::LongSequence, Message::ShortenSequence { most: FARTHEST as u64 });
            return None;
        }
        Some(Expr::Phrase(Phrase::Sequence { steps, within }, range))
    }

    fn within(&mut self) -> Option<Within> {
        let before = self.at;
        self.space();
        let start = self.at;
        if !self.keyword("within") {
            self.at = before;
            return None;
        }
        self.space();
        let found = Within::ALL.into_iter().find(|within| self.keyword(&within.to_string()));
        if found.is_none() {
            let word = self.at..self.run_end();
            self.at = word.end;
            let message = match self.text.get(word) {
                None | Some("") => Message::WithinWhat,
                Some(word) => Message::UnknownWithin { word: word.into() },
            };
            self.fault(start..self.at, message, Message::WriteWithin);
        }
        found
    }

    fn token(&mut self) -> Option<Step> {
        let start = self.at;
        self.bump();
        self.space();
        let mut case = false;
        let test = if self.peek() == Some(']') { Some(Test::Any) } else { self.either(&mut case) };
        self.space();
        if !self.eat(']') {
            if test.is_some() && self.peek().is_some() {
                self.fault(self.one_at(self.at), Message::BracketExpected, Message::CloseOrGoOn);
            }
            // What follows cannot be told apart from what belongs here.
            let rest = self.rest().find(']').map_or(self.rest().len(), |at| at + 1);
            self.at += rest;
            if test.is_some() && !self.text.get(start..self.at).unwrap_or_default().ends_with(']') {
                self.fault(start..start + 1, Message::UnclosedBracket, Message::CloseWith { sign: "]".into() });
            }
            return None;
        }
        let (least, most) = self.repetition()?;
        Some(Step { test: with_case(test?, case), least, most })
    }

    fn repetition(&mut self) -> Option<(u32, u32)> {
        let before = self.at;
        self.space();
        let start = self.at;
        if !self.eat('{') {
            self.at = before;
            return Some((1, 1));
        }
        let end = self.rest().find('}').map(|at| start + 1 + at);
        let inner = end.and_then(|end| self.text.get(start + 1..end));
        self.at = end.map_or(self.text.len(), |end| end + 1);
        let number = |text: &str| text.trim().parse::<u32>().ok();
        let read = inner.and_then(|inner| match inner.split_once(',') {
            Some((least, most)) => number(least).zip(number(most)),
            None => number(inner).map(|n| (n, n)),
        });
        match read.filter(|(least, most)| least <= most && *most > 0) {
            Some(read) => Some(read),
            None => {
                self.fault(start..self.at, Message::BadRepetition, Message::WriteRepetition { range: "{0,2}".into() });
                None
            }
        }
    }

    fn either(&mut self, case: &mut bool) -> Option<Test> {
        self.tests('|', case, Test::Either, Self::all)
    }

    fn all(&mut self, case: &mut bool) -> Option<Test> {
        self.tests('&', case, Test::All, Self::test)
    }

    /// Tests between signs; what says no more than how case is taken is none.
    fn tests(
        &mut self,
        sign: char,
        case: &mut bool,
        join: fn(Vec<Test>) -> Test,
        read: fn(&mut Self, &mut bool) -> Option<Test>,
    ) -> Option<Test> {
        let mut tests = Vec::new();
        loop {
            tests.push(read(self, case)?);
            self.space();
            if !self.eat(sign) {
                break;
            }
        }
        if tests.len() > 1 {
            tests.retain(|test| *test != Test::Any);
        }
        match tests.len() {
            0 => Some(Test::Any),
            1 => tests.pop(),
            _ => Some(join(tests)),
        }
    }

    fn test(&mut self, case: &mut bool) -> Option<Test> {
        self.space();
        let start = self.at;
        if self.eat('(') {
            if !self.descend(start) {
                return None;
            }
            let test = self.either(case);
            self.depth -= 1;
            self.space();
            if !self.eat(')') && test.is_some() {
                self.fault(self.one_at(start), Message::UnclosedParenthesis, Message::CloseWith { sign: ")".into() });
                return None;
            }
            return test;
        }
        let length = self.rest().find(|c: char| !c.is_alphanumeric()).unwrap_or(self.rest().len());
        let name = self.text.get(start..start + length).unwrap_or_default();
        self.at += length;
        let names = if length > 0 { start..self.at } else { self.one_at(start) };
        self.space();
        let sign = self.at;
        let not = self.eat('!');
        let equal = self.eat('=');
        let signs = if not || equal { sign..self.at } else { self.one_at(sign) };
        let help = Message::WriteCondition;
        let known = Attribute::ALL.into_iter().find(|(mine, _)| *mine == name);
        if known.is_none() && name != "case" {
            let message =
                if name.is_empty() { Message::NoAttribute } else { Message::UnknownAttribute { name: name.into() } };
            self.fault(names, message, Message::Attributes);
            return None;
        }
        if !equal {
            self.fault(signs, Message::NoEquals { name: name.into() }, help);
            return None;
        }
        self.space();
        if !self.peek().is_some_and(is_quote) {
            self.fault(signs, Message::NoText, help);
            return None;
        }
        let quotation = self.at;
        let (regex, inner) = self.quoted_regex()?;
        let Some((_, attribute)) = known else { return self.case(&regex, not, start..self.at, case) };
        if !self.check_regex(&regex, inner, quotation..self.at) {
            return None;
        }
        let test = Test::Attribute(AttributeTest { attribute, regex, case: false });
        Some(if not { Test::Not(Box::new(test)) } else { test })
    }

    fn case(&mut self, value: &str, not: bool, range: Range<usize>, case: &mut bool) -> Option<Test> {
        match value {
            "yes" | "no" if !not => {
                *case |= value == "yes";
                // It is about the conditions beside it.
                Some(Test::Any)
            }
            _ => {
                self.fault(range, Message::BadCase, Message::WriteCase);
                None
            }
        }
    }

    /// The text between quotation marks, of which one may be part behind a backslash; other backslashes belong to the
    /// regular expression.
    fn quoted_regex(&mut self) -> Option<(String, Range<usize>)> {
        let start = self.at;
        self.bump();
        let from = self.at;
        let mut regex = String::new();
        while let Some(c) = self.bump() {
            match c {
                '\\' => {
                    let next = self.bump();
                    if !next.is_some_and(is_quote) {
                        regex.push(c);
                    }
                    regex.extend(next);
                }
                c if is_quote(c) => return Some((regex, from..self.at - c.len_utf8())),
                c => regex.push(c),
            }
        }
        self.fault(start..from, Message::UnclosedQuotation, Message::CloseWithAnother);
        None
    }
}

/// `case="yes"` is for all conditions of its bracket.
fn with_case(test: Test, case: bool) -> Test {
    let all = |tests: Vec<Test>| tests.into_iter().map(|test| with_case(test, case)).collect();
    match test {
        Test::Attribute(test) => Test::Attribute(AttributeTest { case, ..test }),
        Test::Not(test) => Test::Not(Box::new(with_case(*test, case))),
        Test::All(tests) => Test::All(all(tests)),
        Test::Either(tests) => Test::Either(all(tests)),
        other => other,
    }
}
