//! One of a few: a list to choose from, with its label.

use std::rc::Rc;

use crate::ui::dom::{Piece, el, event, flag};
use crate::ui::words::Text;
use leptos::prelude::*;

/// What a list stands at, by the value of its options.
pub type Now = Rc<dyn Fn() -> String>;

/// The values of a list that is always the same, with their names.
pub type Options = &'static [(&'static str, Text)];

/// `options` are values with their names. The list stays as it is when what it stands at changes: a key that changes it
/// would lose it.
pub fn menu(
    label: String,
    class: &'static str,
    options: Vec<(String, String)>,
    now: Now,
    change: Box<dyn Fn(String)>,
) -> Piece {
    let option = |(value, name): (String, String)| {
        let (now, mine) = (Rc::clone(&now), value.clone());
        el("option").at("value", value).prop("selected", flag(move || now() == mine)).with(name).piece()
    };
    let options = options.into_iter().map(option).collect::<Piece>();
    let changed = event(move |event| change(event_target_value(&event)));
    el("label").is(class).with(el("span").with(label)).with(el("select").on("change", changed).with(options)).piece()
}

/// The same of values that are always the same.
pub fn choose(
    label: String,
    options: Options,
    now: impl Fn() -> String + 'static,
    change: impl Fn(String) + 'static,
) -> Piece {
    let mut options: Vec<_> = options.iter().map(|(value, name)| ((*value).to_owned(), name())).collect();
    // A link may say more than there is to choose.
    let other = untrack(&now);
    if options.iter().all(|(value, _)| *value != other) {
        options.push((other.clone(), other));
    }
    menu(label, "choose", options, Rc::new(now), Box::new(change))
}
