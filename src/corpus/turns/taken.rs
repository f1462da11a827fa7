//! Which labels open turns.

use std::{collections::BTreeSet, ops::Range};

use super::{
    label::{Holds, Label, Line, WORDS_WITHOUT_COLON},
    names::key,
    speakers::Voices,
};
use crate::{corpus::Block, model::BlockKind};

/// The labels of a document that open turns, and those that do not.
#[derive(Default)]
pub(super) struct Labels {
    pub taken: Vec<Taken>,
    /// How many were taken because their names are declared, and how many for their form.
    pub declared: usize,
    pub by_form: usize,
    /// The names of those that have the form and open no turn.
    pub passed: Vec<String>,
}

/// A label that opens a turn.
pub(super) struct Taken {
    pub range: Range<usize>,
    /// As the text has it; the shortest form that is used for the same one.
    pub name: String,
}

/// The labels that open turns.
pub(super) fn taken(lines: &[Line], voices: &Voices<'_>) -> Labels {
    let declared: BTreeSet<String> = voices.declared.iter().chain(voices.speaker).map(|name| key(name)).collect();
    let is_anyone_declared = !declared.is_empty() || !voices.speakers.is_empty();
    let is_declared =
        |name: &&str| is_anyone_declared && (declared.contains(&key(name)) || voices.speakers.find(name).is_some());
    let mut candidates: Vec<Candidate<'_>> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Holds::Label(label) = &line.holds else { continue };
        let next = lines.get(at + 1);
        let form = match label {
            Label { has_colon: true, is_followed: true, .. } if line.kind == BlockKind::Heading => Form::Heading,
            Label { has_colon: true, is_followed: true, .. } if line.opens || voices.authored => Form::Plain,
            Label { has_colon: true, is_followed: true, .. } => Form::Within,
            // What is said has to follow.
            _ if next.is_none_or(|next| matches!(&next.holds, Holds::Label(label) if label.has_colon)) => continue,
            Label { has_colon: true, .. } => Form::Alone,
            _ if voices.bare && is_alone(line, next, label, voices.authored) => Form::Bare,
            _ => continue,
        };
        let declared = label.name.all().find(is_declared);
        if declared.is_some() || label.name.looks_like_a_name() {
            let name = declared.unwrap_or(&label.name.bare);
            candidates.push(Candidate { at, label, name, key: key(name), form, is_declared: declared.is_some() });
        }
    }
    shorten(&mut candidates);
    let counts = |candidate: &&Candidate<'_>| candidate.is_declared || !voices.only_declared;
    let is_bare = |candidate: &&Candidate<'_>| candidate.form == Form::Bare;
    let bare = returning(candidates.iter().filter(is_bare));
    let is_plain = |candidate: &&Candidate<'_>| !matches!(candidate.form, Form::Bare | Form::Heading);
    let returning = returning(candidates.iter().filter(counts).filter(is_plain));
    let first = candidates.iter().position(|c| returning.contains(c.key.as_str()));
    let first_alone = candidates.iter().position(|c| c.form == Form::Alone && returning.contains(c.key.as_str()));
    let first_plain =
        candidates.iter().position(|c| is_plain(&c) && (c.is_declared || returning.contains(c.key.as_str())));
    let mut labels = Labels::default();
    for (index, candidate) in candidates.iter().enumerate() {
        let returns = returning.contains(candidate.key.as_str());
        let is_taken = match candidate.form {
            _ if !counts(&candidate) => false,
            // The head of a text may name who speaks in it.
            Form::Heading => (candidate.is_declared || returns) && first_plain.is_some_and(|first| first < index),
            Form::Plain | Form::Within | Form::Alone if candidate.is_declared => true,
            Form::Plain => returns || first.is_some_and(|first| first < index || candidate.label.ends_a_sentence),
            Form::Alone => returns || first_alone.is_some_and(|first| first < index),
            Form::Within => returns,
            Form::Bare => bare.len() > 1 && bare.contains(candidate.key.as_str()),
        };
        if !is_taken {
            if candidate.label.has_colon && !matches!(candidate.form, Form::Alone | Form::Heading) {
                labels.passed.push(candidate.name.to_owned());
            }
            continue;
        }
        if candidate.is_declared {
            labels.declared += 1
        } else {
            labels.by_form += 1
        }
        // A time on the line above belongs to the label.
        let above = candidate.at.checked_sub(1).and_then(|at| lines.get(at));
        let above = above.filter(|line| matches!(line.holds, Holds::Time));
        let start = above.map_or(candidate.label.range.start, |line| line.range.start);
        labels.taken.push(Taken { range: start..candidate.label.range.end, name: candidate.name.to_owned() });
    }
    labels
}

/// How a label stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// At the head of a line that its author began, before what is said.
    Plain,
    /// At the head of a line within a typesetter's paragraph.
    Within,
    /// At the head of a heading that goes on.
    Heading,
    /// With its colon alone on its line.
    Alone,
    /// Alone on its line without a colon.
    Bare,
}

struct Candidate<'a> {
    /// The number of its line.
    at: usize,
    label: &'a Label,
    name: &'a str,
    key: String,
    form: Form,
    is_declared: bool,
}

/// Whether a line without a colon can be a label: it stands apart, is short, and what is said follows on the next line.
fn is_alone(line: &Line, next: Option<&Line>, label: &Label, authored: bool) -> bool {
    let is_near = next.is_some_and(|next| authored || !next.apart);
    let can = matches!(line.kind, BlockKind::Paragraph | BlockKind::Heading);
    can && is_near
        && (authored || line.apart || label.has_time)
        && label.name.bare.split(' ').count() <= WORDS_WITHOUT_COLON
}

/// Gives those whose short form another one has as its own name that name: `Mr. Dale, K.C.` where `Mr. Dale` speaks too.
fn shorten(candidates: &mut [Candidate<'_>]) {
    let own: BTreeSet<String> = candidates.iter().map(|candidate| candidate.key.clone()).collect();
    for candidate in candidates.iter_mut().filter(|candidate| !candidate.is_declared) {
        let Some(short) = &candidate.label.name.short else { continue };
        if let Some(key) = own.get(&key(short)) {
            (candidate.name, candidate.key) = (short, key.clone());
        }
    }
}

/// Those who stand again after another one has come between.
fn returning<'a>(candidates: impl Iterator<Item = &'a Candidate<'a>>) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    let mut last = None;
    let mut returning = BTreeSet::new();
    for key in candidates.map(|candidate| candidate.key.as_str()) {
        if last != Some(key) && !seen.insert(key) {
            returning.insert(key);
        }
        last = Some(key);
    }
    returning
}

/// What of the text is no words: labels, and the times of a transcript, which at least three lines have, and one in four.
pub(super) fn apart(lines: &[Line], labels: &[Taken]) -> Vec<Range<usize>> {
    const TIMES: usize = 3;
    let time = |line: &Line| match line.holds {
        Holds::Time => Some(line.range.clone()),
        _ if line.time > 0 => Some(line.range.start..line.range.start + line.time),
        _ => None,
    };
    let timed = lines.iter().filter(|line| time(line).is_some()).count() + labels.len();
    let is_transcript = timed >= TIMES && timed * 4 >= lines.len();
    let mut apart: Vec<Range<usize>> = labels.iter().map(|label| label.range.clone()).collect();
    if is_transcript {
        apart.extend(lines.iter().filter_map(time));
    }
    apart.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    // A time that belongs to a label.
    apart.dedup_by(|later, first| later.start < first.end);
    apart
}

/// Cuts the blocks within which turns open.
pub(super) fn cut(blocks: &mut Vec<Block>, labels: &[Taken]) {
    let mut labels = labels.iter().map(|label| label.range.start).peekable();
    let mut out = Vec::with_capacity(blocks.len());
    for Block { range, kind } in blocks.drain(..) {
        let mut from = range.start;
        while let Some(start) = labels.next_if(|&start| start < range.end) {
            if start > from {
                out.push(Block { range: from..start, kind });
                from = start;
            }
        }
        out.push(Block { range: from..range.end, kind });
    }
    *blocks = out;
}
