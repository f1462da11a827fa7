//! What the reader sees and does. It computes nothing about the corpus: it asks, shows, and lets the person go on.
//!
//! From the bottom up: `logic` works out what needs no browser; `words` has every text; `state` what is shared, as
//! contexts; `components` and `charts` are what several views use; `views` has one file or folder a view; `shell` is
//! the frame around them.

pub mod logic;

#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub mod charts;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub mod components;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub mod keys;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
mod mount;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
mod problem;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub mod shell;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub mod state;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub mod views;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub mod words;

#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub use mount::mount;
