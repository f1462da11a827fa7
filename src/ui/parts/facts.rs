//! What an export was made from, so that somebody else can make it again.

use crate::platform::address;
use crate::protocol::Forms;
use crate::ui::app::App;
use leptos::prelude::*;

/// Corpus, fingerprint, query, filters, matching, version and link, as name and value.
pub fn facts(app: App) -> Vec<(&'static str, String)> {
    let state = app.state.get_untracked();
    let mut facts = Vec::new();
    app.info.with_untracked(|info| {
        if let Some(info) = info {
            facts.push(("corpus", info.title.clone()));
            facts.push(("fingerprint", info.fingerprint.clone()));
        }
    });
    facts.push(("query", state.query.clone()));
    facts.extend(state.filters.iter().map(|filter| ("where", filter.clone())));
    facts.push(("forms", if state.forms == Forms::Stem { "stem" } else { "exact" }.into()));
    facts.push(("case", if state.case { "yes" } else { "no" }.into()));
    facts.push(("version", ["Readout ", crate::VERSION].concat()));
    facts.push(("link", address::cited(&untrack(|| app.link()))));
    facts
}
