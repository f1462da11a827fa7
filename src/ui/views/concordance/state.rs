//! What the parts of the view share.

use leptos::ev::{self, StorageEvent};
use leptos::prelude::*;

use crate::link::Concordance;
use crate::model::Span;
use crate::platform::{self, storage};
use crate::protocol::{Kwic, KwicContext, KwicGroupsRequest, KwicKey, KwicRequest, KwicUnit};
use crate::ui::components::VirtualRows;
use crate::ui::logic::concordance::{LineSets, Shown};
use crate::ui::state::{
    Answer, Corpus, Exports, Filters, Notices, Route, use_corpus, use_exports, use_filters, use_notices, use_query,
    use_route,
};
use crate::ui::words;

/// About how high a line is, in pixels, until some were seen.
const ROW: f64 = 34.0;
/// The id of what holds the lines: there the focus goes when what it was on has gone.
pub const LINES: &str = "kwic-lines";
/// What was sorted out by hand is stored under this and the corpus's fingerprint.
const STORED: &str = "readout.lines.";

/// The state of the view. Cheap to copy.
#[derive(Clone, Copy)]
pub struct ConcordanceState {
    pub route: Route,
    pub corpus: Corpus,
    pub filters: Filters,
    pub notices: Notices,
    pub exports: Exports,
    /// What the link says of the view.
    pub wanted: Memo<Concordance>,
    /// What was sorted out by hand.
    pub sets: RwSignal<LineSets>,
    /// The lines that something is about to be done with.
    pub selected: RwSignal<Vec<Span>>,
    /// The line that keys go on from, counted from 0.
    pub current: RwSignal<u32>,
    /// Whether the dialog asks for a category.
    pub asks_category: RwSignal<bool>,
    pub rows: VirtualRows,
    pub answer: Answer<Kwic>,
}

/// Makes the state of the view and asks for its lines.
pub fn use_concordance() -> ConcordanceState {
    let (route, corpus, filters) = (use_route(), use_corpus(), use_filters());
    let wanted = Memo::new(move |_| route.with(|state| state.concordance.clone()));
    let sets = use_stored_sets(corpus);
    let shown = Memo::new(move |_| sets.with(|sets| sets.shown.clone()));
    let rows = VirtualRows::new(ROW);
    // The table of counts beside the lines changes none of them.
    let listed = Memo::new(move |_| wanted.with(|wanted| Concordance { group: None, ..wanted.clone() }));
    rows.restart_on(move || (listed.get(), shown.get(), filters.scope.get()));
    let current = RwSignal::new(0);
    Effect::new(move |_| {
        listed.track();
        current.set(0);
    });
    // Among other lines none is selected yet. In another order they are the same lines.
    let population =
        Memo::new(move |_| (wanted.with(|w| (w.unit, w.only.clone(), w.sample)), shown.get(), filters.scope.get()));
    let selected = RwSignal::new(Vec::new());
    Effect::new(move |before: Option<()>| {
        population.track();
        if before.is_some() {
            selected.set(Vec::new());
        }
    });
    let answer = use_query("kwic", move || {
        Some(wanted.with(|wanted| sets.with(|sets| request(filters, wanted, sets, wanted.context, rows.wanted()))))
    });
    ConcordanceState {
        route,
        corpus,
        filters,
        notices: use_notices(),
        exports: use_exports(),
        wanted,
        sets,
        selected,
        current,
        asks_category: RwSignal::new(false),
        rows,
        answer,
    }
}

/// What was sorted out in this browser before, once the corpus is open, and in another tab meanwhile.
fn use_stored_sets(corpus: Corpus) -> RwSignal<LineSets> {
    let sets = RwSignal::new(LineSets::default());
    Effect::new(move |_| {
        if corpus.info.with(Option::is_some)
            && let Some(text) = stored_sets(corpus)
        {
            sets.set(LineSets::from_text(&text));
        }
    });
    let recall = move |written: StorageEvent| {
        if storage_key(corpus).is_some_and(|mine| written.key().is_none_or(|key| key == mine)) {
            let stored = stored_sets(corpus).unwrap_or_default();
            sets.update(|sets| *sets = sets.recalled(&stored));
        }
    };
    let other_tabs = window_event_listener(ev::storage, recall);
    on_cleanup(move || other_tabs.remove());
    sets
}

fn storage_key(corpus: Corpus) -> Option<String> {
    corpus.fingerprint().map(|fingerprint| format!("{STORED}{fingerprint}"))
}

fn stored_sets(corpus: Corpus) -> Option<String> {
    storage_key(corpus).and_then(|key| storage::read(&key))
}

fn request(
    filters: Filters,
    wanted: &Concordance,
    sets: &LineSets,
    context: KwicContext,
    (offset, limit): (u32, u32),
) -> KwicRequest {
    KwicRequest {
        scope: filters.scope.get(),
        unit: wanted.unit,
        sort: wanted.sort.clone(),
        context,
        sample: wanted.sample,
        only: wanted.only.clone(),
        without: sets.dropped.clone(),
        within: sets.within(),
        except: sets.except(),
        sets: sets.categories.iter().map(|category| category.lines.clone()).collect(),
        offset,
        limit,
    }
}

impl ConcordanceState {
    /// Whether the lines are whole quotations.
    pub fn is_quotations(self) -> bool {
        self.wanted.with(|wanted| wanted.unit == KwicUnit::Quotations)
    }

    /// How many lines there are.
    pub fn total(self) -> u64 {
        self.answer.with(|kwic| kwic.lines_total).unwrap_or_default()
    }

    /// The question for all lines, in the order that is shown, and not only for those on the page.
    pub fn all_lines(self, context: KwicContext) -> KwicRequest {
        untrack(|| {
            self.wanted
                .with(|wanted| self.sets.with(|sets| request(self.filters, wanted, sets, context, (0, u32::MAX))))
        })
    }

    /// The question for the groups of lines, where they are counted by something.
    pub fn groups(self, limit: u32) -> Option<KwicGroupsRequest> {
        let (unit, by, sample) = self.wanted.with(|wanted| (wanted.unit, wanted.group.clone(), wanted.sample));
        let by = by?;
        let scope = self.filters.scope.get();
        self.sets.with(|sets| {
            let of_categories = by == KwicKey::Category;
            // All categories are counted, also where one of them is shown.
            let is_free = of_categories && matches!(sets.shown, Shown::Category(_) | Shown::Uncategorised);
            let (within, except) = if is_free { (None, Vec::new()) } else { (sets.within(), sets.except()) };
            let categories = if of_categories { sets.as_asked() } else { Vec::new() };
            let without = sets.dropped.clone();
            Some(KwicGroupsRequest { scope, unit, by, sample, without, within, except, categories, offset: 0, limit })
        })
    }

    /// Changes what the link says of the view, as a step of its own.
    pub fn change(self, change: impl FnOnce(&mut Concordance)) {
        self.route.go(|state| change(&mut state.concordance));
    }

    /// Selects a line, or takes that back.
    pub fn toggle(self, line: Span) {
        self.selected.update(|selected| crate::ui::logic::concordance::toggle(selected, line));
    }

    /// Changes what is sorted out, says so, and offers the way back. Nothing is selected then.
    pub fn sort_out(self, notice: String, change: impl FnOnce(&mut LineSets)) {
        let before = self.latest();
        self.update_sets(change);
        let after = self.sets.get_untracked();
        self.selected.set(Vec::new());
        // The button has nothing to do any more.
        platform::focus_in_place(LINES);
        self.notices.say_with(notice, words::undo(), move || {
            let mut sets = self.latest();
            sets.revert(&before, &after);
            self.set_sets(sets);
        });
    }

    /// The same without a word.
    pub fn update_sets(self, change: impl FnOnce(&mut LineSets)) {
        let mut next = self.latest();
        change(&mut next);
        self.set_sets(next);
    }

    /// What is sorted out now, also by another tab. A notice may outlive the view, and ask for it afterwards.
    fn latest(self) -> LineSets {
        let mine = self.sets.try_get_untracked().unwrap_or_default();
        match stored_sets(self.corpus) {
            Some(stored) => mine.recalled(&stored),
            None => mine,
        }
    }

    fn set_sets(self, next: LineSets) {
        if let Some(key) = storage_key(self.corpus) {
            storage::write(&key, next.to_text().as_deref());
        }
        // A notice may outlive the view.
        self.sets.try_set(next);
    }
}
