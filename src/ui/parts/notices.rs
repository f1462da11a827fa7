//! What is said in passing, at the foot of the window: it stays until it is dismissed, or its one action is taken.

use leptos::prelude::*;

use crate::ui::app::{App, Notice};
use crate::ui::words;

pub fn notices(app: App) -> AnyView {
    view! {
        <div class="notices" role="status">
            <For each=move || app.notices.get() key=|n| n.id children=move |n| one(app, n) />
        </div>
    }
    .into_any()
}

fn one(app: App, notice: Notice) -> AnyView {
    let id = notice.id;
    let action = notice.action.map(|(label, act)| {
        view! {
            <button
                type="button"
                class="plain strong"
                on:click=move |_| {
                    app.dismiss(id);
                    act.run(());
                }
            >
                {label}
            </button>
        }
    });
    view! {
        <p class="notice">
            <span>{notice.text}</span>
            {action}
            <button type="button" class="plain" on:click=move |_| app.dismiss(id)>
                {words::DISMISS}
            </button>
        </p>
    }
    .into_any()
}
