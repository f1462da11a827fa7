use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;

use super::{LISTED, OF_CORPUS, word_list_name};
use crate::import;
use crate::platform::{files, locale};
use crate::protocol::{Facet, SUBSET};
use crate::query::{Filter, all_but};
use crate::ui::components::settings::{Settings, Written};
use crate::ui::components::{Menu, RemovableChip};
use crate::ui::state::{Filters, WordList, WordsFrom, use_corpus, use_filters, use_library, use_notices, use_route};
use crate::ui::words::{self, compare as said};

/// Values of a field that are offered.
const OFFERED: usize = 12;
/// What is chosen of the list of corpora before one is: no slug has a space.
const NONE: &str = " ";
/// The id of the list of conditions that are offered.
const CONDITIONS: &str = "compare-conditions";

/// What is compared with what.
#[component]
pub fn Sides() -> impl IntoView {
    let (route, corpus, filters) = (use_route(), use_corpus(), use_filters());
    let list_name = Memo::new(move |_| route.with(|state| word_list_name(state).map(str::to_owned)));
    let has_list = Memo::new(move |_| list_name.with(Option::is_some));
    let swap = move |_| {
        route.go(|state| {
            let [target, reference] = ["target", "reference"].map(|name| state.settings.text(name).to_owned());
            state.settings.put("reference", if reference.is_empty() { String::new() } else { target.clone() });
            state.settings.put("target", if reference.is_empty() { all_but(&target) } else { reference });
        });
    };
    let list = move || {
        let name = list_name.get()?;
        let label = match corpus.word_list.get() {
            Some(list) => said::list(&list.name, &words::count_words(list.total)),
            None => name,
        };
        let remove = move || {
            corpus.word_list.set(None);
            route.go(|state| state.settings.put("reference", String::new()));
        };
        Some(view! { <RemovableChip label title=said::list_kept() on_remove=remove/> })
    };
    let offered =
        move || offered(filters).into_iter().map(|filter| view! { <option value=filter></option> }).collect_view();
    view! {
        <Settings class="measured-controls measured-sides" label=said::sides()>
            <Written label=said::target() name="target" list=CONDITIONS placeholder=said::target_hint()/>
            <Show
                when=move || !has_list.get()
                fallback=move || view! {
                    <span>{said::reference()}</span>
                    <Show when=move || corpus.word_list.with(Option::is_none)>
                        <ImportList/>
                    </Show>
                }
            >
                <Written label=said::reference() name="reference" list=CONDITIONS placeholder=said::reference_hint()/>
                <button type="button" class="plain" title=said::swap_title() on:click=swap>{said::swap()}</button>
                <ImportList/>
                <OtherCorpus/>
            </Show>
            {list}
            <datalist id=CONDITIONS>{offered}</datalist>
        </Settings>
    }
}

/// Another corpus as the second side, where there is one.
#[component]
fn OtherCorpus() -> impl IntoView {
    let (route, library) = (use_route(), use_library());
    library.recall_if_any();
    let choose = move |slug: String| {
        if slug == NONE {
            return;
        }
        route.go(|state| {
            state.settings.put("reference", format!("{OF_CORPUS}{slug}"));
            // What is counted there is single words.
            state.term_rows.grams.n = 1;
        });
    };
    let menu = move || {
        let others = library.others();
        (!others.is_empty()).then(|| {
            let first = (NONE.to_owned(), said::other_corpus());
            let options = others.into_iter().map(|(slug, title)| (slug.unwrap_or_default(), title));
            let options = std::iter::once(first).chain(options).collect();
            view! {
                <Menu label=said::other_corpus() class="other-corpus" options value=Signal::stored(NONE.to_owned()) on_change=choose/>
            }
        })
    };
    view! { {menu} }
}

/// Takes over a word list from a file that the reader chooses.
#[component]
fn ImportList() -> impl IntoView {
    let (route, corpus, notices) = (use_route(), use_corpus(), use_notices());
    let chosen = move |event: ev::Event| {
        files::read_chosen(&event, move |name, text| match import::word_list(&text) {
            Ok(words) => {
                let total = words.iter().map(|(_, freq)| freq).sum();
                let reference = format!("{LISTED}{name}");
                corpus.word_list.set(Some(Arc::new(WordList { name, from: WordsFrom::File, words, total })));
                route.go(|state| {
                    state.settings.put("reference", reference);
                    // A list has single words.
                    state.term_rows.grams.n = 1;
                });
            }
            Err(line) => notices.say(said::list_unreadable(&locale::count(line as u64))),
        });
    };
    view! {
        <label class="plain button" title=said::import_title()>
            {said::import()}
            <input type="file" accept=".txt,.csv,.tsv,text/plain,text/csv" class="vh" on:change=chosen/>
        </label>
    }
}

/// Conditions that can be sides: values of facets, and subsets with names.
fn offered(filters: Filters) -> Vec<String> {
    let subsets = filters.subsets().into_iter().map(|subset| Filter::of(SUBSET, Some(&subset.name)).to_string());
    let values = filters.facets.with(|facets| {
        let of_field = |facet: &Facet| {
            let values = facet.values.iter().map(|value| value.value.as_str()).filter(|value| !value.is_empty());
            values.take(OFFERED).map(|value| Filter::of(&facet.name, Some(value)).to_string()).collect::<Vec<_>>()
        };
        facets.fields.iter().flat_map(of_field).collect::<Vec<_>>()
    });
    subsets.chain(values.unwrap_or_default()).collect()
}
