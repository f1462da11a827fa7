//! The built page, of which a site is made: in a folder, or in the program itself.

use std::{
    borrow::Cow,
    fs, io,
    path::{Path, PathBuf},
};

use super::{files, stop::Stop};

/// The files that the page cannot do without.
const NEEDED: [&str; 7] =
    ["index.html", "locales/en.txt", "page.js", "page_bg.wasm", "read.css", "worker.js", "worker_bg.wasm"];
/// Where the page is built.
const BUILT: &str = "dist";
/// Files and folders of the page's own corpus, which another one takes the place of.
const OF_CORPUS: [&str; 5] = ["corpus/", "read/", "sitemap", "readout-site.json", "readout-plain.json"];

/// The page that a program was built with.
pub trait PageInside: Sync {
    /// The paths of its files; empty where the program was built without a page.
    fn names(&self) -> Vec<String>;
    fn file(&self, name: &str) -> Option<Cow<'static, [u8]>>;
}

/// The built page.
#[derive(Clone)]
pub enum Page {
    Folder(PathBuf),
    Inside(&'static dyn PageInside),
}

impl Page {
    /// The page in the folder that is given, else that in the program, else the one that has been built beside.
    ///
    /// # Errors
    ///
    /// There is none, or a file of it is missing.
    pub fn find(given: Option<&Path>, inside: &'static dyn PageInside) -> Result<Self, Stop> {
        let page = match given {
            Some(folder) => Self::Folder(folder.to_path_buf()),
            None if !inside.names().is_empty() => Self::Inside(inside),
            None => Self::Folder(BUILT.into()),
        };
        let names = page.names().unwrap_or_default();
        match NEEDED.iter().find(|needed| names.iter().all(|name| name != *needed)) {
            None => Ok(page),
            Some(missing) => Err(Stop::input(
                format!("{} does not hold the built page: {missing} is missing.", page.shown()),
                "Build it with `sh scripts/page.sh`, or say where it is with --page.",
            )),
        }
    }

    /// The folder that it is in, where it is in one.
    pub fn folder(&self) -> Option<&Path> {
        match self {
            Self::Folder(folder) => Some(folder),
            Self::Inside(_) => None,
        }
    }

    fn shown(&self) -> String {
        self.folder().map_or_else(|| "The program".to_owned(), |folder| folder.display().to_string())
    }

    /// What is wrong with a file of it.
    pub fn failed(&self, name: &str, error: &dyn std::fmt::Display) -> Stop {
        let place = self.folder().map_or_else(|| PathBuf::from(name), |folder| folder.join(name));
        Stop::input(
            format!("{} of the built page cannot be used: {error}.", place.display()),
            "Build it anew with `sh scripts/page.sh`.",
        )
    }

    fn names(&self) -> io::Result<Vec<String>> {
        match self {
            Self::Folder(folder) => files::list(folder),
            Self::Inside(inside) => Ok(inside.names()),
        }
    }

    /// The paths of its files, without those of its own corpus, sorted.
    pub fn files(&self) -> Result<Vec<String>, Stop> {
        let mut names = self.names().map_err(|error| self.failed("", &error))?;
        names.retain(|name| !OF_CORPUS.iter().any(|own| name.starts_with(own)));
        names.sort_unstable();
        Ok(names)
    }

    pub fn bytes(&self, name: &str) -> Result<Vec<u8>, Stop> {
        let bytes = match self {
            Self::Folder(folder) => fs::read(folder.join(name)),
            Self::Inside(inside) => {
                inside.file(name).map(Cow::into_owned).ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))
            }
        };
        bytes.map_err(|error| self.failed(name, &error))
    }

    pub fn text(&self, name: &str) -> Result<String, Stop> {
        String::from_utf8(self.bytes(name)?).map_err(|error| self.failed(name, &error))
    }
}
