//! Unicode's normalization forms, and lower case.
//!
//! Natively a crate and the standard library make them. In a browser the JavaScript engine does: it has the tables
//! already, which are a fifth of what the worker may weigh. Both know every character that their version of Unicode has; what is in no version yet
//! stays as it is.

#[cfg(not(target_arch = "wasm32"))]
pub use native::{lower, nfc, nfkc, nfkd};
#[cfg(target_arch = "wasm32")]
pub use script::{lower, nfc, nfkc, nfkd};

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::borrow::Cow;

    use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};

    /// The text in normalization form C.
    pub fn nfc(text: &str) -> Cow<'_, str> {
        if text.is_ascii() {
            return Cow::Borrowed(text);
        }
        ComposingNormalizerBorrowed::new_nfc().normalize(text)
    }

    pub fn nfkc(text: &str) -> String {
        ComposingNormalizerBorrowed::new_nfkc().normalize(text).into_owned()
    }

    pub fn nfkd(text: &str) -> String {
        DecomposingNormalizerBorrowed::new_nfkd().normalize(text).into_owned()
    }

    /// Each letter in lower case, whatever stands beside it.
    pub fn lower(text: &str) -> String {
        text.chars().flat_map(char::to_lowercase).collect()
    }
}

#[cfg(target_arch = "wasm32")]
mod script {
    use std::borrow::Cow;

    use js_sys::JsString;

    fn form(text: &str, name: &str) -> String {
        JsString::from(text).normalize(name).into()
    }

    /// The text in normalization form C.
    pub fn nfc(text: &str) -> Cow<'_, str> {
        if text.is_ascii() { Cow::Borrowed(text) } else { Cow::Owned(form(text, "NFC")) }
    }

    pub fn nfkc(text: &str) -> String {
        form(text, "NFKC")
    }

    pub fn nfkd(text: &str) -> String {
        form(text, "NFKD")
    }

    /// Each letter in lower case, whatever stands beside it.
    pub fn lower(text: &str) -> String {
        // The one letter for which JavaScript looks at its neighbours.
        let text: String = text.chars().map(|c| if c == 'Σ' { 'σ' } else { c }).collect();
        JsString::from(text).to_lower_case().into()
    }
}
