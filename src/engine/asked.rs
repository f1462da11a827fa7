//! A scope made ready: its query read, its filters made a view.

use super::Evaluator;
use crate::{
    protocol::{Diagnostic, Failure, FailureKind, Note, NoteKind, Scope},
    query::{Expr, Found, Matching, Pattern, Phrase, Query, View, parse},
};

/// A scope that could be read.
pub struct Asked {
    pub query: Query,
    /// Each filter with the fields that it is about, in lower case.
    pub filters: Vec<(Query, Vec<String>)>,
    pub matching: Matching,
    /// What the filters leave.
    pub filtered: View,
    /// What the filters and the query's conditions leave.
    pub view: View,
    pub notes: Vec<Note>,
}

/// The failure of a query that cannot be read.
pub fn unreadable(diagnostics: Vec<Diagnostic>) -> Failure {
    let first = diagnostics.first();
    Failure {
        kind: FailureKind::Query,
        message: first.map_or_else(|| "The query cannot be read.".into(), |d| d.message.clone()),
        help: first.map_or_else(String::new, |d| d.help.clone()),
        diagnostics,
    }
}

impl Asked {
    pub fn new(evaluator: &Evaluator, scope: &Scope) -> Result<Self, Failure> {
        let mut faults = Vec::new();
        let query = parse(&scope.query).unwrap_or_else(|found| {
            faults.extend(found);
            Query::default()
        });
        let mut filters = Vec::new();
        for text in &scope.filters {
            match read_filter(text) {
                Ok(filter) => filters.push(filter),
                Err(found) => faults.extend(found),
            }
        }
        if !faults.is_empty() {
            return Err(unreadable(faults));
        }
        let mut notes = Vec::new();
        let all = View::whole(&evaluator.index().documents);
        let filtered = narrowed(evaluator, &filters, None, all, &mut notes)?;
        let view = evaluator.view_of(&query, &filtered, &mut notes).map_err(|fault| unreadable(vec![fault]))?;
        let matching = Matching { forms: scope.forms, case: scope.case };
        Ok(Self { query, filters, matching, filtered, view, notes })
    }

    /// What all filters but those about one field leave, with nothing said twice; nothing where there are none about
    /// it, so that it is what all filters leave.
    pub fn filtered_but_for(&self, evaluator: &Evaluator, field: &str) -> Result<Option<View>, Failure> {
        let field = &crate::text::normal(field);
        if !self.filters.iter().any(|(_, fields)| fields.contains(field)) {
            return Ok(None);
        }
        let all = View::whole(&evaluator.index().documents);
        narrowed(evaluator, &self.filters, Some(field), all, &mut Vec::new()).map(Some)
    }

    /// What further filters leave of the view.
    pub fn narrowed_by(
        &self,
        evaluator: &Evaluator,
        filters: &[String],
        notes: &mut Vec<Note>,
    ) -> Result<View, Failure> {
        let (mut read, mut faults) = (Vec::new(), Vec::new());
        for text in filters {
            match read_filter(text) {
                Ok(filter) => read.push(filter),
                Err(found) => faults.extend(found),
            }
        }
        if !faults.is_empty() {
            return Err(unreadable(faults));
        }
        narrowed(evaluator, &read, None, self.view.clone(), notes)
    }

    /// Documents and matches of the query in a view that stands for what its filters leave.
    pub fn find(&self, evaluator: &Evaluator, view: &View, notes: &mut Vec<Note>) -> Result<Found, Failure> {
        evaluator.find_all(&self.query, view, self.matching, notes).map_err(|fault| unreadable(vec![fault]))
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
        (times > 0).then(|| Note {
            kind: NoteKind::Hint,
            text: match times {
                1 => format!("The words stand next to each other once: “{text}”."),
                _ => format!("The words stand next to each other {times} times: “{text}”."),
            },
            suggestion: Some(format!("\"{text}\" {}", self.query.conditions()).trim_end().to_owned()),
        })
    }
}

fn read_filter(text: &str) -> Result<(Query, Vec<String>), Vec<Diagnostic>> {
    let query = parse(text)?;
    if let Some(words) = query.series.iter().find_map(Expr::first_words) {
        return Err(vec![query.source.fault(
            words,
            "A filter holds conditions only, and this is a word.",
            "Write field:value, or move the word into the query.",
        )]);
    }
    let mut fields = Vec::new();
    query.series.iter().for_each(|e| e.fields(&mut fields));
    let fields = fields.into_iter().map(str::to_owned).collect();
    Ok((query, fields))
}

fn narrowed(
    evaluator: &Evaluator,
    filters: &[(Query, Vec<String>)],
    but_for: Option<&String>,
    mut view: View,
    notes: &mut Vec<Note>,
) -> Result<View, Failure> {
    let documents = &evaluator.index().documents;
    for (filter, fields) in filters {
        if but_for.is_some_and(|field| fields.contains(field)) || filter.series.is_empty() {
            continue;
        }
        let mut left = View { docs: Vec::new(), spans: Vec::new() };
        for expr in &filter.series {
            let part = evaluator.narrow(&filter.source, expr, notes).map_err(|fault| unreadable(vec![fault]))?;
            left = left.union(&part, documents);
        }
        view = view.intersect(&left, documents);
    }
    Ok(view)
}
