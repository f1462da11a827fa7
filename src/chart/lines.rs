//! Frequency over time: a line for each series, the band of its interval, the words behind each bin.

use std::ops::Range;

use super::{
    Anchor, Data, Key, Label, Rect, Rule, Text, apart, bars,
    keys::{SAMPLE, SAMPLE_GAP},
    labels::{centred, push_apart, shorten},
    scale::{Band, Linear},
    ticks::{self, CalendarTick},
    time::Period,
    value::Measure,
};
use crate::protocol::{Change, Point, Series, Trend};

/// The chart for one width. Everything lies between 0 and `width`, 0 and `height`.
#[derive(Clone, Debug, PartialEq)]
pub struct Lines {
    pub width: f64,
    pub height: f64,
    pub plot: Rect,
    /// The unit, above the axis.
    pub unit: Label,
    /// Rising; the last is the top of the plot.
    pub rules: Vec<Rule>,
    pub ticks: Vec<Tick>,
    /// The second level of dates, below `ticks`.
    pub groups: Vec<Label>,
    pub series: Vec<Line>,
    /// One for each bin: its share of the plot's width, from top to bottom of the strip.
    pub columns: Vec<Rect>,
    /// One for each bin; without height where it has no words.
    pub words: Vec<Rect>,
    pub words_label: Label,
    /// What the points say, each by its series, where those of all bins can be read.
    pub values: Vec<(usize, Label)>,
    /// They would stand on each other, on lines or outside: the table has them.
    pub crowded: bool,
    /// Some interval is higher than the axis and is cut at its top.
    pub cut: bool,
}

/// A date under the axis: `at` is the middle of its bin.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    pub at: f64,
    pub label: Label,
}

/// Lines through the values of neighbouring bins together, one for each stretch of bins with data.
pub type Smooth = Vec<Vec<(f64, f64)>>;

#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// One for each bin; none where there is no data.
    pub points: Vec<Option<Mark>>,
    /// Bins that follow one another and all have data: at least two in each, to be joined.
    pub runs: Vec<Range<usize>>,
    /// Empty where the values of neighbouring bins are not drawn together.
    pub smooth: Smooth,
    /// Where the series changes its level: the left edges of the first bins of new levels.
    pub changes: Vec<f64>,
    /// The name at the line's end.
    pub key: Key,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    pub x: f64,
    pub y: f64,
    /// The interval's ends as places: `low` is below `high`, so the greater number.
    pub interval: Option<(f64, f64)>,
    /// The interval goes on above the plot.
    pub cut: bool,
    /// Too few words or matches for its height to mean much.
    pub weak: bool,
    /// To be drawn with its marker: all, unless they would run into each other.
    pub marked: bool,
    /// Its part of the bin's column, where that is one of several on top of each other.
    pub segment: Option<Rect>,
    /// Its own bar, from zero, where values are drawn so.
    pub bar: Option<Rect>,
}

/// Room in pixels: above the plot for the unit and the signs of cut intervals; the words' strip; the gap between
/// text and what it belongs to.
const ABOVE: f64 = 12.0;
const STRIP: f64 = 30.0;
const GAP: f64 = 8.0;
/// What is free between the values of two bins.
const VALUE_GAP: f64 = 4.0;
/// How far single points of one bin stand from each other, where the bin is wide enough.
const BESIDE: f64 = 8.0;
/// From this width on, the names of series stand beside their ends, else above the plot.
const NAMES_BESIDE: f64 = 480.0;
/// Half of a marker.
const MARK: f64 = 4.0;
/// Markers nearer to each other than this are left out.
const MARKER_ROOM: f64 = 9.0;

/// The bins as periods, where all of them are.
pub fn periods(trend: &Trend) -> Option<Vec<Period>> {
    trend.bins.iter().map(|bin| bin.key.as_deref().and_then(Period::parse)).collect()
}

/// Lays the chart out. `periods` are the bins of the trend, in order.
pub fn lay_out(data: &Data, periods: &[Period], width: f64, text: &Text) -> Lines {
    let &Data { trend, measure, .. } = data;
    let width = width.max(160.0);
    let alone = data.panel.is_none();
    let plot_height = if alone {
        (width * 0.4).clamp(170.0, 300.0).max(text.line * trend.series.len() as f64)
    } else {
        (width * 0.36).clamp(84.0, 150.0)
    };
    // A narrow plot would lose a third of its width to the names.
    let above = alone && width < NAMES_BESIDE;
    let (keys_above, keys_height) =
        if above { super::keys(data, width, text.line, text.measure) } else { (Vec::new(), 0.0) };
    let top = keys_height + text.line + ABOVE;
    let bottom = top + plot_height;

    let ticks =
        ticks::from_zero(data.top(), (plot_height / if alone { 55.0 } else { 30.0 }) as usize, measure.is_whole());
    let numbers: Vec<String> = ticks.values.iter().map(|value| (text.number)(*value)).collect();
    // At least a third of the width is left for the plot.
    let (margin, names_margin) = (width * if alone { 0.28 } else { 0.36 }, (width * 0.36).min(280.0));
    let words_label = shorten(text.words, margin - GAP, text.measure);
    let widest = |labels: &mut dyn Iterator<Item = &str>| labels.map(text.measure).fold(0.0, f64::max);
    let left = (widest(&mut numbers.iter().map(String::as_str).chain([words_label.as_str()])) + GAP).min(margin);

    let room = names_margin - SAMPLE - SAMPLE_GAP - GAP;
    // Beside each other charts have one key together.
    let named =
        |series: &Series| if alone && !above { shorten(&series.term, room, text.measure) } else { String::new() };
    let names: Vec<String> = trend.series.iter().map(named).collect();
    let names_width = widest(&mut names.iter().map(String::as_str)).min(room);
    let right = width - if names_width == 0.0 { GAP } else { names_width + SAMPLE + SAMPLE_GAP + GAP };
    let plot = Rect { left, top, right, bottom };

    let days = Linear { domain: domain(periods), range: (left, right) };
    let heights = Linear { domain: (0.0, ticks.top), range: (bottom, top) };
    let rules = ticks.values.iter().zip(numbers).map(|(value, number)| {
        let y = heights.at(*value);
        Rule { at: y, label: Label { x: left - GAP, y, anchor: Anchor::End, text: number } }
    });

    let dates = Dates { periods, days, width, text, y: bottom + GAP + text.line / 2.0 };
    let (dates_below, groups) = dates.below();
    let lines_of_dates = if groups.is_empty() { 1.0 } else { 2.0 };

    let strip_top = bottom + GAP + text.line * lines_of_dates + GAP;
    let height = strip_top + if alone { STRIP.max(text.line) } else { text.line };
    let columns: Vec<Rect> = periods
        .iter()
        .map(|period| {
            let (left, right) = (days.at(period.start() as f64), days.at(period.end() as f64));
            Rect { left, top, right, bottom: height }
        })
        .collect();
    let most = data.most_words();
    let strip = height - strip_top;
    let words = trend.bins.iter().zip(&columns).map(|(bin, column)| strip_bar(bin.tokens, most, column, strip));

    let single = || trend.series.iter().map(|series| marks(series, &columns, measure, &heights)).collect();
    let marks: Vec<Vec<Option<Mark>>> = match (measure.is_stacked(), data.bars) {
        (true, _) => stacked(data, &columns, &heights),
        (false, true) => with_bars(single(), &columns, bottom),
        (false, false) => side_by_side(single(), &columns),
    };
    let smooth: Vec<_> = trend.series.iter().map(|series| smooth(series, &columns, measure, &heights)).collect();
    let keys = if above { keys_above } else { keys(data, &marks, &smooth, names, &plot, text) };
    let cut = marks.iter().flatten().flatten().any(|mark| mark.cut);
    let has_values = alone && !measure.is_stacked() && smooth.iter().all(Vec::is_empty);
    let values = if has_values { values(data, &marks, &columns, &plot, text) } else { Some(Vec::new()) };
    let series = marks.into_iter().zip(keys).zip(smooth).zip(&trend.series).map(|(((points, key), smooth), series)| {
        let runs = if measure.is_stacked() || data.bars { Vec::new() } else { runs(&points) };
        let left = |change: &Change| columns.get(series.points.iter().position(|point| point.key == change.key)?);
        let changes = series.changes.iter().filter_map(left).map(|column| column.left).collect();
        Line { points: thinned(points, &runs), runs, smooth, changes, key }
    });

    Lines {
        width,
        height,
        plot,
        unit: Label {
            x: 0.0,
            y: keys_height + text.line / 2.0,
            anchor: Anchor::Start,
            text: shorten(data.head(text), width, text.measure),
        },
        rules: rules.collect(),
        ticks: dates_below,
        groups,
        series: series.collect(),
        words: words.collect(),
        words_label: Label { x: left - GAP, y: (strip_top + height) / 2.0, anchor: Anchor::End, text: words_label },
        columns,
        crowded: values.is_none(),
        values: values.unwrap_or_default(),
        cut,
    }
}

impl Line {
    /// The runs cut where they turn weak or firm: true for a stretch whose every step has a weak end. Neighbouring
    /// stretches share the point between them.
    pub fn stretches(&self) -> Vec<(bool, Range<usize>)> {
        let is_weak = |bin: usize| self.points.get(bin).copied().flatten().is_some_and(|mark| mark.weak);
        let mut stretches: Vec<(bool, Range<usize>)> = Vec::new();
        for run in &self.runs {
            for bin in run.start..run.end.saturating_sub(1) {
                let weak = is_weak(bin) || is_weak(bin + 1);
                match stretches.last_mut().filter(|(kind, last)| *kind == weak && last.end == bin + 1) {
                    Some((_, last)) => last.end = bin + 2,
                    None => stretches.push((weak, bin..bin + 2)),
                }
            }
        }
        stretches
    }
}

impl Lines {
    /// The point, as series and bin, that a pointer at this place means: the nearest in its column, or in the nearest
    /// column that has one.
    pub fn nearest(&self, x: f64, y: f64) -> Option<(usize, usize)> {
        let marks = self.series.iter().enumerate().flat_map(|(series, line)| {
            let columns = line.points.iter().zip(&self.columns).enumerate();
            columns.filter_map(move |(bin, (mark, column))| Some((series, bin, (*mark)?, column)))
        });
        let distances = marks.map(|(series, bin, mark, column)| {
            let from_column = (column.left - x).max(x - column.right).max(0.0);
            let from_mark = match mark.segment {
                Some(part) => (part.top - y).max(y - part.bottom),
                None => apart(mark.x - x, mark.y - y),
            };
            ((series, bin), from_column, from_mark)
        });
        let nearest = distances.min_by(|a, b| a.1.total_cmp(&b.1).then(a.2.total_cmp(&b.2)));
        nearest.map(|(spot, _, _)| spot)
    }
}

/// From the first day of the first bin to the end of the last.
pub(super) fn domain(periods: &[Period]) -> (f64, f64) {
    let start = periods.iter().map(Period::start).min().unwrap_or_default();
    let end = periods.iter().map(Period::end).max().unwrap_or_default();
    (start as f64, end as f64)
}

/// A bin with any words at all shows at least a pixel of them.
fn strip_bar(tokens: u64, most: u64, column: &Rect, strip: f64) -> Rect {
    let share = if tokens == 0 { 0.0 } else { tokens as f64 / most as f64 };
    let height = if tokens == 0 { 0.0 } else { (share * strip).max(1.0) };
    Rect { top: column.bottom - height, bottom: column.bottom, ..narrowed(column) }
}

/// A column with a little room to its neighbours.
fn narrowed(column: &Rect) -> Rect {
    let gap = (column.width() * 0.12).min(2.0);
    Rect { left: column.left + gap, right: column.right - gap, ..*column }
}

/// Marks on top of each other: each in the middle of its part of the column.
fn stacked(data: &Data, columns: &[Rect], heights: &Linear) -> Vec<Vec<Option<Mark>>> {
    let mut below = vec![0.0; columns.len()];
    let mut part = |point: &Point, bin: usize, column: &Rect| {
        let value = data.measure.value(point)?;
        let before = below.get_mut(bin)?;
        let (top, bottom) = (heights.at(*before + value), heights.at(*before));
        *before += value;
        let area = Rect { top, bottom, ..narrowed(column) };
        Some(Mark {
            x: (area.left + area.right) / 2.0,
            y: (top + bottom) / 2.0,
            interval: None,
            cut: false,
            weak: data.measure.is_weak(point),
            marked: area.width().min(area.height()) >= bars::MARKED,
            segment: Some(area),
            bar: None,
        })
    };
    let series = data.trend.series.iter().map(|series| {
        let points = series.points.iter().zip(columns).enumerate();
        points.map(|(bin, (point, column))| part(point, bin, column)).collect()
    });
    series.collect()
}

fn marks(series: &Series, columns: &[Rect], measure: Measure, heights: &Linear) -> Vec<Option<Mark>> {
    let mark = |(point, column): (&Point, &Rect)| {
        let value = measure.value(point)?;
        let interval = measure.interval(point);
        Some(Mark {
            x: (column.left + column.right) / 2.0,
            y: heights.at(value),
            interval: interval.map(|(low, high)| (heights.at(low), heights.at(high))),
            cut: interval.is_some_and(|(_, high)| high > heights.domain.1),
            weak: measure.is_weak(point),
            marked: true,
            segment: None,
            bar: None,
        })
    };
    series.points.iter().zip(columns).map(mark).collect()
}

/// The values of neighbouring bins together, stretch by stretch.
fn smooth(series: &Series, columns: &[Rect], measure: Measure, heights: &Linear) -> Smooth {
    let place = |(value, column): (&Option<f64>, &Rect)| {
        value.map(|value| ((column.left + column.right) / 2.0, heights.at(measure.of_curve(value))))
    };
    let places: Vec<Option<(f64, f64)>> = series.smoothed.iter().zip(columns).map(place).collect();
    let stretches = places.split(Option::is_none).filter(|stretch| stretch.len() > 1);
    stretches.map(|stretch| stretch.iter().flatten().copied().collect()).collect()
}

/// Makes each mark a bar, those of one bin beside each other.
fn with_bars(mut marks: Vec<Vec<Option<Mark>>>, columns: &[Rect], bottom: f64) -> Vec<Vec<Option<Mark>>> {
    let count = marks.len();
    for (series, points) in marks.iter_mut().enumerate() {
        for (mark, column) in points.iter_mut().zip(columns) {
            let Some(mark) = mark else { continue };
            let area = narrowed(column);
            let (left, right) = Band { range: (area.left, area.right), count, gap: 0.1 }.at(series);
            mark.x = f64::midpoint(left, right);
            // A zero has no height: its marker tells it from a time without words.
            mark.marked = mark.y >= bottom;
            mark.bar = Some(Rect { left, right, top: mark.y.min(bottom), bottom });
        }
    }
    marks
}

/// The values above or below their marks, those of all bins or none: some alone would say that the others matter less.
/// `None` where one of them has no place where it is beyond doubt whose it is: clear of all lines, marks and intervals, of
/// other values, and of the edges.
fn values(
    data: &Data,
    marks: &[Vec<Option<Mark>>],
    columns: &[Rect],
    plot: &Rect,
    text: &Text,
) -> Option<Vec<(usize, Label)>> {
    let side_by_side = if data.bars { data.trend.series.len().max(1) } else { 1 };
    let room = columns.iter().map(Rect::width).fold(f64::INFINITY, f64::min) / side_by_side as f64 - VALUE_GAP;
    let drawn = Obstacles::of(marks, data.bars);
    let mut taken: Vec<Rect> = Vec::new();
    let mut labels = Vec::new();
    for (series, (own, points)) in data.trend.series.iter().zip(marks).enumerate() {
        for (point, mark) in own.points.iter().zip(points) {
            let (Some(value), Some(mark)) = (data.measure.value(point), mark) else { continue };
            let label = (text.value)(value);
            let width = (text.measure)(&label);
            if width > room {
                return None;
            }
            let box_at = |y: f64| Rect {
                left: mark.x - width / 2.0,
                right: mark.x + width / 2.0,
                top: y - text.line / 2.0,
                bottom: y + text.line / 2.0,
            };
            let is_free = |area: &Rect| {
                let is_inside = area.top >= plot.top - ABOVE + VALUE_GAP
                    && area.bottom <= plot.bottom
                    && area.left >= plot.left
                    && area.right <= plot.right;
                is_inside && !taken.iter().any(|other| overlap(other, area)) && !drawn.meet(area)
            };
            let (above, below) = drawn.ends(mark);
            let distance = VALUE_GAP + text.line / 2.0;
            let area = [above - distance, below + distance].map(box_at).into_iter().find(is_free)?;
            let (x, y) = (mark.x, f64::midpoint(area.top, area.bottom));
            labels.push((data.number(series), Label { x, y, anchor: Anchor::Middle, text: label }));
            taken.push(area);
        }
    }
    Some(labels)
}

/// What a value may not stand on.
struct Obstacles {
    /// The steps of lines, from left to right.
    steps: Vec<((f64, f64), (f64, f64))>,
    /// Marks, single intervals and bars.
    areas: Vec<Rect>,
    /// The places of what is joined: their intervals are a band, on which values can be read.
    joined: Vec<(f64, f64)>,
}

impl Obstacles {
    fn of(marks: &[Vec<Option<Mark>>], bars: bool) -> Obstacles {
        let mut all = Obstacles { steps: Vec::new(), areas: Vec::new(), joined: Vec::new() };
        for points in marks {
            for run in if bars { Vec::new() } else { runs(points) } {
                let places =
                    || points.get(run.clone()).unwrap_or_default().iter().flatten().map(|mark| (mark.x, mark.y));
                all.steps.extend(places().zip(places().skip(1)));
                all.joined.extend(places());
            }
        }
        for mark in marks.iter().flatten().flatten() {
            let (above, below) = all.ends(mark);
            let (top, bottom) = mark.bar.map_or((above, below), |bar| (above.min(bar.top), below.max(bar.bottom)));
            let half = mark.bar.map_or(MARK, |bar| bar.width() / 2.0);
            all.areas.push(Rect { left: mark.x - half, right: mark.x + half, top, bottom });
        }
        all
    }

    /// Where a mark with its own interval begins and ends.
    fn ends(&self, mark: &Mark) -> (f64, f64) {
        let interval = mark.interval.filter(|_| !self.joined.contains(&(mark.x, mark.y)));
        let (low, high) = interval.unwrap_or((mark.y, mark.y));
        (high.min(mark.y - MARK), low.max(mark.y + MARK))
    }

    fn meet(&self, area: &Rect) -> bool {
        self.areas.iter().any(|other| overlap(other, area))
            || self.steps.iter().any(|(from, to)| crosses(*from, *to, area))
    }
}

fn overlap(a: &Rect, b: &Rect) -> bool {
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

/// Whether the straight line from one place to another, which is not left of it, goes through an area.
fn crosses(from: (f64, f64), to: (f64, f64), area: &Rect) -> bool {
    let (start, end) = (from.0.max(area.left), to.0.min(area.right));
    if start > end {
        return false;
    }
    let slope = if to.0 > from.0 { (to.1 - from.1) / (to.0 - from.0) } else { 0.0 };
    let [a, b] = [start, end].map(|x| from.1 + slope * (x - from.0));
    a.min(b) < area.bottom && a.max(b) > area.top
}

/// Sets the single points of one bin a little beside each other, so that none hides the intervals of the others.
fn side_by_side(mut marks: Vec<Vec<Option<Mark>>>, columns: &[Rect]) -> Vec<Vec<Option<Mark>>> {
    let last = marks.len().saturating_sub(1) as f64;
    for (series, points) in marks.iter_mut().enumerate() {
        let joined = runs(points);
        for (bin, (mark, column)) in points.iter_mut().zip(columns).enumerate() {
            let Some(mark) = mark.as_mut().filter(|_| !joined.iter().any(|run| run.contains(&bin))) else { continue };
            let step = (column.width() * 0.7 / last.max(1.0)).min(BESIDE);
            mark.x += step * (series as f64 - last / 2.0);
        }
    }
    marks
}

/// Each name at the height of its line's end; all pushed apart. The plot is never lower than all names
/// together, so that there is room.
fn keys(
    data: &Data,
    marks: &[Vec<Option<Mark>>],
    smooth: &[Smooth],
    names: Vec<String>,
    plot: &Rect,
    text: &Text,
) -> Vec<Key> {
    let end = |(points, lines): (&Vec<Option<Mark>>, &Smooth)| {
        let line = lines.last().and_then(|line| line.last()).map(|(_, y)| *y);
        line.or_else(|| points.iter().rev().flatten().next().map(|mark| mark.y)).unwrap_or(plot.bottom)
    };
    let wanted: Vec<f64> = marks.iter().zip(smooth).map(end).collect();
    let places = push_apart(&wanted, text.line, plot.top, plot.bottom).unwrap_or(wanted);
    let start = plot.right + GAP;
    let keys = names.into_iter().zip(places).enumerate().map(|(series, (name, y))| Key {
        series: data.number(series),
        sample: (start, start + SAMPLE),
        label: Label { x: start + SAMPLE + SAMPLE_GAP, y, anchor: Anchor::Start, text: name },
    });
    keys.collect()
}

/// Stretches of at least two neighbours with data.
fn runs(points: &[Option<Mark>]) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut start = 0;
    for stretch in points.chunk_by(|a, b| a.is_some() == b.is_some()) {
        let end = start + stretch.len();
        if stretch.len() > 1 && stretch.iter().all(Option::is_some) {
            runs.push(start..end);
        }
        start = end;
    }
    runs
}

/// Leaves out markers that would run into each other; what is joined to nothing always keeps its own.
fn thinned(mut points: Vec<Option<Mark>>, runs: &[Range<usize>]) -> Vec<Option<Mark>> {
    let mut room_from = f64::NEG_INFINITY;
    for (index, mark) in points.iter_mut().enumerate() {
        let Some(mark) = mark else { continue };
        let joined = runs.iter().any(|run| run.contains(&index));
        mark.marked &= !joined || mark.x >= room_from;
        if mark.marked {
            room_from = mark.x + MARKER_ROOM;
        }
    }
    points
}

/// Dates below the axis, in one or two lines.
pub(super) struct Dates<'a> {
    pub periods: &'a [Period],
    pub days: Linear,
    pub width: f64,
    pub text: &'a Text<'a>,
    /// The middle of the first line.
    pub y: f64,
}

impl Dates<'_> {
    /// As many as fit, and the greater periods under them.
    pub fn below(&self) -> (Vec<Tick>, Vec<Label>) {
        self.labels(&ticks::calendar(self.periods, |ticks| self.fit(ticks)))
    }

    fn middle(&self, bin: usize) -> f64 {
        self.periods.get(bin).map_or(0.0, |period| self.days.at((period.start() + period.end()) as f64 / 2.0))
    }

    /// One after another: of what does not fit, most labels are never made.
    fn first_line(&self, ticks: &[CalendarTick]) -> impl Iterator<Item = (Label, (f64, f64))> {
        ticks.iter().map(|tick| {
            let text = (self.text.calendar)(tick.label);
            centred(self.middle(tick.bin), self.y, text, self.width, self.text.measure)
        })
    }

    /// The greater periods; the first, where the axis begins in the middle of it, gives way to the next.
    fn second_line(&self, ticks: &[CalendarTick]) -> Vec<(Label, (f64, f64))> {
        let label = |tick: &CalendarTick| {
            let text = (self.text.calendar)(tick.group?);
            Some(centred(self.middle(tick.bin), self.y + self.text.line, text, self.width, self.text.measure))
        };
        let mut labels: Vec<_> = ticks.iter().filter_map(label).collect();
        if !are_apart(labels.iter().take(2).map(|(_, ends)| *ends)) {
            labels.remove(0);
        }
        labels
    }

    fn fit(&self, ticks: &[CalendarTick]) -> bool {
        let ends = |(_, ends): (Label, (f64, f64))| ends;
        are_apart(self.first_line(ticks).map(ends)) && are_apart(self.second_line(ticks).into_iter().map(ends))
    }

    fn labels(&self, ticks: &[CalendarTick]) -> (Vec<Tick>, Vec<Label>) {
        let tick = |(tick, (label, _)): (&CalendarTick, (Label, _))| Tick { at: self.middle(tick.bin), label };
        let first = ticks.iter().zip(self.first_line(ticks)).map(tick).collect();
        (first, self.second_line(ticks).into_iter().map(|(label, _)| label).collect())
    }
}

/// Whether labels from left to right, each from where to where, leave room between each other.
fn are_apart(mut labels: impl Iterator<Item = (f64, f64)>) -> bool {
    let mut free_from = f64::NEG_INFINITY;
    labels.all(|(start, end)| std::mem::replace(&mut free_from, end + GAP) <= start)
}
