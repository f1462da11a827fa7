//! The texts as plain HTML, which search engines read, and people whose browser runs no JavaScript or WebAssembly.
//!
//! `read/index.html` lists the documents, and each has a page beside it. They use the page's `read.css` alone and have no
//! scripts. Their links are relative, so that they work wherever the site is. What needs its address, which is a sitemap,
//! canonical addresses and a 404 page that links back, is written if that is given.

mod address;
mod front;
mod markup;
mod name;
mod page;
mod site;
mod sitemap;
mod text;
mod words;

use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
};

pub use self::{
    address::Address,
    front::{with_corpus, with_opening},
    markup::escaped,
};
use self::{
    site::{FOLDER, MARK, Site},
    words::Texts,
};
use super::stop::Stop;
use crate::{index::Index, text::grouped};

/// How many bytes of a file are searched for the mark.
const HEAD: usize = 200;

/// Writes the pages into the folder `read` of a site, and sitemap, robots.txt and 404 page beside it. Obsolete files of an
/// earlier run are removed, other files are left alone.
pub fn write(index: &Index, out: &Path, address: Option<&Address>) -> Result<(), Stop> {
    let folder = out.join(FOLDER);
    if !is_empty(&folder) && !is_ours(&folder.join("index.html")) {
        return Err(Stop::input(
            format!("{} holds something that is no list of texts.", folder.display()),
            "Give an empty or a new folder with --out.",
        ));
    }
    let names = name::all(index.documents.paths.iter());
    let site = Site { index, words: Texts::of(&index.about.language), names, address };
    let mut written = HashSet::new();
    let mut put = |name: &str, text: &str| {
        let path = out.join(name);
        fs::write(&path, text).map_err(|error| failed(&path, &error))?;
        written.insert(path);
        Ok::<_, Stop>(())
    };
    fs::create_dir_all(&folder).map_err(|error| failed(&folder, &error))?;
    put(&format!("{FOLDER}/index.html"), &page::list(&site))?;
    for (doc, name) in (0..).zip(&site.names) {
        put(&format!("{FOLDER}/{name}"), &page::document(&site, doc))?;
    }
    put("404.html", &page::not_found(&site))?;
    put("robots.txt", &sitemap::robots(address))?;
    if let Some(address) = address {
        let pages: Vec<String> = [String::new(), format!("{FOLDER}/")]
            .into_iter()
            .chain(site.names.iter().map(|name| format!("{FOLDER}/{name}")))
            .collect();
        for (name, xml) in sitemap::files(address, &pages, sitemap::MOST) {
            put(&name, &xml)?;
        }
    }
    remove_old(&folder, |name| name.ends_with(".html"), &written)?;
    remove_old(out, |name| name.starts_with("sitemap") && name.ends_with(".xml"), &written)?;
    eprintln!("Wrote {}: {} pages to read.", folder.display(), grouped(site.names.len() as u64 + 1));
    if address.is_none() {
        eprintln!(
            "There is no sitemap, because search engines want whole addresses in it: to get one, say where the site will be, as in --address https://example.org/corpus/."
        );
    }
    Ok(())
}

/// Writes the pages alone, to be copied beside a page.
pub fn alone(index: &Index, out: &Path, address: Option<&Address>) -> Result<(), Stop> {
    if !is_empty(out) && !is_ours(&out.join(FOLDER).join("index.html")) {
        return Err(Stop::input(
            format!("{} holds something else.", out.display()),
            "Give an empty or a new folder with --out.",
        ));
    }
    write(index, out, address)
}

fn is_empty(folder: &Path) -> bool {
    !folder.exists() || fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none())
}

fn is_ours(file: &Path) -> bool {
    let text = fs::read(file).unwrap_or_default();
    let head = text.get(..HEAD).unwrap_or(&text);
    head.windows(MARK.len()).any(|window| window == MARK.as_bytes())
}

/// Removes the files with such names that an earlier run wrote into a folder, and this one did not.
fn remove_old(folder: &Path, is: impl Fn(&str) -> bool, written: &HashSet<PathBuf>) -> Result<(), Stop> {
    for entry in fs::read_dir(folder).map_err(|error| failed(folder, &error))? {
        let path = entry.map_err(|error| failed(folder, &error))?.path();
        let named = path.file_name().is_some_and(|name| is(&name.to_string_lossy()));
        if named && !written.contains(&path) && is_ours(&path) {
            fs::remove_file(&path).map_err(|error| failed(&path, &error))?;
        }
    }
    Ok(())
}

fn failed(path: &Path, error: &std::io::Error) -> Stop {
    Stop::input(format!("{} cannot be written: {error}.", path.display()), "Give another folder with --out.")
}
