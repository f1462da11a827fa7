//! The way from hit to hit: two buttons, two keys, and a strip that shows where they lie.

use leptos::prelude::*;

use super::Reading;
use crate::platform::locale;
use crate::ui::components::Strip;
use crate::ui::keys::{self, Action, Where};
use crate::ui::state::{use_filters, use_route};
use crate::ui::words;

#[component]
pub fn HitBar(reading: Reading) -> impl IntoView {
    let filters = use_filters();
    let known = move || reading.with(|document| document.matches as u32).unwrap_or_default();
    let step = move |is_forward: bool| {
        let known = untrack(known);
        if known == 0 {
            return;
        }
        let next = match (reading.hit.get_untracked(), is_forward) {
            (None, true) => 0,
            (None, false) => known - 1,
            (Some(now), true) => (now + 1) % known,
            (Some(now), false) => (now + known - 1) % known,
        };
        untrack(|| reading.go(next));
    };
    keys::on_page(Where::Reader, move |action, _| step(action == Action::HitAfter));
    let is_asked = Memo::new(move |_| filters.scope.with(|scope| !scope.query.trim().is_empty()));
    let has_hits = Memo::new(move |_| known() > 0);
    let is_empty = Memo::new(move |_| reading.with(|document| document.matches == 0) == Some(true));
    view! {
        <Show when=move || is_asked.get()>
            <div class="hit-bar">
                <Show when=move || has_hits.get()>
                    <StepButton name=words::previous_hit() action=Action::HitBefore step/>
                    <StepButton name=words::next_hit() action=Action::HitAfter step/>
                    <ToLines reading/>
                    <HitNow reading/>
                </Show>
                <Show when=move || is_empty.get()>
                    <span class="soft">{words::no_hits()}</span>
                </Show>
            </div>
        </Show>
    }
}

#[component]
fn StepButton(#[prop(into)] name: String, action: Action, step: impl Fn(bool) + Copy + 'static) -> impl IntoView {
    let title = keys::title(&name, action);
    view! {
        <button
            type="button"
            title=title
            aria-keyshortcuts=keys::key_of(action)
            on:click=move |_| step(action == Action::HitAfter)
        >
            {name}
        </button>
    }
}

/// The way to the hits of this document as lines.
#[component]
fn ToLines(reading: Reading) -> impl IntoView {
    let route = use_route();
    let href = move || reading.with(|document| route.link_to_lines(Some(&document.doc)));
    view! { <a href=href title=words::concordance::open_title()>{words::concordance::open()}</a> }
}

/// Which hit this is, and where all of them lie.
#[component]
fn HitNow(reading: Reading) -> impl IntoView {
    let now = move || {
        let matches = reading.with(|document| document.matches).unwrap_or_default();
        let all = locale::count(matches);
        match reading.hit.get() {
            Some(now) => words::hit_of(&locale::count(u64::from(now) + 1), &all),
            None => words::count_hits(matches),
        }
    };
    let places = move || reading.with(|document| view! { <Strip places=document.strip.clone()/> });
    view! {
        <span class="hit-now" aria-live="polite">{now}</span>
        <div class="hit-strip" role="img" aria-label=words::hit_places()>{places}</div>
    }
}
