//! Which labels open turns.

use std::{collections::BTreeSet, ops::Range};

use super::{
    label::{Holds, Label, Line},
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
    let is_declared = |name: &str| declared.contains(&key(name)) || voices.speakers.find(name).is_some();
    let mut candidates: Vec<Candidate<'_>> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Holds::Label(label) = &line.holds else { continue };
        let next = lines.get(at + 1);
        let declared = label.names.iter().find(|name| is_declared(name));
        let shaped = label.looks_like_a_name();
        let form = match label {
            Label { has_colon: true, is_followed: true, .. } if line.kind == BlockKind::Heading => continue,
            Label { has_colon: true, is_followed: true, .. } if line.opens || voices.authored => Form::Plain,
            Label { has_colon: true, is_followed: true, .. } => Form::Within,
            // What is said has to follow.
            _ if next.is_none_or(|next| matches!(&next.holds, Holds::Label(label) if label.has_colon)) => continue,
            Label { has_colon: true, .. } => Form::Alone,
            _ if is_alone(line, next, label, voices.authored) => Form::Bare,
            _ => continue,
        };
        if declared.is_some() || shaped {
            let name = declared.map_or(label.name(), String::as_str);
            candidates.push(Candidate { at, label, name, form, is_declared: declared.is_some() });
        }
    }
    shorten(&mut candidates);
    let counts = |candidate: &&Candidate<'_>| candidate.is_declared || !voices.only_declared;
    let returning = returning(candidates.iter().filter(counts).filter(|candidate| candidate.form != Form::Bare));
    let bare = returning_bare(&candidates);
    let first_of = |alone: bool| {
        let mut all = candidates.iter();
        all.position(|c| returning.contains(&key(c.name)) && (!alone || c.form == Form::Alone))
    };
    let (first, first_alone) = (first_of(false), first_of(true));
    let mut labels = Labels::default();
    for (index, candidate) in candidates.iter().enumerate() {
        let returns = returning.contains(&key(candidate.name));
        let is_taken = match candidate.form {
            _ if !counts(&candidate) => false,
            Form::Plain | Form::Within if candidate.is_declared => true,
            Form::Alone if candidate.is_declared => true,
            Form::Plain => returns || first.is_some_and(|first| first < index || candidate.label.ends_a_sentence),
            Form::Alone => returns || first_alone.is_some_and(|first| first < index),
            Form::Within => returns,
            Form::Bare => bare.len() > 1 && bare.contains(&key(candidate.name)),
        };
        if !is_taken {
            if candidate.label.has_colon && candidate.form != Form::Alone {
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
    form: Form,
    is_declared: bool,
}

/// Whether a line without a colon can be a label: it stands apart, is short, and what is said follows on the next line.
fn is_alone(line: &Line, next: Option<&Line>, label: &Label, authored: bool) -> bool {
    const WORDS: usize = 4;
    let is_near = next.is_some_and(|next| authored || !next.apart);
    let can = matches!(line.kind, BlockKind::Paragraph | BlockKind::Heading);
    can && is_near && (authored || line.apart || label.has_time) && label.name().split(' ').count() <= WORDS
}

/// Gives those whose short form another one has as its own name that name: `Mr. Dale, K.C.` where `Mr. Dale` speaks too.
fn shorten(candidates: &mut [Candidate<'_>]) {
    let own: BTreeSet<String> = candidates.iter().map(|candidate| key(candidate.name)).collect();
    for candidate in candidates.iter_mut().filter(|candidate| !candidate.is_declared) {
        if let Some(short) = candidate.label.names.get(2).filter(|short| own.contains(&key(short))) {
            candidate.name = short;
        }
    }
}

/// Those who stand again after another one has come between.
fn returning<'a>(candidates: impl Iterator<Item = &'a Candidate<'a>>) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    let mut last = None;
    let mut returning = BTreeSet::new();
    for candidate in candidates {
        let key = key(candidate.name);
        if last.as_ref() != Some(&key) && !seen.insert(key.clone()) {
            returning.insert(key.clone());
        }
        last = Some(key);
    }
    returning
}

/// Those who stand alone on lines without a colon, and return.
fn returning_bare(candidates: &[Candidate<'_>]) -> BTreeSet<String> {
    returning(candidates.iter().filter(|candidate| candidate.form == Form::Bare))
}

/// What of the text is no words: labels, and the times of a transcript, which at least three lines have, and one in four.
pub(super) fn apart(lines: &[Line], labels: &[Taken]) -> Vec<Range<usize>> {
    const TIMES: usize = 3;
    let time = |line: &Line| match line.holds {
        Holds::Time => Some(line.range.clone()),
        Holds::Text { time } if time > 0 => Some(line.range.start..line.range.start + time),
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
