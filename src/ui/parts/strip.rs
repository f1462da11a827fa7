//! Where in a document its hits lie, as a strip from its first word to its last.

use crate::ui::dom::{Piece, svg};

/// One path for all hits: a document may have hundreds.
pub fn strip(places: &[f32]) -> Piece {
    let mut path = String::new();
    for place in places {
        let tenths = (place.clamp(0.0, 1.0) * 9990.0) as u32;
        path.push('M');
        path.push_str(&tenths.to_string());
        path.push_str(" 0v1");
    }
    svg("svg")
        .is("strip")
        .at("viewBox", "-5 0 10000 1")
        .at("preserveAspectRatio", "none")
        .at("aria-hidden", "true")
        .with(svg("path").at("d", path))
        .piece()
}
