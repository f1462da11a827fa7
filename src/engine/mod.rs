//! The engine: it answers requests over an open corpus, in steps.
//!
//! The engine reads no clock and fetches nothing. A host (worker, command line, test) steps a job with some fuel, which
//! counts work and not time, brings the chunks that it needs, and can drop it between two steps. Inside, an answer is
//! computed by an `async` function that yields when its fuel is used up. There is no executor and no waker: every
//! [`Job::step`] polls the future once.

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
mod family;
mod forms;
mod grams;
mod hints;
mod info;
mod keyness;
mod kwic;
mod meter;
mod minima;
mod on_query;
mod open;
pub(crate) mod reader;
mod reply;
mod scope;
mod search;
mod spreads;
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
    protocol::{
        Facts, Failure, FailureKind, OpenRequest, Progress, Query, Reply, Request, Scope, Wording, corpus_facts,
    },
    query::View,
};

/// Answers requests over a corpus, once one is open.
#[derive(Default)]
pub struct Engine {
    shared: Rc<Shared>,
}

/// The state that all jobs of an engine share.
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
// It is made and moved once per answer.
#[allow(clippy::large_enum_variant)]
pub enum Step {
    Done(Result<Reply, Failure>),
    /// The fuel is used up; step again.
    More(Progress),
    /// The job needs these files of the package, by name: [`Engine::supply`] them, then step again. A file is named
    /// until it has been supplied, so that the host has to remember which ones it is fetching.
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

    /// What answers are made from: the open corpus, and this release.
    pub fn made_from(&self) -> Facts {
        let open = self.shared.open.borrow();
        let Some(index) = open.as_ref().map(|corpus| corpus.evaluator.index()) else { return Facts::new() };
        let mut facts = corpus_facts(&index.about.title, &index.fingerprint, index.about.wording, Message::to_string);
        facts.push(("version", format!("Readout {}", crate::VERSION)));
        facts
    }

    /// Whose words the open corpus has.
    pub fn wording(&self) -> Wording {
        let open = self.shared.open.borrow();
        open.as_ref().map(|corpus| corpus.evaluator.index().about.wording).unwrap_or_default()
    }

    /// Starts to answer a request. Nothing is computed before the first step.
    pub fn start(&self, request: Request) -> Job {
        let meter = Rc::new(Meter::default());
        let answer = Box::pin(answer(Rc::clone(&self.shared), Rc::clone(&meter), request));
        Job { answer, meter }
    }

    /// Supplies a file that a job needs, or the reason why it could not be fetched.
    pub fn supply(&self, name: &str, bytes: Result<Vec<u8>, Malformed>) {
        self.shared.inbox.borrow_mut().push(name, bytes);
    }

    /// Answers a request at once, fetching files of the package with `fetch`: for hosts that can block.
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
        // Answered above.
        Request::Open(_) => ctx.info(&Scope::default()).await,
        Request::Info(request) => ctx.info(&request.scope).await,
        Request::Search(request) => ctx.search(&request).await,
        Request::Trend(request) => ctx.trend(&request).await,
        Request::Terms(request) => ctx.terms(&request).await,
        Request::Facets(request) => ctx.facets(&request.scope).await,
        Request::Documents(request) => ctx.documents(&request).await,
        Request::Read(request) => ctx.read(&request).await,
        Request::Pieces(request) => ctx.pieces(&request).await,
        Request::FindPlace(request) => ctx.find_place(&request).await,
        Request::Forms(request) => ctx.forms(&request).await,
        Request::Examples(_) => ctx.examples().await,
        Request::Complete(request) => ctx.complete(&request).await,
        Request::Check(_) => ctx.check().await,
        Request::Kwic(request) => ctx.kwic(request).await,
        Request::KwicGroups(request) => ctx.kwic_groups(request).await,
        Request::Collocates(request) => ctx.collocates(&request).await,
        Request::Keyness(request) => ctx.keyness(&request).await,
        Request::Dispersion(request) => ctx.dispersion(&request).await,
        Request::Spreads(request) => ctx.spreads_of_terms(&request).await,
        Request::Diversity(request) => ctx.diversity(&request).await,
    }
}
