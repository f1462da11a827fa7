//! How the words of a query are written in the text: each form with its count, and a way to its lines.

use crate::platform::locale;
use crate::protocol::{Body, FormRow, FormsRequest, PhraseForms, Request, Scope};
use crate::ui::app::App;
use crate::ui::dom::{Piece, click, el, flag, live_option, pieces, text};
use crate::ui::parts::trouble;
use crate::ui::words;
use leptos::prelude::*;

/// So many forms of each word or phrase are listed; how many more there are is said.
const MOST: u32 = 100;

/// The button that shows them, where the query has words.
pub fn forms_button(app: App) -> Piece {
    let none = flag(move || app.with_facets(|facets| facets.matches == 0).unwrap_or(true));
    el("button")
        .at("type", "button")
        .is("plain")
        .at("title", words::forms_title())
        .at("hidden", none)
        .on("click", click(move || app.asks_forms.set(Some(app.state.with_untracked(|s| s.query.clone())))))
        .with(words::forms())
        .piece()
}

/// The dialog's content.
pub fn forms(app: App) -> Piece {
    let request = move || {
        let query = app.asks_forms.get()?;
        Some(Request::Forms(FormsRequest { scope: Scope { query, ..app.scope.get() }, limit: MOST }))
    };
    let answer = untrack(|| app.ask("forms", request));
    let tables = move || {
        answer.with(|answer| match answer.reply.as_deref().map(|reply| &reply.body) {
            Some(Body::Forms(all)) => Some(all.iter().map(|phrase| table(app, phrase)).collect::<Piece>()),
            _ => None,
        })
    };
    let waits = text(move || {
        answer.with(|a| if a.reply.is_none() && a.failure.is_none() { words::loading() } else { String::new() })
    });
    pieces()
        .and(el("p").with(words::forms_help()))
        .and(trouble::answer_trouble(app, answer))
        .and(el("p").is("soft").with(waits))
        .and(live_option(tables))
}

fn table(app: App, phrase: &PhraseForms) -> Piece {
    let caption = {
        let matches = words::count_matches(phrase.matches);
        let forms = u64::from(phrase.forms);
        words::forms_caption(&phrase.said, &matches, &words::count_forms(forms))
    };
    let more = u64::from(phrase.forms) - phrase.rows.len() as u64;
    let row = |row: &FormRow| {
        let query = row.query.clone();
        let open = move || {
            app.asks_forms.set(None);
            app.run(&query);
        };
        let share = row.matches as f64 / phrase.matches.max(1) as f64;
        el("tr")
            .with(
                el("th").at("scope", "row").with(
                    el("button")
                        .at("type", "button")
                        .is("query")
                        .at("dir", "auto")
                        .on("click", click(open))
                        .with(row.form.clone()),
                ),
            )
            .with(el("td").is("num").with(locale::count(row.matches)))
            .with(el("td").is("num").with(locale::percent(share)))
            .piece()
    };
    let head = |name: String, class: &'static str| el("th").at("scope", "col").is(class).with(name).piece();
    pieces()
        .and(
            el("table")
                .is("pairs-table")
                .with(el("caption").at("dir", "auto").with(caption))
                .with(
                    el("thead").with(
                        el("tr")
                            .with(head(words::form(), ""))
                            .with(head(words::hits(), "num"))
                            .with(head(words::share(), "num")),
                    ),
                )
                .with(el("tbody").with(phrase.rows.iter().map(row).collect::<Piece>())),
        )
        .and((more > 0).then(|| el("p").is("soft").with(words::and_more(&locale::count(more))).piece()))
}
