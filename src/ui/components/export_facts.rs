use leptos::prelude::*;

use crate::platform::address;
use crate::protocol::{Facts, corpus_facts, name_of};
use crate::ui::state::{Corpus, Route};
use crate::ui::words;

/// What an export was made from, so that somebody else can make it again: corpus, fingerprint, whose words it has, query, filters, matching,
/// version and link, as name and value.
pub fn export_facts(corpus: Corpus, route: Route) -> Facts {
    let state = route.state.get_untracked();
    let mut facts = Facts::new();
    corpus.info.with_untracked(|info| {
        if let Some(info) = info {
            facts.extend(corpus_facts(&info.title, &info.fingerprint, info.wording, |said| words::said(said)));
        }
    });
    facts.push(("query", state.query.clone()));
    facts.extend(state.filters.iter().map(|filter| ("where", filter.clone())));
    facts.push(("forms", name_of(&state.forms)));
    facts.push(("case", if state.case { "yes" } else { "no" }.to_owned()));
    facts.push(("version", format!("Readout {}", crate::VERSION)));
    facts.push(("link", address::cited(&untrack(|| route.link()))));
    facts
}
