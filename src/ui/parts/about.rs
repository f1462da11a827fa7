//! What the corpus is, how to cite it, and what this page does with what is typed into it.

use leptos::prelude::*;

use crate::platform::{clipboard, locale};
use crate::protocol::Info;
use crate::ui::app::App;
use crate::ui::live::{button, nothing};
use crate::ui::words;

pub fn about(app: App) -> AnyView {
    match app.info.get() {
        Some(info) => content(app, &info),
        None => view! { <p>{words::OPENING}</p> }.into_any(),
    }
}

/// Paragraphs parted by blank lines.
pub fn paragraphs(text: &str) -> AnyView {
    let all = text.split("\n\n").map(str::trim).filter(|p| !p.is_empty());
    all.map(|p| view! { <p dir="auto">{p.to_owned()}</p> }).collect_view().into_any()
}

fn content(app: App, info: &Info) -> AnyView {
    let row = |name: &'static str, value: String| {
        if value.is_empty() {
            return nothing();
        }
        view! {
            <div>
                <dt>{name}</dt>
                <dd dir="auto">{value}</dd>
            </div>
        }
        .into_any()
    };
    let citation = info.citation.clone();
    let copy = move || {
        clipboard::copy(citation.clone(), move |done| {
            app.say(if done { words::CITATION_COPIED } else { words::NOT_COPIED_TEXT }.into());
        });
    };
    view! {
        <h3 dir="auto">{info.title.clone()}</h3>
        <p dir="auto">{info.description.clone()}</p>
        {paragraphs(&info.about)}
        <dl class="pairs">
            {row(words::DOCUMENTS, locale::count(info.documents.into()))}
            {row(words::WORDS, locale::count(info.tokens))}
            {row(words::DISTINCT_WORDS, locale::count(info.types.into()))}
            {row(words::TURNS, locale::count(info.turns.into()))}
            {row(words::LICENCE, info.licence.clone())}
            {row(words::CITATION, info.citation.clone())}
            {row(words::FINGERPRINT, info.fingerprint.clone())}
            {row(words::STEMMER, info.stemmer.clone().unwrap_or_else(|| words::NONE.to_owned()))}
        </dl>
        {if info.citation.is_empty() { nothing() } else { button("", words::COPY_CITATION, copy) }}
        <h3>{words::ABOUT_READOUT}</h3>
        <p>{words::PRIVACY}</p>
        <p class="soft">{words::version(crate::VERSION)}</p>
    }
    .into_any()
}
