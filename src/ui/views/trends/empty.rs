//! Trends without a term: what to do, with words of this very view to begin with.

use crate::platform::locale;
use crate::protocol::{Body, Grams, Request, Scope, StopWords, TermSort};
use crate::ui::app::App;
use crate::ui::dom::{Piece, click, el, live};
use crate::ui::signals::*;
use crate::ui::words::chart as said;

/// A word so long is rarely one of grammar.
const LONG: usize = 7;
const LOOKED_AT: u32 = 300;
const SUGGESTED: usize = 10;
/// So many of them together are the first suggestion.
const TOGETHER: usize = 3;

pub(super) fn empty(app: App) -> Piece {
    let answer = app.ask("trend-words", move || {
        Some(Request::Terms {
            scope: Scope { query: String::new(), ..app.scope.get() },
            filter: String::new(),
            min_freq: 0,
            sort: TermSort::Freq,
            descending: true,
            offset: 0,
            limit: LOOKED_AT,
            grams: Grams::default(),
            stop_words: StopWords::None,
        })
    });
    let words = Memo::new(move || {
        answer.with(|answer| match answer.reply.as_deref().map(|reply| &reply.body) {
            Some(Body::Terms(terms)) => {
                let all = terms.rows.iter().map(|row| row.term.clone());
                let long = all.filter(|term| term.chars().count() >= LONG && locale::is_letters(term));
                long.take(SUGGESTED).collect::<Vec<_>>()
            }
            _ => Vec::new(),
        })
    });
    let suggestion = move |query: String| {
        let text = query.clone();
        let take = click(move || app.go(|state| state.query = query.clone()));
        el("li").with(el("button").at("type", "button").is("query").on("click", take).with(text)).piece()
    };
    let suggestions = move || {
        let words = words.get();
        let together = (words.len() >= TOGETHER).then(|| words.iter().take(TOGETHER).cloned().collect::<Vec<_>>());
        let all = together.map(|words| words.join(", ")).into_iter().chain(words);
        let all = all.map(suggestion).collect::<Piece>();
        el("ul").is("empty-ways").with(all).piece()
    };
    el("div")
        .is("empty")
        .with(el("h2").with(said::empty_title()))
        .with(el("p").with(said::empty_help()))
        .with(el("p").is("soft").with(said::empty_try()))
        .with(live(suggestions))
        .piece()
}
