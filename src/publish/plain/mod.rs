//! The texts as plain HTML, which search engines read, and people whose browser runs no JavaScript or WebAssembly.
//!
//! `read/index.html` lists the documents, and each has a page beside it. They use the page's `read.css` alone and have no
//! scripts. Their links are relative, so that they work wherever the site is. What needs its address, which is a sitemap,
//! canonical addresses and a 404 page that links back, is written if that is given.

mod name;
mod page;
mod site;
mod sitemap;
mod text;
mod words;

use std::rc::Rc;

pub use self::site::FOLDER;
use self::site::Site;
use super::{address::Address, file::File};
use crate::index::Index;

/// What there always is.
pub const ALWAYS: [&str; 3] = ["read/index.html", "404.html", "robots.txt"];

/// The pages in the folder `read` of a site, and sitemap, robots.txt and 404 page beside it.
pub fn pages<'a>(index: &'a Index, address: Option<&'a Address>) -> Vec<File<'a>> {
    let site = Rc::new(Site::of(index, address));
    let list = Rc::clone(&site);
    let mut pages = vec![File::made(format!("{FOLDER}/index.html"), move || page::list(&list))];
    for (doc, name) in (0..).zip(&site.names) {
        let site = Rc::clone(&site);
        pages.push(File::made(format!("{FOLDER}/{name}"), move || page::document(&site, doc)));
    }
    pages.push(File::of("404.html", page::not_found(&site).into_bytes()));
    pages.push(File::of("robots.txt", sitemap::robots(address).into_bytes()));
    if let Some(address) = address {
        let addresses: Vec<String> = [String::new(), format!("{FOLDER}/")]
            .into_iter()
            .chain(site.names.iter().map(|name| format!("{FOLDER}/{name}")))
            .collect();
        let files = sitemap::files(address, &addresses, sitemap::MOST);
        pages.extend(files.into_iter().map(|(name, xml)| File::of(name, xml.into_bytes())));
    }
    pages
}
