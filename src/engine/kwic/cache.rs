//! Lines that were worked out, and a cache of them.

use std::rc::Rc;

use crate::{
    model::{Size, Span},
    protocol::{KwicOnly, KwicSample, KwicSort, Scope},
    query::Note,
};

/// This many sets of lines are cached: those that are shown, and those that their groups were counted in.
const CACHED: usize = 2;

/// Which lines are wanted, in which order.
#[derive(Debug, PartialEq)]
pub struct Wanted {
    pub scope: Scope,
    pub sort: Vec<KwicSort>,
    pub sample: Option<KwicSample>,
    pub only: Option<KwicOnly>,
    pub without: Vec<Span>,
    pub within: Option<Vec<Span>>,
}

/// Lines as they were asked for: going on to the next page asks for nothing but its rows.
pub struct Lines {
    pub wanted: Wanted,
    /// In corpus order.
    pub hits: Vec<Span>,
    /// Documents with one of them.
    pub documents: u32,
    /// Lines that were left out by name, and all the others, of which `hits` are some; none where `hits` are all.
    pub dropped: u64,
    pub others: Option<Vec<Span>>,
    /// Places in `hits`; none is corpus order.
    pub order: Option<Vec<u32>>,
    pub matches: u64,
    pub view: Size,
    pub notes: Vec<Note>,
}

impl Lines {
    /// The line at a place of the order.
    pub fn at(&self, place: usize) -> Option<Span> {
        let at = match &self.order {
            Some(order) => *order.get(place)? as usize,
            None => place,
        };
        self.hits.get(at).copied()
    }

    /// How many of a set's lines are among those that were not left out.
    pub fn of_set(&self, set: &[Span]) -> u64 {
        let all = self.others.as_ref().unwrap_or(&self.hits);
        set.iter().filter(|span| all.binary_search(span).is_ok()).count() as u64
    }
}

/// Recent sets of lines, the least recently used first.
#[derive(Default)]
pub struct LineCache(Vec<Rc<Lines>>);

impl LineCache {
    pub fn find(&mut self, wanted: &Wanted) -> Option<Rc<Lines>> {
        let at = self.0.iter().position(|lines| lines.wanted == *wanted)?;
        let lines = self.0.remove(at);
        self.0.push(Rc::clone(&lines));
        Some(lines)
    }

    pub fn keep(&mut self, lines: &Rc<Lines>) {
        if self.0.len() == CACHED {
            self.0.remove(0);
        }
        self.0.push(Rc::clone(lines));
    }
}
