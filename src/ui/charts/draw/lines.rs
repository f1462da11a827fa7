use std::ops::Range;

use leptos::prelude::*;

use super::{colour_class, dates, key, markers, own_bars, parts, path, printed, rules, text, with_weak, words};
use crate::chart::{
    Rect, Rule,
    lines::{Line, Lines, Mark},
    marks::dash,
};
use crate::ui::logic::charts::{polygon, polyline, segment};

pub(super) fn draw(lines: &Lines, head: &'static str) -> AnyView {
    let plot = lines.plot;
    let across = |rule: &Rule| segment((plot.left, rule.at), (plot.right, rule.at));
    let named = lines.series.iter().filter(|line| !line.key.label.text.is_empty());
    view! {
        {text(&lines.unit, head)}
        {rules(&lines.rules, across)}
        {dates(&lines.ticks, &lines.groups, plot.bottom)}
        {text(&lines.words_label, "chart-date")}
        {words(lines.words.iter())}
        {lines.series.iter().filter_map(bars).collect_view()}
        {lines.series.iter().map(|line| uncertainty(line, plot.top)).collect_view()}
        {lines.series.iter().filter_map(|line| changes(line, &plot)).collect_view()}
        {lines.series.iter().map(series).collect_view()}
        {lines.values.iter().map(printed).collect_view()}
        {named.map(|line| key(&line.key, dash(line.key.series))).collect_view()}
    }
    .into_any()
}

fn points(line: &Line, bins: Range<usize>) -> impl DoubleEndedIterator<Item = &Mark> {
    line.points.get(bins).unwrap_or_default().iter().flatten()
}

/// Of what is not drawn over by the values of several bins: the bands of joined points, the whiskers of single ones, and
/// the signs of what is cut.
fn uncertainty(line: &Line, top: f64) -> Option<AnyView> {
    if !line.smooth.is_empty() {
        return None;
    }
    let bands = line.runs.iter().map(|run| {
        let upper = points(line, run.clone()).filter_map(|mark| Some((mark.x, mark.interval?.1)));
        let lower = points(line, run.clone()).rev().filter_map(|mark| Some((mark.x, mark.interval?.0)));
        polygon(upper.chain(lower))
    });
    let is_single = |bin: usize| !line.runs.iter().any(|run| run.contains(&bin));
    let whiskers = |weak: bool| {
        let single = line.points.iter().enumerate().filter(|(bin, _)| is_single(*bin)).filter_map(|(_, mark)| *mark);
        let intervals = single.filter(|mark| mark.weak == weak).filter_map(|mark| Some((mark.x, mark.interval?)));
        let all = intervals.map(|(x, (low, high))| segment((x, low), (x, high))).collect();
        path(with_weak(weak, "chart-whisker", "chart-whisker is-weak"), all)
    };
    let cuts = line.points.iter().flatten().filter(|mark| mark.cut).map(|mark| {
        let (x, y) = (mark.x, top - 2.0);
        polygon([(x - 3.5, y), (x, y - 5.0), (x + 3.5, y)])
    });
    let drawn = view! {
        <g class=colour_class(line.key.series)>
            {path("chart-band", bands.collect())}
            {whiskers(true)}
            {whiskers(false)}
            {path("chart-cut", cuts.collect())}
        </g>
    };
    Some(drawn.into_any())
}

/// Where a series changes its level.
fn changes(line: &Line, plot: &Rect) -> Option<AnyView> {
    let down = |x: &f64| segment((*x, plot.top), (*x, plot.bottom));
    let all = path("chart-change", line.changes.iter().map(down).collect())?;
    Some(view! { <g class=colour_class(line.key.series)>{all}</g> }.into_any())
}

/// The bars of a series, below its intervals.
fn bars(line: &Line) -> Option<AnyView> {
    let of = |weak: bool| {
        let marks = line.points.iter().flatten().filter(move |mark| mark.weak == weak);
        own_bars(marks.filter_map(|mark| mark.bar.as_ref()), weak)
    };
    let has_bars = line.points.iter().flatten().any(|mark| mark.bar.is_some());
    has_bars.then(|| view! { <g class=colour_class(line.key.series)>{of(true)}{of(false)}</g> }.into_any())
}

fn series(line: &Line) -> AnyView {
    let number = line.key.series;
    let marks = |weak: bool| line.points.iter().flatten().filter(move |mark| mark.weak == weak);
    let markers = |weak: bool| {
        let places = marks(weak).filter(|mark| mark.marked).map(|mark| (mark.x, mark.y));
        markers(number, places, weak)
    };
    let is_stacked = line.points.iter().flatten().any(|mark| mark.segment.is_some());
    if is_stacked {
        let segments = |weak: bool| parts(marks(weak).filter_map(|mark| mark.segment.as_ref()), weak);
        return view! {
            <g class=colour_class(number)>
                {segments(true)}
                {segments(false)}
                <g class="chart-on">{markers(true)}{markers(false)}</g>
            </g>
        }
        .into_any();
    }
    if !line.smooth.is_empty() {
        let smooth = line.smooth.iter().map(|places| polyline(places.iter().copied())).collect();
        return view! {
            <g class=colour_class(number)>
                {stroke(number, "chart-line", smooth)}
                <g class="chart-behind">{markers(true)}{markers(false)}</g>
            </g>
        }
        .into_any();
    }
    let all = line.stretches();
    let stretches = |weak: bool| {
        let some = all.iter().filter(|(is_weak, _)| *is_weak == weak);
        let some = some.map(|(_, bins)| polyline(points(line, bins.clone()).map(|mark| (mark.x, mark.y))));
        stroke(number, with_weak(weak, "chart-line", "chart-line is-weak"), some.collect())
    };
    view! {
        <g class=colour_class(number)>
            {stretches(true)}
            {stretches(false)}
            {markers(true)}
            {markers(false)}
        </g>
    }
    .into_any()
}

/// A line with the dash of a series, unless it is empty.
fn stroke(number: usize, class: &'static str, d: String) -> Option<AnyView> {
    (!d.is_empty()).then(|| view! { <path class=class d=d stroke-dasharray=dash(number)/> }.into_any())
}
