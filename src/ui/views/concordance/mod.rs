//! Every hit in its context, one below the other: sorted, counted by what stands beside it, sorted out by hand.

mod all;
mod controls;
mod groups;
mod labels;
mod lines;
mod narrowing;
mod save;
mod selection;
mod state;

use leptos::prelude::*;

use crate::protocol::KwicUnit;
use crate::ui::components::{AnswerTrouble, Dialog, Notes, NothingFound, QueryIdeas, SaveTable};
use crate::ui::logic::concordance::LineSets;
use crate::ui::words::{self, concordance as said};
use controls::Controls;
use groups::Groups;
use labels::sorted_by_hand;
use lines::Lines;
use narrowing::Narrowing;
use save::save_all;
use selection::{CategoryForm, SelectionBar};
use state::{ConcordanceState, LINES, use_concordance};

#[component]
pub fn Concordance() -> impl IntoView {
    let state = use_concordance();
    state.exports.keep_out_of_link(move || sorted_by_hand(state).map(|what| said::not_in_link(&what)));
    let has_hits = Memo::new(move |_| state.answer.with(|kwic| kwic.matches > 0));
    view! {
        <div class="concordance" aria-busy=move || state.answer.busy()>
            <Head state/>
            <AnswerTrouble answer=state.answer/>
            {move || match has_hits.get() {
                None => ().into_any(),
                Some(false) => view! { <NoHits state/> }.into_any(),
                Some(true) => view! { <Hits state/> }.into_any(),
            }}
            <Dialog open=state.asks_category title=said::category_title()>
                <CategoryForm state/>
            </Dialog>
        </div>
    }
}

/// How many lines there are, of how many hits, and the ways to save them.
#[component]
fn Head(state: ConcordanceState) -> impl IntoView {
    let count = move || {
        state.answer.with(|kwic| {
            if kwic.matches == 0 {
                return String::new();
            }
            let is_quotations = state.is_quotations();
            let lines = if is_quotations {
                said::count_quotations(kwic.lines_total)
            } else {
                said::count_lines(kwic.lines_total)
            };
            let documents = words::count_documents(kwic.documents.into());
            let lines = said::lines_in(&lines, &documents);
            if kwic.lines_total == kwic.matches {
                return lines;
            }
            let all =
                if is_quotations { said::count_quotations(kwic.matches) } else { words::count_hits(kwic.matches) };
            said::of_hits(&lines, &all)
        })
    };
    let is_empty = move || state.total() == 0;
    view! {
        <div class="view-head">
            <h1 class="vh">{words::concordance()}</h1>
            <p class="kwic-count" role="status">{count}</p>
            <span hidden=is_empty>
                <SaveTable
                    name="readout-concordance"
                    csv_title=said::csv_title()
                    json_title=said::json_title()
                    table=move |save| save_all(state, save)
                />
            </span>
        </div>
    }
}

/// The lines, with what they are counted by beside them.
#[component]
fn Hits(state: ConcordanceState) -> impl IntoView {
    let notes = Memo::new(move |_| state.answer.notes());
    view! {
        <Controls state/>
        <div class="kwic">
            <Show when=move || state.wanted.with(|wanted| wanted.group.is_some())>
                <Groups state/>
            </Show>
            <div class="kwic-lines" id=LINES tabindex="-1">
                <Narrowing state/>
                <SelectionBar state/>
                {move || view! { <Notes notes=notes.get()/> }}
                <Show when=move || state.total() == 0>
                    <NoLines state/>
                </Show>
                <Lines state/>
            </div>
        </div>
    }
}

/// There are hits, but none of their lines is shown.
#[component]
fn NoLines(state: ConcordanceState) -> impl IntoView {
    let show_all = move |_| {
        state.update_sets(LineSets::show_all);
        state.change(|wanted| (wanted.only, wanted.sample) = (None, None));
    };
    view! {
        <section class="empty">
            <h2>{said::none_title()}</h2>
            <p>{said::none_help()}</p>
            <p class="empty-ways">
                <button type="button" on:click=show_all>{said::show_all()}</button>
            </p>
        </section>
    }
}

/// No word in the query, or none that is found.
#[component]
fn NoHits(state: ConcordanceState) -> impl IntoView {
    let has_words = Memo::new(move |_| {
        let has_words = state.filters.with_facets(|facets| match facets.parts.as_slice() {
            [] => !facets.query.trim().is_empty(),
            parts => parts.iter().any(|part| !part.is_condition),
        });
        has_words.unwrap_or(true)
    });
    let unit = move |unit: KwicUnit| move |_| state.change(|wanted| wanted.unit = unit);
    move || {
        if state.is_quotations() {
            return view! {
                <section class="empty">
                    <h2>{said::no_quotations()}</h2>
                    <p>{said::no_quotations_help()}</p>
                    <Notes notes=state.answer.notes()/>
                    <p class="empty-ways">
                        <button type="button" on:click=unit(KwicUnit::Matches)>{said::show_matches()}</button>
                    </p>
                </section>
            }
            .into_any();
        }
        if has_words.get() {
            return view! { <NothingFound notes=state.answer.notes()/> }.into_any();
        }
        view! {
            <section class="empty">
                <h2>{said::begin_title()}</h2>
                <p>{said::begin_help()}</p>
                <p class="empty-ways">
                    <button type="button" on:click=unit(KwicUnit::Quotations)>{said::all_quotations()}</button>
                </p>
            </section>
            <QueryIdeas/>
        }
        .into_any()
    }
}
