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
            let all = locale::count(f.corpus.documents.into());
            let some = locale::count(f.documents.into());
            if f.matches > 0 {
                words::hits_in_documents(f.matches, &locale::count(f.matches), &some, &all)
            } else if f.documents == f.corpus.documents {
                words::count_of(f.corpus.documents.into(), &all, "document", "documents")
            } else {
                words::some_documents(&some, &all)
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
            let all = locale::count(f.corpus.tokens);
            if f.view == f.corpus {
                words::all_words_in_view(&all)
            } else {
                words::words_in_view(&locale::count(f.view.tokens), &all)
            }
        })
        .unwrap_or_default()
    });
    el("span").is("in-view soft").with(text).piece()
}
