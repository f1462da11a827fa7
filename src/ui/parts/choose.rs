//! One of a few: a list to choose from, with its label.

use crate::ui::dom::{Piece, el, event, flag};
use crate::ui::signals::*;

/// `options` are values with their names; `now` is the value that is chosen.
pub fn choose(
    label: &'static str,
    options: &'static [(&'static str, &'static str)],
    now: impl Fn() -> &'static str + 'static,
    change: impl Fn(&str) + 'static,
) -> Piece {
    draw(label, options, std::rc::Rc::new(now), Box::new(change))
}

fn draw(
    label: &'static str,
    options: &'static [(&'static str, &'static str)],
    now: std::rc::Rc<dyn Fn() -> &'static str>,
    change: Box<dyn Fn(&str)>,
) -> Piece {
    let option = |&(value, name): &(&'static str, &'static str)| {
        let now = now.clone();
        el("option").at("value", value).prop("selected", flag(move || now() == value)).with(name).piece()
    };
    let options = options.iter().map(option).collect::<Piece>();
    let changed = event(move |event| change(&event_target_value(&event)));
    el("label").is("choose").with(label).with(" ").with(el("select").on("change", changed).with(options)).piece()
}
