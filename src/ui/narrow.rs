//! What narrows the view: filters that were clicked, conditions that were typed into the box, and subsets with names.
//! They are one thing: shown, counted, changed and taken away alike.

use super::app::App;
use super::words;
use crate::link::{self, Filter, State, View};
use crate::platform::{locale, storage};
use crate::protocol::{Facets, Subset};
use leptos::prelude::*;

/// Where the subsets of a corpus are kept, one a line: under the corpus's title, since pages of several may share a
/// browser's storage.
const KEPT: &str = "readout.subsets.";

/// A filter that stands in the row of chips.
#[derive(Clone, PartialEq)]
pub struct Chip {
    pub text: String,
    /// It is a condition of the query in the box.
    pub is_typed: bool,
}

/// The parts of the query in the box that are conditions, as the last answer knows them.
fn typed(facets: &Facets, state: &State) -> Vec<String> {
    // While a newer answer is on its way, those that still stand in the box.
    let still = |text: &String| facets.query == state.query || locale::contains(&state.query, text);
    facets.parts.iter().filter(|part| part.is_condition).map(|part| part.text.clone()).filter(still).collect()
}

impl App {
    /// All that narrows the view, in order.
    pub fn chips(self) -> Vec<Chip> {
        let state = self.state.get();
        let typed = self.with_facets(|facets| typed(facets, &state)).unwrap_or_default();
        let chip = |is_typed| move |text| Chip { text, is_typed };
        state.filters.into_iter().map(chip(false)).chain(typed.into_iter().map(chip(true))).collect()
    }

    /// Those that the row of facets can show.
    pub fn narrowing(self) -> Vec<Filter> {
        self.chips().iter().filter_map(|chip| Filter::parse(&chip.text)).collect()
    }

    /// The values that are chosen of a field, or those that are left out.
    pub fn chosen(self, field: &str, left_out: bool) -> Vec<String> {
        let filters = self.narrowing().into_iter().filter(|f| is_of(f, field) && f.exclude == left_out);
        filters.flat_map(|f| f.values).collect()
    }

    /// Chooses a value of a field or leaves it out, or takes that back. Values of one field are alternatives.
    pub fn toggle(self, field: &str, value: &str, leave_out: bool) {
        let other = untrack(|| self.chosen(field, !leave_out)).iter().any(|v| v == value);
        self.go(|s| {
            self.lift(s, field);
            // What is left out cannot be wanted too.
            if other {
                toggle(&mut s.filters, field, value, !leave_out);
            }
            toggle(&mut s.filters, field, value, leave_out);
        });
    }

    /// Shows the documents with a value of a field, as one step.
    pub fn search_within(self, field: &str, value: &str) {
        self.go(|s| {
            self.lift(s, field);
            toggle(&mut s.filters, field, value, false);
            s.view = View::Search;
        });
    }

    /// Sets or removes the one condition that a field has.
    pub fn set_filter(self, field: &str, values: Vec<String>) {
        self.go(|s| {
            self.lift(s, field);
            s.filters.retain(|f| Filter::parse(f).is_none_or(|f| !is_of(&f, field) || f.exclude));
            if !values.is_empty() {
                s.filters.push(Filter { field: field.to_owned(), values, exclude: false }.text());
            }
        });
    }

    /// Takes one of them away.
    pub fn take_away(self, text: &str) {
        self.go(|s| {
            let before = s.filters.len();
            s.filters.retain(|filter| filter != text);
            if s.filters.len() == before {
                self.leave_untyped(s, &|typed| typed == text);
            }
        });
    }

    /// Takes all of them away; undoing brings them back.
    pub fn clear_filters(self) {
        let before = self.state.get_untracked();
        self.go(|s| {
            s.filters.clear();
            self.leave_untyped(s, &|_| true);
        });
        let back = Callback::new(move |()| {
            let before = before.clone();
            self.go(|s| (s.filters, s.query) = (before.filters, before.query));
        });
        self.say_with(words::cleared(), Some((words::undo(), back)));
    }

    /// What is typed about a field becomes a filter like those that are clicked, ready to be changed.
    fn lift(self, state: &mut State, field: &str) {
        let mine = |text: &str| Filter::parse(text).is_some_and(|filter| is_of(&filter, field));
        let lifted = self.leave_untyped(state, &mine);
        state.filters.extend(lifted);
    }

    /// Takes conditions out of the query in the box; those that it took out.
    fn leave_untyped(self, state: &mut State, unwanted: &dyn Fn(&str) -> bool) -> Vec<String> {
        let parts = untrack(|| self.with_facets(|f| if f.query == state.query { f.parts.clone() } else { Vec::new() }));
        let (mut kept, mut taken) = (Vec::new(), Vec::new());
        for part in parts.unwrap_or_default() {
            if part.is_condition && unwanted(&part.text) { taken.push(part.text) } else { kept.push(part.text) }
        }
        if !taken.is_empty() {
            state.query = kept.join(" ");
        }
        taken
    }

    /// The subsets that can be used here: those that came with the link, and those that are kept in this browser.
    pub fn subsets(self) -> Vec<Subset> {
        let linked = self.state.with(|s| s.subsets.clone());
        self.kept.with(|kept| with(linked, kept))
    }

    /// Those of them that a state uses.
    pub fn named_subsets(self, state: &State) -> Vec<Subset> {
        state.named(&self.subsets(), &|a, b| locale::lower(a) == locale::lower(b))
    }

    /// Reads what is kept for the corpus.
    pub(super) fn recall_subsets(self) {
        let kept = self.key().and_then(|key| storage::read(&key)).unwrap_or_default();
        self.kept.set(kept.split('\n').filter_map(link::read_subset).collect());
    }

    /// Keeps a subset in this browser, in place of one of the same name.
    pub fn keep_subset(self, subset: Subset) {
        self.change_kept(|kept| match kept.iter_mut().find(|other| other.name == subset.name) {
            Some(other) => *other = subset,
            None => kept.push(subset),
        });
        // What came with the link under this name would stand before it.
        self.state.update(|s| {
            let kept = self.kept.get_untracked();
            s.subsets.retain(|linked| kept.iter().all(|kept| kept.name != linked.name));
        });
    }

    pub fn forget_subset(self, name: &str) {
        self.change_kept(|kept| kept.retain(|subset| subset.name != name));
    }

    fn change_kept(self, change: impl FnOnce(&mut Vec<Subset>)) {
        self.kept.update(change);
        let lines: Vec<String> = self.kept.with_untracked(|kept| kept.iter().map(link::write_subset).collect());
        if let Some(key) = self.key() {
            storage::write(&key, (!lines.is_empty()).then(|| lines.join("\n")).as_deref());
        }
    }

    fn key(self) -> Option<String> {
        self.info.with_untracked(|info| info.as_ref().map(|info| [KEPT, &info.title].concat()))
    }
}

/// Those of the first list, and those of the second with other names.
pub(super) fn with(mut first: Vec<Subset>, second: &[Subset]) -> Vec<Subset> {
    for subset in second {
        if first.iter().all(|other| other.name != subset.name) {
            first.push(subset.clone());
        }
    }
    first
}

/// Names of fields are the same in capitals and in small letters.
fn is_of(filter: &Filter, field: &str) -> bool {
    filter.field.eq_ignore_ascii_case(field)
}

fn toggle(filters: &mut Vec<String>, field: &str, value: &str, exclude: bool) {
    let same = |f: &String| Filter::parse(f).is_some_and(|f| is_of(&f, field) && f.exclude == exclude);
    let Some(at) = filters.iter().position(same) else {
        filters.push(Filter { exclude, ..Filter::of(field, Some(value)) }.text());
        return;
    };
    let Some(mut filter) = filters.get(at).and_then(|f| Filter::parse(f)) else { return };
    match filter.values.iter().position(|v| v == value) {
        Some(index) => {
            filter.values.remove(index);
        }
        None => filter.values.push(value.to_owned()),
    }
    if filter.values.is_empty() {
        filters.remove(at);
    } else if let Some(place) = filters.get_mut(at) {
        *place = filter.text();
    }
}
