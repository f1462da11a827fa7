//! Rust values as plain JavaScript ones and back, by serde. Names are those of `--json`.

use serde::{Serialize, de::DeserializeOwned};
use serde_wasm_bindgen::{Error, Serializer};
use wasm_bindgen::JsValue;

/// `None` becomes `null` and a map an object, as in JSON; bytes become a `Uint8Array`.
pub fn to_js<T: Serialize>(value: &T) -> Result<JsValue, Error> {
    value.serialize(&Serializer::new().serialize_missing_as_null(true).serialize_maps_as_objects(true))
}

pub fn from_js<T: DeserializeOwned>(value: JsValue) -> Result<T, Error> {
    serde_wasm_bindgen::from_value(value)
}
