//! The built page, of which a site is made: in a folder, or in the program itself.

use std::{
    borrow::Cow,
    fmt::Display,
    fs, io,
    path::{Path, PathBuf},
};

use super::{files, stop::Stop};
use crate::publish::{PageFiles, Unpublishable, check_page};

/// Where the page is built.
const BUILT: &str = "dist";

/// The built page.
#[derive(Clone)]
pub enum Page {
    Folder(PathBuf),
    Inside(&'static (dyn PageFiles + Sync)),
}

impl Page {
    /// The page in the folder that is given, else that in the program, else the one that has been built beside.
    ///
    /// # Errors
    ///
    /// There is none, or a file of it is missing.
    pub fn find(given: Option<&Path>, inside: &'static (dyn PageFiles + Sync)) -> Result<Self, Stop> {
        let page = match given {
            Some(folder) => Self::Folder(folder.to_path_buf()),
            None if inside.names().is_ok_and(|names| !names.is_empty()) => Self::Inside(inside),
            None => Self::Folder(BUILT.into()),
        };
        match check_page(&page.names().unwrap_or_default()) {
            Ok(()) => Ok(page),
            Err(error) => Err(page.stop(&error)),
        }
    }

    /// The folder that it is in, where it is in one.
    pub fn folder(&self) -> Option<&Path> {
        match self {
            Self::Folder(folder) => Some(folder),
            Self::Inside(_) => None,
        }
    }

    /// Why nothing can be made of it, and how to mend that.
    pub fn stop(&self, error: &Unpublishable) -> Stop {
        match error {
            Unpublishable::Missing(name) => Stop::input(
                format!("{} does not hold the built page: {name} is missing.", self.shown()),
                "Build it with `sh scripts/page.sh`, or say where it is with --page.",
            ),
            Unpublishable::Unlisted(error) => self.failed("", error),
            Unpublishable::Unusable { name, why } => self.failed(name, why),
            Unpublishable::TooLarge { .. } => {
                Stop::input(error.to_string(), "Write a folder with --out, and put it on any web server.")
            }
        }
    }

    fn shown(&self) -> String {
        self.folder().map_or_else(|| "The program".to_owned(), |folder| folder.display().to_string())
    }

    /// What is wrong with a file of it.
    fn failed(&self, name: &str, why: &dyn Display) -> Stop {
        let place = self.folder().map_or_else(|| PathBuf::from(name), |folder| folder.join(name));
        Stop::input(
            format!("{} of the built page cannot be used: {why}.", place.display()),
            "Build it anew with `sh scripts/page.sh`.",
        )
    }
}

impl PageFiles for Page {
    fn names(&self) -> io::Result<Vec<String>> {
        match self {
            Self::Folder(folder) => files::list(folder),
            Self::Inside(inside) => inside.names(),
        }
    }

    fn bytes(&self, name: &str) -> io::Result<Cow<'_, [u8]>> {
        match self {
            Self::Folder(folder) => fs::read(folder.join(name)).map(Cow::Owned),
            Self::Inside(inside) => inside.bytes(name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Page, Stop, Unpublishable};

    #[test]
    fn a_corpus_that_is_too_large_for_a_file_is_for_a_folder() {
        let stop = Page::Folder("dist".into()).stop(&Unpublishable::TooLarge { size: 50_000_001, most: 50_000_000 });
        let Stop::Input { message, help } = stop else { panic!("{stop:?}") };
        assert!(message.contains("50,000,001") && help.contains("--out"), "{message} {help}");
    }
}
