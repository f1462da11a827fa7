//! From numbers to SVG. Colours, widths and fonts are the style sheet's.

use std::sync::Arc;

use super::{Chart, Layout, Measure, Spot, says};
use crate::chart::{
    Anchor, Key, Label, Rect, Rule,
    bars::{Bars, Dot, Row},
    heat::{Cell, Heat, SHADES},
    lines::{Line, Lines, Mark, Tick},
    marks::{KINDS, dash, marker},
};
use crate::ui::dom::{Piece, live_option, nothing, pieces, svg};
use crate::ui::parts::drawn::{self, image, px, rect};
use crate::ui::words::chart as said;
use leptos::prelude::*;

/// The radius of a marker, in pixels.
const MARKER: f64 = 3.6;

/// The class that gives a series its colour.
pub(super) fn colour(series: usize) -> String {
    ["s", &((series % KINDS + 1) as u32).to_string()].concat()
}

pub(super) fn drawing(chart: &Chart, layout: &Arc<Layout>, here: RwSignal<Option<Spot>>) -> Piece {
    // One of several has its name there.
    let head = if chart.panel.is_some() { "chart-group" } else { "chart-unit" };
    let inside = match &**layout {
        Layout::Lines(lines) => draw_lines(lines, head),
        Layout::Bars(bars) => draw_bars(bars, chart.measure, head),
        Layout::Heat(heat) => draw_heat(heat),
    };
    let (width, height) = layout.size();
    let layout = Arc::clone(layout);
    let colours: Vec<String> = (0..chart.trend.series.len()).map(|series| chart.colour(series)).collect();
    let ring = move || {
        let spot = here.get()?;
        let (x, y) = layout.place(spot)?;
        let class = ["chart-here ", colours.get(spot.0)?.as_str()].concat();
        Some(svg("circle").is(class).at("cx", px(x)).at("cy", px(y)).at("r", "8").piece())
    };
    image(width, height)
        .at("role", "img")
        .at("aria-label", says::summary(chart))
        .with(inside)
        .with(live_option(ring))
        .piece()
}

fn text(label: &Label, class: &'static str) -> Piece {
    drawn::text(label).is(class).piece()
}

fn line(from: (f64, f64), to: (f64, f64), class: &'static str) -> Piece {
    drawn::line([from, to]).is(class).piece()
}

fn bar(area: &Rect) -> Option<Piece> {
    let visible = area.width() > 0.0 && area.height() > 0.0;
    visible.then(|| rect(area).piece())
}

/// Some markers of a series.
fn marks(series: usize, places: &mut dyn Iterator<Item = (f64, f64)>, weak: bool) -> Option<Piece> {
    let outline = marker(series, MARKER);
    let mut all = String::new();
    for place in places {
        all.push_str(&path(&mut [place].into_iter()));
        all.push_str(&outline);
    }
    shape(if weak { "chart-mark is-weak" } else { "chart-mark" }, all)
}

/// Rectangles as one path.
fn boxes(areas: &mut dyn Iterator<Item = &Rect>) -> String {
    let mut path = String::new();
    for area in areas {
        if area.width() <= 0.0 || area.height() <= 0.0 {
            continue;
        }
        path.push_str(&["M", &px(area.left), ",", &px(area.top), "H", &px(area.right)].concat());
        path.push_str(&["V", &px(area.bottom), "H", &px(area.left), "z"].concat());
    }
    path
}

/// Parts of a whole: of one series, those with the same certainty.
fn parts(areas: &mut dyn Iterator<Item = &Rect>, weak: bool) -> Option<Piece> {
    shape(if weak { "chart-part is-weak" } else { "chart-part" }, boxes(areas))
}

fn mark(series: usize, place: (f64, f64), weak: bool) -> Option<Piece> {
    marks(series, &mut [place].into_iter(), weak)
}

fn whisker(weak: bool) -> &'static str {
    if weak { "chart-whisker is-weak" } else { "chart-whisker" }
}

/// A series' name beside its dash and marker.
fn key(key: &Key, dash: &'static str) -> Piece {
    let (from, to) = key.sample;
    let y = key.label.y;
    svg("g")
        .is(["chart-key ", &colour(key.series)].concat())
        .with(
            svg("line")
                .is("chart-line")
                .at("x1", px(from))
                .at("x2", px(to))
                .at("y1", px(y))
                .at("y2", px(y))
                .at("stroke-dasharray", dash),
        )
        .with(mark(key.series, ((from + to) / 2.0, y), false))
        .with(text(&key.label, "chart-name"))
        .piece()
}

fn draw_lines(lines: &Lines, head: &'static str) -> Piece {
    let plot = lines.plot;
    let across = |rule: &Rule| segment((plot.left, rule.at), (plot.right, rule.at));
    let named = lines.series.iter().filter(|line| !line.key.label.text.is_empty());
    pieces()
        .and(text(&lines.unit, head))
        .and(rules(&lines.rules, &across))
        .and(dates(&lines.ticks, &lines.groups, plot.bottom))
        .and(text(&lines.words_label, "chart-date"))
        .and(svg("g").is("chart-words").with(svg("path").at("d", boxes(&mut lines.words.iter()))))
        .and(lines.series.iter().map(|line| uncertainty(line, plot.top)).collect::<Piece>())
        .and(lines.series.iter().filter_map(|one| changes(one, &plot)).collect::<Piece>())
        .and(lines.series.iter().map(series).collect::<Piece>())
        .and(named.map(|line| key(&line.key, dash(line.key.series))).collect::<Piece>())
}

/// The lines of an axis, each by its path, and their numbers.
fn rules(rules: &[Rule], path: &dyn Fn(&Rule) -> String) -> Piece {
    pieces()
        .and(shape("chart-rule", rules.iter().map(path).collect()))
        .and(rules.iter().map(|rule| text(&rule.label, "chart-number")).collect::<Piece>())
}

fn dates(ticks: &[Tick], groups: &[Label], bottom: f64) -> Piece {
    let down = |tick: &Tick| segment((tick.at, bottom), (tick.at, bottom + 4.0));
    pieces()
        .and(shape("chart-tick", ticks.iter().map(down).collect()))
        .and(ticks.iter().map(|tick| text(&tick.label, "chart-date")).collect::<Piece>())
        .and(groups.iter().map(|label| text(label, "chart-group")).collect::<Piece>())
}

fn points(line: &Line, bins: std::ops::Range<usize>) -> impl DoubleEndedIterator<Item = &Mark> {
    line.points.get(bins).unwrap_or_default().iter().flatten()
}

fn path(points: &mut dyn Iterator<Item = (f64, f64)>) -> String {
    let mut path = String::new();
    for (x, y) in points {
        path.push(if path.is_empty() { 'M' } else { 'L' });
        path.push_str(&px(x));
        path.push(',');
        path.push_str(&px(y));
    }
    path
}

/// Shapes as one path: there may be thousands, and each element takes its time.
fn shape(class: &'static str, d: String) -> Option<Piece> {
    (!d.is_empty()).then(|| svg("path").is(class).at("d", d).piece())
}

fn segment(from: (f64, f64), to: (f64, f64)) -> String {
    path(&mut [from, to].into_iter())
}

fn triangle(corners: [(f64, f64); 3]) -> String {
    path(&mut corners.into_iter()) + "Z"
}

/// Where a series changes its level.
fn changes(line_of: &Line, plot: &Rect) -> Option<Piece> {
    let down = |x: &f64| segment((*x, plot.top), (*x, plot.bottom));
    let all = shape("chart-change", line_of.changes.iter().map(down).collect())?;
    Some(svg("g").is(colour(line_of.key.series)).with(all).piece())
}

/// Of what is not drawn over by the values of several bins, the bands of joined points, the whiskers of single ones, and the signs of what is cut.
fn uncertainty(line_of: &Line, top: f64) -> Piece {
    if !line_of.smooth.is_empty() {
        return nothing();
    }
    let bands = line_of.runs.iter().map(|run| {
        let upper = points(line_of, run.clone()).filter_map(|mark| Some((mark.x, mark.interval?.1)));
        let lower = points(line_of, run.clone()).rev().filter_map(|mark| Some((mark.x, mark.interval?.0)));
        path(&mut upper.chain(lower)) + "z"
    });
    let whiskers = |weak: bool| {
        let is_single = |bin: usize| !line_of.runs.iter().any(|run| run.contains(&bin));
        let single = line_of.points.iter().enumerate().filter(|(bin, _)| is_single(*bin));
        let marks = single.filter_map(|(_, mark)| mark.as_ref()).filter(|mark| mark.weak == weak);
        let all = marks.filter_map(|mark| mark.interval.map(|(low, high)| segment((mark.x, low), (mark.x, high))));
        shape(whisker(weak), all.collect())
    };
    let cuts = line_of.points.iter().flatten().filter(|mark| mark.cut).map(|mark| {
        let (x, y) = (mark.x, top - 2.0);
        triangle([(x - 3.5, y), (x, y - 5.0), (x + 3.5, y)])
    });
    svg("g")
        .is(colour(line_of.key.series))
        .with(shape("chart-band", bands.collect()))
        .with(whiskers(true))
        .with(whiskers(false))
        .with(shape("chart-cut", cuts.collect()))
        .piece()
}

fn series(line: &Line) -> Piece {
    let number = line.key.series;
    let drawn = |class: &'static str, d: String| {
        (!d.is_empty()).then(|| svg("path").is(class).at("d", d).at("stroke-dasharray", dash(number)).piece())
    };
    let is_smooth = !line.smooth.is_empty();
    let all = line.stretches();
    let stretches = |weak: bool| {
        let some = all.iter().filter(|(is_weak, _)| *is_weak == weak && !is_smooth);
        let some = some.map(|(_, bins)| path(&mut points(line, bins.clone()).map(|mark| (mark.x, mark.y))));
        drawn(if weak { "chart-line is-weak" } else { "chart-line" }, some.collect())
    };
    let smooth: String = line.smooth.iter().map(|places| path(&mut places.iter().copied())).collect();
    let marks_of = |weak: bool| line.points.iter().flatten().filter(move |point| point.weak == weak);
    let markers = |weak: bool| {
        let some = marks_of(weak).filter(|point| point.marked);
        marks(number, &mut some.map(|point| (point.x, point.y)), weak)
    };
    let stacked = |weak: bool| parts(&mut marks_of(weak).filter_map(|mark| mark.segment.as_ref()), weak);
    let is_stacked = line.points.iter().flatten().any(|mark| mark.segment.is_some());
    if is_stacked {
        let marks = svg("g").is("chart-on").with(markers(true)).with(markers(false));
        return svg("g").is(colour(number)).with(stacked(true)).with(stacked(false)).with(marks).piece();
    }
    let marks = pieces().and(markers(true)).and(markers(false));
    svg("g")
        .is(colour(number))
        .with(stretches(true))
        .with(if is_smooth { drawn("chart-line", smooth) } else { stretches(false) })
        .with(if is_smooth { svg("g").is("chart-behind").with(marks).piece() } else { marks })
        .piece()
}

/// The names of series by themselves, and the unit below them.
pub(super) fn key_of_all(keys: &[Key], unit: &str, (width, height): (f64, f64), line: f64) -> Piece {
    let unit = Label { x: 0.0, y: height + line / 2.0, anchor: Anchor::Start, text: unit.into() };
    image(width, height + line)
        .at("aria-hidden", "true")
        .with(keys.iter().map(|one| key(one, dash(one.series))).collect::<Piece>())
        .with(text(&unit, "chart-unit"))
        .piece()
}

fn draw_bars(bars: &Bars, measure: Measure, head: &'static str) -> Piece {
    let plot = bars.plot;
    let down = |rule: &Rule| segment((rule.at, plot.top), (rule.at, plot.bottom));
    pieces()
        .and(text(&bars.unit, head))
        .and(rules(&bars.rules, &down))
        .and(text(&bars.words_label, "chart-date"))
        .and(bars.keys.iter().map(|one| key(one, "")).collect::<Piece>())
        .and(bars.rows.iter().map(|one| row(one, &plot, measure)).collect::<Piece>())
}

fn row(row: &Row, plot: &Rect, measure: Measure) -> Piece {
    let base = line((row.area.left, row.area.top), (row.area.right, row.area.top), "chart-row");
    let dots =
        row.dots.iter().enumerate().filter_map(|(series, dot)| Some(draw_dot(series, dot.as_ref()?, plot.right)));
    let nothing = if measure == Measure::Among { said::no_hits() } else { said::no_words() };
    let nothing = row.dots.iter().all(Option::is_none).then(|| {
        let y = row.name.y.max(row.words.top);
        text(&Label { x: plot.left, y, anchor: Anchor::Start, text: nothing }, "chart-date")
    });
    pieces()
        .and(base)
        .and(text(&row.name, "chart-value"))
        .and(nothing)
        .and(svg("g").is("chart-words").with(bar(&row.words)))
        .and(dots.collect::<Piece>())
}

fn draw_dot(series: usize, dot: &Dot, right: f64) -> Piece {
    if let Some(part) = &dot.segment {
        let mark = dot.marked.then(|| svg("g").is("chart-on").with(mark(series, (dot.x, dot.y), dot.weak)).piece());
        return svg("g").is(colour(series)).with(parts(&mut [part].into_iter(), dot.weak)).with(mark).piece();
    }
    let whisker = dot.interval.map(|(low, high)| line((low, dot.y), (high, dot.y), whisker(dot.weak)));
    let cut = dot.cut.then(|| {
        let (x, y) = (right + 2.0, dot.y);
        svg("path").is("chart-cut").at("d", triangle([(x, y - 3.5), (x + 5.0, y), (x, y + 3.5)])).piece()
    });
    svg("g").is(colour(series)).with(whisker).with(cut).with(mark(series, (dot.x, dot.y), dot.weak)).piece()
}

/// How much of the colour each shade has. Numbers on them are readable in either theme: tests/palette.rs.
const SHADE: [&str; SHADES] = [".08", ".17", ".27", ".38", ".5", ".66", ".83", "1"];

fn draw_heat(heat: &Heat) -> Piece {
    let cells = || heat.cells.iter().flatten().flatten();
    let shade = |shade: usize| {
        let some = cells().filter(move |cell| cell.shade == Some(shade)).map(|cell| &cell.painted);
        let d = boxes(&mut some.chain(heat.scale.get(shade)));
        svg("path")
            .is("chart-shade")
            .at("fill-opacity", SHADE.get(shade).copied().unwrap_or_default())
            .at("d", d)
            .piece()
    };
    let zero = shape("chart-zero", boxes(&mut cells().filter(|cell| cell.shade.is_none()).map(|cell| &cell.painted)));
    let number = |cell: &Cell| {
        let class = match cell.shade.filter(|_| !cell.weak) {
            Some(shade) if shade + 2 >= SHADES => "chart-cell is-dark",
            Some(shade) if shade + 3 >= SHADES => "chart-cell is-middle",
            _ => "chart-cell",
        };
        (!cell.number.text.is_empty()).then(|| text(&cell.number, class))
    };
    let head =
        |(series, place): &(usize, (f64, f64))| svg("g").is(colour(*series)).with(mark(*series, *place, false)).piece();
    pieces()
        .and(text(&heat.unit, "chart-unit"))
        .and(heat.keys.iter().map(|one| key(one, "")).collect::<Piece>())
        .and(heat.ends.iter().map(|label| text(label, "chart-date")).collect::<Piece>())
        .and(heat.heads.iter().map(head).collect::<Piece>())
        .and(heat.rows.iter().map(|label| text(label, "chart-value")).collect::<Piece>())
        .and(dates(&heat.ticks, &heat.groups, heat.plot.bottom))
        .and(zero)
        .and((0..SHADES).map(shade).collect::<Piece>())
        .and(cells().filter_map(number).collect::<Piece>())
}
