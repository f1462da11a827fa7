//! Keys, and what can be written into the box: each example runs when it is clicked.

use crate::link::View;
use crate::protocol::{Body, ExampleKind, Request};
use crate::ui::app::App;
use crate::ui::dom::{Piece, click, el, live, pieces};
use crate::ui::signals::*;
use crate::ui::words::{self, Text};

/// What can be written into the box: of each kind of query an example for a corpus that has none, and what it finds.
const EXAMPLES: [(ExampleKind, &str, Text); 19] = [
    (ExampleKind::Words, "human rights", words::EXAMPLE_WORDS),
    (ExampleKind::Phrase, "\"human rights\"", words::EXAMPLE_PHRASE),
    (ExampleKind::Gap, "\"human * rights\"", words::EXAMPLE_GAP),
    (ExampleKind::Near, "\"rights human\"~5", words::EXAMPLE_NEAR),
    (ExampleKind::Either, "market | trade", words::EXAMPLE_EITHER),
    (ExampleKind::Series, "security, trade, press", words::EXAMPLE_SERIES),
    (ExampleKind::Without, "trade -war", words::EXAMPLE_WITHOUT),
    (ExampleKind::Group, "(trade | market) security", words::EXAMPLE_GROUP),
    (ExampleKind::Begins, "sanction*", words::EXAMPLE_BEGINS),
    (ExampleKind::OneLetter, "wom?n", words::EXAMPLE_ONE_LETTER),
    (ExampleKind::Regex, "/relation(s|ship)?/", words::EXAMPLE_REGEX),
    (ExampleKind::Edits, "huawey~", words::EXAMPLE_EDITS),
    (ExampleKind::Written, "=May", words::EXAMPLE_WRITTEN),
    (ExampleKind::Norm, "[norm=\"security\"]", words::EXAMPLE_NORM),
    (ExampleKind::Sequence, "[stem=\"trade\"] []{0,2} [word=\"war\"] within sentence", words::EXAMPLE_SEQUENCE),
    (ExampleKind::Field, "security speaker:Reuters", words::EXAMPLE_FIELD),
    (ExampleKind::NotField, "security -speaker:Reuters", words::EXAMPLE_NOT_FIELD),
    (ExampleKind::Year, "date:2020", words::EXAMPLE_YEAR),
    (ExampleKind::Range, "date:2019-04..2020", words::EXAMPLE_RANGE),
];
const KEYS: [(Text, Text); 11] = [
    (words::KEY_ARROWS, words::KEY_ARROWS_DOES),
    (words::KEY_SLASH, words::KEY_SLASH_DOES),
    (words::KEY_ESCAPE, words::KEY_ESCAPE_DOES),
    (words::KEY_ENTER, words::KEY_ENTER_DOES),
    (words::KEY_N, words::KEY_N_DOES),
    (words::KEY_P, words::KEY_P_DOES),
    (words::KEY_LINES, words::KEY_LINES_DOES),
    (words::KEY_ENTER_LINE, words::KEY_ENTER_LINE_DOES),
    (words::KEY_SPACE, words::KEY_SPACE_DOES),
    (words::KEY_C, words::KEY_C_DOES),
    (words::KEY_HELP, words::KEY_HELP_DOES),
];

pub fn help(app: App, close: Callback<()>) -> Piece {
    let answer = untrack(|| app.ask("examples", || Some(Request::Examples)));
    let found = Memo::new(move || answer.with(|answer| answer.reply.clone()));
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
        el("tr").with(el("td").with(written)).with(el("td").with(means.said())).piece()
    };
    let subset = el("tr")
        .with(el("td").with(el("code").with(words::help_subset())))
        .with(el("td").with(words::help_subset_finds()));
    let key = |(key, does): &(Text, Text)| {
        el("tr").with(el("td").with(el("kbd").with(key.said()))).with(el("td").with(does.said())).piece()
    };
    pieces()
        .and(
            el("table")
                .is("pairs-table")
                .with(el("caption").with(words::help_query()))
                .with(
                    el("thead").with(
                        el("tr")
                            .with(el("th").at("scope", "col").with(words::help_write()))
                            .with(el("th").at("scope", "col").with(words::help_finds())),
                    ),
                )
                .with(el("tbody").with(EXAMPLES.iter().map(example).collect::<Piece>()).with(subset)),
        )
        .and(
            el("p")
                .with(el("a").at("href", "language.html").at("target", "_blank").with(words::help_language()))
                .with(words::help_language_says()),
        )
        .and(
            el("table")
                .is("pairs-table")
                .with(el("caption").with(words::help_keys()))
                .with(
                    el("thead").with(
                        el("tr")
                            .with(el("th").at("scope", "col").with(words::help_key()))
                            .with(el("th").at("scope", "col").with(words::help_does())),
                    ),
                )
                .with(el("tbody").with(KEYS.iter().map(key).collect::<Piece>())),
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
