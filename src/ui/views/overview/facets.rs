//! A small table for every field that tells documents apart.

use leptos::prelude::*;

use crate::platform::locale;
use crate::protocol::{Facet, FacetValue, Size};
use crate::ui::state::use_filters;
use crate::ui::words;

/// So many rows of each table.
const ROWS: usize = 8;

#[component]
pub(super) fn FacetTables() -> impl IntoView {
    let filters = use_filters();
    move || {
        filters.with_facets(|facets| {
            let several = facets.fields.iter().filter(|field| field.values.len() > 1);
            several.map(|field| view! { <FacetTable field=field.clone() corpus=facets.corpus/> }).collect_view()
        })
    }
}

#[component]
fn FacetTable(field: Facet, corpus: Size) -> impl IntoView {
    let filters = use_filters();
    let row = |value: &FacetValue| {
        let (name, chosen) = (field.name.clone(), value.value.clone());
        let share = value.tokens as f64 / corpus.tokens.max(1) as f64;
        let width = format!("{:.1}%", share.clamp(0.0, 1.0) * 100.0);
        view! {
            <tr>
                <th scope="row">
                    <button
                        type="button"
                        class="plain"
                        dir="auto"
                        on:click=move |_| filters.search_within(&name, &chosen)
                    >
                        {value.value.clone()}
                    </button>
                </th>
                <td class="share">
                    <span class="bar" aria-hidden="true">
                        <span style:inline-size=width></span>
                    </span>
                    <span class="num">{locale::percent(share)}</span>
                </td>
                <td class="num">{locale::count(value.tokens)}</td>
                <td class="num">{locale::count(value.documents.into())}</td>
            </tr>
        }
    };
    let rows = field.values.iter().take(ROWS).map(row).collect_view();
    let more = field.values.len().saturating_sub(ROWS) as u64;
    let more = (more > 0).then(|| {
        view! {
            <tfoot>
                <tr>
                    <td colspan="4" class="soft">{words::and_more(&locale::count(more))}</td>
                </tr>
            </tfoot>
        }
    });
    view! {
        <table class="bars">
            <caption>{field.label.clone()}</caption>
            <thead>
                <tr>
                    <th scope="col" class="vh">{words::value()}</th>
                    <th scope="col">{words::share_of_words()}</th>
                    <th scope="col" class="num">{words::words()}</th>
                    <th scope="col" class="num">{words::documents()}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
            {more}
        </table>
    }
}
