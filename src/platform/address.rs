//! The address and its history. Typing replaces the present entry; a step adds one, and a pause in typing, or leaving
//! the box, counts as a step: going back leads to the last step and not to the last letter.

use std::cell::{Cell, RefCell};

use wasm_bindgen::JsValue;
use web_sys::{Event, PopStateEvent, ScrollRestoration};

use super::{after, before_paint, forget, listen, report, window};

/// A pause this long, in milliseconds, ends a stretch of typing.
const PAUSE: i32 = 1200;
/// Scrolling that rests this long, in milliseconds, has come to where it was going.
const REST: i32 = 150;
/// For so many frames a place to scroll back to is waited for.
const FRAMES: u32 = 40;

thread_local! {
    /// What the entry held before the typing began.
    static BEFORE: RefCell<Option<String>> = const { RefCell::new(None) };
    static TIMER: Cell<i32> = const { Cell::new(0) };
    static PLACE: Cell<i32> = const { Cell::new(0) };
}

/// The fragment, with its `#`; empty where there is none.
pub fn fragment() -> String {
    window().and_then(|w| w.location().hash().ok()).unwrap_or_default()
}

/// The whole address with this fragment.
pub fn with_fragment(fragment: &str) -> String {
    let href = window().and_then(|w| w.location().href().ok()).unwrap_or_default();
    let base = href.split('#').next().unwrap_or_default();
    format!("{base}{fragment}")
}

/// The same as somebody else may be told it: of a page on this disk its file's name, and not where that lies.
pub fn cited(fragment: &str) -> String {
    let base = with_fragment("");
    let name = if base.starts_with("file:") { base.rsplit('/').next().unwrap_or_default() } else { &base };
    format!("{name}{fragment}")
}

/// The address of the whole page with this fragment, where the present one may be that of a view in another page.
pub fn whole(fragment: &str) -> String {
    let href = with_fragment("");
    let base = href.split('?').next().unwrap_or_default();
    format!("{base}{fragment}")
}

fn write(fragment: &str, add: bool) {
    let Some(history) = window().and_then(|w| w.history().ok()) else { return };
    forget(PLACE.get());
    // An empty address would mean the present one.
    let whole = if fragment.is_empty() { with_fragment("") } else { fragment.to_owned() };
    // A browser that is asked too often in a short time refuses; the page itself is right all the same.
    report(if add {
        history.push_state_with_url(&JsValue::NULL, "", Some(&whole))
    } else {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&whole))
    });
}

/// Something is being typed.
pub fn replace(fragment: &str) {
    let now = self::fragment();
    if now == fragment {
        return;
    }
    BEFORE.with(|before| {
        before.borrow_mut().get_or_insert(now);
    });
    write(fragment, false);
    forget(TIMER.get());
    TIMER.set(after(PAUSE, commit));
}

/// A stretch of typing has ended: what was there before it gets its entry back, and what was typed one of its own.
pub fn commit() {
    forget(TIMER.get());
    let Some(before) = BEFORE.take() else { return };
    let now = fragment();
    if before != now {
        write(&before, false);
        write(&now, true);
    }
}

/// A step: a filter chosen, a view opened.
pub fn push(fragment: &str) {
    commit();
    if self::fragment() != fragment {
        write(fragment, true);
    }
}

/// The reader went back or forth, followed a link within the page, or changed the address by hand. `then` says whether
/// that leads to another place on the page: if so, to where the entry was left, or to the top of a new one.
pub fn on_change(mut then: impl FnMut(String) -> bool + 'static) {
    let Some(window) = window() else { return };
    listen(&window, "popstate", move |event: PopStateEvent| {
        forget(TIMER.get());
        BEFORE.take();
        let left_at = event.state().as_f64();
        if then(fragment()) || left_at.is_some() {
            restore(left_at.unwrap_or_default(), FRAMES);
        }
    });
    keep_places();
}

/// Each entry remembers how far down it was left. The browser's own memory is of no use here: what it would scroll to
/// is not yet drawn when it does.
fn keep_places() {
    let Some(window) = window() else { return };
    if let Ok(history) = window.history() {
        report(history.set_scroll_restoration(ScrollRestoration::Manual));
    }
    listen(&window, "scroll", |_: Event| {
        forget(PLACE.get());
        PLACE.set(after(REST, || {
            let Some(window) = super::window() else { return };
            let (Ok(place), Ok(history)) = (window.scroll_y(), window.history()) else { return };
            report(history.replace_state(&JsValue::from_f64(place), ""));
        }));
    });
}

/// Scrolls there as soon as the page is that long again.
fn restore(place: f64, frames: u32) {
    before_paint(move || {
        let Some(window) = super::window() else { return };
        window.scroll_to_with_x_and_y(0.0, place);
        let there = window.scroll_y().is_ok_and(|now| (now - place).abs() < 2.0);
        if !there && frames > 0 {
            restore(place, frames - 1);
        }
    });
}
