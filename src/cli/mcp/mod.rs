//! `mcp`: a corpus as tools for an assistant, by the Model Context Protocol over standard input and output.
//!
//! Every answer is the JSON of the command of that name, with the link that shows a person the same, and is of bounded
//! length. Nothing is written, and nothing is fetched.

mod asked;
mod links;
mod tools;

use std::path::Path;

use rmcp::{ServiceExt, transport::stdio};
use tokio::{runtime::Builder, task::LocalSet};

use self::tools::Tools;
use super::{args::Reading, load, stop::Stop};
use crate::publish::Address;

/// Serves a corpus until the assistant closes the connection. `address` is where its page is, for links.
pub fn serve(corpus: &Path, reading: Reading, address: Option<&Address>) -> Result<(), Stop> {
    let tools = Tools::new(load::engine(corpus, reading)?, address.map(|address| address.of("")))?;
    let runtime = Builder::new_current_thread().enable_all().build()?;
    // The engine stays in this thread.
    LocalSet::new().block_on(&runtime, async {
        let failed = |error: &dyn std::fmt::Display| {
            Stop::input(format!("The conversation ended: {error}."), "This command is for an assistant to start.")
        };
        let service = tools.serve(stdio()).await.map_err(|error| failed(&error))?;
        service.waiting().await.map_err(|error| failed(&error))?;
        Ok(())
    })
}
