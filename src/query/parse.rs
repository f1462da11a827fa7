//! From text to [`Query`]: what cannot be read is said with its place and a way to mend it, several faults at once.
//!
//! ```text
//! query   = [ or { "," or } ]
//! or      = and { ( "|" | "OR" ) and }
//! and     = not { [ "AND" ] not }
//! not     = { "-" | "NOT" } operand
//! operand = "(" query ")" | '"' words '"' | "[" 'norm="' form '"' "]" | field ":" values | word
//! ```

#![deny(clippy::indexing_slicing)]

use std::ops::Range;

use super::syntax::{Comparison, Condition, Expr, Pattern, Phrase, Query, Source, Value, Word};
use crate::{order, protocol::Diagnostic, text};

/// Parentheses and negations may not be nested more deeply than this.
const DEEPEST: usize = 64;
/// A query longer than this, in bytes, is refused.
const LONGEST: usize = 20_000;

/// Reads a query. On failure every fault that was found, in the order of the text; never an empty list.
///
/// ```
/// let query = readout::query::parse(r#"huawei "cold war", -speaker:BBC"#).unwrap();
/// assert_eq!(query.series.len(), 2);
/// let faults = readout::query::parse("(huawei").unwrap_err();
/// assert_eq!((faults[0].start, faults[0].end), (0, 1));
/// ```
pub fn parse(source: &str) -> Result<Query, Vec<Diagnostic>> {
    let mut parser = Parser { text: source, at: 0, depth: 0, too_deep: false, faults: Vec::new() };
    if source.len() > LONGEST {
        parser.fault(0..0, "The query is too long.", "Ask for less at once: a query may have 20,000 bytes.");
    } else {
        let series = parser.series();
        if parser.faults.is_empty() {
            return Ok(Query { source: Source(source.to_owned()), series });
        }
    }
    let mut faults = order::sorted(parser.faults, &|a, b| (a.start, a.end).cmp(&(b.start, b.end)));
    faults.dedup();
    Err(faults)
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    /// Nested so deeply that the rest was left unread.
    too_deep: bool,
    faults: Vec<Diagnostic>,
}

/// Curly and straight quotation marks are the same.
const fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '＂')
}

impl<'a> Parser<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn bump(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn eat(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.at += wanted.len_utf8();
        }
        found
    }

    fn space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    /// An operator written as a capital word, such as `OR`.
    fn keyword(&mut self, word: &str) -> bool {
        let found = self.rest().strip_prefix(word).is_some_and(|after| {
            after.chars().next().is_none_or(|c| c.is_whitespace() || matches!(c, '(' | ')') || is_quote(c))
        });
        if found {
            self.at += word.len();
        }
        found
    }

    fn fault(&mut self, range: Range<usize>, message: impl Into<String>, help: impl Into<String>) {
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
                self.fault(
                    self.at..self.at + 1,
                    "This parenthesis closes nothing.",
                    "Take it out, or open one before.",
                );
                self.at += 1;
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
            let faults = self.faults.len();
            let part = self.and();
            self.space();
            let start = self.at;
            let next = (self.eat('|') || self.keyword("OR")).then_some(start..self.at);
            // Where something stands there that cannot be read, that has been said.
            let missing = if part.is_none() && self.faults.len() == faults { operator.or(next.clone()) } else { None };
            parts.extend(part);
            if let Some(place) = missing {
                self.fault(place, "There is nothing on one side of this OR.", "Write a word on both sides of it.");
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
                    if begun { "There is nothing after this AND." } else { "There is nothing before this AND." },
                    "Take it out: words that follow one another are an AND.",
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
                    self.fault(
                        operator,
                        "There is nothing after this NOT.",
                        "Write the word that must not be there right behind it.",
                    );
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
        self.fault(start..self.at, "The query is nested too deeply.", "Take out some parentheses.");
        self.at = self.text.len();
        self.too_deep = true;
        false
    }

    fn operand(&mut self) -> Option<Expr> {
        let start = self.at;
        match self.peek()? {
            '(' => self.group(),
            '[' => self.attribute(),
            '/' => {
                self.skip_run();
                self.fault(
                    start..self.at,
                    "Regular expressions cannot be searched in this version.",
                    "Use a beginning with *, such as sanction*, or several words with |.",
                );
                None
            }
            '=' => {
                self.skip_run();
                self.fault(
                    start..self.at,
                    "Single words cannot be matched by case in this version.",
                    "Choose “Match case” for the whole query.",
                );
                None
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
                self.fault(start..start + 1, "This parenthesis is not closed.", "Close it with ).");
            }
            return None;
        }
        match parts.len() {
            0 => {
                if self.faults.is_empty() {
                    self.fault(
                        start..self.at,
                        "There is nothing between these parentheses.",
                        "Write words between them, or take them out.",
                    );
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
        self.fault(start..from, "This quotation mark is not closed.", "Close it with another one.");
        None
    }

    /// A value between marks. A corpus can hold any value, also one with a quotation mark: a backslash stands before it.
    fn quoted_value(&mut self) -> Option<String> {
        let start = self.at;
        self.bump();
        let from = self.at;
        let mut value = String::new();
        while let Some(c) = self.peek() {
            self.bump();
            match c {
                '\\' => {
                    value.extend(self.peek());
                    self.bump();
                }
                c if is_quote(c) => return Some(value),
                c => value.push(c),
            }
        }
        self.fault(start..from, "This quotation mark is not closed.", "Close it with another one.");
        None
    }

    fn quotation(&mut self) -> Option<Expr> {
        let start = self.at;
        let inner = self.quoted()?;
        let mut words = Vec::new();
        let content = self.text.get(inner.clone()).unwrap_or_default();
        for piece in content.split_whitespace() {
            if piece.chars().all(|c| c == '*') {
                self.fault(start..self.at, "Gaps in a phrase cannot be searched in this version.", "Take out the *.");
                return None;
            }
            self.words(piece, start..self.at, &mut words);
        }
        if self.peek() == Some('~') {
            let tilde = self.at;
            self.skip_run();
            self.fault(
                tilde..self.at,
                "Words near each other cannot be searched in this version.",
                "Take out the ~, or search for the words without quotation marks.",
            );
            return None;
        }
        if words.is_empty() {
            self.fault(
                start..self.at,
                "There is no word between these quotation marks.",
                "Write the phrase between them, or take them out.",
            );
            return None;
        }
        Some(Expr::Phrase(Phrase(words), start..self.at))
    }

    /// The words of a piece without white space; a `*` at its end is for the last of them.
    fn words(&mut self, piece: &str, range: Range<usize>, words: &mut Vec<Word>) {
        let stem = piece.trim_end_matches('*');
        let prefix = stem.len() < piece.len();
        if stem.contains(['*', '?']) && stem.char_indices().any(|(at, c)| is_wildcard(stem, at, c)) {
            self.fault(
                range,
                "Wildcards within a word cannot be searched in this version.",
                "Put a * at the end of a word, such as sanction*.",
            );
            return;
        }
        let mut tokens = text::tokens(stem, &[]);
        let mut add = |token: Range<usize>, pattern| {
            words.push(Word { written: stem.get(token).unwrap_or_default().to_owned(), pattern });
        };
        if !prefix || tokens.is_empty() {
            tokens.into_iter().for_each(|token| add(token, Pattern::Plain));
            return;
        }
        let Some(beginning) = beginning(stem) else {
            self.fault(range, "Gaps in a phrase cannot be searched in this version.", "Take out the *.");
            return;
        };
        tokens.retain(|t| t.start < beginning.start);
        tokens.into_iter().for_each(|token| add(token, Pattern::Plain));
        add(beginning, Pattern::Prefix);
    }

    /// `[norm="…"]`: the form as the word list shows it, a backslash before what would mean something else.
    fn attribute(&mut self) -> Option<Expr> {
        let start = self.at;
        let help = "In this version there is [norm=\"…\"], with the form as the word list shows it.";
        let end = self.rest().find(']').map(|at| start + at + 1);
        let inner = end.and_then(|end| self.text.get(start + 1..end - 1)).map(str::trim);
        let Some((inner, end)) = inner.zip(end) else {
            self.fault(start..start + 1, "This bracket is not closed.", help);
            self.at = self.text.len();
            return None;
        };
        self.at = end;
        let form = inner
            .strip_prefix("norm")
            .map(str::trim_start)
            .and_then(|rest| rest.strip_prefix('='))
            .map(str::trim_start)
            .and_then(|rest| rest.strip_prefix(is_quote))
            .and_then(|rest| rest.strip_suffix(is_quote));
        let Some(form) = form else {
            self.fault(start..end, "This condition on a word cannot be read.", help);
            return None;
        };
        let mut literal = String::new();
        let mut chars = form.chars();
        while let Some(c) = chars.next() {
            match c {
                '\\' => literal.extend(chars.next()),
                '.' | '*' | '+' | '?' | '(' | ')' | '|' | '{' | '}' | '^' | '$' => {
                    self.fault(
                        start..end,
                        format!(
                            "“{c}” is not a letter here, and regular expressions cannot be searched in this version."
                        ),
                        format!("Write \\{c} for the sign itself."),
                    );
                    return None;
                }
                _ => literal.push(c),
            }
        }
        if literal.is_empty() {
            self.fault(start..end, "There is no word between these quotation marks.", help);
            return None;
        }
        Some(Expr::Phrase(Phrase(vec![Word { written: literal, pattern: Pattern::Norm }]), start..end))
    }

    /// The end of a run of characters that belong together: white space ends it, and what has a meaning of its own.
    fn run_end(&self) -> usize {
        let rest = self.rest();
        let mut before = None;
        for (at, c) in rest.char_indices() {
            let after = rest.get(at + c.len_utf8()..).and_then(|r| r.chars().next());
            let ends = match c {
                '(' | ')' | '|' | '[' | ']' => true,
                // A comma between digits is part of the number.
                ',' => !(before.is_some_and(char::is_numeric) && after.is_some_and(char::is_numeric)),
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

    fn run(&mut self) -> Option<Expr> {
        let start = self.at;
        let end = self.run_end();
        let run = self.text.get(start..end).unwrap_or_default();
        if let Some((name, _)) = run.split_once(':')
            && is_field_name(name)
        {
            self.at = start + name.len() + 1;
            return self.condition(start..start + name.len());
        }
        self.skip_run();
        let range = start..self.at;
        if let Some(tilde) = run.find('~').filter(|&at| at > 0) {
            self.fault(
                start + tilde..self.at,
                "Similar spellings cannot be searched in this version.",
                "Take out the ~, or use a beginning with *.",
            );
            return None;
        }
        let faults = self.faults.len();
        let mut words = Vec::new();
        self.words(run, range.clone(), &mut words);
        if words.is_empty() && self.faults.len() == faults {
            self.fault(
                range.clone(),
                format!("“{}” holds no word.", self.text.get(range).unwrap_or_default()),
                "Words have letters or digits; take it out.",
            );
        }
        if words.is_empty() { None } else { Some(Expr::Phrase(Phrase(words), start..self.at)) }
    }

    fn condition(&mut self, field_range: Range<usize>) -> Option<Expr> {
        let field = text::normal(self.text.get(field_range.clone()).unwrap_or_default());
        let mut values = Vec::new();
        if self.peek() == Some('(') {
            let open = self.at;
            self.bump();
            loop {
                self.space();
                match self.peek() {
                    None => {
                        self.fault(open..open + 1, "This parenthesis is not closed.", "Close it with ).");
                        return None;
                    }
                    Some(')') => {
                        self.bump();
                        break;
                    }
                    Some('|' | ',') => {
                        self.bump();
                    }
                    // Within parentheses a value may have spaces: it goes on to the next sign.
                    Some(_) => values.push(self.value(true)?),
                }
            }
        } else {
            match self.peek() {
                Some(c) if !c.is_whitespace() && !matches!(c, ')' | '|' | ',') => values.push(self.value(false)?),
                _ => {}
            }
        }
        if values.is_empty() {
            self.fault(field_range.start..self.at, format!("There is no value after “{field}:”."), format!("Write one right behind the colon, such as {field}:\"…\"; put a word with a colon in quotation marks."));
            return None;
        }
        let range = field_range.start..self.at;
        Some(Expr::Condition(Condition { field, field_range, values }, range))
    }

    fn value(&mut self, spaces: bool) -> Option<(Value, Range<usize>)> {
        let start = self.at;
        if self.peek().is_some_and(is_quote) {
            let text = self.quoted_value()?;
            return Some((Value::Text(text), start..self.at));
        }
        self.at = if spaces {
            self.rest().find(['|', ')', ',']).map_or(self.text.len(), |at| start + at)
        } else {
            self.run_end()
        };
        if self.at == start {
            self.bump();
        }
        let raw = self.text.get(start..self.at).unwrap_or_default().trim_end();
        let range = start..start + raw.len();
        let bound = |text: &str| Some(text.trim().to_owned()).filter(|t| !t.is_empty());
        let value = if let Some((from, to)) = raw.split_once("..") {
            Value::Between(bound(from), bound(to))
        } else if let Some(rest) = raw.strip_prefix(">=") {
            Value::Compare(Comparison::GreaterOrEqual, rest.trim().to_owned())
        } else if let Some(rest) = raw.strip_prefix("<=") {
            Value::Compare(Comparison::LessOrEqual, rest.trim().to_owned())
        } else if let Some(rest) = raw.strip_prefix('>') {
            Value::Compare(Comparison::Greater, rest.trim().to_owned())
        } else if let Some(rest) = raw.strip_prefix('<') {
            Value::Compare(Comparison::Less, rest.trim().to_owned())
        } else {
            Value::Text(raw.to_owned())
        };
        Some((value, range))
    }
}

/// The beginning of a word that a text ends with: its last word, and what a letter or a digit behind it would still
/// belong to, so that `don'` is the beginning of `don't` and `1,` that of `1,000`. `None` where a new word would begin.
fn beginning(stem: &str) -> Option<Range<usize>> {
    let last = |text: &str| text::tokens(text, &[]).pop().map(|t| t.start..t.end.min(stem.len()));
    let reaches_end = |t: &Range<usize>| !t.is_empty() && t.end == stem.len();
    let longer = ['a', '0'].map(|more| format!("{stem}{more}"));
    longer.iter().map(String::as_str).chain([stem]).filter_map(last).find(reaches_end)
}

fn is_field_name(name: &str) -> bool {
    name.chars().next().is_some_and(|c| c.is_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
}

/// A `*` stands for letters anywhere in a run; a `?` only between letters, else it is a mark at the end of a question.
fn is_wildcard(run: &str, at: usize, c: char) -> bool {
    c == '*' || (c == '?' && run.get(at + 1..).is_some_and(|after| after.starts_with(char::is_alphanumeric)))
}

fn around(parts: &[Expr]) -> Range<usize> {
    let start = parts.first().map_or(0, |p| p.range().start);
    let end = parts.last().map_or(0, |p| p.range().end);
    start..end
}
