//! The shapes that all drawings are made of, and the place that a drawing fits itself into.

use crate::chart::{Anchor, Label, Rect, decimal};
use crate::platform::drawing::{Ruler, WidthObserver};
use crate::ui::dom::{El, Piece, el, live_option, svg};
use leptos::prelude::*;

/// Draws for a width.
type Draw = Box<dyn Fn(&Ruler, f64) -> Piece>;

/// A place for a drawing, which is drawn anew for every width that it gets.
pub fn fitted(draw: Draw) -> Piece {
    let frame = el("div").is("chart-frame plot");
    let element = frame.element();
    let width = RwSignal::new(0);
    StoredValue::new_local(WidthObserver::new(&element, 0, move |new| width.set(new)));
    let drawing = move || {
        let width = width.get();
        (width > 0).then(|| draw(&Ruler::of(&element), width.into()))
    };
    frame.with(live_option(drawing)).piece()
}

/// How high a line of labels is.
pub fn line_of(ruler: &Ruler) -> f64 {
    (ruler.size * 1.35).round()
}

/// The drawing itself.
pub fn image(width: f64, height: f64) -> El {
    svg("svg")
        .is("chart-drawing")
        .at("width", px(width))
        .at("height", px(height))
        .at("viewBox", ["0 0 ", &px(width), " ", &px(height)].concat())
}

/// A link within a drawing, for the pointer alone.
pub fn link(to: &str, title: &str) -> El {
    svg("a").at("href", to.to_owned()).at("tabindex", "-1").with(svg("title").with(title.to_owned()))
}

pub fn line([(x1, y1), (x2, y2)]: [(f64, f64); 2]) -> El {
    svg("line").at("x1", px(x1)).at("y1", px(y1)).at("x2", px(x2)).at("y2", px(y2))
}

pub fn text(label: &Label) -> El {
    let text = svg("text").at("x", px(label.x)).at("y", px(label.y)).with(label.text.as_str());
    match label.anchor {
        Anchor::Start => text,
        Anchor::Middle => text.at("text-anchor", "middle"),
        Anchor::End => text.at("text-anchor", "end"),
    }
}

/// A tenth of a pixel is finer than any screen.
pub fn px(length: f64) -> String {
    decimal(length, 1)
}

pub fn rect(area: &Rect) -> El {
    svg("rect")
        .at("x", px(area.left))
        .at("y", px(area.top))
        .at("width", px(area.width()))
        .at("height", px(area.height()))
}
