//! What follows signals, and what events do.

use leptos::prelude::{
    Get, LocalStorage, Memo, Owner, RenderEffect, SetValue, StoredValue, UpdateValue, event_target_checked, untrack,
};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, Node};

use super::{El, Handler, Piece, Value, el};
use crate::platform;

/// A text, or an attribute, that follows signals.
pub fn text(value: impl Fn() -> String + 'static) -> Value {
    live_value(Box::new(value))
}

/// An attribute that is sometimes absent.
pub fn maybe(value: impl Fn() -> Option<&'static str> + 'static) -> Value {
    live_value(Box::new(value))
}

/// Something that is so or not: a class, a checked box.
pub fn flag(value: impl Fn() -> bool + 'static) -> Value {
    live_value(Box::new(value))
}

#[inline(never)]
fn live_value<T: Into<Value> + 'static>(value: Box<dyn Fn() -> T>) -> Value {
    Value::Live(Box::new(move || value().into()))
}

/// Runs now, and again whenever a signal that it read changes, until the place on the page goes away.
fn follow_now(mut act: Box<dyn FnMut()>) {
    StoredValue::new_local(RenderEffect::new(move |_| act()));
}

/// Sets a value now, and again whenever a signal that it reads changes.
pub(super) fn follow(value: Value, set: Box<dyn Fn(&Value)>) {
    match value {
        Value::Live(value) => follow_now(Box::new(move || set(&value()))),
        value => set(&value),
    }
}

/// A part that is drawn anew whenever a signal that `view` reads changes.
pub fn live(view: impl FnMut() -> Piece + 'static) -> Piece {
    draw_live(Box::new(view))
}

/// The part stands between two marks, so that whatever has come to stand there since is taken away with it.
fn draw_live(mut view: Box<dyn FnMut() -> Piece>) -> Piece {
    let mark = || platform::document().map(|d| Node::from(d.create_comment("")));
    let (Some(start), Some(end)) = (mark(), mark()) else { return Piece::default() };
    let first = StoredValue::<Option<Piece>, LocalStorage>::new_local(None);
    let (from, to) = (start.clone(), end.clone());
    follow_now(Box::new(move || {
        let next = view();
        match from.parent_node() {
            None => first.set_value(Some(next)),
            Some(parent) => {
                while let Some(old) = from.next_sibling().filter(|node| *node != to) {
                    parent.remove_child(&old).map(|_| ()).unwrap_or_default();
                }
                next.put(&parent, Some(&to));
            }
        }
    }));
    let inside = first.try_update_value(Option::take).flatten().unwrap_or_default();
    Piece::of(Some(start)).and(inside).and(Piece::of(Some(end)))
}

/// One item of a list: what tells it from others, and how it is drawn when it is new.
pub struct Item {
    pub key: u64,
    pub draw: Box<dyn FnOnce() -> El>,
}

/// A list in `parent`: of an item with the key of an earlier one, the earlier element stays as it is.
pub fn keyed(parent: El, items: Box<dyn Fn() -> Vec<Item>>) -> Piece {
    let place = parent.element();
    let here = Owner::current().unwrap_or_default();
    let mut shown: Vec<(u64, Owner, Element)> = Vec::new();
    follow_now(Box::new(move || {
        let items = items();
        let same = shown.iter().zip(&items).take_while(|(row, item)| row.0 == item.key).count();
        let rest: Vec<u64> = items[same..].iter().map(|item| item.key).collect();
        // What goes is taken away first, so that what stays need not be moved: it would lose the focus.
        let mut before = Vec::new();
        for (at, row) in std::mem::take(&mut shown).into_iter().enumerate() {
            if at < same || rest.contains(&row.0) {
                before.push(row);
            } else {
                row.1.cleanup();
                row.2.remove();
            }
        }
        let mut next = place.first_child();
        for Item { key, draw } in items {
            // Mostly nothing has moved: the first is the one, and a long list needs no search.
            let at = before.iter().position(|(old, ..)| *old == key);
            let row = match at.map(|at| before.remove(at)) {
                Some(row) => row,
                None => {
                    let owner = here.with(Owner::new);
                    let element = owner.with(|| untrack(draw)).element();
                    (key, owner, element)
                }
            };
            let node: &Node = &row.2;
            if next.as_ref() == Some(node) {
                next = node.next_sibling();
            } else {
                place.insert_before(node, next.as_ref()).map(|_| ()).unwrap_or_default();
            }
            shown.push(row);
        }
        for (_, owner, element) in before {
            owner.cleanup();
            element.remove();
        }
    }));
    parent.piece()
}

/// The same where there may be nothing to show.
pub fn live_option(view: impl FnMut() -> Option<Piece> + 'static) -> Piece {
    draw_option(Box::new(view))
}

#[inline(never)]
fn draw_option(mut view: Box<dyn FnMut() -> Option<Piece>>) -> Piece {
    live(move || view().unwrap_or_default())
}

/// A part that is there as long as a condition holds, and is drawn anew only when that changes.
pub fn when(condition: impl Fn() -> bool + Send + Sync + 'static, view: impl FnMut() -> Piece + 'static) -> Piece {
    draw_when(Memo::new(move |_| condition()), Box::new(view))
}

#[inline(never)]
fn draw_when(holds: Memo<bool>, mut view: Box<dyn FnMut() -> Piece>) -> Piece {
    live(move || if holds.get() { view() } else { nothing() })
}

pub fn nothing() -> Piece {
    Piece::default()
}

/// What a click does.
pub fn click(act: impl FnMut() + 'static) -> Handler {
    on_click(Box::new(act))
}

#[inline(never)]
fn on_click(mut act: Box<dyn FnMut()>) -> Handler {
    Handler(Box::new(move |_| act()))
}

/// What any event does, such as a change or an input.
pub fn event(act: impl FnMut(Event) + 'static) -> Handler {
    on(act)
}

/// What an event of a kind of its own does: of a key, or of the pointer.
pub fn on<E: JsCast>(mut act: impl FnMut(E) + 'static) -> Handler {
    Handler(Box::new(move |event| act(event.unchecked_into())))
}

/// A button that says what it does.
pub fn button(class: &'static str, label: String, act: impl FnMut() + 'static) -> Piece {
    el("button").at("type", "button").is(class).on("click", click(act)).with(label).piece()
}

/// A box to tick, with its label.
pub fn check(
    label: String,
    title: Option<String>,
    on: impl Into<Value>,
    mut change: impl FnMut(bool) + 'static,
) -> Piece {
    let changed = event(move |e| change(event_target_checked(&e)));
    let box_ = el("input").at("type", "checkbox").prop("checked", on).on("change", changed);
    el("label").is("check").at("title", title).with(box_).with(label).piece()
}
