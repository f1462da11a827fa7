//! What the counts of a facet are of, in words.

use crate::platform::locale;
use crate::ui::logic::facet::Counted;
use crate::ui::words;

/// The name of what is counted.
pub fn counted_name(counted: Counted) -> String {
    match counted {
        Counted::Hits => words::facet_of_hits(),
        Counted::Documents => words::facet_of_documents(),
    }
}

/// The button that shows the values of which nothing is found, or hides them again.
pub fn none_folded(counted: Counted, count: usize, is_shown: bool) -> String {
    let say = match (counted, is_shown) {
        (Counted::Hits, false) => words::none_show_hits,
        (Counted::Hits, true) => words::none_hide_hits,
        (Counted::Documents, false) => words::none_show_documents,
        (Counted::Documents, true) => words::none_hide_documents,
    };
    say(&locale::count(count as u64))
}
