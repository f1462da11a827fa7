//! One field's values: a line each, with how many hits or documents there are and which share that is.

use std::sync::Arc;

use leptos::prelude::*;

use crate::platform::locale;
use crate::ui::components::{Long, counted_name, none_folded, of_corpus, short};
use crate::ui::logic::facet::{Counted, FEW, FacetCount, MANY, Order, ShownValues, Wanted, shown_values};
use crate::ui::state::{LastingMemo, LastingSignal, use_filters};
use crate::ui::words;

/// What is chosen of a field. Cheap to copy.
#[derive(Clone, Copy)]
struct Choice {
    chosen: LastingMemo<Vec<String>>,
    left_out: LastingMemo<Vec<String>>,
}

impl Choice {
    fn has(self, value: &str) -> bool {
        let has = |values: &Vec<String>| values.iter().any(|chosen| chosen == value);
        self.chosen.with(has) || self.left_out.with(has)
    }
}

/// `values` are in the corpus's own order. While `is_held` the list keeps its order, so that nothing moves away from under
/// the pointer.
#[component]
pub fn Facet(name: String, label: String, values: Vec<String>, is_held: Signal<bool>) -> impl IntoView {
    let total = values.len();
    if total == 0 {
        return ().into_any();
    }
    let filters = use_filters();
    let name: Arc<str> = name.into();
    let of_field = |is_left_out| {
        let name = name.clone();
        LastingMemo::new(move |_| filters.chosen(&name, is_left_out))
    };
    let choice = Choice { chosen: of_field(false), left_out: of_field(true) };
    let facet = {
        let name = name.clone();
        Memo::new(move |_| filters.facet(&name))
    };
    let order = Memo::new(move |before: Option<&Order>| match before {
        Some(before) if is_held.get() => before.clone(),
        _ => facet.with(|facet| Order::new(&values, facet.as_ref())),
    });
    let counted = LastingMemo::new(move |_| facet.with(|facet| facet.as_ref().map(Counted::of)));
    let wanted = LastingSignal::new(Wanted::default());
    let shown = LastingMemo::new(move |_| {
        let is_chosen = |value: &str| choice.has(value);
        wanted.with(|wanted| order.with(|order| shown_values(order, wanted, &is_chosen)))
    });
    let find = words::find_in(&label);
    let found = LastingMemo::new(move |_| order.with(|order| order.found.len()));
    // What is chosen is shown in any case.
    let none =
        LastingMemo::new(move |_| order.with(|order| order.none.iter().filter(|value| !choice.has(value)).count()));
    let is_all = move || wanted.with(|wanted| wanted.all);
    let is_none = move || wanted.with(|wanted| wanted.none);
    let turn = move |_| wanted.update(|wanted| *wanted = Wanted { all: !wanted.all, ..Wanted::default() });
    let turn_none = move |_| wanted.update(|wanted| wanted.none = !wanted.none);
    let (has_more, has_none) = (move || found.get() > FEW, move || none.get() > 0);
    let turn_label = move || {
        if is_all() { words::show_fewer() } else { words::show_all(&locale::count(found.get() as u64)) }
    };
    let none_label = move || none_folded(counted.get().unwrap_or_default(), none.get(), is_none());
    // Not a `For`: its owner keeps something of each row that it has ever made, and a facet is there as long as the page.
    let rows = move || {
        let values = shown.with(|shown: &ShownValues| shown.values.clone());
        let row = |value| view! { <FacetRow field=name.clone() value choice/> };
        values.into_iter().map(row).collect_view()
    };
    // A long list is searched, whatever is unfolded of it.
    let is_searched = move || total > FEW && (is_all() || is_none());
    view! {
        <fieldset class="facet">
            <legend>
                {label}
                {move || counted.get().map(|counted| view! { <span class="facet-of">{counted_name(counted)}</span> })}
            </legend>
            <Show when=is_searched>
                <input
                    type="search"
                    class="facet-find"
                    aria-label=find.clone()
                    placeholder=find.clone()
                    on:input=move |event| wanted.update(|wanted| wanted.letters = event_target_value(&event))
                />
            </Show>
            <div class=move || if is_searched() { "facet-rows long" } else { "facet-rows" }>
                <Show when=move || wanted.with(|wanted| !wanted.letters.is_empty()) && shown.with(|shown| shown.values.is_empty())>
                    <p class="soft">{words::no_value_matches()}</p>
                </Show>
                {rows}
                <Show when=move || shown.with(|shown| shown.is_cut)>
                    <p class="soft">{words::facet_cut(&locale::count(MANY as u64))}</p>
                </Show>
            </div>
            <Show when=has_more>
                <button type="button" class="plain more" aria-expanded=move || is_all().to_string() on:click=turn>
                    {turn_label}
                </button>
            </Show>
            <Show when=has_none>
                <button type="button" class="plain more" aria-expanded=move || is_none().to_string() on:click=turn_none>
                    {none_label}
                </button>
            </Show>
        </fieldset>
    }
    .into_any()
}

#[component]
fn FacetRow(field: Arc<str>, value: String, choice: Choice) -> impl IntoView {
    let filters = use_filters();
    let is_in = |values: LastingMemo<Vec<String>>| {
        let value = value.clone();
        Memo::new(move |_| values.with(|values| values.contains(&value)))
    };
    let (is_chosen, is_left_out) = (is_in(choice.chosen), is_in(choice.left_out));
    let count = {
        let (field, value) = (field.clone(), value.clone());
        // None until something has been counted: not known is not zero.
        Memo::new(move |_| filters.with_facet(&field, |facet| FacetCount::of(facet, &value)))
    };
    let title = move || {
        count.get().map(|count| {
            let (share, amount) = (locale::percent(count.share), count.amount);
            let (documents, words) =
                (words::count_documents(amount.documents.into()), words::count_words(amount.tokens));
            match count.counted {
                Counted::Hits => {
                    words::facet_title_hits(&words::count_hits(amount.matches), &documents, &share, &words)
                }
                Counted::Documents => words::facet_title(&documents, &share, &words),
            }
        })
    };
    let class = move || match count.get() {
        _ if is_left_out.get() => "facet-row left-out",
        Some(count) if count.amount.documents == 0 => "facet-row none",
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
    let leave_out_label = words::leave_out(&short(&value));
    view! {
        <div class="facet-line">
            <label class=class title=title>
                <input type="checkbox" prop:checked=move || is_chosen.get() on:change=choose/>
                <span class="facet-name" {..of_corpus()}><Long text=value/></span>
                <span class="facet-count">{move || count.get().map(|count| locale::count(count.number()))}</span>
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
