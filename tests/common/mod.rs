//! What several of the tests share. Nothing here touches a disk, so that it runs in a browser as well.

#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

pub mod messages;

use readout::{
    corpus::{self, Corpus, Report, SourceFile},
    engine::Engine,
    index::{Index, build},
    protocol::{Failure, Query, Reply, Scope, Search, SearchRequest},
};

/// The corpus of some files, by path and text.
pub fn read(files: &[(&str, &str)]) -> (Corpus, Report) {
    let file = |&(path, text): &(&str, &str)| SourceFile { path: path.into(), bytes: text.into(), named: false };
    corpus::read(files.iter().map(file).collect())
}

pub fn index(files: &[(&str, &str)]) -> Index {
    let (corpus, report) = read(files);
    for problem in report.problems {
        // A document without words is on purpose here, and so is a field that none of a few random ones has.
        let is_meant = problem.message == "holds no words" || problem.message.ends_with("which no document has");
        assert!(is_meant, "{}: {}", problem.place, problem.message);
    }
    build(&corpus, |_| ()).expect("a small corpus")
}

pub fn engine(files: &[(&str, &str)]) -> Engine {
    Engine::with_index(index(files))
}

/// Asks an engine whose corpus is in memory.
pub fn ask<Q: Query>(engine: &Engine, query: Q) -> Result<Reply<Q::Reply>, Failure> {
    engine.ask(query, |name| panic!("{name} was asked for"), |_| ())
}

pub fn scope(query: &str, filters: &[&str]) -> Scope {
    Scope { query: query.into(), filters: filters.iter().map(|&f| f.into()).collect(), ..Scope::default() }
}

/// All documents that a scope finds, in the order of their rank, and the reply's notes.
pub fn search(engine: &Engine, scope: Scope) -> Result<(Search, Vec<String>), Failure> {
    let reply = ask(engine, SearchRequest { scope, ..SearchRequest::default() })?;
    Ok((reply.body, reply.notes.into_iter().map(|note| note.text.to_string()).collect()))
}
