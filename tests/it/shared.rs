//! Texts that lie beside the project and not in it: `../shared/corpora`. Without them, as on a fresh clone, the tests that
//! read them do nothing and say so.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread;

/// The folder of a corpus, or `None` where it is not there: then the output names the test that is skipped.
pub fn corpus(name: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora").join(name);
    if folder.is_dir() {
        return Some(folder);
    }
    let test = thread::current().name().unwrap_or("a test").to_owned();
    // Not by `println!`, whose text the harness keeps to itself where a test passes.
    let line = format!("skipped {test}: ../shared/corpora/{name} is not there\n");
    io::stderr().write_all(line.as_bytes()).unwrap();
    None
}
