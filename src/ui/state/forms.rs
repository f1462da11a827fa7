//! Whether written forms are shown, and of which query.

use leptos::prelude::*;

/// The written forms that are asked for.
#[derive(Clone, Copy)]
pub struct AskedForms {
    /// The query whose forms they are.
    pub query: RwSignal<String>,
    pub is_open: RwSignal<bool>,
}

/// The written forms that are asked for, from anywhere on the page.
pub fn use_asked_forms() -> AskedForms {
    expect_context()
}

impl AskedForms {
    pub(super) fn new() -> AskedForms {
        AskedForms { query: RwSignal::new(String::new()), is_open: RwSignal::new(false) }
    }

    /// Shows the forms of a query.
    pub fn open(self, query: String) {
        self.query.set(query);
        self.is_open.set(true);
    }
}
