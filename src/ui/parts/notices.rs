//! What is said in passing, at the foot of the window: it stays until it is dismissed, its one
//! action is taken, the state changes, or there was time to read it.

use leptos::prelude::*;

use crate::ui::app::{App, Notice};
use crate::ui::dom::{Piece, button, el, live};
use crate::ui::words;

pub fn notices(app: App) -> Piece {
    el("div")
        .is("notices")
        .at("role", "status")
        .with(live(move || app.notices.get().into_iter().map(|n| one(app, n)).collect::<Piece>()))
        .piece()
}

fn one(app: App, notice: Notice) -> Piece {
    let id = notice.id;
    let action = notice.action.map(|(label, act)| {
        button("plain strong", label, move || {
            app.dismiss(id);
            act.run(());
        })
    });
    el("p")
        .is("notice")
        .with(el("span").with(notice.text))
        .with(action)
        .with(button("plain", words::dismiss(), move || app.dismiss(id)))
        .piece()
}
