//! Conditions on fields.

use std::ops::Range;

use super::Parser;
use crate::{
    message::Message,
    query::syntax::{Comparison, Condition, Expr, Value, half_width, is_quote},
    text,
};

impl Parser<'_> {
    pub(super) fn condition(&mut self, field_range: Range<usize>) -> Option<Expr> {
        let field = text::normal(self.text.get(field_range.clone()).unwrap_or_default());
        let mut values = Vec::new();
        if self.peek() == Some('(') {
            let open = self.at;
            self.bump();
            loop {
                self.space();
                match self.peek() {
                    None => {
                        self.fault(
                            self.one_at(open),
                            Message::UnclosedParenthesis,
                            Message::CloseWith { sign: ")".into() },
                        );
                        return None;
                    }
                    Some(')') => {
                        self.bump();
                        break;
                    }
                    Some('|' | ',') => {
                        self.bump();
                    }
                    // Within parentheses a value may contain spaces.
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
            self.fault(
                field_range.start..self.at,
                Message::NoValue { field: field.clone() },
                Message::WriteValue { field },
            );
            return None;
        }
        let range = field_range.start..self.at;
        Some(Expr::Condition(Condition { field, field_range, values, view: None }, range))
    }

    fn value(&mut self, spaces: bool) -> Option<(Value, Range<usize>)> {
        let start = self.at;
        if self.peek().is_some_and(is_quote) {
            let text = self.quoted_value()?;
            return Some((Value::Text(text), start..self.at));
        }
        self.at = if spaces {
            self.rest().find(|c| matches!(half_width(c), '|' | ')' | ',')).map_or(self.text.len(), |at| start + at)
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

    /// A value in quotation marks, in which a backslash escapes the next character.
    fn quoted_value(&mut self) -> Option<String> {
        let start = self.at;
        self.bump();
        let from = self.at;
        let mut value = String::new();
        while let Some(c) = self.bump() {
            match c {
                '\\' => value.extend(self.bump()),
                c if is_quote(c) => return Some(value),
                c => value.push(c),
            }
        }
        self.fault(start..from, Message::UnclosedQuotation, Message::CloseWithAnother);
        None
    }
}
