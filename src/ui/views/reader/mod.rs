//! One document in full: who speaks, where the hits are, and a way from one to the next.

mod hits;
mod text;

use leptos::prelude::*;

use crate::cite::{Kind, Work};
use crate::link::{Place, View};
use crate::model::Date;
use crate::platform::{self, address, locale, media};
use crate::protocol::{FailureKind, FindPlaceRequest, Piece, Pieces, PiecesRequest, Read, ReadRequest, TextPlace};
use crate::ui::components::{AnswerTrouble, Long, VirtualRows};
use crate::ui::logic::long::HEADING;
use crate::ui::state::{
    Answer, Citation, Filters, try_once, use_citing, use_corpus, use_filters, use_query, use_route,
};
use crate::ui::words;
use hits::HitBar;
use text::Text;

/// A document of up to so many pieces, bytes and hits is drawn as a whole: it is printed, selected and searched by the
/// browser as one.
const WHOLE_PIECES: u32 = 300;
const WHOLE_BYTES: u64 = 150_000;
const WHOLE_HITS: u64 = 2_000;

/// About how high a piece of the text is, in pixels, until some were seen.
const PIECE: f64 = 200.0;

/// What the parts of the view share.
#[derive(Clone, Copy)]
struct Reading {
    /// What is known of the document.
    answer: Answer<Read>,
    /// The pieces of its text near what is seen.
    pieces: Answer<Pieces>,
    rows: VirtualRows,
    doc: Memo<String>,
    filters: Filters,
    /// The hit that the reader is at, from 0.
    hit: RwSignal<Option<u32>>,
}

impl Reading {
    fn with<T>(self, read: impl FnOnce(&Read) -> T) -> Option<T> {
        self.answer.with(read)
    }

    /// Whether the whole text is drawn.
    fn is_whole(self) -> bool {
        let hits = self.with(|document| document.matches);
        let is_short =
            self.pieces.with(|pieces| pieces.total > 0 && pieces.total <= WHOLE_PIECES && pieces.bytes <= WHOLE_BYTES);
        is_short == Some(true) && hits.is_some_and(|hits| hits <= WHOLE_HITS)
    }

    /// The document's own language, which may be another one than the corpus's.
    fn language(self) -> Option<String> {
        self.with(|document| document.language.clone())
    }

    /// Goes to a hit: makes it the present one, and brings it into sight.
    fn go(self, hit: u32) {
        self.hit.set(Some(hit));
        let holds = |piece: &Piece| hit.checked_sub(piece.first_match).is_some_and(|nth| nth < piece.matches);
        let is_drawn = self.pieces.with(|pieces| pieces.pieces.iter().any(holds));
        if is_drawn == Some(true) {
            platform::before_paint(|| platform::bring_first_into_sight(PRESENT));
        } else {
            self.show(TextPlace::Match(hit));
        }
    }

    /// Brings a place into sight, wherever in the text it is.
    fn show(self, place: TextPlace) {
        let (scope, doc) = untrack(|| (self.filters.scope.get(), self.doc.get()));
        try_once("read-place", FindPlaceRequest { scope, doc, place }, move |found| {
            // Why there is no answer is said where the text would be.
            let Ok(found) = found else { return };
            // What was opened by a hit goes on from there.
            if found.body.matched.is_some() {
                self.hit.try_set(found.body.matched);
            }
            self.rows.go_to(found.body.piece, |row| platform::bring_row_into_sight(row, PRESENT));
        });
    }
}

/// The mark of the present hit.
const PRESENT: &str = "mark[aria-current]";

#[component]
pub fn Reader() -> impl IntoView {
    let (route, filters) = (use_route(), use_filters());
    let shown = Memo::new(move |_| {
        route.with(|state| match &state.view {
            View::Read(doc, place) => (doc.clone(), place.clone()),
            _ => (String::new(), None),
        })
    });
    let doc = Memo::new(move |_| shown.with(|(doc, _)| doc.clone()));
    let rows = VirtualRows::new(PIECE);
    rows.restart_on(move || doc.get());
    let answer = use_query("read", move || {
        let doc = doc.get();
        (!doc.is_empty()).then(|| ReadRequest {
            scope: filters.scope.get(),
            doc,
            without_text: true,
            ..Default::default()
        })
    });
    let pieces = use_query("read-text", move || {
        let (doc, (offset, limit)) = (doc.get(), rows.wanted());
        (!doc.is_empty()).then(|| PiecesRequest { scope: filters.scope.get(), doc, offset, limit })
    });
    let reading = Reading { answer, pieces, rows, doc, filters, hit: RwSignal::new(None) };

    // In another document, and with another query, the hits are counted anew.
    Effect::new(move |_| {
        doc.track();
        filters.scope.track();
        reading.hit.set(None);
    });
    Effect::new(move |_| {
        if let (_, Some(Place { paragraph, words })) = shown.get() {
            reading.show(TextPlace::Words { paragraph, words });
        }
    });
    Effect::new(move |_| {
        if reading.is_whole()
            && let Some(total) = pieces.with(|pieces| pieces.total)
        {
            rows.want_all(total);
        }
    });

    let is_missing = Memo::new(move |_| {
        answer.failure.with(|failure| failure.as_ref().is_some_and(|failure| failure.kind == FailureKind::Missing))
    });
    view! {
        <article class="reader" aria-busy=move || answer.busy()>
            <Show when=move || !is_missing.get() fallback=|| view! { <NotHere/> }>
                <AnswerTrouble answer/>
                <h1 dir="auto" lang=move || reading.language()>
                    {move || reading.with(|document| view! { <Long text=document.title.clone() most=HEADING/> })}
                </h1>
                <Digest/>
                <Details reading/>
                <HitBar reading/>
                <Text reading/>
                <Neighbours reading/>
            </Show>
        </article>
    }
}

/// Of a text that is a digest, that it is one, and whose its words are.
#[component]
fn Digest() -> impl IntoView {
    let corpus = use_corpus();
    move || {
        let info = corpus.info.get().filter(|info| info.wording.is_digest())?;
        Some(view! { <p class="soft of-digest">{words::read_digest(&info.title)}</p> })
    }
}

/// What is known of the document. On a narrow window the text comes first, and this is one press away.
#[component]
fn Details(reading: Reading) -> impl IntoView {
    let rows = move || {
        let (date, tokens, fields) =
            reading.with(|document| (document.date.clone(), document.tokens, document.fields.clone()))?;
        let raw = date.clone().unwrap_or_default();
        let date = date.map(|date| (words::date(), locale::date(&date)));
        let length = (words::words(), locale::count(tokens));
        // The date stands above as the reader's language writes it.
        let fields = fields.into_iter().filter(|(_, values)| *values != [raw.as_str()]);
        let known = date.into_iter().chain([length]).map(|(label, value)| (label, vec![value]));
        let row = |(label, values)| view! { <div><dt>{label}</dt><dd dir="auto"><Values values/></dd></div> };
        Some(known.chain(fields).map(row).collect_view())
    };
    view! {
        <details class="reader-head" open=!media::is_narrow()>
            <summary>{words::details()}</summary>
            <dl class="pairs">{rows}</dl>
            <CiteDocument reading/>
        </details>
    }
}

/// The way to how the document is cited.
#[component]
fn CiteDocument(reading: Reading) -> impl IntoView {
    let (route, corpus, citing) = (use_route(), use_corpus(), use_citing());
    let cite = move |_| {
        let Some(document) = reading.answer.reply.get_untracked().map(|reply| reply.body.clone()) else { return };
        let Some(info) = corpus.info.get_untracked() else { return };
        let values = |name: &str| {
            let label = untrack(|| corpus.field_label(name));
            let found = document.fields.iter().find(|(other, _)| *other == label);
            found.map(|(_, values)| values.clone()).unwrap_or_default()
        };
        let joined = |name: &str| Some(values(name).join("; ")).filter(|text| !text.is_empty());
        let link = address::cited(&untrack(|| route.link_to_document(&document.doc, None)));
        let authors = values("author");
        let date = document.date.as_deref().map(locale::date);
        let by: Vec<String> = authors.iter().cloned().chain(date).collect();
        let today = locale::today();
        let words = if by.is_empty() {
            words::cite_document(&document.title, &info.title, &link, &today)
        } else {
            words::cite_document_by(&by.join(", "), &document.title, &info.title, &link, &today)
        };
        let note = info.wording.is_digest().then(|| words::concordance::worded(&info.title));
        let words = note.iter().fold(words, |words, note| format!("{words} {note}"));
        let work = Work {
            kind: Kind::Document,
            title: document.title.clone(),
            authors,
            date: document.date.as_deref().and_then(Date::parse),
            corpus: info.title.clone(),
            source: joined("source"),
            url: joined("url"),
            quote: None,
            note,
            link,
            accessed: platform::today(),
        };
        citing.open(Citation { words, work });
    };
    view! { <button type="button" class="plain" title=words::cite_title() on:click=cite>{words::cite()}</button> }
}

/// The values of a field; an address is a link.
#[component]
fn Values(values: Vec<String>) -> impl IntoView {
    let is_address = |value: &str| {
        let host = value.strip_prefix("https://").or_else(|| value.strip_prefix("http://"));
        host.is_some_and(|host| !host.is_empty() && !host.contains(char::is_whitespace))
    };
    let one = |(index, value): (usize, String)| {
        let between = (index > 0).then_some("; ");
        let shown = view! { <Long text=value.clone() most=HEADING/> };
        let shown = if is_address(&value) {
            view! { <a href=value rel="noreferrer">{shown}</a> }.into_any()
        } else {
            shown.into_any()
        };
        view! { {between}{shown} }
    };
    values.into_iter().enumerate().map(one).collect_view()
}

/// The ways to the document before this one and to the next.
#[component]
fn Neighbours(reading: Reading) -> impl IntoView {
    let route = use_route();
    let link = move |to: Option<(String, String)>, label: String, rel: &'static str| {
        to.map(|(doc, title)| {
            view! {
                <a href=move || route.link_to_document(&doc, None) rel=rel>
                    <span class="soft">{label}</span>
                    <span dir="auto"><Long text=title/></span>
                </a>
            }
        })
    };
    let both = move || {
        reading.with(|document| {
            let previous = link(document.previous.clone(), words::previous_document(), "prev");
            let next = link(document.next.clone(), words::next_document(), "next");
            view! { {previous}{next} }
        })
    };
    view! { <div class="neighbours">{both}</div> }
}

/// The link names a document that is not here.
#[component]
fn NotHere() -> impl IntoView {
    let route = use_route();
    view! {
        <div class="stop" role="alert">
            <h1>{words::missing_title()}</h1>
            <p>{words::missing_help()}</p>
            <a href=move || route.link_to(|state| state.view = View::Documents)>{words::all_documents()}</a>
        </div>
    }
}
