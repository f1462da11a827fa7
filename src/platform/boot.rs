//! What `public/boot.js` has fetched and started for the page, and what it says where the page cannot.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::{
    given::{GivenFile, files_of_js, message_of},
    storage,
};

/// Something that the boot script has left, by its name.
pub fn get(name: &str) -> Option<JsValue> {
    let boot = Reflect::get(&js_sys::global(), &"readout".into()).ok()?;
    Reflect::get(&boot, &name.into()).ok().filter(|v| !v.is_undefined())
}

/// A function of the boot script.
pub fn call(name: &str) -> Option<JsValue> {
    call_with(name, None)
}

/// The same with an argument, where there is one.
pub fn call_with(name: &str, argument: Option<&JsValue>) -> Option<JsValue> {
    let function = get(name)?.dyn_into::<Function>().ok()?;
    function.call1(&JsValue::NULL, argument.unwrap_or(&JsValue::UNDEFINED)).ok()
}

/// The page's own files: those of its corpus, or all others.
///
/// # Errors
///
/// What could not be fetched.
pub async fn files(of_corpus: bool) -> Result<Vec<GivenFile>, String> {
    let promise = call_with("files", Some(&of_corpus.into())).and_then(|promise| promise.dyn_into::<Promise>().ok());
    let Some(promise) = promise else { return Err(String::new()) };
    match JsFuture::from(promise).await {
        Ok(files) => Ok(files_of_js(&files)),
        Err(error) => Err(message_of(&error)),
    }
}

/// What the page says in its language, in Fluent, as it was fetched.
pub fn texts() -> String {
    get("texts").and_then(|texts| texts.as_string()).unwrap_or_default()
}

/// The language of the page, as a link names it.
pub fn language() -> String {
    get("language").and_then(|language| language.as_string()).unwrap_or_default()
}

/// Remembers the language for the next visits.
pub fn keep_language(language: &str) {
    storage::write("readout-language", Some(language));
}

/// Calls `then` once a newer page waits to be taken.
pub fn on_update(then: impl Fn() + 'static) {
    super::on_window("readout-update", Box::new(then));
}

/// Says that the page has panicked, and what the panic says.
pub fn say_stopped(said: &str) {
    if let Some(say) = get("sayStopped").and_then(|f| f.dyn_into::<Function>().ok()) {
        // Called by the panic hook, after which the page runs no further: a failure here has nowhere to go.
        let _ = say.call1(&JsValue::NULL, &said.into());
    }
}

/// Says that page and texts are of different builds.
pub fn say_other_build() {
    call("sayOtherBuild");
}
