//! Documents.

use leptos::prelude::*;

use crate::ui::words;

pub fn view() -> AnyView {
    view! { <h1>{words::DOCUMENTS}</h1> }.into_any()
}
