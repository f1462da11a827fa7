//! What went wrong, in words, with a way on.

use leptos::prelude::*;

use crate::message::Message;
use crate::protocol::{Diagnostic, Failure, FailureKind};
use crate::ui::logic::marks::runs;
use crate::ui::state::{Answer, use_filters};
use crate::ui::words;

/// Why a view has no answer; silent where the head of the page says the same already.
#[component]
pub fn AnswerTrouble<T: Send + Sync + 'static>(answer: Answer<T>) -> impl IntoView {
    let filters = use_filters();
    let failure = Memo::new(move |_| {
        let mine = answer.failure.get()?;
        let is_said = mine.kind == FailureKind::Query && filters.query_failure().is_some();
        (!is_said && mine.kind != FailureKind::NotOpen).then_some(mine)
    });
    // Where there was no answer before, the view would be empty below what the head says.
    let is_empty = move || {
        let is_unread = answer.failure.with(|f| f.as_ref().is_some_and(|f| f.kind == FailureKind::Query));
        is_unread && answer.reply.with(Option::is_none) && failure.with(Option::is_none)
    };
    view! {
        <div role="alert">
            {move || failure.get().map(|failure| view! { <div class="stop"><FailureText failure=(*failure).clone()/></div> })}
        </div>
        <Show when=is_empty>
            <div class="empty">
                <h2>{words::query_waits_title()}</h2>
                <p>{words::query_waits_help()}</p>
            </div>
        </Show>
    }
}

/// What is wrong, with the faults of a query underlined.
#[component]
pub fn FailureText(failure: Failure) -> impl IntoView {
    if failure.diagnostics.is_empty() {
        return view! { <p>{sentence(&failure)}</p> }.into_any();
    }
    failure.diagnostics.chunk_by(|a, b| a.source == b.source).map(faults).collect_view().into_any()
}

/// How to mend it; nothing where that is not said.
fn help(help: Option<&Message>) -> String {
    help.map(|help| words::said(help)).unwrap_or_default()
}

/// What is wrong and how to mend it.
pub fn sentence(failure: &Failure) -> String {
    format!("{} {}", words::said(&failure.message), help(failure.help.as_ref()))
}

/// The faults of one query or filter: its text with each of them underlined, and below what each is.
fn faults(all: &[Diagnostic]) -> impl IntoView + use<> {
    let source = all.first().map(|d| d.source.as_str()).unwrap_or_default();
    let spans: Vec<(u32, u32)> = all.iter().map(|d| (d.start, d.end.max(d.start + 1))).collect();
    // A fault at the very end has no letter to underline: a gap stands for it.
    let text = runs(&format!("{source}\u{2002}"), &spans, 0)
        .into_iter()
        .map(|(is_bad, run)| if is_bad { view! { <u>{run}</u> }.into_any() } else { run.into_any() })
        .collect_view();
    // The same fault in several places is said once.
    let messages = all
        .chunk_by(|a, b| a.message == b.message)
        .filter_map(|same| same.first())
        .map(|fault| view! { <p><strong>{words::said(&fault.message)}</strong>" "{help(fault.help.as_ref())}</p> })
        .collect_view();
    view! {
        <p class="query-bad" aria-label=words::query_unreadable()><code>{text}</code></p>
        {messages}
    }
}
