//! `build`, `site` and `plain`: packages, the page with one, and its texts as plain HTML.

use std::path::{Path, PathBuf};

use super::{
    args::{Reading, To},
    load,
    output::say,
    page::Page,
    put::{PACKAGE, PLAIN, Place, SITE, SingleFile},
    stop::Stop,
};
use crate::{
    index::{Index, package::MANIFEST},
    publish::{
        self, Address, CORPUS, File, offline,
        plain::{self, FOLDER},
    },
    text::grouped,
};

pub fn build(source: &[PathBuf], reading: Reading, to: &To) -> Result<(), Stop> {
    let place = Place::check(to, &PACKAGE, source, None)?;
    place.allows([MANIFEST])?;
    let (index, whole) = load::index(source, reading)?;
    let files = publish::package(&index, "");
    place.put(&files)?;
    say_package(&index, &files, &to.out);
    finish(whole)
}

fn say_package<'f, 'a: 'f>(index: &Index, files: impl IntoIterator<Item = &'f File<'a>>, out: &Path) {
    let lengths: Vec<usize> = files.into_iter().map(File::length).collect();
    let bytes: usize = lengths.iter().sum();
    let text: u64 = (0..index.documents.len() as u32).map(|doc| index.text(doc).len() as u64).sum();
    say!(
        "Wrote {}: {} documents, {} words, {} files, {} bytes ({:.2} of the text).",
        out.display(),
        grouped(index.documents.len() as u64),
        grouped(u64::from(index.tokens())),
        grouped(lengths.len() as u64),
        grouped(bytes as u64),
        bytes as f64 / text.max(1) as f64,
    );
}

fn say_pages(index: &Index, address: Option<&Address>, out: &Path) {
    say!("Wrote {}: {} pages to read.", out.join(FOLDER).display(), grouped(index.documents.len() as u64 + 1));
    if address.is_none() {
        say!(
            "There is no sitemap, because search engines want whole addresses in it: to get one, say where the site will be, as in --address https://example.org/corpus/."
        );
    }
}

fn finish(whole: bool) -> Result<(), Stop> {
    if whole { Ok(()) } else { Err(Stop::Partly) }
}

pub fn plain(source: &[PathBuf], reading: Reading, to: &To, address: Option<&Address>) -> Result<(), Stop> {
    let place = Place::check(to, &PLAIN, source, None)?;
    place.allows(plain::ALWAYS)?;
    let (index, whole) = load::index(source, reading)?;
    place.put(&plain::pages(&index, address))?;
    say_pages(&index, address, &to.out);
    finish(whole)
}

pub fn single(source: &[PathBuf], reading: Reading, file: &Path, page: &Page) -> Result<(), Stop> {
    let place = SingleFile::check(file, source, page.folder())?;
    let (index, whole) = load::index(source, reading)?;
    let html = publish::single(&index, page).map_err(|error| page.stop(&error))?;
    let length = place.put(&html)?;
    say!(
        "Wrote {}: {} documents, {} words, {} bytes. It opens from a disk, and needs nothing else.",
        file.display(),
        grouped(index.documents.len() as u64),
        grouped(u64::from(index.tokens())),
        grouped(length as u64),
    );
    finish(whole)
}

pub fn site(source: &[PathBuf], reading: Reading, to: &To, page: &Page, address: Option<&Address>) -> Result<(), Stop> {
    let place = Place::check(to, &SITE, source, page.folder())?;
    let names = publish::page_names(page).map_err(|error| page.stop(&error))?;
    let names = names.iter().map(String::as_str);
    place.allows(names.chain(plain::ALWAYS).chain([offline::NAME, "corpus/corpus.json"]))?;
    let (index, whole) = load::index(source, reading)?;
    let files = publish::site(&index, page, address).map_err(|error| page.stop(&error))?;
    place.put(&files)?;
    say_package(&index, files.iter().filter(|file| file.name.starts_with(CORPUS)), &to.out.join("corpus"));
    say_pages(&index, address, &to.out);
    finish(whole)
}
