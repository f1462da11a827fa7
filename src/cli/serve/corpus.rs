//! A corpus as the files of a site.

use std::{collections::BTreeMap, fs, path::PathBuf};

use axum::body::Bytes;

use super::{
    super::{args::Reading, ask, files, load, page::Page, stop::Stop},
    server::{CHANGES, Served},
};
use crate::{
    corpus::About,
    index::package::MANIFEST,
    protocol::{InfoRequest, Scope},
    publish::{CORPUS, FRONT, File, offline, package, page_files, plain},
};

/// Where a corpus comes from, and what is made of it.
pub struct Source {
    pub path: PathBuf,
    pub reading: Reading,
    pub page: Page,
}

impl Source {
    /// Reads the corpus and makes its site. What is wrong with its texts is said, as `site` does.
    pub fn read(&self) -> Result<Served, Stop> {
        if load::is_package(&self.path) {
            return self.read_package();
        }
        let (index, _) = load::index(std::slice::from_ref(&self.path), self.reading)?;
        let mut site = page_files(&self.page, &index.about, None).map_err(|error| self.page.stop(&error))?;
        site.extend(package(&index, CORPUS));
        site.extend(plain::pages(&index, None));
        Ok(served(index.about.title.clone(), index.fingerprint.clone(), &site))
    }

    /// A package is served as it is.
    fn read_package(&self) -> Result<Served, Stop> {
        let engine = load::package(&self.path)?;
        let info = ask::ask(&engine, InfoRequest { scope: Scope::default() })?.body;
        let about =
            About { title: info.title, description: info.description, language: info.language, ..About::default() };
        let folder = if load::is_site(&self.path) { self.path.join("corpus") } else { self.path.clone() };
        let mut site = page_files(&self.page, &about, None).map_err(|error| self.page.stop(&error))?;
        let failed = |error| Stop::input(format!("{} cannot be read: {error}.", folder.display()), "");
        for name in files::list(&folder).map_err(failed)? {
            if name == MANIFEST || name.ends_with(".bin") {
                site.push(File::of(format!("{CORPUS}{name}"), fs::read(folder.join(&name)).map_err(failed)?));
            }
        }
        Ok(served(about.title, info.fingerprint, &site))
    }
}

fn served(title: String, fingerprint: String, site: &[File<'_>]) -> Served {
    // Nothing is kept for when there is no network: the next start is of other texts, or of another version.
    let kept = site.iter().filter(|file| file.name != offline::NAME);
    let files: BTreeMap<String, Bytes> = kept
        .map(|file| {
            let bytes = file.bytes().into_owned();
            let bytes = if file.name == FRONT { with_changes(&bytes).into_bytes() } else { bytes };
            (file.name.clone(), Bytes::from(bytes))
        })
        .collect();
    Served { title, fingerprint, files }
}

/// The first page, which says where it hears of changes.
fn with_changes(html: &[u8]) -> String {
    let html = String::from_utf8_lossy(html);
    html.replacen("<title>", &format!("<meta name=\"readout-changes\" content=\"{CHANGES}\"><title>"), 1)
}
