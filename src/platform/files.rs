//! Files that the reader gives.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Event, HtmlInputElement};

/// Reads the file that was chosen in a field, as UTF-8, and gives its name and text. The field is empty again, so that
/// the same file can be chosen once more.
pub fn read_chosen(event: &Event, then: impl FnOnce(String, String) + 'static) {
    let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(field) = field else { return };
    let Some(file) = field.files().and_then(|files| files.get(0)) else { return };
    let (name, text) = (file.name(), file.text());
    field.set_value("");
    spawn_local(async move {
        let text = JsFuture::from(text).await.ok().and_then(|text| text.as_string());
        if text.is_none() {
            super::log(&format!("The file {name} cannot be read."));
        }
        // Whoever asked says that there is nothing of use in it.
        then(name, text.unwrap_or_default());
    });
}
