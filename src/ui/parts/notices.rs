//! What is said in passing, at the foot of the window: it stays until it is dismissed, or its one action is taken.

use leptos::prelude::*;

use crate::ui::app::{App, Notice};
use crate::ui::live::{button, live};
use crate::ui::words;

pub fn notices(app: App) -> AnyView {
    view! {
        <div class="notices" role="status">
            {live(move || app.notices.get().into_iter().map(|n| one(app, n)).collect_view().into_any())}
        </div>
    }
    .into_any()
}

fn one(app: App, notice: Notice) -> AnyView {
    let id = notice.id;
    let action = notice.action.map(|(label, act)| {
        button("plain strong", label, move || {
            app.dismiss(id);
            act.run(());
        })
    });
    view! {
        <p class="notice">
            <span>{notice.text}</span>
            {action}
            {button("plain", words::DISMISS, move || app.dismiss(id))}
        </p>
    }
    .into_any()
}
