//! From syntax to documents and spans.

use std::{
    cell::{OnceCell, RefCell},
    ops::Range,
    rc::Rc,
};

use super::{
    condition,
    occurrences::{Matcher, form_of},
    syntax::{Expr, Phrase, Query, Source},
    view::{View, common, merge, without},
};
use crate::{
    index::{Index, Lexicon},
    order,
    protocol::{Diagnostic, Forms, Note, NoteKind},
    said::answer,
    span::{Span, contained},
    text::{self, Stemmer},
};

/// Documents that match, by rising numbers, and the matches in them: distinct and sorted spans.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    pub docs: Vec<u32>,
    pub hits: Vec<Span>,
}

/// All occurrences of one phrase in the whole corpus, none over the edge of a document.
#[derive(Debug)]
pub struct Leaf {
    pub hits: Vec<Span>,
    /// Documents that have one.
    pub documents: u32,
    pub matcher: Matcher,
}

/// Occurrences of this many recent phrases are kept, so that typing on and drawing several views find them again.
const KEPT: usize = 24;

#[derive(PartialEq, Eq)]
struct LeafKey {
    phrase: Phrase,
    forms: Forms,
    case: bool,
}

/// Evaluates queries over one index.
pub struct Evaluator {
    index: Rc<Index>,
    stemmer: Option<Stemmer>,
    accented: OnceCell<Vec<(u32, String)>>,
    /// Without regard to case, and with it.
    titles: [OnceCell<Vec<Vec<u32>>>; 2],
    kept: RefCell<Vec<(LeafKey, Rc<Leaf>)>>,
}

/// The settings that plain words are matched by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Matching {
    pub forms: Forms,
    pub case: bool,
}

impl Evaluator {
    pub fn new(index: Rc<Index>) -> Self {
        let stemmer = index.about.stemmer.as_deref().and_then(Stemmer::named);
        Self { index, stemmer, accented: OnceCell::new(), titles: Default::default(), kept: RefCell::default() }
    }

    pub fn index(&self) -> &Rc<Index> {
        &self.index
    }

    /// The stem of a normal form: by the stemmer, or, where that is not at hand, as the lexicon has it.
    pub fn stem(&self, normal: &str) -> Option<String> {
        let lexicon = &self.index.lexicon;
        let known =
            || lexicon.norms.find(normal).map(|norm| lexicon.stems.get(lexicon.stem_of[norm as usize]).to_owned());
        self.stemmer.as_ref().map(|stemmer| stemmer.stem(normal)).or_else(known)
    }

    pub(super) const fn stemmer(&self) -> Option<&Stemmer> {
        self.stemmer.as_ref()
    }

    /// The normal forms with accents, each with the stem that it has without them: a word of the query that has none
    /// finds them by it.
    pub(super) fn accented(&self) -> &[(u32, String)] {
        self.accented
            .get_or_init(|| self.stemmer.as_ref().map(|s| accented(&self.index.lexicon, s)).unwrap_or_default())
    }

    /// The words of each document's title, as forms.
    pub(super) fn titles(&self, case: bool) -> &[Vec<u32>] {
        self.titles[usize::from(case)].get_or_init(|| {
            let lexicon = &self.index.lexicon;
            let title = |doc: u32| {
                let text = self.index.title(doc);
                let words = text::tokens(text, &[]).into_iter();
                words.map(|word| form_of(lexicon, text.get(word).unwrap_or_default(), case)).collect()
            };
            (0..self.index.documents.len() as u32).map(title).collect()
        })
    }

    /// The view that conditions alone leave of another one.
    pub fn narrow(&self, source: &Source, expr: &Expr, notes: &mut Vec<Note>) -> Result<View, Diagnostic> {
        let documents = &self.index.documents;
        match expr {
            Expr::Condition(condition, _) => {
                if let Some(view) = &condition.view {
                    return Ok(View::clone(view));
                }
                let left = condition::resolve(&self.index, source, condition)?;
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
            // Callers ask only for conditions; a word narrows nothing.
            Expr::Phrase(..) => Ok(View::whole(documents)),
        }
    }

    /// What the conditions of a conjunction leave of a view; the rest of it sees only that.
    fn narrowed(&self, source: &Source, expr: &Expr, view: &View, notes: &mut Vec<Note>) -> Result<View, Diagnostic> {
        let mut view = view.clone();
        for part in expr.conjuncts().iter().filter(|p| p.is_condition()) {
            view = view.intersect(&self.narrow(source, part, notes)?, &self.index.documents);
        }
        Ok(view)
    }

    /// The view that the words of a query see: where it is one conjunction, its conditions narrow it.
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
        let index = Rc::clone(&self.index);
        let documents = &index.documents;
        if expr.is_condition() {
            let narrowed = view.intersect(&self.narrow(source, expr, notes)?, documents);
            return Ok(Found { docs: narrowed.docs, hits: Vec::new() });
        }
        match expr {
            Expr::Phrase(phrase, range) => {
                let leaf = self.leaf(phrase, matching);
                let hits = contained(&leaf.hits, &view.spans);
                if hits.is_empty() {
                    notes.push(self.nothing(source, range, &leaf));
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
                let mut unsaid = Vec::new();
                let found = self.find(source, part, view, matching, &mut unsaid)?;
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

    /// Documents and matches of a whole query: its series together. An empty query finds all documents of the view.
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

    fn nothing(&self, source: &Source, range: &Range<usize>, leaf: &Leaf) -> Note {
        let asked = source.slice(range);
        let text = match leaf.hits.len() {
            0 => answer::nowhere(asked),
            times => answer::elsewhere(times as u64, asked, times),
        };
        Note::new(NoteKind::Nothing, text)
    }

    /// The documents of sorted hits.
    fn documents_of(&self, hits: &[Span]) -> Vec<u32> {
        let documents = &self.index.documents;
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

    /// The occurrences of a phrase in the whole corpus.
    pub fn leaf(&self, phrase: &Phrase, matching: Matching) -> Rc<Leaf> {
        let key = LeafKey { phrase: phrase.clone(), forms: matching.forms, case: matching.case };
        let mut kept = self.kept.borrow_mut();
        if let Some(at) = kept.iter().position(|(kept, _)| *kept == key) {
            let found = kept.remove(at);
            let leaf = Rc::clone(&found.1);
            kept.push(found);
            return leaf;
        }
        let matcher = Matcher::new(self, phrase, matching);
        let hits = matcher.occurrences(&self.index);
        let leaf = Rc::new(Leaf { documents: self.documents_of(&hits).len() as u32, hits, matcher });
        if kept.len() == KEPT {
            kept.remove(0);
        }
        kept.push((key, Rc::clone(&leaf)));
        leaf
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

/// See [`Evaluator::accented`].
fn accented(lexicon: &Lexicon, stemmer: &Stemmer) -> Vec<(u32, String)> {
    let folds = (0..lexicon.norms.len() as u32).map(|n| (n, lexicon.folds.get(lexicon.fold_of[n as usize])));
    folds.filter(|&(n, fold)| fold != lexicon.norms.get(n)).map(|(n, fold)| (n, stemmer.stem(fold))).collect()
}

/// Two sorted lists of distinct spans as one.
fn merge_hits(a: Vec<Span>, b: Vec<Span>) -> Vec<Span> {
    if a.is_empty() || b.is_empty() {
        return if a.is_empty() { b } else { a };
    }
    let mut all = a;
    all.extend(b);
    order::spans(&mut all);
    all.dedup();
    all
}
