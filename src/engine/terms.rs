//! The word list of a view.

use std::cmp::Ordering;

use super::{Ctx, page, reply};
use crate::{
    index::Index,
    order,
    protocol::{Body, Failure, Reply, Scope, TermRow, TermSort, Terms},
    query::{View, matches_pattern},
    span::{Span, contained, total},
    stats::{dp_from, per_million},
    text,
};

/// Which rows of the word list are wanted.
pub struct Wanted {
    pub filter: String,
    pub min_freq: u32,
    pub sort: TermSort,
    pub descending: bool,
    pub offset: u32,
    pub limit: u32,
}

/// A term's spread over the documents of a view.
#[derive(Clone, Copy, Default)]
struct Spread {
    range: u32,
    dp: Option<f64>,
}

impl Ctx {
    pub async fn terms(&self, scope: &Scope, wanted: &Wanted) -> Result<Reply, Failure> {
        let index = self.index();
        let asked = self.asked(scope)?;
        let view = &asked.view;
        let size = view.size();
        self.meter.spend(size.tokens).await;
        let freqs = frequencies(index, view);
        let types = freqs.iter().filter(|&&f| f > 0).count() as u32;

        let filter = text::normal(wanted.filter.trim());
        let least = wanted.min_freq.max(1);
        let mut rows: Vec<u32> = (0..freqs.len() as u32)
            .filter(|&n| freqs[n as usize] >= least && passes(index.lexicon.norms.get(n), &filter))
            .collect();
        let parts = (view.docs.iter()).filter(|&&d| !view.in_document(&index.documents, d).is_empty()).count() as u32;
        // The spread of a whole list is worked out in one pass over the text; that of one page from its own positions.
        let by_spread = matches!(wanted.sort, TermSort::Range | TermSort::Dp);
        let spreads = if by_spread {
            self.meter.spend(size.tokens).await;
            spreads(index, view, &freqs, size.tokens, parts)
        } else {
            Vec::new()
        };
        // Rows are in order of code points already, which equal ones keep; what has no DP comes last either way.
        let turned = |order: Ordering| if wanted.descending { order.reverse() } else { order };
        match wanted.sort {
            TermSort::Term if wanted.descending => rows.reverse(),
            TermSort::Term => {}
            TermSort::Freq => order::by(&mut rows, &|a, b| turned(freqs[a as usize].cmp(&freqs[b as usize]))),
            TermSort::Range => {
                order::by(&mut rows, &|a, b| turned(spreads[a as usize].range.cmp(&spreads[b as usize].range)));
            }
            TermSort::Dp => order::by(&mut rows, &|a, b| match (spreads[a as usize].dp, spreads[b as usize].dp) {
                (Some(a), Some(b)) => turned(a.total_cmp(&b)),
                (a, b) => b.is_some().cmp(&a.is_some()),
            }),
        }
        let mut out = Vec::new();
        for &norm in page(&rows, wanted.offset, wanted.limit) {
            let freq = u64::from(freqs[norm as usize]);
            let spread = if by_spread {
                spreads[norm as usize]
            } else {
                self.meter.spend(freq).await;
                spread(index, view, norm, freq, size.tokens, parts)
            };
            out.push(TermRow {
                term: index.lexicon.norms.get(norm).into(),
                freq,
                per_million: per_million(freq, size.tokens).unwrap_or_default(),
                range: spread.range,
                dp: spread.dp,
                forms: index.lexicon.forms_of_norm(norm).len() as u32,
            });
        }
        let body = Terms {
            types,
            tokens: size.tokens,
            documents: size.documents,
            rows_total: rows.len() as u32,
            offset: wanted.offset,
            conditions: asked.query.conditions(),
            rows: out,
        };
        Ok(reply(Body::Terms(body), asked.notes))
    }
}

/// A filter with a `*` is for the whole term; without, for any part of it.
fn passes(term: &str, filter: &str) -> bool {
    if filter.contains('*') { matches_pattern(term, filter) } else { term.contains(filter) }
}

/// Occurrences of each normal form in a view.
fn frequencies(index: &Index, view: &View) -> Vec<u32> {
    let norms = index.lexicon.norms.len();
    if total(&view.spans) == u64::from(index.tokens()) {
        return (0..norms as u32).map(|n| index.lexicon.norm_freq(n) as u32).collect();
    }
    let mut freqs = vec![0; norms];
    for at in view.spans.iter().flat_map(|s| s.start..s.end) {
        freqs[index.norm_at(at) as usize] += 1;
    }
    freqs
}

/// The spread of every normal form, document by document.
fn spreads(index: &Index, view: &View, freqs: &[u32], tokens: u64, parts: u32) -> Vec<Spread> {
    let mut spreads = vec![Spread::default(); freqs.len()];
    // What documents without the term would add to DP is their share: so each that has it adds only its difference.
    let mut sums = vec![0.0; freqs.len()];
    let mut counts = vec![0u32; freqs.len()];
    let mut seen: Vec<u32> = Vec::new();
    for &doc in &view.docs {
        let spans = view.in_document(&index.documents, doc);
        for at in spans.iter().flat_map(|s| s.start..s.end) {
            let norm = index.norm_at(at);
            if counts[norm as usize] == 0 {
                seen.push(norm);
            }
            counts[norm as usize] += 1;
        }
        let share = total(spans) as f64 / tokens as f64;
        for norm in seen.drain(..) {
            let n = norm as usize;
            let part = f64::from(counts[n]) / f64::from(freqs[n]);
            sums[n] += (part - share).abs() - share;
            spreads[n].range += 1;
            counts[n] = 0;
        }
    }
    for ((spread, sum), freq) in spreads.iter_mut().zip(sums).zip(freqs) {
        spread.dp = (parts > 1 && *freq > 0).then_some(0.5 * (1.0 + sum));
    }
    spreads
}

/// The spread of one normal form, from its positions.
fn spread(index: &Index, view: &View, norm: u32, freq: u64, tokens: u64, parts: u32) -> Spread {
    let mut places: Vec<u32> = Vec::new();
    for &form in index.lexicon.forms_of_norm(norm) {
        places.extend_from_slice(index.positions.of_form(form));
    }
    order::numbers(&mut places);
    let hits: Vec<Span> = places.into_iter().map(|p| Span::new(p, p + 1)).collect();
    let hits = contained(&hits, &view.spans);
    let mut having: Vec<(u64, u64)> = Vec::new();
    let mut end = 0;
    for hit in hits {
        match having.last_mut() {
            Some((count, _)) if hit.start < end => *count += 1,
            _ => {
                let doc = index.documents.at(hit.start);
                end = index.documents.span(doc).end;
                having.push((1, total(view.in_document(&index.documents, doc))));
            }
        }
    }
    Spread { range: having.len() as u32, dp: dp_from(having.into_iter(), freq, tokens, parts) }
}
