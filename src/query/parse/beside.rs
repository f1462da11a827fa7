//! Whether a quotation is a token of a sequence: what stands beside it is looked at, and nothing is read yet.

use super::Parser;
use crate::{
    model::Within,
    query::syntax::{half_width, is_quote},
};

impl Parser<'_> {
    /// Whether what begins here, with a quotation or with parentheses around some, is a sequence of tokens: one of them
    /// is in brackets, or is followed by a sign that only tokens have.
    pub(super) fn begins_sequence(&mut self) -> bool {
        let start = self.at;
        if start < self.looked_until {
            return false;
        }
        let found = self.leads_to_token();
        self.at = start;
        found
    }

    /// Passes tokens until it is clear what they are.
    fn leads_to_token(&mut self) -> bool {
        let mut items = 0;
        let mut has_brackets = false;
        loop {
            match self.peek() {
                Some('[') => return true,
                Some('(') => match self.pass_alternatives() {
                    Some(brackets) => has_brackets |= brackets,
                    None => break,
                },
                Some(c) if is_quote(c) && self.pass_quotation() => {}
                _ => break,
            }
            items += 1;
            self.looked_until = self.at;
            if self.is_repeated() || self.within_follows() {
                return true;
            }
            if self.peek() == Some('?') {
                self.bump();
            }
            self.space();
        }
        has_brackets && items > 1
    }

    /// Passes a quotation; false where none begins here, where it is not closed, and where it is of words near each other.
    fn pass_quotation(&mut self) -> bool {
        if !self.peek().is_some_and(is_quote) {
            return false;
        }
        self.bump();
        while let Some(c) = self.bump() {
            match c {
                '\\' => {
                    self.bump();
                }
                c if is_quote(c) => return self.peek() != Some('~'),
                _ => {}
            }
        }
        false
    }

    /// Passes `[…]`.
    fn pass_brackets(&mut self) -> bool {
        if !self.eat('[') {
            return false;
        }
        loop {
            match self.peek() {
                None => return false,
                Some(']') => {
                    self.bump();
                    return true;
                }
                Some(c) if is_quote(c) => {
                    if !self.pass_quotation() {
                        return false;
                    }
                }
                Some(_) => {
                    self.bump();
                }
            }
        }
    }

    /// Passes two single tokens or more between parentheses, with a `|` between each two; whether some are in brackets.
    fn pass_alternatives(&mut self) -> Option<bool> {
        let mut has_brackets = false;
        let mut items = 0;
        self.bump();
        loop {
            self.space();
            if self.pass_brackets() {
                has_brackets = true;
            } else if !self.pass_quotation() {
                return None;
            }
            items += 1;
            self.space();
            if self.eat(')') {
                return (items > 1).then_some(has_brackets);
            }
            if !self.eat('|') {
                return None;
            }
        }
    }

    /// Whether alternatives begin here.
    pub(super) fn at_alternatives(&mut self) -> bool {
        let start = self.at;
        let found = self.peek() == Some('(') && self.pass_alternatives().is_some();
        self.at = start;
        found
    }

    /// Whether a quotation begins here that is a token beside others.
    pub(super) fn at_quoted_token(&mut self) -> bool {
        let start = self.at;
        // One that is not closed is a token as well, with a fault.
        let found = self.peek().is_some_and(is_quote) && (self.pass_quotation() || self.peek() != Some('~'));
        self.at = start;
        found
    }

    /// Whether a sign stands right here that makes a token of what is before it.
    fn is_repeated(&self) -> bool {
        let rest = self.rest();
        let mut signs = rest.chars().map(half_width);
        let sign = signs.next();
        // Behind a sign that is none of the next word.
        let apart = |next: Option<char>| next.is_none_or(|c| c.is_whitespace() || matches!(c, '[' | ')' | '|' | ','));
        match sign {
            Some('{') => true,
            Some('+') => apart(signs.next()),
            Some('*') => signs.next().is_none_or(|c| is_quote(c) || apart(Some(c))),
            Some('%') => self.flags() > 0,
            // At the end of a question it is no more than that.
            Some('?') => {
                let next = rest.get(1..).unwrap_or_default().trim_start().chars().next();
                next.is_some_and(|c| c == '[' || is_quote(c))
            }
            _ => false,
        }
    }

    /// The length of `%c` and its like, the flags of other programs, at this place.
    pub(super) fn flags(&self) -> usize {
        let Some(rest) = self.rest().strip_prefix('%') else { return 0 };
        let letters = rest.len() - rest.trim_start_matches(['c', 'd', 'l']).len();
        let ends = rest.get(letters..).and_then(|after| after.chars().next()).is_none_or(|c| !c.is_alphanumeric());
        if letters > 0 && ends { letters + 1 } else { 0 }
    }

    /// Whether `within sentence` or its like is next.
    fn within_follows(&mut self) -> bool {
        let start = self.at;
        self.space();
        let found = self.keyword("within") && {
            self.space();
            self.unit().is_some()
        };
        self.at = start;
        found
    }

    /// Passes the name of a unit that a sequence stays within.
    pub(super) fn unit(&mut self) -> Option<Within> {
        let rest = self.rest();
        let is_next = |within: &Within| {
            let after = rest.strip_prefix(&within.to_string());
            after.is_some_and(|after| !after.starts_with(|c: char| c.is_alphanumeric()))
        };
        let found = Within::ALL.into_iter().find(is_next)?;
        self.at += found.to_string().len();
        Some(found)
    }
}
