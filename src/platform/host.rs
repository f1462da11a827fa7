//! The worker's side: one engine, one job a slot, and between two steps an ear for what the page says next.

use std::cell::RefCell;

use js_sys::{ArrayBuffer, JSON, Reflect, Uint8Array};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DedicatedWorkerGlobalScope, MessageChannel, MessageEvent, MessagePort, Response};

use super::wire::{from_js, to_js};
use crate::{
    engine::{Engine, Job, Step},
    message::Malformed,
    protocol::{AROUND, Envelope, FromWorker, ToWorker, json},
};

/// How many tokens' worth of work a step does: about 8 ms, so that a newer request waits no longer than that.
const FUEL: u64 = 1_000_000;

/// How many files are fetched at a time: with four of half a megabyte each, a slow line and a far server are both kept
/// busy.
const AT_ONCE: usize = 4;

struct Host {
    engine: Engine,
    /// Where the package lies, with a slash at its end.
    base: String,
    running: Vec<Running>,
    /// Files to fetch, in the order in which they are of use.
    wanted: Vec<String>,
    /// Files that have been asked for and have not come yet.
    coming: Vec<String>,
    /// A message to this port is the next step's turn, after whatever the page has sent before it.
    tick: MessagePort,
    ticking: bool,
}

struct Running {
    slot: String,
    seq: u32,
    as_json: bool,
    job: Job,
    waits_for: Vec<String>,
}

/// What is said in JSON's form: see [`ToWorker::Ask`]. The names are those of [`FromWorker`].
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum InJson {
    Answer(#[serde(with = "serde_wasm_bindgen::preserve")] JsValue),
    Failure(#[serde(with = "serde_wasm_bindgen::preserve")] JsValue),
    Progress(#[serde(with = "serde_wasm_bindgen::preserve")] JsValue),
}

thread_local! {
    static HOST: RefCell<Option<Host>> = const { RefCell::new(None) };
}

/// Begins to listen and says that it does.
pub fn run() {
    std::panic::set_hook(Box::new(|info| post(0, "", FromWorker::Panic(info.to_string()))));
    let scope = scope();
    let base = Reflect::get(&scope, &"readoutBase".into()).ok().and_then(|base| base.as_string());
    let (Some(base), Ok(channel)) = (base, MessageChannel::new()) else {
        return super::log("The worker has not been told where the corpus lies, or has no channel.");
    };
    let host = Host {
        engine: Engine::new(),
        base,
        running: Vec::new(),
        wanted: Vec::new(),
        coming: Vec::new(),
        tick: channel.port2(),
        ticking: false,
    };
    HOST.with(|cell| cell.replace(Some(host)));

    // Steps run in the call-back of an event and never in a promise: a trap there reaches the page as an error.
    let step = Closure::<dyn FnMut()>::new(|| with_host(Host::turn));
    channel.port1().set_onmessage(Some(step.as_ref().unchecked_ref()));
    step.forget();
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| match from_js(event.data()) {
        Ok(message) => with_host(|host| host.hear(message)),
        // An extension of the browser can post into a worker too.
        Err(error) => super::log(&format!("The worker cannot read a message: {error}")),
    });
    scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    hear.forget();

    post(0, "", FromWorker::Ready);
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn with_host(act: impl FnOnce(&mut Host)) {
    HOST.with(|cell| {
        if let Some(host) = cell.borrow_mut().as_mut() {
            act(host);
        }
    });
}

fn post<T: Serialize>(seq: u32, slot: &str, content: T) {
    let message = to_js(&Envelope::new(seq, slot, content)).map_err(JsValue::from);
    if let Err(error) = message.and_then(|message| scope().post_message(&message)) {
        web_sys::console::error_2(&"The worker cannot answer:".into(), &error);
    }
}

/// A value of [`json`] as `JSON.parse` gives it: the same as what the command line prints.
fn parsed<T: Serialize>(value: &T) -> JsValue {
    let text = serde_json::to_string(value).map_err(|error| JsValue::from(error.to_string()));
    text.and_then(|text| JSON::parse(&text)).unwrap_or_else(|error| {
        web_sys::console::error_2(&"An answer is no JSON:".into(), &error);
        JsValue::NULL
    })
}

impl Running {
    /// Says something; an answer with what it was made from, where that is asked for.
    fn say(&self, content: FromWorker, engine: &Engine) {
        if !self.as_json {
            return post(self.seq, &self.slot, content);
        }
        let content = match &content {
            FromWorker::Answer(reply) => InJson::Answer(parsed(&json::Answer::of(reply, &engine.made_from()))),
            FromWorker::Failure(failure) => InJson::Failure(parsed(&json::Failure::from(failure))),
            FromWorker::Progress(progress) => InJson::Progress(parsed(&json::Progress::from(progress))),
            FromWorker::Ready | FromWorker::Panic(_) => return,
        };
        post(self.seq, &self.slot, content);
    }
}

impl Host {
    fn hear(&mut self, message: Envelope<ToWorker>) {
        let Envelope { build, seq, slot, content } = message;
        if build != crate::BUILD {
            return super::log("The worker was asked by another build.");
        }
        match content {
            ToWorker::Ask { request, as_json } => {
                self.running.retain(|running| running.slot != slot);
                let job = self.engine.start(request);
                self.running.push(Running { slot, seq, as_json, job, waits_for: Vec::new() });
                self.keep_ticking();
            }
            ToWorker::Cancel => self.running.retain(|running| running.seq != seq),
        }
    }

    fn keep_ticking(&mut self) {
        if !self.ticking && self.running.iter().any(|r| r.waits_for.is_empty()) {
            self.ticking = self.tick.post_message(&JsValue::NULL).is_ok();
        }
    }

    /// The first job that can work; what stands around a view comes after the view itself.
    fn next(&self) -> Option<usize> {
        let can_work = |r: &Running| r.waits_for.is_empty();
        let view = self.running.iter().position(|r| can_work(r) && r.slot != AROUND);
        view.or_else(|| self.running.iter().position(can_work))
    }

    /// Steps a job, and puts it behind the others.
    fn turn(&mut self) {
        self.ticking = false;
        let Some(index) = self.next() else { return };
        let mut now = self.running.remove(index);
        match now.job.step(FUEL) {
            Step::Done(Ok(mut reply)) => {
                // What is read by a program stays whole.
                if !now.as_json {
                    reply.shorten();
                }
                now.say(FromWorker::Answer(reply), &self.engine);
            }
            Step::Done(Err(failure)) => now.say(FromWorker::Failure(failure), &self.engine),
            Step::More(progress) => {
                now.say(FromWorker::Progress(progress), &self.engine);
                self.running.push(now);
            }
            Step::Need(names) => {
                self.wanted = names.iter().filter(|name| !self.coming.contains(name)).cloned().collect();
                now.waits_for = names;
                self.running.push(now);
                self.fetch();
            }
        }
        self.keep_ticking();
    }

    /// Fetches what is wanted, a few files at a time: all at once would share the line, and all come at the end.
    fn fetch(&mut self) {
        let mut wanted = std::mem::take(&mut self.wanted).into_iter();
        while self.coming.len() < AT_ONCE {
            let Some(name) = wanted.next() else { break };
            self.coming.push(name.clone());
            let address = [&*self.base, &*name].concat();
            spawn_local(async move {
                let bytes = if is_plain(&name) { fetched(&address).await } else { Err(Malformed::NoPlainName) };
                with_host(|host| host.arrived(&name, bytes));
            });
        }
        self.wanted = wanted.collect();
    }

    fn arrived(&mut self, name: &str, bytes: Result<Vec<u8>, Malformed>) {
        self.coming.retain(|n| n != name);
        // The line is not to be idle while this file is decoded.
        self.fetch();
        self.engine.supply(name, bytes);
        // A job goes on with whatever came: what is still missing it asks for again.
        for waiting in &mut self.running {
            if waiting.waits_for.iter().any(|n| n == name) {
                waiting.waits_for.clear();
            }
        }
        self.keep_ticking();
    }
}

/// A manifest may name files of its own folder and nothing else.
fn is_plain(name: &str) -> bool {
    !name.starts_with('.') && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_'))
}

/// The bytes of a file, or why there are none: the browser says no more than that.
async fn fetched(address: &str) -> Result<Vec<u8>, Malformed> {
    match response(address).await {
        Ok(response) if response.ok() => match body(&response).await {
            Ok(bytes) => Ok(bytes),
            Err(_) => Err(Malformed::ConnectionFailed),
        },
        Ok(response) => Err(Malformed::ServerAnswered { status: u64::from(response.status()) }),
        Err(_) => Err(Malformed::ConnectionFailed),
    }
}

async fn response(address: &str) -> Result<Response, JsValue> {
    JsFuture::from(scope().fetch_with_str(address)).await?.dyn_into()
}

async fn body(response: &Response) -> Result<Vec<u8>, JsValue> {
    let buffer: ArrayBuffer = JsFuture::from(response.array_buffer()?).await?.dyn_into()?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
