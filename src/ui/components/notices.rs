use leptos::prelude::*;

use crate::ui::state::{Notice, use_notices};
use crate::ui::words;

/// What is said in passing, each with what can be done about it.
#[component]
pub fn NoticeList() -> impl IntoView {
    let notices = use_notices();
    let line = move |Notice { id, text, action, .. }: Notice| {
        let action = action.map(|(label, act)| {
            let run = move |_| {
                notices.dismiss(id);
                act();
            };
            view! { <button type="button" class="plain strong" on:click=run>{label}</button> }
        });
        view! {
            <p class="notice">
                <span>{text}</span>
                {action}
                <button type="button" class="plain" on:click=move |_| notices.dismiss(id)>{words::dismiss()}</button>
            </p>
        }
    };
    view! {
        <div class="notices" role="status">
            <For each=move || notices.all.get() key=|notice| (notice.id, notice.text.clone()) children=line/>
        </div>
    }
}
