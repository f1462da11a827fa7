//! The state of a view, and the link to it.

use super::{Concordance, Settings, TermRows, names, percent, subset};
use crate::{
    protocol::{By, DocumentSort, Scope, Subset},
    query::Forms,
};

/// The state of the page that a link restores.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct State {
    pub view: View,
    /// The corpus's slug, never empty; `None` is the bundled corpus.
    pub corpus: Option<String>,
    /// The first 12 hexadecimal digits, in lower case, of the fingerprint that the link was made with.
    pub fingerprint: Option<String>,
    pub query: String,
    /// Conditions in the query language, each as one chip, none of them empty; see [`Filter`](crate::query::Filter).
    pub filters: Vec<String>,
    pub forms: Forms,
    pub case: bool,
    /// The subsets that the query and the filters name.
    pub subsets: Vec<Subset>,
    /// Order of Search and Documents; `None` is the view's default.
    pub sort: Option<DocumentSort>,
    /// Trends.
    pub by: Option<By>,
    /// Never empty; `None` is `date`.
    pub date_field: Option<String>,
    pub as_table: bool,
    /// Terms.
    pub term_filter: String,
    pub min_freq: u32,
    pub term_rows: TermRows,
    pub settings: Settings,
    pub concordance: Concordance,
}

#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum View {
    #[default]
    Overview,
    Search,
    Concordance,
    Trends,
    Terms,
    Collocates,
    Compare,
    Documents,
    /// The corpora that there are.
    Corpora,
    /// The document's path, never empty, and a place in it.
    Read(String, Option<Place>),
}

/// A place in a text: a paragraph's number from 1 and a few of its words.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Place {
    pub paragraph: u32,
    pub words: String,
}

impl View {
    /// Every view but a document's, of which there are as many as documents.
    pub const ALL: [Self; 9] = [
        Self::Overview,
        Self::Search,
        Self::Concordance,
        Self::Trends,
        Self::Terms,
        Self::Collocates,
        Self::Compare,
        Self::Documents,
        Self::Corpora,
    ];

    /// The view of a name, but for a document's.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.name() == name)
    }

    /// The view's name in a link: the first part of the path.
    pub fn name(&self) -> &'static str {
        match self {
            View::Overview => "overview",
            View::Search => "search",
            View::Concordance => "concordance",
            View::Trends => "trends",
            View::Terms => "terms",
            View::Collocates => "collocates",
            View::Compare => "compare",
            View::Documents => "documents",
            View::Corpora => "corpora",
            View::Read(..) => "read",
        }
    }
}

impl State {
    /// The first view of a corpus; `None` is the page's own. What is of no corpus stays.
    pub fn of_corpus(&self, slug: Option<String>) -> State {
        let mut state = State { corpus: slug, ..State::default() };
        state.settings.put("lang", self.settings.text("lang").to_owned());
        state
    }

    /// The scope of requests, which is the same in every view.
    pub fn scope(&self) -> Scope {
        Scope {
            query: self.query.clone(),
            filters: self.filters.clone(),
            forms: self.forms,
            case: self.case,
            subsets: self.subsets.clone(),
            near: self.settings.near(),
            run: self.settings.run(),
        }
    }

    /// Adds a filter, unless it is there already.
    pub fn narrow(&mut self, filter: String) {
        if !self.filters.contains(&filter) {
            self.filters.push(filter);
        }
    }

    /// The subsets that the query, a filter or a side of a comparison names, and those that they name in turn.
    pub fn named(&self, known: &[Subset]) -> Vec<Subset> {
        let sides = ["target", "reference"].map(|name| self.settings.text(name));
        let texts = self.filters.iter().chain([&self.query]).map(String::as_str).chain(sides).collect();
        subset::named(texts, known)
    }

    /// The link, with its `#`: `#/search?q=human+rights&where=side:China`.
    pub fn to_fragment(&self) -> String {
        let mut link = format!("#/{}", self.view.name());
        let mut place = None;
        if let View::Read(doc, at) = &self.view {
            link.push('/');
            percent::encode_path(doc, &mut link);
            place = at.as_ref().map(|place| format!("{}:{}", place.paragraph, place.words));
        }
        let yes = |on: bool| if on { "yes" } else { "" };
        let forms = names::unless_default(&self.forms);
        let by = self.by.as_ref().map(names::by).unwrap_or_default();
        let sort = self.sort.as_ref().map(names::document_sort).unwrap_or_default();
        let subsets: Vec<String> = self.subsets.iter().map(subset::write).collect();
        let min = if self.min_freq == 0 { String::new() } else { self.min_freq.to_string() };

        let mut parameters = vec![
            ("corpus", self.corpus.as_deref().unwrap_or_default()),
            ("fp", self.fingerprint.as_deref().unwrap_or_default()),
            ("q", &self.query),
        ];
        parameters.extend(self.filters.iter().map(|filter| ("where", filter.as_str())));
        parameters.extend(subsets.iter().map(|subset| ("subset", subset.as_str())));
        parameters.extend([
            ("forms", forms.as_str()),
            ("case", yes(self.case)),
            ("sort", &sort),
            ("by", &by),
            ("date", self.date_field.as_deref().unwrap_or_default()),
            ("table", yes(self.as_table)),
            ("filter", &self.term_filter),
            ("min", &min),
            ("place", place.as_deref().unwrap_or_default()),
        ]);

        let own: Vec<_> = self.term_rows.parameters().into_iter().chain(self.concordance.parameters()).collect();
        parameters.extend(self.settings.parameters());
        parameters.extend(own.iter().map(|(name, value)| (*name, value.as_str())));

        let mut separator = '?';
        for (name, value) in parameters.into_iter().filter(|(_, value)| !value.is_empty()) {
            link.push(separator);
            link.push_str(name);
            link.push('=');
            percent::encode_value(value, &mut link);
            separator = '&';
        }
        link
    }
}
