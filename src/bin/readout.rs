//! The native command line; all of it is in [`readout::cli`].

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    readout::cli::run()
}

#[cfg(target_arch = "wasm32")]
fn main() {}
