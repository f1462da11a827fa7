//! A scope resolved: its query parsed, and its filters and subsets evaluated to a view.

use std::rc::Rc;

use super::{
    failure::{refused, unreadable},
    windows,
};
use crate::{
    index::Index,
    message::Message,
    model::span::contained,
    protocol::{Failure, Near, Run, SUBSET, Scope, Subset},
    query::{
        Condition, Diagnostic, Evaluator, Expr, Found, Matching, Note, NoteKind, Pattern, Phrase, Query, Source, Value,
        View, matches_pattern, parse,
    },
    text,
};

/// A parsed scope with its view.
pub struct Resolved {
    pub query: Query,
    /// The query without the conditions that are applied to `view` already.
    words: Query,
    /// All that narrows the view: each filter, and each condition of a query that is one conjunction.
    pub filters: Vec<Filter>,
    pub matching: Matching,
    near: Option<Near>,
    run: Option<Run>,
    /// The view of the filters and the query's conditions.
    pub view: View,
    pub notes: Vec<Note>,
}

/// A filter of the scope, or a condition of its query.
pub struct Filter {
    query: Query,
    /// Its text, as given.
    pub text: String,
    /// The fields of its conditions, in lower case.
    fields: Vec<String>,
}

impl Resolved {
    pub fn new(evaluator: &Evaluator, scope: &Scope) -> Result<Self, Failure> {
        Self::within(evaluator, scope, &[])
    }

    /// Resolves a scope inside the definitions of the subsets named in `open`, which must not refer to themselves.
    pub fn within(evaluator: &Evaluator, scope: &Scope, open: &[&str]) -> Result<Self, Failure> {
        let read = |text: &str| parse_in(evaluator, scope, open, text);
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
        let view = narrowed(evaluator, &filters, |_| true, &mut notes)?;
        let matching = Matching { forms: scope.forms, case: scope.case };
        Ok(Self { query, words, filters, matching, near: scope.near.clone(), run: scope.run, view, notes })
    }

    /// The view of all filters but those on one field; `None` where there are none on it.
    pub fn view_but_for(&self, evaluator: &Evaluator, field: &str) -> Result<Option<View>, Failure> {
        let field = &text::normal(field);
        if !self.filters.iter().any(|filter| filter.fields.contains(field)) {
            return Ok(None);
        }
        let others = |at: usize| !self.filters[at].fields.contains(field);
        narrowed(evaluator, &self.filters, others, &mut Vec::new()).map(Some)
    }

    /// The view of all filters but one.
    pub fn view_without(&self, evaluator: &Evaluator, one: usize) -> Result<View, Failure> {
        narrowed(evaluator, &self.filters, |at| at != one, &mut Vec::new())
    }

    /// The view narrowed by further filters.
    pub fn narrowed_by(
        &self,
        evaluator: &Evaluator,
        scope: &Scope,
        filters: &[String],
        notes: &mut Vec<Note>,
    ) -> Result<View, Failure> {
        let (mut read, mut faults) = (Vec::new(), Vec::new());
        for text in filters {
            match parse_in(evaluator, scope, &[], text).and_then(Filter::new) {
                Ok(filter) => read.push(filter),
                Err(found) => faults.extend(found),
            }
        }
        if !faults.is_empty() {
            return Err(unreadable(faults));
        }
        let left = narrowed(evaluator, &read, |_| true, notes)?;
        Ok(self.view.intersect(&left, &evaluator.index().documents))
    }

    /// Documents and matches of the query's words in a view, in place of its own.
    pub fn find(&self, evaluator: &Evaluator, view: &View, notes: &mut Vec<Note>) -> Result<Found, Failure> {
        let found = evaluator.find_all(&self.words, view, self.matching, notes);
        found.map(|found| self.with_near(evaluator.index(), view, found)).map_err(|fault| unreadable(vec![fault]))
    }

    /// Of what was found in a view, the matches that pass the scope's `near` and `run`.
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

    /// Whether the query has words, and not conditions alone.
    pub fn has_words(&self) -> bool {
        !self.query.phrases().is_empty()
    }

    /// Suggests a phrase where the query is of plain words that also occur next to each other.
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
        let occurrences = evaluator.occurrences(&Phrase::of_words(words), self.matching);
        let times = contained(&occurrences.hits, &self.view.spans).len();
        let phrase = format!("\"{text}\" {}", self.query.conditions()).trim_end().to_owned();
        let said = Message::StandTogether { text, times: times as u64 };
        (times > 0).then(|| Note::new(NoteKind::Hint, said).suggesting(phrase))
    }
}

impl Filter {
    fn new(query: Query) -> Result<Self, Vec<Diagnostic>> {
        if let Some(words) = query.series.iter().find_map(Expr::first_words) {
            return Err(vec![query.source.fault(words, Message::WordInFilter, Message::WriteFilter)]);
        }
        let mut fields = Vec::new();
        query.series.iter().for_each(|e| e.fields(&mut fields));
        let fields = fields.into_iter().map(str::to_owned).collect();
        Ok(Self { text: query.source.0.clone(), query, fields })
    }
}

/// Splits a query that is one conjunction into its conditions, as filters, and the rest.
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

/// The view of the wanted filters, over the whole corpus.
fn narrowed(
    evaluator: &Evaluator,
    filters: &[Filter],
    wanted: impl Fn(usize) -> bool,
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

/// Parses a text of the query language and evaluates the subsets that it names: `subset:NAME` is what the subset of that
/// name finds. `open` are the names of the subsets that it is part of.
pub fn parse_in(evaluator: &Evaluator, scope: &Scope, open: &[&str], text: &str) -> Result<Query, Vec<Diagnostic>> {
    let mut query = parse(text)?;
    let mut faults = Vec::new();
    let Query { source, series } = &mut query;
    for expr in series {
        expr.each_condition(&mut |condition| {
            if condition.field == SUBSET && is_meant(evaluator, scope, condition) {
                match named_view(evaluator, scope, open, source, condition) {
                    Ok(view) => condition.view = Some(Rc::new(view)),
                    Err(fault) => faults.push(fault),
                }
            }
        });
    }
    if faults.is_empty() { Ok(query) } else { Err(faults) }
}

/// Whether a condition names a subset. Where the corpus has a field called `subset`, it does if there is such a subset.
fn is_meant(evaluator: &Evaluator, scope: &Scope, condition: &Condition) -> bool {
    let known = |(value, _): &(Value, _)| scope.subsets.iter().any(|subset| is_named(subset, value));
    evaluator.index().field(SUBSET).is_none() || condition.values.iter().any(known)
}

fn is_named(subset: &Subset, value: &Value) -> bool {
    matches!(value, Value::Text(name) if matches_pattern(&text::plain(&subset.name), &text::plain(name)))
}

fn named_view(
    evaluator: &Evaluator,
    scope: &Scope,
    open: &[&str],
    source: &Source,
    condition: &Condition,
) -> Result<View, Diagnostic> {
    let mut left = View { docs: Vec::new(), spans: Vec::new() };
    for (value, range) in &condition.values {
        let named: Vec<&Subset> = scope.subsets.iter().filter(|subset| is_named(subset, value)).collect();
        if named.is_empty() {
            let names: Vec<&str> = scope.subsets.iter().map(|subset| subset.name.as_str()).collect();
            let help = match names.as_slice() {
                [] => Message::NoSubsets,
                names => Message::ThereAre { names: names.join(", ") },
            };
            return Err(source.fault(range, Message::UnknownSubset, help));
        }
        for subset in named {
            let view = subset_view(evaluator, scope, open, subset)
                .map_err(|failure| source.fault(range, failure.message, failure.help))?;
            left = left.union(&view, &evaluator.index().documents);
        }
    }
    Ok(left)
}

/// The view of one subset: that of its conditions, within the documents that match its words.
pub fn subset_view(evaluator: &Evaluator, scope: &Scope, open: &[&str], subset: &Subset) -> Result<View, Failure> {
    if open.contains(&subset.name.as_str()) {
        return Err(refused(Message::OwnPart { name: subset.name.clone() }, Message::TakeOutItself));
    }
    let inner = Scope {
        near: None,
        run: None,
        query: subset.query.clone(),
        filters: subset.filters.clone(),
        forms: subset.forms,
        case: subset.case,
        subsets: scope.subsets.clone(),
    };
    let open: Vec<&str> = open.iter().copied().chain([subset.name.as_str()]).collect();
    let inner = Resolved::within(evaluator, &inner, &open)?;
    let found = inner.find(evaluator, &inner.view, &mut Vec::new())?;
    Ok(inner.view.within_documents(&found.docs, &evaluator.index().documents))
}
