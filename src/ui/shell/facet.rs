//! One field's values: a line each, with how many documents have it and which share of the corpus that is.

use std::sync::Arc;

use leptos::prelude::*;

use crate::platform::locale;
use crate::ui::components::of_corpus;
use crate::ui::logic::facet::{FEW, FacetCount, shown_values};
use crate::ui::state::use_filters;
use crate::ui::words;

/// What is chosen of a field. Cheap to copy.
#[derive(Clone, Copy)]
struct Choice {
    chosen: Memo<Vec<String>>,
    left_out: Memo<Vec<String>>,
}

/// `values` are in the corpus's own order, which stays while the counts change: nothing jumps while someone types.
#[component]
pub fn Facet(name: String, label: String, values: Vec<String>) -> impl IntoView {
    let total = values.len();
    if total == 0 {
        return ().into_any();
    }
    let filters = use_filters();
    let name: Arc<str> = name.into();
    let of_field = |is_left_out| {
        let name = name.clone();
        Memo::new(move |_| filters.chosen(&name, is_left_out))
    };
    let choice = Choice { chosen: of_field(false), left_out: of_field(true) };
    let is_expanded = RwSignal::new(false);
    let search = RwSignal::new(String::new());
    let shown = Memo::new(move |_| {
        let search = search.get().to_lowercase();
        let is_found = |value: &str| search.is_empty() || value.to_lowercase().contains(&search);
        let is_chosen = |value: &str| {
            let has = |values: &Vec<String>| values.iter().any(|chosen| chosen == value);
            choice.chosen.with(has) || choice.left_out.with(has)
        };
        shown_values(&values, is_expanded.get().then_some(&is_found), &is_chosen)
    });
    let find = words::find_in(&label);
    let turn = move |_| {
        search.set(String::new());
        is_expanded.update(|is_expanded| *is_expanded = !*is_expanded);
    };
    let turn_label = move || {
        if is_expanded.get() { words::show_fewer() } else { words::show_all(&locale::count(total as u64)) }
    };
    let turn_button = (total > FEW).then(|| {
        view! {
            <button
                type="button"
                class="plain more"
                aria-expanded=move || is_expanded.get().to_string()
                on:click=turn
            >
                {turn_label}
            </button>
        }
    });
    view! {
        <fieldset class="facet">
            <legend>{label}</legend>
            <Show when=move || is_expanded.get()>
                <input
                    type="search"
                    class="facet-find"
                    aria-label=find.clone()
                    placeholder=find.clone()
                    on:input=move |event| search.set(event_target_value(&event))
                />
            </Show>
            <div class=move || if is_expanded.get() { "facet-rows long" } else { "facet-rows" }>
                <Show when=move || shown.with(Vec::is_empty)>
                    <p class="soft">{words::no_value_matches()}</p>
                </Show>
                <For each=move || shown.get() key=String::clone let:value>
                    <FacetRow field=name.clone() value choice/>
                </For>
            </div>
            {turn_button}
        </fieldset>
    }
    .into_any()
}

#[component]
fn FacetRow(field: Arc<str>, value: String, choice: Choice) -> impl IntoView {
    let filters = use_filters();
    let is_in = |values: Memo<Vec<String>>| {
        let value = value.clone();
        Memo::new(move |_| values.with(|values| values.contains(&value)))
    };
    let (is_chosen, is_left_out) = (is_in(choice.chosen), is_in(choice.left_out));
    let count = {
        let (field, value) = (field.clone(), value.clone());
        // None until something has been counted: not known is not zero.
        Memo::new(move |_| filters.with_facets(|facets| FacetCount::of(facets, &field, &value)))
    };
    let title = move || {
        count.get().map(|count| {
            let n = u64::from(count.documents);
            let documents = words::count_documents(n);
            words::facet_title(&documents, &locale::percent(count.share), &locale::count(count.tokens))
        })
    };
    let class = move || match count.get() {
        _ if is_left_out.get() => "facet-row left-out",
        Some(count) if count.documents == 0 => "facet-row none",
        _ => "facet-row",
    };
    let choose = {
        let (field, value) = (field.clone(), value.clone());
        move |_| filters.toggle(&field, &value, false)
    };
    let leave_out = {
        let value = value.clone();
        move |_| filters.toggle(&field, &value, true)
    };
    let leave_out_label = words::leave_out(&value);
    view! {
        <div class="facet-line">
            <label class=class title=title>
                <input type="checkbox" prop:checked=move || is_chosen.get() on:change=choose/>
                <span class="facet-name" {..of_corpus()}>{value}</span>
                <span class="facet-count">{move || count.get().map(|count| locale::count(count.documents.into()))}</span>
                <span class="bar" aria-hidden="true">
                    <span style:inline-size=move || count.get().unwrap_or_default().width()></span>
                </span>
            </label>
            <button
                type="button"
                class="leave-out"
                aria-label=leave_out_label.clone()
                title=leave_out_label
                aria-pressed=move || is_left_out.get().to_string()
                on:click=leave_out
            >
                {"−"}
            </button>
        </div>
    }
}
