//! All lines as a file, with what they were made from.

use leptos::prelude::*;

use super::all::fetch_all;
use super::labels::{only_label, shown_label, sorted_by_hand};
use super::state::ConcordanceState;
use crate::export::Table;
use crate::link::{kwic_context, kwic_key, kwic_sort};
use crate::protocol::name_of;
use crate::ui::components::export_facts;
use crate::ui::logic::concordance::{groups_table, size_facts, table};
use crate::ui::state::ask_once;
use crate::ui::words::concordance as said;

pub fn save_all(state: ConcordanceState, save: Callback<Table>) {
    let context = state.wanted.with_untracked(|wanted| wanted.context);
    let (settings, sets) = (settings(state), state.sets.get_untracked());
    fetch_all(state, "kwic-save", context, move |kwic| {
        let mut head = settings;
        head.extend(size_facts(&kwic));
        save.run(table(head, &kwic.lines, &sets));
    });
}

/// All groups, and not only those on the page.
pub fn save_groups(state: ConcordanceState, save: Callback<Table>) {
    let Some(request) = untrack(|| state.groups(0)) else { return };
    let (mut head, by) = (settings(state), kwic_key(&request.by));
    ask_once(state.notices, "kwic-groups-save", request, move |reply| {
        let groups = reply.body;
        head.push(("hits", groups.matches.to_string()));
        head.push(("lines", groups.lines_total.to_string()));
        save.run(groups_table(head, by, &groups));
    });
}

/// What the lines are of, and how they are chosen and sorted.
fn settings(state: ConcordanceState) -> Vec<(&'static str, String)> {
    let wanted = state.wanted.get_untracked();
    let mut facts = export_facts(state.corpus, state.route);
    facts.push(("of", name_of(&wanted.unit)));
    facts.push(("sort", if wanted.sort.is_empty() { "doc".into() } else { kwic_sort(&wanted.sort) }));
    facts.push(("context", kwic_context(wanted.context)));
    if let Some(sample) = wanted.sample {
        facts.push(("sample", sample.size.to_string()));
        facts.push(("seed", sample.seed.to_string()));
    }
    if let Some(only) = &wanted.only {
        facts.push(("only", untrack(|| only_label(state.corpus, only))));
    }
    if let Some(shown) = state.sets.with_untracked(shown_label) {
        facts.push(("shown", shown));
    }
    if let Some(what) = untrack(|| sorted_by_hand(state)) {
        facts.push(("by-hand", said::not_in_link(&what)));
    }
    facts
}
