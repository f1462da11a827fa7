//! The first page: what is here, who speaks, about what, when; and something to click at once.

use crate::link::{State, View};
use crate::platform::locale;
use crate::protocol::{Body, Facet, FacetValue, Grams, Info, Request, Scope, Size, StopWords, TermRow, TermSort};
use crate::ui::app::App;
use crate::ui::dom::{Piece, click, el, live, live_option, nothing, pieces, text};
use crate::ui::parts::{about, facet::width, time::time};
use crate::ui::signals::*;
use crate::ui::words::{self, Text};

/// So many rows of each table.
const ROWS: usize = 8;
/// So many words to begin with.
const SUGGESTIONS: usize = 12;
/// A word to begin with has this many letters, and stands in this many documents.
const LETTERS: usize = 6;
const RANGE: u32 = 3;
/// It is one of so many most frequent ones.
const LOOKED_AT: u32 = 600;

pub fn view(app: App) -> Piece {
    let page = move || app.info.get().map(|info| content(app, &info));
    el("div").is("overview").with(live_option(page)).piece()
}

fn content(app: App, info: &Info) -> Piece {
    let period = match (&info.first_day, &info.last_day) {
        (Some(first), Some(last)) => words::range(&month(first), &month(last)),
        _ => String::new(),
    };
    let speakers = info.fields.iter().find(|f| f.name == "speaker").and_then(|f| f.values.as_ref()).map_or(0, Vec::len);
    let figure = |value: String, label: Text| {
        if value.is_empty() || value == "0" {
            return nothing();
        }
        el("div").with(el("dt").with(label)).with(el("dd").with(value)).piece()
    };
    pieces()
        .and(el("h1").at("dir", "auto").with(info.title.clone()))
        .and(el("p").is("lede").at("dir", "auto").with(info.description.clone()))
        .and(
            el("dl")
                .is("figures")
                .with(figure(locale::count(info.documents.into()), words::documents()))
                .with(figure(locale::count(info.tokens), words::words()))
                .with(figure(locale::count(info.types.into()), words::distinct_words()))
                .with(figure(locale::count(speakers as u64), words::speakers()))
                .with(figure(period, words::period())),
        )
        .and(suggestions(app))
        .and(el("div").is("overview-time").with(time(app)))
        .and(el("h2").is("vh").with(words::what_is_here()))
        .and(el("div").is("tables").with(tables(app)))
        .and(
            el("section")
                .is("overview-about")
                .with(el("h2").with(words::more_about()))
                .with(about::paragraphs(&info.about)),
        )
}

fn month(day: &str) -> String {
    locale::date(day.get(..7).unwrap_or(day))
}

/// Words of the corpus itself that are at home in a part of it: the ones that say what it is about.
pub fn suggestions(app: App) -> Piece {
    let answer = app.ask("suggestions", move || {
        let (scope, sort) = (Scope::default(), TermSort::Freq);
        let (filter, min_freq) = (String::new(), 3);
        Some(Request::Terms {
            scope,
            filter,
            min_freq,
            sort,
            descending: true,
            offset: 0,
            limit: LOOKED_AT,
            grams: Grams::default(),
            stop_words: StopWords::None,
        })
    });
    let found = Memo::new(move || {
        answer.with(|a| match a.reply.as_deref().map(|r| &r.body) {
            Some(Body::Terms(terms)) => telling(&terms.rows),
            _ => Vec::new(),
        })
    });
    let button = move |term: String| {
        let query = term.clone();
        el("button").at("type", "button").is("query").on("click", click(move || app.run(&query))).with(term).piece()
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
            el("a").is("query-link").at("href", href).with(words::compare_over_time()).piece()
        })
    };
    el("section")
        .is("try")
        .with(el("h2").with(words::try_words()))
        .with(el("p").is("soft").with(words::try_help()))
        .with(
            el("p")
                .is("try-words")
                .with(live(move || found.get().into_iter().map(button).collect::<Piece>()))
                .with(live_option(three)),
        )
        .piece()
}

/// The most telling of some words: those with the most frequency times the cube of DP, which is little for words that are
/// rare and for words that are everywhere.
fn telling(rows: &[TermRow]) -> Vec<String> {
    let fits =
        |row: &&TermRow| row.range >= RANGE && row.term.chars().count() >= LETTERS && locale::is_letters(&row.term);
    let weight = |row: &TermRow| row.freq as f64 * row.dp.unwrap_or_default().powi(3);
    let mut left: Vec<&TermRow> = rows.iter().filter(fits).collect();
    let mut found = Vec::new();
    while found.len() < SUGGESTIONS {
        let best = (0..left.len()).max_by(|&a, &b| weight(left[a]).total_cmp(&weight(left[b])));
        let Some(best) = best else { break };
        found.push(left.swap_remove(best).term.clone());
    }
    found
}

/// A small table for every facet that tells documents apart.
fn tables(app: App) -> Piece {
    live_option(move || {
        app.with_facets(|facets| {
            let telling = facets.fields.iter().filter(|f| f.values.len() > 1);
            telling.map(|field| table(app, field, facets.corpus)).collect::<Piece>()
        })
    })
}

fn table(app: App, field: &Facet, corpus: Size) -> Piece {
    let name = field.name.clone();
    let more = field.values.len().saturating_sub(ROWS);
    let row = |value: &FacetValue| {
        let share = value.tokens as f64 / corpus.tokens.max(1) as f64;
        let name = name.clone();
        let chosen = value.value.clone();
        let choose = move || app.search_within(&name, &chosen);
        el("tr")
            .with(
                el("th").at("scope", "row").with(
                    el("button")
                        .at("type", "button")
                        .is("plain")
                        .at("dir", "auto")
                        .on("click", click(choose))
                        .with(value.value.clone()),
                ),
            )
            .with(
                el("td")
                    .is("share")
                    .with(
                        el("span")
                            .is("bar")
                            .at("aria-hidden", "true")
                            .with(el("span").style("inline-size", width(share))),
                    )
                    .with(el("span").is("num").with(locale::percent(share))),
            )
            .with(el("td").is("num").with(locale::count(value.tokens)))
            .with(el("td").is("num").with(locale::count(value.documents.into())))
            .piece()
    };
    el("table")
        .is("bars")
        .with(el("caption").with(field.label.clone()))
        .with(
            el("thead").with(
                el("tr")
                    .with(el("th").at("scope", "col").is("vh").with(words::value()))
                    .with(el("th").at("scope", "col").with(words::share_of_words()))
                    .with(el("th").at("scope", "col").is("num").with(words::words()))
                    .with(el("th").at("scope", "col").is("num").with(words::documents())),
            ),
        )
        .with(el("tbody").with(field.values.iter().take(ROWS).map(row).collect::<Piece>()))
        .with((more > 0).then(|| {
            el("tfoot")
                .with(
                    el("tr").with(
                        el("td").at("colspan", "4").is("soft").with(words::and_more(&locale::count(more as u64))),
                    ),
                )
                .piece()
        }))
        .piece()
}
