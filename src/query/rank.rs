//! Ranking: BM25 with the words of titles.

use std::rc::Rc;

use super::{
    evaluate::{Evaluator, Found, Leaf, Matching},
    syntax::{Phrase, Query},
    view::View,
};
use crate::span::contained;

/// An occurrence in the title counts as this many in the text: enough that a document named for a word comes before
/// one of like length that has it twice more. Titles are no tokens: they add to the rank of a document that matches and make none match. A word that stands in titles alone
/// adds nothing.
pub const TITLE_WEIGHT: f64 = 3.0;
const K1: f64 = 1.2;
const B: f64 = 0.75;

/// Inverse document frequency: ln(1 + (D − df + ½)/(df + ½)), for a term in `df` of `documents` documents.
///
/// Robertson & Zaragoza 2009, with the 1 that keeps it above 0 for terms in more than half of the documents.
///
/// ```
/// // A term in 1 of 3 documents: ln(1 + 2.5/1.5).
/// assert!((readout::query::idf(3, 1) - 0.980829).abs() < 1e-6);
/// ```
pub fn idf(documents: u32, df: u32) -> f64 {
    let (d, df) = (f64::from(documents), f64::from(df));
    (1.0 + (d - df + 0.5) / (df + 0.5)).ln()
}

/// What a term with `tf` occurrences adds to the score of a document of `length` tokens, where the mean is `mean`:
/// tf·(k1 + 1)/(tf + k1·(1 − b + b·length/mean)), k1 = 1.2, b = 0.75. To be multiplied by the [`idf`].
///
/// ```
/// // Two occurrences in a document of mean length: 2 · 2.2 / (2 + 1.2).
/// assert!((readout::query::term_weight(2.0, 100.0, 100.0) - 1.375).abs() < 1e-12);
/// ```
pub fn term_weight(tf: f64, length: f64, mean: f64) -> f64 {
    let relative = if mean > 0.0 { length / mean } else { 1.0 };
    tf * (K1 + 1.0) / (tf + K1 * (1.0 - B + B * relative))
}

/// The scores of the documents that a query finds.
pub struct Ranking {
    /// By the place of the document in [`Found::docs`].
    pub scores: Vec<f64>,
}

impl Ranking {
    /// Each phrase or pattern is one term. Document frequencies and lengths are the whole corpus's; occurrences are
    /// those in the view.
    pub fn new(evaluator: &Evaluator, query: &Query, found: &Found, view: &View, matching: Matching) -> Self {
        let mut terms: Vec<(&Phrase, Rc<Leaf>)> = Vec::new();
        for (phrase, _) in query.phrases() {
            if !terms.iter().any(|(known, _)| *known == phrase) {
                terms.push((phrase, evaluator.leaf(phrase, matching)));
            }
        }
        let index = Rc::clone(evaluator.index());
        let mean = f64::from(index.tokens()) / f64::from((index.documents.len() as u32).max(1));
        let mut scores = vec![0.0; found.docs.len()];
        let titles = evaluator.titles(matching.case);
        for (_, leaf) in &terms {
            let hits = Found { docs: Vec::new(), hits: contained(&leaf.hits, &view.spans) };
            let idf = idf(index.documents.len() as u32, leaf.documents);
            for (score, &doc) in scores.iter_mut().zip(&found.docs) {
                let whole = index.documents.span(doc);
                let in_text = hits.in_document(whole).len() as f64;
                let in_title = leaf.matcher.count(&titles[doc as usize]) as f64;
                let tf = TITLE_WEIGHT * in_title + in_text;
                if tf > 0.0 {
                    *score += idf * term_weight(tf, f64::from(whole.len()), mean);
                }
            }
        }
        Self { scores }
    }
}
