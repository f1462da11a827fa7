//! What travels between page and worker: a short list that names who sends what to whom, and a payload of bytes that is
//! handed over and not copied.

use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

/// The slot of what stands around every view: counts of facets and of the whole.
pub const AROUND: &str = "facets";

#[derive(Clone, Debug, PartialEq)]
pub struct Envelope {
    /// [`crate::BUILD`] of the sender: page and worker talk only when theirs are the same.
    pub build: String,
    /// The page counts its requests; an answer carries the number of its request.
    pub seq: u32,
    /// The view, or part of one, that asks. A newer request of a slot makes its older one void.
    pub slot: String,
    pub kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

impl Kind {
    const ALL: [(Kind, &'static str); 6] = [
        (Kind::Ready, "ready"),
        (Kind::Ask, "ask"),
        (Kind::Cancel, "cancel"),
        (Kind::Answer, "answer"),
        (Kind::Progress, "progress"),
        (Kind::Panic, "panic"),
    ];

    fn name(self) -> &'static str {
        Kind::ALL.iter().find(|(kind, _)| *kind == self).map_or("", |(_, name)| name)
    }

    fn named(name: &str) -> Option<Kind> {
        Kind::ALL.iter().find(|(_, mine)| *mine == name).map(|(kind, _)| *kind)
    }
}

/// The message, and what of it is to be handed over.
pub fn pack(envelope: &Envelope, payload: &[u8]) -> (JsValue, Array) {
    let bytes = Uint8Array::from(payload).buffer();
    let message = Array::of5(
        &JsValue::from_str(&envelope.build),
        &JsValue::from_f64(envelope.seq.into()),
        &JsValue::from_str(&envelope.slot),
        &JsValue::from_str(envelope.kind.name()),
        &bytes,
    );
    (message.into(), Array::of1(&bytes))
}

/// `None` for a message that is nobody's: an extension can post into a worker too.
pub fn unpack(message: &JsValue) -> Option<(Envelope, Vec<u8>)> {
    let message = message.dyn_ref::<Array>()?;
    let envelope = Envelope {
        build: message.get(0).as_string()?,
        seq: message.get(1).as_f64()? as u32,
        slot: message.get(2).as_string()?,
        kind: Kind::named(&message.get(3).as_string()?)?,
    };
    let payload = message.get(4).dyn_into::<ArrayBuffer>().ok()?;
    Some((envelope, Uint8Array::new(&payload).to_vec()))
}
