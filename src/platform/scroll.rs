//! Scrolling.

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::{document, media, window};

fn scroll_to(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    options.set_behavior(if media::allows_motion() { ScrollBehavior::Smooth } else { ScrollBehavior::Instant });
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Scrolls to the first element that a selector finds.
pub fn bring_first_into_sight(selector: &str) {
    if let Some(element) = document().and_then(|d| d.query_selector(selector).ok().flatten()) {
        scroll_to(&element);
    }
}

/// Scrolls at once to the first element in a row that a selector finds, or to the row, and moves the focus to the row.
pub fn bring_row_into_sight(row: &Element, selector: &str) {
    let found = row.query_selector(selector).ok().flatten();
    let options = ScrollIntoViewOptions::new();
    // A row that is higher than the window is read from its top.
    let is_seen_whole = found.is_some() || row.get_bounding_client_rect().height() < super::height() / 2.0;
    options.set_block(if is_seen_whole { ScrollLogicalPosition::Center } else { ScrollLogicalPosition::Start });
    options.set_behavior(ScrollBehavior::Instant);
    found.as_ref().unwrap_or(row).scroll_into_view_with_scroll_into_view_options(&options);
    if found.is_none()
        && let Some(row) = row.dyn_ref::<HtmlElement>()
    {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        super::report(row.focus_with_options(&options));
    }
}

pub fn to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}
