//! What the corpus is, how to cite it, and what this page does with what is typed into it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::cite::Work;
use crate::model::quotation::listed;
use crate::platform::{self, address, boot, locale};
use crate::protocol::Info;
use crate::ui::components::{Paragraphs, of_corpus};
use crate::ui::state::{Citation, use_citing, use_corpus, use_route};
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
        <CiteCorpus info/>
    }
}

/// One thing that is known of the corpus; nothing where it is not.
#[component]
fn Row(#[prop(into)] name: String, value: String) -> impl IntoView {
    (!value.is_empty()).then(|| view! { <div><dt>{name}</dt><dd {..of_corpus()}>{value}</dd></div> })
}

/// The way to how the corpus is cited: as it says itself, else by its title.
#[component]
fn CiteCorpus(info: Arc<Info>) -> impl IntoView {
    let (route, citing) = (use_route(), use_citing());
    let cite = move |_| {
        let link = untrack(|| route.link_to(|state| *state = state.of_corpus(state.corpus.clone())));
        let link = address::cited(&link);
        let version = format!("Readout {}", crate::VERSION);
        let fingerprint = info.fingerprint.get(..12).unwrap_or_default();
        let mut in_words = match info.citation.as_str() {
            "" => words::cite_corpus(&info.title, fingerprint, &version, &link, &locale::today()),
            own => own.to_owned(),
        };
        let note = info.wording.is_digest().then(|| words::concordance::worded(&info.title));
        if let Some(note) = &note {
            in_words = format!("{in_words} {note}");
        }
        let of = format!("{version}, fingerprint {fingerprint}");
        let note =
            Some([Some(of), Some(info.citation.clone()), note].into_iter().flatten().collect::<Vec<_>>().join(". "));
        let work = Work { title: info.title.clone(), note, link, accessed: platform::today(), ..Work::default() };
        citing.open(Citation { words: in_words, work });
    };
    view! { <button type="button" title=words::cite_title() on:click=cite>{words::cite()}</button> }
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
