//! The built page, of whose files a site is made.

use std::{borrow::Cow, collections::BTreeMap, io};

use super::{
    error::{Fault, Unpublishable},
    package::CORPUS,
};

/// The page's first file.
pub const FRONT: &str = "index.html";
/// The files that the page cannot do without.
const NEEDED: [&str; 7] =
    [FRONT, "locales/en.txt", "page.js", "page_bg.wasm", "read.css", "worker.js", "worker_bg.wasm"];
/// Files and folders of the page's own corpus, which another one takes the place of.
const OF_CORPUS: [&str; 5] = [CORPUS, "read/", "sitemap", "readout-site.json", "readout-plain.json"];

/// The files of the built page by their names, which are paths with `/` between folders.
pub trait PageFiles {
    fn names(&self) -> io::Result<Vec<String>>;
    fn bytes(&self, name: &str) -> io::Result<Cow<'_, [u8]>>;
}

/// In memory.
impl PageFiles for BTreeMap<String, Vec<u8>> {
    fn names(&self) -> io::Result<Vec<String>> {
        Ok(self.keys().cloned().collect())
    }

    fn bytes(&self, name: &str) -> io::Result<Cow<'_, [u8]>> {
        let missing = || io::Error::new(io::ErrorKind::NotFound, "it is missing");
        self.get(name).map(Cow::from).ok_or_else(missing)
    }
}

/// The names of the page's files, without those of its own corpus, sorted.
pub fn page_names(page: &dyn PageFiles) -> Result<Vec<String>, Unpublishable> {
    let mut names = page.names().map_err(Unpublishable::Unlisted)?;
    names.retain(|name| !OF_CORPUS.iter().any(|own| name.starts_with(own)));
    names.sort_unstable();
    Ok(names)
}

/// Whether all that the page cannot do without is among the names of its files.
pub fn check_page(names: &[String]) -> Result<(), Unpublishable> {
    let missing = NEEDED.into_iter().find(|needed| names.iter().all(|name| name != needed));
    missing.map_or(Ok(()), |name| Err(Unpublishable::Missing(name)))
}

pub fn bytes<'a>(page: &'a dyn PageFiles, name: &str) -> Result<Cow<'a, [u8]>, Unpublishable> {
    page.bytes(name).map_err(|error| unusable(name, Fault::Unread(error)))
}

pub fn text(page: &dyn PageFiles, name: &str) -> Result<String, Unpublishable> {
    String::from_utf8(bytes(page, name)?.into_owned()).map_err(|error| unusable(name, Fault::NoText(error)))
}

pub fn unusable(name: &str, why: Fault) -> Unpublishable {
    Unpublishable::Unusable { name: name.to_owned(), why }
}
