//! From numbers to SVG. Colours, widths and fonts are the style sheet's.

use leptos::prelude::*;

use super::{Chart, Layout, Spot, says};
use crate::chart::{
    Anchor, Key, Label, Rect, Rule,
    bars::{Bars, Dot, Row},
    lines::{Line, Lines, Mark},
    marks::{SERIES, dash, marker},
};
use crate::ui::live::live_option;
use crate::ui::words::chart as said;

/// The radius of a marker, in pixels.
const MARKER: f64 = 3.6;

/// The class that gives a series its colour.
pub(super) fn colour(series: usize) -> String {
    format!("s{}", series % SERIES + 1)
}

pub(super) fn drawing(chart: &Chart, layout: &std::rc::Rc<Layout>, here: ReadSignal<Option<Spot>>) -> AnyView {
    let (width, height, inside) = match &**layout {
        Layout::Lines(lines) => (lines.width, lines.height, draw_lines(lines)),
        Layout::Bars(bars) => (bars.width, bars.height, draw_bars(bars)),
    };
    let layout = StoredValue::new_local(layout.clone());
    let ring = move || {
        let spot = here.get()?;
        let (x, y) = layout.with_value(|layout| layout.place(spot))?;
        let class = format!("chart-here {}", colour(spot.0));
        Some(view! { <circle class=class cx=px(x) cy=px(y) r="8" /> }.into_any())
    };
    view! {
        <svg
            class="chart-drawing"
            role="img"
            aria-label=says::summary(chart)
            width=px(width)
            height=px(height)
            viewBox=format!("0 0 {} {}", px(width), px(height))
        >
            {inside}
            {live_option(ring)}
        </svg>
    }
    .into_any()
}

/// A tenth of a pixel is finer than any screen.
fn px(length: f64) -> String {
    format!("{length:.1}")
}

fn text(label: &Label, class: &'static str) -> AnyView {
    let anchor = match label.anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    };
    view! {
        <text class=class x=px(label.x) y=px(label.y) text-anchor=anchor dominant-baseline="central">
            {label.text.clone()}
        </text>
    }
    .into_any()
}

fn line((x1, y1): (f64, f64), (x2, y2): (f64, f64), class: &'static str) -> AnyView {
    view! { <line class=class x1=px(x1) y1=px(y1) x2=px(x2) y2=px(y2) /> }.into_any()
}

fn bar(area: &Rect) -> Option<AnyView> {
    let visible = area.width() > 0.0 && area.height() > 0.0;
    visible.then(|| {
        view! { <rect x=px(area.left) y=px(area.top) width=px(area.width()) height=px(area.height()) /> }.into_any()
    })
}

fn mark(series: usize, (x, y): (f64, f64), weak: bool) -> AnyView {
    let class = if weak { "chart-mark is-weak" } else { "chart-mark" };
    view! { <path class=class d=marker(series, MARKER) transform=format!("translate({},{})", px(x), px(y)) /> }
        .into_any()
}

fn whisker(weak: bool) -> &'static str {
    if weak { "chart-whisker is-weak" } else { "chart-whisker" }
}

/// A series' name beside its dash and marker.
fn key(key: &Key, dash: &'static str) -> AnyView {
    let (from, to) = key.sample;
    let y = key.label.y;
    view! {
        <g class=format!("chart-key {}", colour(key.series))>
            <line class="chart-line" x1=px(from) x2=px(to) y1=px(y) y2=px(y) stroke-dasharray=dash />
            {mark(key.series, ((from + to) / 2.0, y), false)}
            {text(&key.label, "chart-name")}
        </g>
    }
    .into_any()
}

fn draw_lines(lines: &Lines) -> AnyView {
    let plot = lines.plot;
    let rule = |rule: &Rule| {
        let across = line((plot.left, rule.at), (plot.right, rule.at), "chart-rule");
        view! { <>{across}{text(&rule.label, "chart-number")}</> }
    };
    let tick = |tick: &crate::chart::lines::Tick| {
        let down = line((tick.at, plot.bottom), (tick.at, plot.bottom + 4.0), "chart-tick");
        view! { <>{down}{text(&tick.label, "chart-date")}</> }
    };
    view! {
        {text(&lines.unit, "chart-unit")}
        {lines.rules.iter().map(rule).collect_view()}
        {lines.ticks.iter().map(tick).collect_view()}
        {lines.groups.iter().map(|label| text(label, "chart-group")).collect_view()}
        {text(&lines.words_label, "chart-date")}
        <g class="chart-words">{lines.words.iter().filter_map(bar).collect_view()}</g>
        {lines.series.iter().map(|line| uncertainty(line, plot.top)).collect_view()}
        {lines.series.iter().map(series).collect_view()}
        {lines.series.iter().map(|line| key(&line.key, dash(line.key.series))).collect_view()}
    }
    .into_any()
}

fn points(line: &Line, bins: std::ops::Range<usize>) -> impl DoubleEndedIterator<Item = &Mark> {
    line.points.get(bins).unwrap_or_default().iter().flatten()
}

fn path<'a>(points: impl Iterator<Item = (f64, f64)> + 'a) -> String {
    let mut path = String::new();
    for (x, y) in points {
        path.push(if path.is_empty() { 'M' } else { 'L' });
        path.push_str(&format!("{x:.1},{y:.1}"));
    }
    path
}

/// The bands of joined points, the whiskers of single ones, and the signs of what is cut.
fn uncertainty(line_of: &Line, top: f64) -> AnyView {
    let bands = line_of.runs.iter().map(|run| {
        let upper = points(line_of, run.clone()).filter_map(|mark| Some((mark.x, mark.interval?.1)));
        let lower = points(line_of, run.clone()).rev().filter_map(|mark| Some((mark.x, mark.interval?.0)));
        view! { <path class="chart-band" d=path(upper.chain(lower)) /> }
    });
    let is_single = |bin: usize| !line_of.runs.iter().any(|run| run.contains(&bin));
    let whiskers = line_of.points.iter().enumerate().filter(|(bin, _)| is_single(*bin)).filter_map(|(_, mark)| {
        let mark = mark.as_ref()?;
        let (low, high) = mark.interval?;
        Some(line((mark.x, low), (mark.x, high), whisker(mark.weak)))
    });
    let cuts = line_of.points.iter().flatten().filter(|mark| mark.cut).map(|mark| {
        let (x, y) = (mark.x, top - 2.0);
        view! { <path class="chart-cut" d=format!("M{:.1},{y:.1}L{x:.1},{:.1}L{:.1},{y:.1}Z", x - 3.5, y - 5.0, x + 3.5) /> }
    });
    view! {
        <g class=colour(line_of.key.series)>
            {bands.collect_view()} {whiskers.collect_view()} {cuts.collect_view()}
        </g>
    }
    .into_any()
}

fn series(line: &Line) -> AnyView {
    let number = line.key.series;
    let stretches = line.stretches().into_iter().map(|(weak, bins)| {
        let class = if weak { "chart-line is-weak" } else { "chart-line" };
        let d = path(points(line, bins).map(|mark| (mark.x, mark.y)));
        view! { <path class=class d=d stroke-dasharray=dash(number) /> }
    });
    let marks = line.points.iter().flatten().filter(|point| point.marked);
    let marks = marks.map(|point| mark(number, (point.x, point.y), point.weak));
    view! { <g class=colour(number)>{stretches.collect_view()} {marks.collect_view()}</g> }.into_any()
}

fn draw_bars(bars: &Bars) -> AnyView {
    let plot = bars.plot;
    let rule = |rule: &Rule| {
        let down = line((rule.at, plot.top), (rule.at, plot.bottom), "chart-rule");
        view! { <>{down}{text(&rule.label, "chart-number")}</> }
    };
    view! {
        {text(&bars.unit, "chart-unit")}
        {bars.rules.iter().map(rule).collect_view()}
        {text(&bars.words_label, "chart-date")}
        {bars.keys.iter().map(|one| key(one, "")).collect_view()}
        {bars.rows.iter().map(|one| row(one, &plot)).collect_view()}
    }
    .into_any()
}

fn row(row: &Row, plot: &Rect) -> AnyView {
    let base = line((row.area.left, row.area.top), (row.area.right, row.area.top), "chart-row");
    let dots =
        row.dots.iter().enumerate().filter_map(|(series, dot)| Some(draw_dot(series, dot.as_ref()?, plot.right)));
    let nothing = row.dots.iter().all(Option::is_none).then(|| {
        let y = row.name.y.max(row.words.top);
        text(&Label { x: plot.left, y, anchor: Anchor::Start, text: said::NO_WORDS.into() }, "chart-date")
    });
    view! {
        {base}
        {text(&row.name, "chart-value")}
        {nothing}
        <g class="chart-words">{bar(&row.words)}</g>
        {dots.collect_view()}
    }
    .into_any()
}

fn draw_dot(series: usize, dot: &Dot, right: f64) -> AnyView {
    let whisker = dot.interval.map(|(low, high)| line((low, dot.y), (high, dot.y), whisker(dot.weak)));
    let cut = dot.cut.then(|| {
        let (x, y) = (right + 2.0, dot.y);
        view! { <path class="chart-cut" d=format!("M{x:.1},{:.1}L{:.1},{y:.1}L{x:.1},{:.1}Z", y - 3.5, x + 5.0, y + 3.5) /> }
    });
    view! { <g class=colour(series)>{whisker} {cut} {mark(series, (dot.x, dot.y), dot.weak)}</g> }.into_any()
}
