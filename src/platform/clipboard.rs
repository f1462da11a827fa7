//! The clipboard.

use js_sys::Reflect;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::window;

/// Copies text and says whether that was allowed.
pub fn copy(text: String, then: impl FnOnce(bool) + 'static) {
    // Without a secure context there is no clipboard, and a browser can lack it besides: asking for it would throw.
    let clipboard = window().filter(|window| window.is_secure_context()).map(|window| window.navigator());
    let clipboard = clipboard
        .filter(|navigator| Reflect::get(navigator, &"clipboard".into()).is_ok_and(|clipboard| clipboard.is_object()));
    let Some(clipboard) = clipboard.map(|navigator| navigator.clipboard()) else { return then(false) };
    let written = clipboard.write_text(&text);
    spawn_local(async move { then(JsFuture::from(written).await.is_ok()) });
}
