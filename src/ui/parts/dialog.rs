//! A dialog: the browser's own, which keeps the focus inside and closes on Escape.

use leptos::{html, prelude::*};

use crate::ui::live::{button, event, live_option};
use crate::ui::words;

pub fn dialog(open: RwSignal<bool>, title: &'static str, content: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        match (open.get(), dialog.open()) {
            (true, false) => dialog.show_modal().unwrap_or_default(),
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    view! {
        <dialog node_ref=node aria-label=title on:close=event(move |_| open.set(false))>
            <div class="sheet-head">
                <h2>{title}</h2>
                {button("", words::CLOSE, move || open.set(false))}
            </div>
            {live_option(move || open.get().then(&content))}
        </dialog>
    }
    .into_any()
}
