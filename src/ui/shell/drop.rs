//! Files that are dropped anywhere on the page.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::DragEvent;

use crate::platform::{self, files};
use crate::ui::state::use_import;
use crate::ui::words::corpora as said;

/// Takes what is dropped, and says so while it is dragged.
#[component]
pub fn DropAnywhere() -> impl IntoView {
    let import = use_import();
    let is_over = RwSignal::new(false);
    if let Some(window) = platform::window() {
        platform::listen(&window, "dragover", move |event: DragEvent| {
            if files::has_files(&event) {
                // Without this the browser opens the file in place of the page.
                event.prevent_default();
                is_over.set(true);
            }
        });
        platform::listen(&window, "dragleave", move |event: DragEvent| {
            if event.related_target().is_none() {
                is_over.set(false);
            }
        });
        platform::listen(&window, "drop", move |event: DragEvent| {
            is_over.set(false);
            if files::has_files(&event) {
                event.prevent_default();
                let given = files::dropped(&event);
                spawn_local(async move { import.begin_given(given.await) });
            }
        });
    }
    view! {
        <Show when=move || is_over.get()>
            <div class="drop-anywhere" aria-hidden="true"><p>{said::drop_anywhere()}</p></div>
        </Show>
    }
}
