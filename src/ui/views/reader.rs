//! One document in full: who speaks, where the hits are, and a way from one to the next.

mod hits;
mod text;

use crate::link::{Place, View};
use crate::platform::{self, locale, media};
use crate::protocol::{Body, FailureKind, Paragraph, Read, ReadRequest, Request};
use crate::ui::app::App;
use crate::ui::ask::Came;
use crate::ui::dom::{Piece, el, live, live_option, nothing, pieces, text};
use crate::ui::parts::trouble;
use crate::ui::words;
use leptos::prelude::*;

/// So many paragraphs at first, and as many more whenever the end comes near.
const PAGE: u32 = 200;

/// What the parts of the view share.
#[derive(Clone, Copy)]
struct Reader {
    app: App,
    reply: Memo<Option<Came>>,
    /// How many paragraphs are asked for, from the first.
    limit: RwSignal<u32>,
    /// The hit that the reader is at, from 0.
    hit: RwSignal<Option<u32>>,
    /// The paragraph to be brought into sight as soon as it is there.
    target: RwSignal<Option<u32>>,
}

impl Reader {
    fn with<T>(self, read: impl FnOnce(&Read) -> T) -> Option<T> {
        self.reply.with(|reply| match reply.as_deref().map(|r| &r.body) {
            Some(Body::Read(document)) => Some(read(document)),
            _ => None,
        })
    }

    /// Brings a paragraph into sight, asking for the text up to it if need be.
    fn show(self, paragraph: u32) {
        self.limit.update(|l| *l = (*l).max(paragraph.saturating_add(PAGE / 2)));
        self.target.set(Some(paragraph));
    }
}

pub fn view(app: App) -> Piece {
    let doc = Memo::new(move |_| {
        app.state.with(|s| match &s.view {
            View::Read(doc, _) => doc.clone(),
            _ => String::new(),
        })
    });
    let place = Memo::new(move |_| {
        app.state.with(|s| match &s.view {
            View::Read(_, place) => place.clone(),
            _ => None,
        })
    });
    let limit = RwSignal::new(PAGE);
    let answer = app.ask("read", move || {
        let doc = doc.get();
        (!doc.is_empty())
            .then(|| Request::Read(ReadRequest { scope: app.scope.get(), doc, from: 1, limit: limit.get() }))
    });
    let reply = Memo::new(move |_| answer.with(|a| a.reply.clone()));
    let reader = Reader { app, reply, limit, hit: RwSignal::new(None), target: RwSignal::new(None) };

    // Another document begins at its top, or at the place that the link names.
    let mut before = None;
    Effect::new(move |_| {
        let now = Some(doc.get());
        if before != now {
            limit.set(PAGE);
            reader.hit.set(None);
        }
        before = now;
    });
    // With another query the hits are counted anew.
    Effect::new(move |_| {
        app.scope.track();
        reader.hit.set(None);
    });
    Effect::new(move |_| {
        if let Some(place) = place.get() {
            reader.show(place.paragraph);
        }
    });
    Effect::new(move |_| {
        let Some(target) = reader.target.get() else { return };
        let there = reader.with(|d| {
            d.doc == doc.get() && d.paragraphs.last().is_some_and(|p| p.number >= target.min(d.paragraphs_total))
        });
        if there == Some(true) {
            reader.target.set(None);
            let place = place.get_untracked().filter(|p| p.paragraph == target);
            let at = place.and_then(|p| reader.with(|d| found(d, &p)).flatten());
            // What was opened by a hit goes on from there.
            if let Some((_, hit @ Some(_))) = at {
                reader.hit.set(hit);
            }
            let number = at.map_or(target, |(number, _)| number);
            platform::before_paint(move || platform::bring_into_sight(&text::paragraph_id(number)));
        }
    });

    let missing =
        Memo::new(move |_| answer.with(|a| a.failure.as_ref().is_some_and(|f| f.kind == FailureKind::Missing)));
    let content = move || {
        if missing.get() {
            return not_here(app);
        }
        pieces()
            .and(trouble::answer_trouble(app, answer))
            .and(
                el("h1")
                    .at("dir", "auto")
                    .at("lang", text::language(reader))
                    .with(text(move || reader.with(|d| d.title.clone()).unwrap_or_default())),
            )
            .and(head(reader))
            .and(hits::bar(reader))
            .and(text::text(reader))
            .and(neighbours(reader))
    };
    el("article")
        .is("reader")
        .at("aria-busy", text(move || answer.with(|a| a.pending).to_string()))
        .with(live(content))
        .piece()
}

/// The paragraph that a place means: the one with its words, for numbers shift when a text is mended. With it the number
/// of the match that begins with them, or of the paragraph's first.
fn found(document: &Read, place: &Place) -> Option<(u32, Option<u32>)> {
    let has = |p: &&Paragraph| locale::contains(&p.text, &place.words);
    let numbered = document.paragraphs.iter().find(|p| p.number == place.paragraph);
    // Words may go on beyond the end of their paragraph: then its number has to do.
    let at = numbered.filter(has).or_else(|| document.paragraphs.iter().find(has)).or(numbered)?;
    let begins = |(start, _): &&(u32, u32)| {
        let rest: String = at.text.chars().skip(*start as usize).collect();
        rest.starts_with(&place.words)
    };
    let nth = at.highlights.iter().take_while(|highlight| !begins(highlight)).count();
    let nth = if nth < at.highlights.len() { nth as u32 } else { 0 };
    Some((at.number, (at.matches > 0).then_some(at.first_match + nth)))
}

fn head(reader: Reader) -> Piece {
    let content = move || {
        let (date, tokens, fields) = reader.with(|d| (d.date.clone(), d.tokens, d.fields.clone()))?;
        let raw = date.clone().unwrap_or_default();
        let date = date.map(|d| (words::date(), locale::date(&d)));
        let length = (words::words(), locale::count(tokens));
        // The date stands above as the reader's language writes it.
        let fields = fields.into_iter().map(|(label, values)| (label, values.join("; "))).filter(|(_, v)| *v != raw);
        let row = |(label, value): (String, String)| {
            el("div").with(el("dt").with(label)).with(el("dd").at("dir", "auto").with(value)).piece()
        };
        Some(date.into_iter().chain([length]).chain(fields).map(row).collect::<Piece>())
    };
    // On a narrow window the text comes first; what is known of it is one press away.
    el("details")
        .is("reader-head")
        .at("open", !media::is_narrow())
        .with(el("summary").with(words::details()))
        .with(el("dl").is("pairs").with(live_option(content)))
        .piece()
}

fn neighbours(reader: Reader) -> Piece {
    let link = move |to: &Option<(String, String)>, label: String, rel: &'static str| {
        let Some((doc, title)) = to else { return nothing() };
        el("a")
            .at("href", reader.app.link_to_document(doc, None))
            .at("rel", rel)
            .with(el("span").is("soft").with(label))
            .with(el("span").at("dir", "auto").with(title.clone()))
            .piece()
    };
    let both = move || {
        reader.with(|d| {
            let previous = link(&d.previous, words::previous_document(), "prev");
            let next = link(&d.next, words::next_document(), "next");
            pieces().and(previous).and(next)
        })
    };
    el("div").is("neighbours").with(live_option(both)).piece()
}

fn not_here(app: App) -> Piece {
    el("div")
        .is("stop")
        .at("role", "alert")
        .with(el("h1").with(words::missing_title()))
        .with(el("p").with(words::missing_help()))
        .with(el("a").at("href", text(move || app.link_to(|s| s.view = View::Documents))).with(words::all_documents()))
        .piece()
}
