use leptos::prelude::*;

use super::RunQuery;
use crate::link::{State, View};
use crate::protocol::{By, TermsRequest};
use crate::ui::logic::telling::{LEAST_RANGE, telling};
use crate::ui::state::{use_filters, use_query_aside, use_route};
use crate::ui::words;

/// So many words are suggested, out of so many of the most frequent ones.
const SUGGESTED: usize = 12;
const LOOKED_AT: u32 = 600;
/// So many of them are one query over time.
const COMPARED: usize = 3;

/// Words of the corpus itself to begin with: those that say what it is about.
#[component]
pub fn QueryIdeas() -> impl IntoView {
    let (route, filters) = (use_route(), use_filters());
    let answer = use_query_aside("suggestions", || {
        Some(TermsRequest { min_freq: LEAST_RANGE, descending: true, limit: LOOKED_AT, ..TermsRequest::default() })
    });
    let found = Memo::new(move |_| answer.with(|found| telling(&found.rows, SUGGESTED)).unwrap_or_default());
    // The finest unit that fits the dates, where there are several.
    let by_time = Memo::new(move |_| {
        let unit = filters.with_facets(|facets| {
            let time = facets.time.as_ref().filter(|time| time.bins.len() > 1)?;
            By::named(&time.by)
        });
        unit.flatten()
    });
    let words = move || found.get().into_iter().map(|query| view! { <RunQuery query/> }).collect_view();
    let compared = move || {
        let query = found.with(|found| found.get(..COMPARED).map(|first| first.join(", ")))?;
        let href = move || {
            route.link_to(|state| {
                *state = State {
                    fingerprint: state.fingerprint.take(),
                    query: query.clone(),
                    view: View::Trends,
                    by: by_time.get(),
                    ..State::default()
                };
            })
        };
        let label = if by_time.with(Option::is_some) { words::compare_over_time() } else { words::compare_three() };
        Some(view! { <a class="query-link" href=href>{label}</a> })
    };
    view! {
        <section class="try">
            <h2>{words::try_words()}</h2>
            <p class="soft">{words::try_help()}</p>
            <p class="try-words">{words}{compared}</p>
        </section>
    }
}
