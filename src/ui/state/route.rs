//! The state of the view, which is the fragment of the address.

use leptos::prelude::*;

use super::lasting::LastingSignal;

use super::corpus::Corpus;
use super::notices::Notices;
use super::subsets::Subsets;
use crate::link::{Place, Problem, State, View};
use crate::platform::{self, address, boot};
use crate::protocol::{KwicKey, KwicOnly, Subset};
use crate::ui::logic::route::{drop_outdated_titles, is_elsewhere};
use crate::ui::{problem, words};

#[derive(Clone, Copy)]
pub struct Route {
    /// Read it anywhere; change it by [`Route::go`] and [`Route::edit`], which also write the address.
    pub state: LastingSignal<State>,
    corpus: Corpus,
    subsets: Subsets,
    notices: Notices,
}

/// The route, from anywhere on the page.
pub fn use_route() -> Route {
    expect_context()
}

impl Route {
    /// The route that the address names, and what of the address could not be used.
    pub(super) fn new(corpus: Corpus, subsets: Subsets, notices: Notices) -> (Route, Vec<Problem>) {
        let (state, problems) = State::from_fragment(&address::fragment());
        (Route { state: LastingSignal::new(state), corpus, subsets, notices }, problems)
    }

    pub fn with<T>(self, read: impl FnOnce(&State) -> T) -> T {
        self.state.with(read)
    }

    pub fn with_untracked<T>(self, read: impl FnOnce(&State) -> T) -> T {
        self.state.with_untracked(read)
    }

    /// Changes the state as a step of its own: going back leads to what was before it.
    pub fn go(self, change: impl FnOnce(&mut State)) {
        let mut next = self.state.get_untracked();
        change(&mut next);
        let away = self.with_untracked(|now| is_elsewhere(&now.view, &next.view));
        let dropped = self.with_untracked(|now| drop_outdated_titles(now, &mut next));
        self.change_to(next);
        self.say_dropped(dropped);
        address::push(&untrack(|| self.link()));
        if away {
            platform::to_top();
        }
    }

    /// Asks a query, in the present view where that shows answers.
    pub fn run(self, query: &str) {
        self.go(|state| {
            state.query = query.to_owned();
            if matches!(state.view, View::Overview | View::Read(..)) {
                state.view = View::Search;
            }
        });
    }

    /// Changes the state while something is being typed: the present entry of the history is replaced.
    pub fn edit(self, change: impl FnOnce(&mut State)) {
        let mut next = self.state.get_untracked();
        change(&mut next);
        let dropped = self.with_untracked(|now| drop_outdated_titles(now, &mut next));
        self.change_to(next);
        self.say_dropped(dropped);
        address::replace(&untrack(|| self.link()));
    }

    /// Says which titles of charts were taken away, and offers them back.
    fn say_dropped(self, titles: Vec<(&'static str, String)>) {
        for (chart, title) in titles {
            self.notices.say_lasting(words::chart::title_dropped(&title), words::chart::title_keep(), move || {
                self.go(|state| state.settings.give_title(chart, &title));
            });
        }
    }

    fn change_to(self, next: State) {
        if self.with_untracked(|now| now.to_fragment() != next.to_fragment()) {
            self.notices.clear();
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
    pub fn link_from(self, mut state: State, change: impl FnOnce(&mut State)) -> String {
        change(&mut state);
        // The fingerprint that is known is that of the corpus that is open.
        let is_open = self.corpus.slug.with_untracked(|slug| *slug == state.corpus);
        state.fingerprint = self.corpus.fingerprint().filter(|_| is_open);
        state.subsets = self.subsets.named(&state);
        state.to_fragment()
    }

    /// The link to a document, at a place in it.
    pub fn link_to_document(self, doc: &str, place: Option<Place>) -> String {
        self.link_to(|state| state.view = View::Read(doc.to_owned(), place))
    }

    /// The link to the concordance of the present query, in all documents or in one.
    pub fn link_to_lines(self, doc: Option<&str>) -> String {
        self.link_to(|state| {
            state.view = View::Concordance;
            state.concordance.show_all_matches();
            state.concordance.only = doc.map(|doc| KwicOnly { key: KwicKey::Doc, value: Some(doc.to_owned()) });
        })
    }

    /// Keeps a subset in this browser, in place of one of the same name, also of one that came with the link.
    pub fn keep_subset(self, subset: Subset) {
        self.subsets.keep(subset);
        self.state.update(|state| {
            let kept = self.subsets.kept.get_untracked();
            state.subsets.retain(|linked| kept.iter().all(|kept| kept.name != linked.name));
        });
    }

    /// Goes where the reader's steps through the history lead.
    pub(super) fn follow_address(self) {
        address::on_change(move |fragment| {
            let (state, problems) = State::from_fragment(&fragment);
            // A page has one language from its start to its end.
            let language = state.settings.text("lang");
            if !language.is_empty() && language != boot::language() {
                platform::reload();
            }
            let elsewhere = self.with_untracked(|before| is_elsewhere(&before.view, &state.view));
            self.notices.clear();
            self.state.set(state);
            self.report(problems);
            self.check_link();
            elsewhere
        });
    }

    /// What only the corpus can judge of the link that led here. Where that is to another one, it does once that is open.
    pub(super) fn check_link(self) {
        if self.with_untracked(|state| self.corpus.slug.with_untracked(|slug| *slug != state.corpus)) {
            return;
        }
        if let Some(info) = self.corpus.info.get_untracked() {
            self.leave_out(|state| state.leave_out_unknown(&info));
        }
        // A link that was made with another state of the corpus opens all the same, and says so once.
        let Some(mine) = self.corpus.fingerprint() else { return };
        if self.with_untracked(|state| state.fingerprint.as_ref().is_some_and(|theirs| *theirs != mine)) {
            self.notices.say(words::corpus_has_changed());
            self.state.update(|state| state.fingerprint = Some(mine));
        }
    }

    /// The state is one of whichever corpus is shown.
    pub(super) fn forget_fingerprint(self) {
        self.state.update(|state| state.fingerprint = None);
    }

    /// Takes out of the state what in it could not be used, and says so.
    pub(super) fn leave_out(self, judge: impl FnOnce(&mut State) -> Vec<Problem>) {
        let mut state = self.state.get_untracked();
        let problems = judge(&mut state);
        if !problems.is_empty() {
            self.state.set(state);
            self.report(problems);
        }
    }

    pub(super) fn report(self, problems: Vec<Problem>) {
        for problem in &problems {
            self.notices.say(problem::in_words(problem));
        }
    }
}
