//! A question to a corpus that is not the one on the page: a worker of its own, which ends with its answer.

use futures_channel::oneshot;
use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker};

use super::{
    boot,
    given::{GivenFile, by_name, message_of},
    wire::{from_js, to_js},
};
use crate::{
    index::package::MANIFEST,
    message::Message,
    protocol::{Envelope, Failure, FailureKind, FromWorker, OpenRequest, Query, Reply, Request, ToWorker},
};

/// A worker that is ended where it is not needed any more.
struct Other(Worker);

impl Drop for Other {
    fn drop(&mut self) {
        self.0.terminate();
    }
}

/// Asks the page's own corpus, or another one, whose files these are.
pub async fn ask<Q: Query>(files: Option<&[GivenFile]>, query: Q) -> Result<Reply<Q::Reply>, Failure> {
    let manifest = match files {
        Some(files) => {
            files.iter().find(|file| file.path == MANIFEST).map(|file| JsValue::from(file.content.array_buffer()))
        }
        None => boot::call("fetchManifest"),
    };
    let manifest = Uint8Array::new(&promised(manifest).await?).to_vec();
    let files = files.map(by_name);
    let started = Array::from(&promised(boot::call_with("startWorker", files.as_deref())).await?);
    let worker = Other(started.get(0).unchecked_into());
    answer(&worker.0, OpenRequest { manifest }.into()).await?;
    let reply = answer(&worker.0, query.into()).await?;
    reply.of::<Q>().ok_or_else(|| failed(String::new()))
}

/// The answer to a request; the worker is asked nothing else meanwhile.
async fn answer(worker: &Worker, request: Request) -> Result<Reply, Failure> {
    let (sender, answer) = oneshot::channel();
    let mut sender = Some(sender);
    let hear = Closure::<dyn FnMut(_)>::new(move |event: MessageEvent| {
        let said = match from_js::<Envelope<FromWorker>>(event.data()).map(|message| message.content) {
            Ok(FromWorker::Answer(reply)) => Ok(reply),
            Ok(FromWorker::Failure(failure)) => Err(failure),
            Ok(FromWorker::Panic(why)) => Err(failed(why)),
            Ok(FromWorker::Ready | FromWorker::Progress(_)) => return,
            Err(error) => Err(failed(error.to_string())),
        };
        if let Some(sender) = sender.take() {
            // Nobody may wait any more.
            let _ = sender.send(said);
        }
    });
    worker.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    let message = to_js(&Envelope::new(1, "", ToWorker::Ask { request, as_json: false })).map_err(JsValue::from);
    message.and_then(|message| worker.post_message(&message)).map_err(|error| failed(message_of(&error)))?;
    let said = answer.await.unwrap_or_else(|_| Err(failed(String::new())));
    worker.set_onmessage(None);
    said
}

async fn promised(promise: Option<JsValue>) -> Result<JsValue, Failure> {
    let promise: Option<Promise> = promise.and_then(|promise| promise.dyn_into().ok());
    let Some(promise) = promise else { return Err(failed(String::new())) };
    JsFuture::from(promise).await.map_err(|error| failed(message_of(&error)))
}

fn failed(error: String) -> Failure {
    Failure::new(FailureKind::Package, Message::NotFetched { error }, Message::FetchAgain)
}
