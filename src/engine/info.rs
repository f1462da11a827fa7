//! What the corpus is.

use super::reply;
use crate::{
    corpus::{Date, Precision},
    index::{Field, Index, Postings},
    order,
    protocol::{Body, FieldInfo, FieldKind, Info, Reply, ValueInfo},
    query::date_field,
};

pub fn info(index: &Index) -> Reply {
    let about = &index.about;
    let dates: Vec<Option<Date>> = match date_field(index, None) {
        Some(field) => (0..index.documents.len() as u32).map(|doc| field.date(doc)).collect(),
        None => vec![None; index.documents.len()],
    };
    let mut distinct: Vec<Date> = dates.iter().flatten().copied().collect();
    let undated = (dates.len() - distinct.len()) as u32;
    let day = |number: i32| Date::holding(number, Precision::Day).to_string();
    let (first, last) = (distinct.iter().map(|d| d.first()).min(), distinct.iter().map(|d| d.last()).max());
    distinct = order::sorted(distinct, &|a, b| a.cmp(b));
    distinct.dedup();
    let info = Info {
        title: about.title.clone(),
        description: about.description.clone(),
        about: about.about.clone(),
        language: about.language.clone(),
        licence: about.licence.clone(),
        citation: about.citation.clone(),
        documents: index.documents.len() as u32,
        tokens: u64::from(index.tokens()),
        types: index.lexicon.norms.len() as u32,
        turns: index.turns.iter().filter(|t| !t.continued).count() as u32,
        fingerprint: index.fingerprint.clone(),
        stemmer: about.stemmer.clone(),
        first_day: first.map(day),
        last_day: last.map(day),
        dates: distinct.len() as u32,
        undated,
        fields: index.fields.iter().map(|field| field_info(index, field)).collect(),
    };
    reply(Body::Info(info), Vec::new())
}

fn field_info(index: &Index, field: &Field) -> FieldInfo {
    let values = (field.kind == FieldKind::Facet).then(|| {
        let mut values: Vec<ValueInfo> =
            field.values.iter().map(|v| ValueInfo { value: v.to_owned(), documents: 0, tokens: 0 }).collect();
        match &field.postings {
            Postings::Documents { .. } => {
                for doc in 0..index.documents.len() as u32 {
                    for &value in field.of_document(doc) {
                        values[value as usize].documents += 1;
                        values[value as usize].tokens += u64::from(index.documents.span(doc).len());
                    }
                }
            }
            Postings::Spans { spans, .. } => {
                let mut seen = vec![None; values.len()];
                for &(span, value) in spans {
                    let doc = index.documents.at(span.start);
                    let info = &mut values[value as usize];
                    info.tokens += u64::from(span.len());
                    if seen[value as usize].replace(doc) != Some(doc) {
                        info.documents += 1;
                    }
                }
            }
        }
        order::sorted(values, &|a, b| b.documents.cmp(&a.documents))
    });
    FieldInfo { name: field.name.clone(), label: field.label.clone(), kind: field.kind, level: field.level(), values }
}
