//! The heights of the rows of a virtual list.
//!
//! Rows may differ in height: those that were seen are measured, in blocks of a few, and the others are taken to be as
//! high as these are on average. Heights are in pixels.

use std::ops::Range;

/// So many rows are measured as one block.
pub const BLOCK: u32 = 10;

/// Browsers draw nothing beyond some ten million pixels: more space than this is shown smaller than it is.
const MOST_SPACE: f64 = 8_000_000.0;

/// What is known of the heights of a list's rows, and which rows are drawn.
#[derive(Clone, Debug)]
pub struct RowHeights {
    total: u32,
    /// The height of each block that was seen; `None` of the others.
    blocks: Vec<Option<f64>>,
    /// What a row is taken for until one was seen.
    guess: f64,
    drawn: Range<u32>,
}

impl RowHeights {
    /// No rows yet. `guess` is about how high one will be.
    pub fn new(guess: f64) -> Self {
        Self { total: 0, blocks: Vec::new(), guess, drawn: 0..0 }
    }

    pub fn total(&self) -> u32 {
        self.total
    }

    /// The rows that are drawn.
    pub fn drawn(&self) -> Range<u32> {
        self.drawn.clone()
    }

    /// Draws `drawn` of `total` rows.
    pub fn draw(&mut self, total: u32, drawn: Range<u32>) {
        self.total = total;
        self.drawn = drawn;
        self.blocks.resize(total.div_ceil(BLOCK) as usize, None);
    }

    /// Forgets what was measured: lines break elsewhere, or the rows are others.
    pub fn forget(&mut self) {
        self.blocks.fill(None);
    }

    /// Notes the height of the block that begins at a row. Rows of a block that are not all drawn tell nothing.
    pub fn measure(&mut self, first: u32, rows: u32, height: f64) {
        let is_whole = first.is_multiple_of(BLOCK) && (rows == BLOCK || first + rows == self.total);
        if is_whole && let Some(block) = self.blocks.get_mut((first / BLOCK) as usize) {
            *block = Some(height);
        }
    }

    /// The space to leave for the rows above the drawn ones, and for those below them.
    pub fn around(&self) -> (f64, f64) {
        let (above, _, below) = self.parts();
        let scale = scale(above + below);
        (above * scale, below * scale)
    }

    /// The height from the top of the list at a place on the page, so many pixels below the top of the first drawn row.
    pub fn at(&self, offset: f64) -> f64 {
        let (above, drawn, below) = self.parts();
        let scale = scale(above + below);
        if offset < -above * scale {
            offset + above * scale
        } else if offset < 0.0 {
            above + offset / scale
        } else {
            above + offset.min(drawn) + (offset - drawn).max(0.0) / scale
        }
    }

    /// The heights of the rows above the drawn ones, of these, and of those below them.
    fn parts(&self) -> (f64, f64, f64) {
        let usual = self.usual();
        let sum = |blocks: Range<usize>| blocks.map(|block| self.height(block, usual)).sum::<f64>();
        let (first, end) = ((self.drawn.start / BLOCK) as usize, self.drawn.end.div_ceil(BLOCK) as usize);
        (sum(0..first), sum(first..end), sum(end..self.blocks.len()))
    }

    /// The rows to draw so that one of them can be brought into the middle of a window.
    pub fn near(&self, row: u32, window: f64) -> (u32, u32) {
        let beside = (window / self.usual().max(1.0)).ceil() as u32;
        let first = row.saturating_sub(beside) / BLOCK * BLOCK;
        (first, (row - first + beside + 1).next_multiple_of(BLOCK))
    }

    /// The rows between two heights from the top of the list, in whole blocks.
    pub fn between(&self, from: f64, to: f64) -> Range<u32> {
        let usual = self.usual();
        let (mut above, mut first, mut end) = (0.0, None, 0);
        for block in 0..self.blocks.len() {
            let below = above + self.height(block, usual);
            if below >= from && above <= to {
                first.get_or_insert(block as u32);
                end = block as u32 + 1;
            }
            above = below;
        }
        first.unwrap_or_default() * BLOCK..end * BLOCK
    }

    fn height(&self, block: usize, usual: f64) -> f64 {
        let rows = BLOCK.min(self.total.saturating_sub(block as u32 * BLOCK));
        self.blocks.get(block).copied().flatten().unwrap_or(usual * f64::from(rows))
    }

    /// The usual height of a row.
    fn usual(&self) -> f64 {
        let seen: Vec<f64> = self.blocks.iter().copied().flatten().collect();
        if seen.is_empty() { self.guess } else { seen.iter().sum::<f64>() / (seen.len() as f64 * f64::from(BLOCK)) }
    }
}

/// How much smaller than it is a height is shown.
fn scale(height: f64) -> f64 {
    if height > MOST_SPACE { MOST_SPACE / height } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::{MOST_SPACE, RowHeights};

    #[test]
    fn space_beyond_what_browsers_draw_is_shown_smaller() {
        let mut rows = RowHeights::new(100.0);
        rows.draw(1_000_000, 500_000..500_010);
        let (above, below) = rows.around();
        assert!((above + below - MOST_SPACE).abs() < 1.0, "{above} and {below}");
        // Every place on the page is one in the list: its top, what is drawn, its end.
        for (offset, at) in [
            (-above, 0.0),
            (-above / 2.0, 25_000_000.0),
            (0.0, 50_000_000.0),
            (700.0, 50_000_700.0),
            (1_000.0 + below, 100_000_000.0),
            (-above - 300.0, -300.0),
        ] {
            assert!((rows.at(offset) - at).abs() < 1.0, "{offset}: {}", rows.at(offset));
        }
        let few = RowHeights { total: 100, ..RowHeights::new(10.0) };
        assert_eq!(few.at(-40.0), -40.0);
    }

    #[test]
    fn a_row_is_drawn_with_a_window_on_both_sides() {
        let rows = RowHeights::new(30.0);
        for (row, near) in [(0, (0, 40)), (31, (0, 70)), (512, (480, 70)), (99_999, (99_960, 70))] {
            let (first, count) = rows.near(row, 900.0);
            assert_eq!((first, count), near, "{row}");
            assert!(first == 0 || row - first >= 30);
            assert!(first + count > row + 30);
        }
    }

    #[test]
    fn space_is_that_of_the_rows_that_are_not_drawn() {
        let mut rows = RowHeights::new(30.0);
        rows.draw(105, 20..40);
        assert_eq!(rows.around(), (600.0, 65.0 * 30.0));
        rows.measure(20, 10, 500.0);
        // What was seen is what the others are taken for.
        assert_eq!(rows.around(), (1000.0, 65.0 * 50.0));
        rows.measure(0, 10, 100.0);
        assert_eq!(rows.around().0, 100.0 + 300.0);
        rows.forget();
        assert_eq!(rows.around(), (600.0, 65.0 * 30.0));
    }

    #[test]
    fn a_block_that_is_not_whole_is_not_measured() {
        let mut rows = RowHeights::new(30.0);
        rows.draw(25, 0..25);
        rows.measure(0, 7, 700.0);
        rows.measure(5, 10, 700.0);
        rows.measure(90, 10, 700.0);
        assert_eq!(rows.between(0.0, 299.0), 0..10);
        // The last one may be shorter.
        rows.measure(20, 5, 700.0);
        rows.draw(25, 0..10);
        assert!(rows.around().1 > 700.0);
    }

    #[test]
    fn rows_that_are_seen_come_in_whole_blocks() {
        let mut rows = RowHeights::new(10.0);
        assert_eq!(rows.between(0.0, 1000.0), 0..0);
        rows.draw(1000, 0..50);
        for (from, to, seen) in [
            (0.0, 50.0, 0..10),
            (-500.0, 50.0, 0..10),
            (150.0, 250.0, 10..30),
            (9_950.0, 20_000.0, 990..1000),
            (20_000.0, 30_000.0, 0..0),
        ] {
            assert_eq!(rows.between(from, to), seen, "{from} to {to}");
        }
    }

    #[test]
    fn any_measures_add_up_to_the_whole() {
        let mut rows = RowHeights::new(24.0);
        for (total, drawn) in [(0, 0..0), (1, 0..1), (9, 0..9), (10, 0..10), (11, 10..11), (57, 20..40)] {
            rows.draw(total, drawn.clone());
            for block in 0..total.div_ceil(10) {
                let first = block * 10;
                rows.measure(first, 10.min(total - first), 100.0 + f64::from(block));
            }
            let (above, below) = rows.around();
            let inside: f64 = (drawn.start / 10..drawn.end.div_ceil(10)).map(|block| 100.0 + f64::from(block)).sum();
            let whole: f64 = (0..total.div_ceil(10)).map(|block| 100.0 + f64::from(block)).sum();
            assert_eq!(above + inside + below, whole, "{total} rows");
        }
    }
}
