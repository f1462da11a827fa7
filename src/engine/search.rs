//! Ranked documents with their passages.

use super::{Ctx, asked::Asked, documents::values, page, reply};
use crate::{
    index::{Index, Postings},
    protocol::{Body, DocumentSort, Failure, FieldKind, Note, Reply, Search, SearchRequest, SearchResult},
    query::{Found, Ranking, Weights, snippets, strip},
};

impl Ctx {
    pub async fn search(&self, request: &SearchRequest) -> Result<Reply, Failure> {
        let SearchRequest { scope, sort, offset, limit } = request;
        let asked = self.asked(scope)?;
        let mut notes = asked.notes.clone();
        let found = asked.find(self.evaluator(), &asked.view, &mut notes)?;
        // Once for the matches, once for ranking them, and once for the passages.
        self.meter.spend(found.hits.len() as u64 * 3).await;
        self.ranked(&asked, &found, sort, *offset, *limit, notes)
    }

    fn ranked(
        &self,
        asked: &Asked,
        found: &Found,
        sort: &DocumentSort,
        offset: u32,
        limit: u32,
        mut notes: Vec<Note>,
    ) -> Result<Reply, Failure> {
        let index = self.index();
        let ranking = asked.has_words().then(|| {
            Ranking::new(self.evaluator(), &asked.query, found, &asked.view, asked.matching, Weights::default())
        });
        let order = self.ordered(found, &asked.view, sort, ranking.as_ref().map(|r| r.scores.as_slice()))?;
        let mut results = Vec::new();
        for &at in page(&order, offset, limit) {
            let at = at as usize;
            let doc = found.docs[at];
            let whole = index.documents.span(doc);
            let hits = found.in_document(whole);
            results.push(SearchResult {
                doc: index.documents.paths.get(doc).into(),
                title: index.title(doc).into(),
                date: index.date_text(doc).map(Into::into),
                score: ranking.as_ref().map_or(0.0, |r| r.scores[at]),
                matches: hits.len() as u64,
                snippets: snippets(index, doc, hits, asked.view.in_document(&index.documents, doc)),
                tokens: u64::from(whole.len()),
                strip: strip(whole, hits),
                fields: facets_of(index, doc),
            });
        }
        notes.extend(asked.phrase_hint(self.evaluator()));
        notes.extend(self.hints(asked, found));
        let body = Search {
            documents: found.docs.len() as u32,
            matches: found.hits.len() as u64,
            view: asked.view.size(),
            offset,
            results,
        };
        Ok(reply(Body::Search(body), notes))
    }
}

/// The facets of a document and, of what turns have, the speakers in it, in the order of their first words.
fn facets_of(index: &Index, doc: u32) -> Vec<(String, Vec<String>)> {
    let facets = index.fields.iter().filter(|f| f.kind == FieldKind::Facet);
    facets
        .filter_map(|field| {
            let found = match &field.postings {
                Postings::Documents { .. } => values(field, doc),
                Postings::Spans { .. } if field.name == "speaker" => {
                    let mut names: Vec<String> = Vec::new();
                    for (_, value) in field.within(index.documents.span(doc)) {
                        let name = field.values.get(*value);
                        if !names.iter().any(|n| n == name) {
                            names.push(name.to_owned());
                        }
                    }
                    names
                }
                Postings::Spans { .. } => Vec::new(),
            };
            (!found.is_empty()).then(|| (field.name.clone(), found))
        })
        .collect()
}
