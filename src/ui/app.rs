//! What all views share: the state of the page, the corpus, and what has to be said.

use std::ops::Deref;
use std::sync::Arc;

use super::ask::Answer;
use super::{dom, narrow, problem, words};
use crate::link::{Problem, State, View};
use crate::platform::{self, address, boot, client, client::Event, storage, wire::AROUND};
use crate::protocol::{
    Body, Facets, FacetsRequest, Failure, Info, KwicKey, KwicOnly, Progress, Request, Scope, Subset,
};
use leptos::prelude::*;

/// How long something said in passing stays, in milliseconds: at least, and for each of its letters.
const NOTICE_STAYS: i32 = 5_000;
const NOTICE_LETTER: i32 = 100;

/// Something said in passing, with at most one thing to do about it.
#[derive(Clone)]
pub struct Notice {
    pub id: u32,
    pub text: String,
    pub action: Option<(String, Callback<()>)>,
}

/// Why the page as a whole cannot go on, or what happened to it.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// The corpus cannot be opened.
    Closed(Failure),
    /// The page and its worker come from different builds.
    OtherBuild,
    /// The engine cannot run here.
    NoWorker(String),
    /// The engine failed on a question and was started anew.
    Replaced,
}

/// Words that were counted elsewhere.
#[derive(Debug)]
pub struct WordList {
    /// Of its file.
    pub name: String,
    pub words: Vec<(String, u64)>,
    pub total: u64,
}

/// The one app. It lives as long as the page, so that a word that points to it can be taken anywhere.
#[derive(Clone, Copy)]
pub struct App(&'static Shared);

/// What the views share.
pub struct Shared {
    /// Read it anywhere; change it by [`App::go`] and [`App::edit`], which also write the address.
    pub state: RwSignal<State>,
    /// The corpus, once it is open.
    pub info: RwSignal<Option<Arc<Info>>>,
    /// The counts of every facet under the present query and filters, and the sizes that the page's head shows.
    pub facets: RwSignal<Answer>,
    /// Subsets with names that are kept in this browser.
    pub(super) kept: RwSignal<Vec<Subset>>,
    /// A word list from a file, which Compare compares with.
    pub word_list: RwSignal<Option<Arc<WordList>>>,
    /// The query whose written forms are shown.
    pub asks_forms: RwSignal<Option<String>>,
    /// What the engine is asked with: changes only when the query, a filter or the matching does.
    pub scope: Memo<Scope>,
    pub opening: RwSignal<Option<Progress>>,
    pub trouble: RwSignal<Option<Trouble>>,
    pub notices: RwSignal<Vec<Notice>>,
    /// A newer page waits to be taken.
    pub update: RwSignal<bool>,
    last_notice: StoredValue<u32>,
    /// Counts up when everything is to be asked again.
    pub(super) again: RwSignal<u32>,
}

impl Deref for App {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        self.0
    }
}

impl App {
    /// Reads the address, takes over the worker and opens the corpus.
    pub(super) fn start() -> App {
        let (first, said) = State::from_fragment(&address::fragment());
        let state = RwSignal::new(first);
        let kept = RwSignal::new(Vec::new());
        let scope = move |_: Option<&Scope>| {
            let scope = state.with(State::scope);
            Scope { subsets: kept.with(|kept| narrow::with(scope.subsets, kept)), ..scope }
        };
        let app = App(Box::leak(Box::new(Shared {
            state,
            kept,
            info: RwSignal::new(None),
            facets: RwSignal::new(Answer::default()),
            scope: Memo::new(scope),
            word_list: RwSignal::new(None),
            asks_forms: RwSignal::new(None),
            opening: RwSignal::new(None),
            trouble: RwSignal::new(None),
            notices: RwSignal::new(Vec::new()),
            update: RwSignal::new(false),
            last_notice: StoredValue::new(0),
            again: RwSignal::new(0),
        })));
        let request = move || Some(Request::Facets(FacetsRequest { scope: app.scope.get() }));
        app.keep_asking(app.facets, AROUND, Box::new(request));
        app.say_all(said);
        address::on_change(move |fragment| {
            let (state, said) = State::from_fragment(&fragment);
            // A page has one language from its start to its end.
            let language = state.settings.text("lang");
            if !language.is_empty() && language != boot::language() {
                platform::reload();
            }
            let elsewhere = app.state.with_untracked(|before| is_elsewhere(&before.view, &state.view));
            app.forget_notices();
            app.state.set(state);
            app.say_all(said);
            app.check_link();
            elsewhere
        });
        client::start(move |event| app.hear(event));
        // Another tab has kept a subset, or let one go.
        storage::on_change(move || app.recall_subsets());
        boot::on_update(move || app.update.set(true));
        // A filter that is chosen on the page can be read: one that cannot came with the link, and may not block the view.
        Effect::new(move |_| {
            let Some(failure) = app.facets.with(|a| a.failure.clone()) else { return };
            app.leave_out(|state| state.leave_out_unreadable(&failure));
        });
        // Ready is when there is something to see: tests wait for it, and so can whoever drives the page.
        Effect::new(move |_| {
            if app.facets.with(|a| a.reply.is_some() || a.failure.is_some()) {
                platform::before_paint(platform::mark_ready);
            }
        });
        app
    }

    fn hear(self, event: Event) {
        match event {
            Event::Opened(info) => {
                self.opening.set(None);
                dom::set_language(&info.language);
                self.info.set(Some(Arc::new(info)));
                self.recall_subsets();
                self.check_link();
            }
            Event::Opening(progress) => self.opening.set(Some(progress)),
            Event::Closed(failure) => self.trouble.set(Some(Trouble::Closed(failure))),
            Event::OtherBuild => self.trouble.set(Some(Trouble::OtherBuild)),
            Event::NoWorker(text) => self.trouble.set(Some(Trouble::NoWorker(text))),
            Event::Replaced => self.trouble.set(Some(Trouble::Replaced)),
        }
    }

    /// What only the corpus can judge of the link that led here.
    fn check_link(self) {
        if let Some(info) = self.info.get_untracked() {
            self.leave_out(|state| state.leave_out_unknown(&info));
        }
        self.check_fingerprint();
    }

    /// Takes out of the state what in it could not be used, and says so.
    fn leave_out(self, judge: impl FnOnce(&mut State) -> Vec<Problem>) {
        let mut state = self.state.get_untracked();
        let said = judge(&mut state);
        if !said.is_empty() {
            self.state.set(state);
            self.say_all(said);
        }
    }

    /// A link that was made with another state of the corpus opens all the same, and says so once.
    fn check_fingerprint(self) {
        let Some(mine) = self.fingerprint() else { return };
        let other = self.state.with_untracked(|s| s.fingerprint.as_ref().is_some_and(|theirs| *theirs != mine));
        if other {
            self.say(words::corpus_has_changed());
            self.state.update(|s| s.fingerprint = Some(mine));
        }
    }

    /// The first 12 digits of the corpus's fingerprint.
    pub fn fingerprint(self) -> Option<String> {
        self.info.with_untracked(|info| info.as_ref().and_then(|i| i.fingerprint.get(..12).map(str::to_owned)))
    }

    /// Changes the state as a step of its own: going back leads to what was before it.
    pub fn go(self, change: impl FnOnce(&mut State)) {
        let mut next = self.state.get_untracked();
        change(&mut next);
        self.step_to(next);
    }

    #[inline(never)]
    fn step_to(self, next: State) {
        let away = self.state.with_untracked(|now| is_elsewhere(&now.view, &next.view));
        self.change_to(next);
        address::push(&untrack(|| self.link()));
        if away {
            platform::to_top();
        }
    }

    /// Changes the state while something is being typed: the present entry of the history is replaced.
    pub fn edit(self, change: impl FnOnce(&mut State)) {
        let mut next = self.state.get_untracked();
        change(&mut next);
        self.change_to(next);
        address::replace(&untrack(|| self.link()));
    }

    #[inline(never)]
    fn change_to(self, next: State) {
        if self.state.with_untracked(|now| now.to_fragment() != next.to_fragment()) {
            self.forget_notices();
            self.state.set(next);
        }
    }

    /// The link to the present view, with the fingerprint that tells a later reader whether the corpus has changed.
    pub fn link(self) -> String {
        self.link_to(|_| {})
    }

    /// The link to a view that differs from the present one by `change`. It follows the state.
    pub fn link_to(self, change: impl FnOnce(&mut State)) -> String {
        self.link_from(self.state.get(), change)
    }

    /// The same from another state than the present one.
    pub fn link_from(self, state: State, change: impl FnOnce(&mut State)) -> String {
        let mut state = self.linked(state);
        change(&mut state);
        state.to_fragment()
    }

    #[inline(never)]
    fn linked(self, mut state: State) -> State {
        state.fingerprint = self.fingerprint();
        state.subsets = self.named_subsets(&state);
        state
    }

    /// The link to a document, at a place in it.
    pub fn link_to_document(self, doc: &str, place: Option<crate::link::Place>) -> String {
        self.link_to(|s| s.view = View::Read(doc.to_owned(), place))
    }

    /// The link to the concordance of the present query, in all documents or in one.
    pub fn link_to_lines(self, doc: Option<&str>) -> String {
        self.link_to(|s| {
            s.view = View::Concordance;
            s.concordance.sample = None;
            s.concordance.only = doc.map(|doc| KwicOnly { key: KwicKey::Doc, value: Some(doc.to_owned()) });
        })
    }

    /// The facets, when they are known.
    pub fn with_facets<T>(self, read: impl FnOnce(&Facets) -> T) -> Option<T> {
        self.facets.with(|answer| match answer.reply.as_deref() {
            Some(reply) => match &reply.body {
                Body::Facets(facets) => Some(read(facets)),
                _ => None,
            },
            None => None,
        })
    }

    pub fn say(self, text: String) {
        self.say_with(text, None);
    }

    pub fn say_with(self, text: String, action: Option<(String, Callback<()>)>) {
        let id = self.last_notice.get_value() + 1;
        self.last_notice.set_value(id);
        let letters = text.len() as i32;
        self.notices.update(|all| {
            all.retain(|n| n.text != text);
            all.push(Notice { id, text, action });
        });
        self.dismiss_later(id, NOTICE_STAYS + letters * NOTICE_LETTER);
    }

    /// What is said in passing lies over the page: it goes when there was time to read it, but not from under the
    /// pointer or the focus, nor while the page is not seen.
    fn dismiss_later(self, id: u32, milliseconds: i32) {
        platform::after(milliseconds, move || {
            if platform::is_held(".notice:hover, .notice:focus-within") {
                self.dismiss_later(id, NOTICE_STAYS);
            } else {
                self.dismiss(id);
            }
        });
    }

    /// What was said of a state before, and what would undo a step to it, is not right any more.
    fn forget_notices(self) {
        if self.notices.with_untracked(|all| !all.is_empty()) {
            self.notices.set(Vec::new());
        }
    }

    fn say_all(self, said: Vec<Problem>) {
        for problem in &said {
            self.say(problem::in_words(problem));
        }
    }

    pub fn dismiss(self, id: u32) {
        if self.notices.with_untracked(|all| all.iter().any(|n| n.id == id)) {
            self.notices.update(|all| all.retain(|n| n.id != id));
        }
    }

    /// Asks everything again, after the engine failed.
    pub fn retry(self) {
        self.trouble.set(None);
        self.again.update(|n| *n += 1);
    }
}

/// Another view, or another document: not another place in the same one.
fn is_elsewhere(before: &View, after: &View) -> bool {
    match (before, after) {
        (View::Read(before, _), View::Read(after, _)) => before != after,
        _ => before.name() != after.name(),
    }
}
