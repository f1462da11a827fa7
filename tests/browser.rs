//! What runs in a real browser: messages, the tables of queries against the engine as WebAssembly, and components.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used)]

mod common;
mod components;
mod tables;

use std::fmt::Debug;

use common::messages;
use readout::{
    platform::wire,
    protocol::{Envelope, KwicKey, KwicRequest, KwicSort, OpenRequest, Request, ToWorker},
};
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn goes_there_and_back<T: Clone + Debug + PartialEq + Serialize + DeserializeOwned>(content: T) {
    let message = Envelope::new(7, "kwic", content);
    let sent = wire::to_js(&message).unwrap();
    assert_eq!(wire::from_js::<Envelope<T>>(sent).unwrap(), message);
}

#[wasm_bindgen_test]
fn messages_go_there_and_back() {
    goes_there_and_back(ToWorker::Cancel);
    messages::requests().into_iter().for_each(|request| goes_there_and_back(ToWorker::Ask { request, as_json: false }));
    messages::said().into_iter().for_each(goes_there_and_back);
}

/// Messages are plain objects, whose names are those of JSON.
#[wasm_bindgen_test]
fn messages_are_as_json_has_them() {
    let request = Request::Kwic(KwicRequest {
        sort: vec![KwicSort { key: KwicKey::Left(2), descending: true }],
        ..KwicRequest::default()
    });
    let sent = wire::to_js(&request).unwrap();
    let expected = serde_json::to_string(&request).unwrap();
    assert_eq!(String::from(js_sys::JSON::stringify(&sent).unwrap()), expected);
    let open = wire::to_js(&Request::Open(OpenRequest { manifest: vec![1, 2] })).unwrap();
    let open = js_sys::Reflect::get(&open, &"open".into()).unwrap();
    assert!(js_sys::Reflect::get(&open, &"manifest".into()).unwrap().is_instance_of::<js_sys::Uint8Array>());
}

#[wasm_bindgen_test]
fn the_table_of_queries_holds() {
    let table = tables::table();
    let cases = table.cases();
    let failures = tables::run_table(&table.engine(), &cases);
    assert!(failures.is_empty(), "{} of {} cases:\n{}", failures.len(), cases.len(), failures.join("\n"));
}
