//! The words of what is in view: the most frequent, and those that tell it from the rest, as a list or as a cloud.

use leptos::prelude::*;

use crate::link::View;
use crate::platform::locale;
use crate::protocol::{Compared, KeynessRequest, KeynessRow, Scope, TermRow, TermsRequest};
use crate::ui::components::settings::OneOf;
use crate::ui::components::{Long, Options, QueryIdeas};
use crate::ui::logic::overview::{Word, cloud, documents_in_view, query_to_filter, stop_words};
use crate::ui::state::{use_corpus, use_filters, use_query, use_route};
use crate::ui::words;

const LISTS: Options = &[("", words::as_list), ("cloud", words::as_cloud)];
/// So many words of each kind.
const SHOWN: u32 = 30;

#[component]
pub(super) fn WordsInView() -> impl IntoView {
    let (route, corpus, filters) = (use_route(), use_corpus(), use_filters());
    let is_narrowed =
        Memo::new(move |_| route.with(|state| !state.filters.is_empty() || !state.query.trim().is_empty()));
    let stop_words = move || stop_words(&corpus.language().unwrap_or_default());
    let frequent = use_query("overview-frequent", move || {
        Some(TermsRequest {
            scope: documents_in_view(filters.scope.get()),
            min_freq: 1,
            descending: true,
            limit: SHOWN,
            stop_words: stop_words(),
            ..TermsRequest::default()
        })
    });
    let typical = use_query("overview-typical", move || {
        let Scope { filters, subsets, .. } = documents_in_view(filters.scope.get());
        is_narrowed.get().then(|| KeynessRequest {
            scope: Scope { subsets, ..Scope::default() },
            target: filters,
            min_freq: 3,
            min_range: 2,
            direction: Compared::Attracted,
            descending: true,
            limit: SHOWN,
            stop_words: stop_words(),
            ..KeynessRequest::default()
        })
    });
    let frequent = Memo::new(move |_| {
        let word = |row: &TermRow| Word { term: row.term.clone(), freq: row.freq, weight: row.freq as f64 };
        frequent.with(|found| found.rows.iter().map(word).collect::<Vec<_>>()).unwrap_or_default()
    });
    let typical = Memo::new(move |_| {
        let word = |row: &KeynessRow| Word {
            term: row.term.clone(),
            freq: row.freq_target,
            weight: row.g2.unwrap_or_default(),
        };
        typical.with(|found| found.rows.iter().map(word).collect::<Vec<_>>()).unwrap_or_default()
    });
    let first = move || {
        if !is_narrowed.get() {
            return view! { <QueryIdeas/> }.into_any();
        }
        let title = words::typical_words();
        view! { <WordList title help=words::typical_help() size=words::size_g2() words=typical/> }.into_any()
    };
    let to_terms = move || {
        route.link_to(|state| {
            query_to_filter(state);
            state.view = View::Terms;
        })
    };
    view! {
        <div class="overview-words">
            {first}
            <WordList
                title=words::frequent_words()
                help=words::frequent_help()
                size=words::size_freq()
                words=frequent
            />
        </div>
        <p class="overview-ways">
            <OneOf label=words::words_as() name="listed" options=LISTS/>
            <a class="query-link" href=to_terms>{words::all_words()}</a>
        </p>
    }
}

/// Some words: in their order with their frequencies, or as a cloud. Nothing is seen of it without words.
#[component]
fn WordList(
    #[prop(into)] title: String,
    /// Which words these are.
    #[prop(into)]
    help: String,
    /// What the size of a word in the cloud says.
    #[prop(into)]
    size: String,
    words: Memo<Vec<Word>>,
) -> impl IntoView {
    let route = use_route();
    let is_cloud = Memo::new(move |_| route.with(|state| state.settings.text("listed") == "cloud"));
    let shown = move || {
        let words = words.get();
        if is_cloud.get() {
            let words = cloud(words).into_iter();
            return words.map(|(word, size)| view! { <ListedWord word size=Some(size)/> }).collect_view();
        }
        words.into_iter().map(|word| view! { <ListedWord word size=None/> }).collect_view()
    };
    let about = move || {
        let numbers = if is_cloud.get() { size.clone() } else { words::frequencies() };
        format!("{help} {numbers}")
    };
    view! {
        <section hidden=move || words.with(Vec::is_empty)>
            <h2>{title}</h2>
            <p class="soft">{about}</p>
            <ul class="word-list" class:is-cloud=move || is_cloud.get()>{shown}</ul>
        </section>
    }
}

/// A word that searches for itself: with its frequency, or in a cloud with the size of its letters, in percent.
#[component]
fn ListedWord(word: Word, size: Option<f64>) -> impl IntoView {
    let route = use_route();
    let Word { term, freq, .. } = word;
    let name = term.clone();
    let open = move |_| {
        route.go(|state| {
            query_to_filter(state);
            state.query = term.clone();
            state.view = View::Search;
        });
    };
    let freq = size.is_none().then(|| view! { <span class="soft">{locale::count(freq)}</span> });
    view! {
        <li style:font-size=size.map(|size| format!("{size:.1}%"))>
            <button type="button" class="query" on:click=open><Long text=name/></button>
            {freq}
        </li>
    }
}
