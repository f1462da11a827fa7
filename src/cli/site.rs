//! `build`, `site` and `plain`: packages, the page with one, and its texts as plain HTML.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{
    args::{Reading, To},
    files, load, offline,
    output::say,
    plain::{self, Address, Site},
    put::{Output, PACKAGE, PLAIN, Place, SITE, SingleFile},
    single,
    stop::Stop,
};
use crate::index::{
    Index,
    package::{self, MANIFEST},
};
use crate::text::grouped;

/// The files of the page that a site cannot do without.
const PAGE: [&str; 7] =
    ["index.html", "locales/en.txt", "page.js", "page_bg.wasm", "read.css", "worker.js", "worker_bg.wasm"];
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
fn package(index: &Index, folder: &str) -> Vec<Output<'static>> {
    package::write(index).into_iter().map(|file| Output::of(format!("{folder}{}", file.name), file.bytes)).collect()
}

fn say_package(index: &Index, files: &[Output], out: &Path) {
    let bytes: usize = files.iter().map(Output::length).sum();
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

fn finish(whole: bool) -> Result<(), Stop> {
    if whole { Ok(()) } else { Err(Stop::Partly) }
}

pub fn plain(source: &[PathBuf], reading: Reading, to: &To, address: Option<&Address>) -> Result<(), Stop> {
    let place = Place::check(to, &PLAIN, source, None)?;
    place.allows(plain::ALWAYS)?;
    let (index, whole) = load::index(source, reading)?;
    let site = Site::of(&index, address);
    place.put(&plain::pages(&site))?;
    plain::say_pages(&site, &to.out);
    finish(whole)
}

fn has_page(page: &Path) -> Result<(), Stop> {
    if let Some(missing) = PAGE.iter().find(|name| !page.join(name).is_file()) {
        return Err(Stop::input(
            format!("{} does not hold the built page: {missing} is missing.", page.display()),
            "Build it with `sh scripts/page.sh`, or say where it is with --page.",
        ));
    }
    Ok(())
}

pub fn single(source: &[PathBuf], reading: Reading, file: &Path, page: &Path) -> Result<(), Stop> {
    has_page(page)?;
    let place = SingleFile::check(file, source, page)?;
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

pub fn site(source: &[PathBuf], reading: Reading, to: &To, page: &Path, address: Option<&Address>) -> Result<(), Stop> {
    has_page(page)?;
    let place = Place::check(to, &SITE, source, Some(page))?;
    let mut of_page = page_files(page)?;
    let names = of_page.iter().map(|file| file.name.as_str());
    place.allows(names.chain(plain::ALWAYS).chain([offline::NAME, "corpus/corpus.json"]))?;
    let (index, whole) = load::index(source, reading)?;
    for file in of_page.iter_mut().filter(|file| file.name == FRONT) {
        let html = String::from_utf8_lossy(&file.bytes()).into_owned();
        *file = Output::of(FRONT, plain::with_corpus(&html, &index.about, address));
    }
    let corpus = package(&index, "corpus/");
    let site = Site::of(&index, address);
    let list = offline::worker(of_page.iter().chain(&corpus).map(|file| (file.name.clone(), file.bytes())));
    let pages = plain::pages(&site);
    of_page.retain(|file| file.name != offline::NAME && pages.iter().all(|page| page.name != file.name));
    let (start, count) = (of_page.len(), corpus.len());
    let mut files = of_page;
    files.extend(corpus);
    files.extend(pages);
    files.push(Output::of(offline::NAME, list));
    place.put(&files)?;
    say_package(&index, files.get(start..start + count).unwrap_or_default(), &to.out.join("corpus"));
    plain::say_pages(&site, &to.out);
    finish(whole)
}

/// The files of the built page. Its own corpus stays behind, with what was made of it.
fn page_files(page: &Path) -> Result<Vec<Output<'static>>, Stop> {
    let failed = |path: &Path, error: std::io::Error| {
        Stop::input(
            format!("{} of the built page cannot be read: {error}.", path.display()),
            "Build it anew with `sh scripts/page.sh`.",
        )
    };
    let is_of_corpus = |name: &str| {
        ["corpus/", "read/", "sitemap", "readout-site.json", "readout-plain.json"]
            .iter()
            .any(|own| name.starts_with(own))
    };
    let names = files::list(page).map_err(|error| failed(page, error))?;
    let read = |name: String| match fs::read(page.join(&name)) {
        Ok(bytes) => Ok(Output::of(name, bytes)),
        Err(error) => Err(failed(&page.join(&name), error)),
    };
    names.into_iter().filter(|name| !is_of_corpus(name)).map(read).collect()
}
