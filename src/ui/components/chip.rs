use leptos::prelude::*;

use super::{short, whole_if_cut};
use crate::ui::words;

/// Something that holds until it is taken away by a click.
#[component]
pub fn RemovableChip(
    #[prop(into)] label: Signal<String>,
    #[prop(optional, into)] title: MaybeProp<String>,
    on_remove: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="chip"
            aria-label=move || words::remove_filter(&short(&label.get()))
            title=move || whole_if_cut(&label.get()).or_else(|| title.get())
            on:click=move |_| on_remove()
        >
            <span dir="auto">{move || short(&label.get())}</span>
            <span class="cross" aria-hidden="true">{"×"}</span>
        </button>
    }
}
