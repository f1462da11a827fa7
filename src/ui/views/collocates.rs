//! Collocates.

use crate::ui::app::App;
use crate::ui::dom::{Piece, el};
use crate::ui::words;

pub fn view(_app: App) -> Piece {
    el("h1").is("vh").with(words::COLLOCATES).piece()
}
