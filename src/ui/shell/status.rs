//! How much there is: hits and documents in the head, words in view beside the chips.

use leptos::prelude::*;

use crate::platform::locale;
use crate::ui::state::use_filters;
use crate::ui::words;

/// The count of results, said aloud by a screen reader when it changes.
#[component]
pub fn Count() -> impl IntoView {
    let filters = use_filters();
    let text = Memo::new(move |_| {
        // What was counted before is not the count of a query that cannot be read.
        if filters.query_failure().is_some() {
            return None;
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
    });
    view! { <p class="count" role="status">{move || text.get()}</p> }
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
