//! The tests of the whole crate, as one binary. `cargo test --test it queries::` runs those of one module.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "the lints' exception for tests does not see helpers in a test's own crate"
)]

mod catalogue;
mod chart;
mod cli;
#[path = "../common/mod.rs"]
mod common;
mod corpora;
mod corpus;
mod digest;
mod fluent_files;
mod hints;
mod inaugural;
mod incoming;
mod init;
mod judged;
mod keys;
mod layers;
mod link;
mod mcp;
mod messages;
mod naive;
mod names;
mod outputs;
mod package;
mod palette;
mod plain;
mod publish;
mod queries;
mod ranking;
mod reader;
mod serve;
mod shared;
mod sources;
mod statistics;
mod stepping;
#[path = "../tables/mod.rs"]
mod tables;
mod words;
