//! Trends without a term: what to do, with words to begin with.

use crate::ui::app::App;
use crate::ui::dom::{Piece, el};
use crate::ui::views::overview;
use crate::ui::words::chart as said;

pub(super) fn empty(app: App) -> Piece {
    el("div")
        .is("empty")
        .with(el("h2").with(said::empty_title()))
        .with(el("p").with(said::empty_help()))
        .with(overview::suggestions(app))
        .piece()
}
