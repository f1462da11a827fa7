//! `build`, `site` and `plain`: packages, the page with one, and its texts as plain HTML.

use std::path::{Path, PathBuf};

use super::{
    args::{Reading, To},
    load,
    output::say,
    page::Page,
    put::{PACKAGE, PLAIN, Place, SITE, SingleFile},
    single,
    stop::Stop,
};
use crate::{
    corpus::About,
    index::{
        Index,
        package::{self, MANIFEST},
    },
    publish::{
        Address, File, offline,
        plain::{self, FOLDER},
        with_corpus,
    },
    text::grouped,
};

const FRONT: &str = "index.html";

pub fn build(source: &[PathBuf], reading: Reading, to: &To) -> Result<(), Stop> {
    let place = Place::check(to, &PACKAGE, source, None)?;
    place.allows([MANIFEST])?;
    let (index, whole) = load::index(source, reading)?;
    let files = package(&index, "");
    place.put(&files)?;
    say_package(&index, &files, &to.out);
    finish(whole)
}

/// The files of a package, below a folder.
pub(super) fn package(index: &Index, folder: &str) -> Vec<File<'static>> {
    package::write(index).into_iter().map(|file| File::of(format!("{folder}{}", file.name), file.bytes)).collect()
}

fn say_package(index: &Index, files: &[File], out: &Path) {
    let bytes: usize = files.iter().map(File::length).sum();
    let text: u64 = (0..index.documents.len() as u32).map(|doc| index.text(doc).len() as u64).sum();
    say!(
        "Wrote {}: {} documents, {} words, {} files, {} bytes ({:.2} of the text).",
        out.display(),
        grouped(index.documents.len() as u64),
        grouped(u64::from(index.tokens())),
        grouped(files.len() as u64),
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
    let length = place.put(&single::html(&index, page)?)?;
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
    let names = page.files()?;
    let names = names.iter().map(String::as_str);
    place.allows(names.chain(plain::ALWAYS).chain([offline::NAME, "corpus/corpus.json"]))?;
    let (index, whole) = load::index(source, reading)?;
    let mut files = page_files(page, &index.about, address)?;
    let corpus = package(&index, "corpus/");
    let list = offline::worker(files.iter().chain(&corpus));
    let pages = plain::pages(&index, address);
    files.retain(|file| file.name != offline::NAME && pages.iter().all(|page| page.name != file.name));
    let (start, count) = (files.len(), corpus.len());
    files.extend(corpus);
    files.extend(pages);
    files.push(File::of(offline::NAME, list.into_bytes()));
    place.put(&files)?;
    say_package(&index, files.get(start..start + count).unwrap_or_default(), &to.out.join("corpus"));
    say_pages(&index, address, &to.out);
    finish(whole)
}

/// The files of the built page, whose first page is named after the corpus. Its own corpus stays behind, with what was
/// made of it.
pub(super) fn page_files(page: &Page, about: &About, address: Option<&Address>) -> Result<Vec<File<'static>>, Stop> {
    let file = |name: String| {
        if name == FRONT {
            let html = with_corpus(&page.text(FRONT)?, about, address);
            return Ok(File::of(FRONT, html.into_bytes()));
        }
        let bytes = page.bytes(&name)?;
        Ok(File::of(name, bytes))
    };
    page.files()?.into_iter().map(file).collect()
}
