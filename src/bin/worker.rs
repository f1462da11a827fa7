//! The engine in a web worker: a message loop and nothing else. The loop is `readout::platform::host`.

/// The standard library's own allocator, compiled as small as the rest of the worker.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: dlmalloc::GlobalDlmalloc = dlmalloc::GlobalDlmalloc;

#[cfg(target_arch = "wasm32")]
fn main() {
    readout::platform::host::run();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("The worker runs in a browser, as a part of the page: scripts/page.sh builds both.");
}
