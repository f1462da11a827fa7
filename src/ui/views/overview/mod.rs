//! The first page: what is here, who speaks, about what, when; and something to click at once.

mod facets;
mod time;
mod words_in_view;

use std::sync::Arc;

use leptos::prelude::*;

use crate::platform::locale;
use crate::protocol::Info;
use crate::ui::components::{Paragraphs, of_corpus};
use crate::ui::state::use_corpus;
use crate::ui::words;
use facets::FacetTables;
use time::PartsOverTime;
use words_in_view::WordsInView;

#[component]
pub fn Overview() -> impl IntoView {
    let corpus = use_corpus();
    let page = move || corpus.info.get().map(|info| view! { <About info/> });
    view! { <div class="overview">{page}</div> }
}

#[component]
fn About(info: Arc<Info>) -> impl IntoView {
    let period = match (&info.first_day, &info.last_day) {
        (Some(first), Some(last)) => words::range(&month(first), &month(last)),
        _ => String::new(),
    };
    let speakers = info.fields.iter().find(|field| field.name == "speaker").and_then(|field| field.values.as_ref());
    let speakers = speakers.map_or(0, Vec::len) as u64;
    let count = |n: u64| if n > 0 { locale::count(n) } else { String::new() };
    view! {
        <h1 {..of_corpus()}>{info.title.clone()}</h1>
        <p class="lede" {..of_corpus()}>{info.description.clone()}</p>
        <dl class="figures">
            <Figure label=words::documents() value=count(info.documents.into())/>
            <Figure label=words::words() value=count(info.tokens)/>
            <Figure label=words::distinct_words() value=count(info.types.into())/>
            <Figure label=words::speakers() value=count(speakers)/>
            <Figure label=words::period() value=period/>
        </dl>
        <PartsOverTime info=Arc::clone(&info)/>
        <WordsInView/>
        <h2 class="vh">{words::what_is_here()}</h2>
        <div class="tables">
            <FacetTables/>
        </div>
        <section class="overview-about">
            <h2>{words::more_about()}</h2>
            <Paragraphs text=info.about.clone()/>
        </section>
    }
}

/// A figure of the corpus; nothing where it has none.
#[component]
fn Figure(#[prop(into)] label: String, value: String) -> impl IntoView {
    (!value.is_empty()).then(|| {
        view! {
            <div>
                <dt>{label}</dt>
                <dd>{value}</dd>
            </div>
        }
    })
}

fn month(day: &str) -> String {
    locale::date(day.get(..7).unwrap_or(day))
}
