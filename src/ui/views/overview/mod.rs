//! The first page: what is here, who speaks, about what, when; and something to click at once.

mod facets;
mod time;
mod words_in_view;

use std::sync::Arc;

use leptos::prelude::*;

use crate::platform::locale;
use crate::protocol::{Info, InfoRequest};
use crate::ui::components::{Paragraphs, of_corpus};
use crate::ui::logic::overview::{Sizes, documents_in_view, period};
use crate::ui::state::{use_corpus, use_filters, use_query};
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
    view! {
        <h1 {..of_corpus()}>{info.title.clone()}</h1>
        <p class="lede" {..of_corpus()}>{info.description.clone()}</p>
        <Figures info=Arc::clone(&info)/>
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

/// How much there is: of the corpus, or in view and of how much.
#[component]
fn Figures(info: Arc<Info>) -> impl IntoView {
    let filters = use_filters();
    let narrowed = Memo::new(move |_| {
        let scope = documents_in_view(filters.scope.get());
        Some(scope).filter(|scope| !scope.filters.is_empty())
    });
    let answer = use_query("overview-figures", move || narrowed.get().map(|scope| InfoRequest { scope }));
    let all = Sizes::of(&info);
    let period = period_of(&info);
    move || {
        let is_narrowed = narrowed.with(Option::is_some);
        let in_view = answer.with(|info| (Sizes::of(info), period_of(info))).filter(|_| is_narrowed);
        let (some, period_in_view) = in_view.unzip();
        let figure = |label: String, of: fn(&Sizes) -> u64| {
            let (all, some) = (of(&all), some.as_ref().map(of));
            let of = some.map(|_| words::of_all(&locale::count(all)));
            (all > 0).then(|| view! { <Figure label value=locale::count(some.unwrap_or(all)) of/> })
        };
        let of_period = period_in_view.as_ref().map(|_| words::of_all(&period));
        let in_period = period_in_view.unwrap_or_else(|| period.clone());
        let period = (!period.is_empty()).then(|| {
            view! { <Figure label=words::period() value=in_period of=of_period/> }
        });
        view! {
            <dl class="figures" aria-busy=answer.busy()>
                {figure(words::documents(), |sizes| sizes.documents)}
                {figure(words::words(), |sizes| sizes.words)}
                {figure(words::distinct_words(), |sizes| sizes.distinct)}
                {figure(words::speakers(), |sizes| sizes.speakers)}
                {period}
            </dl>
        }
    }
}

/// A figure, and of how much it is where that is not all.
#[component]
fn Figure(label: String, value: String, of: Option<String>) -> impl IntoView {
    let value = if value.is_empty() { words::none() } else { value };
    view! {
        <div>
            <dt>{label}</dt>
            <dd>
                {value}
                {of.map(|of| view! { " " <span class="soft">{of}</span> })}
            </dd>
        </div>
    }
}

fn period_of(info: &Info) -> String {
    match period(info) {
        Some((first, Some(last))) => words::range(&locale::date(first), &locale::date(last)),
        Some((only, None)) => locale::date(only),
        None => String::new(),
    }
}
