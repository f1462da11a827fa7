//! What travels between page and worker: a small envelope that JavaScript can read, and a payload of bytes that is
//! handed over and not copied.

use js_sys::{Array, ArrayBuffer, Reflect, Uint8Array};
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Envelope {
    /// [`crate::BUILD`] of the sender: page and worker talk only when theirs are the same.
    pub build: String,
    /// The page counts its requests; an answer carries the number of its request.
    pub seq: u32,
    /// The view, or part of one, that asks. A newer request of a slot makes its older one void.
    pub slot: String,
    pub kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// The worker's first message.
    Ready,
    /// To the worker: a `Request`.
    Ask,
    /// To the worker: nobody waits for this slot any more.
    Cancel,
    /// From the worker: a `Result<Reply, Failure>`.
    Answer,
    /// From the worker: a `Progress`.
    Progress,
    /// The worker's last message: text for the log.
    Panic,
}

const PAYLOAD: &str = "payload";

/// The message, and what of it is to be handed over.
pub fn pack(envelope: &Envelope, payload: &[u8]) -> Option<(JsValue, Array)> {
    let message = serde_wasm_bindgen::to_value(envelope).ok()?;
    let bytes = Uint8Array::from(payload).buffer();
    Reflect::set(&message, &JsValue::from_str(PAYLOAD), &bytes).ok()?;
    Some((message, Array::of1(&bytes)))
}

/// `None` for a message that is nobody's: an extension can post into a worker too.
pub fn unpack(message: &JsValue) -> Option<(Envelope, Vec<u8>)> {
    let envelope = serde_wasm_bindgen::from_value(message.clone()).ok()?;
    let payload = Reflect::get(message, &JsValue::from_str(PAYLOAD)).ok()?.dyn_into::<ArrayBuffer>().ok()?;
    Some((envelope, Uint8Array::new(&payload).to_vec()))
}
