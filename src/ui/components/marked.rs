use leptos::prelude::*;

use crate::ui::logic::marks::runs;

/// Text with its hits marked. The text is always text: nothing in it becomes markup.
#[component]
pub fn Marked(text: String, highlights: Vec<(u32, u32)>) -> impl IntoView {
    runs(&text, &highlights, 0)
        .into_iter()
        .map(|(is_hit, run)| if is_hit { view! { <mark>{run}</mark> }.into_any() } else { run.into_any() })
        .collect_view()
}
