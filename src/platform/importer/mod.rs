//! The page's side of the importer's worker: it is fetched when it is first needed, and ends with whoever holds it, which
//! gives its memory back.

pub mod worker;

use futures_channel::oneshot;
use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ErrorEvent, MessageEvent, Worker};

use super::{
    boot,
    given::{GivenFile, files_of_js, files_to_js, message_of},
    wire::{from_js, to_js},
};
use crate::{
    index::package::MANIFEST,
    protocol::{
        Envelope,
        importer::{FromImporter, ImportFailure, ImportProgress, ToImporter},
    },
};

/// The parts of a message: what is said, and the files that come with it.
const SAID: &str = "said";
const FILES: &str = "files";

/// The ending of a package in one file.
const PACKAGE: &str = ".readout";

/// Whether files are a package, or one file that holds it, and not texts.
pub fn are_package(files: &[GivenFile]) -> bool {
    match files {
        [only] => only.path.to_lowercase().ends_with(PACKAGE),
        several => {
            several.iter().any(|file| file.path == MANIFEST) && several.iter().any(|file| file.path.ends_with(".bin"))
        }
    }
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
        let mut panic = None;
        let hear = Closure::<dyn FnMut(_)>::new(move |event: JsValue| {
            if let Some(event) = event.dyn_ref::<ErrorEvent>() {
                return answered(Err(NoAnswer::Broken(panic.take().unwrap_or_else(|| event.message()))));
            }
            let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
            match heard(&event.data()) {
                Some((FromImporter::Progress(so_far), _)) => progress(so_far),
                // The trap follows.
                Some((FromImporter::Panic(why), _)) => panic = Some(why),
                Some((FromImporter::Failed(failure), _)) => answered(Err(NoAnswer::Refused(failure))),
                Some(said) => answered(Ok(said)),
                None => super::log("A message of the importer cannot be read."),
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
