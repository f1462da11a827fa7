//! What a chart needs of the browser: the room there is, the width of text, and a drawing as a file.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{CanvasRenderingContext2d, CssStyleDeclaration, Element, HtmlCanvasElement, ResizeObserver};

use super::{document, window};

/// Watches the width of an element for as long as it lives.
pub struct WidthObserver {
    observer: Option<ResizeObserver>,
    _call: Closure<dyn FnMut(JsValue)>,
}

impl WidthObserver {
    /// Calls `then` with the width once it is another one than `known`, and whenever it has become another one.
    pub fn new(element: &Element, known: i32, then: impl Fn(i32) + 'static) -> Self {
        let watched = element.clone();
        let mut last = known;
        // What is drawn makes the element higher, of which the observer tells too.
        let call = Closure::<dyn FnMut(JsValue)>::new(move |_| {
            let now = watched.client_width();
            if now != std::mem::replace(&mut last, now) {
                then(now);
            }
        });
        let observer = ResizeObserver::new(call.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            observer.observe(element);
        }
        Self { observer, _call: call }
    }
}

impl Drop for WidthObserver {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

fn style_of(element: &Element) -> Option<CssStyleDeclaration> {
    window()?.get_computed_style(element).ok().flatten()
}

/// The value of a property of CSS as it applies to an element, also of one that begins with `--`.
pub fn style_value(element: &Element, property: &str) -> String {
    style_of(element).and_then(|style| style.get_property_value(property).ok()).unwrap_or_default().trim().into()
}

/// Measures text in an element's font.
pub struct Ruler {
    context: Option<CanvasRenderingContext2d>,
    /// The size of the font in pixels.
    pub size: f64,
}

impl Ruler {
    pub fn of(element: &Element) -> Self {
        let size = Some(js_sys::Number::parse_float(&style_value(element, "font-size")));
        let size = size.filter(|size| size.is_finite()).unwrap_or(13.0);
        let context = context();
        if let Some(context) = &context {
            // The boldest that a chart uses, so that no label is wider than it was measured.
            context.set_font(&format!("600 {size:.2}px {}", style_value(element, "font-family")));
        }
        Self { context, size }
    }

    /// In pixels. Without a canvas, a guess that is rather too wide.
    pub fn width(&self, text: &str) -> f64 {
        match self.context.as_ref().and_then(|context| context.measure_text(text).ok()) {
            Some(metrics) => metrics.width(),
            None => text.chars().map(|letter| if letter.is_ascii() { 0.62 } else { 1.0 }).sum::<f64>() * self.size,
        }
    }
}

fn context() -> Option<CanvasRenderingContext2d> {
    let canvas: HtmlCanvasElement = document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.get_context("2d").ok().flatten()?.dyn_into().ok()
}

/// Where a pointer is within an element, in pixels from its top left corner.
pub fn place_in(element: &Element, client_x: i32, client_y: i32) -> (f64, f64) {
    let area = element.get_bounding_client_rect();
    (f64::from(client_x) - area.left(), f64::from(client_y) - area.top())
}
