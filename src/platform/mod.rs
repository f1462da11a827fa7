//! All that touches the browser, so that the views need not: the worker and its messages, the address and its history,
//! the clipboard, downloads, files that come in, what is stored, and how the reader's language writes numbers and dates.

pub mod address;
pub mod boot;
pub mod changes;
pub mod client;
pub mod clipboard;
pub mod download;
pub mod drawing;
pub mod elsewhere;
pub mod files;
pub mod given;
pub mod host;
pub mod importer;
pub mod kept;
pub mod locale;
pub mod media;
mod scroll;
pub mod storage;
pub mod wire;

pub use scroll::{bring_first_into_sight, bring_row_into_sight, to_top};

use wasm_bindgen::{JsCast, JsValue, closure::Closure};

use crate::model::Date;
use web_sys::{
    Document, Element, Event, EventTarget, HtmlElement, HtmlInputElement, KeyboardEvent, PointerEvent, Window,
};

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
        report(body.set_attribute("data-ready", "true"));
    }
}

/// The element with that id, as an element that can have the focus.
pub fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Moves the focus, when there is something to move it to.
pub fn focus(id: &str) {
    if let Some(element) = element(id) {
        report(element.focus());
    }
}

/// Moves the focus, and nothing that is seen with it.
pub fn focus_in_place(id: &str) {
    if let Some(element) = element(id) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        report(element.focus_with_options(&options));
    }
}

/// Moves the focus to the first element that a selector finds.
pub fn focus_first(selector: &str) {
    let found = document().and_then(|d| d.query_selector(selector).ok().flatten());
    if let Some(element) = found.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        report(element.focus());
    }
}

/// Whether the page is hidden, as that of a tab behind others is.
pub fn is_hidden() -> bool {
    document().is_some_and(|d| d.hidden())
}

/// Whether a selector finds something, such as an element that has the focus.
pub fn exists(selector: &str) -> bool {
    document().is_some_and(|d| d.query_selector(selector).is_ok_and(|found| found.is_some()))
}

/// Runs `then` before the next frame is painted, or soon where nothing is painted because the page is hidden.
pub fn before_paint(then: impl FnOnce() + 'static) {
    let Some(window) = window() else { return };
    let call = Closure::once_into_js(then);
    let asked = if is_hidden() {
        window.set_timeout_with_callback(call.unchecked_ref())
    } else {
        window.request_animation_frame(call.unchecked_ref())
    };
    report(asked);
}

/// Runs `then` after a while; the number ends it with [`forget`].
pub fn after(milliseconds: i32, then: impl FnOnce() + 'static) -> i32 {
    let call = Closure::once_into_js(then);
    let Some(window) = window() else { return 0 };
    report(window.set_timeout_with_callback_and_timeout_and_arguments_0(call.unchecked_ref(), milliseconds))
        .unwrap_or_default()
}

pub fn forget(timer: i32) {
    if let Some(window) = window() {
        window.clear_timeout_with_handle(timer);
    }
}

/// Listens for as long as the page lives.
pub fn listen<E: JsCast + 'static>(target: &EventTarget, name: &str, mut then: impl FnMut(E) + 'static) {
    let call = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| then(event.unchecked_into()));
    report(target.add_event_listener_with_callback(name, call.as_ref().unchecked_ref()));
    call.forget();
}

/// Calls `then` where the window hears of something.
pub fn on_window(name: &str, then: Box<dyn Fn()>) {
    if let Some(window) = window() {
        listen(&window, name, move |_: Event| then());
    }
}

/// Has the browser ask before the page is left, where something would be lost.
pub fn before_leaving(would_lose: impl Fn() -> bool + 'static) {
    if let Some(window) = window() {
        listen(&window, "beforeunload", move |event: Event| {
            if would_lose() {
                event.prevent_default();
            }
        });
    }
}

/// The height of the window, in pixels.
pub fn height() -> f64 {
    window().and_then(|w| w.inner_height().ok()).and_then(|height| height.as_f64()).unwrap_or(800.0)
}

/// The browser's clock: milliseconds since 1970.
pub fn milliseconds() -> f64 {
    js_sys::Date::now()
}

/// This day, by the browser's clock.
pub fn today() -> Option<Date> {
    let now = js_sys::Date::new_0();
    Date::parse(&format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date()))
}

/// A line in the browser's console, for whoever reports a fault.
pub fn log(text: &str) {
    web_sys::console::error_1(&text.into());
}

/// What the browser did. Where it refused, which the page can go on without, the console says why.
pub fn report<T>(done: Result<T, JsValue>) -> Option<T> {
    done.inspect_err(web_sys::console::warn_1).ok()
}

/// Moves the focus into a text field and selects all that it holds.
pub fn focus_and_select(id: &str) {
    if let Some(input) = element(id).and_then(|e| e.dyn_into::<HtmlInputElement>().ok()) {
        report(input.focus());
        input.select();
    }
}

/// What a text field holds before the caret, and behind it.
pub fn around_caret(id: &str) -> Option<(String, String)> {
    let input = element(id)?.dyn_into::<HtmlInputElement>().ok()?;
    let value = js_sys::JsString::from(input.value());
    let caret = input.selection_start().ok().flatten().unwrap_or(value.length());
    Some((value.slice(0, caret).into(), value.slice(caret, value.length()).into()))
}

/// Fills a text field, with the caret behind the first of two parts.
pub fn fill(id: &str, before: &str, behind: &str) {
    if let Some(input) = element(id).and_then(|e| e.dyn_into::<HtmlInputElement>().ok()) {
        input.set_value(&format!("{before}{behind}"));
        let caret = js_sys::JsString::from(before).length();
        report(input.set_selection_range(caret, caret));
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

pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

pub fn reload() {
    if let Some(window) = window() {
        report(window.location().reload());
    }
}

/// How far across the element that listens a pointer is, as a share of its width.
pub fn share_across(event: &PointerEvent) -> f64 {
    let Some(element) = event.current_target().and_then(|t| t.dyn_into::<Element>().ok()) else { return 0.0 };
    let frame = element.get_bounding_client_rect();
    if frame.width() > 0.0 { (f64::from(event.client_x()) - frame.left()) / frame.width() } else { 0.0 }
}

/// The element that listens goes on to hear this pointer, wherever it moves, until it is let go.
pub fn keep_pointer(event: &PointerEvent) {
    if let Some(element) = event.current_target().and_then(|t| t.dyn_into::<Element>().ok()) {
        report(element.set_pointer_capture(event.pointer_id()));
    }
}
