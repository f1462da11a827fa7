//! Ranking: BM25 with title words, and the proximity of the words of a query.

use std::rc::Rc;

use super::{
    evaluate::{Evaluator, Found, Occurrences},
    matching::Matching,
    syntax::{Expr, Phrase, Query},
    view::View,
};
use crate::model::span::{Span, contained};

/// An occurrence in the title counts as this many in the text: enough that a document named for a word is ranked above
/// one of the same length that has it twice more. Titles are not searched: they change the rank of documents that match,
/// and a word that occurs in titles alone adds nothing.
pub const TITLE_WEIGHT: f64 = 3.0;

/// What a ranking weighs, and how much. `docs/ranking.md` says what the figures change.
#[derive(Clone, Copy, Debug)]
pub struct Weights {
    /// The saturation of term frequency: the greater, the more does a further occurrence count.
    pub k1: f64,
    /// The normalization by document length, from 0 (none) to 1.
    pub b: f64,
    /// How many occurrences in the text one in the title counts as.
    pub title: f64,
    /// The weight of proximity beside that of the words.
    pub proximity: f64,
}

impl Default for Weights {
    fn default() -> Self {
        Self { k1: 1.2, b: 0.75, title: TITLE_WEIGHT, proximity: 0.25 }
    }
}

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
/// tf·(k1 + 1)/(tf + k1·(1 − b + b·length/mean)), k1 = 1.2, b = 0.75 if nothing else is said. To be multiplied by the
/// [`idf`].
///
/// ```
/// use readout::query::{Weights, term_weight};
///
/// // Two occurrences in a document of mean length: 2 · 2.2 / (2 + 1.2).
/// assert!((term_weight(2.0, 100.0, 100.0, Weights::default()) - 1.375).abs() < 1e-12);
/// ```
pub fn term_weight(tf: f64, length: f64, mean: f64, Weights { k1, b, .. }: Weights) -> f64 {
    if tf == 0.0 {
        return 0.0;
    }
    let relative = if mean > 0.0 { length / mean } else { 1.0 };
    tf * (k1 + 1.0) / (tf + k1 * (1.0 - b + b * relative))
}

/// What two words of a query add where they stand close to each other: the sum of 1/d² over their pairs of occurrences
/// with d ≤ 5, d being 1 where they are next to each other, weighed as a term's frequency is. To be multiplied by the
/// smaller [`idf`] of the two.
///
/// Rasolofo & Savoy 2003, “Term proximity scoring for keyword-based retrieval systems”.
///
/// ```
/// use readout::{model::Span, query::proximity};
///
/// let at = |start| Span::new(start, start + 1);
/// assert_eq!(proximity(&[at(3)], &[at(4), at(5)]), 1.0 + 0.25);
/// assert_eq!(proximity(&[at(3)], &[at(9)]), 0.0);
/// ```
pub fn proximity(a: &[Span], b: &[Span]) -> f64 {
    /// Words farther apart than this do not count as near each other.
    const WINDOW: u32 = 5;
    let mut sum = 0.0;
    let mut from = 0;
    for hit in a {
        while b.get(from).is_some_and(|other| other.end + WINDOW <= hit.start) {
            from += 1;
        }
        for other in b[from..].iter().take_while(|other| other.start < hit.end + WINDOW) {
            let apart =
                if other.start >= hit.end { other.start - hit.end } else { hit.start.saturating_sub(other.end) };
            // Overlapping occurrences are no pair.
            if other.start >= hit.end || other.end <= hit.start {
                sum += 1.0 / f64::from((apart + 1) * (apart + 1));
            }
        }
    }
    sum
}

/// The scores of the documents that a query finds.
pub struct Ranking {
    /// One for each of [`Found::docs`].
    pub scores: Vec<f64>,
}

impl Ranking {
    /// Each phrase or pattern is one term. Document frequencies and lengths are the whole corpus's; occurrences are
    /// those in the view.
    pub fn new(
        evaluator: &Evaluator,
        query: &Query,
        found: &Found,
        view: &View,
        matching: Matching,
        weights: Weights,
    ) -> Self {
        let mut terms: Vec<Term> = Vec::new();
        for (phrase, _) in query.phrases() {
            if !terms.iter().any(|known| known.phrase == phrase) {
                let occurrences = evaluator.occurrences(phrase, matching);
                let hits = Found { docs: Vec::new(), hits: contained(&occurrences.hits, &view.spans) };
                let idf = idf(evaluator.index().documents.len() as u32, occurrences.documents);
                terms.push(Term { phrase, occurrences, hits, idf });
            }
        }
        let index = Rc::clone(evaluator.index());
        let mean = f64::from(index.tokens()) / f64::from((index.documents.len() as u32).max(1));
        let titles = evaluator.titles(matching.case);
        let pairs = pairs(query, &terms);
        let score = |&doc: &u32| {
            let whole = index.documents.span(doc);
            let length = f64::from(whole.len());
            let mut score = 0.0;
            for term in &terms {
                let in_title = term.occurrences.matcher.count(&titles[doc as usize]) as f64;
                let tf = weights.title * in_title + term.hits.in_document(whole).len() as f64;
                score += term.idf * term_weight(tf, length, mean, weights);
            }
            for &(a, b) in &pairs {
                let (a, b) = (&terms[a], &terms[b]);
                let near = proximity(a.hits.in_document(whole), b.hits.in_document(whole));
                score += weights.proximity * a.idf.min(b.idf) * term_weight(near, length, mean, weights);
            }
            score
        };
        Self { scores: found.docs.iter().map(score).collect() }
    }
}

struct Term<'a> {
    phrase: &'a Phrase,
    occurrences: Rc<Occurrences>,
    hits: Found,
    idf: f64,
}

/// The neighbours in conjunctions, as indices of the list of terms.
fn pairs(query: &Query, terms: &[Term]) -> Vec<(usize, usize)> {
    let place = |expr: &Expr| match expr {
        Expr::Phrase(phrase, _) => terms.iter().position(|term| term.phrase == phrase),
        _ => None,
    };
    let mut pairs = Vec::new();
    for expr in &query.series {
        let places: Vec<usize> = expr.conjuncts().iter().filter_map(place).collect();
        for pair in places.windows(2) {
            // A pair that the query has twice counts once.
            let pair = (pair[0].min(pair[1]), pair[0].max(pair[1]));
            if pair.0 != pair.1 && !pairs.contains(&pair) {
                pairs.push(pair);
            }
        }
    }
    pairs
}
