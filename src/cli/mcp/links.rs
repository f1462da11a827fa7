//! Links to the views that show a person what an assistant was told.

use crate::{
    link::{Place, State, View},
    protocol::Scope,
};

/// Where the page is, and which corpus it shows.
pub struct Links {
    /// The address of the page; without one, links are the part behind it.
    base: String,
    fingerprint: Option<String>,
}

impl Links {
    pub fn new(base: Option<String>, fingerprint: &str) -> Self {
        Self { base: base.unwrap_or_default(), fingerprint: fingerprint.get(..12).map(str::to_owned) }
    }

    /// The link to a view of a scope, which `change` can say more of.
    pub fn to(&self, view: View, scope: &Scope, change: impl FnOnce(&mut State)) -> String {
        let mut state = State {
            view,
            fingerprint: self.fingerprint.clone(),
            query: scope.query.clone(),
            filters: scope.filters.clone(),
            forms: scope.forms,
            case: scope.case,
            ..State::default()
        };
        change(&mut state);
        format!("{}{}", self.base, state.to_fragment())
    }

    /// The link to a paragraph of a document.
    pub fn to_paragraph(&self, doc: &str, paragraph: u32, text: &str) -> String {
        let words = text.split_whitespace().take(4).collect::<Vec<_>>().join(" ");
        self.to(View::Read(doc.to_owned(), Some(Place { paragraph, words })), &Scope::default(), |_| {})
    }
}
