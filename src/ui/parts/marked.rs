//! Text with its hits marked. The text is always text: nothing in it becomes markup.

use crate::ui::dom::{Piece, el};

/// The text from scalar value `skip` on, cut where highlights begin and end; true marks a hit. Highlights come in
/// order and do not overlap.
pub fn cut(text: &str, highlights: &[(u32, u32)], skip: u32) -> Vec<(bool, String)> {
    let mut pieces: Vec<(bool, String)> = Vec::new();
    let mut marks = highlights.iter().peekable();
    for (index, letter) in (0u32..).zip(text.chars()) {
        while marks.next_if(|(_, end)| *end <= index).is_some() {}
        if index < skip {
            continue;
        }
        let hit = marks.peek().is_some_and(|(start, _)| *start <= index);
        let begins = marks.peek().is_some_and(|(start, _)| *start == index);
        match pieces.last_mut() {
            Some((last, piece)) if *last == hit && !begins => piece.push(letter),
            _ => pieces.push((hit, letter.to_string())),
        }
    }
    pieces
}

pub fn marked(text: &str, highlights: &[(u32, u32)]) -> Piece {
    let piece = |(hit, text): (bool, String)| {
        if hit { el("mark").with(text).piece() } else { text.into() }
    };
    cut(text, highlights, 0).into_iter().map(piece).collect::<Piece>()
}
