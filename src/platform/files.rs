//! Files that the reader gives.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, HtmlInputElement};

use super::spawn;

/// Reads the file that was chosen in a field, as UTF-8, and gives its name and text. The field is empty again, so that
/// the same file can be chosen once more.
pub fn read_chosen(event: &Event, then: impl FnOnce(String, String) + 'static) {
    let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(field) = field else { return };
    let Some(file) = field.files().and_then(|files| files.get(0)) else { return };
    let (name, text) = (file.name(), file.text());
    field.set_value("");
    spawn(async move {
        let text = JsFuture::from(text).await.ok().and_then(|text| text.as_string());
        then(name, text.unwrap_or_default());
    });
}
