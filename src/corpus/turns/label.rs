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
    /// In bytes: the time that it opens with, and the bullet before that. 0 without a time.
    pub time: usize,
    pub holds: Holds,
}

#[derive(Clone, Debug)]
pub(super) enum Holds {
    /// Nothing but a time, or the two between which a subtitle is shown.
    Time,
    /// What can be a label, and what follows it on the line.
    Label(Label),
    Text,
}

/// What can be a label by its form, whoever it names.
#[derive(Clone, Debug)]
pub(super) struct Label {
    /// From the line's start to behind the colon and the time.
    pub range: Range<usize>,
    pub name: LabelName,
    /// Words follow on the line.
    pub is_followed: bool,
    /// It ends with a colon.
    pub has_colon: bool,
    /// It has a time.
    pub has_time: bool,
    /// What follows ends a sentence.
    pub ends_a_sentence: bool,
}

/// The name in a label, with one space between its words.
#[derive(Clone, Debug)]
pub(super) struct LabelName {
    pub written: String,
    /// Without what stands in brackets.
    pub bare: String,
    /// Without a degree or an affiliation, where that is shorter.
    pub short: Option<String>,
}

impl LabelName {
    /// All that it can stand for, the longest first.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        [&self.written, &self.bare].into_iter().chain(&self.short).map(String::as_str)
    }

    /// Whether it has the form of somebody's name.
    pub fn looks_like_a_name(&self) -> bool {
        looks_like_a_name(&self.bare) && !self.all().any(is_nobody)
    }
}

/// A label without a colon has no more words than this.
pub(super) const WORDS_WITHOUT_COLON: usize = 4;

/// A time, in brackets or without.
const TIME: &str = r"(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?(?:\s?[AaPp]\.?[Mm]\b\.?|\s?(?:Uhr|h)\b)?";

fn regex(pattern: &str) -> Option<Regex> {
    let span = format!(r"{TIME}(?:\s*(?:-->|[-–—→])\s*{TIME})?");
    let stamp = format!(r"(?:[\[(<{{]\s*{span}\s*[\])>}}]|{span})");
    Regex::new(&pattern.replace("SPAN", &span).replace("STAMP", &stamp)).ok()
}

/// Where times stand on a line.
struct Times {
    /// At its head, with a date before it as messengers write it, and what parts it from the name.
    leading: Regex,
    /// All of it; before it, subtitles have their number.
    alone: Regex,
    /// Behind a name, before the colon: one without brackets has two digits each, or it could be a verse's number.
    trailing: Regex,
    /// Behind a name that is all else of it.
    at_end: Regex,
    /// In brackets behind the colon.
    behind: Regex,
}

/// `None` if a pattern could not be compiled.
static TIMES: LazyLock<Option<Times>> = LazyLock::new(|| {
    Some(Times {
        leading: regex(r"^(?:\[?\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s+)?STAMP\]?(?:\s*[-–—|:])?(?:\s+|$)")?,
        alone: regex(r"^(?:\d+\s+)?STAMP$")?,
        trailing: regex(r"[\s,–—|-]*(?:[\[(<{]\s*SPAN\s*[\])>}]|\b\d{2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)\s*$")?,
        at_end: regex(r"[\s,–—|-]+STAMP\s*$")?,
        behind: regex(r"^\s*[\[(<{]\s*SPAN\s*[\])>}]")?,
    })
});

/// The times of a line; `None` where it has none for certain, as most lines.
fn times(line: &str) -> Option<&'static Times> {
    let mut around_colons = line.as_bytes().windows(3);
    let may_be = around_colons.any(|bytes| matches!(bytes, [b'0'..=b'9', b':', b'0'..=b'9']));
    if may_be { TIMES.as_ref() } else { None }
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
            let (time, holds) =
                if block.kind == BlockKind::Code { (0, Holds::Text) } else { holds(written, range.start) };
            lines.push(Line {
                opens: number == 0,
                apart: lines.is_empty() || gap.matches('\n').count() > 1,
                kind: block.kind,
                range,
                time,
                holds,
            });
        }
    }
    lines
}

/// Whether a line begins with what has the form of a speaker's label.
pub(in crate::corpus) fn opens_with_a_label(line: &str) -> bool {
    matches!(holds(line, 0), (_, Holds::Label(label)) if label.has_colon && label.name.looks_like_a_name())
}

/// The length of the time that a line opens with, and what the line holds.
fn holds(line: &str, start: usize) -> (usize, Holds) {
    let times = times(line);
    let body = after_bullet(line);
    if times.is_some_and(|times| times.alone.is_match(body)) {
        return (0, Holds::Time);
    }
    let bullet = line.len() - body.len();
    let time = times.and_then(|times| times.leading.find(body)).map_or(0, |time| bullet + time.end());
    let holds = match label(line, bullet.max(time), start, times) {
        Some(label) => Holds::Label(Label { has_time: label.has_time || time > 0, ..label }),
        None => Holds::Text,
    };
    (time, holds)
}

/// What can be a label of a line that starts at that offset of the text; its bullet and time have so many bytes.
fn label(line: &str, head: usize, start: usize, times: Option<&Times>) -> Option<Label> {
    /// In bytes: longer than any name with its title.
    const LONGEST: usize = 400;
    let rest = line.get(head..)?;
    let head = rest.get(..rest.floor_char_boundary(LONGEST))?;
    let (written, after, has_colon) = match colon(head) {
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
    let behind = times.and_then(|times| times.behind.find(after)).map_or(0, |time| time.end());
    let said = after.get(behind..)?;
    let stamp = times.map(|times| if has_colon { &times.trailing } else { &times.at_end });
    let stamped = stamp.and_then(|stamp| stamp.find(written)).map(|time| time.start());
    let inner = written.get(..stamped.unwrap_or(written.len()))?;
    if !has_colon && !inner.contains(is_bracket) && inner.split_whitespace().nth(WORDS_WITHOUT_COLON).is_some() {
        return None;
    }
    let end = start + line.len() - said.len();
    Some(Label {
        range: start..end,
        name: name(inner)?,
        is_followed: said.chars().any(char::is_alphanumeric),
        has_colon,
        has_time: behind > 0 || stamped.is_some(),
        ends_a_sentence: ends_a_sentence(said.trim_end()),
    })
}

const OPENING: [char; 4] = ['(', '[', '（', '【'];
const CLOSING: [char; 4] = [')', ']', '）', '】'];

fn is_bracket(c: char) -> bool {
    OPENING.contains(&c) || CLOSING.contains(&c)
}

/// The first colon that stands outside brackets and in no time; `None` also where brackets before it do not fit.
fn colon(head: &str) -> Option<Range<usize>> {
    let mut open = 0usize;
    for (at, c) in head.char_indices() {
        match c {
            _ if OPENING.contains(&c) => open += 1,
            _ if CLOSING.contains(&c) => open = open.checked_sub(1)?,
            ':' | '：' if open == 0 => {
                let end = at + c.len_utf8();
                let is_in_a_time = head.get(..at)?.ends_with(|c: char| c.is_ascii_digit())
                    && head.get(end..)?.starts_with(|c: char| c.is_ascii_digit());
                if !is_in_a_time {
                    return Some(at..end);
                }
            }
            _ => {}
        }
    }
    None
}

/// The name in a label; `None` where there is none.
fn name(inner: &str) -> Option<LabelName> {
    let written = squeeze(inner);
    let bare = squeeze(&without_brackets(&written)?);
    if bare.is_empty() {
        return None;
    }
    let short = bare.split([',', '–', '—']).next().unwrap_or_default();
    let short = short.split(" - ").next().unwrap_or_default().trim();
    let short = (!short.is_empty() && short.len() < bare.len()).then(|| short.to_owned());
    Some(LabelName { written, bare, short })
}

/// The text without what stands in brackets at its end; of a text that is all in brackets, what stands in them.
/// `None` where brackets do not fit each other.
fn without_brackets(text: &str) -> Option<String> {
    let mut depth = 0usize;
    let mut out = String::new();
    for c in text.chars() {
        match c {
            _ if OPENING.contains(&c) => depth += 1,
            _ if CLOSING.contains(&c) => depth = depth.checked_sub(1)?,
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    if depth > 0 {
        return None;
    }
    if out.trim().is_empty() {
        out = text.trim_matches(is_bracket).to_owned();
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
