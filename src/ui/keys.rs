//! Every key that does something, in one table: what hears a key asks here what it is to do, the help lists the table, and
//! controls that have a key say which by it. So what works and what is listed are the same.

use leptos::ev;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::platform;
use crate::ui::words;

/// Where a key is heard.
#[derive(Clone, Copy, PartialEq)]
pub enum Where {
    /// The whole page, whatever it shows.
    Page,
    SearchBox,
    Filters,
    Reader,
    Concordance,
    Chart,
}

/// What a key does.
#[derive(Clone, Copy, PartialEq)]
pub enum Action {
    ToSearchBox,
    Help,
    OfferAfter,
    OfferBefore,
    Search,
    Clear,
    CloseFilters,
    HitAfter,
    HitBefore,
    LineAfter,
    LineBefore,
    /// The same where a line has the focus.
    LineBelow,
    LineAbove,
    OpenLine,
    ChooseLine,
    CopyLine,
    PointRight,
    PointLeft,
    PointDown,
    PointUp,
    FirstPoint,
    LastPoint,
    OpenPoint,
    LeavePoint,
}

struct Key {
    /// As the browser names it.
    name: &'static str,
    place: Where,
    action: Action,
    /// What the help says of it. Keys that share a row there stand side by side.
    does: fn() -> String,
}

const fn key(name: &'static str, place: Where, action: Action, does: fn() -> String) -> Key {
    Key { name, place, action, does }
}

/// What the browser does by itself is here too: it closes a dialog, and opens the link that a line is.
const KEYS: [Key; 25] = [
    key("/", Where::Page, Action::ToSearchBox, words::key_search_box),
    key("?", Where::Page, Action::Help, words::key_help),
    key("ArrowDown", Where::SearchBox, Action::OfferAfter, words::key_offers),
    key("ArrowUp", Where::SearchBox, Action::OfferBefore, words::key_offers),
    key("Enter", Where::SearchBox, Action::Search, words::key_search),
    key("Escape", Where::SearchBox, Action::Clear, words::key_clear),
    key("Escape", Where::Filters, Action::CloseFilters, words::key_close),
    key("n", Where::Reader, Action::HitAfter, words::key_hit_after),
    key("p", Where::Reader, Action::HitBefore, words::key_hit_before),
    key("j", Where::Concordance, Action::LineAfter, words::key_lines),
    key("k", Where::Concordance, Action::LineBefore, words::key_lines),
    key("ArrowDown", Where::Concordance, Action::LineBelow, words::key_lines),
    key("ArrowUp", Where::Concordance, Action::LineAbove, words::key_lines),
    key("Enter", Where::Concordance, Action::OpenLine, words::key_open_line),
    key(" ", Where::Concordance, Action::ChooseLine, words::key_choose_line),
    key("c", Where::Concordance, Action::CopyLine, words::key_copy_line),
    key("ArrowLeft", Where::Chart, Action::PointLeft, words::key_points),
    key("ArrowRight", Where::Chart, Action::PointRight, words::key_points),
    key("ArrowDown", Where::Chart, Action::PointDown, words::key_points),
    key("ArrowUp", Where::Chart, Action::PointUp, words::key_points),
    key("Home", Where::Chart, Action::FirstPoint, words::key_ends),
    key("End", Where::Chart, Action::LastPoint, words::key_ends),
    key("Enter", Where::Chart, Action::OpenPoint, words::key_open_point),
    key(" ", Where::Chart, Action::OpenPoint, words::key_open_point),
    key("Escape", Where::Chart, Action::LeavePoint, words::key_leave_point),
];

/// What is written on a key.
fn written(key: &str) -> String {
    match key {
        " " => words::key_space(),
        "ArrowDown" => "↓".to_owned(),
        "ArrowUp" => "↑".to_owned(),
        "ArrowRight" => "→".to_owned(),
        "ArrowLeft" => "←".to_owned(),
        _ => key.to_owned(),
    }
}

/// What is written on the key by which something can be done, or the first of them: for `aria-keyshortcuts`.
pub fn key_of(action: Action) -> String {
    KEYS.iter().find(|key| key.action == action).map(|key| written(key.name)).unwrap_or_default()
}

/// What a control is called, with the key by which the same can be done.
pub fn title(name: &str, action: Action) -> String {
    format!("{name} ({})", key_of(action))
}

/// Hears the keys of a place where an element or something in it has the focus: `on:keydown=hear(Where::Chart, …)`.
///
/// What is typed into a field is no key, but for the places that have the field; what is pressed with Ctrl, Alt or Meta is
/// for the browser, and nothing reaches what a dialog lies over.
pub fn hear(place: Where, act: impl Fn(Action, KeyboardEvent) + 'static) -> impl Fn(KeyboardEvent) + 'static {
    move |event| {
        let is_others = event.ctrl_key() || event.meta_key() || event.alt_key() || platform::is_typing(&event);
        let has_field = matches!(place, Where::SearchBox | Where::Filters);
        if !has_field && (is_others || platform::exists("dialog[open]")) {
            return;
        }
        let name = event.key();
        if let Some(key) = KEYS.iter().find(|key| key.place == place && key.name == name) {
            act(key.action, event);
        }
    }
}

/// Hears the keys of a place wherever the focus is, until the present owner goes.
pub fn on_page(place: Where, act: impl Fn(Action, KeyboardEvent) + 'static) {
    let listener = window_event_listener(ev::keydown, hear(place, act));
    on_cleanup(move || listener.remove());
}

/// The rows of the help: what is written on keys, and what they do.
pub fn rows() -> Vec<(Vec<String>, String)> {
    let row = |keys: &[Key]| {
        let does = keys.first().map(|key| (key.does)()).unwrap_or_default();
        (keys.iter().map(|key| written(key.name)).collect(), does)
    };
    KEYS.chunk_by(|a, b| (a.does)() == (b.does)()).map(row).collect()
}
