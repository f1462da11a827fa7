//! What went wrong, in words, with a way on.

use crate::platform;
use crate::protocol::{Diagnostic, Failure, FailureKind};
use crate::ui::app::{App, Trouble};
use crate::ui::ask::Answer;
use crate::ui::dom::{Piece, button, el, live_option, pieces, when};
use crate::ui::parts::marked::cut;
use crate::ui::words;
use leptos::prelude::*;

/// What concerns the whole page.
pub fn page_trouble(app: App) -> Piece {
    live_option(move || {
        app.trouble.get().map(|trouble| {
            let (title, help, detail) = match &trouble {
                Trouble::Closed(f) => (words::closed_title(), words::closed_help(), sentence(f)),
                Trouble::OtherBuild => (words::other_build_title(), words::other_build_help(), String::new()),
                Trouble::NoWorker(text) => (words::no_worker_title(), words::no_worker_help(), text.clone()),
                Trouble::Replaced => (words::replaced_title(), words::replaced_help(), String::new()),
            };
            let replaced = trouble == Trouble::Replaced;
            let act = move || if replaced { app.retry() } else { platform::reload() };
            el("div")
                .is("stop")
                .at("role", "alert")
                .with(el("h2").with(title))
                .with(el("p").with(help))
                .with(el("p").is("soft").with(detail))
                .with(button("", if replaced { words::try_again() } else { words::reload() }, act))
                .piece()
        })
    })
}

/// Why the query cannot be read, under the box: the part that is at fault, what it is, and how to mend it.
pub fn query_trouble(app: App) -> Piece {
    let failure = Memo::new(move |_| query_failure(app));
    el("div")
        .at("role", "alert")
        .is("query-trouble")
        .with(live_option(move || failure.get().map(|f| failure_text(&f))))
        .piece()
}

pub fn query_failure(app: App) -> Option<Failure> {
    app.facets.with(|a| a.failure.as_deref().filter(|f| is_query(f)).cloned())
}

fn is_query(failure: &Failure) -> bool {
    failure.kind == FailureKind::Query
}

/// Why a view has no answer; silent where the head of the page says the same already.
pub fn answer_trouble(app: App, answer: RwSignal<Answer>) -> Piece {
    let failure = Memo::new(move |_| {
        let mine = answer.with(|a| a.failure.as_deref().cloned())?;
        let said = is_query(&mine) && query_failure(app).is_some();
        (!said && mine.kind != FailureKind::NotOpen).then_some(mine)
    });
    // Where there was no answer before, the view would be empty below what the head says.
    let unread = move || answer.with(|a| a.reply.is_none() && a.failure.as_ref().is_some_and(|f| is_query(f)));
    let is_empty = move || unread() && failure.with(Option::is_none);
    let waits = move || {
        let help = el("p").with(words::query_waits_help());
        el("div").is("empty").with(el("h2").with(words::query_waits_title())).with(help).piece()
    };
    pieces()
        .and(
            el("div")
                .at("role", "alert")
                .with(live_option(move || failure.get().map(|f| el("div").is("stop").with(failure_text(&f)).piece()))),
        )
        .and(when(is_empty, waits))
}

/// What is wrong, with the faults of a query underlined.
pub fn failure_text(failure: &Failure) -> Piece {
    if failure.diagnostics.is_empty() {
        return el("p").with(sentence(failure)).piece();
    }
    failure.diagnostics.chunk_by(|a, b| a.source == b.source).map(diagnostics).collect::<Piece>()
}

fn sentence(failure: &Failure) -> String {
    [&*words::said(&failure.message), " ", &words::said(&failure.help)].concat()
}

/// The faults of one query or filter: its text with each of them underlined, and below what each is.
fn diagnostics(all: &[Diagnostic]) -> Piece {
    let source = all.first().map(|d| d.source.as_str()).unwrap_or_default();
    let spans: Vec<(u32, u32)> = all.iter().map(|d| (d.start, d.end.max(d.start + 1))).collect();
    // A fault at the very end has no letter to underline: a gap stands for it.
    let text = [source, "\u{2002}"].concat();
    let piece = |(bad, text): (bool, String)| {
        if bad { el("u").with(text).piece() } else { text.into() }
    };
    let message = |d: &Diagnostic| {
        el("p").with(el("strong").with(words::said(&d.message))).with(" ").with(words::said(&d.help)).piece()
    };
    pieces()
        .and(
            el("p")
                .is("query-bad")
                .at("aria-label", words::query_unreadable())
                .with(el("code").with(cut(&text, &spans, 0).into_iter().map(piece).collect::<Piece>())),
        )
        // The same fault in several places is said once.
        .and(
            all.chunk_by(|a, b| a.message == b.message).filter_map(|same| same.first()).map(message).collect::<Piece>(),
        )
}
