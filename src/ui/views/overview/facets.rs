//! A small table for every field that tells what is in view apart.

use std::sync::Arc;

use leptos::prelude::*;

use crate::platform::locale;
use crate::protocol::{Facet, FacetValue};
use crate::ui::components::{Long, none_folded};
use crate::ui::logic::facet::{Counted, FEW, Order, Wanted, shown_values, width};
use crate::ui::state::{use_corpus, use_filters};
use crate::ui::words;

#[component]
pub(super) fn FacetTables() -> impl IntoView {
    let filters = use_filters();
    let names = Memo::new(move |_| {
        let names = filters.with_facets(|facets| {
            let several = facets.fields.iter().filter(|field| field.values.len() > 1);
            several.map(|field| field.name.clone()).collect::<Vec<_>>()
        });
        names.unwrap_or_default()
    });
    view! {
        <For each=move || names.get() key=String::clone let:name>
            <FacetTable name/>
        </For>
    }
}

#[component]
fn FacetTable(name: String) -> impl IntoView {
    let (corpus, filters) = (use_corpus(), use_filters());
    let name: Arc<str> = name.into();
    let facet = {
        let name = Arc::clone(&name);
        Memo::new(move |_| filters.facet(&name))
    };
    // In the order of the corpus; subsets have none but that of the counts.
    let values: Vec<String> = untrack(|| {
        let info = corpus.info.get();
        let field = info.as_ref().and_then(|info| info.fields.iter().find(|field| field.name == *name));
        let values = field.and_then(|field| field.values.as_ref());
        match values {
            Some(values) => values.iter().map(|value| value.value.clone()).collect(),
            None => facet.with(|facet| facet.iter().flat_map(|f| &f.values).map(|value| value.value.clone()).collect()),
        }
    });
    let order = Memo::new(move |_| facet.with(|facet| Order::new(&values, facet.as_ref())));
    let wanted = RwSignal::new(Wanted::default());
    move || {
        let facet = facet.get()?;
        let (order, wanted_now) = (order.get(), wanted.get());
        let counted = Counted::of(&facet);
        let chosen = filters.chosen(&name, false);
        let shown = shown_values(&order, &wanted_now, &|value| chosen.iter().any(|chosen| chosen == value)).values;
        let value_of = |name: &String| facet.values.iter().find(|value| value.value == *name);
        let rows = shown.iter().filter_map(value_of).map(|value| view! { <Row facet=&facet value counted/> });
        let rows = rows.collect_view();
        let of = match counted {
            Counted::Hits => words::count_hits(facet.all.matches),
            Counted::Documents => words::count_words(facet.all.tokens),
        };
        let (found, none) = (order.found.len(), order.none.len());
        let all_label =
            if wanted_now.all { words::show_fewer() } else { words::show_all(&locale::count(found as u64)) };
        let all = (found > FEW).then(|| {
            let turn = move |_| wanted.update(|wanted| wanted.all = !wanted.all);
            view! { <button type="button" class="plain" on:click=turn>{all_label}</button> }
        });
        let none = (none > 0).then(|| {
            let turn = move |_| wanted.update(|wanted| wanted.none = !wanted.none);
            let label = none_folded(counted, none, wanted_now.none);
            view! { <button type="button" class="plain" on:click=turn>{label}</button> }
        });
        let more = (all.is_some() || none.is_some()).then(|| {
            view! {
                <tfoot>
                    <tr>
                        <td colspan="4">{all} " " {none}</td>
                    </tr>
                </tfoot>
            }
        });
        let (share, number) = match counted {
            Counted::Hits => (words::share_of_hits(), words::hits()),
            Counted::Documents => (words::share_of_words(), words::words()),
        };
        Some(view! {
            <table class="bars">
                <caption>{facet.label.clone()} " " <span class="soft">{words::shares_of(&of)}</span></caption>
                <thead>
                    <tr>
                        <th scope="col" class="vh">{words::value()}</th>
                        <th scope="col">{share}</th>
                        <th scope="col" class="num">{number}</th>
                        <th scope="col" class="num">{words::documents()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                {more}
            </table>
        })
    }
}

#[component]
fn Row<'a>(facet: &'a Facet, value: &'a FacetValue, counted: Counted) -> impl IntoView + use<> {
    let filters = use_filters();
    let (part, all) = match counted {
        Counted::Hits => (value.matches, facet.all.matches),
        Counted::Documents => (value.tokens, facet.all.tokens),
    };
    let share = part as f64 / all.max(1) as f64;
    let (name, chosen) = (facet.name.clone(), value.value.clone());
    view! {
        <tr>
            <th scope="row">
                <button type="button" class="plain" dir="auto" on:click=move |_| filters.search_within(&name, &chosen)>
                    <Long text=value.value.clone()/>
                </button>
            </th>
            <td class="share">
                <span class="bar" aria-hidden="true">
                    <span style:inline-size=width(share)></span>
                </span>
                <span class="num">{locale::percent(share)}</span>
            </td>
            <td class="num">{locale::count(part)}</td>
            <td class="num">{locale::count(value.documents.into())}</td>
        </tr>
    }
}
