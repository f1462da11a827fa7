//! The worker's side: one engine, one job a slot, and between two steps an ear for what the page says next.

use std::cell::RefCell;

use js_sys::{ArrayBuffer, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{
    DedicatedWorkerGlobalScope, MessageChannel, MessageEvent, MessagePort, XmlHttpRequest, XmlHttpRequestResponseType,
};

use super::wire::{AROUND, Envelope, Kind, pack, unpack};
use crate::engine::{Engine, Job, Step};
use crate::protocol::{request, to_bytes};
use crate::said::{Said, package as said};

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
    job: Job,
    waits_for: Vec<String>,
}

thread_local! {
    static HOST: RefCell<Option<Host>> = const { RefCell::new(None) };
}

/// Begins to listen and says that it does.
pub fn run() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    // A release build has no words for it: scripts/shrink.mjs.
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|info| post(0, "", Kind::Panic, info.to_string().as_bytes())));

    let Ok(channel) = MessageChannel::new() else { return };
    let base = Reflect::get(&scope, &JsValue::from_str("readoutBase")).ok().and_then(|b| b.as_string());
    let host = Host {
        engine: Engine::new(),
        base: base.unwrap_or_default(),
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
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| {
        if let Some((envelope, payload)) = unpack(&event.data()) {
            with_host(|host| host.hear(envelope, &payload));
        }
    });
    scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    hear.forget();

    post(0, "", Kind::Ready, &[]);
}

fn with_host(act: impl FnOnce(&mut Host)) {
    HOST.with(|cell| {
        if let Some(host) = cell.borrow_mut().as_mut() {
            act(host);
        }
    });
}

fn post(seq: u32, slot: &str, kind: Kind, payload: &[u8]) {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let envelope = Envelope { build: crate::BUILD.into(), seq, slot: slot.into(), kind };
    let (message, transfer) = pack(&envelope, payload);
    scope.post_message_with_transfer(&message, &transfer).unwrap_or_default();
}

impl Host {
    fn hear(&mut self, envelope: Envelope, payload: &[u8]) {
        if envelope.build != crate::BUILD {
            return;
        }
        match envelope.kind {
            Kind::Ask => {
                let Some(request) = request(payload) else { return };
                self.running.retain(|r| r.slot != envelope.slot);
                let job = self.engine.start(request);
                self.running.push(Running { slot: envelope.slot, seq: envelope.seq, job, waits_for: Vec::new() });
                self.keep_ticking();
            }
            Kind::Cancel => self.running.retain(|r| r.slot != envelope.slot),
            Kind::Ready | Kind::Answer | Kind::Progress | Kind::Panic => {}
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
            Step::Done(answer) => post(now.seq, &now.slot, Kind::Answer, &to_bytes(&answer)),
            Step::More(progress) => {
                post(now.seq, &now.slot, Kind::Progress, &to_bytes(&progress));
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

    /// Fetches what is wanted, a few files at a time: all at once would
    /// share the line, and all come at the end.
    fn fetch(&mut self) {
        let mut wanted = std::mem::take(&mut self.wanted).into_iter();
        while self.coming.len() < AT_ONCE {
            let Some(name) = wanted.next() else { break };
            self.coming.push(name.clone());
            let refused = if !is_plain(&name) {
                said::no_plain_name()
            } else if get(&[self.base.as_str(), &name].concat(), name.clone()).is_err() {
                said::connection_failed()
            } else {
                continue;
            };
            self.arrived(&name, Err(refused.into()));
        }
        self.wanted = wanted.collect();
    }

    fn arrived(&mut self, name: &str, bytes: Result<Vec<u8>, Said>) {
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

/// Fetches a file. An older way than `fetch` and one without promises, for which much would have to be fetched first.
fn get(address: &str, name: String) -> Result<(), JsValue> {
    let request = XmlHttpRequest::new()?;
    request.open("GET", address)?;
    request.set_response_type(XmlHttpRequestResponseType::Arraybuffer);
    let ended = {
        let request = request.clone();
        Closure::once_into_js(move || with_host(|host| host.arrived(&name, answer(&request))))
    };
    request.set_onloadend(Some(ended.unchecked_ref()));
    request.send()
}

/// What came, or why nothing has: the browser says no more than that.
fn answer(request: &XmlHttpRequest) -> Result<Vec<u8>, Said> {
    match (request.status().unwrap_or_default(), request.response()) {
        (200..300, Ok(bytes)) if bytes.is_object() => {
            Ok(Uint8Array::new(bytes.unchecked_ref::<ArrayBuffer>()).to_vec())
        }
        (0 | 200..300, _) => Err(said::connection_failed().into()),
        (status, _) => Err(said::server_answered(u32::from(status))),
    }
}
