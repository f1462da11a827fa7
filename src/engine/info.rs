//! Information about the corpus, or a view of it.

use std::cmp::Reverse;

use super::{context::Ctx, reply::reply};
use crate::{
    index::{Field, Index, Postings},
    model::{
        Date, FieldKind, Precision, number,
        span::{intersect, total},
    },
    protocol::{Body, Failure, FieldInfo, Info, NumberRange, Reply, Scope, ValueInfo},
    query::{View, date_field},
};

impl Ctx {
    /// Information about the view of a scope.
    pub async fn info(&self, scope: &Scope) -> Result<Reply, Failure> {
        let resolved = self.resolve(scope).await?;
        let mut reply = info(self.index(), &resolved.view);
        reply.notes = resolved.notes;
        Ok(reply)
    }
}

pub fn info(index: &Index, view: &View) -> Reply {
    let about = &index.about;
    let size = view.size();
    let field = date_field(index, None);
    let dates: Vec<Option<Date>> = view.docs.iter().map(|&doc| field.and_then(|field| field.date(doc))).collect();
    let mut distinct: Vec<Date> = dates.iter().flatten().copied().collect();
    let undated = (dates.len() - distinct.len()) as u32;
    let day = |number: i32| Date::holding(number, Precision::Day).to_string();
    let (first, last) = (distinct.iter().map(|d| d.first()).min(), distinct.iter().map(|d| d.last()).max());
    distinct.sort_unstable();
    distinct.dedup();
    let info = Info {
        title: about.title.clone(),
        description: about.description.clone(),
        about: about.about.clone(),
        language: about.language.clone(),
        licence: about.licence.clone(),
        citation: about.citation.clone(),
        wording: about.wording,
        documents: size.documents,
        tokens: size.tokens,
        types: types(index, view),
        turns: index.turns.iter().filter(|t| !t.continued && !intersect(&[t.span], &view.spans).is_empty()).count()
            as u32,
        fingerprint: index.fingerprint.clone(),
        stemmer: about.stemmer.clone(),
        quotation_marks: about.quotation_marks.clone(),
        first_day: first.map(day),
        last_day: last.map(day),
        dates: distinct.len() as u32,
        undated,
        fields: index.fields.iter().map(|field| field_info(index, view, field)).collect(),
    };
    reply(Body::Info(info), Vec::new())
}

/// Distinct normal forms.
fn types(index: &Index, view: &View) -> u32 {
    if view.size().tokens == u64::from(index.tokens()) {
        return index.lexicon.norms.len() as u32;
    }
    let mut seen = vec![false; index.lexicon.norms.len()];
    index.each_norm(&view.spans, |_, norm| seen[norm as usize] = true);
    seen.into_iter().filter(|seen| *seen).count() as u32
}

/// The values of a field that some document in view has.
fn values_in(index: &Index, view: &View, field: &Field) -> Vec<ValueInfo> {
    let mut values: Vec<ValueInfo> =
        field.values.iter().map(|v| ValueInfo { value: v.to_owned(), documents: 0, tokens: 0 }).collect();
    match &field.postings {
        Postings::Documents { .. } => {
            for &doc in &view.docs {
                let tokens = total(view.in_document(&index.documents, doc));
                for &value in field.of_document(doc) {
                    values[value as usize].documents += 1;
                    values[value as usize].tokens += tokens;
                }
            }
        }
        Postings::Spans { spans, .. } => {
            let mut seen = vec![None; values.len()];
            for &(span, value) in spans {
                let tokens = total(&intersect(&[span], &view.spans));
                if tokens == 0 {
                    continue;
                }
                let doc = index.documents.at(span.start);
                let info = &mut values[value as usize];
                info.tokens += tokens;
                if seen[value as usize].replace(doc) != Some(doc) {
                    info.documents += 1;
                }
            }
        }
    }
    values.retain(|value| value.documents > 0);
    values.sort_by_key(|value| Reverse(value.documents));
    values
}

fn field_info(index: &Index, view: &View, field: &Field) -> FieldInfo {
    let values = (field.kind == FieldKind::Facet).then(|| values_in(index, view, field));
    let range = (field.kind == FieldKind::Number).then(|| {
        let numbers: Vec<f64> = values_in(index, view, field).iter().filter_map(|v| number(&v.value)).collect();
        let (least, greatest) = (numbers.iter().copied().reduce(f64::min)?, numbers.iter().copied().reduce(f64::max)?);
        Some(NumberRange { least, greatest })
    });
    let range = range.flatten();
    FieldInfo {
        name: field.name.clone(),
        label: field.label.clone(),
        kind: field.kind,
        level: field.level(),
        values,
        range,
    }
}
