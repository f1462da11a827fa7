use std::iter::once;

use leptos::prelude::*;

use super::{colour_class, key, line, markers, own_bars, parts, path, printed, rules, text, with_weak};
use crate::chart::{
    Anchor, Label, Rect, Rule,
    bars::{Bars, Dot, Row},
    value::Measure,
};
use crate::ui::charts::Chart;
use crate::ui::logic::charts::{polygon, px, segment};
use crate::ui::words::chart as said;

pub(super) fn draw(bars: &Bars, chart: &Chart, head: &'static str) -> AnyView {
    let plot = bars.plot;
    let down = |rule: &Rule| segment((rule.at, plot.top), (rule.at, plot.bottom));
    view! {
        {text(&bars.unit, head)}
        {rules(&bars.rules, down)}
        {text(&bars.words_label, "chart-date")}
        {bars.keys.iter().map(|one| key(one, "")).collect_view()}
        {bars.rows.iter().map(|one| row(one, &plot, chart)).collect_view()}
    }
    .into_any()
}

fn row(row: &Row, plot: &Rect, chart: &Chart) -> AnyView {
    let Rect { left, right, top, .. } = row.area;
    let nothing = row.dots.iter().all(Option::is_none).then(|| {
        let said = if chart.measure == Measure::Among { said::no_hits() } else { said::no_words() };
        let y = row.name.y.max(row.words.top);
        text(&Label { x: plot.left, y, anchor: Anchor::Start, text: said }, "chart-date")
    });
    let dots = row.dots.iter().enumerate();
    let dots = dots.filter_map(|(series, one)| Some(dot(chart.number(series), one.as_ref()?, plot.right)));
    view! {
        {line([(left, top), (right, top)], "chart-row")}
        {text(&row.name, "chart-value")}
        {nothing}
        <g class="chart-words">{bar(&row.words)}</g>
        {dots.collect_view()}
        {row.values.iter().map(printed).collect_view()}
    }
    .into_any()
}

fn bar(area: &Rect) -> Option<AnyView> {
    let is_visible = area.width() > 0.0 && area.height() > 0.0;
    let (x, y, width, height) = (px(area.left), px(area.top), px(area.width()), px(area.height()));
    is_visible.then(|| view! { <rect x=x y=y width=width height=height/> }.into_any())
}

/// The value of a series, by its number, in a row; `right` is the end of the plot.
fn dot(number: usize, dot: &Dot, right: f64) -> AnyView {
    let marker = || markers(number, once((dot.x, dot.y)), dot.weak);
    if let Some(part) = &dot.segment {
        let mark = dot.marked.then(|| view! { <g class="chart-on">{marker()}</g> });
        return view! { <g class=colour_class(number)>{parts(once(part), dot.weak)}{mark}</g> }.into_any();
    }
    let class = with_weak(dot.weak, "chart-whisker", "chart-whisker is-weak");
    let whisker = dot.interval.map(|(low, high)| line([(low, dot.y), (high, dot.y)], class));
    let (x, y) = (right + 2.0, dot.y);
    let cut = dot.cut.then(|| path("chart-cut", polygon([(x, y - 3.5), (x + 5.0, y), (x, y + 3.5)])));
    let mark = match &dot.bar {
        Some(area) => own_bars(once(area), dot.weak),
        None => marker(),
    };
    let (below, above) = if dot.bar.is_some() { (mark, None) } else { (None, mark) };
    view! { <g class=colour_class(number)>{below}{whisker}{cut}{above}</g> }.into_any()
}
