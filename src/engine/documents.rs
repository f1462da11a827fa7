//! The catalogue of documents, and sorting of documents.

use std::cmp::Ordering;

use alphanumeric_sort::compare_str;

use super::{
    context::Ctx,
    failure::no_field,
    reply::{page, reply},
};
use crate::{
    index::{Field, Index},
    model::{
        Date, FieldKind, Level, number,
        span::{Span, total},
    },
    protocol::{Body, DocumentKey, DocumentRow, DocumentSort, Documents, DocumentsRequest, Failure, Reply},
    query::{Found, View, date_field, strip},
    text,
};

impl Ctx {
    pub async fn documents(&self, request: &DocumentsRequest) -> Result<Reply, Failure> {
        let &DocumentsRequest { ref scope, ref sort, natural, offset, limit } = request;
        let index = self.index();
        let resolved = self.resolve(scope).await?;
        let mut notes = resolved.notes.clone();
        let found = resolved.find(self.evaluator(), &resolved.view, &mut notes)?;
        self.meter.spend(found.hits.len() as u64).await;
        let order = self.ordered(&found, &resolved.view, sort, natural, None)?;
        let columns: Vec<&Field> = index.fields.iter().filter(|f| is_column(f)).collect();
        let mut rows = Vec::new();
        for &at in page(&order, offset, limit) {
            let doc = found.docs[at as usize];
            let spans = resolved.view.in_document(&index.documents, doc);
            self.meter.spend(total(spans)).await;
            let whole = index.documents.span(doc);
            let hits = found.in_document(whole);
            rows.push(DocumentRow {
                doc: index.documents.paths.get(doc).into(),
                title: index.title(doc).into(),
                date: index.date_text(doc).map(Into::into),
                source: index.cited("source", doc, None),
                url: index.cited("url", doc, None),
                tokens: total(spans),
                types: types(index, spans),
                matches: hits.len() as u64,
                strip: strip(whole, hits),
                values: columns.iter().map(|f| values(f, doc)).collect(),
            });
        }
        let tokens = found.docs.iter().map(|&doc| total(resolved.view.in_document(&index.documents, doc))).sum();
        let body = Documents {
            documents: found.docs.len() as u32,
            tokens,
            offset,
            columns: columns.iter().map(|f| f.name.clone()).collect(),
            rows,
        };
        Ok(reply(Body::Documents(body), notes))
    }

    /// The order of the found documents, as indices of `found.docs`; what is equal keeps the order of its paths.
    pub fn ordered(
        &self,
        found: &Found,
        view: &View,
        sort: &DocumentSort,
        natural: bool,
        scores: Option<&[f64]>,
    ) -> Result<Vec<u32>, Failure> {
        let index = self.index();
        let docs = &found.docs;
        let words = |doc: u32| view.in_document(&index.documents, doc);
        let numbers = |value: &dyn Fn(u32) -> Option<f64>| Keys::Numbers(docs.iter().map(|&doc| value(doc)).collect());
        let texts = |text: &dyn Fn(u32) -> Option<String>| {
            let keys = docs.iter().map(|&doc| text(doc)).collect();
            if natural { Keys::Names(keys) } else { Keys::Texts(keys) }
        };
        let dates =
            |field: Option<&Field>| Keys::Dates(docs.iter().map(|&doc| field.and_then(|f| f.date(doc))).collect());
        let keys = match &sort.key {
            // Negated, so that the best is the first in ascending order.
            DocumentKey::Relevance => Keys::Numbers((0..docs.len()).map(|at| scores.map(|s| -s[at])).collect()),
            DocumentKey::Title => texts(&|doc| Some(text::normal(index.title(doc)))),
            DocumentKey::Date => dates(date_field(index, None)),
            DocumentKey::Tokens => numbers(&|doc| Some(total(words(doc)) as f64)),
            DocumentKey::Types => numbers(&|doc| Some(f64::from(types(index, words(doc))))),
            DocumentKey::Matches => numbers(&|doc| Some(found.in_document(index.documents.span(doc)).len() as f64)),
            DocumentKey::Field(name) => {
                let field = index.field(name).ok_or_else(|| no_field(index, name))?;
                match field.kind {
                    FieldKind::Date => dates(Some(field)),
                    FieldKind::Number => numbers(&|doc| field.first(doc).and_then(number)),
                    FieldKind::Facet | FieldKind::Text => texts(&|doc| {
                        let values = values(field, doc);
                        (!values.is_empty()).then(|| text::normal(&values.join("\n")))
                    }),
                }
            }
        };
        let mut order: Vec<u32> = (0..docs.len() as u32).collect();
        if natural {
            let path = |at: u32| index.documents.paths.get(docs[at as usize]);
            order.sort_by(|&a, &b| compare_str(path(a), path(b)));
        }
        order.sort_by(|&a, &b| keys.compare(a as usize, b as usize, sort.descending));
        Ok(order)
    }
}

/// The keys that documents are sorted by.
pub enum Keys {
    Numbers(Vec<Option<f64>>),
    Texts(Vec<Option<String>>),
    /// Texts whose digits are compared as numbers.
    Names(Vec<Option<String>>),
    Dates(Vec<Option<Date>>),
}

impl Keys {
    /// The keys of a field's values.
    pub fn of_values(field: &Field) -> Self {
        let values = field.values.iter();
        match field.kind {
            FieldKind::Date => Self::Dates(field.dates.clone()),
            FieldKind::Number => Self::Numbers(values.map(number).collect()),
            FieldKind::Facet | FieldKind::Text => Self::Texts(values.map(|value| Some(text::normal(value))).collect()),
        }
    }

    /// The rank of each key, the same for equal ones.
    pub fn ranks(&self, descending: bool) -> Vec<u32> {
        let count = match self {
            Self::Numbers(keys) => keys.len(),
            Self::Texts(keys) | Self::Names(keys) => keys.len(),
            Self::Dates(keys) => keys.len(),
        };
        let mut order: Vec<u32> = (0..count as u32).collect();
        let compare = |a: u32, b: u32| self.compare(a as usize, b as usize, descending);
        order.sort_by(|&a, &b| compare(a, b));
        let mut ranks = vec![0; count];
        let mut rank = 0;
        for (place, &at) in order.iter().enumerate() {
            if place > 0 && compare(order[place - 1], at) != Ordering::Equal {
                rank += 1;
            }
            ranks[at as usize] = rank;
        }
        ranks
    }

    /// Compares two keys. A missing one comes last in both directions.
    fn compare(&self, a: usize, b: usize, descending: bool) -> Ordering {
        let turned = |order: Ordering| if descending { order.reverse() } else { order };
        let one_missing = |a: bool, b: bool| b.cmp(&a);
        match self {
            Self::Numbers(keys) => match (keys[a], keys[b]) {
                (Some(a), Some(b)) => turned(a.total_cmp(&b)),
                (a, b) => one_missing(a.is_some(), b.is_some()),
            },
            Self::Texts(keys) => match (&keys[a], &keys[b]) {
                (Some(a), Some(b)) => turned(a.cmp(b)),
                (a, b) => one_missing(a.is_some(), b.is_some()),
            },
            Self::Names(keys) => match (&keys[a], &keys[b]) {
                (Some(a), Some(b)) => turned(compare_str(a, b)),
                (a, b) => one_missing(a.is_some(), b.is_some()),
            },
            Self::Dates(keys) => match (keys[a], keys[b]) {
                // Of dates that begin on the same day, the coarser comes first in both directions.
                (Some(a), Some(b)) => turned(a.first().cmp(&b.first())).then(a.cmp(&b)),
                (a, b) => one_missing(a.is_some(), b.is_some()),
            },
        }
    }
}

/// Distinct normal forms in some spans.
fn types(index: &Index, spans: &[Span]) -> u32 {
    let mut norms = Vec::new();
    index.each_norm(spans, |_, norm| norms.push(norm));
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
