//! Every key that does something, in one table: what hears a key asks here what it is to do, the help lists the table, and
//! controls that have a key say which by it. So what works and what is listed are the same.

use web_sys::KeyboardEvent;

use crate::platform;
use crate::ui::dom::{El, Handler, Piece, el, on, on_window, pieces};
use crate::ui::words::{self, Text};

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
    does: Text,
}

const fn key(name: &'static str, place: Where, action: Action, does: Text) -> Key {
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
        "ArrowDown" => "↓".into(),
        "ArrowUp" => "↑".into(),
        "ArrowRight" => "→".into(),
        "ArrowLeft" => "←".into(),
        _ => key.into(),
    }
}

/// What is written on the key by which something can be done, or the first of them.
pub fn key_of(action: Action) -> String {
    KEYS.iter().find(|key| key.action == action).map_or_else(String::new, |key| written(key.name))
}

/// Hears the keys of a place. What is typed into a field is no key, but for the places that have the field; what is pressed
/// with Ctrl, Alt or Meta is for the browser, and nothing reaches what a dialog lies over.
fn heard(place: Where, mut act: Box<dyn FnMut(Action, KeyboardEvent)>) -> Handler {
    on(move |event: KeyboardEvent| {
        let other = event.ctrl_key() || event.meta_key() || event.alt_key() || platform::is_typing(&event);
        if (other || platform::is_held("dialog[open]")) && !matches!(place, Where::SearchBox | Where::Filters) {
            return;
        }
        let name = event.key();
        if let Some(key) = KEYS.iter().find(|key| key.place == place && key.name == name) {
            act(key.action, event);
        }
    })
}

/// Hears the keys of a place from wherever nothing is being typed, as long as it is on the page.
pub fn free(place: Where, act: impl FnMut(Action, KeyboardEvent) + 'static) {
    on_window("keydown", heard(place, Box::new(act)));
}

impl El {
    /// Hears the keys of a place, where this element or something in it has the focus.
    pub fn keys(self, place: Where, act: impl FnMut(Action, KeyboardEvent) + 'static) -> El {
        self.on("keydown", heard(place, Box::new(act)))
    }

    /// Says by which key the same can be done.
    pub fn has_key(self, action: Action) -> El {
        self.at("aria-keyshortcuts", key_of(action))
    }

    /// Says the same to who sees it, beside its name.
    pub fn named_with_key(self, name: &str, action: Action) -> El {
        self.at("title", format!("{name} ({})", key_of(action))).has_key(action)
    }
}

/// The rows of the help: keys, and what they do.
pub fn rows() -> Piece {
    let row = |keys: &[Key]| {
        let written = keys.iter().fold(pieces(), |all, key| all.and(el("kbd").with(written(key.name))).and(" "));
        el("tr").with(el("td").with(written)).with(el("td").with((keys[0].does)())).piece()
    };
    KEYS.chunk_by(|a, b| (a.does)() == (b.does)()).map(row).collect()
}
