use leptos::prelude::*;

use crate::platform::locale;
use crate::protocol::left_out;
use crate::ui::logic::long::{NAME, cut};
use crate::ui::words;

/// A name or a value of any length: what is long is cut, with all of it in the title.
#[component]
pub fn Long(#[prop(into)] text: String, #[prop(default = NAME)] most: usize) -> impl IntoView {
    match cut(&text, most) {
        None => text.into_any(),
        Some((shown, more)) => {
            let shown = shown.to_owned();
            view! {
                <span class="long" title=whole(&text)>
                    {shown}
                    <span class="soft">{more_letters(more)}</span>
                </span>
            }
            .into_any()
        }
    }
}

/// The same as text alone.
pub fn short(text: &str) -> String {
    match cut(text, NAME) {
        None => text.to_owned(),
        Some((shown, more)) => format!("{shown}{}", more_letters(more)),
    }
}

/// All that is known of a text, for a title.
fn whole(text: &str) -> String {
    match left_out(text) {
        None => text.to_owned(),
        Some((sent, more)) => format!("{sent}{}", more_letters(more)),
    }
}

/// The title of a text that is not shown whole.
pub fn whole_if_cut(text: &str) -> Option<String> {
    cut(text, NAME).map(|_| whole(text))
}

fn more_letters(more: u64) -> String {
    words::more_letters(&locale::count(more))
}
