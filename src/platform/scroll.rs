//! Scrolling.

use web_sys::{Element, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::{document, element, focus_in_place, media, window};

fn scroll_to(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    options.set_behavior(if media::allows_motion() { ScrollBehavior::Smooth } else { ScrollBehavior::Instant });
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Scrolls to an element and moves the focus there, so that reading on begins with it.
pub fn bring_into_sight(id: &str) {
    focus_in_place(id);
    if let Some(element) = element(id) {
        scroll_to(&element);
    }
}

/// Scrolls to the first element that a selector finds.
pub fn bring_first_into_sight(selector: &str) {
    if let Some(element) = document().and_then(|d| d.query_selector(selector).ok().flatten()) {
        scroll_to(&element);
    }
}

pub fn to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Scrolls the row that an element stands in sideways, as far as it takes to see the element.
pub fn show_in_row(selector: &str) {
    let Some(element) = document().and_then(|d| d.query_selector(selector).ok().flatten()) else { return };
    let Some(row) = element.parent_element() else { return };
    let (mine, all) = (element.get_bounding_client_rect(), row.get_bounding_client_rect());
    let beyond = (mine.right() - all.right()).max(0.0) + (mine.left() - all.left()).min(0.0);
    row.set_scroll_left(row.scroll_left() + beyond as i32);
}
