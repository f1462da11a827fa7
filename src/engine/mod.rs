//! The one door: a request in, a reply out, in steps.
//!
//! The engine reads no clock and fetches nothing. A host (worker, command line, test) steps a job with some fuel, which
//! counts work and not time, brings the chunks that it needs, and may drop it between two steps. Within, an answer is
//! an `async` function that gives way where its fuel is used up: its state between two steps is what the compiler keeps
//! for it. No runtime wakes it; only [`Job::step`] goes on.

mod bins;
mod collocates;
mod complete;
mod context;
mod counting;
mod counts;
mod curve;
mod dispersion;
mod diversity;
mod documents;
mod examples;
mod facets;
mod failure;
mod forms;
mod grams;
mod hints;
mod info;
mod keyness;
mod kwic;
mod meter;
mod open;
pub(crate) mod reader;
mod reply;
mod scope;
mod search;
mod stop;
mod terms;
mod trend;
mod windows;

use std::{
    cell::RefCell,
    future::Future,
    pin::Pin,
    rc::Rc,
    task::{Context, Poll, Waker},
};

use self::{
    context::{Corpus, Ctx},
    meter::Meter,
    open::Inbox,
};
use crate::{
    index::Index,
    message::{Malformed, Message},
    protocol::{Failure, FailureKind, OpenRequest, Progress, Query, Reply, Request, Scope},
    query::View,
};

/// A corpus, once one is open, and whatever is asked of it.
#[derive(Default)]
pub struct Engine {
    shared: Rc<Shared>,
}

/// What all jobs of an engine see.
#[derive(Default)]
struct Shared {
    open: RefCell<Option<Rc<Corpus>>>,
    inbox: RefCell<Inbox>,
}

/// One request being answered. Dropping it cancels it.
pub struct Job {
    answer: Pin<Box<dyn Future<Output = Result<Reply, Failure>>>>,
    meter: Rc<Meter>,
}

/// How a step ended.
#[derive(Debug)]
// One is made for a whole answer and moved once: a box would save nothing.
#[allow(clippy::large_enum_variant)]
pub enum Step {
    Done(Result<Reply, Failure>),
    /// The fuel is used up; step again.
    More(Progress),
    /// The job waits for these files of the package, by name: [`Engine::supply`] them, then step again. A file is
    /// named until it came; the host remembers which it is fetching already.
    Need(Vec<String>),
}

impl Engine {
    pub fn new() -> Self {
        Self::default()
    }

    /// An engine with a corpus that was indexed in memory.
    pub fn with_index(index: Index) -> Self {
        let engine = Self::default();
        engine.shared.open.replace(Some(Rc::new(Corpus::new(index, None))));
        engine
    }

    /// Begins to answer. Nothing is computed until the first step.
    pub fn start(&self, request: Request) -> Job {
        let meter = Rc::new(Meter::default());
        let answer = Box::pin(answer(Rc::clone(&self.shared), Rc::clone(&meter), request));
        Job { answer, meter }
    }

    /// Brings a file that a job asked for, or the reason why it cannot be had.
    pub fn supply(&self, name: &str, bytes: Result<Vec<u8>, Malformed>) {
        self.shared.inbox.borrow_mut().push(name, bytes);
    }

    /// Answers in one go, with `fetch` for the files of the package: for hosts that may block.
    pub fn ask<Q: Query>(
        &self,
        query: Q,
        mut fetch: impl FnMut(&str) -> Result<Vec<u8>, Malformed>,
        mut progress: impl FnMut(&Progress),
    ) -> Result<Reply<Q::Reply>, Failure> {
        let mut job = self.start(query.into());
        loop {
            match job.step(1 << 20) {
                Step::Done(reply) => {
                    return Ok(reply?.of::<Q>().unwrap_or_else(|| unreachable!("it is what was asked for")));
                }
                Step::More(so_far) => progress(&so_far),
                Step::Need(names) => names.iter().for_each(|name| self.supply(name, fetch(name))),
            }
        }
    }
}

impl Job {
    /// Works until the answer is there, a file is needed or about `fuel` tokens' worth of work is done. A job that is
    /// done must not be stepped again.
    pub fn step(&mut self, fuel: u64) -> Step {
        self.meter.fill(fuel);
        match self.answer.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(reply) => Step::Done(reply),
            Poll::Pending => match self.meter.take_needs() {
                names if names.is_empty() => Step::More(self.meter.progress()),
                names => Step::Need(names),
            },
        }
    }
}

async fn answer(shared: Rc<Shared>, meter: Rc<Meter>, request: Request) -> Result<Reply, Failure> {
    if let Request::Open(OpenRequest { manifest }) = &request {
        let corpus = Rc::new(open::open(&shared.inbox, &meter, manifest).await?);
        let index = corpus.evaluator.index();
        let reply = info::info(index, &View::whole(&index.documents));
        shared.open.replace(Some(corpus));
        return Ok(reply);
    }
    let corpus = shared.open.borrow().clone();
    let not_open = || Failure::new(FailureKind::NotOpen, Message::NotOpen, Message::OpenFirst);
    let corpus = corpus.ok_or_else(not_open)?;
    let ctx = Ctx { corpus, meter };
    match request {
        // What was opened above was answered there.
        Request::Open(_) => ctx.info(&Scope::default()),
        Request::Info(request) => ctx.info(&request.scope),
        Request::Search(request) => ctx.search(&request).await,
        Request::Trend(request) => ctx.trend(&request).await,
        Request::Terms(request) => ctx.terms(&request).await,
        Request::Facets(request) => ctx.facets(&request.scope).await,
        Request::Documents(request) => ctx.documents(&request).await,
        Request::Read(request) => ctx.read(&request),
        Request::Forms(request) => ctx.forms(&request).await,
        Request::Examples(_) => ctx.examples().await,
        Request::Complete(request) => ctx.complete(&request),
        Request::Check(_) => ctx.check().await,
        Request::Kwic(request) => ctx.kwic(request).await,
        Request::KwicGroups(request) => ctx.kwic_groups(request).await,
        Request::Collocates(request) => ctx.collocates(&request).await,
        Request::Keyness(request) => ctx.keyness(&request).await,
        Request::Dispersion(request) => ctx.dispersion(&request).await,
        Request::Diversity(request) => ctx.diversity(&request).await,
    }
}
