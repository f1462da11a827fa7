//! The page's side of the worker: sends requests, brings answers to whoever asked, and replaces a worker that fails.
//!
//! Nothing is sent before the worker has said that it is ready and of the same build, nor, but for the opening itself,
//! before the corpus is open. Until then each slot keeps its newest request.

use std::{cell::RefCell, future::Future, rc::Rc};

use futures_channel::oneshot;
use js_sys::{Array, Object, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ErrorEvent, MessageEvent, Worker};

use super::{
    boot,
    given::{GivenFile, by_name, message_of},
    wire::{from_js, to_js},
};
use crate::{
    index::package::MANIFEST,
    message::Message,
    protocol::{
        AROUND, Body, Envelope, Failure, FailureKind, FromWorker, Info, OpenRequest, Progress, Query, Reply, Request,
        ToWorker, importer::PackageHead,
    },
};

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
    /// The worker failed, with the reason, or did not answer for too long, and a new one is on its way. What it was asked
    /// stays unanswered.
    Replaced(Option<String>),
}

type Answer = Result<Reply, Failure>;

/// A request without its answer.
struct Asked {
    seq: u32,
    slot: &'static str,
    request: Request,
    /// The worker has it.
    sent: bool,
    answer: oneshot::Sender<Answer>,
    progress: Rc<dyn Fn(Progress)>,
}

/// A worker, and what the browser calls when it says something or fails.
struct Connection {
    worker: Worker,
    _hear: Closure<dyn FnMut(MessageEvent)>,
    _fail: Closure<dyn FnMut(ErrorEvent)>,
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

#[derive(Default)]
struct Client {
    connection: Option<Connection>,
    open: bool,
    /// The number of the last request.
    seq: u32,
    opening: u32,
    /// How often a worker was replaced without one answer between.
    failures: u32,
    /// At how many looks in a row the worker has said nothing, although it was asked something.
    silent: u32,
    /// Where and why the worker panicked.
    panic: Option<String>,
    manifest: Vec<u8>,
    /// The files of the corpus, by their names, where it is not the page's own.
    files: Option<Object>,
    /// Which corpus is wanted: another number with each that is to be opened.
    wanted: u32,
    /// One a slot at most: a handful.
    asked: Vec<Asked>,
    tell: Option<Rc<dyn Fn(Event)>>,
}

/// How often it is looked whether the worker has said anything, in milliseconds; one that works says so at every step.
const LOOK: i32 = 2_000;
/// A worker that says nothing from one look to another so often is stuck: after ten seconds. Looks are counted and not
/// seconds, since all stand still where the machine sleeps.
const SILENT_LOOKS: u32 = 5;
const OPENING: &str = "open";
/// A worker that fails this often without an answer between is not tried again.
const ATTEMPTS: u32 = 3;

thread_local! {
    static CLIENT: RefCell<Client> = RefCell::default();
}

/// Nothing that can call back may be called or dropped in `act`.
fn with<T>(act: impl FnOnce(&mut Client) -> T) -> T {
    CLIENT.with(|cell| act(&mut cell.borrow_mut()))
}

fn tell(event: Event) {
    if let Some(tell) = with(|client| client.tell.clone()) {
        tell(event);
    }
}

/// Takes over the worker that the boot script has started, and opens the corpus that it has fetched.
pub fn start(on_event: impl Fn(Event) + 'static) {
    with(|client| client.tell = Some(Rc::new(on_event)));
    // The corpus is on its way, and there is nothing else to do.
    super::after(0, super::locale::prepare);
    super::after(LOOK, look);
    spawn_local(open(0, boot::get("manifest")));
}

/// Closes the corpus: another one is wanted, whose files are not at hand yet. What is asked waits until that is open.
pub fn close() {
    let _stopped = with(|client| {
        client.wanted += 1;
        client.stop()
    });
}

/// Opens the page's own corpus, or another one, whose files these are. What was asked and not answered is not asked again.
pub fn reopen(files: Option<&[GivenFile]>) {
    let (wanted, _stopped) = with(|client| {
        client.files = files.map(by_name);
        client.wanted += 1;
        client.failures = 0;
        (client.wanted, client.stop())
    });
    let manifest = files
        .map(|files| files.iter().find(|file| file.path == MANIFEST).map(|file| file.content.array_buffer().into()));
    spawn_local(open(wanted, manifest.unwrap_or_else(|| boot::call("fetchManifest"))));
}

/// Opens the corpus whose manifest is on its way, unless another one is wanted by then.
async fn open(wanted: u32, manifest: Option<JsValue>) {
    let manifest = promised(manifest).await;
    if with(|client| client.wanted != wanted) {
        return;
    }
    match manifest {
        Ok(bytes) => {
            with(|client| client.manifest = Uint8Array::new(&bytes).to_vec());
            launch(wanted).await;
        }
        Err(error) => tell(Event::Closed(not_fetched(&error))),
    }
}

/// What the corpus that came with the page says of itself, once its manifest is here.
pub async fn bundled() -> Option<PackageHead> {
    let bytes = promised(boot::get("manifest")).await.ok()?;
    serde_json::from_slice(&Uint8Array::new(&bytes).to_vec()).ok()
}

async fn promised(promise: Option<JsValue>) -> Result<JsValue, JsValue> {
    let promise: Promise = promise.ok_or(JsValue::UNDEFINED)?.dyn_into()?;
    JsFuture::from(promise).await
}

fn not_fetched(error: &JsValue) -> Failure {
    Failure::new(FailureKind::Package, Message::NotFetched { error: message_of(error) }, Message::FetchAgain)
}

/// Starts a worker and opens the corpus in it, unless another one is wanted by then.
async fn launch(wanted: u32) {
    let files = with(|client| client.files.clone());
    let started = match promised(boot::call_with("startWorker", files.as_deref())).await {
        Ok(started) => Array::from(&started),
        Err(error) => return tell(Event::NoWorker(message_of(&error))),
    };
    let worker: Worker = started.get(0).unchecked_into();
    if with(|client| client.wanted != wanted) {
        return worker.terminate();
    }
    // The boot script gives the worker together with its first message.
    let ready = from_js::<Envelope<FromWorker>>(started.get(1));
    if !ready.is_ok_and(|message| message.build == crate::BUILD && message.content == FromWorker::Ready) {
        return tell(Event::OtherBuild);
    }
    let hear = Closure::<dyn FnMut(_)>::new(|event: MessageEvent| match from_js(event.data()) {
        Ok(message) => heard(message),
        Err(error) => super::log(&format!("A message of the worker cannot be read: {error}")),
    });
    let fail = Closure::<dyn FnMut(_)>::new(|event: ErrorEvent| failed(Some(event.message())));
    worker.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    worker.set_onerror(Some(fail.as_ref().unchecked_ref()));
    with(|client| {
        client.connection = Some(Connection { worker, _hear: hear, _fail: fail });
        client.open = false;
        client.seq += 1;
        client.opening = client.seq;
        let request = OpenRequest { manifest: client.manifest.clone() }.into();
        client.post(client.seq, OPENING, ToWorker::Ask { request, as_json: false });
    });
}

impl Client {
    fn post(&self, seq: u32, slot: &str, content: ToWorker) {
        let Some(Connection { worker, .. }) = &self.connection else { return };
        let message = to_js(&Envelope::new(seq, slot, content)).map_err(JsValue::from);
        if let Err(error) = message.and_then(|message| worker.post_message(&message)) {
            super::log(&format!("The worker cannot be told: {}", message_of(&error)));
        }
    }

    /// Lets the worker go, with what it was asked: to be dropped where nothing is borrowed.
    fn stop(&mut self) -> (Option<Connection>, Vec<Asked>) {
        self.open = false;
        self.silent = 0;
        let (sent, waiting) = std::mem::take(&mut self.asked).into_iter().partition(|asked| asked.sent);
        self.asked = waiting;
        (self.connection.take(), sent)
    }

    /// Sends what waited for the corpus to be open.
    fn send_all(&mut self) {
        let mut asked = std::mem::take(&mut self.asked);
        // What people came for first: the worker begins with what it hears first.
        for around in [false, true] {
            for asked in asked.iter_mut().filter(|asked| !asked.sent && (asked.slot == AROUND) == around) {
                asked.sent = true;
                self.post(asked.seq, asked.slot, ToWorker::Ask { request: asked.request.clone(), as_json: false });
            }
        }
        self.asked = asked;
    }

    fn take(&mut self, wanted: impl Fn(&Asked) -> bool) -> Option<Asked> {
        let at = self.asked.iter().position(wanted)?;
        Some(self.asked.remove(at))
    }
}

/// Asks for a slot, whose older request is given up. `progress` hears how far a long job is.
///
/// Dropping the future cancels the job in the worker. Where the worker fails before it has answered, the future stays
/// pending: the page is told of it by [`Event::Replaced`].
pub fn ask<Q: Query>(
    slot: &'static str,
    query: Q,
    progress: impl Fn(Progress) + 'static,
) -> impl Future<Output = Result<Reply<Q::Reply>, Failure>> {
    let question = Question::new(slot, query.into(), Rc::new(progress));
    async move {
        match question.answer().await {
            Ok(reply) => match reply.of::<Q>() {
                Some(reply) => Ok(reply),
                None => {
                    super::log(&format!("The answer for {slot} is not what was asked for."));
                    std::future::pending().await
                }
            },
            Err(failure) => Err(failure),
        }
    }
}

/// A request whose answer is waited for. Dropping it cancels the job.
struct Question {
    slot: &'static str,
    seq: u32,
    answer: oneshot::Receiver<Answer>,
}

impl Question {
    fn new(slot: &'static str, request: Request, progress: Rc<dyn Fn(Progress)>) -> Self {
        let (sender, answer) = oneshot::channel();
        let (seq, _older) = with(|client| {
            client.seq += 1;
            let seq = client.seq;
            let older = client.take(|asked| asked.slot == slot);
            if client.open {
                client.post(seq, slot, ToWorker::Ask { request: request.clone(), as_json: false });
            }
            client.asked.push(Asked { seq, slot, request, sent: client.open, answer: sender, progress });
            (seq, older)
        });
        Self { slot, seq, answer }
    }

    async fn answer(mut self) -> Answer {
        match (&mut self.answer).await {
            Ok(answer) => answer,
            // A newer request of the slot has taken its place, or the worker has failed.
            Err(oneshot::Canceled) => std::future::pending().await,
        }
    }
}

impl Drop for Question {
    fn drop(&mut self) {
        let _asked = with(|client| {
            let asked = client.take(|asked| asked.seq == self.seq)?;
            if asked.sent {
                client.post(self.seq, self.slot, ToWorker::Cancel);
            }
            Some(asked)
        });
    }
}

fn heard(message: Envelope<FromWorker>) {
    let Envelope { seq, slot, content, .. } = message;
    with(|client| client.silent = 0);
    match content {
        FromWorker::Ready => {}
        FromWorker::Panic(text) => {
            super::log(&text);
            with(|client| client.panic = Some(text));
        }
        FromWorker::Answer(reply) => answered(seq, &slot, Ok(reply)),
        FromWorker::Failure(failure) => answered(seq, &slot, Err(failure)),
        FromWorker::Progress(progress) if slot == OPENING => tell(Event::Opening(progress)),
        FromWorker::Progress(progress) => {
            let asked =
                |client: &mut Client| Some(client.asked.iter().find(|asked| asked.seq == seq)?.progress.clone());
            if let Some(hear) = with(asked) {
                hear(progress);
            }
        }
    }
}

fn answered(seq: u32, slot: &str, answer: Answer) {
    if slot == OPENING {
        return opened(seq, answer);
    }
    let asked = with(|client| {
        client.failures = 0;
        client.take(|asked| asked.seq == seq)
    });
    if let Some(asked) = asked {
        // Where nobody waits any more the answer is void.
        let _ = asked.answer.send(answer);
    }
}

fn opened(seq: u32, answer: Answer) {
    if with(|client| client.opening != seq) {
        return;
    }
    match answer {
        Ok(Reply { body: Body::Info(info), .. }) => {
            with(|client| client.open = true);
            tell(Event::Opened(info));
            with(Client::send_all);
        }
        Ok(_) => super::log("The answer to the opening is not what was asked for."),
        Err(failure) => tell(Event::Closed(failure)),
    }
}

/// Replaces a worker that is stuck.
fn look() {
    let is_stuck = with(|client| {
        let owes = client.open && client.asked.iter().any(|asked| asked.sent);
        client.silent = if owes { client.silent + 1 } else { 0 };
        client.silent > SILENT_LOOKS
    });
    if is_stuck {
        failed(None);
    }
    super::after(LOOK, look);
}

/// The worker has trapped or is stuck: what it was asked is not asked again, or the next one would fail on it too.
fn failed(message: Option<String>) {
    super::log(message.as_deref().unwrap_or("The worker did not answer."));
    let (_stopped, again, why, wanted) = with(|client| {
        client.failures += 1;
        (client.stop(), client.failures < ATTEMPTS, client.panic.take(), client.wanted)
    });
    let why = why.or(message);
    if again {
        tell(Event::Replaced(why));
        spawn_local(launch(wanted));
    } else {
        tell(Event::NoWorker(why.unwrap_or_default()));
    }
}
