use leptos::html;
use leptos::prelude::*;

use super::NoticeList;
use crate::platform;
use crate::ui::words;

/// A dialog: the browser's own, which keeps the focus inside and closes on Escape. Its content is made when it opens.
#[component]
pub fn Dialog(open: RwSignal<bool>, #[prop(into)] title: String, children: ChildrenFn) -> impl IntoView {
    let label = title.clone();
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let (Some(dialog), open) = (node.get(), open.get()) else { return };
        match (open, dialog.open()) {
            (true, false) => {
                platform::report(dialog.show_modal());
            }
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    view! {
        <dialog node_ref=node aria-label=label on:close=move |_| open.set(false)>
            <div class="sheet-head">
                <h2>{title}</h2>
                <button type="button" on:click=move |_| open.set(false)>{words::close()}</button>
            </div>
            // A dialog lies over everything: what is said while it is open is said in it.
            <Show when=move || open.get()>
                {children()}
                <NoticeList/>
            </Show>
        </dialog>
    }
}
