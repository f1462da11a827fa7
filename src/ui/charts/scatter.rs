use leptos::prelude::*;

use super::draw::{line, link, text};
use super::frame::{Drawing, Fitted, line_height};
use crate::chart::{
    Text,
    scatter::{DOT, Dot, Scatter as Layout, Spot, lay_out},
};
use crate::platform::{drawing::Ruler, locale};
use crate::ui::logic::charts::px;

/// How near to a dot is near enough to click it, in pixels.
const REACH: &str = "8";

/// A word with its frequencies per million words, and where it leads.
pub struct ScatterPoint {
    pub term: String,
    pub target: f64,
    pub reference: f64,
    /// More typical of the target than of the reference.
    pub is_target: bool,
    pub link: String,
    pub title: String,
}

/// What is written beside a [`Scatter`].
pub struct ScatterTitles {
    /// The title of the axis upwards.
    pub target: String,
    /// The title of the axis to the right.
    pub reference: String,
    /// What the drawing is, for its `aria-label`.
    pub label: String,
}

/// Two frequencies of words against each other. For the eye alone: the table beside it says the same.
///
/// The points that matter most come first.
#[component]
pub fn Scatter(points: Vec<ScatterPoint>, titles: ScatterTitles) -> impl IntoView {
    let ScatterTitles { target, reference, label } = titles;
    let draw = move |ruler: &Ruler, width: f64| {
        let spots: Vec<Spot> = points
            .iter()
            .map(|point| Spot { term: &point.term, target: point.target, reference: point.reference })
            .collect();
        let text = Text {
            measure: &|text| ruler.width(text),
            line: line_height(ruler),
            number: &decade,
            value: &decade,
            calendar: &locale::calendar,
            unit: "",
            words: "",
        };
        drawing(&lay_out(&spots, [&target, &reference], width, &text), &points)
    };
    view! {
        <figure aria-label=label>
            <Fitted draw/>
        </figure>
    }
}

fn drawing(layout: &Layout, points: &[ScatterPoint]) -> AnyView {
    let plot = layout.plot;
    let up = layout.up.iter().map(|rule| line([(plot.left, rule.at), (plot.right, rule.at)], "chart-rule"));
    let across = layout.across.iter().map(|rule| line([(rule.at, plot.top), (rule.at, plot.bottom)], "chart-rule"));
    let numbers = layout.up.iter().chain(&layout.across).map(|rule| text(&rule.label, "chart-number"));
    // What matters most is drawn last, above the others.
    let dots = layout.dots.iter().zip(points).rev().map(|(dot, point)| draw_dot(dot, point));
    let axes = up.chain(across).chain(numbers).collect_view();
    let diagonal = line(layout.diagonal, "plot-equal");
    let titles = layout.titles.iter().map(|title| text(title, "chart-unit")).collect_view();
    let dots = dots.collect_view();
    view! { <Drawing size=(layout.width, layout.height)>{axes}{diagonal}{titles}{dots}</Drawing> }.into_any()
}

fn draw_dot(dot: &Dot, point: &ScatterPoint) -> AnyView {
    let inside = view! {
        <circle class="plot-reach" cx=px(dot.x) cy=px(dot.y) r=REACH/>
        <circle cx=px(dot.x) cy=px(dot.y) r=px(DOT)/>
        {dot.label.as_ref().map(|label| text(label, None))}
    };
    link(if point.is_target { "plot-dot" } else { "plot-dot is-other" }, &point.link, &point.title, inside)
}

/// A decade, with as many decimal places as it has.
fn decade(value: f64) -> String {
    let places = [0.9, 0.09, 0.009].into_iter().filter(|above| 0.0 < value && value < *above).count();
    locale::fixed(value, places)
}
