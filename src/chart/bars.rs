//! Frequency by the values of a field: a row for each value, in it a dot with its interval for each series.
//!
//! Rows, because the names of values are long; dots, because a bar's length from 0 would hide the interval's lower end.
//! Parts of a whole are one bar.

use super::{
    Anchor, Data, Key, Label, Rect, Rule, Text, apart, keys,
    labels::{centred, shorten, shorten_apart},
    scale::{Band, Linear},
    ticks,
    value::Measure,
};
use crate::protocol::{Point, Series};

/// The chart for one width. Everything lies between 0 and `width`, 0 and `height`.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    pub width: f64,
    pub height: f64,
    pub plot: Rect,
    /// The names of the series, above the plot.
    pub keys: Vec<Key>,
    pub unit: Label,
    /// Rising; those whose label has no room have an empty one.
    pub rules: Vec<Rule>,
    pub words_label: Label,
    /// One for each bin.
    pub rows: Vec<Row>,
    /// Some interval is longer than the axis and is cut at its end.
    pub cut: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// All of the row, also the name and the words.
    pub area: Rect,
    /// The value's name, shortened to its room.
    pub name: Label,
    /// One for each series; none where there is no data.
    pub dots: Vec<Option<Dot>>,
    /// What each of the dots says, by its series, in a column of their own: beside the dots they would be taken for the
    /// ends of intervals.
    pub values: Vec<(usize, Label)>,
    /// As wide as the share of the words of the row that has most.
    pub words: Rect,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dot {
    pub x: f64,
    pub y: f64,
    pub interval: Option<(f64, f64)>,
    /// The interval goes on beyond the plot.
    pub cut: bool,
    pub weak: bool,
    /// Its part of the row's bar, where that is one.
    pub segment: Option<Rect>,
    /// Its own bar, from zero, where values are drawn so.
    pub bar: Option<Rect>,
    /// To be drawn with its marker: all, but parts of a bar that are too short.
    pub marked: bool,
}

/// From this width on, a value's name stands beside its dots, else above them.
const BESIDE: f64 = 520.0;
const GAP: f64 = 8.0;
/// Height of one series in a row, of the words' bar, and of the free space at either end of a row.
const DOT_LINE: f64 = 13.0;
const WORDS_BAR: f64 = 8.0;
const ROW_GAP: f64 = 5.0;
/// The height of a bar of several parts.
const STACK: f64 = 18.0;
/// How high the bar of a single series is; how long the sign of a cut interval is.
const BAR: f64 = 9.0;
const SIGN: f64 = 7.0;
/// A part is this long, in pixels, where it has its marker.
pub(super) const MARKED: f64 = 13.0;

/// Lays the chart out. `names` are those of the bins of `trend`, in order.
pub fn lay_out(data: &Data, names: &[String], width: f64, text: &Text) -> Bars {
    let &Data { trend, measure, .. } = data;
    let width = width.max(160.0);
    let beside = width >= BESIDE;
    let words_label = shorten(text.words, width / 4.0, text.measure);
    let words_width = (text.measure)(&words_label).max(if beside { 72.0 } else { 44.0 });
    let stacked = measure.is_stacked();
    let printed = |series: &Series, bin: usize| Some((text.value)(measure.value(series.points.get(bin)?)?));
    let all_printed = trend.series.iter().flat_map(|own| (0..trend.bins.len()).filter_map(|bin| printed(own, bin)));
    let values_width = match stacked {
        true => 0.0,
        false => all_printed.map(|value| (text.measure)(&value)).fold(0.0, f64::max),
    };
    // Names leave the plot more than a third of the width, whatever the values take.
    let others = words_width + values_width.max(3.0 * GAP) + SIGN + 5.0 * GAP;
    let names_room =
        if beside { (width * 0.34).min(width * 0.64 - others).max(0.0) } else { width - words_width - 2.0 * GAP };
    let short = shorten_apart(names, names_room, text.measure);
    let widest = short.iter().map(|name| (text.measure)(name)).fold(0.0, f64::max).min(names_room);

    let (keys, keys_height) =
        if data.panel.is_some() { (Vec::new(), 0.0) } else { keys(data, width, text.line, text.measure) };
    let top = keys_height + 2.0 * text.line + GAP;
    let left = if beside { widest + 2.0 * GAP } else { GAP };
    // The numbers of the axis stand clear of the name of the words, and the signs of cut intervals of the values.
    let values_right = width - words_width - 2.0 * GAP;
    let plot_right = values_right - (values_width + SIGN + GAP).max(3.0 * GAP);

    // Room for a value behind each dot.
    let dots_height = if stacked { STACK } else { DOT_LINE.max(text.line) * trend.series.len().max(1) as f64 };
    let row_height = 2.0 * ROW_GAP + if beside { dots_height.max(text.line) } else { text.line + dots_height };
    let bottom = top + row_height * trend.bins.len() as f64;
    let plot = Rect { left, top, right: plot_right.max(left), bottom };

    let ticks = ticks::from_zero(data.top(), (plot.width() / 90.0) as usize, measure.is_whole());
    let lengths = Linear { domain: (0.0, ticks.top), range: (plot.left, plot.right) };
    let numbers_y = keys_height + 1.5 * text.line;
    let rules = rules(&ticks.values, &lengths, numbers_y, values_right, text);

    let rows_band = Band { range: (top, bottom), count: trend.bins.len(), gap: 0.0 };
    let most = data.most_words();
    let rows: Vec<Row> = trend
        .bins
        .iter()
        .zip(short)
        .enumerate()
        .map(|(index, (bin, name))| {
            let (row_top, row_bottom) = rows_band.at(index);
            let dots_top =
                if beside { (row_top + row_bottom - dots_height) / 2.0 } else { row_bottom - ROW_GAP - dots_height };
            let dots_band = Band { range: (dots_top, dots_top + dots_height), count: trend.series.len(), gap: 0.0 };
            let mut before = 0.0;
            let dots = trend.series.iter().enumerate().map(|(series, own)| {
                let point = own.points.get(index)?;
                if !stacked {
                    let dot = dot(point, measure, &lengths, dots_band.middle(series));
                    return dot.map(|dot| if data.bars { with_bar(dot, plot.left) } else { dot });
                }
                let value = measure.value(point)?;
                let (left, right) = (lengths.at(before), lengths.at(before + value));
                before += value;
                let area = Rect { left, right, top: dots_top, bottom: dots_top + dots_height };
                Some(part(area, measure.is_weak(point)))
            });
            let name = if beside {
                Label { x: left - GAP, y: rows_band.middle(index), anchor: Anchor::End, text: name }
            } else {
                Label { x: plot.left, y: row_top + ROW_GAP + text.line / 2.0, anchor: Anchor::Start, text: name }
            };
            let words_y = if beside { rows_band.middle(index) } else { dots_top + dots_height / 2.0 };
            let words_left = width - words_width;
            let length = match bin.tokens {
                0 => 0.0,
                tokens => (tokens as f64 / most as f64 * words_width).max(1.0),
            };
            let dots: Vec<Option<Dot>> = dots.collect();
            let values = trend.series.iter().zip(&dots).enumerate().filter_map(|(series, (own, dot))| {
                let y = dot.as_ref().filter(|_| !stacked)?.y;
                let label = Label { x: values_right, y, anchor: Anchor::End, text: printed(own, index)? };
                Some((data.number(series), label))
            });
            let values = values.collect();
            Row {
                area: Rect { left: 0.0, top: row_top, right: width, bottom: row_bottom },
                name,
                dots,
                values,
                words: Rect {
                    left: words_left,
                    right: words_left + length,
                    top: words_y - WORDS_BAR / 2.0,
                    bottom: words_y + WORDS_BAR / 2.0,
                },
            }
        })
        .collect();

    let unit = shorten(data.head(text), width - plot.left, text.measure);
    Bars {
        width,
        height: bottom + GAP,
        plot,
        unit: Label { x: plot.left, y: keys_height + text.line / 2.0, anchor: Anchor::Start, text: unit },
        rules,
        words_label: Label { x: width - words_width, y: numbers_y, anchor: Anchor::Start, text: words_label },
        cut: rows.iter().flat_map(|row| &row.dots).flatten().any(|dot| dot.cut),
        rows,
        keys,
    }
}

impl Bars {
    /// The point, as series and bin, that a pointer at this place means: the nearest dot of its row.
    pub fn nearest(&self, x: f64, y: f64) -> Option<(usize, usize)> {
        let bin = self.rows.iter().position(|row| (row.area.top..row.area.bottom).contains(&y))?;
        let dots = self.rows.get(bin)?.dots.iter().enumerate().filter_map(|(series, dot)| Some((series, (*dot)?)));
        let distance = |dot: &Dot| match dot.segment {
            Some(part) => (part.left - x).max(x - part.right),
            None => apart(dot.x - x, dot.y - y),
        };
        dots.min_by(|(_, a), (_, b)| distance(a).total_cmp(&distance(b))).map(|(series, _)| (series, bin))
    }
}

fn dot(point: &Point, measure: Measure, lengths: &Linear, y: f64) -> Option<Dot> {
    let value = measure.value(point)?;
    let interval = measure.interval(point);
    Some(Dot {
        x: lengths.at(value),
        y,
        interval: interval.map(|(low, high)| (lengths.at(low), lengths.at(high))),
        cut: interval.is_some_and(|(_, high)| high > lengths.domain.1),
        weak: measure.is_weak(point),
        segment: None,
        bar: None,
        marked: true,
    })
}

/// The bar of a dot, in place of its marker.
fn with_bar(dot: Dot, from: f64) -> Dot {
    let area = Rect { left: from, right: dot.x.max(from), top: dot.y - BAR / 2.0, bottom: dot.y + BAR / 2.0 };
    Dot { bar: Some(area), marked: false, ..dot }
}

/// A part of a bar.
fn part(area: Rect, weak: bool) -> Dot {
    Dot {
        x: (area.left + area.right) / 2.0,
        y: (area.top + area.bottom) / 2.0,
        interval: None,
        cut: false,
        weak,
        segment: Some(area),
        bar: None,
        marked: area.width() >= MARKED,
    }
}

/// A rule for each value; its number only where it stands clear of the one before and ends before `limit`.
fn rules(values: &[f64], lengths: &Linear, y: f64, limit: f64, text: &Text) -> Vec<Rule> {
    let mut free_from = f64::NEG_INFINITY;
    let rule = |value: &f64| {
        let at = lengths.at(*value);
        let (mut label, (start, end)) = centred(at, y, (text.number)(*value), limit, text.measure);
        if start >= free_from {
            free_from = end + GAP;
        } else {
            label.text.clear();
        }
        Rule { at, label }
    };
    values.iter().map(rule).collect()
}
