//! The button for more of a list. It goes with the list that it stands under, and the first new item takes the focus.

use crate::platform;
use crate::ui::dom::{Piece, button};
use crate::ui::signals::*;
use crate::ui::words;

/// How many items there were when more were asked for.
#[derive(Clone, Copy)]
pub struct More(StoredValue<Option<usize>>);

impl More {
    pub fn none() -> More {
        More(StoredValue::new(None))
    }

    pub fn button(self, shown: usize, act: impl Fn() + 'static) -> Piece {
        button("", words::SHOW_MORE, move || {
            self.0.set_value(Some(shown));
            act();
        })
    }

    /// The list is drawn anew; a selector finds its items.
    pub fn drawn(self, shown: usize, item: &'static str) {
        let before = self.0.get_value().filter(|before| *before < shown);
        self.0.set_value(None);
        if let Some(before) = before {
            platform::before_paint(move || platform::focus_first(&format!("{item}:nth-child({}) a", before + 1)));
        }
    }
}
