//! `build`, `site` and `plain`: packages, the page with one, and its texts as plain HTML.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{
    args::Reading,
    files, load, offline,
    plain::{self, Address},
    single,
    stop::Stop,
};
use crate::index::{Index, package};
use crate::text::grouped;

/// The files of the page that a site cannot do without.
const PAGE: [&str; 7] =
    ["index.html", "locales/en.txt", "page.js", "page_bg.wasm", "read.css", "worker.js", "worker_bg.wasm"];

pub fn build(source: &[PathBuf], reading: Reading, out: &Path) -> Result<(), Stop> {
    let (index, whole) = load::index(source, reading)?;
    write(&index, out)?;
    if whole { Ok(()) } else { Err(Stop::Partly) }
}

fn write(index: &Index, out: &Path) -> Result<(), Stop> {
    let files = package::write(index);
    files::write_package(&files, out)?;
    let bytes: usize = files.iter().map(|f| f.bytes.len()).sum();
    let text: u64 = (0..index.documents.len() as u32).map(|doc| index.text(doc).len() as u64).sum();
    eprintln!(
        "Wrote {}: {} documents, {} words, {} files, {} bytes ({:.2} of the text).",
        out.display(),
        grouped(index.documents.len() as u64),
        grouped(u64::from(index.tokens())),
        grouped(files.len() as u64),
        grouped(bytes as u64),
        bytes as f64 / text.max(1) as f64,
    );
    Ok(())
}

pub fn plain(source: &[PathBuf], reading: Reading, out: &Path, address: Option<&Address>) -> Result<(), Stop> {
    let (index, whole) = load::index(source, reading)?;
    plain::alone(&index, out, address)?;
    if whole { Ok(()) } else { Err(Stop::Partly) }
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
    let (index, whole) = load::index(source, reading)?;
    single::write(&index, file, page)?;
    if whole { Ok(()) } else { Err(Stop::Partly) }
}

pub fn site(
    source: &[PathBuf],
    reading: Reading,
    out: &Path,
    page: &Path,
    address: Option<&Address>,
) -> Result<(), Stop> {
    has_page(page)?;
    let inside = |a: &Path, b: &Path| match (a.canonicalize(), b.canonicalize()) {
        (Ok(a), Ok(b)) => a.starts_with(b),
        _ => false,
    };
    if inside(out, page) {
        return Err(Stop::input(
            "The site cannot be written into the page that it is made from.",
            "Give another folder with --out.",
        ));
    }
    let (index, whole) = load::index(source, reading)?;
    let failed = |path: &Path, error: std::io::Error| {
        Stop::input(format!("{} cannot be written: {error}.", path.display()), "Give another folder with --out.")
    };
    let names = files::list(page).map_err(|error| failed(page, error))?;
    if out.is_dir() && !out.join("index.html").is_file() && fs::read_dir(out).is_ok_and(|mut dir| dir.next().is_some())
    {
        return Err(Stop::input(
            format!("{} holds something that is no site.", out.display()),
            "Give an empty or a new folder with --out.",
        ));
    }
    // The page's own corpus stays behind.
    for name in names.iter().filter(|name| !name.starts_with("corpus/") && !name.starts_with("read/")) {
        let to = out.join(name);
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder).map_err(|error| failed(folder, error))?;
        }
        fs::copy(page.join(name), &to).map_err(|error| failed(&to, error))?;
    }
    let front = out.join("index.html");
    let html = fs::read_to_string(&front).map_err(|error| failed(&front, error))?;
    fs::write(&front, plain::with_corpus(&html, &index.about, address)).map_err(|error| failed(&front, error))?;
    write(&index, &out.join("corpus"))?;
    plain::write(&index, out, address)?;
    offline::write(out)?;
    if whole { Ok(()) } else { Err(Stop::Partly) }
}
