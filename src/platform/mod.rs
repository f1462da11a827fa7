//! All that touches the browser, so that the views need not: the worker and its messages, the address and its history,
//! the clipboard, downloads, what is stored, and how the reader's language writes numbers and dates.

pub mod address;
pub mod client;
pub mod clipboard;
pub mod download;
pub mod drawing;
pub mod host;
pub mod locale;
pub mod media;
pub mod storage;
pub mod wire;

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Document, Event, EventTarget, HtmlElement, HtmlInputElement, KeyboardEvent, Window};

/// The window. A page without one does not exist, so that nothing is lost by doing nothing there.
pub fn window() -> Option<Window> {
    web_sys::window()
}

pub fn document() -> Option<Document> {
    window()?.document()
}

pub fn body() -> Option<HtmlElement> {
    document()?.body()
}

/// Says to whoever drives the page that it answers: `<body data-ready="true">`.
pub fn mark_ready() {
    if let Some(body) = body() {
        body.set_attribute("data-ready", "true").unwrap_or_default();
    }
}

/// The element with that id, as an element that can have the focus.
pub fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Moves the focus, when there is something to move it to.
pub fn focus(id: &str) {
    if let Some(element) = element(id) {
        element.focus().unwrap_or_default();
    }
}

/// Runs `then` before the next frame is painted, or soon where nothing is painted because the page is hidden.
pub fn before_paint(then: impl FnOnce() + 'static) {
    let Some(window) = window() else { return };
    let call = Closure::once_into_js(then);
    let asked = if document().is_some_and(|d| d.hidden()) {
        window.set_timeout_with_callback(call.unchecked_ref())
    } else {
        window.request_animation_frame(call.unchecked_ref())
    };
    asked.unwrap_or_default();
}

/// Runs `then` after a while; the number ends it with [`forget`].
pub fn after(milliseconds: i32, then: impl FnOnce() + 'static) -> i32 {
    let call = Closure::once_into_js(then);
    window()
        .and_then(|w| w.set_timeout_with_callback_and_timeout_and_arguments_0(call.unchecked_ref(), milliseconds).ok())
        .unwrap_or_default()
}

pub fn forget(timer: i32) {
    if let Some(window) = window() {
        window.clear_timeout_with_handle(timer);
    }
}

/// Listens for as long as the page lives.
pub fn listen<E: JsCast + 'static>(target: &EventTarget, name: &str, mut then: impl FnMut(E) + 'static) {
    let call = Closure::<dyn FnMut(Event)>::new(move |event: Event| then(event.unchecked_into()));
    target.add_event_listener_with_callback(name, call.as_ref().unchecked_ref()).unwrap_or_default();
    call.forget();
}

/// A line in the browser's console, for whoever reports a fault.
fn log(text: &str) {
    web_sys::console::error_1(&text.into());
}

/// Moves the focus into a text field and selects all that it holds.
pub fn focus_and_select(id: &str) {
    if let Some(input) = element(id).and_then(|e| e.dyn_into::<HtmlInputElement>().ok()) {
        input.focus().unwrap_or_default();
        input.select();
    }
}

/// Whether a key was pressed in a field that takes letters, where it means itself.
pub fn is_typing(event: &KeyboardEvent) -> bool {
    let Some(element) = event.target().and_then(|t| t.dyn_into::<HtmlElement>().ok()) else { return false };
    match element.tag_name().as_str() {
        "INPUT" => !matches!(element.get_attribute("type").as_deref(), Some("checkbox" | "radio" | "range")),
        "TEXTAREA" | "SELECT" => true,
        _ => element.is_content_editable(),
    }
}

pub fn reload() {
    if let Some(window) = window() {
        window.location().reload().unwrap_or_default();
    }
}
