//! How much there is: hits and documents in the head, words in view beside the chips.

use leptos::prelude::*;

use crate::platform::{self, locale};
use crate::ui::state::use_filters;
use crate::ui::words;

/// For so long the count before may stand, in milliseconds: a shorter wait would only flicker.
const PATIENCE: i32 = 400;

/// The count of results, said aloud by a screen reader when it changes.
#[component]
pub fn Count() -> impl IntoView {
    let text = use_count();
    view! { <p class="count" role="status">{move || text.get()}</p> }
}

/// The same beside what covers it.
#[component]
pub fn CountAgain() -> impl IntoView {
    let text = use_count();
    view! { <p class="soft">{move || text.get()}</p> }
}

fn use_count() -> Memo<Option<String>> {
    let filters = use_filters();
    // What was counted before is not the count of what is being asked now.
    let is_late = RwSignal::new(false);
    let waits = StoredValue::new(0);
    Effect::new(move |_| {
        is_late.set(false);
        waits.update_value(|waits| *waits += 1);
        if filters.facets.pending.get() {
            let wait = waits.get_value();
            platform::after(PATIENCE, move || {
                if waits.try_get_value() == Some(wait) {
                    is_late.set(true);
                }
            });
        }
    });
    Memo::new(move |_| {
        // What was counted before is not the count of a query that cannot be read.
        if filters.query_failure().is_some() {
            return None;
        }
        if is_late.get() {
            return Some(words::counting());
        }
        filters.with_facets(|facets| {
            let n = u64::from(facets.corpus.documents);
            let all = words::count_documents(n);
            let some = locale::count(facets.documents.into());
            if facets.matches > 0 {
                words::hits_in_documents(facets.matches, &some, &all)
            } else if facets.documents == facets.corpus.documents {
                all
            } else {
                words::some_of(&some, &all)
            }
        })
    })
}

/// How many of the corpus's words the filters leave.
#[component]
pub fn WordsInView() -> impl IntoView {
    let filters = use_filters();
    let text = move || {
        if filters.query_failure().is_some() {
            return None;
        }
        filters.with_facets(|facets| {
            let all = words::count_words(facets.corpus.tokens);
            words::in_view(&if facets.view == facets.corpus {
                words::all(&all)
            } else {
                words::some_of(&locale::count(facets.view.tokens), &all)
            })
        })
    };
    view! { <span class="in-view soft">{text}</span> }
}
