//! What the corpus is, how to cite it, and what this page does with what is typed into it.

use crate::platform::{boot, clipboard, locale};
use crate::protocol::Info;
use crate::ui::app::App;
use crate::ui::dom::{Piece, button, click, el, nothing, pieces, text};
use crate::ui::words;
use leptos::prelude::*;

pub fn about(app: App) -> Piece {
    match app.info.get() {
        Some(info) => content(app, &info),
        None => el("p").with(words::opening()).piece(),
    }
}

/// Paragraphs parted by blank lines.
pub fn paragraphs(text: &str) -> Piece {
    let lines: Vec<&str> = text.split('\n').collect();
    let all = lines.split(|line| line.is_empty()).map(|lines| lines.join("\n").trim().to_owned());
    all.filter(|p| !p.is_empty()).map(|p| el("p").of_corpus().with(p).piece()).collect::<Piece>()
}

/// The button that takes away what is kept in this browser; it asks once more, since that cannot be undone.
fn forget() -> Piece {
    let sure = RwSignal::new(false);
    let act = move || {
        if sure.get_untracked() {
            boot::call("forget");
        }
        sure.set(true);
    };
    let says = text(move || if sure.get() { words::forget_sure() } else { words::forget() });
    el("button").at("type", "button").on("click", click(act)).with(says).piece()
}

fn content(app: App, info: &Info) -> Piece {
    let row = |name: String, value: String| {
        if value.is_empty() {
            return nothing();
        }
        el("div").with(el("dt").with(name)).with(el("dd").of_corpus().with(value)).piece()
    };
    let citation = info.citation.clone();
    let copy = move || {
        clipboard::copy(citation.clone(), move |done| {
            app.say(if done { words::citation_copied() } else { words::not_copied_text() });
        });
    };
    pieces()
        .and(el("h3").of_corpus().with(info.title.clone()))
        .and(el("p").of_corpus().with(info.description.clone()))
        .and(paragraphs(&info.about))
        .and(
            el("dl")
                .is("pairs")
                .with(row(words::documents(), locale::count(info.documents.into())))
                .with(row(words::words(), locale::count(info.tokens)))
                .with(row(words::distinct_words(), locale::count(info.types.into())))
                .with(row(words::turns(), locale::count(info.turns.into())))
                .with(row(words::licence(), info.licence.clone()))
                .with(row(words::citation(), info.citation.clone()))
                .with(row(words::fingerprint(), info.fingerprint.clone()))
                .with(row(words::stemmer(), info.stemmer.clone().unwrap_or_else(words::none))),
        )
        .and(if info.citation.is_empty() { nothing() } else { button("", words::copy_citation(), copy) })
        .and(el("h3").with(words::about_readout()))
        .and(el("p").with(words::privacy()))
        .and(el("p").with(words::stored()))
        .and(el("p").with(el("a").at("href", words::trust_page()).at("target", "_blank").with(words::trust())))
        .and(forget())
        .and(el("p").is("soft").with(words::version(crate::VERSION)))
}
