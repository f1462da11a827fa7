//! Files that the reader saves.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::document;
use crate::export::Table;

/// Offers a table as a file.
pub fn save_table(name: &str, table: &Table) {
    save(name, "text/csv;charset=utf-8", &table.to_csv(number));
}

/// A number with as many digits as give back the very same one.
pub fn number(value: f64) -> String {
    js_sys::Number::from(value).to_string_with_radix(10).map(String::from).unwrap_or_default()
}

/// Offers `text` as a file, such as `("terms.csv", "text/csv", …)`.
pub fn save(name: &str, mime: &str, text: &str) {
    // The address of the blob is freed with the page: freed at once, some browsers save an empty file.
    if let Some(link) = link(name, mime, text) {
        link.click();
    }
}

fn link(name: &str, mime: &str, text: &str) -> Option<HtmlAnchorElement> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&JsValue::from_str(text)), &options).ok()?;
    let link: HtmlAnchorElement = document()?.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&Url::create_object_url_with_blob(&blob).ok()?);
    link.set_download(name);
    Some(link)
}
