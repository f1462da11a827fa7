//! The page's side of the importer's worker: it is fetched when it is first needed, and ends with whoever holds it, which
//! gives its memory back.

pub mod worker;

use futures_channel::oneshot;
use js_sys::{Array, Error, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ErrorEvent, MessageEvent, Worker};

use super::{
    boot,
    wire::{from_js, to_js},
};
use crate::protocol::{
    Envelope,
    importer::{FromImporter, ImportFailure, ImportProgress, ToImporter},
};

/// The parts of a message: what is said, and the files that come with it.
const SAID: &str = "said";
const FILES: &str = "files";

/// A file on its way into a corpus or out of it. Its bytes stay with the browser until somebody reads them.
#[derive(Clone)]
pub struct GivenFile {
    /// With `/` between folders.
    pub path: String,
    pub content: Blob,
    /// The reader gave this file itself, and not a folder that holds it.
    pub is_named: bool,
}

/// Why the importer gave no answer.
#[derive(Clone, Debug, PartialEq)]
pub enum NoAnswer {
    /// It cannot be fetched or started.
    NotStarted(String),
    /// It is of another build than the page.
    OtherBuild,
    /// It has failed, as it does where memory does not suffice.
    Broken(String),
    /// It says why.
    Refused(ImportFailure),
}

/// An importer that has been started.
pub struct Importer {
    worker: Worker,
}

impl Drop for Importer {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Importer {
    pub async fn start() -> Result<Self, NoAnswer> {
        let started: Option<Promise> = boot::call("startImporter").and_then(|promise| promise.dyn_into().ok());
        let Some(started) = started else { return Err(NoAnswer::NotStarted(String::new())) };
        let started = match JsFuture::from(started).await {
            Ok(started) => Array::from(&started),
            Err(error) => return Err(NoAnswer::NotStarted(message_of(&error))),
        };
        let importer = Self { worker: started.get(0).unchecked_into() };
        match heard(&started.get(1)) {
            Some((FromImporter::Ready, _)) => Ok(importer),
            _ => Err(NoAnswer::OtherBuild),
        }
    }

    /// What it answers, with the files that come with that. `progress` hears how far it is.
    pub async fn ask(
        &self,
        message: ToImporter,
        files: &[GivenFile],
        progress: impl Fn(ImportProgress) + 'static,
    ) -> Result<(FromImporter, Vec<GivenFile>), NoAnswer> {
        let (sender, answer) = oneshot::channel();
        let mut sender = Some(sender);
        let mut answered = move |answer| {
            if let Some(sender) = sender.take() {
                // Nobody may wait any more.
                let _ = sender.send(answer);
            }
        };
        let hear = Closure::<dyn FnMut(_)>::new({
            let broken = std::rc::Rc::new(std::cell::RefCell::new(String::new()));
            let mut answered = move |answer| answered(answer);
            move |event: JsValue| {
                if let Some(event) = event.dyn_ref::<ErrorEvent>() {
                    let said = broken.take();
                    let why = if said.is_empty() { event.message() } else { said };
                    return answered(Err(NoAnswer::Broken(why)));
                }
                let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
                match heard(&event.data()) {
                    Some((FromImporter::Progress(so_far), _)) => progress(so_far),
                    // The trap follows.
                    Some((FromImporter::Panic(why), _)) => drop(broken.replace(why)),
                    Some((FromImporter::Failed(failure), _)) => answered(Err(NoAnswer::Refused(failure))),
                    Some(said) => answered(Ok(said)),
                    None => super::log("A message of the importer cannot be read."),
                }
            }
        });
        self.worker.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        self.worker.set_onerror(Some(hear.as_ref().unchecked_ref()));
        let sent = message_with(&message, files).and_then(|message| self.worker.post_message(&message));
        let answer = match sent {
            Ok(()) => answer.await.unwrap_or_else(|_| Err(NoAnswer::Broken(String::new()))),
            Err(error) => Err(NoAnswer::Broken(message_of(&error))),
        };
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        answer
    }
}

fn message_with<T: serde::Serialize>(said: &T, files: &[GivenFile]) -> Result<JsValue, JsValue> {
    let message = Object::new();
    Reflect::set(&message, &SAID.into(), &to_js(&Envelope::new(0, "", said))?)?;
    Reflect::set(&message, &FILES.into(), &files_to_js(files))?;
    Ok(message.into())
}

/// A message of this build, with its files.
fn heard<T: serde::de::DeserializeOwned>(message: &JsValue) -> Option<(T, Vec<GivenFile>)> {
    let said: Envelope<T> = from_js(Reflect::get(message, &SAID.into()).ok()?).ok()?;
    let files = files_of_js(&Reflect::get(message, &FILES.into()).ok()?);
    (said.build == crate::BUILD).then_some((said.content, files))
}

/// Files as a list of their paths, contents and whether they are named.
pub(super) fn files_to_js(files: &[GivenFile]) -> JsValue {
    let file = |file: &GivenFile| Array::of3(&file.path.as_str().into(), &file.content, &file.is_named.into());
    files.iter().map(file).collect::<Array>().into()
}

pub(super) fn files_of_js(files: &JsValue) -> Vec<GivenFile> {
    let file = |file: JsValue| {
        let file = Array::from(&file);
        let content = file.get(1).dyn_into().ok()?;
        Some(GivenFile { path: file.get(0).as_string()?, content, is_named: file.get(2).is_truthy() })
    };
    Array::from(files).iter().filter_map(file).collect()
}

/// The message of what was thrown; empty for what has none.
pub(super) fn message_of(error: &JsValue) -> String {
    match error.dyn_ref::<Error>() {
        Some(error) => error.message().into(),
        None => error.as_string().unwrap_or_default(),
    }
}

/// Files by their names, as the worker is given them.
pub fn by_name(files: &[GivenFile]) -> Object {
    let object = Object::new();
    for file in files {
        super::report(Reflect::set(&object, &file.path.as_str().into(), &file.content));
    }
    object
}
