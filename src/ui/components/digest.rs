use leptos::prelude::*;

use crate::protocol::Info;
use crate::ui::state::use_corpus;
use crate::ui::words::chart as said;

/// What numbers were counted in, as a sentence: of a digest, that it is none of the originals.
pub fn counted_in(info: &Info) -> String {
    if info.wording.is_digest() { said::source_digest(&info.title) } else { said::source(&info.title) }
}

/// The same beside numbers, where it has to be said: of a digest.
#[component]
pub fn OfDigest() -> impl IntoView {
    let corpus = use_corpus();
    move || {
        let info = corpus.info.get().filter(|info| info.wording.is_digest())?;
        Some(view! { <p class="soft of-digest">{counted_in(&info)}</p> })
    }
}
