//! The page's side of the worker: sends questions, brings answers to whoever asked, and replaces a worker that fails.
//!
//! Nothing is sent before the worker has said that it is ready and of the same build, nor, but for the opening itself,
//! before the corpus is open. Until then each slot keeps its newest request.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, ArrayBuffer, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{ErrorEvent, MessageEvent, Worker};

use super::boot;
use super::wire::{AROUND, Envelope, Kind, pack, unpack};
use crate::protocol::{self, Body, Failure, FailureKind, Info, OpenRequest, Progress, Reply, Request, to_bytes};

/// What comes back for a slot.
pub enum News {
    Answer(Result<Reply, Failure>),
    Progress(Progress),
}

/// What concerns the page as a whole.
pub enum Event {
    Opened(Info),
    Opening(Progress),
    /// The corpus cannot be opened: a part did not arrive, or is damaged.
    Closed(Failure),
    /// Page and worker are of different builds.
    OtherBuild,
    /// The worker cannot be started at all.
    NoWorker(String),
    /// The worker failed, and a new one is on its way.
    Replaced,
}

type Hearer = Rc<dyn Fn(News)>;

/// A request as it travels. Two that ask the same are the same bytes, so that comparing them needs no code of its own.
#[derive(Clone, PartialEq)]
pub struct Question(Vec<u8>);

impl From<&Request> for Question {
    fn from(request: &Request) -> Question {
        Question(to_bytes(request))
    }
}

struct Slot {
    name: String,
    seq: u32,
    request: Option<Question>,
    hear: Hearer,
}

#[derive(Default)]
struct Client {
    worker: Option<Worker>,
    open: bool,
    seq: u32,
    opening: u32,
    /// How often a worker was replaced without one answer between.
    failures: u32,
    manifest: Vec<u8>,
    /// A handful, so that a list is quicker to search than a map is.
    slots: Vec<Slot>,
    tell: Option<Rc<dyn Fn(Event)>>,
}

const OPENING: &str = "open";
/// A worker that fails this often without an answer between is not tried again.
const ATTEMPTS: u32 = 3;

thread_local! {
    static CLIENT: RefCell<Client> = RefCell::default();
}

fn with<T>(act: impl FnOnce(&mut Client) -> T) -> T {
    CLIENT.with(|cell| act(&mut cell.borrow_mut()))
}

fn tell(event: Event) {
    // The call happens outside of the borrow: whoever is told may ask something at once.
    if let Some(tell) = with(|c| c.tell.clone()) {
        tell(event);
    }
}

/// Takes over the worker that the boot script has started, and opens the corpus that it has fetched.
pub fn start(on_event: impl Fn(Event) + 'static) {
    with(|c| c.tell = Some(Rc::new(on_event)));
    // The corpus is on its way, and there is nothing else to do.
    super::after(0, super::locale::prepare);
    let Some(manifest) = boot::get("manifest").and_then(|p| p.dyn_into::<Promise>().ok()) else {
        return tell(Event::Closed(missing(&JsValue::NULL)));
    };
    super::then(&manifest, |manifest| match manifest.and_then(|m| m.dyn_into::<ArrayBuffer>()) {
        Ok(bytes) => {
            with(|c| c.manifest = Uint8Array::new(&bytes).to_vec());
            launch();
        }
        Err(error) => tell(Event::Closed(missing(&error))),
    });
}

fn message_of(error: &JsValue) -> String {
    Reflect::get(error, &"message".into()).ok().and_then(|m| m.as_string()).unwrap_or_default()
}

fn missing(error: &JsValue) -> Failure {
    Failure::new(FailureKind::Package, message_of(error), "")
}

fn launch() {
    let started = boot::call("startWorker").and_then(|p| p.dyn_into::<Promise>().ok());
    let Some(started) = started else { return tell(Event::NoWorker(String::new())) };
    super::then(&started, |pair| match pair {
        Ok(pair) => launched(&Array::from(&pair)),
        Err(error) => tell(Event::NoWorker(message_of(&error))),
    });
}

/// A worker has come, with the first thing that it says.
fn launched(pair: &Array) {
    let ready = unpack(&pair.get(1)).map(|(envelope, _)| envelope);
    if !ready.is_some_and(|e| e.build == crate::BUILD && e.kind == Kind::Ready) {
        return tell(Event::OtherBuild);
    }
    let worker: Worker = pair.get(0).unchecked_into();
    let hear = Closure::<dyn FnMut(JsValue)>::new(|event: JsValue| {
        if let Some((envelope, payload)) = unpack(&event.unchecked_into::<MessageEvent>().data()) {
            heard(envelope, &payload);
        }
    });
    worker.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    hear.forget();
    let fail =
        Closure::<dyn FnMut(JsValue)>::new(|event: JsValue| failed(&event.unchecked_into::<ErrorEvent>().message()));
    worker.set_onerror(Some(fail.as_ref().unchecked_ref()));
    fail.forget();
    with(|c| {
        c.worker = Some(worker);
        c.open = false;
        c.opening = c.send(OPENING, &Question::from(&Request::Open(OpenRequest { manifest: c.manifest.clone() })));
    });
}

impl Client {
    fn send(&mut self, slot: &str, request: &Question) -> u32 {
        self.seq += 1;
        self.post(slot, Kind::Ask, &request.0);
        self.seq
    }

    fn post(&self, slot: &str, kind: Kind, payload: &[u8]) {
        let envelope = Envelope { build: crate::BUILD.into(), seq: self.seq, slot: slot.into(), kind };
        if let Some(worker) = &self.worker {
            let (message, transfer) = pack(&envelope, payload);
            worker.post_message_with_transfer(&message, &transfer).unwrap_or_default();
        }
    }

    fn send_all(&mut self) {
        let mut slots = std::mem::take(&mut self.slots);
        // What people came for first: the worker begins with what it hears first.
        for around in [false, true] {
            for slot in slots.iter_mut().filter(|slot| (slot.name == AROUND) == around) {
                if let Some(request) = &slot.request {
                    slot.seq = self.send(&slot.name, request);
                }
            }
        }
        self.slots = slots;
    }
}

/// Asks for a slot. What it asked before is void.
pub fn ask(slot: &str, request: Question, hear: Rc<dyn Fn(News)>) {
    with(|c| {
        let seq = if c.open { c.send(slot, &request) } else { 0 };
        c.slots.retain(|s| s.name != slot);
        c.slots.push(Slot { name: slot.to_owned(), seq, request: Some(request), hear });
    });
}

/// Nobody waits for this slot's answer any more.
pub fn cancel(slot: &str) {
    with(|c| {
        let waits = c.slots.iter().any(|s| s.name == slot && s.request.is_some());
        c.slots.retain(|s| s.name != slot);
        if waits && c.open {
            c.post(slot, Kind::Cancel, &[]);
        }
    });
}

fn heard(envelope: Envelope, payload: &[u8]) {
    match envelope.kind {
        Kind::Panic => super::log(&String::from_utf8(payload.to_vec()).unwrap_or_default()),
        Kind::Answer => {
            let Some(answer) = protocol::answer(payload) else { return };
            if envelope.slot == OPENING {
                return opened(envelope.seq, answer);
            }
            let hear = with(|c| {
                c.failures = 0;
                let slot = c.slots.iter_mut().find(|s| s.name == envelope.slot && s.seq == envelope.seq)?;
                slot.request = None;
                Some(slot.hear.clone())
            });
            if let Some(hear) = hear {
                hear(News::Answer(answer));
            }
        }
        Kind::Progress => {
            let Some(progress) = protocol::progress(payload) else { return };
            if envelope.slot == OPENING {
                return tell(Event::Opening(progress));
            }
            let hear = with(|c| {
                c.slots.iter().find(|s| s.name == envelope.slot && s.seq == envelope.seq).map(|s| s.hear.clone())
            });
            if let Some(hear) = hear {
                hear(News::Progress(progress));
            }
        }
        Kind::Ready | Kind::Ask | Kind::Cancel => {}
    }
}

fn opened(seq: u32, answer: Result<Reply, Failure>) {
    if with(|c| c.opening != seq) {
        return;
    }
    match answer {
        Ok(Reply { body: Body::Info(info), .. }) => {
            with(|c| c.open = true);
            tell(Event::Opened(info));
            with(Client::send_all);
        }
        Ok(_) => {}
        Err(failure) => tell(Event::Closed(failure)),
    }
}

/// The worker has trapped: what it was asked is not asked again, or the next one would trap on it too.
fn failed(message: &str) {
    super::log(message);
    let again = with(|c| {
        if let Some(worker) = c.worker.take() {
            worker.terminate();
        }
        c.open = false;
        c.failures += 1;
        for slot in c.slots.iter_mut().filter(|s| s.seq > 0) {
            slot.request = None;
        }
        c.failures < ATTEMPTS
    });
    if again {
        tell(Event::Replaced);
        launch();
    } else {
        tell(Event::NoWorker(message.to_owned()));
    }
}
