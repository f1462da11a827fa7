//! The word list of a view, and its n-grams.

use super::{
    context::Ctx,
    counts::{Places, Spread, frequencies, sort_by_value, stretches},
    grams::{self, Table},
    reply::{page, reply},
    scope::Resolved,
    stop::Stopped,
};
use crate::{
    index::Index,
    model::span::Span,
    protocol::{Body, Failure, Reply, TermRow, TermSort, Terms, TermsRequest},
    query::matches_pattern,
    stats::per_million,
    text,
};

impl Ctx {
    pub async fn terms(&self, wanted: &TermsRequest) -> Result<Reply, Failure> {
        grams::check(&wanted.grams)?;
        let mut resolved = self.resolve(&wanted.scope).await?;
        let mut notes = std::mem::take(&mut resolved.notes);
        let stopped = self.stopped(&wanted.stop_words, &mut notes)?;
        let filter = Filter::new(&wanted.filter);
        let body = if wanted.grams.n == 1 {
            // For the frequencies and the spreads.
            self.meter.spend(resolved.view.size().tokens * 2).await;
            self.word_rows(&resolved, wanted, &filter, &stopped)
        } else {
            let stretches = stretches(self.index(), &resolved.view, wanted.grams.within);
            let table = self.grams(&stretches, &wanted.grams, wanted.min_freq.max(1)).await;
            self.meter.spend(stretches.len() as u64 + table.rows.len() as u64 * 4).await;
            self.gram_rows(&resolved, wanted, &filter, &stopped, &stretches, table)
        };
        Ok(reply(Body::Terms(body), notes))
    }

    fn word_rows(&self, resolved: &Resolved, wanted: &TermsRequest, filter: &Filter, stopped: &Stopped) -> Terms {
        let index = self.index();
        let view = &resolved.view;
        let size = view.size();
        let freqs = frequencies(index, view);
        let types = freqs.iter().filter(|&&f| f > 0).count() as u32;
        let least = wanted.min_freq.max(1);
        let mut rows: Vec<u32> = (0..freqs.len() as u32)
            .filter(|&n| freqs[n as usize] >= least && !stopped.has(n) && filter.passes(index.lexicon.norms.get(n)))
            .collect();
        let spreads = self.spreads(view);
        // The spreads of a whole list are computed in one pass over the text, those of a page from positions.
        if by_spread(wanted.sort) || page(&rows, wanted.offset, wanted.limit).len() > MANY {
            spreads.know_all(index);
        }
        sort(&mut rows, wanted, |n| freqs[n as usize], |n| spreads.of(index, n));
        let mut out = Vec::new();
        for &norm in page(&rows, wanted.offset, wanted.limit) {
            let freq = freqs[norm as usize];
            let spread = spreads.of(index, norm);
            out.push(TermRow {
                forms: index.lexicon.forms_of_norm(norm).len() as u32,
                ..row(index.lexicon.norms.get(norm).into(), freq, size.tokens, spread)
            });
        }
        Terms {
            types,
            tokens: size.tokens,
            words: size.tokens,
            documents: size.documents,
            rows_total: rows.len() as u32,
            offset: wanted.offset,
            conditions: resolved.query.conditions(),
            rows: out,
        }
    }

    fn gram_rows(
        &self,
        resolved: &Resolved,
        wanted: &TermsRequest,
        filter: &Filter,
        stopped: &Stopped,
        stretches: &[Span],
        table: Table,
    ) -> Terms {
        let index = self.index();
        let documents = &index.documents;
        let grams = &wanted.grams;
        let places = Places::new(documents, stretches, grams.n);
        let mut rows: Vec<u32> = (0..table.rows.len() as u32).collect();
        rows.retain(|&row| {
            !table.has_stop_word(index, row, stopped) && (filter.is_empty() || filter.passes(&table.text(index, row)))
        });
        if grams.open {
            // The table has them by which word is open first.
            in_order(&mut rows, index, &table);
        }
        let mut spreads = Vec::new();
        if by_spread(wanted.sort) {
            spreads = (0..table.rows.len() as u32).map(|row| places.spread(documents, table.places(row))).collect();
        }
        sort(&mut rows, wanted, |n| table.freq(n), |n| spreads[n as usize]);
        let mut out = Vec::new();
        for &at in page(&rows, wanted.offset, wanted.limit) {
            let spread = places.spread(documents, table.places(at));
            out.push(row(table.text(index, at), table.freq(at), places.total, spread));
        }
        Terms {
            types: table.types,
            tokens: places.total,
            words: resolved.view.size().tokens,
            documents: resolved.view.docs.len() as u32,
            rows_total: rows.len() as u32,
            offset: wanted.offset,
            conditions: resolved.query.conditions(),
            rows: out,
        }
    }
}

/// From this many rows on, spreads are computed in one pass over the text, and not row by row.
const MANY: usize = 2_000;

fn by_spread(sort: TermSort) -> bool {
    matches!(sort, TermSort::Range | TermSort::Dp)
}

/// Sorts rows, which are in order of code points: equal ones keep it, and those without DP come last either way.
fn sort(rows: &mut [u32], wanted: &TermsRequest, freq: impl Fn(u32) -> u32, spread: impl Fn(u32) -> Spread) {
    let value = |row: u32| match wanted.sort {
        TermSort::Term => None,
        TermSort::Freq => Some(freq(row).into()),
        TermSort::Range => Some(spread(row).range.into()),
        TermSort::Dp => spread(row).dp,
    };
    match wanted.sort {
        TermSort::Term if wanted.descending => rows.reverse(),
        TermSort::Term => {}
        _ => sort_by_value(rows, value, wanted.descending),
    }
}

/// Sorts n-grams by their words; an open word comes before all others, as `*` does.
fn in_order(rows: &mut [u32], index: &Index, table: &Table) {
    rows.sort_by(|&a, &b| table.words(index, a).cmp(table.words(index, b)));
}

fn row(term: String, freq: u32, tokens: u64, spread: Spread) -> TermRow {
    TermRow {
        term,
        freq: freq.into(),
        per_million: per_million(freq.into(), tokens).unwrap_or_default(),
        range: spread.range,
        dp: spread.dp,
        forms: 0,
    }
}

/// A filter of terms: with a `*`, a pattern for the whole term; without, a part of it.
pub struct Filter(String);

impl Filter {
    pub fn new(filter: &str) -> Self {
        Self(text::normal(filter.trim()))
    }

    /// Whether it lets every term pass.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn passes(&self, term: &str) -> bool {
        if self.0.contains('*') { matches_pattern(term, &self.0) } else { term.contains(&self.0) }
    }
}
