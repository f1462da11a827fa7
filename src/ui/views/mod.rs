//! The views: one file or folder each, and no view imports another. The shell knows them by one list.

mod collocates;
mod compare;
mod concordance;
mod corpora;
mod documents;
mod overview;
mod reader;
mod search;
mod terms;
mod trends;

use leptos::prelude::*;

use crate::link::View;
use crate::ui::words::{self, Text};
use collocates::Collocates;
use compare::Compare;
use concordance::Concordance;
use corpora::Corpora;
use documents::Documents;
use overview::Overview;
use reader::Reader;
use search::Search;
use terms::Terms;
use trends::Trends;

/// A view as navigation, the window's title and the page's content know it.
pub struct ViewEntry {
    /// What a link to it says.
    pub view: View,
    pub title: Text,
    pub component: fn() -> AnyView,
}

const fn entry(view: View, title: Text, component: fn() -> AnyView) -> ViewEntry {
    ViewEntry { view, title, component }
}

/// The views, in the order of the navigation.
pub static VIEWS: &[ViewEntry] = &[
    entry(View::Overview, words::overview, || view! { <Overview/> }.into_any()),
    entry(View::Search, words::search, || view! { <Search/> }.into_any()),
    entry(View::Concordance, words::concordance, || view! { <Concordance/> }.into_any()),
    entry(View::Trends, words::trends, || view! { <Trends/> }.into_any()),
    entry(View::Terms, words::terms, || view! { <Terms/> }.into_any()),
    entry(View::Collocates, words::collocates, || view! { <Collocates/> }.into_any()),
    entry(View::Compare, words::compare, || view! { <Compare/> }.into_any()),
    entry(View::Documents, words::documents, || view! { <Documents/> }.into_any()),
    entry(View::Corpora, words::corpora, || view! { <Corpora/> }.into_any()),
];

/// A document that is open: it is not in the list, since no link leads to it without naming one.
const READER: &str = "read";

/// Where a view stands in the list, by its name in a link: a document that is open stands under Documents.
pub fn listed(name: &str) -> &'static ViewEntry {
    let name = if name == READER { "documents" } else { name };
    VIEWS.iter().find(|entry| entry.view.name() == name).unwrap_or(&VIEWS[0])
}

/// What the page shows of a view, by its name in a link.
pub fn content(name: &str) -> AnyView {
    if name == READER { view! { <Reader/> }.into_any() } else { (listed(name).component)() }
}
