//! The page: mounts the app.

#[cfg(target_arch = "wasm32")]
fn main() {
    readout::ui::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("The page runs in a browser: scripts/page.sh builds it into dist, to be served by any web server.");
}
