//! Quotations: text between quotation marks, and what markup says is one.

mod marks;
mod single;

use std::{collections::BTreeMap, ops::Range};

use self::marks::{Guillemets, Mark};
use super::Block;
use crate::model::BlockKind;

/// The quotations of a text: sorted and disjoint, marks included, each range within one block where marks show it.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Quotations {
    pub ranges: Vec<Range<usize>>,
    /// How many there are between marks of each kind, such as `“…”`.
    pub kinds: BTreeMap<String, usize>,
}

/// Finds the quotations of a text, besides those that its markup gives.
///
/// Marks are double ones of any script; single ones, where the text has no quotation between double ones. A quotation
/// ends with the next closing mark that goes with its opening one, and may hold others. Where its paragraph ends first
/// and the next one opens with the same mark, it goes on there, as printers have it; where it does not, the mark was
/// never closed and quotes nothing. Code is not looked at.
pub(super) fn quoted(text: &str, blocks: &[Block], of_markup: Vec<Range<usize>>) -> Quotations {
    let guillemets = Guillemets::of(text);
    let mut found = between(text, blocks, |paragraph| marks::double(paragraph, guillemets));
    if found.ranges.is_empty() {
        found = between(text, blocks, single::marks);
    }
    found.ranges.extend(of_markup);
    found.ranges = united(found.ranges);
    found
}

/// A quotation whose end has not come yet.
struct Open {
    mark: &'static str,
    /// Where it starts in the present paragraph.
    from: usize,
    /// Its parts in the paragraphs before.
    paragraphs: Vec<Range<usize>>,
}

impl Open {
    /// Whether it goes on in a paragraph whose first mark is this one.
    fn goes_on(&self, paragraph: &str, first: &Mark) -> bool {
        let leads = paragraph.get(..first.range.start).is_some_and(|before| before.trim().is_empty());
        leads && first.opens && first.sign == self.mark
    }
}

/// The quotations between marks.
fn between(text: &str, blocks: &[Block], marks: impl Fn(&str) -> Vec<Mark>) -> Quotations {
    let has_words =
        |range: &Range<usize>| text.get(range.clone()).is_some_and(|q| q.chars().any(char::is_alphanumeric));
    let mut out = Quotations::default();
    // What the paragraph before left open.
    let mut carried: Option<Open> = None;
    for block in blocks {
        let before = carried.take();
        if block.kind == BlockKind::Code {
            continue;
        }
        let body = text.get(block.range.clone()).unwrap_or_default();
        let marks = marks(body);
        let mut open: Vec<Open> = Vec::new();
        let mut rest = marks.as_slice();
        if let (Some(mut quotation), Some((first, others))) = (before, rest.split_first())
            && quotation.goes_on(body, first)
        {
            quotation.from = block.range.start + first.range.start;
            open.push(quotation);
            rest = others;
        }
        // Where the last quotation that was closed starts.
        let mut last_closed = None;
        while let Some((mark, others)) = rest.split_first() {
            rest = others;
            let range = block.range.start + mark.range.start..block.range.start + mark.range.end;
            match open.pop_if(|last| mark.ends(last.mark)) {
                Some(quotation) if is_measure(mark, &quotation, &open, others) => open.push(quotation),
                Some(quotation) => {
                    last_closed = last_closed.max(Some(quotation.from));
                    let last = quotation.from..range.end;
                    if has_words(&last) {
                        *out.kinds.entry(format!("{}…{}", quotation.mark, mark.sign)).or_default() += 1;
                    }
                    out.ranges.extend(quotation.paragraphs);
                    out.ranges.push(last);
                }
                None if mark.opens => {
                    open.push(Open { mark: mark.sign, from: range.start, paragraphs: Vec::new() });
                }
                None => {}
            }
        }
        carried = open.pop().filter(|quotation| last_closed < Some(quotation.from)).map(|mut quotation| {
            quotation.paragraphs.push(quotation.from..block.range.end);
            quotation
        });
    }
    out.ranges.retain(has_words);
    out
}

/// Whether a mark after a digit is the sign for inches or seconds, and not the end of the one quotation that is open:
/// where another one follows that would end it as well, before any that begins one.
fn is_measure(mark: &Mark, last: &Open, others_open: &[Open], others: &[Mark]) -> bool {
    let is_only = !others_open.iter().any(|other| mark.ends(other.mark));
    let mut others = others.iter().filter(|other| other.ends(last.mark) || other.opens);
    mark.after_digit && is_only && others.next().is_some_and(|next| next.ends(last.mark))
}

/// The ranges in order, those that overlap as one.
fn united(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_unstable_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    let mut out: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match out.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => out.push(range),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::quoted;
    use crate::corpus::plain;

    #[derive(Deserialize)]
    struct Table {
        case: Vec<Case>,
    }

    #[derive(Deserialize)]
    struct Case {
        text: String,
        quoted: Vec<String>,
    }

    #[test]
    fn cases() {
        let table: Table = toml::from_str(include_str!("../../../tests/data/quoted.toml")).unwrap();
        for case in table.case {
            let extract = plain::read(case.text);
            let found = quoted(&extract.text, &extract.blocks, Vec::new());
            let found: Vec<&str> = found.ranges.into_iter().map(|range| &extract.text[range]).collect();
            assert_eq!(found, case.quoted, "quoted in {:?}", extract.text);
        }
    }

    #[test]
    fn kinds_are_counted() {
        let extract = plain::read("„Ja“, “yes” and “no”.".to_owned());
        let found = quoted(&extract.text, &extract.blocks, Vec::new());
        let kinds: Vec<(&str, usize)> = found.kinds.iter().map(|(kind, count)| (kind.as_str(), *count)).collect();
        assert_eq!(kinds, [("“…”", 2), ("„…“", 1)]);
    }
}
