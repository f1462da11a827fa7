//! The native command line; all of it is in [`readout::cli`].

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::borrow::Cow;

    use readout::cli::PageInside;
    use rust_embed::Embed;

    /// The built page, if there was one when the program was built. A build for development reads the folder when it runs.
    #[derive(Embed)]
    #[folder = "dist/"]
    #[allow_missing = true]
    #[exclude = "corpus/*"]
    #[exclude = "read/*"]
    #[exclude = ".*"]
    struct Dist;

    pub struct Built;

    impl PageInside for Built {
        fn names(&self) -> Vec<String> {
            Dist::iter().map(Cow::into_owned).collect()
        }

        fn file(&self, name: &str) -> Option<Cow<'static, [u8]>> {
            Dist::get(name).map(|file| file.data)
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    readout::cli::run(&native::Built)
}

#[cfg(target_arch = "wasm32")]
fn main() {}
