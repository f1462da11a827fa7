//! Counts of every facet's values under the query and the other fields' filters, and the histogram over time.

use std::cmp::Reverse;

use super::{
    bins::{Unit, timeline},
    context::Ctx,
    reply::reply,
    scope::{Resolved, subset_view},
};
use crate::{
    index::{Field, Postings},
    model::{
        FieldKind, Level, Size,
        span::{Span, total},
    },
    protocol::{
        Amount, Body, Facet, FacetValue, Facets, Failure, QueryPart, Reply, SUBSET, Scope, Subset, TimeHistogram,
    },
    query::{Found, Note, View, date_field},
};

/// The fuel for counting one field: that of a whole step, so that other requests are answered between two fields.
const STEP: u64 = 1 << 20;

/// A view, and what the query finds in it.
struct Here {
    found: Found,
    view: View,
}

impl Ctx {
    pub async fn facets(&self, scope: &Scope) -> Result<Reply, Failure> {
        let index = self.index();
        let resolved = self.resolve(scope).await?;
        let mut notes = resolved.notes.clone();
        self.meter.spend(STEP).await;
        let here =
            Here { found: resolved.find(self.evaluator(), &resolved.view, &mut notes)?, view: resolved.view.clone() };
        let mut fields = Vec::new();
        for field in index.fields.iter().filter(|f| f.kind == FieldKind::Facet) {
            // Yields between fields.
            self.meter.spend(STEP).await;
            fields.push(self.facet(&resolved, field, &here).await?);
        }
        if !scope.subsets.is_empty() {
            let wider = self.without_filters(&resolved, SUBSET)?;
            let here = wider.as_ref().unwrap_or(&here);
            let mut values = Vec::new();
            for subset in &scope.subsets {
                self.meter.spend(STEP).await;
                values.push(self.subset(&resolved, scope, &here.view, subset).await?);
            }
            let (name, label) = (SUBSET.into(), "Subset".into());
            fields.push(Facet { name, label, level: Level::Document, values: ranked(values), all: self.amount(here) });
        }
        self.all_counted(&resolved, scope, &here, fields, notes)
    }

    fn all_counted(
        &self,
        resolved: &Resolved,
        scope: &Scope,
        here: &Here,
        fields: Vec<Facet>,
        notes: Vec<Note>,
    ) -> Result<Reply, Failure> {
        let index = self.index();
        let part = |(text, is_condition)| QueryPart { text, is_condition };
        let mut parts: Vec<QueryPart> = resolved.query.parts().into_iter().map(part).collect();
        if !parts.iter().any(|part| part.is_condition) {
            parts.clear();
        }
        let body = Facets {
            corpus: Size { documents: index.documents.len() as u32, tokens: u64::from(index.tokens()) },
            view: resolved.view.size(),
            documents: here.found.docs.len() as u32,
            matches: here.found.hits.len() as u64,
            fields,
            parts,
            query: scope.query.clone(),
            time: self.time(resolved, here)?,
        };
        Ok(reply(Body::Facets(body), notes))
    }

    fn find_in(&self, resolved: &Resolved, view: &View) -> Result<Here, Failure> {
        Ok(Here { found: resolved.find(self.evaluator(), view, &mut Vec::new())?, view: view.clone() })
    }

    /// What is found without the filters on a field; `None` where there are none.
    fn without_filters(&self, resolved: &Resolved, field: &str) -> Result<Option<Here>, Failure> {
        let view = resolved.view_but_for(self, field);
        view.map(|view| self.find_in(resolved, &view)).transpose()
    }

    async fn facet(&self, resolved: &Resolved, field: &Field, here: &Here) -> Result<Facet, Failure> {
        let index = self.index();
        let documents = &index.documents;
        let mut amounts = vec![Amount::default(); field.values.len()];
        let wider = self.without_filters(resolved, &field.name)?;
        let here = wider.as_ref().unwrap_or(here);
        match &field.postings {
            Postings::Documents { .. } => {
                for &doc in &here.found.docs {
                    let tokens = total(here.view.in_document(documents, doc));
                    let matches = here.found.in_document(documents.span(doc)).len() as u64;
                    for &value in field.of_document(doc) {
                        let amount = &mut amounts[value as usize];
                        amount.documents += 1;
                        amount.tokens += tokens;
                        amount.matches += matches;
                    }
                }
            }
            Postings::Spans { spans, .. } => {
                let mut of_value: Vec<Vec<Span>> = vec![Vec::new(); amounts.len()];
                spans.iter().for_each(|(span, value)| of_value[*value as usize].push(*span));
                for (amount, spans) in amounts.iter_mut().zip(of_value) {
                    self.meter.spend(64 + spans.len() as u64).await;
                    let part = here.view.intersect(&View::of_spans(documents, spans), documents);
                    *amount = self.amount(&self.find_in(resolved, &part)?);
                }
            }
        }
        let values = field.values.iter().zip(amounts).map(|(value, amount)| value_with(value, amount)).collect();
        let (name, label) = (field.name.clone(), field.label.clone());
        Ok(Facet { name, label, level: field.level(), values: ranked(values), all: self.amount(here) })
    }

    /// Counts a subset as a value of a field.
    async fn subset(
        &self,
        resolved: &Resolved,
        scope: &Scope,
        view: &View,
        subset: &Subset,
    ) -> Result<FacetValue, Failure> {
        let mut amount = Amount::default();
        // A subset that cannot be parsed any more has zeros; using it is an error.
        if let Ok(mine) = subset_view(self, scope, &[], subset).await {
            let part = view.intersect(&mine, &self.index().documents);
            amount = self.amount(&self.find_in(resolved, &part)?);
        }
        Ok(value_with(&subset.name, amount))
    }

    fn amount(&self, Here { found, view }: &Here) -> Amount {
        Amount {
            documents: found.docs.len() as u32,
            tokens: found.docs.iter().map(|&doc| total(view.in_document(&self.index().documents, doc))).sum(),
            matches: found.hits.len() as u64,
        }
    }

    fn time(&self, resolved: &Resolved, here: &Here) -> Result<Option<TimeHistogram>, Failure> {
        let index = self.index();
        let Some(field) = date_field(index, None) else { return Ok(None) };
        let wider = self.without_filters(resolved, "date")?;
        let here = wider.as_ref().unwrap_or(here);
        let matching = here.view.within_documents(&here.found.docs, &index.documents);
        // The unit depends on the whole corpus, so that the histogram keeps its bins while a query is typed.
        let all: Vec<_> = (0..index.documents.len() as u32).filter_map(|doc| field.date(doc)).collect();
        if all.is_empty() {
            return Ok(None);
        }
        let unit = Unit::fitting(&all);
        let whole = timeline(unit, &View::whole(&index.documents), &index.documents, |doc| field.date(doc))?;
        let here = timeline(unit, &matching, &index.documents, |doc| field.date(doc))?;
        let mut bins = whole.bins;
        for bin in &mut bins {
            let left = here.bins.iter().find(|b| b.key == bin.key);
            (bin.documents, bin.tokens) = left.map_or((0, 0), |b| (b.documents, b.tokens));
        }
        Ok(Some(TimeHistogram { by: unit.name(), bins, outside: here.outside }))
    }
}

/// Most matches first, then most documents; equal values stay in the order that they have, which is that of the corpus.
fn ranked(mut values: Vec<FacetValue>) -> Vec<FacetValue> {
    values.sort_by_key(|value| Reverse((value.matches, value.documents)));
    values
}

fn value_with(value: &str, Amount { documents, tokens, matches }: Amount) -> FacetValue {
    FacetValue { value: value.to_owned(), documents, tokens, matches }
}
