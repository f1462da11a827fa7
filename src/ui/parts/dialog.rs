//! A dialog: the browser's own, which keeps the focus inside and closes on Escape.

use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use crate::ui::app::App;
use crate::ui::dom::{Piece, button, el, event, live_option};
use crate::ui::parts::notices::notices;
use crate::ui::words;
use leptos::prelude::*;

pub fn dialog(app: App, open: RwSignal<bool>, title: String, content: impl Fn() -> Piece + 'static) -> Piece {
    draw(app, open, title, Box::new(content))
}

fn draw(app: App, open: RwSignal<bool>, title: String, content: Box<dyn Fn() -> Piece>) -> Piece {
    let dialog = el("dialog");
    let element = StoredValue::new_local(dialog.element().dyn_into::<HtmlDialogElement>().ok());
    let piece = dialog
        .at("aria-label", title.clone())
        .on("close", event(move |_| open.set(false)))
        .with(
            el("div")
                .is("sheet-head")
                .with(el("h2").with(title))
                .with(button("", words::close(), move || open.set(false))),
        )
        // A dialog lies over everything: what is said while it is open is said in it.
        .with(live_option(move || open.get().then(|| content().and(notices(app)))))
        .piece();
    // After what is in it, which may have an element that takes the focus.
    Effect::new(move |_| {
        let Some(dialog) = element.get_value() else { return };
        match (open.get(), dialog.open()) {
            (true, false) => dialog.show_modal().unwrap_or_default(),
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    piece
}
