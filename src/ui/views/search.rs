//! Documents ranked for a query, with their passages; without a query, all documents of the view.

use std::hash::Hash;

use leptos::prelude::*;

use crate::link::Place;
use crate::platform::locale;
use crate::protocol::{DocumentKey, DocumentSort, SearchRequest, SearchResult, Snippet};
use crate::ui::components::{
    AnswerTrouble, Long, Marked, Menu, Notes, NothingFound, Strip, VirtualList, VirtualRows, of_corpus,
};
use crate::ui::logic::place::first_words;
use crate::ui::state::{use_filters, use_query, use_route};
use crate::ui::words::{self, Text};

/// About how high a result is, in pixels, until some were seen.
const ROW: f64 = 190.0;
/// A field with more values than this is not told in a line about a document.
const TELLING: usize = 3;
/// And so many fields are.
const FIELDS: usize = 4;

#[component]
pub fn Search() -> impl IntoView {
    let (route, filters) = (use_route(), use_filters());
    let sort = Memo::new(move |_| route.with(|state| state.sort.clone()));
    let rows = VirtualRows::new(ROW);
    rows.restart_on(move || (filters.scope.get(), sort.get()));
    let answer = use_query("search", move || {
        let (offset, limit) = rows.wanted();
        let sort = sort.get().unwrap_or(DocumentSort { key: DocumentKey::Relevance, descending: false });
        Some(SearchRequest { scope: filters.scope.get(), sort, natural: true, offset, limit })
    });
    let total = Memo::new(move |_| answer.with(|found| found.documents));
    let results = move || {
        let Some(reply) = answer.reply.get() else { return Vec::new() };
        let found = &reply.body;
        rows.came(found.documents, found.offset, found.results.len() as u32);
        let row = |(number, result): (u32, &SearchResult)| Row { number, of: found.documents, result: result.clone() };
        (found.offset + 1..).zip(&found.results).map(row).collect()
    };
    let count = move || {
        let n = u64::from(total.get().unwrap_or_default());
        (n > 0).then(|| words::count_documents(n))
    };
    view! {
        <div class="search-view" aria-busy=move || answer.busy()>
            <div class="view-head">
                <h1 class="vh">{words::search()}</h1>
                <p class="soft">{count}</p>
                <ToConcordance/>
                <SortControl sort/>
            </div>
            <AnswerTrouble answer/>
            {move || match total.get() {
                None => ().into_any(),
                Some(0) => view! { <NothingFound notes=answer.notes()/> }.into_any(),
                Some(_) => view! { <Notes notes=answer.notes()/> }.into_any(),
            }}
            <VirtualList rows class="results" each=results key=Row::key let:row>
                <SearchHit row/>
            </VirtualList>
        </div>
    }
}

/// The way to every hit as a line, where the query has words.
#[component]
fn ToConcordance() -> impl IntoView {
    let (route, filters) = (use_route(), use_filters());
    let has_no_hits = move || filters.facets.with(|facets| facets.matches == 0).unwrap_or(true);
    view! {
        <a href=move || route.link_to_lines(None) title=words::concordance::open_title() hidden=has_no_hits>
            {words::concordance::open()}
        </a>
    }
}

/// Orders by their name in the control; the first is the view's own.
const ORDERS: [(Text, Option<(DocumentKey, bool)>); 6] = [
    (words::sort_relevance, None),
    (words::sort_hits, Some((DocumentKey::Matches, true))),
    (words::sort_newest, Some((DocumentKey::Date, true))),
    (words::sort_oldest, Some((DocumentKey::Date, false))),
    (words::sort_title, Some((DocumentKey::Title, false))),
    (words::sort_length, Some((DocumentKey::Tokens, true))),
];

#[component]
fn SortControl(sort: Memo<Option<DocumentSort>>) -> impl IntoView {
    let route = use_route();
    let order = |at: usize| {
        let (key, descending) = ORDERS.get(at)?.1.clone()?;
        Some(DocumentSort { key, descending })
    };
    // An order of another view is none of these.
    let now = move || (0..ORDERS.len()).find(|at| order(*at) == sort.get()).map_or(String::new(), |at| at.to_string());
    let change = move |chosen: String| {
        let order = chosen.parse().ok().and_then(order);
        route.go(|state| state.sort = order);
    };
    let options = ORDERS.iter().enumerate().map(|(at, (name, _))| (at.to_string(), name())).collect();
    view! { <Menu label=words::sort_by() class="sort" options value=Signal::derive(now) on_change=change/> }
}

/// One result, with its place among all.
#[derive(Clone)]
struct Row {
    number: u32,
    of: u32,
    result: SearchResult,
}

impl Row {
    /// Other texts or places are another row.
    fn key(&self) -> impl Eq + Hash + Send + Sync + use<> {
        let snippets: Vec<_> = self.result.snippets.iter().map(|s| (s.text.clone(), s.highlights.clone())).collect();
        (self.number, self.of, self.result.doc.clone(), self.result.matches, snippets)
    }
}

#[component]
fn SearchHit(row: Row) -> impl IntoView {
    let route = use_route();
    let Row { number, of, result } = row;
    let hits = (result.matches > 0).then(|| {
        let (doc, count) = (result.doc.clone(), words::count_hits(result.matches));
        view! {
            <Strip places=result.strip.clone()/>
            <span>
                <a href=move || route.link_to_lines(Some(&doc)) title=words::concordance::open_title()>{count}</a>
            </span>
        }
    });
    let snippets =
        result.snippets.iter().map(|snippet| view! { <Passage doc=result.doc.clone() snippet=snippet.clone()/> });
    view! {
        <li class="result" aria-posinset=number aria-setsize=of>
            <h2>
                <a href=untrack(|| route.link_to_document(&result.doc, None)) {..of_corpus()}><Long text=result.title.clone()/></a>
            </h2>
            <p class="meta">{facts(&result)}</p>
            {snippets.collect_view()}
            <p class="hits">
                {hits}
                <span>{length(&result)}</span>
            </p>
        </li>
    }
}

/// How long the document is, and how much of it is in view where that is not all.
fn length(result: &SearchResult) -> String {
    let all = words::count_words(result.tokens);
    if result.tokens_in_view == result.tokens {
        return all;
    }
    words::some_of(&locale::count(result.tokens_in_view), &all)
}

/// Date and fields, in one line.
fn facts(result: &SearchResult) -> impl IntoView + use<> {
    let date = result.date.iter().map(|date| (None, locale::date(date)));
    let fields = result.fields.iter().filter(|(_, values)| !values.is_empty()).take(FIELDS).map(|(name, values)| {
        let mut text = values.iter().take(TELLING).map(String::as_str).collect::<Vec<_>>().join(", ");
        if values.len() > TELLING {
            let more = locale::count((values.len() - TELLING) as u64);
            text = format!("{text} {}", words::and_more(&more));
        }
        (Some(name.clone()), text)
    });
    date.chain(fields).map(|(name, text)| view! { <span {..of_corpus()} title=name><Long text/></span> }).collect_view()
}

#[component]
fn Passage(doc: String, snippet: Snippet) -> impl IntoView {
    // The first word of a passage that is cut out of its paragraph may have lost what stands before it.
    let words = snippet.text.split_once(char::is_whitespace).map(|(_, rest)| rest).filter(|_| snippet.cut_start);
    let words = first_words(words.unwrap_or(&snippet.text));
    let place = Place { paragraph: snippet.paragraph, words };
    let href = untrack(|| use_route().link_to_document(&doc, Some(place)));
    view! {
        <p class="snippet" {..of_corpus()}>
            {snippet.speaker.map(|name| view! { <span class="who"><Long text=name/></span> })}
            <a href=href>
                {snippet.cut_start.then_some("… ")}
                <Marked text=snippet.text highlights=snippet.highlights/>
                {snippet.cut_end.then_some(" …")}
            </a>
        </p>
    }
}
