//! What went wrong with the page or with the query in the box, in words, with a way on.

use leptos::prelude::*;

use crate::message::Message;
use crate::platform;
use crate::ui::components::{FailureText, sentence};
use crate::ui::state::{Trouble, use_corpus, use_filters, use_route};
use crate::ui::words::{self, corpora as said};

/// What concerns the whole page.
#[component]
pub fn PageTrouble() -> impl IntoView {
    let (route, corpus) = (use_route(), use_corpus());
    move || {
        corpus.trouble.get().map(|trouble| {
            let (title, help) = match &trouble {
                // Another format is no damage.
                Trouble::Closed(failure)
                    if matches!(failure.message, Message::Newer { .. } | Message::Older { .. }) =>
                {
                    (words::closed_title(), String::new())
                }
                Trouble::Closed(_) => (words::closed_title(), words::closed_help()),
                Trouble::NotHere(name) => (said::not_here(), said::not_here_help(name)),
                Trouble::OtherBuild => (words::other_build_title(), words::other_build_help()),
                Trouble::NoWorker(_) => (words::no_worker_title(), words::no_worker_help()),
                Trouble::Replaced(_) => (words::replaced_title(), words::replaced_help()),
            };
            // An engine that was started anew can be asked again at once.
            let goes_on = matches!(trouble, Trouble::Replaced(_));
            let is_elsewhere = matches!(trouble, Trouble::NotHere(_));
            let act = move |_| {
                if goes_on {
                    corpus.retry();
                } else if is_elsewhere {
                    route.go(|state| *state = state.of_corpus(None));
                } else {
                    platform::reload();
                }
            };
            // What is wrong with a corpus is the reader's to know, and comes first; why an engine failed is for a report.
            let (reason, detail) = match trouble {
                Trouble::Closed(failure) => (sentence(&failure), String::new()),
                Trouble::OtherBuild | Trouble::NotHere(_) => Default::default(),
                Trouble::NoWorker(why) => (String::new(), why),
                Trouble::Replaced(why) => (String::new(), why.unwrap_or_else(words::no_answer)),
            };
            let line = |text: String| (!text.is_empty()).then(|| view! { <p>{text}</p> });
            view! {
                <div class="stop" role="alert">
                    <h2>{title}</h2>
                    {line(reason)}
                    {line(help)}
                    {(!detail.is_empty()).then(|| view! { <p class="soft">{detail}</p> })}
                    <button type="button" on:click=act>
                        {match (goes_on, is_elsewhere) {
                            (true, _) => words::try_again(),
                            (_, true) => said::to_bundled(),
                            _ => words::reload(),
                        }}
                    </button>
                </div>
            }
        })
    }
}

/// Why the query cannot be read, under the box: the part that is at fault, what it is, and how to mend it.
#[component]
pub fn QueryTrouble() -> impl IntoView {
    let filters = use_filters();
    let failure = Memo::new(move |_| filters.query_failure());
    view! {
        <div role="alert" class="query-trouble">
            {move || failure.get().map(|failure| view! { <FailureText failure=(*failure).clone()/> })}
        </div>
    }
}
