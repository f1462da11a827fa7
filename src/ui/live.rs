//! Views and attributes that follow signals, as values of few types.
//!
//! Leptos compiles its drawing code anew for every type of closure, and every closure is a type of its own: written
//! plainly, most of the page's wasm is such copies. So whatever follows a signal goes through one of these.

use leptos::{ev, prelude::*};

/// A part that is drawn anew whenever a signal that `view` reads changes.
pub fn live(view: impl FnMut() -> AnyView + Send + 'static) -> AnyView {
    let view: Box<dyn FnMut() -> AnyView + Send> = Box::new(view);
    view.into_any()
}

/// The same where there may be nothing to show.
pub fn live_option(mut view: impl FnMut() -> Option<AnyView> + Send + 'static) -> AnyView {
    live(move || view().unwrap_or_else(nothing))
}

/// A part that is there as long as a condition holds, and is drawn anew only when that changes.
pub fn when(
    condition: impl Fn() -> bool + Send + Sync + 'static,
    mut view: impl FnMut() -> AnyView + Send + 'static,
) -> AnyView {
    let holds = Memo::new(move |_| condition());
    live(move || if holds.get() { view() } else { nothing() })
}

pub fn nothing() -> AnyView {
    ().into_any()
}

/// A text, or an attribute, that follows signals.
pub fn text(value: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(value)
}

/// An attribute that is sometimes absent.
pub fn maybe(value: impl Fn() -> Option<&'static str> + Send + Sync + 'static) -> Signal<Option<&'static str>> {
    Signal::derive(value)
}

/// Something that is so or not: a class, a checked box.
pub fn flag(value: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    Signal::derive(value)
}

pub type OnClick = Box<dyn FnMut(ev::MouseEvent)>;

/// What a click does.
pub fn click(mut act: impl FnMut() + 'static) -> OnClick {
    Box::new(move |_| act())
}

pub type OnEvent = Box<dyn FnMut(ev::Event)>;

/// What a change or an input does.
pub fn event(act: impl FnMut(ev::Event) + 'static) -> OnEvent {
    Box::new(act)
}

pub type OnKey = Box<dyn FnMut(ev::KeyboardEvent)>;

pub fn key(act: impl FnMut(ev::KeyboardEvent) + 'static) -> OnKey {
    Box::new(act)
}

pub type OnPointer = Box<dyn FnMut(ev::PointerEvent)>;

pub fn pointer(act: impl FnMut(ev::PointerEvent) + 'static) -> OnPointer {
    Box::new(act)
}

/// A button that says what it does.
pub fn button(class: &'static str, label: &'static str, act: impl FnMut() + 'static) -> AnyView {
    view! {
        <button type="button" class=class on:click=click(act)>
            {label}
        </button>
    }
    .into_any()
}

/// A box to tick, with its label.
pub fn check(label: String, title: &'static str, on: Signal<bool>, change: impl FnMut(bool) + 'static) -> AnyView {
    let mut change = change;
    let changed = event(move |e| change(event_target_checked(&e)));
    view! {
        <label class="check" title=title>
            <input type="checkbox" prop:checked=on on:change=changed />
            {label}
        </label>
    }
    .into_any()
}
