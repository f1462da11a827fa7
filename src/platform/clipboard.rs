//! The clipboard.

use wasm_bindgen_futures::JsFuture;

use super::{spawn, window};

/// Copies text and says whether that was allowed.
pub fn copy(text: String, then: impl FnOnce(bool) + 'static) {
    let Some(window) = window() else { return };
    spawn(async move {
        // Without a secure context there is no clipboard, and asking for it would throw.
        let done = window.is_secure_context()
            && JsFuture::from(window.navigator().clipboard().write_text(&text)).await.is_ok();
        then(done);
    });
}
