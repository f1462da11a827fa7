//! Keys, and what can be written into the box: each example runs when it is clicked.

use crate::link::{Filter, View};
use crate::protocol::{FieldKind, Info};
use crate::ui::app::App;
use crate::ui::dom::{Piece, click, el, pieces};
use crate::ui::signals::*;
use crate::ui::words;

pub fn help(app: App, close: Callback<()>) -> Piece {
    let mut examples: Vec<(String, &'static str)> =
        words::EXAMPLES.iter().map(|(query, means)| ((*query).to_owned(), *means)).collect();
    if let Some(info) = app.info.get() {
        examples.extend(of_the_corpus(&info));
    }
    let example = |(query, means): (String, &'static str)| {
        let run = query.clone();
        let act = move || {
            close.run(());
            app.run(&run);
        };
        el("tr")
            .with(el("td").with(el("button").at("type", "button").is("query").on("click", click(act)).with(query)))
            .with(el("td").with(means))
            .piece()
    };
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
                .with(el("tbody").with(examples.into_iter().map(example).collect::<Piece>())),
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

/// Conditions on fields and dates that this corpus has.
fn of_the_corpus(info: &Info) -> Vec<(String, &'static str)> {
    let mut all = Vec::new();
    let facet =
        info.fields.iter().find(|f| f.kind == FieldKind::Facet && f.values.as_ref().is_some_and(|v| v.len() > 1));
    let value = facet.and_then(|f| f.values.as_ref()?.first().map(|v| (f.name.as_str(), v.value.as_str())));
    if let Some((name, value)) = value {
        let filter = Filter::of(name, Some(value)).to_string();
        all.push((format!("{} {filter}", words::EXAMPLE_WORD), words::EXAMPLE_FIELD));
        all.push((format!("{} -{filter}", words::EXAMPLE_WORD), words::EXAMPLE_NOT_FIELD));
    }
    let year = |day: &Option<String>| day.as_ref().and_then(|d| d.get(..4).map(str::to_owned));
    if let (Some(first), Some(last)) = (year(&info.first_day), year(&info.last_day)) {
        all.push((format!("date:{first}"), words::EXAMPLE_YEAR));
        all.push((format!("date:{first}-06..{last}"), words::EXAMPLE_RANGE));
    }
    all
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
