//! The open corpus with its caches, and what one answer works with.

use std::{cell::RefCell, rc::Rc};

use super::{counts::Spreads, kwic::LineCache, meter::Meter, reader::Layout};
use crate::{
    index::Index,
    protocol::{DiversityRow, Scope},
    query::{Evaluator, Note, View},
};

/// The spreads of this many views are cached: that of a word list, and both sides of two comparisons that someone goes
/// back and forth between.
const CACHED_SPREADS: usize = 5;

/// An open corpus.
pub struct Corpus {
    pub evaluator: Evaluator,
    /// The chunks that it was read from and their bytes; `None` where it was indexed in memory.
    pub package: Option<(u32, u64)>,
    /// Lines of the concordance that were asked for lately.
    pub lines: RefCell<LineCache>,
    /// Spreads of words in views that were asked for lately, the least recently used first.
    spreads: RefCell<Vec<Rc<Spreads>>>,
    /// The pieces of the document that was read last.
    pub layout: RefCell<Option<Rc<Layout>>>,
    /// The diversity that was measured last.
    pub diversity: RefCell<Option<Rc<MeasuredDiversity>>>,
}

/// Lexical diversity of a scope. It takes long to measure, so that another order or other rows are taken from here.
pub struct MeasuredDiversity {
    pub scope: Scope,
    pub rows: Vec<DiversityRow>,
    pub total: DiversityRow,
    pub notes: Vec<Note>,
}

impl Corpus {
    pub fn new(index: Index, package: Option<(u32, u64)>) -> Self {
        Self {
            evaluator: Evaluator::new(Rc::new(index)),
            package,
            lines: RefCell::default(),
            spreads: RefCell::default(),
            layout: RefCell::default(),
            diversity: RefCell::default(),
        }
    }
}

/// The context of one answer. Each kind of request is answered by a method, in a file of its own.
pub struct Ctx {
    pub corpus: Rc<Corpus>,
    pub meter: Rc<Meter>,
}

impl Ctx {
    pub fn evaluator(&self) -> &Evaluator {
        &self.corpus.evaluator
    }

    pub fn index(&self) -> &Index {
        self.corpus.evaluator.index()
    }

    /// The spreads of the words of a view.
    pub fn spreads(&self, view: &View) -> Rc<Spreads> {
        let mut cache = self.corpus.spreads.borrow_mut();
        let spreads = match cache.iter().position(|spreads| spreads.view == *view) {
            Some(at) => cache.remove(at),
            None => Rc::new(Spreads::new(self.index(), view)),
        };
        if cache.len() == CACHED_SPREADS {
            cache.remove(0);
        }
        cache.push(Rc::clone(&spreads));
        spreads
    }
}
