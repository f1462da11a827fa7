//! What the reader's system prefers, and the theme, which may differ from it.

use super::{document, report, storage, window};

const THEME: &str = "readout-theme";

fn matches(query: &str) -> bool {
    window().and_then(|w| w.match_media(query).ok().flatten()).is_some_and(|m| m.matches())
}

pub fn is_dark() -> bool {
    let chosen = document().and_then(|d| d.document_element()).and_then(|e| e.get_attribute("data-theme"));
    match chosen.as_deref() {
        Some(theme) => theme == "dark",
        None => matches("(prefers-color-scheme: dark)"),
    }
}

/// Sets the theme; where it is the system's own, the page goes on to follow the system.
pub fn set_dark(dark: bool) {
    let Some(root) = document().and_then(|d| d.document_element()) else { return };
    if dark == matches("(prefers-color-scheme: dark)") {
        report(root.remove_attribute("data-theme"));
        storage::write(THEME, None);
    } else {
        let theme = if dark { "dark" } else { "light" };
        report(root.set_attribute("data-theme", theme));
        storage::write(THEME, Some(theme));
    }
}

/// What `read` finds where the page is in that theme. Nothing is painted meanwhile.
pub fn in_theme<T>(dark: bool, read: impl FnOnce() -> T) -> T {
    let Some(root) = document().and_then(|d| d.document_element()) else { return read() };
    let before = root.get_attribute("data-theme");
    report(root.set_attribute("data-theme", if dark { "dark" } else { "light" }));
    let found = read();
    report(match before {
        Some(theme) => root.set_attribute("data-theme", &theme),
        None => root.remove_attribute("data-theme"),
    });
    found
}

pub fn is_narrow() -> bool {
    matches("(max-width: 56em)")
}

/// Whether scrolling may be animated.
pub fn allows_motion() -> bool {
    !matches("(prefers-reduced-motion: reduce)")
}
