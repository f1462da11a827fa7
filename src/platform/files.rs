//! Files that the reader gives.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

/// Reads the file that was chosen in a field, as UTF-8, and gives its name and text. The field is empty again, so that
/// the same file can be chosen once more.
pub fn read_chosen(event: &Event, then: impl FnOnce(String, String) + 'static) {
    let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(field) = field else { return };
    let Some(file) = field.files().and_then(|files| files.get(0)) else { return };
    let (name, text) = (file.name(), file.text());
    field.set_value("");
    super::then(text.unchecked_ref(), move |text| {
        then(name, text.ok().and_then(|text| text.as_string()).unwrap_or_default());
    });
}
