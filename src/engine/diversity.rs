//! Lexical diversity, document by document and over all.

use std::rc::Rc;

use super::{
    context::{Ctx, MeasuredDiversity},
    counts::sort_by_value,
    reply::{few, page, reply},
};
use crate::{
    index::Index,
    message::{Message, Task},
    model::span::Span,
    protocol::{Body, Diversity, DiversityRequest, DiversityRow, DiversitySort, Failure, Reply, Scope},
    query::{Note, NoteKind},
    stats::{MovingAverage, hdd, mtld, type_token_ratio, yule_k},
};

/// The fewest tokens that MATTR and MTLD are defined for.
const FEWEST: u64 = 100;

impl Ctx {
    pub async fn diversity(&self, wanted: &DiversityRequest) -> Result<Reply, Failure> {
        let cached = self.corpus.diversity.borrow().clone().filter(|cached| cached.scope == wanted.scope);
        let measured = match cached {
            Some(cached) => cached,
            None => {
                let measured = Rc::new(self.measured(&wanted.scope).await?);
                self.corpus.diversity.replace(Some(Rc::clone(&measured)));
                measured
            }
        };
        let rows = &measured.rows;
        let mut order: Vec<u32> = (0..rows.len() as u32).collect();
        let value = |at: u32| {
            let row = &rows[at as usize];
            match wanted.sort {
                DiversitySort::Order => None,
                DiversitySort::Tokens => Some(row.tokens as f64),
                DiversitySort::Types => Some(row.types.into()),
                DiversitySort::Ttr => row.ttr,
                DiversitySort::Mattr => row.mattr,
                DiversitySort::Mtld => row.mtld,
                DiversitySort::Hdd => row.hdd,
                DiversitySort::YuleK => row.yule_k,
                DiversitySort::SentenceLength => row.sentence_length,
            }
        };
        match wanted.sort {
            DiversitySort::Order if wanted.descending => order.reverse(),
            DiversitySort::Order => {}
            _ => sort_by_value(&mut order, value, wanted.descending),
        }
        let shown = page(&order, wanted.offset, wanted.limit);
        let body = Diversity {
            documents: rows.len() as u32,
            offset: wanted.offset,
            rows: shown.iter().map(|&at| rows[at as usize].clone()).collect(),
            total: measured.total.clone(),
        };
        Ok(reply(Body::Diversity(body), measured.notes.clone()))
    }

    /// Measures every document of a scope.
    async fn measured(&self, scope: &Scope) -> Result<MeasuredDiversity, Failure> {
        let index = self.index();
        let resolved = self.resolve(scope).await?;
        let mut notes = resolved.notes.clone();
        let view = &resolved.view;
        let size = view.size();
        let types = index.lexicon.norms.len();
        let mut average = MovingAverage::new(types);
        let mut whole = Counting::new(types);
        let mut one = Counting::new(types);
        let mut all: Vec<u32> = Vec::with_capacity(size.tokens as usize);
        let mut rows = Vec::with_capacity(view.docs.len());
        let mut sentences = 0;
        for (number, &doc) in view.docs.iter().enumerate() {
            let spans = view.in_document(&index.documents, doc);
            let from = all.len();
            index.each_norm(spans, |_, norm| all.push(norm));
            let text = &all[from..];
            self.meter.report(Task::Measuring, number as u64, view.docs.len() as u64);
            self.meter.spend(text.len() as u64 * 4 + 64).await;
            whole.add(text);
            one.add(text);
            let mut row = measured(&one.freqs(), sentences_in(index, spans));
            one.clear();
            row.doc = index.documents.paths.get(doc).into();
            row.title = index.title(doc).into();
            row.mattr = average.add(text);
            row.mtld = mtld(text, types);
            sentences += row.sentences;
            rows.push(row);
        }
        self.meter.spend(size.tokens * 2).await;
        let mut total = measured(&whole.freqs(), sentences);
        total.mattr = average.value();
        total.mtld = mtld(&all, types);

        let short = rows.iter().filter(|row| row.tokens < FEWEST).count();
        if short > 0 {
            notes.push(Note::new(NoteKind::Hint, Message::ShortDocuments { words: FEWEST, documents: short as u64 }));
        }
        notes.extend(few(u64::MAX, size.tokens));
        Ok(MeasuredDiversity { scope: scope.clone(), rows, total, notes })
    }
}

/// Frequencies of types, in the order in which they were first met.
struct Counting {
    counts: Vec<u32>,
    met: Vec<u32>,
}

impl Counting {
    fn new(types: usize) -> Self {
        Self { counts: vec![0; types], met: Vec::new() }
    }

    fn add(&mut self, text: &[u32]) {
        for &word in text {
            if self.counts[word as usize] == 0 {
                self.met.push(word);
            }
            self.counts[word as usize] += 1;
        }
    }

    fn freqs(&self) -> Vec<u32> {
        self.met.iter().map(|&word| self.counts[word as usize]).collect()
    }

    fn clear(&mut self) {
        for word in self.met.drain(..) {
            self.counts[word as usize] = 0;
        }
    }
}

/// The measures that need frequencies alone.
fn measured(freqs: &[u32], sentences: u64) -> DiversityRow {
    let tokens: u64 = freqs.iter().map(|&freq| u64::from(freq)).sum();
    DiversityRow {
        tokens,
        types: freqs.len() as u32,
        ttr: type_token_ratio(freqs.len() as u32, tokens),
        hdd: hdd(freqs),
        yule_k: yule_k(freqs),
        sentences,
        sentence_length: (sentences > 0).then(|| tokens as f64 / sentences as f64),
        ..DiversityRow::default()
    }
}

/// The number of sentences that have a token in one of the spans, which are ascending.
fn sentences_in(index: &Index, spans: &[Span]) -> u64 {
    let (mut count, mut next) = (0, 0);
    for span in spans {
        let first = index.sentences.at(span.start).max(next);
        let last = index.sentences.at(span.end - 1) + 1;
        count += last.saturating_sub(first) as u64;
        next = next.max(last);
    }
    count
}
