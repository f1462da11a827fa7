//! Search: ranked documents with snippets.

use super::{
    context::Ctx,
    documents::values,
    reply::{page, reply},
    scope::Resolved,
};
use crate::{
    index::{Index, Postings},
    model::{FieldKind, span::total},
    protocol::{Body, Failure, Fields, Reply, Search, SearchRequest, SearchResult},
    query::{Found, Note, Ranking, Weights, snippets, strip},
};

impl Ctx {
    pub async fn search(&self, request: &SearchRequest) -> Result<Reply, Failure> {
        let resolved = self.resolve(&request.scope).await?;
        let mut notes = resolved.notes.clone();
        let found = resolved.find(self.evaluator(), &resolved.view, &mut notes)?;
        // For the matches, for ranking, and for the snippets.
        self.meter.spend(found.hits.len() as u64 * 3).await;
        self.ranked(&resolved, &found, request, notes).await
    }

    async fn ranked(
        &self,
        resolved: &Resolved,
        found: &Found,
        request: &SearchRequest,
        mut notes: Vec<Note>,
    ) -> Result<Reply, Failure> {
        let index = self.index();
        let &SearchRequest { ref sort, natural, offset, limit, .. } = request;
        let ranking = resolved.has_words().then(|| {
            Ranking::new(
                self.evaluator(),
                &resolved.query,
                found,
                &resolved.view,
                resolved.matching,
                Weights::default(),
            )
        });
        let scores = ranking.as_ref().map(|r| r.scores.as_slice());
        let order = self.ordered(found, &resolved.view, sort, natural, scores)?;
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
                snippets: snippets(index, doc, hits, resolved.view.in_document(&index.documents, doc)),
                tokens: u64::from(whole.len()),
                tokens_in_view: total(resolved.view.in_document(&index.documents, doc)),
                strip: strip(whole, hits),
                fields: facets_of(index, doc),
                source: index.cited("source", doc, None),
                url: index.cited("url", doc, None),
            });
        }
        notes.extend(self.hints(resolved, found).await);
        let body = Search {
            documents: found.docs.len() as u32,
            matches: found.hits.len() as u64,
            view: resolved.view.size(),
            offset,
            results,
        };
        Ok(reply(Body::Search(body), notes))
    }
}

/// The facets of a document, and its speakers in the order in which they speak.
fn facets_of(index: &Index, doc: u32) -> Fields {
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
