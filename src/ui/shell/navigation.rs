//! The ways from view to view.

use leptos::prelude::*;

use crate::ui::state::use_route;
use crate::ui::views::{self, VIEWS, ViewEntry};
use crate::ui::words;

#[component]
pub fn Navigation(view_name: Memo<&'static str>) -> impl IntoView {
    let route = use_route();
    let link = |ViewEntry { view, title, .. }: &'static ViewEntry| {
        let current = move || {
            let name = view_name.get();
            if name == view.name() {
                Some("page")
            } else {
                // What is open is within this view.
                (views::listed(name).view == *view).then_some("true")
            }
        };
        let href = move || route.link_to(|state| state.view = view.clone());
        view! { <a href=href aria-current=current>{title()}</a> }
    };
    view! { <nav class="views" aria-label=words::views()>{VIEWS.iter().map(link).collect_view()}</nav> }
}
