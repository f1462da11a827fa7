use leptos::prelude::*;

use crate::platform::address;
use crate::protocol::name_of;
use crate::ui::state::{Corpus, Route};

/// What an export was made from, so that somebody else can make it again: corpus, fingerprint, query, filters, matching,
/// version and link, as name and value.
pub fn export_facts(corpus: Corpus, route: Route) -> Vec<(&'static str, String)> {
    let state = route.state.get_untracked();
    let mut facts = Vec::new();
    corpus.info.with_untracked(|info| {
        if let Some(info) = info {
            facts.push(("corpus", info.title.clone()));
            facts.push(("fingerprint", info.fingerprint.clone()));
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
