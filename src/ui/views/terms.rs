//! Terms.

use leptos::prelude::*;

use crate::ui::words;

pub fn view() -> AnyView {
    view! { <h1>{words::TERMS}</h1> }.into_any()
}
