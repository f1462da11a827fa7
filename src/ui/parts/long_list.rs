//! A long list of which only the part near what is seen is on the page, so that ten thousand rows scroll as smoothly
//! as ten. What is above and below is empty space of the height that it would have.
//!
//! Rows may differ in height: those that were seen are measured, in blocks of a few, and the others are taken to be
//! as high as these are on average.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use web_sys::Element;

use crate::platform::{self, before_paint};
use crate::ui::dom::{El, Item, Piece, el, event, keyed, on_window, pieces, text};
use crate::ui::words;
use leptos::prelude::*;

/// So many rows are one block.
const BLOCK: u32 = 10;

/// What is known of the rows of a list.
struct Rows {
    total: u32,
    /// The height of each block that was seen, in pixels; 0 of the others.
    heights: Vec<f64>,
    /// What a row is taken for until one was seen.
    guess: f64,
    /// The rows that are on the page.
    drawn: Range<u32>,
}

impl Rows {
    /// The height of a block that was seen, or of one like those that were.
    fn height(&self, block: usize, usual: f64) -> f64 {
        match self.heights.get(block) {
            Some(&height) if height > 0.0 => height,
            _ => usual * f64::from(BLOCK.min(self.total.saturating_sub(block as u32 * BLOCK))),
        }
    }

    /// The usual height of a row.
    fn usual(&self) -> f64 {
        let seen: Vec<f64> = self.heights.iter().copied().filter(|height| *height > 0.0).collect();
        if seen.is_empty() { self.guess } else { seen.iter().sum::<f64>() / (seen.len() as f64 * f64::from(BLOCK)) }
    }

    fn blocks(&self) -> usize {
        self.total.div_ceil(BLOCK) as usize
    }

    /// The space above the rows that are on the page, and below them.
    fn around(&self) -> (f64, f64) {
        let usual = self.usual();
        let sum = |blocks: Range<usize>| blocks.map(|block| self.height(block, usual)).sum::<f64>();
        (sum(0..(self.drawn.start / BLOCK) as usize), sum(self.drawn.end.div_ceil(BLOCK) as usize..self.blocks()))
    }

    /// The rows between two heights from the top of the list, in whole blocks.
    fn between(&self, from: f64, to: f64) -> Range<u32> {
        let usual = self.usual();
        let (mut above, mut first, mut last) = (0.0, None, 0);
        for block in 0..self.blocks() {
            let below = above + self.height(block, usual);
            if below >= from && above <= to {
                first.get_or_insert(block as u32);
                last = block as u32 + 1;
            }
            above = below;
        }
        first.unwrap_or_default() * BLOCK..last * BLOCK
    }
}

/// The list. It belongs to one place on the page.
#[derive(Clone)]
pub struct LongList {
    rows: Rc<RefCell<Rows>>,
    /// The rows that are wanted on the page.
    wanted: RwSignal<(u32, u32)>,
    above: RwSignal<String>,
    below: RwSignal<String>,
    /// What the rows stand in.
    place: Rc<RefCell<Option<Element>>>,
}

impl LongList {
    /// A list of rows about so many pixels high.
    pub fn new(guess: f64) -> LongList {
        let rows = Rows { total: 0, heights: Vec::new(), guess, drawn: 0..0 };
        // What is seen and half as much again, which `look` asks to be there.
        let first = (platform::height() * 1.5 / guess) as u32 + BLOCK;
        let list = LongList {
            rows: Rc::new(RefCell::new(rows)),
            wanted: RwSignal::new((0, first.next_multiple_of(BLOCK))),
            above: RwSignal::new(String::new()),
            below: RwSignal::new(String::new()),
            place: Rc::default(),
        };
        let (scrolled, resized) = (list.clone(), list.clone());
        on_window("scroll", event(move |_| scrolled.look()));
        let again = event(move |_| {
            // Other lines break elsewhere: what was measured is not so any more.
            resized.rows.borrow_mut().heights.iter_mut().for_each(|height| *height = 0.0);
            resized.measure();
            resized.look();
        });
        on_window("resize", again);
        list
    }

    /// The rows to ask for: the number of the first, and how many.
    pub fn wanted(&self) -> (u32, u32) {
        self.wanted.get()
    }

    /// The list begins again from its first row whenever a signal that `track` reads changes.
    pub fn begins_with(&self, track: impl Fn() + 'static) {
        let list = self.clone();
        let mut first = true;
        Effect::new(move |_| {
            track();
            if !std::mem::take(&mut first) {
                list.begin();
            }
        });
    }

    fn begin(&self) {
        let mut rows = self.rows.borrow_mut();
        rows.heights.clear();
        let count = untrack(|| self.wanted.get()).1;
        self.wanted.set((0, count));
    }

    /// The rows have come: so many of them from this one on, of so many in all. Called before they are drawn.
    pub fn came(&self, total: u32, from: u32, count: u32) {
        {
            let mut rows = self.rows.borrow_mut();
            rows.total = total;
            rows.drawn = from..from + count;
            let blocks = rows.blocks();
            rows.heights.resize(blocks, 0.0);
        }
        self.space();
        let list = self.clone();
        before_paint(move || {
            list.measure();
            list.look();
        });
    }

    /// A list in `parent`, with the space around it. Of a row with the key of an earlier one, the element stays.
    pub fn draw(
        &self,
        parent: El,
        spacer: fn(RwSignal<String>) -> Piece,
        items: impl Fn() -> Vec<Item> + 'static,
    ) -> Piece {
        self.place.replace(Some(parent.element()));
        pieces().and(spacer(self.above)).and(keyed(parent, Box::new(items))).and(spacer(self.below))
    }

    fn space(&self) {
        let (above, below) = self.rows.borrow().around();
        let pixels = |height: f64| [&(height as u32).to_string(), "px"].concat();
        for (space, height) in [(self.above, above), (self.below, below)] {
            let next = pixels(height);
            if space.with_untracked(|now| *now != next) {
                space.set(next);
            }
        }
    }

    /// Measures the blocks that are on the page as a whole.
    fn measure(&self) {
        let Some(place) = self.place.borrow().clone() else { return };
        {
            let mut rows = self.rows.borrow_mut();
            let children = place.children();
            let (from, total) = (rows.drawn.start, rows.total);
            let edge = |at: u32| children.item(at).map(|row| row.get_bounding_client_rect());
            let count = children.length();
            for start in (0..count).step_by(BLOCK as usize) {
                let end = (start + BLOCK).min(count);
                let is_whole = end - start == BLOCK || from + end == total;
                if let (true, Some(first), Some(last)) = (is_whole, edge(start), edge(end - 1))
                    && let Some(height) = rows.heights.get_mut(((from + start) / BLOCK) as usize)
                {
                    *height = last.bottom() - first.top();
                }
            }
        }
        self.space();
    }

    /// Wants the rows that are seen, and a window's height of them above and below.
    fn look(&self) {
        let Some(place) = self.place.borrow().clone() else { return };
        let rows = self.rows.borrow();
        if rows.total == 0 {
            return;
        }
        let window = platform::height();
        let top = place.get_bounding_client_rect().top() - rows.around().0;
        // Keys lead from row to row: the next ones have to be there before the last one is reached.
        let near = rows.between(-top - window / 2.0, window - top + window / 2.0);
        let held = rows.drawn.start <= near.start && near.end.min(rows.total) <= rows.drawn.end;
        if held && !rows.drawn.is_empty() {
            return;
        }
        let next = rows.between(-top - window, window - top + window);
        let next = (next.start, next.end.saturating_sub(next.start).max(BLOCK));
        drop(rows);
        if untrack(|| self.wanted.get()) != next {
            self.wanted.set(next);
        }
    }
}

/// Paper has no space for what is not there: style/print.css says so in its place.
fn spaced(place: El, height: RwSignal<String>) -> El {
    place.at("data-print", words::not_printed()).style("block-size", text(move || height.get()))
}

/// The space of rows that are not there, beside a list.
pub fn space(height: RwSignal<String>) -> Piece {
    spaced(el("div").is("space"), height).at("aria-hidden", "true").piece()
}

/// The same within a table.
pub fn table_space(height: RwSignal<String>) -> Piece {
    let cell = spaced(el("td").at("colspan", "100"), height);
    el("tbody").is("space").at("aria-hidden", "true").with(el("tr").with(cell)).piece()
}
