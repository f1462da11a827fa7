//! From numbers to SVG. Colours, widths and fonts are the style sheet's.

mod bars;
mod heat;
mod lines;

use leptos::prelude::*;
use leptos::svg;

use super::Chart;
use super::describe::summary;
use super::frame::Drawing;
use crate::chart::{
    Anchor, Key, Label, Rect, Rule,
    lines::Tick,
    marks::{KINDS, dash, marker},
};
use crate::ui::logic::charts::{Layout, polyline, px, rectangles, segment};

/// The radius of a marker, in pixels.
const MARKER: f64 = 3.6;

/// The class that gives a series its colour, by its number.
pub(super) fn colour_class(number: usize) -> String {
    format!("s{}", number % KINDS + 1)
}

/// The drawing of a chart, with a ring around the point `here`.
pub(super) fn drawing(chart: &Chart, layout: &Layout, ring: impl Fn() -> Option<AnyView> + Send + 'static) -> AnyView {
    // One of several has its name in place of the unit.
    let head = if chart.panel.is_some() { "chart-group" } else { "chart-unit" };
    let inside = match layout {
        Layout::Lines(lines) => lines::draw(lines, head),
        Layout::Bars(bars) => bars::draw(bars, chart, head),
        Layout::Heat(heat) => heat::draw(heat),
    };
    view! {
        <Drawing size=layout.size() label=Some(summary(chart))>
            {inside}
            {ring}
        </Drawing>
    }
    .into_any()
}

/// A ring around a point of a series.
pub(super) fn ring((x, y): (f64, f64), colour: &str) -> AnyView {
    view! { <circle class=format!("chart-here {colour}") cx=px(x) cy=px(y) r="8"/> }.into_any()
}

/// The names of series by themselves, and the unit below them.
pub(super) fn keys_alone(keys: &[Key], unit: String, (width, height): (f64, f64), line: f64) -> AnyView {
    let unit = Label { x: 0.0, y: height + line / 2.0, anchor: Anchor::Start, text: unit };
    let keys = keys.iter().map(|one| key(one, dash(one.series))).collect_view();
    view! { <Drawing size=(width, height + line)>{keys}{text(&unit, "chart-unit")}</Drawing> }.into_any()
}

pub(super) fn text(label: &Label, class: impl Into<Option<&'static str>>) -> AnyView {
    let class: Option<&str> = class.into();
    let anchor = match label.anchor {
        Anchor::Start => None,
        Anchor::Middle => Some("middle"),
        Anchor::End => Some("end"),
    };
    view! { <text class=class x=px(label.x) y=px(label.y) text-anchor=anchor>{label.text.clone()}</text> }.into_any()
}

/// A value in the colour of its series, by its number.
fn printed((number, label): &(usize, Label)) -> AnyView {
    view! { <g class=colour_class(*number)>{text(label, "chart-printed")}</g> }.into_any()
}

pub(super) fn line([(x1, y1), (x2, y2)]: [(f64, f64); 2], class: &'static str) -> AnyView {
    view! { <line class=class x1=px(x1) y1=px(y1) x2=px(x2) y2=px(y2)/> }.into_any()
}

/// A link within a drawing, for the pointer alone. (`view!` takes an `<a>` for HTML where it does not see the `<svg>`.)
pub(super) fn link(class: &'static str, href: &str, title: &str, children: impl IntoView + 'static) -> AnyView {
    let title = svg::title().child(title.to_owned());
    svg::a()
        .attr("class", class)
        .attr("href", href.to_owned())
        .attr("tabindex", "-1")
        .child((title, children))
        .into_any()
}

/// A path, unless it is empty.
fn path(class: &'static str, d: String) -> Option<AnyView> {
    (!d.is_empty()).then(|| view! { <path class=class d=d/> }.into_any())
}

/// A class, and with it one for a point with too little data.
fn with_weak(weak: bool, class: &'static str, weak_class: &'static str) -> &'static str {
    if weak { weak_class } else { class }
}

/// Markers of a series, by its number.
fn markers(number: usize, places: impl Iterator<Item = (f64, f64)>, weak: bool) -> Option<AnyView> {
    let outline = marker(number, MARKER);
    let all = places.map(|place| polyline([place]) + &outline).collect();
    path(with_weak(weak, "chart-mark", "chart-mark is-weak"), all)
}

/// Parts of a whole: those of one series, with the same certainty.
fn parts<'a>(areas: impl Iterator<Item = &'a Rect>, weak: bool) -> Option<AnyView> {
    path(with_weak(weak, "chart-part", "chart-part is-weak"), rectangles(areas))
}

/// Bars of their own: those of one series, with the same certainty. What lies over them is seen.
fn own_bars<'a>(areas: impl Iterator<Item = &'a Rect>, weak: bool) -> Option<AnyView> {
    path(with_weak(weak, "chart-bar", "chart-bar is-weak"), rectangles(areas))
}

/// How many words there are, as bars.
fn words<'a>(bars: impl Iterator<Item = &'a Rect>) -> AnyView {
    view! { <g class="chart-words"><path d=rectangles(bars)/></g> }.into_any()
}

/// A series' name beside its dash and marker.
fn key(key: &Key, dash: &'static str) -> AnyView {
    let (from, to) = key.sample;
    let y = px(key.label.y);
    view! {
        <g class=format!("chart-key {}", colour_class(key.series))>
            <line class="chart-line" x1=px(from) x2=px(to) y1=y.clone() y2=y stroke-dasharray=dash/>
            {markers(key.series, std::iter::once(((from + to) / 2.0, key.label.y)), false)}
            {text(&key.label, "chart-name")}
        </g>
    }
    .into_any()
}

/// The rules of an axis, each drawn by `path`, and their numbers.
fn rules(rules: &[Rule], path_of: impl Fn(&Rule) -> String) -> AnyView {
    let numbers = rules.iter().map(|rule| text(&rule.label, "chart-number")).collect_view();
    (path("chart-rule", rules.iter().map(path_of).collect()), numbers).into_any()
}

/// The dates below a plot, in two levels.
fn dates(ticks: &[Tick], groups: &[Label], bottom: f64) -> AnyView {
    let down = |tick: &Tick| segment((tick.at, bottom), (tick.at, bottom + 4.0));
    let dates = ticks.iter().map(|tick| text(&tick.label, "chart-date")).collect_view();
    let groups = groups.iter().map(|label| text(label, "chart-group")).collect_view();
    (path("chart-tick", ticks.iter().map(down).collect()), dates, groups).into_any()
}
