//! Sorting lines out by hand: selecting them, dropping or keeping them, and putting them into categories.

use leptos::prelude::*;

use super::all::fetch_all;
use super::state::ConcordanceState;
use crate::model::Span;
use crate::protocol::KwicContext;
use crate::ui::words::concordance as said;

/// What can be done with the lines that are selected. It is always there, so that nothing moves when one is.
#[component]
pub fn SelectionBar(state: ConcordanceState) -> impl IntoView {
    let count = move || match state.selected.with(Vec::len) as u64 {
        0 => said::none_chosen(),
        n => said::chosen(n),
    };
    let is_empty = move || state.selected.with(Vec::is_empty);
    let drop_selected = move |_| {
        let (lines, n) = selected(state);
        // A line that is dropped and brought back is in its category again.
        state.sort_out(said::dropped(n), |sets| sets.drop_lines(lines));
    };
    let keep_selected = move |_| {
        let (lines, n) = selected(state);
        state.sort_out(said::kept(n), |sets| sets.keep(lines));
    };
    view! {
        <div class="kwic-bar" role="group" aria-label=said::tools()>
            <span class="kwic-chosen" aria-live="polite">{count}</span>
            <button type="button" class="plain" on:click=move |_| select_all(state)>{said::all()}</button>
            <button type="button" disabled=is_empty on:click=move |_| state.selected.set(Vec::new())>
                {said::not_any()}
            </button>
            <button type="button" disabled=is_empty on:click=drop_selected>{said::drop()}</button>
            <button type="button" disabled=is_empty on:click=keep_selected>{said::keep()}</button>
            <button type="button" disabled=is_empty on:click=move |_| state.asks_category.set(true)>
                {said::category()}
            </button>
        </div>
    }
}

/// The lines that are selected, and how many.
fn selected(state: ConcordanceState) -> (Vec<Span>, u64) {
    let lines = state.selected.get_untracked();
    let n = lines.len() as u64;
    (lines, n)
}

/// Selects all lines, and not only those that are on the page.
fn select_all(state: ConcordanceState) {
    fetch_all(state, "kwic-all", KwicContext::Tokens(0), move |kwic| {
        // The view may be gone by now.
        state.selected.try_set(kwic.lines.iter().map(|line| Span::new(line.start, line.end)).collect());
    });
}

/// What the dialog holds: the categories that there are, and a new one.
#[component]
pub fn CategoryForm(state: ConcordanceState) -> impl IntoView {
    let name = RwSignal::new(String::new());
    let put = move |name: &str| {
        let name = name.trim();
        let (lines, n) = selected(state);
        state.asks_category.set(false);
        let notice = if name.is_empty() { said::taken_out(n) } else { said::put_into(n, name) };
        state.sort_out(notice, |sets| sets.put(&lines, name));
    };
    let existing = state.sets.with_untracked(|sets| sets.category_names()).into_iter().map(|name| {
        let label = name.clone();
        view! { <button type="button" class="query" dir="auto" on:click=move |_| put(&name)>{label}</button> }
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let name = name.get_untracked();
        if !name.trim().is_empty() {
            put(&name);
        }
    };
    view! {
        <p class="soft">{said::category_help()}</p>
        <p class="empty-ways">{existing.collect_view()}</p>
        <form class="keep-subset" on:submit=submit>
            <label>
                {said::category_name()}
                <input
                    type="text"
                    maxlength="80"
                    autofocus=true
                    prop:value=move || name.get()
                    on:input=move |event| name.set(event_target_value(&event))
                />
            </label>
            <button type="submit">{said::put()}</button>
        </form>
        <button type="button" class="plain" on:click=move |_| put("")>{said::no_category()}</button>
    }
}
