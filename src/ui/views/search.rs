//! Documents ranked for a query, with their passages; without a query, all documents of the view.

use std::hash::{Hash, Hasher};
use std::rc::Rc;

use rustc_hash::FxHasher;

use crate::link::Place;
use crate::platform::locale;
use crate::protocol::{Body, DocumentKey, DocumentSort, Reply, Request, Search, SearchRequest, SearchResult, Snippet};
use crate::ui::app::App;
use crate::ui::dom::{El, Item, Piece, button, el, flag, live, live_option, nothing, pieces, text};
use crate::ui::parts::{
    choose::menu,
    long_list::{LongList, space},
    marked::marked,
    notes,
    strip::strip,
    trouble,
};
use crate::ui::words;
use leptos::prelude::*;

/// About how high a result is, in pixels, until some were seen.
const ROW: f64 = 190.0;
/// A field with more values than this is not told in a line about a document.
const TELLING: usize = 3;
/// And so many fields are.
const FIELDS: usize = 4;
/// A link to a passage carries so many of its words.
const PLACE_WORDS: usize = 6;

pub fn view(app: App) -> Piece {
    let sort = Memo::new(move |_| app.state.with(|s| s.sort.clone()));
    let list = LongList::new(ROW);
    list.begins_with(move || {
        app.scope.track();
        sort.track();
    });
    let answer = app.ask("search", {
        let list = list.clone();
        move || {
            let sort = sort.get().unwrap_or(DocumentSort { key: DocumentKey::Relevance, descending: false });
            let (offset, limit) = list.wanted();
            Some(Request::Search(SearchRequest { scope: app.scope.get(), sort, offset, limit }))
        }
    });
    let reply = Memo::new(move |_| answer.with(|a| a.reply.clone()));
    let read = move |read: &dyn Fn(&Search) -> bool| {
        reply.with(|reply| match reply.as_deref().map(|reply| &reply.body) {
            Some(Body::Search(search)) => read(search),
            _ => false,
        })
    };
    let rows = {
        let list = list.clone();
        move || {
            let Some(reply) = reply.get() else { return Vec::new() };
            let Body::Search(search) = &reply.body else { return Vec::new() };
            list.came(search.documents, search.offset, search.results.len() as u32);
            let row = |(number, found): (u32, &SearchResult)| {
                let row = Row { number, of: search.documents, result: found.clone() };
                Item { key: row.key(), draw: Box::new(move || result(app, &row)) }
            };
            (search.offset + 1..).zip(&search.results).map(row).collect()
        }
    };
    let said = Memo::new(move |_| reply.with(|reply| reply.as_ref().map(|r| r.notes.clone()).unwrap_or_default()));
    let results = list.draw(el("ol").is("results"), space, rows);
    let shown = move || {
        let reply = reply.get()?;
        let Body::Search(search) = &reply.body else { return None };
        let n = u64::from(search.documents);
        let all = words::count_documents(n);
        (n > 0).then_some(all)
    };
    el("div")
        .is("search-view")
        .at("aria-busy", text(move || answer.with(|a| a.pending).to_string()))
        .with(
            el("div")
                .is("view-head")
                .with(el("h1").is("vh").with(words::search()))
                .with(el("p").is("soft").with(text(move || shown().unwrap_or_default())))
                .with(to_concordance(app))
                .with(sort_control(app, sort)),
        )
        .with(trouble::answer_trouble(app, answer))
        .with(live_option(move || {
            let reply = reply.get()?;
            read(&|search| search.documents == 0).then(|| none(app, &reply))
        }))
        .with(live(
            move || if read(&|search| search.documents > 0) { notes::notes(app, &said.get()) } else { nothing() },
        ))
        .with(results)
        .piece()
}

/// The way to every hit as a line, where the query has words.
fn to_concordance(app: App) -> Piece {
    el("a")
        .at("href", text(move || app.link_to_lines(None)))
        .at("title", words::concordance::open_title())
        .at("hidden", flag(move || app.with_facets(|facets| facets.matches == 0).unwrap_or(true)))
        .with(words::concordance::open())
        .piece()
}

/// One result, with its place among all.
struct Row {
    number: u32,
    of: u32,
    result: SearchResult,
}

impl Row {
    /// Other texts or places are another row.
    fn key(&self) -> u64 {
        let mut hash = FxHasher::default();
        (self.number, self.of, &self.result.doc, self.result.matches).hash(&mut hash);
        self.result.snippets.iter().for_each(|s| (&s.text, &s.highlights).hash(&mut hash));
        hash.finish()
    }
}

/// Orders by their name in the control; the first is the view's own.
fn orders() -> [(String, Option<DocumentSort>); 6] {
    let by = |key, descending| Some(DocumentSort { key, descending });
    [
        (words::sort_relevance(), None),
        (words::sort_hits(), by(DocumentKey::Matches, true)),
        (words::sort_newest(), by(DocumentKey::Date, true)),
        (words::sort_oldest(), by(DocumentKey::Date, false)),
        (words::sort_title(), by(DocumentKey::Title, false)),
        (words::sort_length(), by(DocumentKey::Tokens, true)),
    ]
}

fn sort_control(app: App, sort: Memo<Option<DocumentSort>>) -> Piece {
    let now = move || {
        let name = |sort: &Option<DocumentSort>| orders().into_iter().find(|(_, order)| order == sort);
        sort.with(name).map_or(String::new(), |(name, _)| name)
    };
    let change = move |chosen: String| {
        let order = orders().into_iter().find(|(name, _)| **name == *chosen).and_then(|(_, order)| order);
        app.go(|state| state.sort = order);
    };
    let options = orders().map(|(name, _)| (name.clone(), name)).to_vec();
    menu(words::sort_by(), "sort", options, Rc::new(now), Box::new(change))
}

fn result(app: App, row: &Row) -> El {
    let result = &row.result;
    let href = app.link_to_document(&result.doc, None);
    let hits = if result.matches == 0 {
        nothing()
    } else {
        let hits = words::count_hits(result.matches);
        let doc = result.doc.clone();
        let lines = text(move || app.link_to_lines(Some(&doc)));
        let lines = el("a").at("href", lines).at("title", words::concordance::open_title()).with(hits);
        pieces().and(strip(&result.strip)).and(el("span").with(lines))
    };
    el("li")
        .is("result")
        .at("aria-posinset", row.number.to_string())
        .at("aria-setsize", row.of.to_string())
        .with(el("h2").with(el("a").at("href", href).of_corpus().with(result.title.clone())))
        .with(el("p").is("meta").with(meta(result)))
        .with(result.snippets.iter().map(|s| snippet(app, result, s)).collect::<Piece>())
        .with(el("p").is("hits").with(hits).with(el("span").with(words::count_words(result.tokens))))
}

/// Date and fields, in one line.
fn meta(result: &SearchResult) -> Piece {
    let date = result.date.iter().map(|d| (None, locale::date(d)));
    let fields = result.fields.iter().filter(|(_, values)| !values.is_empty()).take(FIELDS).map(|(name, values)| {
        let few: Vec<&str> = values.iter().take(TELLING).map(String::as_str).collect();
        let mut text = few.join(", ");
        if values.len() > TELLING {
            text.push(' ');
            text.push_str(&words::and_more(&locale::count((values.len() - TELLING) as u64)));
        }
        (Some(name.clone()), text)
    });
    let item = |(name, text): (Option<String>, String)| el("span").at("title", name).of_corpus().with(text).piece();
    date.chain(fields).map(item).collect::<Piece>()
}

fn snippet(app: App, result: &SearchResult, snippet: &Snippet) -> Piece {
    let words: Vec<&str> =
        snippet.text.split_whitespace().skip(usize::from(snippet.cut_start)).take(PLACE_WORDS).collect();
    let place = Place { paragraph: snippet.paragraph, words: words.join(" ") };
    let href = app.link_to_document(&result.doc, Some(place));
    el("p")
        .is("snippet")
        .of_corpus()
        .with(snippet.speaker.clone().map(|name| el("span").is("who").with(name).piece()))
        .with(
            el("a")
                .at("href", href)
                .with(if snippet.cut_start { "… " } else { "" })
                .with(marked(&snippet.text, &snippet.highlights))
                .with(if snippet.cut_end { " …" } else { "" }),
        )
        .piece()
}

/// Says which part found nothing, and what to do.
pub fn none(app: App, reply: &Reply) -> Piece {
    let filters = untrack(|| app.chips()).len();
    let query = app.state.with_untracked(|s| s.query.clone());
    el("section")
        .is("empty")
        .with(el("h2").with(words::nothing_title()))
        .with(el("p").with(words::nothing_help()))
        .with(notes::notes(app, &reply.notes))
        .with(
            el("p")
                .is("empty-ways")
                .with(if filters == 0 {
                    nothing()
                } else {
                    button("", words::without_filters(), move || app.clear_filters())
                })
                .with(if query.is_empty() {
                    nothing()
                } else {
                    button("", words::without_query(), move || app.go(|s| s.query.clear()))
                }),
        )
        .piece()
}
