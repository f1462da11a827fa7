//! Keys, and what can be written into the box: each example runs when it is clicked.

use leptos::prelude::*;

use crate::protocol::{ExampleKind, ExamplesRequest};
use crate::ui::keys;
use crate::ui::state::{Answer, use_query_aside, use_route};
use crate::ui::words::{self, Text};

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

/// The dialog's content.
#[component]
pub fn Help(is_open: RwSignal<bool>) -> impl IntoView {
    let answer = use_query_aside("examples", || Some(ExamplesRequest));
    // The same rows from the first moment on: only what is written in them comes from the corpus.
    let examples = EXAMPLES.iter().map(move |(kind, common, finds)| {
        view! {
            <tr>
                <td><Example answer kind=*kind common is_open/></td>
                <td>{finds()}</td>
            </tr>
        }
    });
    let key_rows = keys::rows().into_iter().map(|(keys, does)| {
        let keys = keys.into_iter().map(|key| view! { <kbd>{key}</kbd>" " });
        view! { <tr><td>{keys.collect_view()}</td><td>{does}</td></tr> }
    });
    view! {
        <Pairs caption=words::help_query() heads=[words::help_write(), words::help_finds()]>
            {examples.collect_view()}
            <tr>
                <td><code>{words::help_subset()}</code></td>
                <td>{words::help_subset_finds()}</td>
            </tr>
        </Pairs>
        <p>
            <a href=words::language_page() target="_blank">{words::help_language()}</a>
            {words::help_language_says()}
        </p>
        <Pairs caption=words::help_keys() heads=[words::help_key(), words::help_does()]>
            {key_rows.collect_view()}
        </Pairs>
    }
}

/// An example from the corpus, which runs when it is clicked; of a corpus that has no such words, what it would look like.
#[component]
fn Example(
    answer: Answer<Vec<crate::protocol::Example>>,
    kind: ExampleKind,
    common: &'static str,
    is_open: RwSignal<bool>,
) -> impl IntoView {
    let route = use_route();
    let query = Memo::new(move |_| {
        let found = answer.with(|all| all.iter().find(|example| example.kind == kind).map(|found| found.query.clone()));
        found.flatten()
    });
    move || match query.get() {
        Some(query) => {
            let text = query.clone();
            let run = move |_| {
                is_open.set(false);
                route.run(&query);
            };
            view! { <button type="button" class="query" dir="auto" on:click=run>{text}</button> }.into_any()
        }
        None => view! { <code>{common}</code> }.into_any(),
    }
}

/// A table of two columns.
#[component]
fn Pairs(#[prop(into)] caption: String, heads: [String; 2], children: Children) -> impl IntoView {
    let heads = heads.map(|head| view! { <th scope="col">{head}</th> });
    view! {
        <table class="pairs-table">
            <caption>{caption}</caption>
            <thead><tr>{heads.into_iter().collect_view()}</tr></thead>
            <tbody>{children()}</tbody>
        </table>
    }
}
