//! N-grams of a text, with their positions.

use super::{context::Ctx, counting::sorted_by_key, failure::refused, stop::Stopped};
use crate::{
    index::Index,
    message::{Message, Task},
    model::span::Span,
    protocol::{Failure, Grams},
};

/// The longest n-grams.
const MOST: u32 = 5;

/// The n-grams of some text.
pub struct Table {
    pub n: u32,
    pub rows: Vec<Gram>,
    /// The positions of all rows, one run after another; ascending within a run.
    places: Vec<u32>,
    /// The number of distinct n-grams, also of those that are too rare to be a row.
    pub types: u32,
}

/// One n-gram.
#[derive(Clone, Copy)]
pub struct Gram {
    /// The start of its run of positions.
    from: u32,
    count: u32,
    /// The index of the word that is open, which is never the first; 0 where none is.
    open: u32,
}

impl Table {
    /// The positions of an n-gram, ascending.
    pub fn places(&self, row: u32) -> &[u32] {
        let gram = self.rows[row as usize];
        &self.places[gram.from as usize..(gram.from + gram.count) as usize]
    }

    pub fn freq(&self, row: u32) -> u32 {
        self.rows[row as usize].count
    }

    /// Its words as normal forms; `None` for the open one.
    pub fn words(&self, index: &Index, row: u32) -> impl Iterator<Item = Option<u32>> {
        let gram = self.rows[row as usize];
        let start = self.places[gram.from as usize];
        (0..self.n).map(move |at| (at == 0 || at != gram.open).then(|| index.norm_at(start + at)))
    }

    pub fn text(&self, index: &Index, row: u32) -> String {
        let mut text = String::new();
        for word in self.words(index, row) {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word.map_or("*", |norm| index.lexicon.norms.get(norm)));
        }
        text
    }

    pub fn has_stop_word(&self, index: &Index, row: u32, stopped: &Stopped) -> bool {
        self.words(index, row).flatten().any(|norm| stopped.has(norm))
    }
}

/// Rejects lengths that are not supported.
pub fn check(grams: &Grams) -> Result<(), Failure> {
    if !(1..=MOST).contains(&grams.n) {
        return Err(refused(Message::RowLengths { least: 1, most: MOST as u64 }, Message::AskForSoMany));
    }
    if grams.open && grams.n < 3 {
        return Err(refused(Message::ShortOpenRow, Message::AskForRange { least: 3, most: MOST as u64 }));
    }
    Ok(())
}

impl Ctx {
    /// All n-grams that occur at least `least` times in the spans, in order of code points.
    ///
    /// Their positions are sorted by the last word first and by the first word last, each time by a counting sort on
    /// normal forms, which are numbered in order. So equal n-grams end up side by side, without a hash table of n-grams.
    pub async fn grams(&self, stretches: &[Span], grams: &Grams, least: u32) -> Table {
        let index = self.index();
        let n = grams.n;
        let mut starts: Vec<u32> = Vec::new();
        for stretch in stretches.iter().filter(|s| s.len() >= n) {
            starts.extend(stretch.start..=stretch.end - n);
        }
        let mut table = Table { n, rows: Vec::new(), places: Vec::new(), types: 0 };
        let first_open = u32::from(grams.open);
        let last_open = if grams.open { n - 2 } else { 0 };
        for open in first_open..=last_open {
            let fixed = |at: &u32| *at == 0 || *at != open;
            let mut sorted = starts.clone();
            for at in (0..n).rev().filter(fixed) {
                self.meter.report(Task::CountingRows, u64::from(n - at), u64::from(n));
                self.meter.spend(sorted.len() as u64).await;
                sorted = sorted_by_key(&sorted, index.lexicon.norms.len(), |start| index.norm_at(start + at));
            }
            self.meter.spend(sorted.len() as u64).await;
            let mut from = 0;
            for next in 1..=sorted.len() {
                let same = |&at: &u32| {
                    let word = |place: usize| index.norm_at(sorted[place] + at);
                    word(next) == word(next - 1)
                };
                if next < sorted.len() && (0..n).filter(fixed).all(|at| same(&at)) {
                    continue;
                }
                table.types += 1;
                let count = (next - from) as u32;
                if count >= least {
                    table.rows.push(Gram { from: table.places.len() as u32, count, open });
                    table.places.extend_from_slice(&sorted[from..next]);
                }
                from = next;
            }
        }
        table
    }
}
