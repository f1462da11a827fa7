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
