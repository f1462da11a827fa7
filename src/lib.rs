//! Readout: a corpus explorer that runs in the reader's browser.
//!
//! A corpus is one long sequence of tokens; everything else is a set of spans over it. In reading order:
//!
//! - [`model`]: the nouns that all layers share: spans and their algebra, dates, kinds of fields and blocks;
//! - [`message`]: what the engine says to a person, as data; [`translation`]: the messages of a language;
//! - [`text`]: what a word is: tokens, sentences, normal form, folded form, stem;
//! - [`corpus`]: from files in a folder to documents with fields, turns, paragraphs;
//! - [`index`]: lexicon, token stream, separators, positions; building a package and opening it;
//! - [`query`]: the query language: parse with diagnostics, evaluate to spans, rank;
//! - [`stats`]: frequencies, dispersion and intervals, each with its formula;
//! - [`protocol`]: what can be asked and what comes back, as data;
//! - [`engine`]: the one door: a request in, a reply out, in steps;
//! - [`chart`]: scales, ticks and layout: numbers only;
//! - [`link`]: the state of a view as a URL fragment, and back;
//! - [`cite`]: citations as BibTeX, RIS and CSL-JSON;
//! - [`export`]: tables as CSV, with what they were made from; [`import`]: word lists that come from elsewhere;
//! - [`publish`]: a corpus as the files of a site;
//! - [`importing`]: a reader's own files: what was read, packages as files.
//!
//! All of these are pure: no clock, no file, no network, no browser. Only `platform` and `ui`, which exist on
//! `wasm32` alone, touch the page, and only `cli`, which does not, touches files.

pub mod chart;
pub mod cite;
pub mod corpus;
pub mod engine;
pub mod export;
pub mod import;
pub mod importing;
pub mod index;
pub mod link;
pub mod message;
pub mod model;
pub mod protocol;
pub mod publish;
pub mod query;
pub mod stats;
pub mod text;
pub mod translation;

#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
#[cfg(target_arch = "wasm32")]
pub mod platform;
pub mod ui;

/// Which build this is: page and worker talk only when theirs are the same.
pub const BUILD: &str = env!("READOUT_BUILD");
/// The release, as in `Cargo.toml`.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
