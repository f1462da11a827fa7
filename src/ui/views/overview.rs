//! The first page: what is here, who speaks, about what, when; and something to click at once.

use leptos::prelude::*;

use crate::link::{State, View};
use crate::platform::locale;
use crate::protocol::{Body, Facet, FacetValue, Info, Request, Scope, Size, TermSort};
use crate::ui::app::{App, use_app};
use crate::ui::live::{click, live, live_option, nothing, text};
use crate::ui::parts::{about, facet::width, time::time};
use crate::ui::words;

/// So many rows of each table.
const ROWS: usize = 8;
/// So many words to begin with.
const SUGGESTIONS: usize = 12;
/// A word to begin with has this many letters, and stands in this many documents.
const LETTERS: usize = 6;
const RANGE: u32 = 3;
/// And is spread so unevenly, as a deviation of proportions: grammar is everywhere, what a text is about is not.
const UNEVEN: f64 = 0.62;

pub fn view() -> AnyView {
    let app = use_app();
    let page = move || app.info.get().map(|info| content(app, &info));
    view! { <div class="overview">{live_option(page)}</div> }.into_any()
}

fn content(app: App, info: &Info) -> AnyView {
    let period = match (&info.first_day, &info.last_day) {
        (Some(first), Some(last)) => words::range(&month(first), &month(last)),
        _ => String::new(),
    };
    let speakers = info.fields.iter().find(|f| f.name == "speaker").and_then(|f| f.values.as_ref()).map_or(0, Vec::len);
    let figure = |value: String, label: &'static str| {
        if value.is_empty() || value == "0" {
            return nothing();
        }
        view! {
            <div>
                <dt>{label}</dt>
                <dd>{value}</dd>
            </div>
        }
        .into_any()
    };
    view! {
        <h1 dir="auto">{info.title.clone()}</h1>
        <p class="lede" dir="auto">{info.description.clone()}</p>
        <dl class="figures">
            {figure(locale::count(info.documents.into()), words::DOCUMENTS)}
            {figure(locale::count(info.tokens), words::WORDS)}
            {figure(locale::count(info.types.into()), words::DISTINCT_WORDS)}
            {figure(locale::count(speakers as u64), words::SPEAKERS)}
            {figure(period, words::PERIOD)}
        </dl>
        {suggestions(app, info.tokens)}
        <div class="overview-time">{time(app)}</div>
        <h2 class="vh">{words::WHAT_IS_HERE}</h2>
        <div class="tables">{tables(app)}</div>
        <section class="overview-about">
            <h2>{words::MORE_ABOUT}</h2>
            {about::paragraphs(&info.about)}
        </section>
    }
    .into_any()
}

fn month(day: &str) -> String {
    locale::date(day.get(..7).unwrap_or(day))
}

/// Words of the corpus itself that are at home in a part of it: the ones that say what it is about.
fn suggestions(app: App, tokens: u64) -> AnyView {
    let min_freq = u32::try_from(tokens / 1200).unwrap_or(u32::MAX).max(3);
    let answer = app.ask("suggestions", move || {
        let scope = Scope::default();
        let sort = TermSort::Freq;
        Some(Request::Terms { scope, filter: String::new(), min_freq, sort, descending: true, offset: 0, limit: 400 })
    });
    let found = Memo::new(move |_| {
        answer.with(|a| match a.reply.as_deref().map(|r| &r.body) {
            Some(Body::Terms(terms)) => {
                let telling = |t: &&crate::protocol::TermRow| {
                    t.range >= RANGE
                        && t.dp.is_some_and(|dp| dp >= UNEVEN)
                        && t.term.chars().count() >= LETTERS
                        && t.term.chars().all(char::is_alphabetic)
                };
                terms.rows.iter().filter(telling).take(SUGGESTIONS).map(|t| t.term.clone()).collect::<Vec<_>>()
            }
            _ => Vec::new(),
        })
    });
    let button = move |term: String| {
        let query = term.clone();
        view! {
            <button type="button" class="query" on:click=click(move || app.run(&query))>
                {term}
            </button>
        }
        .into_any()
    };
    let three = move || {
        found.with(|f| (f.len() >= 3).then(|| f.iter().take(3).cloned().collect::<Vec<_>>().join(", "))).map(|query| {
            let to = query.clone();
            let href = text(move || {
                app.link_to(|s| {
                    *s = State {
                        fingerprint: s.fingerprint.take(),
                        query: to.clone(),
                        view: View::Trends,
                        ..State::default()
                    };
                })
            });
            view! { <a class="query-link" href=href>{words::COMPARE_OVER_TIME}</a> }.into_any()
        })
    };
    view! {
        <section class="try">
            <h2>{words::TRY}</h2>
            <p class="soft">{words::TRY_HELP}</p>
            <p class="try-words">
                {live(move || found.get().into_iter().map(button).collect_view().into_any())} {live_option(three)}
            </p>
        </section>
    }
    .into_any()
}

/// A small table for every facet that tells documents apart.
fn tables(app: App) -> AnyView {
    live_option(move || {
        app.with_facets(|facets| {
            let telling = facets.fields.iter().filter(|f| f.values.len() > 1);
            telling.map(|field| table(app, field, facets.corpus)).collect_view().into_any()
        })
    })
}

fn table(app: App, field: &Facet, corpus: Size) -> AnyView {
    let name = field.name.clone();
    let more = field.values.len().saturating_sub(ROWS);
    let row = |value: &FacetValue| {
        let share = value.tokens as f64 / corpus.tokens.max(1) as f64;
        let name = name.clone();
        let chosen = value.value.clone();
        let choose = move || app.search_within(&name, &chosen);
        view! {
            <tr>
                <th scope="row">
                    <button type="button" class="plain" dir="auto" on:click=click(choose)>
                        {value.value.clone()}
                    </button>
                </th>
                <td class="share">
                    <span class="bar" aria-hidden="true">
                        <span style:inline-size=width(share)></span>
                    </span>
                    <span class="num">{locale::percent(share)}</span>
                </td>
                <td class="num">{locale::count(value.tokens)}</td>
                <td class="num">{locale::count(value.documents.into())}</td>
            </tr>
        }
    };
    view! {
        <table class="bars">
            <caption>{field.label.clone()}</caption>
            <thead>
                <tr>
                    <th scope="col" class="vh">{words::VALUE}</th>
                    <th scope="col">{words::SHARE_OF_WORDS}</th>
                    <th scope="col" class="num">{words::WORDS}</th>
                    <th scope="col" class="num">{words::DOCUMENTS}</th>
                </tr>
            </thead>
            <tbody>{field.values.iter().take(ROWS).map(row).collect_view()}</tbody>
            {(more > 0)
                .then(|| {
                    view! {
                        <tfoot>
                            <tr>
                                <td colspan="4" class="soft">{words::and_more(&locale::count(more as u64))}</td>
                            </tr>
                        </tfoot>
                    }
                })}
        </table>
    }
    .into_any()
}
