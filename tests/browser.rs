//! The same tables in a real browser, against the engine as WebAssembly.

#![cfg(target_arch = "wasm32")]

mod common;
mod tables;

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn the_table_of_queries_holds() {
    let table = tables::table();
    let cases = table.cases();
    let failures = tables::run_table(&table.engine(), &cases);
    assert!(failures.is_empty(), "{} of {} cases:\n{}", failures.len(), cases.len(), failures.join("\n"));
}

/// The worker takes normalization forms and lower case from the browser, the command line from a crate and the standard
/// library: they agree on every character but those that one of the two does not have yet.
#[wasm_bindgen_test]
fn normalization_is_that_of_the_command_line() {
    let compose = icu_normalizer::ComposingNormalizerBorrowed::new_nfkc();
    let decompose = icu_normalizer::DecomposingNormalizerBorrowed::new_nfkd();
    let mut unknown = Vec::new();
    for c in '\u{80}'..='\u{E01EF}' {
        let text = c.to_string();
        let browser = |form: &str| String::from(js_sys::JsString::from(text.as_str()).normalize(form));
        let lower: String = c.to_lowercase().collect();
        if browser("NFKC") != compose.normalize(&text)
            || browser("NFKD") != decompose.normalize(&text)
            || readout::text::lower(&text) != lower
        {
            unknown.push(c);
        }
    }
    // Nothing that was there before Unicode 14.
    assert!(unknown.len() < 200 && !unknown.contains(&'é') && !unknown.contains(&'ﬁ'), "{unknown:?}");
    for (written, normal) in [("ＳＴＲＡＳＳＥ", "strasse"), ("Cafe\u{301}’s", "café's"), ("①", "1"), ("ΟΔΟΣ", "οδοσ")]
    {
        assert_eq!(readout::text::normal(written), normal);
    }
    // A letter's neighbours do not count.
    assert_eq!(readout::text::lower("ΟΔΟΣ ΣΑΣ"), "οδοσ σασ");
}
