//! Keys, and what can be written into the box: each example runs when it is clicked.

use leptos::prelude::*;

use crate::link::{Filter, View};
use crate::protocol::{FieldKind, Info};
use crate::ui::app::App;
use crate::ui::live::click;
use crate::ui::words;

pub fn help(app: App, close: Callback<()>) -> AnyView {
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
        view! {
            <tr>
                <td>
                    <button type="button" class="query" on:click=click(act)>
                        {query}
                    </button>
                </td>
                <td>{means}</td>
            </tr>
        }
    };
    let key = |(key, means): &(&'static str, &'static str)| {
        view! {
            <tr>
                <td>
                    <kbd>{*key}</kbd>
                </td>
                <td>{*means}</td>
            </tr>
        }
    };
    view! {
        <table class="pairs-table">
            <caption>{words::HELP_QUERY}</caption>
            <thead>
                <tr>
                    <th scope="col">{words::HELP_WRITE}</th>
                    <th scope="col">{words::HELP_FINDS}</th>
                </tr>
            </thead>
            <tbody>{examples.into_iter().map(example).collect_view()}</tbody>
        </table>
        <table class="pairs-table">
            <caption>{words::HELP_KEYS}</caption>
            <thead>
                <tr>
                    <th scope="col">{words::HELP_KEY}</th>
                    <th scope="col">{words::HELP_DOES}</th>
                </tr>
            </thead>
            <tbody>{words::KEYS.iter().map(key).collect_view()}</tbody>
        </table>
    }
    .into_any()
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
