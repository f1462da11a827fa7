//! What the views share, as contexts: the route, the corpus, the filters, named subsets, notices and the ways out of the page.
//!
//! Each is a handful of signals and cheap to copy. [`provide`] makes them once, above all views; a component takes what
//! it needs with `use_route`, `use_corpus`, `use_filters`, `use_subsets`, `use_notices` and `use_exports`.

mod changes;
mod citing;
mod corpus;
mod exports;
mod filters;
mod forms;
mod import;
mod lasting;
mod library;
mod notices;
mod query;
mod route;
mod subsets;

pub use citing::{Citation, Citing, use_citing};
pub use corpus::{Corpus, Trouble, WordList, WordsFrom, use_corpus};
pub use exports::{Exports, use_exports};
pub use filters::{Chip, Filters, use_filters};
pub use forms::{AskedForms, use_asked_forms};
pub use import::{Import, Step, use_import};
pub use lasting::{LastingMemo, LastingSignal};
pub use library::{Added, Library, Own, use_library};
pub use notices::{Notice, Notices, use_notices};
pub use query::{Answer, Answered, ask_once, try_once, use_query, use_query_aside};
pub use route::{Route, use_route};
pub use subsets::{Subsets, use_subsets};

use leptos::prelude::*;

use crate::link::View;
use crate::platform::{self, boot, client, storage};
use crate::ui::words;
use changes::Changes;

/// Reads the address, takes over the worker and opens the corpus. All that is made here lives as long as the page.
pub fn provide() {
    let notices = Notices::new();
    let corpus = Corpus::new();
    let subsets = Subsets::new(corpus);
    let (route, problems) = Route::new(corpus, subsets, notices);
    let answered = Answered::new();
    let filters = Filters::new(route, corpus, subsets, notices, answered);
    provide_context(notices);
    provide_context(Exports::new(notices));
    provide_context(corpus);
    provide_context(subsets);
    provide_context(route);
    provide_context(filters);
    provide_context(answered);
    provide_context(AskedForms::new());
    provide_context(Citing::new());
    let library = Library::new(route, corpus, notices);
    let import = Import::new(library, route, notices);
    provide_context(library);
    provide_context(import);

    route.report(problems);
    route.follow_address();
    let changes = Changes::new();
    client::start(move |event| {
        let Some(info) = corpus.hear(event) else { return };
        let slug = route.with_untracked(|state| state.corpus.clone());
        let is_other = corpus.slug.with_untracked(|before| *before != slug);
        corpus.slug.set(slug);
        let is_reopened = route.with_untracked(|state| state.corpus.is_none()) && changes.opened(&info);
        corpus.info.set(Some(info));
        subsets.recall();
        if is_reopened {
            // The link is this page's own.
            route.forget_fingerprint();
            corpus.retry();
            notices.say(words::corpus_read_again());
        } else if is_other {
            // What was asked of the one before is asked of this, and the address gets its fingerprint.
            corpus.retry();
            route.edit(|_| ());
        }
        route.check_link();
    });
    let is_own = move || route.with_untracked(|state| state.corpus.is_some());
    changes
        .follow(is_own, move || corpus.info.with_untracked(|info| info.as_ref().map(|info| info.fingerprint.clone())));
    // Another corpus is opened where the link is to one. The page's own is on its way from the start.
    let named = LastingMemo::new(move |_| route.with(|state| state.corpus.clone()));
    Effect::new(move |before: Option<Option<String>>| {
        let now = named.get();
        if before.unwrap_or_default() != now {
            filters.forget();
            library.open(now.clone());
        }
        now
    });
    // Another tab has kept a subset, or let one go.
    storage::on_change(move || {
        subsets.recall();
        if route.with_untracked(|state| state.view == View::Corpora) {
            library.recall();
        }
    });
    // What is not kept is lost with the page: the browser asks first.
    platform::before_leaving(move || import.is_under_way() || library.has_passing());
    boot::on_update(move || corpus.update.set(true));
    // A filter that is chosen on the page can be read: one that cannot came with the link, and may not block the view.
    Effect::new(move |_| {
        if let Some(failure) = filters.facets.failure.get() {
            route.leave_out(|state| state.leave_out_unreadable(&failure));
        }
    });
    // Ready is when there is something to see: tests wait for it, and so can whoever drives the page.
    Effect::new(move |_| {
        let facets = filters.facets;
        // That a corpus is not here is an answer too.
        let is_nowhere = corpus.trouble.with(|trouble| matches!(trouble, Some(Trouble::NotHere(_))));
        if is_nowhere || facets.reply.with(Option::is_some) || facets.failure.with(Option::is_some) {
            platform::before_paint(platform::mark_ready);
        }
    });
}
