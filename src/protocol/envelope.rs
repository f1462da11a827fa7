//! What is sent between the engine's worker and whoever asks it: the page, or a caller of `readout.js`.

use serde::{Deserialize, Serialize};

use super::{Failure, Progress, Reply, Request};

/// The slot of what stands around every view: counts of facets and of the whole. The worker answers the others first.
pub const AROUND: &str = "facets";

/// An envelope: a message, with its sender's build and what it belongs to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Envelope<T> {
    /// [`crate::BUILD`] of the sender. Builds of another one are not read: their requests and replies may differ.
    pub build: String,
    /// The asker numbers its requests; what the worker says about one carries its number.
    pub seq: u32,
    /// The view, or part of one, that asks. A newer request of a slot cancels its older one.
    pub slot: String,
    pub content: T,
}

impl<T> Envelope<T> {
    /// A message of this build.
    pub fn new(seq: u32, slot: &str, content: T) -> Self {
        Self { build: crate::BUILD.to_owned(), seq, slot: slot.to_owned(), content }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
// Each is made, written and dropped: a box would save nothing.
#[allow(clippy::large_enum_variant)]
pub enum ToWorker {
    Ask {
        request: Request,
        /// Answer as [`super::json`] does.
        #[serde(default)]
        as_json: bool,
    },
    /// Nobody waits for this request any more.
    Cancel,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
// Each is made, written and dropped: a box would save nothing.
#[allow(clippy::large_enum_variant)]
pub enum FromWorker {
    /// The first message.
    Ready,
    Answer(Reply),
    Failure(Failure),
    Progress(Progress),
    /// The last message: where and why the worker panicked.
    Panic(String),
}
