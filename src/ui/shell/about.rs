//! What the corpus is, how to cite it, and what this page does with what is typed into it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::model::quotation::listed;
use crate::platform::{boot, locale};
use crate::protocol::Info;
use crate::ui::components::{Paragraphs, of_corpus};
use crate::ui::state::{use_corpus, use_exports};
use crate::ui::words;

/// The dialog's content.
#[component]
pub fn About() -> impl IntoView {
    let corpus = use_corpus();
    move || match corpus.info.get() {
        Some(info) => view! { <OfCorpus info/><OfPage/> }.into_any(),
        None => view! { <p>{words::opening()}</p> }.into_any(),
    }
}

#[component]
fn OfCorpus(info: Arc<Info>) -> impl IntoView {
    let stemmer = info.stemmer.clone().unwrap_or_else(words::none);
    let is_digest = info.wording.is_digest();
    let wording = if is_digest { words::wording_digest() } else { words::wording_verbatim() };
    let mut citation = info.citation.clone();
    if is_digest {
        citation = format!("{citation} {}", words::concordance::worded(&info.title));
    }
    view! {
        <h3 {..of_corpus()}>{info.title.clone()}</h3>
        <p {..of_corpus()}>{info.description.clone()}</p>
        <Paragraphs text=info.about.clone()/>
        <dl class="pairs">
            <Row name=words::documents() value=locale::count(info.documents.into())/>
            <Row name=words::words() value=locale::count(info.tokens)/>
            <Row name=words::distinct_words() value=locale::count(info.types.into())/>
            <Row name=words::turns() value=locale::count(info.turns.into())/>
            <Row name=words::licence() value=info.licence.clone()/>
            <Row name=words::citation() value=info.citation.clone()/>
            <Row name=words::wording() value=wording/>
            <Row name=words::fingerprint() value=info.fingerprint.clone()/>
            <Row name=words::stemmer() value=stemmer/>
            <Row name=words::quotation_marks() value=listed(&info.quotation_marks)/>
        </dl>
        {(!info.citation.is_empty()).then(|| view! { <CopyCitation citation/> })}
    }
}

/// One thing that is known of the corpus; nothing where it is not.
#[component]
fn Row(#[prop(into)] name: String, value: String) -> impl IntoView {
    (!value.is_empty()).then(|| view! { <div><dt>{name}</dt><dd {..of_corpus()}>{value}</dd></div> })
}

#[component]
fn CopyCitation(citation: String) -> impl IntoView {
    let exports = use_exports();
    let copy = move |_| exports.copy(citation.clone(), words::citation_copied());
    view! { <button type="button" on:click=copy>{words::copy_citation()}</button> }
}

#[component]
fn OfPage() -> impl IntoView {
    view! {
        <h3>{words::about_readout()}</h3>
        <p>{words::privacy()}</p>
        <p>{words::stored()}</p>
        <p><a href=words::trust_page() target="_blank">{words::trust()}</a></p>
        <Forget/>
        <p class="soft">{words::version(crate::VERSION)}</p>
    }
}

/// Takes away what is kept in this browser; it asks once more, since that cannot be undone.
#[component]
fn Forget() -> impl IntoView {
    let is_sure = RwSignal::new(false);
    let forget = move |_| {
        if is_sure.get_untracked() {
            boot::call("forget");
        }
        is_sure.set(true);
    };
    view! {
        <button type="button" on:click=forget>
            {move || if is_sure.get() { words::forget_sure() } else { words::forget() }}
        </button>
    }
}
