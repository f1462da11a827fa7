//! Which of the lines are shown, each with a way to show all again.

use leptos::prelude::*;

use super::labels::{only_label, shown_label};
use super::state::{ConcordanceState, LINES};
use crate::platform::{self, locale};
use crate::ui::components::RemovableChip;
use crate::ui::logic::concordance::{LineSets, Shown};
use crate::ui::words::concordance as said;

#[component]
pub fn Narrowing(state: ConcordanceState) -> impl IntoView {
    let only = move || {
        let label = state.wanted.with(|wanted| wanted.only.as_ref().map(|only| only_label(state.corpus, only)))?;
        let remove = move || {
            state.change(|wanted| wanted.only = None);
            platform::focus_in_place(LINES);
        };
        Some(view! { <RemovableChip label on_remove=remove/> })
    };
    let shown = move || {
        let label = state.sets.with(shown_label)?;
        let remove = move || {
            state.update_sets(LineSets::show_all);
            platform::focus_in_place(LINES);
        };
        Some(view! { <RemovableChip label on_remove=remove/> })
    };
    let dropped = move || {
        let n = state.answer.with(|kwic| kwic.dropped).filter(|n| *n > 0)?;
        let bring_back = move |_| state.sort_out(said::brought_back(n), |sets| sets.dropped.clear());
        Some(view! {
            <span class="kwic-dropped">
                {said::dropped(n)}
                <button type="button" class="plain" on:click=bring_back>{said::bring_back()}</button>
            </span>
        })
    };
    view! {
        <div class="kwic-narrowing">
            {only}
            {shown}
            <Categories state/>
            {dropped}
        </div>
    }
}

/// The categories with their counts, each a way to its lines alone.
#[component]
fn Categories(state: ConcordanceState) -> impl IntoView {
    let names = Memo::new(move |_| state.sets.with(LineSets::category_names));
    let category = move |(place, name): (usize, String)| {
        let this = Shown::Category(name.clone());
        let is_shown = move || state.sets.with(|sets| sets.shown == this);
        let count = {
            let name = name.clone();
            move || {
                let n = state.answer.with(|kwic| kwic.sets.get(place).copied()).flatten().unwrap_or_default();
                said::category_count(&name, &locale::count(n))
            }
        };
        let toggle = move |_| state.sets.update(|sets| sets.toggle_category(&name));
        view! {
            <button
                type="button"
                class="query"
                dir="auto"
                aria-pressed=move || is_shown().to_string()
                on:click=toggle
            >
                {count}
            </button>
        }
    };
    move || {
        let names = names.get();
        (!names.is_empty()).then(|| {
            view! {
                <span class="kwic-categories" role="group" aria-label=said::categories()>
                    <span class="soft">{said::categories()}</span>
                    {names.into_iter().enumerate().map(category).collect_view()}
                </span>
            }
        })
    }
}
