//! Keys, and what can be written into the box: each example runs when it is clicked.

use crate::link::View;
use crate::protocol::{Body, ExampleKind, ExamplesRequest, Request};
use crate::ui::app::App;
use crate::ui::dom::{Piece, click, el, live, pieces};
use crate::ui::keys;
use crate::ui::words::{self, Text};
use leptos::prelude::*;

/// What can be written into the box: of each kind of query an example for a corpus that has none, and what it finds.
const EXAMPLES: [(ExampleKind, &str, Text); 19] = [
    (ExampleKind::Words, "human rights", words::example_words),
    (ExampleKind::Phrase, "\"human rights\"", words::example_phrase),
    (ExampleKind::Gap, "\"human * rights\"", words::example_gap),
    (ExampleKind::Near, "\"rights human\"~5", words::example_near),
    (ExampleKind::Either, "market | trade", words::example_either),
    (ExampleKind::Series, "security, trade, press", words::example_series),
    (ExampleKind::Without, "trade -war", words::example_without),
    (ExampleKind::Group, "(trade | market) security", words::example_group),
    (ExampleKind::Begins, "sanction*", words::example_begins),
    (ExampleKind::OneLetter, "wom?n", words::example_one_letter),
    (ExampleKind::Regex, "/relation(s|ship)?/", words::example_regex),
    (ExampleKind::Edits, "huawey~", words::example_edits),
    (ExampleKind::Written, "=May", words::example_written),
    (ExampleKind::Norm, "[norm=\"security\"]", words::example_norm),
    (ExampleKind::Sequence, "[stem=\"trade\"] []{0,2} [word=\"war\"] within sentence", words::example_sequence),
    (ExampleKind::Field, "security speaker:Reuters", words::example_field),
    (ExampleKind::NotField, "security -speaker:Reuters", words::example_not_field),
    (ExampleKind::Year, "date:2020", words::example_year),
    (ExampleKind::Range, "date:2019-04..2020", words::example_range),
];

pub fn help(app: App, close: Callback<()>) -> Piece {
    let answer = untrack(|| app.ask("examples", || Some(Request::Examples(ExamplesRequest))));
    let found = Memo::new(move |_| answer.with(|answer| answer.reply.clone()));
    // The same rows from the first moment on: only what is written in them comes from the corpus.
    let example = move |&(kind, common, means): &(ExampleKind, &'static str, Text)| {
        let query = move || {
            found.with(|reply| match reply.as_deref().map(|reply| &reply.body) {
                Some(Body::Examples(all)) => all.iter().find(|e| e.kind == kind).map(|e| e.query.clone()),
                _ => None,
            })
        };
        let written = live(move || match query() {
            Some(query) => {
                let run = query.clone();
                let act = move || {
                    close.run(());
                    app.run(&run);
                };
                el("button")
                    .at("type", "button")
                    .is("query")
                    .at("dir", "auto")
                    .on("click", click(act))
                    .with(query)
                    .piece()
            }
            // A corpus that has no such words: what it would look like.
            None => el("code").with(common).piece(),
        });
        el("tr").with(el("td").with(written)).with(el("td").with(means())).piece()
    };
    let subset = el("tr")
        .with(el("td").with(el("code").with(words::help_subset())))
        .with(el("td").with(words::help_subset_finds()));
    pieces()
        .and(pairs(
            words::help_query(),
            [words::help_write(), words::help_finds()],
            EXAMPLES.iter().map(example).collect::<Piece>().and(subset),
        ))
        .and(
            el("p")
                .with(el("a").at("href", words::language_page()).at("target", "_blank").with(words::help_language()))
                .with(words::help_language_says()),
        )
        .and(pairs(words::help_keys(), [words::help_key(), words::help_does()], keys::rows()))
}

/// A table of two columns.
fn pairs(caption: String, heads: [String; 2], rows: Piece) -> Piece {
    let head = |name: String| el("th").at("scope", "col").with(name).piece();
    el("table")
        .is("pairs-table")
        .with(el("caption").with(caption))
        .with(el("thead").with(el("tr").with(heads.map(head).into_iter().collect::<Piece>())))
        .with(el("tbody").with(rows))
        .piece()
}

impl App {
    /// Runs a query in place of the present one, in a view that shows what it finds.
    pub fn run(self, query: &str) {
        self.go(|s| {
            s.query = query.to_owned();
            if matches!(s.view, View::Overview | View::Read(..)) {
                s.view = View::Search;
            }
        });
    }
}
