//! How much there is: hits and documents in the head, words in view beside the chips.

use crate::platform::locale;
use crate::ui::app::App;
use crate::ui::dom::{Piece, el, text};
use crate::ui::parts::trouble::query_failure;
use crate::ui::words;

/// The count of results, said aloud by a screen reader when it changes.
pub fn status(app: App) -> Piece {
    let text = text(move || {
        // What was counted before is not the count of a query that cannot be read.
        if query_failure(app).is_some() {
            return String::new();
        }
        app.with_facets(|f| {
            let n = u64::from(f.corpus.documents);
            let all = words::count_documents(n);
            let some = locale::count(f.documents.into());
            if f.matches > 0 {
                words::hits_in_documents(f.matches, &some, &all)
            } else if f.documents == f.corpus.documents {
                all
            } else {
                words::some_of(&some, &all)
            }
        })
        .unwrap_or_default()
    });
    el("p").is("count").at("role", "status").with(text).piece()
}

/// How many of the corpus's words the filters leave.
pub fn words_in_view(app: App) -> Piece {
    let text = text(move || {
        app.with_facets(|f| {
            let all = words::count_words(f.corpus.tokens);
            words::in_view(&if f.view == f.corpus {
                words::all(&all)
            } else {
                words::some_of(&locale::count(f.view.tokens), &all)
            })
        })
        .unwrap_or_default()
    });
    el("span").is("in-view soft").with(text).piece()
}
