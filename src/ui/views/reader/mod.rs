//! One document in full: who speaks, where the hits are, and a way from one to the next.

mod hits;
mod text;

use leptos::prelude::*;

use crate::link::View;
use crate::platform::{self, locale, media};
use crate::protocol::{FailureKind, Read, ReadRequest};
use crate::ui::components::AnswerTrouble;
use crate::ui::logic::place::place_of;
use crate::ui::state::{Answer, use_filters, use_query, use_route};
use crate::ui::words;
use hits::HitBar;
use text::{Text, paragraph_id};

/// So many paragraphs at first, and as many more whenever the end comes near.
const PAGE: u32 = 200;

/// What the parts of the view share.
#[derive(Clone, Copy)]
struct Reading {
    answer: Answer<Read>,
    /// How many paragraphs are asked for, from the first.
    limit: RwSignal<u32>,
    /// The hit that the reader is at, from 0.
    hit: RwSignal<Option<u32>>,
    /// The paragraph to be brought into sight as soon as it is there.
    target: RwSignal<Option<u32>>,
}

impl Reading {
    fn with<T>(self, read: impl FnOnce(&Read) -> T) -> Option<T> {
        self.answer.with(read)
    }

    /// The document's own language, which may be another one than the corpus's.
    fn language(self) -> Option<String> {
        self.with(|document| document.language.clone())
    }

    /// Brings a paragraph into sight, asking for the text up to it if need be.
    fn show(self, paragraph: u32) {
        self.limit.update(|limit| *limit = (*limit).max(paragraph.saturating_add(PAGE / 2)));
        self.target.set(Some(paragraph));
    }

    /// Goes to a hit: makes it the present one, and brings its paragraph into sight.
    fn go(self, hit: u32) {
        let paragraph = self.with(|document| document.match_paragraphs.get(hit as usize).copied()).flatten();
        let Some(paragraph) = paragraph else { return };
        self.hit.set(Some(hit));
        let loaded = self.with(|document| document.paragraphs.last().map_or(0, |p| p.number)).unwrap_or_default();
        if paragraph > loaded {
            self.show(paragraph);
        } else {
            platform::before_paint(|| platform::bring_first_into_sight("mark[aria-current]"));
        }
    }
}

#[component]
pub fn Reader() -> impl IntoView {
    let (route, filters) = (use_route(), use_filters());
    let doc = Memo::new(move |_| {
        route.with(|state| match &state.view {
            View::Read(doc, _) => doc.clone(),
            _ => String::new(),
        })
    });
    let place = Memo::new(move |_| {
        route.with(|state| match &state.view {
            View::Read(_, place) => place.clone(),
            _ => None,
        })
    });
    let limit = RwSignal::new(PAGE);
    let answer = use_query("read", move || {
        let doc = doc.get();
        (!doc.is_empty()).then(|| ReadRequest { scope: filters.scope.get(), doc, from: 1, limit: limit.get() })
    });
    let reading = Reading { answer, limit, hit: RwSignal::new(None), target: RwSignal::new(None) };

    // Another document begins at its top, or at the place that the link names.
    Effect::new(move |before: Option<String>| {
        let now = doc.get();
        if before.as_ref() != Some(&now) {
            limit.set(PAGE);
            reading.hit.set(None);
        }
        now
    });
    // With another query the hits are counted anew.
    Effect::new(move |_| {
        filters.scope.track();
        reading.hit.set(None);
    });
    Effect::new(move |_| {
        if let Some(place) = place.get() {
            reading.show(place.paragraph);
        }
    });
    Effect::new(move |_| {
        let Some(target) = reading.target.get() else { return };
        let is_there = reading.with(|document| {
            let last = document.paragraphs.last();
            document.doc == doc.get() && last.is_some_and(|p| p.number >= target.min(document.paragraphs_total))
        });
        if is_there == Some(true) {
            reading.target.set(None);
            let place = place.get_untracked().filter(|place| place.paragraph == target);
            let at = place.and_then(|place| reading.with(|document| place_of(&document.paragraphs, &place)).flatten());
            // What was opened by a hit goes on from there.
            if let Some((_, hit @ Some(_))) = at {
                reading.hit.set(hit);
            }
            let number = at.map_or(target, |(number, _)| number);
            platform::before_paint(move || platform::bring_into_sight(&paragraph_id(number)));
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
                    {move || reading.with(|document| document.title.clone())}
                </h1>
                <Details reading/>
                <HitBar reading/>
                <Text reading/>
                <Neighbours reading/>
            </Show>
        </article>
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
        let fields =
            fields.into_iter().map(|(label, values)| (label, values.join("; "))).filter(|(_, value)| *value != raw);
        let row = |(label, value): (String, String)| view! { <div><dt>{label}</dt><dd dir="auto">{value}</dd></div> };
        Some(date.into_iter().chain([length]).chain(fields).map(row).collect_view())
    };
    view! {
        <details class="reader-head" open=!media::is_narrow()>
            <summary>{words::details()}</summary>
            <dl class="pairs">{rows}</dl>
        </details>
    }
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
                    <span dir="auto">{title}</span>
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
