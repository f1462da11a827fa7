//! The frame that a drawing fits itself into, and the drawing's `<svg>`.

use leptos::html;
use leptos::prelude::*;
use web_sys::HtmlDivElement;

use crate::platform::drawing::{Ruler, WidthObserver};
use crate::ui::logic::charts::px;

/// Calls `then` with the width of a frame once it is another one than `known`, and whenever it has become another one,
/// until the present owner goes.
pub(super) fn on_width(frame: NodeRef<html::Div>, known: i32, then: impl Fn(&HtmlDivElement, i32) + 'static) {
    frame.on_load(move |element| {
        let observed = element.clone();
        // Stored, so that it is dropped with the owner of the frame.
        StoredValue::new_local(WidthObserver::new(&observed, known, move |width| then(&element, width)));
    });
}

/// A frame whose drawing is made anew for each width that it gets.
#[component]
pub(super) fn Fitted(draw: impl Fn(&Ruler, f64) -> AnyView + Send + 'static) -> impl IntoView {
    let frame = NodeRef::<html::Div>::new();
    let room = RwSignal::new_local(None::<(Ruler, i32)>);
    on_width(frame, 0, move |frame, width| {
        room.try_set((width > 0).then(|| (Ruler::of(frame), width)));
    });
    let drawing = move || room.with(|room| room.as_ref().map(|(ruler, width)| draw(ruler, (*width).into())));
    view! { <div class="chart-frame plot" node_ref=frame>{drawing}</div> }
}

/// The `<svg>` of a drawing. Without a label it is for the eye alone.
#[component]
pub(super) fn Drawing(
    /// Width and height, in pixels.
    size: (f64, f64),
    #[prop(optional_no_strip)] label: Option<String>,
    children: Children,
) -> impl IntoView {
    let (width, height) = (px(size.0), px(size.1));
    let (role, hidden) = if label.is_some() { (Some("img"), None) } else { (None, Some("true")) };
    view! {
        <svg
            class="chart-drawing"
            viewBox=format!("0 0 {width} {height}")
            width=width
            height=height
            role=role
            aria-label=label
            aria-hidden=hidden
        >
            {children()}
        </svg>
    }
}

/// How high a line of labels is.
pub(super) fn line_height(ruler: &Ruler) -> f64 {
    (ruler.size * 1.35).round()
}
