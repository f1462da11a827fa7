//! The clipboard.

use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::window;

/// Copies text and says whether that was allowed.
pub fn copy(text: String, then: impl FnOnce(bool) + 'static) {
    let Some(window) = window() else { return };
    // Without a secure context there is no clipboard, and asking for it would throw.
    if !window.is_secure_context() {
        return then(false);
    }
    let written = window.navigator().clipboard().write_text(&text);
    spawn_local(async move { then(JsFuture::from(written).await.is_ok()) });
}
