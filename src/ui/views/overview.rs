//! Overview.

use leptos::prelude::*;

use crate::ui::words;

pub fn view() -> AnyView {
    view! { <h1>{words::OVERVIEW}</h1> }.into_any()
}
