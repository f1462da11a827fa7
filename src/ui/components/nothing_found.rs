use leptos::prelude::*;

use super::Notes;
use crate::protocol::Note;
use crate::ui::state::{use_filters, use_route};
use crate::ui::words;

/// Says which part found nothing, and what to do.
#[component]
pub fn NothingFound(notes: Vec<Note>) -> impl IntoView {
    let (route, filters) = (use_route(), use_filters());
    let without_filters = (!untrack(|| filters.chips()).is_empty()).then(|| {
        view! { <button type="button" on:click=move |_| filters.clear()>{words::without_filters()}</button> }
    });
    let without_query = route.with_untracked(|state| !state.query.is_empty()).then(|| {
        let clear = move |_| route.go(|state| state.query.clear());
        view! { <button type="button" on:click=clear>{words::without_query()}</button> }
    });
    view! {
        <section class="empty">
            <h2>{words::nothing_title()}</h2>
            <p>{words::nothing_help()}</p>
            <Notes notes/>
            <p class="empty-ways">{without_filters}{without_query}</p>
        </section>
    }
}
