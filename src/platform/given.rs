//! Files of the browser: those that the reader gives, and those that are made for the reader.

use js_sys::{Array, Error, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

/// A file on its way into a corpus or out of it. Its bytes stay with the browser until somebody reads them.
#[derive(Clone)]
pub struct GivenFile {
    /// With `/` between folders.
    pub path: String,
    pub content: Blob,
    /// The reader gave this file itself, and not a folder that holds it.
    pub is_named: bool,
}

/// Files as a list of their paths, contents and whether they are named.
pub fn files_to_js(files: &[GivenFile]) -> JsValue {
    let file = |file: &GivenFile| Array::of3(&file.path.as_str().into(), &file.content, &file.is_named.into());
    files.iter().map(file).collect::<Array>().into()
}

pub fn files_of_js(files: &JsValue) -> Vec<GivenFile> {
    let file = |file: JsValue| {
        let file = Array::from(&file);
        let content = file.get(1).dyn_into().ok()?;
        Some(GivenFile { path: file.get(0).as_string()?, content, is_named: file.get(2).is_truthy() })
    };
    Array::from(files).iter().filter_map(file).collect()
}

/// The message of what was thrown; empty for what has none.
pub fn message_of(error: &JsValue) -> String {
    match error.dyn_ref::<Error>() {
        Some(error) => error.message().into(),
        None => error.as_string().unwrap_or_default(),
    }
}

/// Files by their names, as the worker is given them.
pub fn by_name(files: &[GivenFile]) -> Object {
    let object = Object::new();
    for file in files {
        super::report(Reflect::set(&object, &file.path.as_str().into(), &file.content));
    }
    object
}
