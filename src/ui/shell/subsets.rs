//! Subsets with names: the present query and filters are kept under one, and stand from then on wherever a filter may.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::link::State;
use crate::platform;
use crate::protocol::{SUBSET, Subset};
use crate::query::Filter;
use crate::ui::components::{Long, filter_text, short};
use crate::ui::state::{Corpus, use_corpus, use_filters, use_notices, use_route, use_subsets};
use crate::ui::words;

/// The field for a name.
const NAME: &str = "subset-name";

/// The button beside the chips.
#[component]
pub fn SubsetsButton(is_open: RwSignal<bool>) -> impl IntoView {
    let (route, filters) = (use_route(), use_filters());
    let is_narrowed = move || route.with(|state| !state.query.trim().is_empty() || !state.filters.is_empty());
    // A query that cannot be read finds nothing that could be kept.
    let is_faulty = move || filters.query_failure().is_some();
    let has_some = move || !filters.subsets().is_empty();
    view! {
        <button
            type="button"
            class="plain"
            title=move || if is_faulty() { words::subset_unreadable() } else { words::subsets_title() }
            hidden=move || !is_narrowed() && !has_some()
            disabled=move || is_faulty() && !has_some()
            on:click=move |_| is_open.set(true)
        >
            {move || if is_narrowed() && !(is_faulty() && has_some()) { words::keep_subset() } else { words::subsets() }}
        </button>
    }
}

/// The dialog's content.
#[component]
pub fn Subsets(is_open: RwSignal<bool>) -> impl IntoView {
    let (route, filters) = (use_route(), use_filters());
    let present = route.with_untracked(present);
    let is_readable = untrack(|| filters.query_failure()).is_none();
    let is_something = is_readable && (!present.query.trim().is_empty() || !present.filters.is_empty());
    view! {
        <p>{words::subsets_help()}</p>
        {is_something.then(|| view! { <KeepForm subset=present/> })}
        <Differing/>
        <SubsetTable is_open/>
    }
}

/// What is in view, without a name.
fn present(state: &State) -> Subset {
    Subset {
        name: String::new(),
        query: state.query.clone(),
        filters: state.filters.clone(),
        forms: state.forms,
        case: state.case,
    }
}

/// Says that a link has brought another subset of a name that is kept here.
#[component]
fn Differing() -> impl IntoView {
    let (route, subsets) = (use_route(), use_subsets());
    move || {
        let linked = route.with(|state| state.subsets.clone());
        let other = subsets.kept.with(|kept| {
            let differs = |mine: &&Subset| kept.iter().any(|kept| kept.name == mine.name && kept != *mine);
            linked.iter().find(differs).map(|subset| subset.name.clone())
        })?;
        Some(view! { <p class="soft">{words::subset_differs(&other)}</p> })
    }
}

/// Keeps the present view.
#[component]
fn KeepForm(subset: Subset) -> impl IntoView {
    let (route, filters, subsets, notices) = (use_route(), use_filters(), use_subsets(), use_notices());
    let text = subset_text(use_corpus(), &subset);
    let name = RwSignal::new(text.clone());
    let fault = RwSignal::new(String::new());
    let is_taken = move || filters.subsets().iter().any(|other| other.name == name.get().trim());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let name = name.get_untracked().trim().to_owned();
        let names_itself =
            || untrack(|| route.with(|state| subsets.named(state))).iter().any(|other| other.name == name);
        if name.is_empty() {
            fault.set(words::subset_unnamed());
        } else if names_itself() {
            fault.set(words::subset_of_itself());
        } else {
            fault.set(String::new());
            route.keep_subset(Subset { name: name.clone(), ..subset.clone() });
            notices.say(words::subset_kept(&name));
        }
    };
    let typed = move |event| {
        name.set(event_target_value(&event));
        fault.set(String::new());
    };
    platform::before_paint(|| platform::focus_and_select(NAME));
    view! {
        <form class="keep-subset" on:submit=submit>
            <p class="soft" dir="auto">{words::subset_of(&short(&text))}</p>
            <label>
                {words::subset_name()}
                <input type="text" maxlength="80" id=NAME prop:value=move || name.get() on:input=typed/>
            </label>
            <button type="submit">
                {move || if is_taken() { words::replace() } else { words::keep() }}
            </button>
            <p class="fault" role="alert">{move || fault.get()}</p>
        </form>
    }
}

/// A subset in words: its query, then its filters.
fn subset_text(corpus: Corpus, subset: &Subset) -> String {
    let query = Some(subset.query.trim().to_owned()).filter(|query| !query.is_empty());
    let filters = subset.filters.iter().map(|filter| untrack(|| filter_text(corpus, filter)));
    query.into_iter().chain(filters).collect::<Vec<_>>().join(" · ")
}

/// The subsets that there are.
#[component]
fn SubsetTable(is_open: RwSignal<bool>) -> impl IntoView {
    let filters = use_filters();
    let all = Memo::new(move |_| filters.subsets());
    move || {
        let all = all.get();
        if all.is_empty() {
            return view! { <p class="soft">{words::no_subsets()}</p> }.into_any();
        }
        let rows = all.into_iter().map(|subset| view! { <SubsetRow subset is_open/> }).collect_view();
        view! {
            <table class="pairs-table subsets">
                <caption>{words::subsets_kept()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words::subset()}</th>
                        <th scope="col">{words::subset_is()}</th>
                        <th scope="col">{words::subset_do()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    }
}

#[component]
fn SubsetRow(subset: Subset, is_open: RwSignal<bool>) -> impl IntoView {
    let (route, subsets, notices) = (use_route(), use_subsets(), use_notices());
    let text = subset_text(use_corpus(), &subset);
    let is_kept = subsets.kept.with_untracked(|kept| kept.contains(&subset));
    let apply = {
        let name = subset.name.clone();
        move |_| {
            is_open.set(false);
            let filter = Filter::of(SUBSET, Some(&name)).to_string();
            route.go(|state| {
                state.narrow(filter);
            });
        }
    };
    let show = {
        let subset = subset.clone();
        move |_| {
            is_open.set(false);
            let Subset { query, filters, forms, case, .. } = subset.clone();
            route.go(|s| (s.query, s.filters, s.forms, s.case) = (query, filters, forms, case));
        }
    };
    let (name, mine) = (subset.name.clone(), subset);
    let own = if is_kept {
        let remove = move |_| {
            subsets.forget(&mine.name);
            let back = mine.clone();
            notices.say_with(words::subset_forgotten(&mine.name), words::undo(), move || {
                route.keep_subset(back.clone());
            });
        };
        view! { <button type="button" class="plain" on:click=remove>{words::remove()}</button> }.into_any()
    } else {
        // It came with a link.
        let keep = move |_| route.keep_subset(mine.clone());
        view! { <button type="button" class="plain" on:click=keep>{words::keep()}</button> }.into_any()
    };
    view! {
        <tr>
            <th scope="row" dir="auto">{name}</th>
            <td dir="auto"><Long text/></td>
            <td class="acts">
                <button type="button" class="plain" on:click=apply>{words::use_subset()}</button>
                <button type="button" class="plain" on:click=show>{words::open_subset()}</button>
                {own}
            </td>
        </tr>
    }
}
