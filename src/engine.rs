//! The one door: a request in, a reply out, in steps.
//!
//! The engine reads no clock and fetches nothing. A host (worker, command line, test) steps a job with some fuel, which
//! counts work and not time, brings the chunks that it needs, and may drop it between two steps.

use crate::protocol::{Failure, FailureKind, Progress, Reply, Request};

/// A corpus, once one is open, and whatever is asked of it.
#[derive(Default)]
pub struct Engine {}

/// One request being answered. Dropping it cancels it.
pub struct Job {}

/// How a step ended.
#[derive(Debug)]
pub enum Step {
    Done(Result<Reply, Failure>),
    /// The fuel is used up; step again.
    More(Progress),
    /// The job waits for these files of the package, by name: [`Engine::supply`] each, then step again.
    Need(Vec<String>),
}

impl Engine {
    pub fn new() -> Self {
        Self::default()
    }

    /// Begins to answer. Nothing is computed until the first step.
    pub fn start(&self, _request: Request) -> Job {
        Job {}
    }

    /// Brings a file that a job asked for, or the reason why it cannot be had.
    pub fn supply(&self, _name: &str, _bytes: Result<Vec<u8>, String>) {}
}

impl Job {
    /// Works until the answer is there, a chunk is needed or about `fuel` tokens' worth of work is done.
    pub fn step(&mut self, _fuel: u64) -> Step {
        Step::Done(Err(Failure {
            kind: FailureKind::NotOpen,
            message: "No corpus is open.".into(),
            help: String::new(),
            diagnostics: Vec::new(),
        }))
    }
}
