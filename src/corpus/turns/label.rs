//! Labels at the heads of lines: what one can be, by its form alone.

use std::{ops::Range, sync::LazyLock};

use regex_lite::Regex;

use super::names::{is_nobody, looks_like_a_name, squeeze};
use crate::{
    corpus::{Block, plain::ends_a_sentence},
    model::BlockKind,
};

/// A line of a text that has words or a time.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Without the white space around it.
    pub range: Range<usize>,
    pub kind: BlockKind,
    /// Its block begins here.
    pub opens: bool,
    /// A line without words comes before it, or nothing.
    pub apart: bool,
    pub holds: Holds,
}

#[derive(Clone, Debug)]
pub(super) enum Holds {
    /// Nothing but a time, or the two between which a subtitle is shown.
    Time,
    /// What can be a label, and what follows it on the line.
    Label(Label),
    /// Other text, which may open with a time: that has so many bytes.
    Text { time: usize },
}

/// What can be a label by its form, whoever it names.
#[derive(Clone, Debug)]
pub(super) struct Label {
    /// From the line's start to behind the colon and the time.
    pub range: Range<usize>,
    /// The names that it can stand for, the longest first: as it is written, without what stands in brackets, without
    /// degree or affiliation.
    pub names: Vec<String>,
    /// Words follow on the line.
    pub is_followed: bool,
    /// It ends with a colon.
    pub has_colon: bool,
    /// It has a time.
    pub has_time: bool,
    /// What follows ends a sentence.
    pub ends_a_sentence: bool,
}

impl Label {
    /// The name without what stands in brackets.
    pub fn name(&self) -> &str {
        self.names.get(1).or(self.names.first()).map(String::as_str).unwrap_or_default()
    }

    /// Whether it has the form of somebody's name.
    pub fn looks_like_a_name(&self) -> bool {
        looks_like_a_name(self.name()) && !self.names.iter().any(|name| is_nobody(name))
    }
}

/// A time, in brackets or without.
const TIME: &str = r"(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?(?:\s?[AaPp]\.?[Mm]\b\.?)?";

fn regex(pattern: &str) -> Option<Regex> {
    let span = format!(r"{TIME}(?:\s*(?:-->|[-–—→])\s*{TIME})?");
    let stamp = format!(r"(?:[\[(<{{]\s*{span}\s*[\])>}}]|{span})");
    Regex::new(&pattern.replace("SPAN", &span).replace("STAMP", &stamp)).ok()
}

/// A time at the head of a line, with a date before it as messengers write it, and what parts it from the name.
static LEADING: LazyLock<Option<Regex>> =
    LazyLock::new(|| regex(r"^(?:\[?\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s+)?STAMP\]?(?:\s*[-–—|:])?(?:\s+|$)"));
/// A time that is all of a line; before it, subtitles have their number.
static ALONE: LazyLock<Option<Regex>> = LazyLock::new(|| regex(r"^(?:\d+\s+)?STAMP$"));
/// A time behind a name, before the colon: one without brackets has two digits each, or it could be a verse's number.
static TRAILING: LazyLock<Option<Regex>> =
    LazyLock::new(|| regex(r"[\s,–—|-]*(?:[\[(<{]\s*SPAN\s*[\])>}]|\b\d{2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)\s*$"));
/// A time behind a name that is all else of a line.
static AT_END: LazyLock<Option<Regex>> = LazyLock::new(|| regex(r"[\s,–—|-]+STAMP\s*$"));
/// A time in brackets behind the colon.
static BEHIND: LazyLock<Option<Regex>> = LazyLock::new(|| regex(r"^\s*[\[(<{]\s*SPAN\s*[\])>}]"));

fn found(regex: &Option<Regex>, text: &str) -> Option<Range<usize>> {
    regex.as_ref().and_then(|regex| regex.find(text)).map(|found| found.range())
}

/// The lines of a text that have words or a time, in order.
pub(super) fn lines(text: &str, blocks: &[Block]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for block in blocks {
        let body = text.get(block.range.clone()).unwrap_or_default();
        let mut start = block.range.start;
        for (number, line) in body.split_inclusive('\n').enumerate() {
            let range = trim(text, start..start + line.len());
            start += line.len();
            let written = text.get(range.clone()).unwrap_or_default();
            if !written.chars().any(char::is_alphanumeric) {
                continue;
            }
            let before = lines.last().map_or(0, |line: &Line| line.range.end);
            let gap = text.get(before..range.start).unwrap_or_default();
            let holds =
                if block.kind == BlockKind::Code { Holds::Text { time: 0 } } else { holds(written, range.start) };
            lines.push(Line {
                opens: number == 0,
                apart: lines.is_empty() || gap.matches('\n').count() > 1,
                kind: block.kind,
                range,
                holds,
            });
        }
    }
    lines
}

/// Whether a line begins with what has the form of a speaker's label.
pub(in crate::corpus) fn opens_with_a_label(line: &str) -> bool {
    match holds(line, 0) {
        Holds::Label(label) => label.has_colon && label.looks_like_a_name(),
        Holds::Time | Holds::Text { .. } => false,
    }
}

fn holds(line: &str, start: usize) -> Holds {
    let body = after_bullet(line);
    if found(&ALONE, body).is_some() {
        return Holds::Time;
    }
    let bullet = line.len() - body.len();
    let time = found(&LEADING, body).map_or(0, |time| time.end);
    match label(line, bullet, time, start) {
        Some(label) => Holds::Label(label),
        None => Holds::Text { time: if time == 0 { 0 } else { bullet + time } },
    }
}

/// What can be a label of a line whose bullet and time have so many bytes.
fn label(line: &str, bullet: usize, time: usize, start: usize) -> Option<Label> {
    /// In bytes: longer than any name with its title.
    const LONGEST: usize = 400;
    let from = bullet + time;
    let rest = line.get(from..)?;
    let head = rest.get(..rest.floor_char_boundary(LONGEST))?;
    let colon = colon(head);
    let (written, after, has_colon) = match colon {
        Some(range) => {
            let after = rest.get(range.end..)?;
            // An address, or the time of day.
            if after.starts_with("//") {
                return None;
            }
            (head.get(..range.start)?, after, true)
        }
        // A name that is all of a line.
        None if head.len() == rest.len() => (rest, "", false),
        None => return None,
    };
    let behind = found(&BEHIND, after).map_or(0, |time| time.end);
    let said = after.get(behind..)?;
    let stamped = found(if has_colon { &TRAILING } else { &AT_END }, written);
    let inner = written.get(..stamped.as_ref().map_or(written.len(), |time| time.start))?;
    let names = names(inner)?;
    let end = start + line.len() - said.len();
    Some(Label {
        range: start..end,
        names,
        is_followed: said.chars().any(char::is_alphanumeric),
        has_colon,
        has_time: time > 0 || behind > 0 || stamped.is_some(),
        ends_a_sentence: ends_a_sentence(said.trim_end()),
    })
}

/// The first colon that stands outside brackets and in no time; `None` where a bracket is not closed before it.
fn colon(head: &str) -> Option<Range<usize>> {
    let mut open = Vec::new();
    for (at, c) in head.char_indices() {
        match c {
            '(' | '[' | '（' | '【' => open.push(c),
            ')' | ']' | '）' | '】' => {
                open.pop()?;
            }
            ':' | '：' if open.is_empty() => {
                let digit = |text: Option<&str>, last: bool| {
                    let text = text.unwrap_or_default();
                    let c = if last { text.chars().next_back() } else { text.chars().next() };
                    c.is_some_and(|c| c.is_ascii_digit())
                };
                let end = at + c.len_utf8();
                if !(digit(head.get(..at), true) && digit(head.get(end..), false)) {
                    return Some(at..end);
                }
            }
            _ => {}
        }
    }
    None
}

/// The names that a label can stand for; `None` where there is none.
fn names(inner: &str) -> Option<Vec<String>> {
    let whole = squeeze(inner);
    let bare = squeeze(&without_brackets(&whole)?);
    if bare.is_empty() {
        return None;
    }
    let mut names = vec![whole, bare.clone()];
    let short = bare.split([',', '–', '—']).next().unwrap_or_default();
    let short = short.split(" - ").next().unwrap_or_default().trim();
    if !short.is_empty() && short.len() < bare.len() {
        names.push(short.to_owned());
    }
    Some(names)
}

/// The text without what stands in brackets at its end; of a text that is all in brackets, what stands in them.
/// `None` where brackets do not fit each other.
fn without_brackets(text: &str) -> Option<String> {
    let mut depth = 0usize;
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '(' | '[' | '（' | '【' => depth += 1,
            ')' | ']' | '）' | '】' => depth = depth.checked_sub(1)?,
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    if depth > 0 {
        return None;
    }
    if out.trim().is_empty() {
        out = text.trim_matches(|c| "()[]（）【】".contains(c)).to_owned();
    }
    // A comma or a dash that stood before the bracket.
    Some(out.trim_end_matches([' ', ',', '–', '—', '-']).to_owned())
}

/// The text without an indent and a bullet at its head.
fn after_bullet(text: &str) -> &str {
    let text = text.trim_start();
    let bare =
        text.trim_start_matches(['•', '‣', '◦', '▪', '▫', '■', '□', '●', '○', '·', '–', '—', '-', '*', '+', '>']);
    bare.trim_start()
}

/// The range without the white space at its ends.
pub(super) fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let body = text.get(range.clone()).unwrap_or_default();
    let start = range.start + body.len() - body.trim_start().len();
    start..start + body.trim().len()
}
