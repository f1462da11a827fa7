//! CQL: sequences of tokens by their attributes.

use std::ops::Range;

use super::{Parser, words::FARTHEST};
use crate::{
    message::Message,
    model::Within,
    query::{
        Note, NoteKind, pattern,
        syntax::{Attribute, AttributeTest, Expr, Phrase, Step, Test, is_quote},
    },
    text,
};

/// How often a token comes; `most` is `None` where no number says it.
struct Repetition {
    least: u32,
    most: Option<u32>,
    range: Range<usize>,
}

impl Parser<'_> {
    /// `[…]{m,n} "…" within sentence`.
    pub(super) fn sequence(&mut self) -> Option<Expr> {
        let start = self.at;
        let faults = self.faults.len();
        let mut tokens = Vec::new();
        let mut end = self.at;
        loop {
            let token = if self.peek() == Some('[') {
                self.bracket()
            } else if self.at_quoted_token() {
                self.quoted_token()
            } else if self.at_alternatives() {
                self.alternatives()
            } else {
                break;
            };
            tokens.extend(token.and_then(|test| Some((test, self.repetition()?))));
            end = self.at;
            self.space();
        }
        if self.peek() == Some('&') {
            self.fault(self.one_at(self.at), Message::AmpersandOutside, Message::JoinInBrackets);
        }
        self.at = end;
        let within = self.within();
        let range = start..self.at;
        if self.faults.len() > faults {
            return None;
        }
        if tokens.iter().all(|(_, repetition)| repetition.least == 0) {
            self.fault(range, Message::EmptySequence, Message::RequireOne);
            return None;
        }
        let steps = self.bounded(tokens);
        let longest = steps.iter().fold(0u32, |sum, step| sum.saturating_add(step.most));
        if longest > FARTHEST {
            self.fault(range, Message::LongSequence, Message::ShortenSequence { most: FARTHEST as u64 });
            return None;
        }
        Some(Expr::Phrase(Phrase::Sequence { steps, within }, range))
    }

    /// Steps with a bound each: those without one share what the others leave of the longest sequence, which is said.
    fn bounded(&mut self, tokens: Vec<(Test, Repetition)>) -> Vec<Step> {
        let open = tokens.iter().filter(|(_, repetition)| repetition.most.is_none()).count() as u32;
        let closed = tokens.iter().filter_map(|(_, repetition)| repetition.most).fold(0, u32::saturating_add);
        let share = FARTHEST.saturating_sub(closed).checked_div(open).unwrap_or_default().max(1);
        let mut steps = Vec::new();
        for (test, Repetition { least, most, range }) in tokens {
            let bound = share.max(least);
            if most.is_none() {
                let sign = self.text.get(range).unwrap_or_default().into();
                let said = Message::TakenUpTo { sign, times: bound.into(), most: FARTHEST.into() };
                self.notes.push(Note::new(NoteKind::Hint, said));
            }
            steps.push(Step { test, least, most: most.unwrap_or(bound) });
        }
        steps
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
        let found = self.unit();
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

    /// `"…"` beside other tokens: a regular expression over the whole written word, as in `[word="…"]`.
    fn quoted_token(&mut self) -> Option<Test> {
        let start = self.at;
        let (regex, inner) = self.quoted_regex()?;
        let range = start..self.at;
        if regex.trim().contains(char::is_whitespace) {
            let words = regex.split_whitespace().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(" ");
            self.fault(range, Message::QuotedTokens, Message::QuoteEach { words });
            return None;
        }
        let flags = self.flags();
        let letters = self.text.get(self.at..self.at + flags).unwrap_or_default();
        let signs = self.at..self.at + flags;
        self.at += flags;
        if letters.contains(['d', 'l']) {
            self.fault(signs, Message::UnknownFlag { flag: letters.into() }, Message::WriteAttribute);
            return None;
        }
        let regex = regex.trim().to_owned();
        let fine = self.check_regex(&regex, inner, range);
        fine.then_some(Test::Attribute(AttributeTest { attribute: Attribute::Word, regex, case: false }))
    }

    /// `("…" | […])`: one token or another.
    fn alternatives(&mut self) -> Option<Test> {
        let mut tests = Vec::new();
        let mut fine = true;
        self.bump();
        loop {
            self.space();
            let test = if self.peek() == Some('[') { self.bracket() } else { self.quoted_token() };
            fine &= test.is_some();
            tests.extend(test);
            self.space();
            if !self.eat('|') {
                break;
            }
        }
        fine &= self.eat(')');
        let is_any = tests.contains(&Test::Any);
        fine.then_some(if is_any { Test::Any } else { Test::Either(tests) })
    }

    /// `[…]`.
    fn bracket(&mut self) -> Option<Test> {
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
        let test = test?;
        if let Some(word) = capitals(&test).filter(|_| !case) {
            self.notes.push(Note::new(NoteKind::Hint, Message::CapitalsPassedOver { word: word.to_owned() }));
        }
        Some(with_case(test, case))
    }

    /// How often the token before comes: `?`, `*`, `+`, `{2}`, `{2,3}`, `{2,}` or `{,3}`; once where nothing says it.
    fn repetition(&mut self) -> Option<Repetition> {
        let before = self.at;
        self.space();
        let start = self.at;
        let sign = self.peek().filter(|c| matches!(c, '?' | '*' | '+' | '{'));
        // A star before a word is a sign of that word.
        let after = self.rest().chars().nth(1);
        let is_mine = start == before || after.is_none_or(|c| !c.is_alphanumeric() && c != '*' && c != '?');
        let Some(sign) = sign.filter(|&sign| sign == '{' || is_mine) else {
            self.at = before;
            return Some(Repetition { least: 1, most: Some(1), range: before..before });
        };
        let read = match sign {
            '{' => self.braces(),
            sign => {
                self.bump();
                Some(match sign {
                    '?' => (0, Some(1)),
                    '*' => (0, None),
                    _ => (1, None),
                })
            }
        };
        let again = matches!(self.peek(), Some('?' | '*' | '+' | '{'));
        if again {
            self.bump();
        }
        let range = start..self.at;
        match read.filter(|(least, most)| !again && most.is_none_or(|most| *least <= most && most > 0)) {
            Some((least, most)) => Some(Repetition { least, most, range }),
            None => {
                self.fault(range, Message::BadRepetition, Message::WriteRepetition { range: "{0,2}".into() });
                None
            }
        }
    }

    /// Numbers between braces.
    fn braces(&mut self) -> Option<(u32, Option<u32>)> {
        let start = self.at;
        let end = self.rest().find('}').map(|at| start + at);
        let inner = end.and_then(|end| self.text.get(start + 1..end));
        self.at = end.map_or(self.text.len(), |end| end + 1);
        let number = |text: &str| text.trim().parse::<u32>().ok();
        match inner?.split_once(',') {
            Some((least, most)) if most.trim().is_empty() => Some((number(least)?, None)),
            Some((least, most)) if least.trim().is_empty() => Some((0, Some(number(most)?))),
            Some((least, most)) => Some((number(least)?, Some(number(most)?))),
            None => number(inner?).map(|n| (n, Some(n))),
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

    /// Says of the text of a test that no token can have it: it is several.
    fn hint_at_tokens(&mut self, regex: &str) {
        let Some(written) = pattern::as_literal(regex) else { return };
        let tokens = text::tokens(&written, &[]);
        if tokens.len() > 1 {
            let each: Vec<String> = tokens
                .into_iter()
                .filter_map(|token| written.get(token))
                .map(|token| format!("[norm=\"{token}\"]"))
                .collect();
            self.notes.push(Note::new(NoteKind::Hint, Message::SeveralTokens { written, tokens: each.join(" ") }));
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
        self.hint_at_tokens(&regex);
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

/// The first written word of a test that has a capital.
fn capitals(test: &Test) -> Option<&str> {
    match test {
        Test::Attribute(AttributeTest { attribute: Attribute::Word, regex, .. }) => {
            let literal = pattern::as_literal(regex)?;
            literal.chars().any(char::is_uppercase).then_some(regex)
        }
        Test::Not(test) => capitals(test),
        Test::All(tests) | Test::Either(tests) => tests.iter().find_map(capitals),
        _ => None,
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
