//! Elements, what they hold, and what in them follows signals.
//!
//! Leptos gives the signals, the effects and the owners that end them; the drawing is done here. Leptos's own `view!`
//! compiles its drawing code anew for every shape of element and every closure, which made the page's wasm twice as
//! large: everything below is compiled once. When not to use it: for anything but drawing.

mod bridge;
mod live;

use std::borrow::Cow;
use std::cell::Cell;

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, EventTarget, Node};

use crate::platform;
use leptos::prelude::{Get, RwSignal, StoredValue};
use live::follow;
pub use live::{Item, button, check, click, event, flag, keyed, live, live_option, maybe, nothing, on, text, when};

const SVG: &str = "http://www.w3.org/2000/svg";

thread_local! {
    /// The language of the corpus, once it is known that it has one.
    static LANGUAGE: Cell<Option<&'static str>> = const { Cell::new(None) };
}

/// The language of the corpus that is shown from here on: a tag, or nothing.
pub fn set_language(tag: &str) {
    LANGUAGE.set((!tag.is_empty()).then(|| &*tag.to_owned().leak()));
}

/// What is made and waits to be put somewhere: a node, or a fragment that holds any number of them.
pub struct Piece(Node);

/// An element under construction. It is one word, which the calls that build it hand on to each other at no cost.
pub struct El(Element);

/// What an attribute, a property or a text is: once and for all, or following signals.
pub enum Value {
    /// No such attribute.
    Absent,
    Text(Cow<'static, str>),
    Flag(bool),
    Live(Box<dyn Fn() -> Value>),
}

/// What an event does. It lives as long as the place on the page that it is for. All calls from the browser have the same
/// type, whatever they are told: each other one is code of its own on both sides.
pub struct Handler(Box<dyn FnMut(JsValue)>);

pub fn el(tag: &'static str) -> El {
    El::made(platform::document().and_then(|d| d.create_element(tag).ok()))
}

/// An element of a drawing.
pub fn svg(tag: &'static str) -> El {
    El::made(platform::document().and_then(|d| d.create_element_ns(Some(SVG), tag).ok()))
}

/// A handler at work. An element that has the focus loses it when it is taken away, and its handlers are gone by then:
/// they must not be called.
struct Listening {
    target: EventTarget,
    event: &'static str,
    call: Closure<dyn FnMut(JsValue)>,
}

impl Drop for Listening {
    fn drop(&mut self) {
        let call = self.call.as_ref().unchecked_ref();
        self.target.remove_event_listener_with_callback(self.event, call).unwrap_or_default();
    }
}

/// Hears an event until the place on the page goes away: what its owner holds goes with it.
#[inline(never)]
fn listen(target: EventTarget, event: &'static str, handler: Handler) {
    let call = Closure::wrap(handler.0);
    target.add_event_listener_with_callback(event, call.as_ref().unchecked_ref()).unwrap_or_default();
    StoredValue::new_local(Listening { target, event, call });
}

/// Hears what happens to the window, as long as this place is on the page.
pub fn on_window(event: &'static str, handler: Handler) {
    if let Some(window) = platform::window() {
        listen(window.into(), event, handler);
    }
}

/// Where a value goes: what every element needs is compiled once and for all of them.
enum Goal {
    Attribute(&'static str),
    Class(&'static str),
    Style(&'static str),
    Property(&'static str),
}

impl El {
    /// Only a page without a document makes no elements, and such a page does not exist.
    fn made(element: Option<Element>) -> El {
        El(element.unwrap_or_else(|| JsValue::NULL.unchecked_into()))
    }

    /// An attribute.
    pub fn at(self, name: &'static str, value: impl Into<Value>) -> El {
        self.follow(Goal::Attribute(name), value.into())
    }

    /// Holds a text of the corpus, which has a language and a direction of its own.
    pub fn of_corpus(self) -> El {
        self.at("dir", "auto").at("lang", LANGUAGE.get())
    }

    /// Its classes.
    pub fn is(self, class: impl Into<Value>) -> El {
        self.follow(Goal::Attribute("class"), class.into())
    }

    /// One class, as long as something is so.
    pub fn class(self, name: &'static str, on: impl Into<Value>) -> El {
        self.follow(Goal::Class(name), on.into())
    }

    /// A property of a style, by the one way that a strict content security policy allows.
    pub fn style(self, name: &'static str, value: impl Into<Value>) -> El {
        self.follow(Goal::Style(name), value.into())
    }

    /// A property: what a field holds, and not what it held at first.
    pub fn prop(self, name: &'static str, value: impl Into<Value>) -> El {
        self.follow(Goal::Property(name), value.into())
    }

    #[inline(never)]
    fn follow(self, goal: Goal, value: Value) -> El {
        let element = self.0.clone();
        follow(value, Box::new(move |value| goal.set(&element, value)));
        self
    }

    pub fn on(self, event: &'static str, handler: Handler) -> El {
        listen(self.0.clone().into(), event, handler);
        self
    }

    /// With this inside, after what is inside already.
    pub fn with(self, child: impl Into<Piece>) -> El {
        self.hold(child.into())
    }

    #[inline(never)]
    fn hold(self, child: Piece) -> El {
        child.put(&self.0, None);
        self
    }

    /// The element itself, for what only the browser can tell of it.
    pub fn element(&self) -> Element {
        self.0.clone()
    }

    pub fn piece(self) -> Piece {
        Piece(self.0.into())
    }
}

impl Goal {
    fn set(&self, element: &Element, value: &Value) {
        let done = match (self, value) {
            (Goal::Attribute(name), Value::Text(text)) => element.set_attribute(name, text),
            (Goal::Attribute(name), Value::Flag(true)) => element.set_attribute(name, ""),
            (Goal::Attribute(name), _) => element.remove_attribute(name),
            (Goal::Class(name), on) => {
                element.class_list().toggle_with_force(name, matches!(on, Value::Flag(true))).map(|_| ())
            }
            (Goal::Style(name), Value::Text(text)) => {
                element.unchecked_ref::<web_sys::HtmlElement>().style().set_property(name, text)
            }
            (Goal::Style(_), _) => Ok(()),
            (Goal::Property(name), value) => {
                let value = match value {
                    Value::Text(text) => JsValue::from_str(text),
                    Value::Flag(on) => JsValue::from_bool(*on),
                    Value::Absent | Value::Live(_) => JsValue::NULL,
                };
                js_sys::Reflect::set(element, &JsValue::from_str(name), &value).map(|_| ())
            }
        };
        done.unwrap_or_default();
    }
}

impl Piece {
    /// Puts it into a parent, before one of its children or at its end.
    pub fn put(self, parent: &Node, before: Option<&Node>) {
        parent.insert_before(&self.0, before).map(|_| ()).unwrap_or_default();
    }

    /// And this after it.
    pub fn and(self, next: impl Into<Piece>) -> Piece {
        self.before(next.into())
    }

    #[inline(never)]
    fn before(self, next: Piece) -> Piece {
        if self.0.node_type() == Node::DOCUMENT_FRAGMENT_NODE {
            next.put(&self.0, None);
            return self;
        }
        pieces().before(self).before(next)
    }

    fn of(node: Option<impl Into<Node>>) -> Piece {
        Piece(node.map_or_else(|| JsValue::NULL.unchecked_into(), Into::into))
    }
}

/// Several pieces, one after another: none yet.
pub fn pieces() -> Piece {
    Piece::of(platform::document().map(|d| d.create_document_fragment()))
}

impl Default for Piece {
    fn default() -> Piece {
        pieces()
    }
}

impl<P: Into<Piece>> FromIterator<P> for Piece {
    fn from_iter<I: IntoIterator<Item = P>>(several: I) -> Piece {
        several.into_iter().fold(pieces(), Piece::and)
    }
}

impl From<El> for Piece {
    fn from(element: El) -> Piece {
        element.piece()
    }
}

impl From<Option<Piece>> for Piece {
    fn from(piece: Option<Piece>) -> Piece {
        piece.unwrap_or_default()
    }
}

impl From<&str> for Piece {
    fn from(text: &str) -> Piece {
        Piece::of(platform::document().map(|d| d.create_text_node(text)))
    }
}

impl From<String> for Piece {
    fn from(text: String) -> Piece {
        text.as_str().into()
    }
}

impl From<Option<String>> for Piece {
    fn from(text: Option<String>) -> Piece {
        text.unwrap_or_default().into()
    }
}

impl From<Value> for Piece {
    fn from(value: Value) -> Piece {
        let Some(text) = platform::document().map(|d| d.create_text_node("")) else { return Piece::default() };
        let node = text.clone();
        follow(value, Box::new(move |value| text.set_data(if let Value::Text(text) = value { text } else { "" })));
        Piece::of(Some(node))
    }
}

impl From<&'static str> for Value {
    fn from(text: &'static str) -> Value {
        Value::Text(text.into())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::Text(text.into())
    }
}

impl From<bool> for Value {
    fn from(on: bool) -> Value {
        Value::Flag(on)
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Value {
        // One way to write numbers is enough for all.
        (number as u32).to_string().into()
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Value {
        value.map_or(Value::Absent, Into::into)
    }
}

impl From<RwSignal<bool>> for Value {
    fn from(signal: RwSignal<bool>) -> Value {
        Value::Live(Box::new(move || signal.get().into()))
    }
}

impl From<RwSignal<String>> for Value {
    fn from(signal: RwSignal<String>) -> Value {
        Value::Live(Box::new(move || signal.get().into()))
    }
}
