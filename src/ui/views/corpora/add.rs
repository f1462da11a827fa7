//! The ways in: files, a folder, a text that is pasted.

use leptos::attr::Attribute;
use leptos::attr::custom::custom_attribute;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::platform::{self, files};
use crate::ui::components::Dialog;
use crate::ui::state::use_import;
use crate::ui::words::corpora as said;

/// The field for a text that is pasted.
const TEXT: &str = "pasted-text";

/// A field for files that takes a folder.
fn of_folder() -> impl Attribute {
    custom_attribute("webkitdirectory", "")
}

#[component]
pub fn AddTexts() -> impl IntoView {
    let import = use_import();
    let is_pasting = RwSignal::new(false);
    let chosen = move |event| import.begin_given(files::chosen(&event));
    view! {
        <section class="corpora-part add-texts">
            <h2>{said::yours()}</h2>
            <p class="drop">{said::drop()}</p>
            <p class="ways">
                <label class="button">
                    {said::choose_files()}
                    <input type="file" multiple class="vh" on:change=chosen/>
                </label>
                <label class="button">
                    {said::choose_folder()}
                    <input type="file" class="vh" {..of_folder()} on:change=chosen/>
                </label>
                <button type="button" on:click=move |_| is_pasting.set(true)>{said::paste()}</button>
            </p>
            <p>{said::private()}</p>
            <p class="soft">{said::formats()}</p>
        </section>
        <Dialog open=is_pasting title=said::paste_title()>
            <Paste is_open=is_pasting/>
        </Dialog>
    }
}

/// A text of the clipboard, with a title.
#[component]
fn Paste(is_open: RwSignal<bool>) -> impl IntoView {
    let import = use_import();
    let (title, text) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let name = title.get_untracked().trim().to_owned();
        let name = if name.is_empty() { said::pasted() } else { name };
        let path = format!("{}.txt", name.replace('/', "-"));
        if let Some(file) = files::of_text(path, &text.get_untracked()) {
            is_open.set(false);
            import.begin(vec![file], name);
        }
    };
    platform::before_paint(|| platform::focus(TEXT));
    view! {
        <form class="paste" on:submit=submit>
            <label>
                {said::paste_name()}
                <input type="text" maxlength="200" on:input=move |event| title.set(event_target_value(&event))/>
            </label>
            <label>
                {said::paste_text()}
                <textarea id=TEXT rows="14" on:input=move |event| text.set(event_target_value(&event))></textarea>
            </label>
            <button type="submit" disabled=move || text.with(|text| text.trim().is_empty())>{said::paste_do()}</button>
        </form>
    }
}
