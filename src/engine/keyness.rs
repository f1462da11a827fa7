//! Keyness: the terms that a part of the texts has more or less often than the rest.

use std::rc::Rc;

use super::{
    context::Ctx,
    counts::{Places, Spread, Spreads, frequencies, sort_by_value, stretches},
    failure::refused,
    grams::{self, Table},
    minima::{ENOUGH, adapted, keep_meeting},
    reply::{few, page, reply, smaller},
    scope::Resolved,
    stop::Stopped,
    terms::Filter,
};
use crate::{
    index::Index,
    message::Message,
    model::{Size, span::total},
    protocol::{
        Body, Compared, Direction, Failure, Keyness, KeynessRequest, KeynessRow, KeynessSort, Reference, Reply,
    },
    query::{Note, NoteKind, View},
    stats::{Cells, log_ratio, p_and_q, percent_difference, shared_rate},
    text,
};

/// From this many rows on, spreads are computed in one pass over the text, and not row by row.
const MANY: usize = 500;

/// G2 is cached for pairs of frequencies below this, which many terms share.
const RARE: u64 = 64;

/// A term and its frequencies in target and reference.
#[derive(Clone, Copy)]
struct Counted {
    id: u32,
    a: u64,
    b: u64,
}

/// What the ids of terms stand for.
enum Terms {
    /// Normal forms; ids beyond them are words that only the reference list has.
    Words(Vec<String>),
    /// N-grams, and how many of the positions of each are in the target; these come first.
    Grams(Table, Vec<u32>),
}

/// The terms that occur often enough.
struct Frequent {
    terms: Terms,
    rows: Vec<Counted>,
    least: u32,
    /// How many there would be at any frequency, where there are none.
    too_rare: u32,
}

/// One side of the comparison.
struct Side {
    view: View,
    places: Rc<Places>,
    /// Of words.
    spreads: Rc<Spreads>,
}

impl Ctx {
    pub async fn keyness(&self, wanted: &KeynessRequest) -> Result<Reply, Failure> {
        grams::check(&wanted.grams)?;
        let index = self.index();
        let documents = &index.documents;
        let resolved = self.resolve(&wanted.scope).await?;
        let mut notes = resolved.notes.clone();
        let stopped = self.stopped(&wanted.stop_words, &mut notes)?;
        let (target, reference) = self.sides(&resolved, wanted, &mut notes).await?;
        self.meter.spend(total(&target.spans) + total(&reference.spans)).await;

        let side = |view: View| {
            let spreads = self.spreads(&view);
            let places = match wanted.grams.n {
                1 => Rc::clone(&spreads.places),
                n => Rc::new(Places::new(documents, &stretches(index, &view, wanted.grams.within), n)),
            };
            Side { view, places, spreads }
        };
        let (target, reference) = (side(target), side(reference));
        let frequent = self.frequent_enough(&target, &reference, wanted, &stopped).await;
        notes.extend(smaller(frequent.least, wanted.min_freq));
        // Spreads of all words, tests, and the spreads of those that are shown.
        self.meter.spend((target.places.total + reference.places.total) * 2 + frequent.rows.len() as u64 * 16).await;
        Ok(self.tested(&resolved, [target, reference], frequent, wanted, notes))
    }

    /// The terms that occur often enough, by a frequency that may adapt.
    async fn frequent_enough(
        &self,
        target: &Side,
        reference: &Side,
        wanted: &KeynessRequest,
        stopped: &Stopped,
    ) -> Frequent {
        let usual = wanted.min_freq.max(1);
        let (terms, rows) = self.compared(target, reference, wanted, stopped, usual).await;
        if usual == 1 || !(rows.is_empty() || wanted.adapts && rows.len() < ENOUGH) {
            return Frequent { terms, rows, least: usual, too_rare: 0 };
        }
        let (all, mut of_all) = self.compared(target, reference, wanted, stopped, 1).await;
        if !wanted.adapts {
            return Frequent { terms, rows, least: usual, too_rare: of_all.len() as u32 };
        }
        let has = |row: &Counted, least: u32| row.a + row.b >= u64::from(least);
        let least = adapted(usual, |least| of_all.iter().filter(|row| has(row, least)).count());
        of_all.retain(|row| has(row, least));
        Frequent { terms: all, rows: of_all, least, too_rare: 0 }
    }

    fn tested(
        &self,
        resolved: &Resolved,
        [target, reference]: [Side; 2],
        frequent: Frequent,
        wanted: &KeynessRequest,
        mut notes: Vec<Note>,
    ) -> Reply {
        let index = self.index();
        let Frequent { terms, mut rows, least, too_rare } = frequent;
        let terms = &terms;
        let (c, d) = match &wanted.reference {
            Reference::List { total, words } => {
                // The total is at least the sum of the list, so that no rate is above one.
                (target.places.total, (*total).max(words.iter().map(|(_, freq)| *freq).sum()))
            }
            _ => (target.places.total, reference.places.total),
        };

        let by_range = wanted.min_range > 1
            || of_spread(wanted.sort)
            || wanted.minima.iter().any(|least| of_spread(least.measure));
        let before = rows.len();
        let length = page(&rows, wanted.offset, wanted.limit).len();
        if by_range || length > MANY {
            if let Terms::Words(_) = terms {
                for side in [&target, &reference] {
                    side.spreads.know_all(index);
                }
            }
            if wanted.min_range > 1 {
                let range = |row: &Counted| {
                    let [a, b] = terms.spreads(index, [&target, &reference], row);
                    a.range + b.range
                };
                rows.retain(|row| range(row) >= wanted.min_range);
            }
        }

        let cells = |row: &Counted| Cells::of_two(row.a, row.b, c, d);
        // Most words are rare and have the same frequencies as others.
        let mut known: Vec<Option<Option<f64>>> = vec![None; (RARE * RARE) as usize];
        let mut g2_of = |row: &Counted| match row.a < RARE && row.b < RARE {
            true => *known[(row.a * RARE + row.b) as usize].get_or_insert_with(|| cells(row).g2()),
            false => cells(row).g2(),
        };
        let g2: Vec<Option<f64>> = rows.iter().map(&mut g2_of).collect();
        let tests: Vec<f64> = g2.iter().map(|g2| g2.unwrap_or_default()).collect();
        let probabilities = p_and_q(&tests);
        let tested = rows.len() as u32;

        let value = |at: u32, measure: KeynessSort| {
            let row = &rows[at as usize];
            let spreads = || terms.spreads(index, [&target, &reference], row);
            let ratio = || log_ratio(row.a, row.b, c, d);
            let g2 = g2[at as usize];
            match measure {
                KeynessSort::Term => None,
                KeynessSort::G2 => g2,
                KeynessSort::P => g2.map(|_| probabilities[at as usize].0),
                KeynessSort::Q => g2.map(|_| probabilities[at as usize].1),
                KeynessSort::FreqTarget => Some(row.a as f64),
                KeynessSort::FreqReference => Some(row.b as f64),
                KeynessSort::LogRatio => ratio().map(|ratio| ratio.value),
                KeynessSort::LogRatioLow => ratio().map(|ratio| ratio.interval.low),
                KeynessSort::LogRatioHigh => ratio().map(|ratio| ratio.interval.high),
                KeynessSort::Shared => shared_rate(row.a, row.b, c, d),
                KeynessSort::PctDiff => percent_difference(row.a, row.b, c, d),
                KeynessSort::RangeTarget => Some(spreads()[0].range.into()),
                KeynessSort::RangeReference => (!is_list(wanted)).then(|| spreads()[1].range.into()),
                KeynessSort::DpTarget => spreads()[0].dp,
            }
        };
        let filter = Filter::new(&wanted.filter);
        let mut order: Vec<u32> = (0..tested)
            .filter(|&at| match wanted.direction {
                Compared::Both => true,
                Compared::Attracted => cells(&rows[at as usize]).attracted(),
                Compared::Repelled => !cells(&rows[at as usize]).attracted(),
                Compared::Alike => {
                    let row = &rows[at as usize];
                    log_ratio(row.a, row.b, c, d).is_some_and(|ratio| ratio.is_alike())
                }
            })
            .filter(|&at| filter.is_empty() || filter.passes(&terms.text(index, rows[at as usize].id)))
            .collect();
        let candidates = order.len() as u32;
        let minima = keep_meeting(&mut order, &wanted.minima, value);
        // Rows are in order of code points; the sort is stable.
        match wanted.sort {
            KeynessSort::Term if wanted.descending => order.reverse(),
            KeynessSort::Term => {}
            // By G2, which tells those apart that are too small to be numbers.
            KeynessSort::P | KeynessSort::Q => {
                sort_by_value(&mut order, |at| value(at, KeynessSort::G2), !wanted.descending);
            }
            sort => sort_by_value(&mut order, |at| value(at, sort), wanted.descending),
        }

        let mut out = Vec::new();
        for &at in page(&order, wanted.offset, wanted.limit) {
            let (row, g2, (p, q)) = (&rows[at as usize], g2[at as usize], probabilities[at as usize]);
            let [in_target, in_reference] = terms.spreads(index, [&target, &reference], row);
            let ratio = log_ratio(row.a, row.b, c, d);
            out.push(KeynessRow {
                term: terms.text(index, row.id),
                freq_target: row.a,
                freq_reference: row.b,
                direction: if cells(row).attracted() { Direction::Attracted } else { Direction::Repelled },
                g2,
                p: g2.map(|_| p),
                q: g2.map(|_| q),
                log_ratio: ratio.map(|ratio| ratio.value),
                log_ratio_low: ratio.map(|ratio| ratio.interval.low),
                log_ratio_high: ratio.map(|ratio| ratio.interval.high),
                shared: shared_rate(row.a, row.b, c, d),
                pct_diff: percent_difference(row.a, row.b, c, d),
                range_target: in_target.range,
                range_reference: (!is_list(wanted)).then_some(in_reference.range),
                dp_target: in_target.dp,
            });
        }
        say(c, d, &mut notes);
        if wanted.direction == Compared::Alike {
            notes.push(Note::new(NoteKind::Hint, Message::Alike));
        }
        let reference_size = if is_list(wanted) { Size { documents: 0, tokens: d } } else { reference.view.size() };
        let body = Keyness {
            target: target.view.size(),
            reference: reference_size,
            places_target: c,
            places_reference: d,
            tested,
            min_freq: least,
            too_rare,
            in_too_few: if tested == 0 { before as u32 } else { 0 },
            candidates,
            minima,
            rows_total: order.len() as u32,
            offset: wanted.offset,
            conditions: resolved.query.conditions(),
            rows: out,
        };
        reply(Body::Keyness(body), notes)
    }

    /// Target and reference, which do not overlap.
    async fn sides(
        &self,
        resolved: &Resolved,
        wanted: &KeynessRequest,
        notes: &mut Vec<Note>,
    ) -> Result<(View, View), Failure> {
        let documents = &self.index().documents;
        let is_whole = wanted.target.iter().all(|filter| filter.trim().is_empty());
        // What was counted elsewhere is no part of the whole.
        if is_whole && !matches!(wanted.reference, Reference::List { .. }) {
            return Err(refused(Message::NoTarget, Message::SayTarget));
        }
        let target = resolved.narrowed_by(self, &wanted.scope, &wanted.target, notes).await?;
        let others = match &wanted.reference {
            Reference::List { .. } if wanted.grams.n > 1 => {
                return Err(refused(Message::ListOfWords, Message::CompareWords));
            }
            Reference::List { .. } => return Ok((target, View { docs: Vec::new(), spans: Vec::new() })),
            Reference::Rest => resolved.view.clone(),
            Reference::Filters(filters) => {
                let chosen = resolved.narrowed_by(self, &wanted.scope, filters, notes).await?;
                let shared = total(&chosen.intersect(&target, documents).spans);
                if shared > 0 {
                    notes.push(Note::new(NoteKind::LeftOut, Message::SidesOverlap { words: shared }));
                }
                chosen
            }
        };
        let rest = others.intersect(&target.complement(documents), documents);
        Ok((target, rest))
    }

    /// All terms that occur at least so often, in order of code points.
    async fn compared(
        &self,
        target: &Side,
        reference: &Side,
        wanted: &KeynessRequest,
        stopped: &Stopped,
        least: u32,
    ) -> (Terms, Vec<Counted>) {
        let index = self.index();
        if wanted.grams.n > 1 {
            let mut both = stretches(index, &target.view, wanted.grams.within);
            both.extend(stretches(index, &reference.view, wanted.grams.within));
            let table = self.grams(&both, &wanted.grams, least).await;
            let mut mine = vec![false; index.tokens() as usize];
            target.view.spans.iter().flat_map(|s| s.start..s.end).for_each(|at| mine[at as usize] = true);
            let split = |row: u32| table.places(row).partition_point(|&at| mine[at as usize]) as u32;
            let in_target: Vec<u32> = (0..table.rows.len() as u32).map(split).collect();
            let mut ids: Vec<u32> = (0..table.rows.len() as u32).collect();
            ids.retain(|&id| !table.has_stop_word(index, id, stopped));
            if wanted.grams.open {
                ids.sort_by(|&a, &b| table.words(index, a).cmp(table.words(index, b)));
            }
            let counted = |id: u32| {
                let a = in_target[id as usize];
                Counted { id, a: a.into(), b: (table.freq(id) - a).into() }
            };
            let rows = ids.into_iter().map(counted).collect();
            return (Terms::Grams(table, in_target), rows);
        }
        let mine = frequencies(index, &target.view);
        let norms = mine.len() as u32;
        let mut unknown = Vec::new();
        let mut rows: Vec<Counted> = if let Reference::List { words, .. } = &wanted.reference {
            let mut theirs = vec![0u64; mine.len()];
            let mut others: Vec<(String, u64)> = Vec::new();
            for (word, freq) in words {
                let normal = text::normal(word.trim());
                match index.lexicon.norms.find(&normal) {
                    Some(norm) => theirs[norm as usize] += freq,
                    None => others.push((normal, *freq)),
                }
            }
            // The list can have several forms of one word.
            others.sort();
            others.dedup_by(|next, first| {
                let same = next.0 == first.0;
                first.1 += if same { next.1 } else { 0 };
                same
            });
            let known = (0..norms).map(|id| Counted { id, a: mine[id as usize].into(), b: theirs[id as usize] });
            let mut rows: Vec<Counted> = known.collect();
            rows.extend((norms..).zip(&others).map(|(id, other)| Counted { id, a: 0, b: other.1 }));
            unknown = others.into_iter().map(|(word, _)| word).collect();
            let name = |id: u32| word(index, &unknown, id);
            rows.sort_by(|a, b| name(a.id).cmp(name(b.id)));
            rows
        } else {
            let theirs = frequencies(index, &reference.view);
            let count = |id: u32| Counted { id, a: mine[id as usize].into(), b: theirs[id as usize].into() };
            (0..norms).map(count).collect()
        };
        rows.retain(|row| row.a + row.b >= u64::from(least) && !stopped.has(row.id));
        (Terms::Words(unknown), rows)
    }
}

/// Whether a measure needs the spreads of all terms.
fn of_spread(measure: KeynessSort) -> bool {
    matches!(measure, KeynessSort::RangeTarget | KeynessSort::RangeReference | KeynessSort::DpTarget)
}

fn is_list(wanted: &KeynessRequest) -> bool {
    matches!(wanted.reference, Reference::List { .. })
}

/// A normal form, or a word that only the list has.
fn word<'a>(index: &'a Index, unknown: &'a [String], id: u32) -> &'a str {
    let norms = index.lexicon.norms.len();
    unknown.get((id as usize).wrapping_sub(norms)).map_or_else(|| index.lexicon.norms.get(id), String::as_str)
}

impl Terms {
    fn text(&self, index: &Index, id: u32) -> String {
        match self {
            Self::Words(unknown) => word(index, unknown, id).into(),
            Self::Grams(table, _) => table.text(index, id),
        }
    }

    /// The spread of a term in target and reference.
    fn spreads(&self, index: &Index, sides: [&Side; 2], row: &Counted) -> [Spread; 2] {
        match self {
            Self::Words(_) if row.id as usize >= index.lexicon.norms.len() => [Spread::default(); 2],
            Self::Words(_) => sides.map(|side| side.spreads.of(index, row.id)),
            Self::Grams(table, in_target) => {
                let (mine, theirs) = table.places(row.id).split_at(in_target[row.id as usize] as usize);
                [sides[0].places.spread(&index.documents, mine), sides[1].places.spread(&index.documents, theirs)]
            }
        }
    }
}

/// The notes that the figures need.
fn say(target: u64, reference: u64, notes: &mut Vec<Note>) {
    let mut say = |text: Message| notes.push(Note::new(NoteKind::Hint, text));
    if target == 0 {
        return say(Message::TargetEmpty);
    }
    if reference == 0 {
        return say(Message::ReferenceEmpty);
    }
    say(Message::Independence);
    notes.extend(few(u64::MAX, target.min(reference)));
}
