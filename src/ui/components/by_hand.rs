use leptos::html;
use leptos::prelude::*;

use super::Dialog;
use crate::platform;
use crate::ui::state::use_exports;
use crate::ui::words;

/// A text that the browser does not let the page copy, chosen, so that one key copies it.
#[component]
pub fn CopyByHand() -> impl IntoView {
    view! {
        <Dialog open=use_exports().is_by_hand title=words::copy_by_hand()>
            <Text/>
        </Dialog>
    }
}

#[component]
fn Text() -> impl IntoView {
    let text = use_exports().by_hand.get_untracked();
    let rows = text.lines().count().clamp(2, 12).to_string();
    let node = NodeRef::<html::Textarea>::new();
    node.on_load(|area| {
        // The dialog opens first, and gives the focus to its button.
        platform::before_paint(move || {
            platform::report(area.focus());
            area.select();
        });
    });
    view! {
        <p>{words::copy_by_hand_help()}</p>
        <textarea class="by-hand" readonly node_ref=node rows=rows aria-label=words::copy_by_hand_text() prop:value=text></textarea>
    }
}
