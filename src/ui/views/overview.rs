//! The first page: what is here, who speaks, about what, when; and something to click at once.

mod lists;
mod time;

use leptos::prelude::*;

use std::sync::Arc;

use crate::link::Filter;
use crate::platform::locale;
use crate::protocol::{Facet, FacetValue, Info, SUBSET, Scope, Size, Subset};
use crate::ui::app::App;
use crate::ui::dom::{Piece, click, el, live_option, nothing, pieces};
use crate::ui::parts::{about, facet::width};
use crate::ui::words;

pub use lists::suggestions;

/// So many rows of each table.
const ROWS: usize = 8;
pub fn view(app: App) -> Piece {
    let page = move || app.info.get().map(|info| content(app, &info));
    el("div").is("overview").with(live_option(page)).piece()
}

fn content(app: App, info: &Arc<Info>) -> Piece {
    let period = match (&info.first_day, &info.last_day) {
        (Some(first), Some(last)) => words::range(&month(first), &month(last)),
        _ => String::new(),
    };
    let speakers = info.fields.iter().find(|f| f.name == "speaker").and_then(|f| f.values.as_ref()).map_or(0, Vec::len);
    let figure = |value: String, label: String| {
        if value.is_empty() || value == "0" {
            return nothing();
        }
        el("div").with(el("dt").with(label)).with(el("dd").with(value)).piece()
    };
    pieces()
        .and(el("h1").of_corpus().with(info.title.clone()))
        .and(el("p").is("lede").of_corpus().with(info.description.clone()))
        .and(
            el("dl")
                .is("figures")
                .with(figure(locale::count(info.documents.into()), words::documents()))
                .with(figure(locale::count(info.tokens), words::words()))
                .with(figure(locale::count(info.types.into()), words::distinct_words()))
                .with(figure(locale::count(speakers as u64), words::speakers()))
                .with(figure(period, words::period())),
        )
        .and(time::time(app, info))
        .and(lists::lists(app))
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

/// The name under which what is in view is asked for, as a subset: documents that the query finds, as far as filters leave
/// them. Nobody types it.
const SEEN: &str = "\u{1}";

/// The scope of all that the first page counts.
fn seen(app: App) -> Scope {
    let Scope { query, filters, forms, case, mut subsets, .. } = app.scope.get();
    if query.trim().is_empty() {
        return Scope { filters, forms, case, subsets, ..Scope::default() };
    }
    subsets.push(Subset { name: SEEN.into(), query, filters, forms, case });
    let filters = vec![Filter::of(SUBSET, Some(SEEN)).text()];
    Scope { filters, forms, case, subsets, ..Scope::default() }
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
