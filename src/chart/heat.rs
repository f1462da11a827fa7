//! A field of cells: how much of a term is in each bin, as how strong the colour of its cell is.
//!
//! Over time a row is a term and a column a bin; by a field a row is a value and a column a term, because the names of
//! values are long. Each term has its own scale, up to its own greatest value with enough words, so that a rare one can be
//! seen beside a frequent one; a share of all hits is the same for all. Numbers stand in the cells where all have room.

use super::{
    Anchor, Data, Key, Label, Rect, Text, apart, keys,
    labels::{shorten, shorten_apart},
    lines::{Dates, Tick, domain},
    scale::{Band, Linear},
    time::Period,
    value::Measure,
};
use crate::protocol::Series;

/// How many shades there are.
pub const SHADES: usize = 8;

/// The chart for one width. Everything lies between 0 and `width`, 0 and `height`.
#[derive(Clone, Debug, PartialEq)]
pub struct Heat {
    pub width: f64,
    pub height: f64,
    pub plot: Rect,
    pub unit: Label,
    /// The names of the terms, above the plot of values of a field.
    pub keys: Vec<Key>,
    /// The marker of each term above its column, by the number it goes by.
    pub heads: Vec<(usize, (f64, f64))>,
    /// The names of the rows.
    pub rows: Vec<Label>,
    pub ticks: Vec<Tick>,
    pub groups: Vec<Label>,
    /// For each series, one for each bin; none where there is no data.
    pub cells: Vec<Vec<Option<Cell>>>,
    /// A sample of each shade, from the palest.
    pub scale: Vec<Rect>,
    /// What the first and the last of them are.
    pub ends: [Label; 2],
}

#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// What a pointer at the cell finds, and what is painted: less, where it is weak.
    pub area: Rect,
    pub painted: Rect,
    /// From 0 to [`SHADES`] - 1; none for a value of 0, which is left blank.
    pub shade: Option<usize>,
    pub weak: bool,
    /// Empty where there is no room, and for 0.
    pub number: Label,
}

impl Cell {
    pub fn middle(&self) -> (f64, f64) {
        ((self.area.left + self.area.right) / 2.0, (self.area.top + self.area.bottom) / 2.0)
    }
}

const GAP: f64 = 8.0;
/// The free space between two cells, where they are wide enough for it.
const SPACE: f64 = 2.0;
/// The height of a sample of a shade.
const SAMPLE: f64 = 10.0;
/// The share of a weak cell that is painted, of its width and of its height.
const WEAK: f64 = 0.55;
/// The height of the line under a weak number.
const LINE: f64 = 3.0;

/// Lays the chart out. `names` are those of the bins, `periods` what they are where they are of time.
pub fn lay_out(
    data: &Data,
    periods: Option<&[Period]>,
    names: &[String],
    greatest: &str,
    width: f64,
    text: &Text,
) -> Heat {
    let &Data { trend, measure, .. } = data;
    let width = width.max(160.0);
    let across = periods.is_some();
    let terms: Vec<String> = trend.series.iter().map(|series| series.term.clone()).collect();
    let (keys, keys_height) = if across { (Vec::new(), 0.0) } else { keys(data, width, text.line, text.measure) };
    let room = width * 0.34;
    let of_rows = shorten_apart(if across { &terms } else { names }, room, text.measure);
    let widest = of_rows.iter().map(|name| (text.measure)(name)).fold(0.0, f64::max).min(room);

    let left = widest + GAP;
    let scale_y = keys_height + text.line * 1.5;
    let heads_height = if across { 0.0 } else { text.line };
    let top = scale_y + text.line / 2.0 + GAP + heads_height;
    let row_height = text.line + 6.0;
    let (rows, columns) = (of_rows.len(), if across { trend.bins.len() } else { terms.len() });
    let bottom = top + row_height * rows as f64;
    let plot = Rect { left, top, right: width, bottom };

    let down = Band { range: (top, bottom), count: rows, gap: 0.0 };
    let over = Band { range: (plot.left, plot.right), count: columns, gap: 0.0 };
    let days = Linear { domain: domain(periods.unwrap_or_default()), range: (plot.left, plot.right) };
    let column = |index: usize| match periods.and_then(|periods| periods.get(index)) {
        Some(period) => (days.at(period.start() as f64), days.at(period.end() as f64)),
        None => over.at(index),
    };
    // All numbers or none: one that is missing would look like nothing.
    let number = |value: f64| if value > 0.0 { (text.number)(value) } else { String::new() };
    let points = trend.series.iter().flat_map(|series| &series.points);
    let values = points.filter_map(|point| measure.value(point));
    let widest_number = values.map(|value| (text.measure)(&number(value))).fold(0.0, f64::max);
    let narrowest = (0..columns).map(|at| column(at).1 - column(at).0).fold(f64::INFINITY, f64::min);
    let fits = widest_number + GAP / 2.0 <= narrowest - SPACE;
    let cells = trend.series.iter().enumerate().map(|(nth, series)| {
        let most = darkest(series, measure);
        let cell = |bin: usize| {
            let point = series.points.get(bin)?;
            let value = measure.value(point)?;
            let (row, at) = if across { (nth, bin) } else { (bin, nth) };
            let ((left, right), (top, bottom)) = (column(at), down.at(row));
            let area = Rect { left, top, right, bottom };
            let weak = measure.is_weak(point);
            let step = (value / most * SHADES as f64).ceil() as usize;
            let middle = ((left + right) / 2.0, (top + bottom) / 2.0);
            Some(Cell {
                area,
                painted: painted(&area, weak, fits && value > 0.0),
                shade: (value > 0.0).then(|| step.clamp(1, SHADES) - 1),
                weak,
                number: Label {
                    x: middle.0,
                    y: middle.1,
                    anchor: Anchor::Middle,
                    text: if fits { number(value) } else { String::new() },
                },
            })
        };
        (0..trend.bins.len()).map(cell).collect()
    });
    let cells = cells.collect();

    let dates = periods.map(|periods| Dates { periods, days, width, text, y: bottom + GAP + text.line / 2.0 });
    let (ticks, groups) = dates.map(|dates| dates.below()).unwrap_or_default();
    let lines_of_dates = f64::from(u8::from(!ticks.is_empty())) + f64::from(u8::from(!groups.is_empty()));
    let heads = (0..if across { 0 } else { terms.len() })
        .map(|nth| (data.number(nth), (over.middle(nth), top - heads_height / 2.0)));
    let row = |(nth, text): (usize, String)| Label { x: left - GAP, y: down.middle(nth), anchor: Anchor::End, text };

    let zero = (text.number)(0.0);
    let scale_left = (text.measure)(&zero) + GAP;
    let sample = ((width - scale_left - GAP) * 0.4).clamp(64.0, 160.0) / SHADES as f64;
    let scale = (0..SHADES).map(|shade| {
        let left = scale_left + sample * shade as f64;
        Rect { left, right: left + sample, top: scale_y - SAMPLE / 2.0, bottom: scale_y + SAMPLE / 2.0 }
    });
    let scale_right = scale_left + sample * SHADES as f64;
    let greatest = shorten(greatest, width - scale_right - GAP, text.measure);
    let label = |x: f64, text: String| Label { x, y: scale_y, anchor: Anchor::Start, text };
    Heat {
        width,
        height: bottom + GAP + text.line * lines_of_dates,
        plot,
        unit: Label {
            x: 0.0,
            y: keys_height + text.line / 2.0,
            anchor: Anchor::Start,
            text: shorten(text.unit, width, text.measure),
        },
        keys,
        heads: heads.collect(),
        rows: of_rows.into_iter().enumerate().map(row).collect(),
        ticks,
        groups,
        cells,
        scale: scale.collect(),
        ends: [label(0.0, zero), label(scale_right + GAP, greatest)],
    }
}

impl Heat {
    /// The cell, as series and bin, that a pointer at this place means: the one that it is over, or the nearest with data.
    pub fn nearest(&self, x: f64, y: f64) -> Option<(usize, usize)> {
        let all = self.cells.iter().enumerate().flat_map(|(series, cells)| {
            cells.iter().enumerate().filter_map(move |(bin, cell)| Some(((series, bin), cell.as_ref()?)))
        });
        let distance = |area: &Rect| {
            apart((area.left - x).max(x - area.right).max(0.0), (area.top - y).max(y - area.bottom).max(0.0))
        };
        all.min_by(|(_, a), (_, b)| distance(&a.area).total_cmp(&distance(&b.area))).map(|(spot, _)| spot)
    }
}

/// The value whose cell is darkest: the greatest of those with enough words, where there are any. Above 0.
fn darkest(series: &Series, measure: Measure) -> f64 {
    if measure == Measure::Among {
        return 100.0;
    }
    let most = |weak: bool| {
        let some = series.points.iter().filter(|point| measure.is_weak(point) == weak);
        some.filter_map(|point| measure.value(point)).fold(0.0, f64::max)
    };
    let all = [most(false), most(true), 1.0];
    all.into_iter().find(|most| *most > 0.0).unwrap_or(1.0)
}

/// What is painted of a cell: with a little room to its neighbours, and where it is weak only its middle, or under its
/// number a line.
fn painted(area: &Rect, weak: bool, has_number: bool) -> Rect {
    if weak && has_number {
        let all = painted(area, false, true);
        return Rect { top: all.bottom - LINE, ..all };
    }
    let share = if weak { (1.0 - WEAK) / 2.0 } else { 0.0 };
    let (across, down) = (area.width() * share, area.height() * share);
    let gap = (SPACE / 2.0).min(area.width() * 0.1);
    Rect {
        left: area.left + across + gap,
        right: area.right - across - gap,
        top: area.top + down + SPACE / 2.0,
        bottom: area.bottom - down - SPACE / 2.0,
    }
}
