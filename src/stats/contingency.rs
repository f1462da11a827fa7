//! The 2×2 contingency table that keyness and collocation are computed from.

/// A 2×2 contingency table: rows are the target and the reference (or inside and outside a window), columns the term and
/// all other words.
///
/// |  | term | others | |
/// |---|---|---|---|
/// | target | o11 | o12 | r1 |
/// | reference | o21 | o22 | r2 |
/// | | c1 | c2 | n |
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cells {
    pub o11: f64,
    pub o12: f64,
    pub o21: f64,
    pub o22: f64,
}

impl Cells {
    /// From frequencies `a` and `b` of a term in a target of `c` and a reference of `d` tokens.
    pub fn of_two(a: u64, b: u64, c: u64, d: u64) -> Self {
        Self { o11: a as f64, o12: c as f64 - a as f64, o21: b as f64, o22: d as f64 - b as f64 }
    }

    /// From a joint frequency, the sums of its row and its column, and the sum of all.
    pub fn of_sums(o11: u64, r1: u64, c1: u64, n: u64) -> Self {
        let (o, r, c) = (o11 as f64, r1 as f64, c1 as f64);
        Self { o11: o, o12: r - o, o21: c - o, o22: n as f64 - r - c + o }
    }

    pub fn r1(&self) -> f64 {
        self.o11 + self.o12
    }

    pub fn r2(&self) -> f64 {
        self.o21 + self.o22
    }

    pub fn c1(&self) -> f64 {
        self.o11 + self.o21
    }

    pub fn c2(&self) -> f64 {
        self.o12 + self.o22
    }

    pub fn n(&self) -> f64 {
        self.r1() + self.r2()
    }

    /// The expected joint frequency if rows and columns were independent: r1·c1/n.
    pub fn e11(&self) -> Option<f64> {
        (self.n() > 0.0).then(|| self.r1() * self.c1() / self.n())
    }

    /// More in the first row than expected; otherwise the term is repelled. G2 has no sign of its own.
    pub fn attracted(&self) -> bool {
        self.e11().is_some_and(|expected| self.o11 > expected)
    }

    /// Log-likelihood over the four cells: 2·Σ o·ln(o/e), where a cell of zero adds nothing (Dunning 1993). From 0
    /// upwards, without a unit; `None` for an empty row or column. Rayson's calculator sums two cells only and gives
    /// other values.
    pub fn g2(&self) -> Option<f64> {
        let (r1, r2, c1, c2, n) = (self.r1(), self.r2(), self.c1(), self.c2(), self.n());
        if r1 <= 0.0 || r2 <= 0.0 || c1 <= 0.0 || c2 <= 0.0 {
            return None;
        }
        // All four cells differ from what is expected by the same amount, up to its sign; worked out from it, and not
        // from o/e, the summands that all but cancel each other in a large corpus keep their digits.
        let apart = (self.o11 * self.o22 - self.o12 * self.o21) / n;
        let cell = |o: f64, by: f64, r: f64, c: f64| if o > 0.0 { o * (by / (r * c / n)).ln_1p() } else { 0.0 };
        let sum = cell(self.o11, apart, r1, c1)
            + cell(self.o12, -apart, r1, c2)
            + cell(self.o21, -apart, r2, c1)
            + cell(self.o22, apart, r2, c2);
        // Rounding alone can take it below.
        Some((2.0 * sum).max(0.0))
    }

    /// ΔP of the column given the row: o11/r1 − o21/r2, from −1 to 1 (Gries 2013). Of collocations: how much likelier
    /// the term is within the node's window than outside.
    pub fn delta_p_21(&self) -> Option<f64> {
        (self.r1() > 0.0 && self.r2() > 0.0).then(|| self.o11 / self.r1() - self.o21 / self.r2())
    }

    /// ΔP of the row given the column: o11/c1 − o12/c2, from −1 to 1 (Gries 2013). Of collocations: how much likelier
    /// a place is to be within the node's window where the term stands than where another word does.
    pub fn delta_p_12(&self) -> Option<f64> {
        (self.c1() > 0.0 && self.c2() > 0.0).then(|| self.o11 / self.c1() - self.o12 / self.c2())
    }
}

#[cfg(test)]
mod tests {
    use super::Cells;

    #[test]
    fn published_values() {
        // quanteda.textstats; Dunning's own table; Evert's example.
        for (cells, g2, close) in [
            (Cells::of_two(10, 5, 100, 200), 7.329812, 5e-7),
            (Cells { o11: 10.0, o12: 0.0, o21: 3.0, o22: 31764.0 }, 167.23, 5e-3),
            (Cells::of_sums(110, 2552, 221, 31777), 270.72, 5e-3),
        ] {
            let found = cells.g2().unwrap();
            assert!((found - g2).abs() <= close, "{cells:?}: {found}");
            assert!(cells.attracted());
        }
        // Gries 2013: "of course".
        let of_course = Cells { o11: 5610.0, o12: 168938.0, o21: 2257.0, o22: 10233063.0 };
        assert!((of_course.delta_p_21().unwrap() - 0.032).abs() < 5e-4);
        assert!((of_course.delta_p_12().unwrap() - 0.697).abs() < 5e-4);
    }

    #[test]
    fn undefined_where_a_row_or_column_is_empty() {
        for cells in [Cells::of_two(0, 0, 0, 0), Cells::of_two(0, 0, 10, 10), Cells::of_two(1, 0, 10, 0)] {
            assert_eq!(cells.g2(), None);
            assert!(!cells.attracted());
        }
        assert_eq!(Cells::of_two(0, 0, 0, 0).e11(), None);
        assert_eq!(Cells::of_two(0, 0, 10, 0).delta_p_21(), None);
        assert_eq!(Cells::of_two(0, 0, 10, 10).delta_p_12(), None);
        // Next to nothing in a large corpus is still something, and is positive.
        let small = Cells::of_two(10_001, 1_000_000, 1_000_000, 100_000_000).g2().unwrap();
        assert!((small / 1.0e-4 - 1.0).abs() < 1e-2, "{small:e}");
        // The same rate in both.
        assert_eq!(Cells::of_two(5, 10, 100, 200).g2(), Some(0.0));
        assert!(!Cells::of_two(5, 10, 100, 200).attracted());
    }
}
