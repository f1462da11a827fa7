//! The way from hit to hit: two buttons, two keys, and a strip that shows where they lie.

use super::Reader;
use crate::platform::{self, locale};
use crate::ui::dom::{Piece, click, el, live, pieces, text, when};
use crate::ui::keys::{self, Action, Where};
use crate::ui::parts::strip::strip;
use crate::ui::words;
use leptos::prelude::*;

pub fn bar(reader: Reader) -> Piece {
    let matches = move || reader.with(|d| d.matches).unwrap_or_default();
    let known = move || reader.with(|d| d.match_paragraphs.len() as u32).unwrap_or_default();
    let asked = move || !reader.app.scope.with(|s| s.query.trim().is_empty());

    let step = move |forward: bool| {
        let known = untrack(known);
        if known == 0 {
            return;
        }
        let next = match (reader.hit.get_untracked(), forward) {
            (None, true) => 0,
            (None, false) => known - 1,
            (Some(now), true) => (now + 1) % known,
            (Some(now), false) => (now + known - 1) % known,
        };
        go(reader, next);
    };
    keys::free(Where::Reader, move |action, _| step(action == Action::HitAfter));

    let said = move || {
        let all = locale::count(matches());
        match reader.hit.get() {
            Some(now) => words::hit_of(&locale::count(u64::from(now) + 1), &all),
            None => words::count_hits(matches()),
        }
    };
    let places = move || reader.with(|d| strip(&d.strip)).unwrap_or_default();
    let way = move |name: String, action: Action| {
        let act = click(move || step(action == Action::HitAfter));
        el("button").at("type", "button").named_with_key(&name, action).on("click", act).with(name)
    };
    let ways = move || {
        pieces()
            .and(way(words::previous_hit(), Action::HitBefore))
            .and(way(words::next_hit(), Action::HitAfter))
            .and(lines(reader))
            .and(el("span").is("hit-now").at("aria-live", "polite").with(text(said)))
            .and(el("div").is("hit-strip").at("role", "img").at("aria-label", words::hit_places()).with(live(places)))
    };
    let none = || el("span").is("soft").with(words::no_hits()).piece();
    when(asked, move || {
        let here = move || known() > 0;
        let empty = move || reader.with(|d| d.matches == 0) == Some(true);
        el("div").is("hit-bar").with(when(here, ways)).with(when(empty, none)).piece()
    })
}

/// The way to the hits of this document as lines.
fn lines(reader: Reader) -> Piece {
    let href = text(move || reader.with(|d| reader.app.link_to_lines(Some(&d.doc))).unwrap_or_default());
    el("a").at("href", href).at("title", words::concordance::open_title()).with(words::concordance::open()).piece()
}

/// Goes to a hit: makes it the present one, and brings its paragraph into sight.
pub fn go(reader: Reader, hit: u32) {
    let paragraph = reader.with(|d| d.match_paragraphs.get(hit as usize).copied()).flatten();
    let Some(paragraph) = paragraph else { return };
    reader.hit.set(Some(hit));
    let loaded = reader.with(|d| d.paragraphs.last().map_or(0, |p| p.number)).unwrap_or_default();
    if paragraph > loaded {
        reader.show(paragraph);
    } else {
        platform::before_paint(|| platform::bring_first_into_sight("mark[aria-current]"));
    }
}
