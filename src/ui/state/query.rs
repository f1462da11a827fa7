//! Asking the engine.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::{spawn_local, spawn_local_scoped_with_cancellation};

use super::corpus::{Corpus, use_corpus};
use super::lasting::LastingSignal;
use super::notices::Notices;
use super::route::use_route;
use crate::platform::client;
use crate::protocol::{Failure, Note, Progress, Query, Reply};
use crate::ui::words;

/// The answer to a query that follows signals. Cheap to copy.
pub struct Answer<T: Send + Sync + 'static> {
    /// The last good reply. It stays while the next one is under way and where the next one fails: nothing jumps.
    pub reply: LastingSignal<Option<Arc<Reply<T>>>>,
    /// Why there is no newer reply.
    pub failure: LastingSignal<Option<Arc<Failure>>>,
    /// A newer reply is under way.
    pub pending: LastingSignal<bool>,
    pub progress: LastingSignal<Option<Progress>>,
}

impl<T: Send + Sync + 'static> Clone for Answer<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Answer<T> {}

impl<T: Send + Sync + 'static> Answer<T> {
    fn new() -> Self {
        Self {
            reply: LastingSignal::new(None),
            failure: LastingSignal::new(None),
            pending: LastingSignal::new(false),
            progress: LastingSignal::new(None),
        }
    }

    /// Reads the reply, when one has come.
    pub fn with<U>(self, read: impl FnOnce(&T) -> U) -> Option<U> {
        self.reply.with(|reply| reply.as_ref().map(|reply| read(&reply.body)))
    }

    /// What has to be said with the reply.
    pub fn notes(self) -> Vec<Note> {
        self.reply.with(|reply| reply.as_ref().map(|reply| reply.notes.clone()).unwrap_or_default())
    }

    /// `true` or `false`, for `aria-busy`.
    pub fn busy(self) -> &'static str {
        if self.pending.get() { "true" } else { "false" }
    }

    /// Takes what has come. The place that asked may be gone: then nothing is left to be told.
    fn take(self, answer: Result<Reply<T>, Failure>) {
        match answer {
            Ok(reply) => {
                self.reply.try_set(Some(Arc::new(reply)));
                self.failure.try_set(None);
            }
            Err(failure) => {
                self.failure.try_set(Some(Arc::new(failure)));
            }
        }
        self.pending.try_set(false);
        self.progress.try_set(None);
    }
}

/// The queries in the box that the answers which the view shows were asked under, by their slots. While one types, they
/// can be other ones than that of the facets.
#[derive(Clone, Copy)]
pub struct Answered(LastingSignal<Vec<(&'static str, String)>>);

impl Answered {
    pub(super) fn new() -> Answered {
        Answered(LastingSignal::new(Vec::new()))
    }

    /// Each of them once.
    pub fn queries(self) -> Vec<String> {
        self.0.with(|all| {
            let mut queries: Vec<String> = Vec::new();
            for (_, query) in all {
                if !queries.contains(query) {
                    queries.push(query.clone());
                }
            }
            queries
        })
    }

    fn put(self, slot: &'static str, query: String) {
        self.0.update(|all| match all.iter_mut().find(|(other, _)| *other == slot) {
            Some((_, before)) => *before = query,
            None => all.push((slot, query)),
        });
    }

    fn remove(self, slot: &'static str) {
        self.0.update(|all| all.retain(|(other, _)| *other != slot));
    }
}

/// Keeps the answer to whatever `query` says now: it is asked again whenever a signal that it reads changes, and an older
/// question is given up. `None` asks nothing and keeps what was.
///
/// The answer is one to what is in the box. A slot belongs to one place on the page at a time. What it asked is given up
/// when that place goes away.
pub fn use_query<Q>(slot: &'static str, query: impl Fn() -> Option<Q> + Send + Sync + 'static) -> Answer<Q::Reply>
where
    Q: Query + Clone + PartialEq + Send + Sync + 'static,
    Q::Reply: Send + Sync + 'static,
{
    let (route, answered) = (use_route(), expect_context::<Answered>());
    on_cleanup(move || answered.remove(slot));
    ask_on_change(use_corpus(), slot, query, move || {
        let in_box = route.with_untracked(|state| state.query.trim().to_owned());
        move || answered.put(slot, in_box)
    })
}

/// [`use_query`] for what is no answer to what is in the box.
pub fn use_query_aside<Q>(slot: &'static str, query: impl Fn() -> Option<Q> + Send + Sync + 'static) -> Answer<Q::Reply>
where
    Q: Query + Clone + PartialEq + Send + Sync + 'static,
    Q::Reply: Send + Sync + 'static,
{
    use_query_in(use_corpus(), slot, query)
}

/// [`use_query_aside`] where the contexts are still being made.
pub(super) fn use_query_in<Q>(
    corpus: Corpus,
    slot: &'static str,
    query: impl Fn() -> Option<Q> + Send + Sync + 'static,
) -> Answer<Q::Reply>
where
    Q: Query + Clone + PartialEq + Send + Sync + 'static,
    Q::Reply: Send + Sync + 'static,
{
    ask_on_change(corpus, slot, query, || || ())
}

/// `asked` is called with each question, and what it gives with the good answer to that.
fn ask_on_change<Q, Came: FnOnce() + 'static>(
    corpus: Corpus,
    slot: &'static str,
    query: impl Fn() -> Option<Q> + Send + Sync + 'static,
    asked: impl Fn() -> Came + Send + Sync + 'static,
) -> Answer<Q::Reply>
where
    Q: Query + Clone + PartialEq + Send + Sync + 'static,
    Q::Reply: Send + Sync + 'static,
{
    let answer = Answer::new();
    let again = corpus.again;
    let question = Memo::new(move |_| query().map(|query| (again.get(), query)));
    Effect::new(move |_| {
        let Some((_, query)) = question.get() else {
            answer.pending.set(false);
            return;
        };
        answer.pending.set(true);
        let progress = move |progress| {
            answer.progress.try_set(Some(progress));
        };
        let came = asked();
        let reply = client::ask(slot, query, progress);
        // Ends with this run of the effect: the next question, or the end of the place that asks, drops the future.
        spawn_local_scoped_with_cancellation(async move {
            let reply = reply.await;
            if reply.is_ok() {
                came();
            }
            answer.take(reply);
        });
    });
    answer
}

/// Asks once, for something that is not shown, such as a file to be saved. A failure is said in passing.
pub fn ask_once<Q>(notices: Notices, slot: &'static str, query: Q, then: impl FnOnce(Reply<Q::Reply>) + 'static)
where
    Q: Query + 'static,
{
    try_once(slot, query, move |answer| match answer {
        Ok(reply) => then(reply),
        Err(failure) => notices.say(words::said(&failure.message)),
    });
}

/// Asks once, for the sake of what may be wrong as well.
pub fn try_once<Q>(slot: &'static str, query: Q, then: impl FnOnce(Result<Reply<Q::Reply>, Failure>) + 'static)
where
    Q: Query + 'static,
{
    let reply = client::ask(slot, query, |_| ());
    spawn_local(async move { then(reply.await) });
}
