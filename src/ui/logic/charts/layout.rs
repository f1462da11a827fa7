use super::Spot;
use crate::chart::{bars::Bars, heat, heat::Heat, lines::Lines};

/// The numbers of a chart's drawing, for one width.
pub enum Layout {
    Lines(Lines),
    Bars(Bars),
    Heat(Heat),
}

impl Layout {
    /// Width and height.
    pub fn size(&self) -> (f64, f64) {
        match self {
            Layout::Lines(lines) => (lines.width, lines.height),
            Layout::Bars(bars) => (bars.width, bars.height),
            Layout::Heat(heat) => (heat.width, heat.height),
        }
    }

    /// Some interval is cut at the edge of the plot.
    pub fn is_cut(&self) -> bool {
        match self {
            Layout::Lines(lines) => lines.cut,
            Layout::Bars(bars) => bars.cut,
            Layout::Heat(_) => false,
        }
    }

    /// There is no room to print values.
    pub fn is_crowded(&self) -> bool {
        matches!(self, Layout::Lines(lines) if lines.crowded)
    }

    /// The bin of time at a distance from the left, or the nearest one where that is out of the plot.
    pub fn bin_at(&self, x: f64) -> Option<usize> {
        let Layout::Lines(lines) = self else { return None };
        let first = lines.columns.first()?;
        lines.columns.iter().rposition(|column| column.left <= x.max(first.left))
    }

    /// Where a stretch of bins of time begins and ends, from the left.
    pub fn stretch(&self, (from, to): (usize, usize)) -> Option<(f64, f64)> {
        let Layout::Lines(lines) = self else { return None };
        Some((lines.columns.get(from)?.left, lines.columns.get(to)?.right))
    }

    pub fn nearest(&self, (x, y): (f64, f64)) -> Option<Spot> {
        match self {
            Layout::Lines(lines) => lines.nearest(x, y),
            Layout::Bars(bars) => bars.nearest(x, y),
            Layout::Heat(heat) => heat.nearest(x, y),
        }
    }

    pub fn place(&self, (series, bin): Spot) -> Option<(f64, f64)> {
        match self {
            Layout::Lines(lines) => lines.series.get(series)?.points.get(bin)?.map(|mark| (mark.x, mark.y)),
            Layout::Bars(bars) => bars.rows.get(bin)?.dots.get(series)?.map(|dot| (dot.x, dot.y)),
            Layout::Heat(heat) => heat.cells.get(series)?.get(bin)?.as_ref().map(heat::Cell::middle),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::trend;
    use super::*;
    use crate::chart::{Data, Text, lines, value::Measure};

    #[test]
    fn a_pointer_finds_the_bin_that_it_is_over_or_nearest_to() {
        let trend = trend(&[10_000, 10_000, 10_000], &[("a", &[1, 2, 3])]);
        let text = Text {
            measure: &|text| text.len() as f64 * 6.0,
            line: 16.0,
            number: &|value| value.to_string(),
            value: &|value| value.to_string(),
            calendar: &|label| format!("{label:?}"),
            unit: "per million words",
            words: "words",
        };
        let data = Data { trend: &trend, measure: Measure::PerMillion, numbers: &[0], bars: false, panel: None };
        let periods = lines::periods(&trend).unwrap();
        let layout = Layout::Lines(lines::lay_out(&data, &periods, 600.0, &text));
        let (left, right) = layout.stretch((0, 2)).unwrap();
        let bins = [0.0, left + 1.0, (left + right) / 2.0, right - 1.0, 2_000.0].map(|x| layout.bin_at(x));
        assert_eq!(bins, [Some(0), Some(0), Some(1), Some(2), Some(2)]);
        assert_eq!(layout.nearest(layout.place((0, 1)).unwrap()), Some((0, 1)));
        assert_eq!(layout.place((1, 0)), None);
    }
}
