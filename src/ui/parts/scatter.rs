//! Two frequencies of words against each other, drawn; and what drawings of words that are links have in common.
//!
//! They are for the eye alone: a table beside them says the same, so that neither keys nor screen readers stop here.

use crate::chart::{
    Anchor, Label, Text, decimal,
    scatter::{DOT, Dot, Spot, lay_out},
};
use crate::platform::{
    drawing::{Ruler, WidthObserver},
    locale,
};
use crate::ui::dom::{El, Piece, el, live_option, svg};
use crate::ui::signals::*;

/// A word with its frequencies per million words, and where it leads.
pub struct Point {
    pub term: String,
    pub target: f64,
    pub reference: f64,
    /// More typical of the target than of the reference.
    pub is_target: bool,
    pub link: String,
    pub title: String,
}

pub struct ScatterWords {
    /// The title of the axis upwards.
    pub target: String,
    /// The title of the axis to the right.
    pub reference: String,
    /// What the drawing is.
    pub label: String,
}

/// How near to a dot is near enough to click it.
const REACH: &str = "8";

/// The words that matter most come first.
pub fn scatter(points: Vec<Point>, says: ScatterWords) -> Piece {
    let label = says.label.clone();
    let draw = move |ruler: &Ruler, width: f64| drawn(&points, &says, ruler, width);
    el("figure").at("aria-label", label).with(fitted(Box::new(draw))).piece()
}

fn drawn(points: &[Point], says: &ScatterWords, ruler: &Ruler, width: f64) -> Piece {
    let spots: Vec<Spot> = points
        .iter()
        .map(|point| Spot { term: &point.term, target: point.target, reference: point.reference })
        .collect();
    let measure = |text: &str| ruler.width(text);
    let text = Text {
        measure: &measure,
        line: line_of(ruler),
        number: &number,
        calendar: &locale::calendar,
        unit: "",
        words: "",
    };
    let scatter = lay_out(&spots, [&says.target, &says.reference], width, &text);

    let plot = scatter.plot;
    let up = scatter.up.iter().map(|rule| line([(plot.left, rule.at), (plot.right, rule.at)]).is("chart-rule"));
    let across = scatter.across.iter().map(|rule| line([(rule.at, plot.top), (rule.at, plot.bottom)]).is("chart-rule"));
    let numbers = scatter.up.iter().chain(&scatter.across).map(|rule| words(&rule.label).is("chart-number"));
    // What matters most is drawn last, above the others.
    let dots = scatter.dots.iter().zip(points).rev().map(|(dot, point)| draw_dot(dot, point));
    image(scatter.width, scatter.height)
        .with(up.chain(across).chain(numbers).collect::<Piece>())
        .with(line(scatter.diagonal).is("plot-equal"))
        .with(scatter.titles.iter().map(|title| words(title).is("chart-unit")).collect::<Piece>())
        .with(dots.collect::<Piece>())
        .piece()
}

fn draw_dot(dot: &Dot, point: &Point) -> El {
    let circle = |radius: String| svg("circle").at("cx", px(dot.x)).at("cy", px(dot.y)).at("r", radius);
    link(&point.link, &point.title)
        .is(if point.is_target { "plot-dot" } else { "plot-dot is-other" })
        .with(circle(REACH.into()).is("plot-reach"))
        .with(circle(px(DOT)))
        .with(dot.label.as_ref().map(|label| words(label).piece()))
}

/// A decade with as many decimal places as it has.
fn number(value: f64) -> String {
    let places = [0.9, 0.09, 0.009].into_iter().filter(|above| 0.0 < value && value < *above).count();
    locale::fixed(value, places)
}

/// Draws for a width.
type Draw = Box<dyn Fn(&Ruler, f64) -> Piece>;

/// A place for a drawing, which is drawn anew for every width that it gets.
pub(super) fn fitted(draw: Draw) -> Piece {
    let frame = el("div").is("chart-frame plot");
    let element = frame.element();
    let width = RwSignal::new(0.0);
    let resized = move |new| {
        if width.get_untracked() != new {
            width.set(new);
        }
    };
    StoredValue::<_, LocalStorage>::new_local(WidthObserver::new(&element, resized));
    let drawing = move || {
        let width = width.get();
        (width > 0.0).then(|| draw(&Ruler::of(&element), width))
    };
    frame.with(live_option(drawing)).piece()
}

/// How high a line of labels is.
pub(super) fn line_of(ruler: &Ruler) -> f64 {
    (ruler.size * 1.35).round()
}

/// The drawing itself.
pub(super) fn image(width: f64, height: f64) -> El {
    svg("svg")
        .is("chart-drawing")
        .at("aria-hidden", "true")
        .at("width", px(width))
        .at("height", px(height))
        .at("viewBox", format!("0 0 {} {}", px(width), px(height)))
}

/// A link within a drawing, for the pointer alone.
pub(super) fn link(to: &str, title: &str) -> El {
    svg("a").at("href", to.to_owned()).at("tabindex", "-1").with(svg("title").with(title.to_owned()))
}

pub(super) fn line([(x1, y1), (x2, y2)]: [(f64, f64); 2]) -> El {
    svg("line").at("x1", px(x1)).at("y1", px(y1)).at("x2", px(x2)).at("y2", px(y2))
}

pub(super) fn words(label: &Label) -> El {
    let anchor = match label.anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    };
    svg("text")
        .at("x", px(label.x))
        .at("y", px(label.y))
        .at("text-anchor", anchor)
        .at("dominant-baseline", "central")
        .with(label.text.clone())
}

/// A tenth of a pixel is finer than any screen.
pub(super) fn px(length: f64) -> String {
    decimal(length, 1)
}
