//! The engine in a web worker: a message loop and nothing else. The loop is `readout::platform::host`.

#[cfg(target_arch = "wasm32")]
fn main() {
    readout::platform::host::run();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("The worker runs in a browser, as a part of the page: scripts/page.sh builds both.");
}
