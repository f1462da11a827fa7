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

use std::path::Path;

use self::site::FOLDER;
pub use self::{
    address::Address,
    front::{with_corpus, with_opening},
    markup::escaped,
    site::Site,
};
use super::{
    output::say,
    put::{Content, Output},
};
use crate::text::grouped;

/// What there always is.
pub const ALWAYS: [&str; 3] = ["read/index.html", "404.html", "robots.txt"];

/// The pages in the folder `read` of a site, and sitemap, robots.txt and 404 page beside it.
pub fn pages<'a>(site: &'a Site<'a>) -> Vec<Output<'a>> {
    let made = |name: String, make: Box<dyn Fn() -> String + 'a>| Output { name, content: Content::Made(make) };
    let mut pages = vec![made(format!("{FOLDER}/index.html"), Box::new(|| page::list(site)))];
    for (doc, name) in (0..).zip(&site.names) {
        pages.push(made(format!("{FOLDER}/{name}"), Box::new(move || page::document(site, doc))));
    }
    pages.push(Output::of("404.html", page::not_found(site)));
    pages.push(Output::of("robots.txt", sitemap::robots(site.address)));
    if let Some(address) = site.address {
        let addresses: Vec<String> = [String::new(), format!("{FOLDER}/")]
            .into_iter()
            .chain(site.names.iter().map(|name| format!("{FOLDER}/{name}")))
            .collect();
        let files = sitemap::files(address, &addresses, sitemap::MOST);
        pages.extend(files.into_iter().map(|(name, xml)| Output::of(name, xml)));
    }
    pages
}

/// Says what was written into a folder.
pub fn say_pages(site: &Site, out: &Path) {
    say!("Wrote {}: {} pages to read.", out.join(FOLDER).display(), grouped(site.names.len() as u64 + 1));
    if site.address.is_none() {
        say!(
            "There is no sitemap, because search engines want whole addresses in it: to get one, say where the site will be, as in --address https://example.org/corpus/."
        );
    }
}
