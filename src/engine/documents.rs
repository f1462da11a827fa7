//! The catalogue of documents, and orders of documents.

use std::cmp::Ordering;

use super::{Ctx, page, reply};
use crate::{
    corpus::Date,
    index::{Field, Index},
    protocol::{
        Body, DocumentKey, DocumentRow, DocumentSort, Documents, Failure, FailureKind, FieldKind, Level, Reply, Scope,
    },
    query::{Found, View, date_field},
    span::{Span, total},
};

impl Ctx {
    pub async fn documents(
        &self,
        scope: &Scope,
        sort: &DocumentSort,
        offset: u32,
        limit: u32,
    ) -> Result<Reply, Failure> {
        let index = self.index();
        let asked = self.asked(scope)?;
        let mut notes = asked.notes.clone();
        let found = asked.find(self.evaluator(), &asked.filtered, &mut notes)?;
        self.meter.spend(found.hits.len() as u64).await;
        let order = self.ordered(&found, &asked.view, sort, None)?;
        let columns: Vec<&Field> = index.fields.iter().filter(|f| is_column(f)).collect();
        let mut rows = Vec::new();
        for &at in page(&order, offset, limit) {
            let doc = found.docs[at];
            let spans = asked.view.in_document(&index.documents, doc);
            self.meter.spend(total(spans)).await;
            rows.push(DocumentRow {
                doc: index.documents.paths.get(doc).into(),
                title: index.title(doc).into(),
                date: index.date_text(doc).map(Into::into),
                tokens: total(spans),
                types: types(index, spans),
                matches: found.in_document(index.documents.span(doc)).len() as u64,
                values: columns.iter().map(|f| values(f, doc)).collect(),
            });
        }
        let tokens = found.docs.iter().map(|&doc| total(asked.view.in_document(&index.documents, doc))).sum();
        let body = Documents {
            documents: found.docs.len() as u32,
            tokens,
            columns: columns.iter().map(|f| f.name.clone()).collect(),
            rows,
        };
        Ok(reply(Body::Documents(body), notes))
    }

    /// The order of the found documents, as places in `found.docs`.
    pub fn ordered(
        &self,
        found: &Found,
        view: &View,
        sort: &DocumentSort,
        scores: Option<&[f64]>,
    ) -> Result<Vec<usize>, Failure> {
        let index = self.index();
        let mut order: Vec<usize> = (0..found.docs.len()).collect();
        let tokens = |at: usize| view.in_document(&index.documents, found.docs[at]);
        match &sort.key {
            DocumentKey::Relevance => {
                if let Some(scores) = scores {
                    order.sort_by(|&a, &b| {
                        let (better, worse) = if sort.descending { (b, a) } else { (a, b) };
                        scores[worse].total_cmp(&scores[better])
                    });
                }
            }
            DocumentKey::Title => by_key(&mut order, sort, |at| Some(crate::text::normal(index.title(found.docs[at])))),
            DocumentKey::Date => {
                let field = date_field(index, None);
                by_date(&mut order, sort, |at| field.and_then(|f| f.date(found.docs[at])));
            }
            DocumentKey::Tokens => by_key(&mut order, sort, |at| Some(total(tokens(at)))),
            DocumentKey::Types => by_key(&mut order, sort, |at| Some(types(index, tokens(at)))),
            DocumentKey::Matches => {
                by_key(&mut order, sort, |at| Some(found.in_document(index.documents.span(found.docs[at])).len()))
            }
            DocumentKey::Field(name) => {
                let field = index.field(name).ok_or_else(|| no_field(index, name))?;
                match field.kind {
                    FieldKind::Date => by_date(&mut order, sort, |at| field.date(found.docs[at])),
                    FieldKind::Number => by_key(&mut order, sort, |at| {
                        let number =
                            field.first(found.docs[at]).and_then(|v| v.trim().replace(',', "").parse::<f64>().ok());
                        number.map(Number)
                    }),
                    FieldKind::Facet | FieldKind::Text => by_key(&mut order, sort, |at| {
                        let values = values(field, found.docs[at]);
                        (!values.is_empty()).then(|| values.iter().map(|v| crate::text::normal(v)).collect::<Vec<_>>())
                    }),
                }
            }
        }
        Ok(order)
    }
}

/// Numbers that are ordered, none being NaN.
#[derive(PartialEq)]
struct Number(f64);

impl Eq for Number {}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

/// Sorts by a key, what has none last in both directions, equal ones in the order that they have (corpus order, for one
/// that was not sorted yet).
fn by_key<K: Ord>(order: &mut [usize], sort: &DocumentSort, key: impl Fn(usize) -> Option<K>) {
    let keys: Vec<Option<K>> = (0..order.len()).map(key).collect();
    order.sort_by(|&a, &b| match (&keys[a], &keys[b]) {
        (Some(a), Some(b)) if sort.descending => b.cmp(a),
        (Some(a), Some(b)) => a.cmp(b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    });
}

/// By first day, in the direction that is asked for; of one day, the coarser first in both.
fn by_date(order: &mut [usize], sort: &DocumentSort, date: impl Fn(usize) -> Option<Date>) {
    order.sort_by_key(|&at| date(at).map(Date::precision));
    by_key(order, sort, |at| date(at).map(Date::first));
}

pub fn no_field(index: &Index, name: &str) -> Failure {
    let names: Vec<&str> = index.fields.iter().map(|f| f.name.as_str()).collect();
    Failure {
        kind: FailureKind::Missing,
        message: format!("There is no field “{name}”."),
        help: if names.is_empty() {
            "This corpus has no fields.".into()
        } else {
            format!("There are {}.", names.join(", "))
        },
        diagnostics: Vec::new(),
    }
}

/// Distinct normal forms in some spans.
fn types(index: &Index, spans: &[Span]) -> u32 {
    let mut norms: Vec<u32> = spans.iter().flat_map(|s| s.start..s.end).map(|at| index.norm_at(at)).collect();
    norms.sort_unstable();
    norms.dedup();
    norms.len() as u32
}

/// A document's values of a field of documents, in its own order.
pub fn values(field: &Field, doc: u32) -> Vec<String> {
    field.of_document(doc).iter().map(|&value| field.values.get(value).to_owned()).collect()
}

/// Title and date have columns of their own; long texts have none.
fn is_column(field: &Field) -> bool {
    field.level() == Level::Document && field.kind != FieldKind::Text && field.name != "title" && field.name != "date"
}
