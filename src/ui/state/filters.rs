//! What narrows the view: filters that were clicked, conditions that were typed into the box, and subsets with names.
//! They are one thing: shown, counted, changed and taken away alike.

use std::sync::Arc;

use leptos::prelude::*;

use super::corpus::Corpus;
use super::lasting::LastingMemo;
use super::notices::Notices;
use super::query::{Answer, Answered, use_query_in};
use super::route::Route;
use super::subsets::Subsets;
use crate::link::{State, View};
use crate::protocol::{AROUND, Facet, Facets, FacetsRequest, Failure, FailureKind, Scope, Subset};
use crate::query::Filter;
use crate::ui::logic::filters::{is_of, remaining_conditions, remaining_parts, toggle};
use crate::ui::words;

/// A filter that stands in the row of chips.
#[derive(Clone, PartialEq)]
pub struct Chip {
    pub text: String,
    /// It is a condition of the query in the box.
    pub is_typed: bool,
}

#[derive(Clone, Copy)]
pub struct Filters {
    /// What the engine is asked with: changes only when the query, a filter or the matching does.
    pub scope: LastingMemo<Scope>,
    /// The counts of every facet under the present query and filters, and the sizes that the page's head shows.
    pub facets: Answer<Facets>,
    route: Route,
    subsets: Subsets,
    notices: Notices,
    answered: Answered,
}

/// The filters, from anywhere on the page.
pub fn use_filters() -> Filters {
    expect_context()
}

impl Filters {
    pub(super) fn new(route: Route, corpus: Corpus, subsets: Subsets, notices: Notices, answered: Answered) -> Filters {
        let scope =
            LastingMemo::new(move |_| route.with(|state| Scope { subsets: subsets.usable(state), ..state.scope() }));
        let facets = use_query_in(corpus, AROUND, move || Some(FacetsRequest { scope: scope.get() }));
        Filters { scope, facets, route, subsets, notices, answered }
    }

    /// What is known is of a corpus that is left.
    pub(super) fn forget(self) {
        self.facets.reply.set(None);
        self.facets.failure.set(None);
    }

    /// The facets, when they are known.
    pub fn with_facets<T>(self, read: impl FnOnce(&Facets) -> T) -> Option<T> {
        self.facets.with(read)
    }

    /// The counts of one facet, when they are known.
    pub fn with_facet<T>(self, name: &str, read: impl FnOnce(&Facet) -> T) -> Option<T> {
        self.with_facets(|facets| facets.fields.iter().find(|field| field.name == name).map(read)).flatten()
    }

    pub fn facet(self, name: &str) -> Option<Facet> {
        self.with_facet(name, Facet::clone)
    }

    /// What is shown belongs to a query before: the one in the box cannot be read.
    pub fn are_stale(self) -> bool {
        self.query_failure().is_some() && self.facets.reply.with(Option::is_some)
    }

    /// The queries whose answers are still shown then. The overview also has the counts of the facets.
    pub fn stale_queries(self) -> Vec<String> {
        let mut queries = self.answered.queries();
        let has_facets = queries.is_empty() || self.route.with(|state| state.view == View::Overview);
        let of_facets = self.with_facets(|facets| facets.query.trim().to_owned());
        queries.extend(of_facets.filter(|query| has_facets && !queries.contains(query)));
        queries
    }

    /// Why the query in the box cannot be read.
    pub fn query_failure(self) -> Option<Arc<Failure>> {
        self.facets.failure.get().filter(|failure| failure.kind == FailureKind::Query)
    }

    /// All that narrows the view, in order.
    pub fn chips(self) -> Vec<Chip> {
        let state = self.route.state.get();
        let typed = self.with_facets(|facets| remaining_conditions(facets, &state.query)).unwrap_or_default();
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
        self.route.go(|state| {
            self.lift(state, field);
            // What is left out cannot be wanted too.
            if other {
                toggle(&mut state.filters, field, value, !leave_out);
            }
            toggle(&mut state.filters, field, value, leave_out);
        });
    }

    /// Shows the documents with a value of a field, as one step.
    pub fn search_within(self, field: &str, value: &str) {
        self.route.go(|state| {
            self.lift(state, field);
            toggle(&mut state.filters, field, value, false);
            state.view = View::Search;
        });
    }

    /// Sets or removes the one condition that a field has.
    pub fn set(self, field: &str, values: Vec<String>) {
        self.route.go(|state| {
            self.lift(state, field);
            state.filters.retain(|f| Filter::parse(f).is_none_or(|f| !is_of(&f, field) || f.exclude));
            if !values.is_empty() {
                state.filters.push(Filter { field: field.to_owned(), values, exclude: false }.to_string());
            }
        });
    }

    /// Takes one of them away.
    pub fn remove(self, text: &str) {
        self.route.go(|state| {
            let before = state.filters.len();
            state.filters.retain(|filter| filter != text);
            if state.filters.len() == before {
                self.take_typed(state, &|typed| typed == text);
            }
        });
    }

    /// Takes all of them away; undoing brings them back.
    pub fn clear(self) {
        let before = self.route.state.get_untracked();
        self.route.go(|state| {
            state.filters.clear();
            self.take_typed(state, &|_| true);
        });
        self.notices.say_with(words::cleared(), words::undo(), move || {
            let before = before.clone();
            self.route.go(|state| (state.filters, state.query) = (before.filters, before.query));
        });
    }

    /// The subsets that can be used here: those that came with the link, and those that are kept in this browser.
    pub fn subsets(self) -> Vec<Subset> {
        self.route.with(|state| self.subsets.usable(state))
    }

    /// What is typed about a field becomes a filter like those that are clicked, ready to be changed.
    fn lift(self, state: &mut State, field: &str) {
        let mine = |text: &str| Filter::parse(text).is_some_and(|filter| is_of(&filter, field));
        let lifted = self.take_typed(state, &mine);
        state.filters.extend(lifted);
    }

    /// Takes conditions out of the query in the box; those that it took out.
    fn take_typed(self, state: &mut State, unwanted: &dyn Fn(&str) -> bool) -> Vec<String> {
        let parts = untrack(|| self.with_facets(|f| remaining_parts(&f.query, &f.parts, &state.query)));
        let (mut kept, mut taken) = (Vec::new(), Vec::new());
        for part in parts.unwrap_or_default() {
            if part.is_condition && unwanted(&part.text) { taken.push(part.text) } else { kept.push(part.text) }
        }
        if !taken.is_empty() {
            state.query = kept.join(" ");
        }
        taken
    }
}
