use leptos::prelude::*;

use crate::ui::components::QueryIdeas;
use crate::ui::words::chart as said;

/// Trends without a term: what to do, with words to begin with.
#[component]
pub(super) fn NoTerms() -> impl IntoView {
    view! {
        <div class="empty">
            <h2>{said::empty_title()}</h2>
            <p>{said::empty_help()}</p>
            <QueryIdeas/>
        </div>
    }
}
