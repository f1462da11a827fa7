//! Windows: the words around matches.

use std::cell::Cell;

use super::counts::stretch;
use crate::{
    index::Index,
    message::Message,
    model::{
        Within,
        span::{Span, gallop, joined, total},
    },
    protocol::{Near, Run, WIDEST_WINDOW, Window},
    query::{Note, NoteKind, View},
};

pub fn narrowed(window: Window, notes: &mut Vec<Note>) -> Window {
    match window {
        Window::Words { left, right } if left > WIDEST_WINDOW || right > WIDEST_WINDOW => {
            notes.push(Note::new(NoteKind::Hint, Message::WidestWindow { words: WIDEST_WINDOW as u64 }));
            Window::Words { left: left.min(WIDEST_WINDOW), right: right.min(WIDEST_WINDOW) }
        }
        window => window,
    }
}

/// The windows of matches.
pub struct Reach<'a> {
    pub index: &'a Index,
    window: Window,
    /// The unit that windows do not cross the edge of.
    within: Within,
    /// The unit that was looked up last: most matches lie in that of the match before.
    last: Cell<Span>,
}

impl<'a> Reach<'a> {
    pub fn new(index: &'a Index, window: Window, within: Within) -> Self {
        Self { index, window, within, last: Cell::new(Span::new(0, 0)) }
    }

    pub fn window(&self) -> Window {
        self.window
    }

    /// About how many tokens a window has.
    pub fn work(&self) -> u64 {
        match self.window {
            Window::Words { left, right } => u64::from(left + right),
            Window::Sentence => 30,
        }
    }

    fn stretch(&self, at: u32) -> Span {
        let last = self.last.get();
        if last.start <= at && at < last.end {
            return last;
        }
        let found = stretch(self.index, self.within, at);
        self.last.set(found);
        found
    }

    /// The window of a match, given the span of the view that it lies in.
    fn around(&self, hit: Span, edge: Span) -> Span {
        let mut from = self.stretch(hit.start).start.max(edge.start);
        let mut to = self.stretch(hit.end - 1).end.min(edge.end);
        match self.window {
            Window::Words { left, right } => {
                from = from.max(hit.start.saturating_sub(left));
                to = to.min(hit.end.saturating_add(right));
            }
            Window::Sentence => {
                from = from.max(stretch(self.index, Within::Sentence, hit.start).start);
                to = to.min(stretch(self.index, Within::Sentence, hit.end - 1).end);
            }
        }
        Span::new(from, to)
    }

    /// Calls `each` for every match with the spans of its window, from which all matches are excluded. Windows start in
    /// the order of their matches: a word before the end of an earlier window has been in one already.
    pub fn each(&self, view: &View, hits: &[Span], mut each: impl FnMut(Span, &[Span])) {
        let nodes = joined(hits);
        let mut words = Vec::new();
        let (mut at, mut first) = (0, 0);
        for &hit in hits {
            while view.spans.get(at).is_some_and(|span| span.end <= hit.start) {
                at += 1;
            }
            let Some(&edge) = view.spans.get(at) else { return };
            let around = self.around(hit, edge);
            first += gallop(&nodes[first..], |node| node.end <= around.start);
            words.clear();
            let mut from = around.start;
            for node in nodes[first..].iter().take_while(|node| node.start < around.end) {
                words.push(Span::new(from, node.start));
                from = node.end;
            }
            words.push(Span::new(from, around.end.max(from)));
            words.retain(|span| !span.is_empty());
            each(hit, &words);
        }
    }
}

/// The matches of a view that have a word in their windows, outside of all matches.
pub fn near(index: &Index, view: &View, hits: &[Span], near: &Near) -> Vec<Span> {
    let Some(norm) = index.lexicon.norms.find(&near.term) else { return Vec::new() };
    let reach = Reach::new(index, narrowed(near.window, &mut Vec::new()), near.within);
    let mut kept = Vec::new();
    reach.each(view, hits, |hit, words| {
        let is_at = |at: u32| match near.place {
            None => true,
            Some(place) if at < hit.start => place == at as i32 - hit.start as i32,
            Some(place) => place == (at - hit.end) as i32 + 1,
        };
        let mut places = words.iter().flat_map(|span| span.start..span.end);
        if places.any(|at| index.norm_at(at) == norm && is_at(at)) {
            kept.push(hit);
        }
    });
    kept
}

/// The number of tokens of the view before each match.
pub fn places(view: &View, hits: &[Span]) -> Vec<u32> {
    let mut out = Vec::with_capacity(hits.len());
    let (mut at, mut before) = (0, 0);
    for hit in hits {
        while let Some(span) = view.spans.get(at).filter(|span| span.end <= hit.start) {
            before += span.len();
            at += 1;
        }
        out.push(before + view.spans.get(at).map_or(0, |span| hit.start - span.start));
    }
    out
}

/// The number of tokens before a run, counted from 0, of several runs of equal length.
pub fn edge_of_run(number: u32, of: u32, tokens: u64) -> u64 {
    u64::from(number) * tokens / u64::from(of.max(1))
}

/// The matches of a view that begin in a run of its tokens.
pub fn in_run(view: &View, hits: &[Span], run: Run) -> Vec<Span> {
    let tokens = total(&view.spans);
    let [from, to] = [run.nth.saturating_sub(1), run.nth].map(|number| edge_of_run(number, run.of, tokens));
    let within = |(_, place): &(&Span, u32)| (from..to).contains(&u64::from(*place));
    hits.iter().zip(places(view, hits)).filter(within).map(|(hit, _)| *hit).collect()
}
