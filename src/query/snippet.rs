//! Snippets of a document around its matches, and highlights.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use crate::{index::Index, model::span::Span};

/// A passage of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snippet {
    pub text: String,
    /// In Unicode scalar values of `text`.
    pub highlights: Vec<(u32, u32)>,
    pub speaker: Option<String>,
    /// The number of the paragraph in the document.
    pub paragraph: u32,
    /// The passage is cut out of a longer paragraph: there is text before it, or after it.
    pub cut_start: bool,
    pub cut_end: bool,
}

/// The most snippets of one document.
const MOST: usize = 3;
/// The most tokens of a snippet; a longer sentence is cut around its first match.
const LONGEST: u32 = 60;
const BEFORE: u32 = 16;
/// A word, or what stands between two, has so many letters in a line at most.
const LONGEST_PIECE: usize = 1_000;
/// The most marks in a strip.
const MOST_MARKS: usize = 400;

/// The best snippets for a document's hits, in the order of the text: those with most distinct words of the hits, then
/// with most hits, then the earliest. Without hits, the beginning of the view.
pub fn snippets(index: &Index, doc: u32, hits: &[Span], view: &[Span]) -> Vec<Snippet> {
    let whole = index.documents.span(doc);
    if whole.is_empty() {
        return Vec::new();
    }
    if hits.is_empty() {
        let from = view.first().map_or(whole.start, |s| s.start);
        return vec![snippet(index, doc, passage(index, doc, Span::new(from, from + 1)), hits)];
    }
    let mut passages: Vec<(usize, usize, Span)> = Vec::new();
    let mut next = 0;
    while let Some(&hit) = hits.get(next) {
        let span = passage(index, doc, hit);
        let inside: Vec<Span> = hits[next..].iter().copied().take_while(|h| h.start < span.end).collect();
        let mut words: Vec<u32> = inside.iter().flat_map(|h| h.start..h.end).map(|at| index.norm_at(at)).collect();
        words.sort_unstable();
        words.dedup();
        passages.push((words.len(), inside.len(), span));
        next += inside.len().max(1);
    }
    passages.sort_by_key(|&(words, hits, _)| Reverse((words, hits)));
    passages.truncate(MOST);
    passages.sort_by_key(|&(_, _, span)| span);
    passages.into_iter().map(|(_, _, span)| snippet(index, doc, span, hits)).collect()
}

/// The sentence of a hit, cut around it where it is long, and extended by the next ones of its paragraph where short.
fn passage(index: &Index, doc: u32, hit: Span) -> Span {
    let whole = index.documents.span(doc);
    let paragraph = index.paragraphs.span(index.paragraphs.at(hit.start));
    let mut number = index.sentences.at(hit.start);
    let first = index.sentences.span(number);
    let mut span = Span::new(first.start.max(paragraph.start), first.end.max(hit.end).min(whole.end));
    while span.len() < LONGEST / 2 && span.end < paragraph.end {
        number += 1;
        if number >= index.sentences.starts.len() {
            break;
        }
        span.end = index.sentences.span(number).end.min(paragraph.end).max(span.end);
    }
    if span.len() > LONGEST {
        let start =
            if hit.end - span.start <= LONGEST { span.start } else { hit.start.saturating_sub(BEFORE).max(span.start) };
        span = Span::new(start, (start + LONGEST).min(span.end).max(hit.end));
    }
    span
}

fn snippet(index: &Index, doc: u32, span: Span, hits: &[Span]) -> Snippet {
    let paragraph = index.paragraphs.at(span.start);
    let edge = index.paragraphs.span(paragraph);
    let first = index.paragraphs.at(index.documents.span(doc).start);
    let (text, highlights) = run(index, doc, span, hits);
    let speaker = index.field("speaker").and_then(|f| f.at(span.start)).map(str::to_owned);
    Snippet {
        text,
        highlights,
        speaker,
        paragraph: (paragraph - first) as u32 + 1,
        cut_start: span.start > edge.start,
        cut_end: span.end < edge.end,
    }
}

/// The text of a span with its highlights: runs of white space as one space, and with the punctuation that opens and
/// closes it.
fn run(index: &Index, doc: u32, span: Span, hits: &[Span]) -> (String, Vec<(u32, u32)>) {
    let mut flow = Flow::default();
    flow.push(opening(index.separator(doc, span.start)));
    flow.words(index, doc, span);
    flow.push(closing(index.separator(doc, span.end)));
    let marked = highlights(hits, span, |at| flow.places[(at - span.start) as usize]);
    (flow.text, marked)
}

/// The opening punctuation of a separator, which belongs to the word after it.
pub fn opening(separator: &str) -> &str {
    separator.rsplit(|c: char| c.is_whitespace() || matches!(c, ':' | '：')).next().unwrap_or_default()
}

/// The closing punctuation of a separator, which belongs to the word before it.
pub fn closing(separator: &str) -> &str {
    separator.split(char::is_whitespace).next().unwrap_or_default()
}

/// Text on one line, with runs of white space as one space.
#[derive(Default)]
pub struct Flow {
    pub text: String,
    /// The range of each of its words, in Unicode scalar values.
    pub places: Vec<(u32, u32)>,
    length: u32,
}

impl Flow {
    /// Adds a word or what stands between two: of one without end, its beginning.
    pub fn push(&mut self, piece: &str) {
        let mut letters = piece.chars();
        for c in letters.by_ref().take(LONGEST_PIECE) {
            if !(c.is_whitespace() && self.text.ends_with(' ')) {
                self.text.push(if c.is_whitespace() { ' ' } else { c });
                self.length += 1;
            }
        }
        if letters.next().is_some() {
            self.text.push('…');
            self.length += 1;
        }
    }

    /// Adds the words of a span and the separators between them.
    pub fn words(&mut self, index: &Index, doc: u32, span: Span) {
        for at in span.start..span.end {
            if at > span.start {
                self.push(index.separator(doc, at));
            }
            let from = self.length;
            self.push(index.word(at));
            self.places.push((from, self.length));
        }
    }
}

/// The highlights of the hits in a span, overlapping ones merged; `place` gives the range of each token in the text.
pub fn highlights(hits: &[Span], span: Span, place: impl Fn(u32) -> (u32, u32)) -> Vec<(u32, u32)> {
    let mut out: Vec<(u32, u32)> = Vec::new();
    let mut until = 0;
    for hit in hits.iter().filter(|h| h.end > span.start && h.start < span.end) {
        let (from, to) = (hit.start.max(span.start), hit.end.min(span.end));
        let (start, end) = (place(from).0, place(to - 1).1);
        match out.last_mut() {
            Some(last) if from < until => last.1 = last.1.max(end),
            _ => out.push((start, end)),
        }
        until = until.max(to);
    }
    out
}

/// Where hits are in a document, from 0 to 1: the share of its tokens before each.
pub fn strip(whole: Span, hits: &[Span]) -> Vec<f32> {
    let step = hits.len().div_ceil(MOST_MARKS).max(1);
    let length = whole.len().max(1) as f32;
    hits.iter().step_by(step).map(|h| (h.start - whole.start) as f32 / length).collect()
}
