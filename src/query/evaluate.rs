//! Evaluating a parsed query to documents and spans.

use std::{
    cell::{OnceCell, RefCell},
    ops::Range,
    rc::Rc,
};

use super::{
    condition,
    diagnostic::Diagnostic,
    lexical::Expander,
    matcher::{Matcher, form_of},
    matching::{Forms, Matching},
    note::{Note, NoteKind},
    syntax::{Expr, Phrase, Query, Source, Step},
    view::{View, common, merge, without},
};
use crate::{
    index::Index,
    message::Message,
    model::span::{Span, contained},
    text,
};

/// Matching documents, in ascending order, and the matches in them: distinct and sorted spans.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    pub docs: Vec<u32>,
    pub hits: Vec<Span>,
}

/// All occurrences of one phrase in the whole corpus, none across the edge of a document.
#[derive(Debug)]
pub struct Occurrences {
    pub hits: Vec<Span>,
    /// The number of documents that have one.
    pub documents: u32,
    pub matcher: Matcher,
}

/// The occurrences of this many recent phrases are cached: typing on, and the views of one query, ask for them again.
const CACHED: usize = 24;

#[derive(PartialEq, Eq)]
struct CacheKey {
    phrase: Phrase,
    forms: Forms,
    case: bool,
}

/// Evaluates queries over one index.
pub struct Evaluator {
    expander: Expander,
    /// The title words of all documents: without regard to case, and with it.
    titles: [OnceCell<Vec<Vec<u32>>>; 2],
    /// The least recently used first.
    cache: RefCell<Vec<(CacheKey, Rc<Occurrences>)>>,
}

impl Evaluator {
    pub fn new(index: Rc<Index>) -> Self {
        Self { expander: Expander::new(index), titles: Default::default(), cache: RefCell::default() }
    }

    pub const fn index(&self) -> &Rc<Index> {
        self.expander.index()
    }

    /// The stem of a normal form, where it is known.
    pub fn stem(&self, normal: &str) -> Option<String> {
        self.expander.stem(normal)
    }

    /// The words of each document's title, as forms of the lexicon.
    pub(super) fn titles(&self, case: bool) -> &[Vec<u32>] {
        self.titles[usize::from(case)].get_or_init(|| {
            let lexicon = &self.index().lexicon;
            let title = |doc: u32| {
                let text = self.index().title(doc);
                let words = text::tokens(text, &[]).into_iter();
                words.map(|word| form_of(lexicon, text.get(word).unwrap_or_default(), case)).collect()
            };
            (0..self.index().documents.len() as u32).map(title).collect()
        })
    }

    /// The view of an expression of conditions alone, over the whole corpus.
    pub fn narrow(&self, source: &Source, expr: &Expr, notes: &mut Vec<Note>) -> Result<View, Diagnostic> {
        let documents = &self.index().documents;
        match expr {
            Expr::Condition(condition, _) => {
                if let Some(view) = &condition.view {
                    return Ok(View::clone(view));
                }
                let left = condition::resolve(self.index(), source, condition)?;
                notes.extend(left.notes);
                Ok(left.view)
            }
            Expr::And(parts, _) => {
                let mut view = View::whole(documents);
                for part in parts {
                    view = view.intersect(&self.narrow(source, part, notes)?, documents);
                }
                Ok(view)
            }
            Expr::Or(parts, _) => {
                let mut view = View { docs: Vec::new(), spans: Vec::new() };
                for part in parts {
                    view = view.union(&self.narrow(source, part, notes)?, documents);
                }
                Ok(view)
            }
            Expr::Not(part, _) => Ok(self.narrow(source, part, notes)?.complement(documents)),
            // Callers pass conditions only.
            Expr::Phrase(..) => Ok(View::whole(documents)),
        }
    }

    /// The view narrowed by the conditions of a conjunction, which the rest of it is matched in.
    fn narrowed(&self, source: &Source, expr: &Expr, view: &View, notes: &mut Vec<Note>) -> Result<View, Diagnostic> {
        let mut view = view.clone();
        for part in expr.conjuncts().iter().filter(|p| p.is_condition()) {
            view = view.intersect(&self.narrow(source, part, notes)?, &self.index().documents);
        }
        Ok(view)
    }

    /// The view that the words of a query are matched in: narrowed by its conditions where it is one conjunction.
    pub fn view_of(&self, query: &Query, view: &View, notes: &mut Vec<Note>) -> Result<View, Diagnostic> {
        match query.series.as_slice() {
            [only] => self.narrowed(&query.source, only, view, notes),
            _ => Ok(view.clone()),
        }
    }

    /// Documents and matches of one expression in a view.
    pub fn find(
        &self,
        source: &Source,
        expr: &Expr,
        view: &View,
        matching: Matching,
        notes: &mut Vec<Note>,
    ) -> Result<Found, Diagnostic> {
        let index = Rc::clone(self.index());
        let documents = &index.documents;
        if expr.is_condition() {
            let narrowed = view.intersect(&self.narrow(source, expr, notes)?, documents);
            return Ok(Found { docs: narrowed.docs, hits: Vec::new() });
        }
        match expr {
            Expr::Phrase(phrase, range) => {
                let occurrences = self.occurrences(phrase, matching);
                let hits = contained(&occurrences.hits, &view.spans);
                if hits.is_empty() {
                    notes.push(nothing(source, range, &occurrences));
                }
                Ok(Found { docs: self.documents_of(&hits), hits })
            }
            Expr::Or(parts, _) => {
                let mut found = Found::default();
                for part in parts {
                    found = found.or(self.find(source, part, view, matching, notes)?);
                }
                Ok(found)
            }
            Expr::Not(part, _) => {
                let mut ignored = Vec::new();
                let found = self.find(source, part, view, matching, &mut ignored)?;
                Ok(Found { docs: without(&view.docs, &found.docs), hits: Vec::new() })
            }
            Expr::And(parts, _) => {
                let view = self.narrowed(source, expr, view, notes)?;
                let mut docs = view.docs.clone();
                let mut hits = Vec::new();
                for part in parts.iter().filter(|p| !p.is_condition()) {
                    let found = self.find(source, part, &view, matching, notes)?;
                    docs = common(&docs, &found.docs);
                    hits = merge_hits(hits, found.hits);
                }
                let left = View::of_documents(documents, docs);
                Ok(Found { hits: contained(&hits, &left.spans), docs: left.docs })
            }
            // Handled above.
            Expr::Condition(..) => Ok(Found::default()),
        }
    }

    /// Documents and matches of a whole query: the union of its series. An empty query finds all documents of the view.
    pub fn find_all(
        &self,
        query: &Query,
        view: &View,
        matching: Matching,
        notes: &mut Vec<Note>,
    ) -> Result<Found, Diagnostic> {
        if query.series.is_empty() {
            return Ok(Found { docs: view.docs.clone(), hits: Vec::new() });
        }
        let mut found = Found::default();
        for expr in &query.series {
            found = found.or(self.find(&query.source, expr, view, matching, notes)?);
        }
        Ok(found)
    }

    /// The documents of sorted hits.
    fn documents_of(&self, hits: &[Span]) -> Vec<u32> {
        let documents = &self.index().documents;
        let mut docs = Vec::new();
        let mut end = 0;
        for hit in hits {
            if docs.is_empty() || hit.start >= end {
                let doc = documents.at(hit.start);
                end = documents.span(doc).end;
                docs.push(doc);
            }
        }
        docs
    }

    /// The written forms that a phrase of one token finds; `None` for any other phrase.
    pub fn forms_of(&self, phrase: &Phrase, matching: Matching) -> Option<Vec<u32>> {
        let Phrase::Sequence { steps, .. } = phrase else { return None };
        let [Step { test, least: 1, most: 1 }] = steps.as_slice() else { return None };
        let all = || (0..self.index().lexicon.len() as u32).collect();
        Some(self.expander.allowed(test, matching).unwrap_or_else(all))
    }

    /// The occurrences of a phrase in the whole corpus.
    pub fn occurrences(&self, phrase: &Phrase, matching: Matching) -> Rc<Occurrences> {
        let key = CacheKey { phrase: phrase.clone(), forms: matching.forms, case: matching.case };
        let mut cache = self.cache.borrow_mut();
        if let Some(at) = cache.iter().position(|(cached, _)| *cached == key) {
            let found = cache.remove(at);
            let occurrences = Rc::clone(&found.1);
            cache.push(found);
            return occurrences;
        }
        let matcher = Matcher::new(&self.expander, phrase, matching);
        let hits = matcher.occurrences(self.index());
        let documents = self.documents_of(&hits).len() as u32;
        let occurrences = Rc::new(Occurrences { hits, documents, matcher });
        if cache.len() == CACHED {
            cache.remove(0);
        }
        cache.push((key, Rc::clone(&occurrences)));
        occurrences
    }
}

impl Found {
    fn or(self, other: Self) -> Self {
        if self.docs.is_empty() && self.hits.is_empty() {
            return other;
        }
        Self { docs: merge(&self.docs, &other.docs), hits: merge_hits(self.hits, other.hits) }
    }

    /// The hits of one document.
    pub fn in_document(&self, whole: Span) -> &[Span] {
        let from = self.hits.partition_point(|h| h.start < whole.start);
        let to = self.hits.partition_point(|h| h.start < whole.end);
        &self.hits[from..to.max(from)]
    }
}

/// Says that a phrase is nowhere in the view, and whether it is elsewhere.
fn nothing(source: &Source, range: &Range<usize>, occurrences: &Occurrences) -> Note {
    let asked = source.slice(range);
    let text = match occurrences.hits.len() {
        0 => Message::Nowhere { asked: asked.into() },
        times => Message::Elsewhere { asked: asked.into(), times: times as u64 },
    };
    Note::new(NoteKind::Nothing, text)
}

/// Merges two sorted lists of distinct spans.
fn merge_hits(a: Vec<Span>, b: Vec<Span>) -> Vec<Span> {
    if a.is_empty() || b.is_empty() {
        return if a.is_empty() { b } else { a };
    }
    let mut all = a;
    all.extend(b);
    // Two sorted runs, which the stable sort merges.
    all.sort();
    all.dedup();
    all
}
