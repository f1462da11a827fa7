//! What went wrong, in words, with a way on.

use leptos::prelude::*;

use crate::platform;
use crate::protocol::{Diagnostic, Failure, FailureKind};
use crate::ui::app::{App, Trouble};
use crate::ui::ask::Answer;
use crate::ui::live::{button, live_option};
use crate::ui::parts::marked::cut;
use crate::ui::words;

/// What concerns the whole page.
pub fn page_trouble(app: App) -> AnyView {
    live_option(move || {
        app.trouble.get().map(|trouble| {
            let (title, help, detail) = match &trouble {
                Trouble::Closed(f) => (words::CLOSED_TITLE, words::CLOSED_HELP, sentence(f)),
                Trouble::OtherBuild => (words::OTHER_BUILD_TITLE, words::OTHER_BUILD_HELP, String::new()),
                Trouble::NoWorker(text) => (words::NO_WORKER_TITLE, words::NO_WORKER_HELP, text.clone()),
                Trouble::Replaced => (words::REPLACED_TITLE, words::REPLACED_HELP, String::new()),
            };
            let replaced = trouble == Trouble::Replaced;
            let act = move || if replaced { app.retry() } else { platform::reload() };
            view! {
                <div class="stop" role="alert">
                    <h2>{title}</h2>
                    <p>{help}</p>
                    <p class="soft">{detail}</p>
                    {button("", if replaced { words::TRY_AGAIN } else { words::RELOAD }, act)}
                </div>
            }
            .into_any()
        })
    })
}

/// Why the query cannot be read, under the box: the part that is at fault, what it is, and how to mend it.
pub fn query_trouble(app: App) -> AnyView {
    let failure = Memo::new(move |_| query_failure(app));
    view! {
        <div role="alert" class="query-trouble">
            {live_option(move || failure.get().map(|f| failure_text(&f)))}
        </div>
    }
    .into_any()
}

fn query_failure(app: App) -> Option<Failure> {
    app.facets.with(|a| a.failure.as_deref().filter(|f| f.kind == FailureKind::Query).cloned())
}

/// Why a view has no answer; silent where the head of the page says the same already.
pub fn answer_trouble(app: App, answer: Signal<Answer>) -> AnyView {
    let failure = Memo::new(move |_| {
        let mine = answer.with(|a| a.failure.as_deref().cloned())?;
        let said = mine.kind == FailureKind::Query && query_failure(app).is_some();
        (!said && mine.kind != FailureKind::NotOpen).then_some(mine)
    });
    view! {
        <div role="alert">
            {live_option(move || {
                failure.get().map(|f| view! { <div class="stop">{failure_text(&f)}</div> }.into_any())
            })}
        </div>
    }
    .into_any()
}

fn failure_text(failure: &Failure) -> AnyView {
    if failure.diagnostics.is_empty() {
        return view! { <p>{sentence(failure)}</p> }.into_any();
    }
    failure.diagnostics.chunk_by(|a, b| a.source == b.source).map(diagnostics).collect_view().into_any()
}

fn sentence(failure: &Failure) -> String {
    if failure.help.is_empty() { failure.message.clone() } else { format!("{} {}", failure.message, failure.help) }
}

/// The faults of one query or filter: its text with each of them underlined, and below what each is.
fn diagnostics(all: &[Diagnostic]) -> AnyView {
    let source = all.first().map(|d| d.source.as_str()).unwrap_or_default();
    let spans: Vec<(u32, u32)> = all.iter().map(|d| (d.start, d.end.max(d.start + 1))).collect();
    // A fault at the very end has no letter to underline: a gap stands for it.
    let text = format!("{source}\u{2002}");
    let piece = |(bad, text): (bool, String)| {
        if bad { view! { <u>{text}</u> }.into_any() } else { text.into_any() }
    };
    let message = |d: &Diagnostic| {
        view! {
            <p>
                <strong>{d.message.clone()}</strong>
                " "
                {d.help.clone()}
            </p>
        }
    };
    view! {
        <p class="query-bad" aria-label=words::QUERY_UNREADABLE>
            <code>{cut(&text, &spans, 0).into_iter().map(piece).collect_view()}</code>
        </p>
        {all.iter().map(message).collect_view()}
    }
    .into_any()
}
