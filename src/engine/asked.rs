//! A scope made ready: its query read, its filters made a view.

use super::{Evaluator, subsets, windows};
use crate::{
    index::Index,
    protocol::{Diagnostic, Failure, FailureKind, Near, Note, NoteKind, Run, Scope},
    query::{Expr, Found, Matching, Pattern, Phrase, Query, View},
    said::{self, Said, answer},
    text,
};

/// A scope that could be read.
pub struct Asked {
    pub query: Query,
    /// The query without those of its conditions that `view` holds already.
    words: Query,
    /// What narrows the view: each filter, and each condition of the one conjunction that the query is.
    pub filters: Vec<Filter>,
    pub matching: Matching,
    near: Option<Near>,
    run: Option<Run>,
    /// What the filters and the query's conditions leave.
    pub view: View,
    pub notes: Vec<Note>,
}

/// A filter, whether it was clicked or typed.
pub struct Filter {
    query: Query,
    /// As it was given.
    pub text: String,
    /// The fields that it is about, in lower case.
    fields: Vec<String>,
}

/// The failure of a query that cannot be read.
pub fn unreadable(diagnostics: Vec<Diagnostic>) -> Failure {
    // There is always one.
    let (message, help) = diagnostics.first().map(|d| (d.message.clone(), d.help.clone())).unwrap_or_default();
    Failure { diagnostics, ..refused(message, help) }
}

/// The failure of what is well written and still means nothing.
pub fn refused(message: impl Into<Said>, help: impl Into<Said>) -> Failure {
    Failure::new(FailureKind::Query, message, help)
}

impl Asked {
    pub fn new(evaluator: &Evaluator, scope: &Scope) -> Result<Self, Failure> {
        Self::within(evaluator, scope, &[])
    }

    /// The same within the subsets of these names, which cannot stand in it once more.
    pub fn within(evaluator: &Evaluator, scope: &Scope, open: &[&str]) -> Result<Self, Failure> {
        let read = |text: &str| subsets::read(evaluator, scope, open, text);
        let mut faults = Vec::new();
        let query = read(&scope.query).unwrap_or_else(|found| {
            faults.extend(found);
            Query::default()
        });
        let mut filters = Vec::new();
        for text in &scope.filters {
            match read(text).and_then(Filter::new) {
                Ok(filter) => filters.push(filter),
                Err(found) => faults.extend(found),
            }
        }
        if !faults.is_empty() {
            return Err(unreadable(faults));
        }
        let (typed, words) = apart(&query);
        filters.extend(typed);
        let mut notes = Vec::new();
        let view = narrowed(evaluator, &filters, &|_| true, &mut notes)?;
        let matching = Matching { forms: scope.forms, case: scope.case };
        Ok(Self { query, words, filters, matching, near: scope.near.clone(), run: scope.run, view, notes })
    }

    /// What all filters but those about one field leave, with nothing said twice; nothing where there are none about
    /// it, so that it is what all filters leave.
    pub fn view_but_for(&self, evaluator: &Evaluator, field: &str) -> Result<Option<View>, Failure> {
        let field = &text::normal(field);
        if !self.filters.iter().any(|filter| filter.fields.contains(field)) {
            return Ok(None);
        }
        let others = |at: usize| !self.filters[at].fields.contains(field);
        narrowed(evaluator, &self.filters, &others, &mut Vec::new()).map(Some)
    }

    /// What all filters but one leave.
    pub fn view_without(&self, evaluator: &Evaluator, one: usize) -> Result<View, Failure> {
        narrowed(evaluator, &self.filters, &|at| at != one, &mut Vec::new())
    }

    /// What further filters, which are read in the same scope, leave of the view.
    pub fn narrowed_by(
        &self,
        evaluator: &Evaluator,
        scope: &Scope,
        filters: &[String],
        notes: &mut Vec<Note>,
    ) -> Result<View, Failure> {
        let (mut read, mut faults) = (Vec::new(), Vec::new());
        for text in filters {
            match subsets::read(evaluator, scope, &[], text).and_then(Filter::new) {
                Ok(filter) => read.push(filter),
                Err(found) => faults.extend(found),
            }
        }
        if !faults.is_empty() {
            return Err(unreadable(faults));
        }
        let left = narrowed(evaluator, &read, &|_| true, notes)?;
        Ok(self.view.intersect(&left, &evaluator.index().documents))
    }

    /// Documents and matches of the query's words in a view that stands for what its filters and conditions leave.
    pub fn find(&self, evaluator: &Evaluator, view: &View, notes: &mut Vec<Note>) -> Result<Found, Failure> {
        let found = evaluator.find_all(&self.words, view, self.matching, notes);
        found.map(|found| self.with_near(evaluator.index(), view, found)).map_err(|fault| unreadable(vec![fault]))
    }

    /// Of what was found in a view, what has the word near it and lies in the run of words that the scope names.
    pub fn with_near(&self, index: &Index, view: &View, found: Found) -> Found {
        if self.near.is_none() && self.run.is_none() {
            return found;
        }
        let mut hits = match &self.near {
            Some(near) => windows::near(index, view, &found.hits, near),
            None => found.hits,
        };
        if let Some(run) = self.run {
            hits = windows::in_run(view, &hits, run);
        }
        let mut docs: Vec<u32> = hits.iter().map(|hit| index.documents.at(hit.start)).collect();
        docs.dedup();
        Found { docs, hits }
    }

    /// Whether there is anything to match, rather than conditions alone.
    pub fn has_words(&self) -> bool {
        !self.query.phrases().is_empty()
    }

    /// Where plain words were asked for anywhere in a document and also stand next to each other: the phrase.
    pub fn phrase_hint(&self, evaluator: &Evaluator) -> Option<Note> {
        let [Expr::And(parts, _)] = self.query.series.as_slice() else { return None };
        let mut words = Vec::new();
        for part in parts.iter().filter(|p| !p.is_condition()) {
            match part {
                Expr::Phrase(phrase, _) => match phrase.words()?.as_slice() {
                    [word] if word.pattern == Pattern::Plain => words.push((*word).clone()),
                    _ => return None,
                },
                _ => return None,
            }
        }
        if words.len() < 2 {
            return None;
        }
        let text = words.iter().map(|w| w.written.as_str()).collect::<Vec<_>>().join(" ");
        let leaf = evaluator.leaf(&Phrase::of_words(words), self.matching);
        let times = crate::span::contained(&leaf.hits, &self.view.spans).len();
        let said = answer::stand_together(times as u64, &*text, times);
        let phrase = format!("\"{text}\" {}", self.query.conditions()).trim_end().to_owned();
        (times > 0).then(|| Note::new(NoteKind::Hint, said).suggesting(phrase))
    }
}

impl Filter {
    fn new(query: Query) -> Result<Self, Vec<Diagnostic>> {
        if let Some(words) = query.series.iter().find_map(Expr::first_words) {
            return Err(vec![query.source.fault(words, said::query::word_in_filter(), said::query::write_filter())]);
        }
        let mut fields = Vec::new();
        query.series.iter().for_each(|e| e.fields(&mut fields));
        let fields = fields.into_iter().map(str::to_owned).collect();
        Ok(Self { text: query.source.0.clone(), query, fields })
    }
}

/// The conditions of the one conjunction that a query is, as filters, and the query without them.
fn apart(query: &Query) -> (Vec<Filter>, Query) {
    let [only] = query.series.as_slice() else { return (Vec::new(), query.clone()) };
    let (conditions, words): (Vec<_>, Vec<_>) = only.conjuncts().iter().cloned().partition(Expr::is_condition);
    let with = |series| Query { source: query.source.clone(), series };
    let texts = query.parts().into_iter().filter(|(_, is_condition)| *is_condition).map(|(text, _)| text);
    let filter = |(condition, text)| Some(Filter { text, ..Filter::new(with(vec![condition])).ok()? });
    let filters = conditions.into_iter().zip(texts).filter_map(filter).collect();
    let series = match words.len() {
        0 | 1 => words,
        _ => vec![Expr::And(words, only.range().clone())],
    };
    (filters, with(series))
}

/// What some of the filters leave of everything.
fn narrowed(
    evaluator: &Evaluator,
    filters: &[Filter],
    wanted: &dyn Fn(usize) -> bool,
    notes: &mut Vec<Note>,
) -> Result<View, Failure> {
    let documents = &evaluator.index().documents;
    let mut view = View::whole(documents);
    for (at, Filter { query, .. }) in filters.iter().enumerate() {
        if !wanted(at) || query.series.is_empty() {
            continue;
        }
        let mut left = View { docs: Vec::new(), spans: Vec::new() };
        for expr in &query.series {
            let part = evaluator.narrow(&query.source, expr, notes).map_err(|fault| unreadable(vec![fault]))?;
            left = left.union(&part, documents);
        }
        view = view.intersect(&left, documents);
    }
    Ok(view)
}
