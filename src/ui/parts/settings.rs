//! What a reader sets beside a table: one of a few choices, a number.

use crate::ui::dom::{Piece, el, event, flag, text};
use crate::ui::signals::event_target_value;

/// One of a few choices; each is known by its number.
pub fn menu(
    label: &'static str,
    choices: &[&str],
    chosen: impl Fn() -> usize + Clone + 'static,
    choose: impl Fn(usize) + 'static,
) -> Piece {
    let option = |(number, name): (usize, &&str)| {
        let chosen = chosen.clone();
        let is_chosen = flag(move || chosen() == number);
        el("option").at("value", number).prop("selected", is_chosen).with(*name).piece()
    };
    draw_menu(label, choices.iter().enumerate().map(option).collect(), Box::new(choose))
}

/// A menu of options that are drawn already, with numbers as values.
pub fn draw_menu(label: &'static str, options: Piece, choose: Box<dyn Fn(usize)>) -> Piece {
    let change = event(move |event| {
        if let Ok(number) = event_target_value(&event).parse() {
            choose(number);
        }
    });
    el("label").with(label).with(" ").with(el("select").on("change", change).with(options)).piece()
}

/// A whole number within bounds, with what it counts.
pub fn number(
    label: &'static str,
    unit: &'static str,
    (least, most): (u32, u32),
    value: impl Fn() -> u32 + 'static,
    change: impl Fn(u32) + 'static,
) -> Piece {
    draw_number(label, unit, (least, most), Box::new(value), Box::new(change))
}

fn draw_number(
    label: &'static str,
    unit: &'static str,
    (least, most): (u32, u32),
    value: Box<dyn Fn() -> u32>,
    change: Box<dyn Fn(u32)>,
) -> Piece {
    // An empty field is a number that is being typed.
    let input = event(move |event| {
        if let Ok(number) = event_target_value(&event).trim().parse::<u32>() {
            change(number.max(least).min(most));
        }
    });
    let field = el("input")
        .at("type", "number")
        .at("min", least.to_string())
        .at("max", most.to_string())
        .at("step", "1")
        .at("inputmode", "numeric")
        .prop("value", text(move || value().to_string()))
        .on("input", input);
    el("label").with(label).with(" ").with(field).with(" ").with(unit).piece()
}
