//! The native command line; all of it is in [`readout::cli`].

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::{
        borrow::Cow,
        io::{self, ErrorKind},
    };

    use readout::publish::PageFiles;
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

    impl PageFiles for Built {
        fn names(&self) -> io::Result<Vec<String>> {
            Ok(Dist::iter().map(Cow::into_owned).collect())
        }

        fn bytes(&self, name: &str) -> io::Result<Cow<'_, [u8]>> {
            Dist::get(name).map(|file| file.data).ok_or_else(|| ErrorKind::NotFound.into())
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    readout::cli::run(&native::Built)
}

#[cfg(target_arch = "wasm32")]
fn main() {}
