//! The importer in a web worker: a message loop and nothing else. The loop is `readout::platform::importer::worker`.

#[cfg(target_arch = "wasm32")]
fn main() {
    readout::platform::importer::worker::run();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("The importer runs in a browser, as a part of the page: scripts/page.sh builds both.");
}
