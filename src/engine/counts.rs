//! Frequencies of terms and their spread over documents, which several tables share.

use std::{cell::RefCell, cmp::Ordering, rc::Rc};

use crate::{
    index::{Documents, Index},
    model::{
        Within,
        span::{Span, gallop, total},
    },
    query::View,
    stats::dp_from,
};

/// A term's spread over the documents of a view.
#[derive(Clone, Copy, Default, PartialEq)]
pub struct Spread {
    pub range: u32,
    pub dp: Option<f64>,
}

/// The number of positions at which a term can occur, by document.
pub struct Places {
    of_document: Vec<u32>,
    pub total: u64,
    /// The number of documents that have any.
    documents: u32,
    /// The document of each span.
    document: Vec<u32>,
}

impl Places {
    /// For n-grams, none of which crosses the edge of a span.
    pub fn new(documents: &Documents, stretches: &[Span], n: u32) -> Self {
        let document: Vec<u32> = documents_of(documents, stretches);
        let mut places = Self { of_document: vec![0; documents.len()], total: 0, documents: 0, document };
        for (at, stretch) in stretches.iter().enumerate().filter(|(_, s)| s.len() >= n) {
            let count = stretch.len() - n + 1;
            let here = &mut places.of_document[places.document[at] as usize];
            places.documents += u32::from(*here == 0);
            *here += count;
            places.total += u64::from(count);
        }
        places
    }

    /// The spread of a term that occurs at these positions, which are ascending.
    pub fn spread(&self, documents: &Documents, starts: &[u32]) -> Spread {
        let mut having: Vec<(u64, u64)> = Vec::new();
        let mut end = 0;
        for &start in starts {
            match having.last_mut() {
                Some((count, _)) if start < end => *count += 1,
                _ => {
                    let doc = documents.at(start);
                    end = documents.span(doc).end;
                    having.push((1, u64::from(self.of_document[doc as usize])));
                }
            }
        }
        let range = having.len() as u32;
        Spread { range, dp: dp_from(having.into_iter(), starts.len() as u64, self.total, self.documents) }
    }

    /// The spread of one normal form in a view, from its positions.
    fn spread_of(&self, index: &Index, view: &View, norm: u32) -> Spread {
        let documents = &index.documents;
        let mut counts = vec![0u32; self.of_document.len()];
        let mut met: Vec<u32> = Vec::new();
        let mut add = |doc: u32, count: u32| {
            let here = &mut counts[doc as usize];
            if *here == 0 {
                met.push(doc);
            }
            *here += count;
        };
        for &form in index.lexicon.forms_of_norm(norm) {
            let places = index.positions.of_form(form);
            // The shorter list is iterated, the longer one searched.
            if places.len() < view.spans.len() {
                for &at in places {
                    let span = view.spans.partition_point(|span| span.end <= at);
                    if view.spans.get(span).is_some_and(|span| span.start <= at) {
                        add(documents.at(at), 1);
                    }
                }
                continue;
            }
            let (mut from, mut end) = (0, 0);
            for (span, &doc) in view.spans.iter().zip(&self.document) {
                // Documents mostly follow one another.
                if span.start != end {
                    from += gallop(&places[from..], |&at| at < span.start);
                }
                end = span.end;
                let to = from + gallop(&places[from..], |&at| at < end);
                if to > from {
                    add(doc, (to - from) as u32);
                }
                from = to;
            }
        }
        let freq = met.iter().map(|&doc| u64::from(counts[doc as usize])).sum();
        let part = |&doc: &u32| (u64::from(counts[doc as usize]), u64::from(self.of_document[doc as usize]));
        Spread { range: met.len() as u32, dp: dp_from(met.iter().map(part), freq, self.total, self.documents) }
    }

    /// The spread of every normal form, document by document, given how often each occurs in the view: one pass over
    /// its text.
    fn spreads(&self, index: &Index, view: &View, freqs: &[u32]) -> Vec<Spread> {
        let mut spreads = vec![Spread::default(); freqs.len()];
        // Documents without the term add their shares, which sum to one with all others: each that has it adds a difference.
        let mut sums = vec![0.0; freqs.len()];
        let mut counts = vec![0u32; freqs.len()];
        let mut seen: Vec<u32> = Vec::new();
        for &doc in &view.docs {
            index.each_norm(view.in_document(&index.documents, doc), |_, norm| {
                if counts[norm as usize] == 0 {
                    seen.push(norm);
                }
                counts[norm as usize] += 1;
            });
            let share = f64::from(self.of_document[doc as usize]) / self.total as f64;
            for norm in seen.drain(..) {
                let n = norm as usize;
                let part = f64::from(counts[n]) / f64::from(freqs[n]);
                sums[n] += (part - share).abs() - share;
                spreads[n].range += 1;
                counts[n] = 0;
            }
        }
        for ((spread, sum), freq) in spreads.iter_mut().zip(sums).zip(freqs) {
            spread.dp = (self.documents > 1 && *freq > 0).then_some(0.5 * (1.0 + sum));
        }
        spreads
    }
}

/// The spreads of the words of one view, each computed once: for other pages and orders of a table they are cached.
pub struct Spreads {
    pub view: View,
    pub places: Rc<Places>,
    known: RefCell<Vec<Option<Spread>>>,
}

impl Spreads {
    pub fn new(index: &Index, view: &View) -> Self {
        Self {
            view: view.clone(),
            places: Rc::new(Places::new(&index.documents, &view.spans, 1)),
            known: RefCell::new(vec![None; index.lexicon.norms.len()]),
        }
    }

    pub fn of(&self, index: &Index, norm: u32) -> Spread {
        let known = self.known.borrow()[norm as usize];
        known.unwrap_or_else(|| {
            let spread = self.places.spread_of(index, &self.view, norm);
            self.known.borrow_mut()[norm as usize] = Some(spread);
            spread
        })
    }

    /// Computes those of all words in one pass over the text.
    pub fn know_all(&self, index: &Index) {
        if self.known.borrow().contains(&None) {
            let all = self.places.spreads(index, &self.view, &frequencies(index, &self.view));
            self.known.replace(all.into_iter().map(Some).collect());
        }
    }
}

/// The frequency of each normal form in a view. Of the view and its complement, the shorter one is counted.
pub fn frequencies(index: &Index, view: &View) -> Vec<u32> {
    let (spans, is_rest) = match total(&view.spans) * 2 > u64::from(index.tokens()) {
        true => (view.complement(&index.documents).spans, true),
        false => (view.spans.clone(), false),
    };
    let mut freqs = vec![0; index.lexicon.norms.len()];
    index.each_norm(&spans, |_, norm| freqs[norm as usize] += 1);
    if is_rest {
        // Subtracted from the frequencies in the whole corpus.
        let mut all = vec![0; freqs.len()];
        for (&norm, &freq) in index.lexicon.norm_of.iter().zip(&index.lexicon.freqs) {
            all[norm as usize] += freq;
        }
        freqs = all.iter().zip(&freqs).map(|(all, outside)| all - outside).collect();
    }
    freqs
}

/// The text of a view, cut at the edges that n-grams and windows do not cross.
pub fn stretches(index: &Index, view: &View, within: Within) -> Vec<Span> {
    let mut out = Vec::with_capacity(view.spans.len());
    for &span in &view.spans {
        let mut start = span.start;
        while start < span.end {
            let end = stretch(index, within, start).end.min(span.end);
            out.push(Span::new(start, end));
            start = end;
        }
    }
    out
}

/// The document, turn or sentence that a token lies in.
pub fn stretch(index: &Index, within: Within, at: u32) -> Span {
    match within {
        Within::Document => index.documents.span(index.documents.at(at)),
        Within::Turn => index.turn_at(at),
        Within::Sentence => index.sentences.span(index.sentences.at(at)),
    }
}

/// The document of each of some spans, which are ascending and do not cross the edges of documents.
pub fn documents_of(documents: &Documents, spans: &[Span]) -> Vec<u32> {
    let (mut doc, mut end) = (0, 0);
    let document = |span: &Span| {
        if span.start >= end {
            doc = documents.at(span.start);
            end = documents.span(doc).end;
        }
        doc
    };
    spans.iter().map(document).collect()
}

/// Sorts rows by their values; equal ones keep their order, and those without a value come last either way.
pub fn sort_by_value(rows: &mut [u32], value: impl Fn(u32) -> Option<f64>, descending: bool) {
    let mut keyed: Vec<(Option<f64>, u32)> = rows.iter().map(|&row| (value(row), row)).collect();
    keyed.sort_by(|(a, _), (b, _)| compare_values(*a, *b, descending));
    rows.iter_mut().zip(keyed).for_each(|(row, (_, next))| *row = next);
}

/// Compares two values, of which one that is missing comes last in both directions.
pub fn compare_values(a: Option<f64>, b: Option<f64>, descending: bool) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) if descending => b.total_cmp(&a),
        (Some(a), Some(b)) => a.total_cmp(&b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}
