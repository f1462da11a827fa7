//! Documents ranked for a query, with their passages; without a query, all documents of the view.

use leptos::prelude::*;

use crate::link::Place;
use crate::platform::locale;
use crate::protocol::{Body, DocumentKey, DocumentSort, Reply, Request, Search, SearchResult, Snippet};
use crate::ui::app::{App, use_app};
use crate::ui::live::{button, event, flag, live_option, nothing, text};
use crate::ui::parts::{marked::marked, notes, strip::strip, trouble};
use crate::ui::words;

/// So many results at first, and as many more each time.
const PAGE: u32 = 20;
/// A field with more values than this is not told in a line about a document.
const TELLING: usize = 3;
/// And so many fields are.
const FIELDS: usize = 4;
/// A link to a passage carries so many of its words.
const PLACE_WORDS: usize = 6;

pub fn view() -> AnyView {
    let app = use_app();
    let sort = Memo::new(move |_| app.state.with(|s| s.sort.clone()));
    let limit = RwSignal::new(PAGE);
    Effect::new(move |before: Option<()>| {
        app.scope.track();
        sort.track();
        if before.is_some() {
            limit.set(PAGE);
        }
    });
    let answer = app.ask("search", move || {
        let sort = sort.get().unwrap_or(DocumentSort { key: DocumentKey::Relevance, descending: false });
        Some(Request::Search { scope: app.scope.get(), sort, offset: 0, limit: limit.get() })
    });
    let reply = Memo::new(move |_| answer.with(|a| a.reply.clone()));
    let results = move || {
        let reply = reply.get()?;
        let Body::Search(search) = &reply.body else { return None };
        Some(if search.documents == 0 { none(app, &reply) } else { found(app, search, &reply, limit) })
    };
    let shown = move || {
        let reply = reply.get()?;
        let Body::Search(search) = &reply.body else { return None };
        let all = locale::count(search.documents.into());
        (search.documents > 0).then(|| words::documents_shown(&locale::count(search.results.len() as u64), &all))
    };
    view! {
        <div class="search-view" aria-busy=text(move || answer.with(|a| a.pending).to_string())>
            <div class="view-head">
                <h1 class="vh">{words::SEARCH}</h1>
                <p class="soft">{text(move || shown().unwrap_or_default())}</p>
                {sort_control(app, sort)}
            </div>
            {trouble::answer_trouble(app, answer)}
            {live_option(results)}
        </div>
    }
    .into_any()
}

/// Orders by their name in the control; the first is the view's own.
fn orders() -> [(&'static str, Option<DocumentSort>); 6] {
    let by = |key, descending| Some(DocumentSort { key, descending });
    [
        (words::SORT_RELEVANCE, None),
        (words::SORT_HITS, by(DocumentKey::Matches, true)),
        (words::SORT_NEWEST, by(DocumentKey::Date, true)),
        (words::SORT_OLDEST, by(DocumentKey::Date, false)),
        (words::SORT_TITLE, by(DocumentKey::Title, false)),
        (words::SORT_LENGTH, by(DocumentKey::Tokens, true)),
    ]
}

fn sort_control(app: App, sort: Memo<Option<DocumentSort>>) -> AnyView {
    let options = orders().into_iter().map(|(label, order)| {
        let mine = flag(move || sort.with(|s| *s == order));
        view! {
            <option value=label selected=mine>
                {label}
            </option>
        }
    });
    let change = event(move |event| {
        let label = event_target_value(&event);
        let order = orders().into_iter().find(|(l, _)| *l == label).and_then(|(_, order)| order);
        app.go(|s| s.sort = order);
    });
    view! {
        <label class="sort">
            {words::SORT_BY}
            <select on:change=change>{options.collect_view()}</select>
        </label>
    }
    .into_any()
}

fn found(app: App, search: &Search, reply: &Reply, limit: RwSignal<u32>) -> AnyView {
    let shown = search.results.len() as u64;
    let all = u64::from(search.documents);
    view! {
        {notes::notes(app, &reply.notes)}
        <ol class="results">
            {search.results.iter().map(|r| result(app, r)).collect_view()}
        </ol>
        <p class="paging">
            <span class="soft">{words::shown_of(&locale::count(shown), &locale::count(all))}</span>
            {if shown < all { button("", words::SHOW_MORE, move || limit.update(|l| *l += PAGE)) } else { nothing() }}
        </p>
    }
    .into_any()
}

fn result(app: App, result: &SearchResult) -> AnyView {
    let href = app.link_to_document(&result.doc, None);
    let hits = if result.matches == 0 {
        nothing()
    } else {
        view! {
            {strip(&result.strip)}
            <span>{words::count_of(result.matches, &locale::count(result.matches), "hit", "hits")}</span>
        }
        .into_any()
    };
    view! {
        <li class="result">
            <h2>
                <a href=href dir="auto">
                    {result.title.clone()}
                </a>
            </h2>
            <p class="meta">{meta(result)}</p>
            {result.snippets.iter().map(|s| snippet(app, result, s)).collect_view()}
            <p class="hits">
                {hits}
                <span>{words::count_of(result.tokens, &locale::count(result.tokens), "word", "words")}</span>
            </p>
        </li>
    }
    .into_any()
}

/// Date and fields, in one line.
fn meta(result: &SearchResult) -> AnyView {
    let date = result.date.iter().map(|d| (None, locale::date(d)));
    let fields = result.fields.iter().filter(|(_, values)| !values.is_empty()).take(FIELDS).map(|(name, values)| {
        let few: Vec<&str> = values.iter().take(TELLING).map(String::as_str).collect();
        let mut text = few.join(", ");
        if values.len() > TELLING {
            text = format!("{text} {}", words::and_more(&locale::count((values.len() - TELLING) as u64)));
        }
        (Some(name.clone()), text)
    });
    let item = |(name, text): (Option<String>, String)| {
        view! {
            <span title=name dir="auto">
                {text}
            </span>
        }
    };
    date.chain(fields).map(item).collect_view().into_any()
}

fn snippet(app: App, result: &SearchResult, snippet: &Snippet) -> AnyView {
    let words: Vec<&str> =
        snippet.text.split_whitespace().skip(usize::from(snippet.cut_start)).take(PLACE_WORDS).collect();
    let place = Place { paragraph: snippet.paragraph, words: words.join(" ") };
    let href = app.link_to_document(&result.doc, Some(place));
    view! {
        <p class="snippet" dir="auto">
            {snippet.speaker.clone().map(|name| view! { <span class="who">{name}</span> }.into_any())}
            <a href=href>
                {if snippet.cut_start { "… " } else { "" }} {marked(&snippet.text, &snippet.highlights)}
                {if snippet.cut_end { " …" } else { "" }}
            </a>
        </p>
    }
    .into_any()
}

/// Says which part found nothing, and what to do.
fn none(app: App, reply: &Reply) -> AnyView {
    let filters = app.state.with_untracked(|s| s.filters.len());
    let query = app.state.with_untracked(|s| s.query.clone());
    view! {
        <section class="empty">
            <h2>{words::NOTHING_TITLE}</h2>
            <p>{words::NOTHING_HELP}</p>
            {notes::notes(app, &reply.notes)}
            <p class="empty-ways">
                {if filters == 0 {
                    nothing()
                } else {
                    button("", words::WITHOUT_FILTERS, move || app.go(|s| s.filters.clear()))
                }}
                {if query.is_empty() {
                    nothing()
                } else {
                    button("", words::WITHOUT_QUERY, move || app.go(|s| s.query.clear()))
                }}
            </p>
        </section>
    }
    .into_any()
}
