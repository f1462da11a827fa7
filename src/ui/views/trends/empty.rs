//! Trends without a term: what to do, with words of this very view to begin with.

use leptos::prelude::*;

use crate::protocol::{Body, Request, Scope, TermSort};
use crate::ui::app::App;
use crate::ui::live::{click, live};
use crate::ui::words::chart as said;

/// A word so long is rarely one of grammar.
const LONG: usize = 7;
const LOOKED_AT: u32 = 300;
const SUGGESTED: usize = 10;
/// So many of them together are the first suggestion.
const TOGETHER: usize = 3;

pub(super) fn empty(app: App) -> AnyView {
    let answer = app.ask("trend-words", move || {
        let filters = app.state.with(|state| state.filters.clone());
        Some(Request::Terms {
            scope: Scope { filters, ..Scope::default() },
            filter: String::new(),
            min_freq: 0,
            sort: TermSort::Freq,
            descending: true,
            offset: 0,
            limit: LOOKED_AT,
        })
    });
    let words = Memo::new(move |_| {
        answer.with(|answer| match answer.reply.as_deref().map(|reply| &reply.body) {
            Some(Body::Terms(terms)) => {
                let all = terms.rows.iter().map(|row| row.term.clone());
                let long = all.filter(|term| term.chars().count() >= LONG && term.chars().all(char::is_alphabetic));
                long.take(SUGGESTED).collect::<Vec<_>>()
            }
            _ => Vec::new(),
        })
    });
    let suggestion = move |query: String| {
        let text = query.clone();
        let take = click(move || app.go(|state| state.query = query.clone()));
        view! {
            <li>
                <button type="button" class="query" on:click=take>
                    {text}
                </button>
            </li>
        }
        .into_any()
    };
    let suggestions = move || {
        let words = words.get();
        let together = (words.len() >= TOGETHER).then(|| words.iter().take(TOGETHER).cloned().collect::<Vec<_>>());
        let all = together.map(|words| words.join(", ")).into_iter().chain(words);
        let all = all.map(suggestion).collect_view();
        view! { <ul class="empty-ways">{all}</ul> }.into_any()
    };
    view! {
        <div class="empty">
            <h2>{said::EMPTY_TITLE}</h2>
            <p>{said::EMPTY_HELP}</p>
            <p class="soft">{said::EMPTY_TRY}</p>
            {live(suggestions)}
        </div>
    }
    .into_any()
}
