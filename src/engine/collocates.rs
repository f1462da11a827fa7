//! Collocates: the words around matches, by surface co-occurrence.

use super::{
    context::Ctx,
    counts::{frequencies, sort_by_value},
    failure::no_words,
    minima::{adapted, keep_meeting},
    reply::{few, page, reply, smaller},
    scope::Resolved,
    stop::Stopped,
    terms::Filter,
    windows::{Reach, narrowed},
};
use crate::{
    index::Index,
    message::Message,
    model::span::{Span, joined, total},
    protocol::{
        Body, CollocateRow, CollocateSort, Collocates, CollocatesRequest, Direction, Failure, MOST_PAIRED, Pair, Reply,
        Window,
    },
    query::{Found, Note, View},
    stats::{Cells, dice, log_dice, mi, mi3, t_score, z_score},
};

/// The counts of a normal form in the windows of matches, in one struct as they are accessed together.
#[derive(Clone, Copy, Default)]
struct Around {
    o11: u32,
    lines: u32,
    /// The number of the match, from 1, that it was last counted for.
    last: u32,
}

/// Counts of each normal form.
struct Counts {
    around: Vec<Around>,
    c1: Vec<u32>,
    r1: u64,
    n: u64,
    matches: u64,
}

impl Counts {
    fn o11(&self, norm: u32) -> u32 {
        self.around[norm as usize].o11
    }

    fn cells(&self, norm: u32) -> Cells {
        let at = norm as usize;
        Cells::of_sums(self.around[at].o11.into(), self.r1, self.c1[at].into(), self.n)
    }

    /// The value that rows are sorted by; `None` for the term, which is no number.
    fn value(&self, norm: u32, sort: CollocateSort) -> Option<f64> {
        let at = norm as usize;
        let (cells, o11, c1) = (self.cells(norm), u64::from(self.around[at].o11), u64::from(self.c1[at]));
        let e11 = cells.e11()?;
        match sort {
            CollocateSort::Term => None,
            CollocateSort::O11 => Some(cells.o11),
            CollocateSort::Lines => Some(self.around[at].lines.into()),
            CollocateSort::C1 => Some(c1 as f64),
            CollocateSort::E11 => Some(e11),
            CollocateSort::Mi => mi(cells.o11, e11),
            CollocateSort::Mi3 => mi3(cells.o11, e11),
            CollocateSort::T => t_score(cells.o11, e11),
            CollocateSort::Z => z_score(cells.o11, e11),
            CollocateSort::G2 => cells.g2(),
            CollocateSort::Dice => dice(o11, self.matches, c1),
            CollocateSort::LogDice => log_dice(o11, self.matches, c1),
            CollocateSort::DeltaP21 => cells.delta_p_21(),
            CollocateSort::DeltaP12 => cells.delta_p_12(),
        }
    }

    fn row(&self, index: &Index, norm: u32) -> CollocateRow {
        let (at, cells) = (norm as usize, self.cells(norm));
        let value = |sort| self.value(norm, sort);
        CollocateRow {
            term: index.lexicon.norms.get(norm).into(),
            o11: self.around[at].o11.into(),
            lines: self.around[at].lines.into(),
            c1: self.c1[at].into(),
            e11: cells.e11().unwrap_or_default(),
            direction: if cells.attracted() { Direction::Attracted } else { Direction::Repelled },
            mi: value(CollocateSort::Mi),
            mi3: value(CollocateSort::Mi3),
            t: value(CollocateSort::T),
            z: value(CollocateSort::Z),
            g2: value(CollocateSort::G2),
            log_dice: value(CollocateSort::LogDice),
            dice: value(CollocateSort::Dice),
            delta_p_21: value(CollocateSort::DeltaP21),
            delta_p_12: value(CollocateSort::DeltaP12),
            positions: Vec::new(),
        }
    }
}

impl Ctx {
    pub async fn collocates(&self, wanted: &CollocatesRequest) -> Result<Reply, Failure> {
        let resolved = self.resolve(&wanted.scope).await?;
        let mut notes = resolved.notes.clone();
        if !resolved.has_words() {
            return Err(no_words(Message::NoCollocates));
        }
        let stopped = self.stopped(&wanted.stop_words, &mut notes)?;
        let found = resolved.find(self.evaluator(), &resolved.view, &mut notes)?;
        let window = narrowed(wanted.window, &mut notes);
        let reach = Reach::new(self.index(), window, wanted.within);
        // One pass counts words, another one the positions of those that are shown.
        self.meter.spend(resolved.view.size().tokens + found.hits.len() as u64 * reach.work() * 2).await;
        Ok(self.around(&resolved, &found, &reach, &stopped, wanted, notes))
    }

    fn around(
        &self,
        resolved: &Resolved,
        found: &Found,
        reach: &Reach,
        stopped: &Stopped,
        wanted: &CollocatesRequest,
        mut notes: Vec<Note>,
    ) -> Reply {
        let index = self.index();
        let view = &resolved.view;
        let size = view.size();
        let counts = count(reach, view, &found.hits);

        let mut rows: Vec<u32> = (0..counts.around.len() as u32)
            .filter(|&norm| counts.o11(norm) > 0 && !stopped.has(norm))
            .filter(|&norm| match wanted.direction {
                Direction::Both => true,
                Direction::Attracted => counts.cells(norm).attracted(),
                Direction::Repelled => !counts.cells(norm).attracted(),
            })
            .collect();
        let mut least = wanted.min_freq.max(1);
        if wanted.adapts {
            least = adapted(least, |least| rows.iter().filter(|&&norm| counts.o11(norm) >= least).count());
            notes.extend(smaller(least, wanted.min_freq));
        }
        let filter = Filter::new(&wanted.filter);
        rows.retain(|&norm| filter.passes(index.lexicon.norms.get(norm)));
        let before = rows.len() as u32;
        rows.retain(|&norm| counts.o11(norm) >= least);
        let candidates = rows.len() as u32;
        let minima = keep_meeting(&mut rows, &wanted.minima, |norm, measure| counts.value(norm, measure));
        // Rows are in order of code points; the sort is stable.
        if wanted.sort == CollocateSort::Term {
            if wanted.descending {
                rows.reverse();
            }
        } else {
            sort_by_value(&mut rows, |norm| counts.value(norm, wanted.sort), wanted.descending);
        }
        let shown = page(&rows, wanted.offset, wanted.limit);
        let shown = if wanted.paired { page(shown, 0, MOST_PAIRED) } else { shown };
        let pairs = if wanted.paired { pairs(reach, view, &found.hits, shown) } else { Vec::new() };
        let (places, mut positions) = positions(reach, view, &found.hits, shown);
        let mut out = Vec::with_capacity(shown.len());
        for (&norm, positions) in shown.iter().zip(&mut positions) {
            out.push(CollocateRow { positions: std::mem::take(positions), ..counts.row(index, norm) });
        }
        notes.extend(few(counts.matches, size.tokens));
        let body = Collocates {
            view: size,
            matches: counts.matches,
            n: counts.n,
            r1: counts.r1,
            places,
            min_freq: least,
            too_rare: if candidates == 0 { before } else { 0 },
            candidates,
            minima,
            rows_total: rows.len() as u32,
            offset: wanted.offset,
            conditions: resolved.query.conditions(),
            rows: out,
            pairs,
        };
        reply(Body::Collocates(body), notes)
    }
}

fn count(reach: &Reach, view: &View, hits: &[Span]) -> Counts {
    let index = reach.index;
    let norms = index.lexicon.norms.len();
    let mut c1 = frequencies(index, view);
    let nodes = joined(hits);
    index.each_norm(&nodes, |_, norm| c1[norm as usize] -= 1);
    let n = view.size().tokens - total(&nodes);
    let (mut around, mut r1) = (vec![Around::default(); norms], 0);
    let (mut number, mut reached) = (0, 0);
    reach.each(view, hits, |_, words| {
        number += 1;
        index.each_norm(words, |at, norm| {
            let met = &mut around[norm as usize];
            if at >= reached {
                met.o11 += 1;
                r1 += 1;
            }
            if met.last != number {
                met.last = number;
                met.lines += 1;
            }
        });
        reached = words.last().map_or(reached, |span| reached.max(span.end));
    });
    Counts { around, c1, r1, n, matches: hits.len() as u64 }
}

/// The index of the row of each normal form; `u32::MAX` for those without one.
fn numbered(index: &Index, rows: &[u32]) -> Vec<u32> {
    let mut row_of = vec![u32::MAX; index.lexicon.norms.len()];
    for (row, &norm) in (0..).zip(rows) {
        row_of[norm as usize] = row;
    }
    row_of
}

/// The pairs of rows that occur together in the window of a match, with the number of such matches.
fn pairs(reach: &Reach, view: &View, hits: &[Span], rows: &[u32]) -> Vec<Pair> {
    let index = reach.index;
    let row_of = numbered(index, rows);
    let mut lines = vec![0u64; rows.len() * rows.len()];
    reach.each(view, hits, |_, words| {
        let mut met: Vec<usize> = Vec::new();
        index.each_norm(words, |_, norm| {
            let row = row_of[norm as usize] as usize;
            if row < rows.len() && !met.contains(&row) {
                met.iter().for_each(|&other| lines[row.min(other) * rows.len() + row.max(other)] += 1);
                met.push(row);
            }
        });
    });
    let pair = |(at, &lines): (usize, &u64)| Pair { a: (at / rows.len()) as u32, b: (at % rows.len()) as u32, lines };
    lines.iter().enumerate().map(pair).filter(|pair| pair.lines > 0).collect()
}

/// The positions of a window, and how often each of some normal forms occurs at each of them.
fn positions(reach: &Reach, view: &View, hits: &[Span], rows: &[u32]) -> (Vec<i32>, Vec<Vec<u64>>) {
    let index = reach.index;
    let Window::Words { left, right } = reach.window() else { return (Vec::new(), vec![Vec::new(); rows.len()]) };
    let places: Vec<i32> = (-(left as i32)..0).chain(1..=right as i32).collect();
    let mut counts = vec![0; places.len() * rows.len()];
    let row_of = numbered(index, rows);
    reach.each(view, hits, |hit, words| {
        index.each_norm(words, |at, norm| {
            let row = row_of[norm as usize] as usize;
            if row < rows.len() {
                let place = if at < hit.start { left - (hit.start - at) } else { left + at - hit.end };
                counts[row * places.len() + place as usize] += 1;
            }
        });
    });
    let counts = match places.len() {
        0 => vec![Vec::new(); rows.len()],
        width => counts.chunks(width).map(<[u64]>::to_vec).collect(),
    };
    (places, counts)
}
