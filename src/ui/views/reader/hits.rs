//! The way from hit to hit: two buttons, two keys, and a strip that shows where they lie.

use leptos::{ev, prelude::*};

use super::Reader;
use crate::platform::{self, locale};
use crate::ui::parts::strip::strip;
use crate::ui::words;

pub fn bar(reader: Reader) -> AnyView {
    let matches = Memo::new(move |_| reader.with(|d| d.matches).unwrap_or_default());
    let known = Memo::new(move |_| reader.with(|d| d.match_paragraphs.len() as u32).unwrap_or_default());
    let places = Memo::new(move |_| reader.with(|d| d.strip.clone()).unwrap_or_default());
    let asked = Memo::new(move |_| !reader.app.scope.with(|s| s.query.trim().is_empty()));

    let step = move |forward: bool| {
        let known = known.get_untracked();
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
    let handle = window_event_listener(ev::keydown, move |event| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() || platform::is_typing(&event) {
            return;
        }
        match event.key().as_str() {
            "n" => step(true),
            "p" => step(false),
            _ => {}
        }
    });
    on_cleanup(move || handle.remove());

    let said = move || {
        let all = locale::count(matches.get());
        match reader.hit.get() {
            Some(now) => words::hit_of(&locale::count(u64::from(now) + 1), &all),
            None => words::count_of(matches.get(), &all, "hit", "hits"),
        }
    };
    view! {
        <Show when=move || asked.get()>
            <div class="hit-bar">
                <Show when=move || known.get() != 0 fallback=|| view! { <span class="soft">{words::NO_HITS}</span> }>
                    <button type="button" aria-keyshortcuts="p" on:click=move |_| step(false)>
                        {words::PREVIOUS_HIT}
                    </button>
                    <button type="button" aria-keyshortcuts="n" on:click=move |_| step(true)>
                        {words::NEXT_HIT}
                    </button>
                    <span class="hit-now" aria-live="polite">{said}</span>
                    <div class="hit-strip" role="img" aria-label=words::HIT_PLACES>
                        {move || strip(&places.get())}
                    </div>
                </Show>
            </div>
        </Show>
    }
    .into_any()
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
