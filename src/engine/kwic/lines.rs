//! Selecting and sorting concordance lines.

use std::rc::Rc;

use super::{
    super::{context::Ctx, counting::sort_by_keys, counts, documents::Keys, failure::refused},
    cache::{Lines, Wanted},
    keys::{Key, most_values, sorted_value},
    quotations::quotations,
};
use crate::{
    index::{Field, Index},
    message::Message,
    model::Span,
    protocol::{Failure, KwicOnly, KwicSample, KwicSort, KwicUnit, MOST_KWIC_SORTS},
    query::{Note, NoteKind},
};

impl Ctx {
    pub async fn lines(&self, wanted: Wanted) -> Result<Rc<Lines>, Failure> {
        if let Some(kept) = self.corpus.lines.borrow_mut().find(&wanted) {
            return Ok(kept);
        }
        let index = self.index();
        if wanted.sort.len() > MOST_KWIC_SORTS {
            return Err(refused(Message::ManyKeys { most: MOST_KWIC_SORTS as u64 }, Message::LeaveOutLast));
        }
        let keys: Vec<Key> = wanted.sort.iter().map(|sort| Key::new(index, &sort.key)).collect::<Result<_, _>>()?;
        let only = wanted.only.as_ref().map(|only| Key::new(index, &only.key)).transpose()?;

        let resolved = self.resolve(&wanted.scope).await?;
        let mut notes = resolved.notes.clone();
        let found = resolved.find(self.evaluator(), &resolved.view, &mut notes)?;
        self.meter.spend(found.hits.len() as u64).await;
        let is_quotations = wanted.unit == KwicUnit::Quotations;
        if !resolved.has_words() && !is_quotations {
            notes.push(Note::new(NoteKind::Hint, Message::NoWordToShow));
        }
        notes.extend(self.hints(&resolved, &found).await);

        let mut hits = found.hits;
        if is_quotations {
            let having = resolved.has_words().then_some(hits.as_slice());
            hits = quotations(index, &resolved.view, having);
            self.meter.spend(hits.len() as u64).await;
        }
        let matches = hits.len() as u64;
        if let Some(sample) = wanted.sample {
            self.meter.spend(matches).await;
            hits = sampled(hits, sample);
        }
        let drawn = hits.len();
        if !wanted.without.is_empty() {
            let without = in_order(&wanted.without);
            hits.retain(|hit| without.binary_search(hit).is_err());
        }
        let dropped = (drawn - hits.len()) as u64;
        // The counts of sets do not depend on which lines are selected.
        let narrowed = wanted.within.is_some() || wanted.only.is_some() || !wanted.except.is_empty();
        let others = narrowed.then(|| hits.clone());
        if let Some(within) = &wanted.within {
            let within = in_order(within);
            hits.retain(|hit| within.binary_search(hit).is_ok());
        }
        if !wanted.except.is_empty() {
            let except = in_order(&wanted.except);
            hits.retain(|hit| except.binary_search(hit).is_err());
        }
        if let (Some(key), Some(KwicOnly { value, .. })) = (&only, &wanted.only) {
            self.meter.spend(hits.len() as u64).await;
            hits = lines_with(index, hits, key, value.as_deref());
        }
        let order = self.order_of(&hits, &wanted.sort, &keys).await;
        let documents = documents_of(index, &hits).chunk_by(|a, b| a == b).count() as u32;
        let view = resolved.view.size();
        let lines = Rc::new(Lines { wanted, hits, documents, dropped, others, order, matches, view, notes });
        self.corpus.lines.borrow_mut().keep(&lines);
        Ok(lines)
    }

    /// Sorts by the last key first and by the first key last: each sort is stable.
    async fn order_of(&self, hits: &[Span], sort: &[KwicSort], keys: &[Key<'_>]) -> Option<Vec<u32>> {
        if keys.is_empty() {
            return None;
        }
        let index = self.index();
        let docs = documents_of(index, hits);
        let mut order: Vec<u32> = (0..hits.len() as u32).collect();
        for (KwicSort { descending, .. }, key) in sort.iter().zip(keys).rev() {
            let turned = |number: u32, most: u32| if *descending { most - number } else { number };
            match key {
                Key::Node => self.sort_by_node(&mut order, hits, *descending).await,
                Key::Doc => {
                    let most = index.documents.len() as u32;
                    self.sort_by(&mut order, |line| turned(docs[line], most)).await;
                }
                Key::Left(_) | Key::Right(_) => {
                    let most = key.size(index);
                    let number = |line: usize| {
                        let word = key.place(hits[line], index.documents.span(docs[line]));
                        turned(word.map_or(0, |at| index.norm_at(at) + 1), most)
                    };
                    self.sort_by(&mut order, number).await;
                }
                Key::Date(None) => {}
                Key::Field(field) | Key::Date(Some(field)) => {
                    self.sort_by_field(&mut order, hits, &docs, field, *descending).await;
                }
            }
        }
        Some(order)
    }

    async fn sort_by(&self, order: &mut Vec<u32>, number: impl Fn(usize) -> u32) {
        self.meter.spend(order.len() as u64).await;
        let numbers: Vec<u32> = (0..order.len()).map(number).collect();
        sort_by_keys(order, &numbers);
    }

    /// Sorts by the last word first and by the first word last; a shorter node comes before one that it is a prefix of.
    pub async fn sort_by_node(&self, order: &mut Vec<u32>, hits: &[Span], descending: bool) {
        let index = self.index();
        let most = index.lexicon.norms.len() as u32;
        for nth in (0..hits.iter().map(|hit| hit.len()).max().unwrap_or(0)).rev() {
            let number = |line: usize| {
                let hit = hits[line];
                let number = if nth < hit.len() { index.norm_at(hit.start + nth) + 1 } else { 0 };
                if descending { most - number } else { number }
            };
            self.sort_by(order, number).await;
        }
    }

    /// Sorts by all values of a field; lines without one come last in both directions.
    async fn sort_by_field(&self, order: &mut Vec<u32>, hits: &[Span], docs: &[u32], field: &Field, descending: bool) {
        let ranks = Keys::of_values(field).ranks(descending);
        self.meter.spend(ranks.len() as u64).await;
        let last = ranks.len() as u32 + 1;
        for nth in (0..most_values(field)).rev() {
            let ended = if nth == 0 || descending { last } else { 0 };
            let number = |line: usize| {
                sorted_value(field, hits[line], docs[line], nth).map_or(ended, |value| ranks[value as usize] + 1)
            };
            self.sort_by(order, number).await;
        }
    }
}

fn in_order(spans: &[Span]) -> Vec<Span> {
    let mut spans = spans.to_vec();
    spans.sort_unstable();
    spans
}

/// The document of each line.
pub fn documents_of(index: &Index, hits: &[Span]) -> Vec<u32> {
    counts::documents_of(&index.documents, hits)
}

/// The lines with a value, or without one.
fn lines_with(index: &Index, mut hits: Vec<Span>, key: &Key, value: Option<&str>) -> Vec<Span> {
    if let Key::Node = key {
        hits.retain(|&hit| value.is_some_and(|value| is_node(index, hit, value)));
        return hits;
    }
    let Some(wanted) = key.find(index, value) else { return Vec::new() };
    let docs = documents_of(index, &hits);
    let mut kept = Vec::new();
    for (&hit, &doc) in hits.iter().zip(&docs) {
        let mut has = false;
        key.each(index, hit, doc, |number| has |= number == wanted);
        if has {
            kept.push(hit);
        }
    }
    kept
}

/// Whether a text is the normal forms of a node, with spaces between them.
fn is_node(index: &Index, hit: Span, mut text: &str) -> bool {
    for at in hit.start..hit.end {
        let rest = if at == hit.start { Some(text) } else { text.strip_prefix(' ') };
        match rest.and_then(|rest| rest.strip_prefix(index.lexicon.norms.get(index.norm_at(at)))) {
            Some(rest) => text = rest,
            None => return false,
        }
    }
    text.is_empty()
}

/// The lines that a sample draws, in corpus order.
///
/// Each line gets a random number that depends on the seed and its position, and the lines with the least numbers are
/// drawn. So a line stays in the sample when that grows, or when other lines are filtered out.
fn sampled(hits: Vec<Span>, sample: KwicSample) -> Vec<Span> {
    if hits.len() <= sample.size as usize {
        return hits;
    }
    let seed = mixed(u64::from(sample.seed));
    let random = |hit: &Span| (mixed(mixed(seed ^ u64::from(hit.start)) ^ u64::from(hit.end)) >> 32) as u32;
    let mut drawn: Vec<(u32, u32)> = hits.iter().map(random).zip(0..).collect();
    // Partitions by random number; of equal ones, earlier lines are less.
    drawn.select_nth_unstable(sample.size as usize);
    drawn.truncate(sample.size as usize);
    drawn.sort_unstable_by_key(|&(_, at)| at);
    drawn.into_iter().map(|(_, at)| hits[at as usize]).collect()
}

/// A step of SplitMix64 (Steele, Lea and Flood, “Fast splittable pseudorandom number generators”, 2014) from a state:
/// each bit of the state changes each bit of the number with a chance of one half.
fn mixed(state: u64) -> u64 {
    let mut number = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_generator_is_splitmix64() {
        // The first numbers of the published generator, seeded with 1234567.
        let state = |step: u64| 1_234_567u64.wrapping_add(step.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let numbers: Vec<u64> = (0..3).map(|step| mixed(state(step))).collect();
        assert_eq!(numbers, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn each_line_is_drawn_as_often_as_another() {
        let hits: Vec<Span> = (0..100).map(|at| Span::new(7 * at, 7 * at + 1)).collect();
        let mut drawn = [0u32; 100];
        for seed in 0..2_000 {
            for hit in sampled(hits.clone(), KwicSample { size: 10, seed }) {
                drawn[hit.start as usize / 7] += 1;
            }
        }
        // 200 times each, give or take five standard deviations.
        assert!(drawn.iter().all(|times| (133..=267).contains(times)), "{drawn:?}");
    }
}
