//! What narrows the view, each with a way to take it away.

use leptos::prelude::*;

use super::filters;
use crate::platform::locale;
use crate::ui::components::{RemovableChip, filter_text, near_text};
use crate::ui::state::{Chip, use_corpus, use_filters, use_route};
use crate::ui::words;

#[component]
pub fn Chips() -> impl IntoView {
    let (route, filters) = (use_route(), use_filters());
    let all = Memo::new(move |_| filters.chips());
    let near = move || {
        let near = route.with(|state| state.settings.near())?;
        Some(view! { <SettingChip label=near_text(&near) name="near"/> })
    };
    let run = move || {
        let run = route.with(|state| state.settings.run())?;
        let [nth, of] = [run.nth, run.of].map(|number| locale::count(number.into()));
        Some(view! { <SettingChip label=words::spread::run(&nth, &of) name="run"/> })
    };
    let clear = move |_| {
        filters.clear();
        filters::focus();
    };
    view! {
        {move || all.get().into_iter().map(|chip| view! { <FilterChip chip/> }).collect_view()}
        {near}
        {run}
        <Show when=move || all.with(|all| all.len() > 1)>
            <button type="button" class="plain" on:click=clear>{words::clear_all()}</button>
        </Show>
    }
}

#[component]
fn FilterChip(chip: Chip) -> impl IntoView {
    let (corpus, filters) = (use_corpus(), use_filters());
    let Chip { text, is_typed } = chip;
    let label = {
        let text = text.clone();
        // A field's label is known only once the corpus is open.
        Signal::derive(move || filter_text(corpus, &text))
    };
    let remove = move || {
        filters.remove(&text);
        filters::focus();
    };
    let title = is_typed.then(words::typed_filter);
    view! { <RemovableChip label title on_remove=remove/> }
}

/// What narrows the matches by a setting.
#[component]
fn SettingChip(label: String, name: &'static str) -> impl IntoView {
    let route = use_route();
    let remove = move || {
        route.go(|state| state.settings.put(name, String::new()));
        filters::focus();
    };
    view! { <RemovableChip label on_remove=remove/> }
}
