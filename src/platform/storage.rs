//! What the page remembers between visits: settings and past queries, and nothing where storage is forbidden.

use super::{report, window};

pub fn read(key: &str) -> Option<String> {
    window()?.local_storage().ok()??.get_item(key).ok()?
}

/// Calls `then` where another tab has written something.
pub fn on_change(then: impl Fn() + 'static) {
    super::on_window("storage", Box::new(then));
}

pub fn write(key: &str, value: Option<&str>) {
    let Some(storage) = window().and_then(|w| w.local_storage().ok().flatten()) else { return };
    // A full or forbidden storage loses a setting and nothing else.
    report(match value {
        Some(value) => storage.set_item(key, value),
        None => storage.remove_item(key),
    });
}
