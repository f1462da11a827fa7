//! Keys, and what can be written into the box: each example runs when it is clicked.

use crate::link::View;
use crate::protocol::{Body, ExampleKind, Request};
use crate::ui::app::App;
use crate::ui::dom::{Piece, click, el, live, pieces};
use crate::ui::signals::*;
use crate::ui::words;

pub fn help(app: App, close: Callback<()>) -> Piece {
    let answer = untrack(|| app.ask("examples", || Some(Request::Examples)));
    let found = Memo::new(move || answer.with(|answer| answer.reply.clone()));
    // The same rows from the first moment on: only what is written in them comes from the corpus.
    let example = move |&(kind, common, means): &(ExampleKind, &'static str, &'static str)| {
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
        el("tr").with(el("td").with(written)).with(el("td").with(means)).piece()
    };
    let subset =
        el("tr").with(el("td").with(el("code").with(words::HELP_SUBSET))).with(el("td").with(words::HELP_SUBSET_FINDS));
    let key = |(key, means): &(&'static str, &'static str)| {
        el("tr").with(el("td").with(el("kbd").with(*key))).with(el("td").with(*means)).piece()
    };
    pieces()
        .and(
            el("table")
                .is("pairs-table")
                .with(el("caption").with(words::HELP_QUERY))
                .with(
                    el("thead").with(
                        el("tr")
                            .with(el("th").at("scope", "col").with(words::HELP_WRITE))
                            .with(el("th").at("scope", "col").with(words::HELP_FINDS)),
                    ),
                )
                .with(el("tbody").with(words::EXAMPLES.iter().map(example).collect::<Piece>()).with(subset)),
        )
        .and(
            el("p")
                .with(el("a").at("href", "language.html").at("target", "_blank").with(words::HELP_LANGUAGE))
                .with(words::HELP_LANGUAGE_SAYS),
        )
        .and(
            el("table")
                .is("pairs-table")
                .with(el("caption").with(words::HELP_KEYS))
                .with(
                    el("thead").with(
                        el("tr")
                            .with(el("th").at("scope", "col").with(words::HELP_KEY))
                            .with(el("th").at("scope", "col").with(words::HELP_DOES)),
                    ),
                )
                .with(el("tbody").with(words::KEYS.iter().map(key).collect::<Piece>())),
        )
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
