//! Two ways to see one view, as links beside each other.

use crate::link::State;
use crate::ui::app::App;
use crate::ui::dom::{Piece, el, maybe, text};
use crate::ui::words::measures as said;

/// A name, whether it is the one that is shown, and how to come to it.
pub struct Tab {
    pub name: &'static str,
    pub is_shown: fn(&State) -> bool,
    pub show: fn(&mut State),
}

pub fn tabs(app: App, all: [Tab; 2]) -> Piece {
    let tab = |Tab { name, is_shown, show }: Tab| {
        let current = maybe(move || app.state.with(is_shown).then_some("true"));
        el("a").at("href", text(move || app.link_to(show))).at("aria-current", current).with(name).piece()
    };
    let links = all.into_iter().map(tab).collect::<Piece>();
    el("nav").is("tabs").at("aria-label", said::SHOWN).with(links).piece()
}
