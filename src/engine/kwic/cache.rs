//! Concordance lines, and a cache of them.

use std::rc::Rc;

use crate::{
    model::{Size, Span},
    protocol::{KwicOnly, KwicSample, KwicSort, KwicUnit, Scope},
    query::Note,
};

/// This many sets of lines are cached: those that are shown, and those that their groups were counted in.
const CACHED: usize = 2;

/// Which lines are wanted, and their order: the key of the cache.
#[derive(Debug, PartialEq)]
pub struct Wanted {
    pub scope: Scope,
    pub unit: KwicUnit,
    pub sort: Vec<KwicSort>,
    pub sample: Option<KwicSample>,
    pub only: Option<KwicOnly>,
    pub without: Vec<Span>,
    pub within: Option<Vec<Span>>,
    pub except: Vec<Span>,
}

/// Concordance lines in their order, from which every page is taken.
pub struct Lines {
    pub wanted: Wanted,
    /// In corpus order.
    pub hits: Vec<Span>,
    /// The number of documents with one of them.
    pub documents: u32,
    /// The number of lines that were dropped by the request, and all the others, which `hits` are part of; `None` where
    /// `hits` are all of them.
    pub dropped: u64,
    pub others: Option<Vec<Span>>,
    /// Indices of `hits`; `None` is corpus order.
    pub order: Option<Vec<u32>>,
    pub matches: u64,
    pub view: Size,
    pub notes: Vec<Note>,
}

impl Lines {
    /// The line at a place in the order.
    pub fn at(&self, place: usize) -> Option<Span> {
        let at = match &self.order {
            Some(order) => *order.get(place)? as usize,
            None => place,
        };
        self.hits.get(at).copied()
    }

    /// How many lines of a set are among those that were not dropped.
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
