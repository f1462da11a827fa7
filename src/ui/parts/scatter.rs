//! Two frequencies of words against each other, drawn. For the eye alone: the table beside it says the same, so that
//! neither keys nor screen readers stop here.

use super::drawn::{fitted, image, line, line_of, link, px, text};
use crate::chart::{
    Text,
    scatter::{DOT, Dot, Spot, lay_out},
};
use crate::platform::{drawing::Ruler, locale};
use crate::ui::dom::{El, Piece, el, svg};

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
    let said = Text {
        measure: &measure,
        line: line_of(ruler),
        number: &number,
        calendar: &locale::calendar,
        unit: "",
        words: "",
    };
    let scatter = lay_out(&spots, [&says.target, &says.reference], width, &said);

    let plot = scatter.plot;
    let up = scatter.up.iter().map(|rule| line([(plot.left, rule.at), (plot.right, rule.at)]).is("chart-rule"));
    let across = scatter.across.iter().map(|rule| line([(rule.at, plot.top), (rule.at, plot.bottom)]).is("chart-rule"));
    let numbers = scatter.up.iter().chain(&scatter.across).map(|rule| text(&rule.label).is("chart-number"));
    // What matters most is drawn last, above the others.
    let dots = scatter.dots.iter().zip(points).rev().map(|(dot, point)| draw_dot(dot, point));
    image(scatter.width, scatter.height)
        .at("aria-hidden", "true")
        .with(up.chain(across).chain(numbers).collect::<Piece>())
        .with(line(scatter.diagonal).is("plot-equal"))
        .with(scatter.titles.iter().map(|title| text(title).is("chart-unit")).collect::<Piece>())
        .with(dots.collect::<Piece>())
        .piece()
}

fn draw_dot(dot: &Dot, point: &Point) -> El {
    let circle = |radius: String| svg("circle").at("cx", px(dot.x)).at("cy", px(dot.y)).at("r", radius);
    link(&point.link, &point.title)
        .is(if point.is_target { "plot-dot" } else { "plot-dot is-other" })
        .with(circle(REACH.into()).is("plot-reach"))
        .with(circle(px(DOT)))
        .with(dot.label.as_ref().map(|label| text(label).piece()))
}

/// A decade with as many decimal places as it has.
fn number(value: f64) -> String {
    let places = [0.9, 0.09, 0.009].into_iter().filter(|above| 0.0 < value && value < *above).count();
    locale::fixed(value, places)
}
