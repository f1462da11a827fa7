//! What is published of a corpus, from a page in memory. `outputs` and `plain` test the same as files on a disk.

use std::collections::BTreeMap;

use readout::{
    index::Index,
    publish::{self, Address, File},
};
use serde_json::{Map, Value};

use super::{cli::PAGE, common};

fn index() -> Index {
    common::index(&[
        ("corpus.toml", "title = 'Two <talks>'\n"),
        ("talks/first.txt", "War and peace."),
        ("talks/second.txt", "Trade and war."),
    ])
}

/// A page of which one file can be made, with a corpus of its own.
fn page() -> BTreeMap<String, Vec<u8>> {
    let own: [(&str, &[u8]); 9] = [
        (
            "index.html",
            b"<!doctype html><title>Readout</title><body><div id=boot-corpus></div><a href=read/>x</a></body>",
        ),
        ("boot.js", b"boot()"),
        ("said.js", b"said()"),
        ("kept.js", b"kept()"),
        ("page.css", b"p{}"),
        ("icon.svg", b"<svg/>"),
        ("sw.js", b"of the page's own corpus"),
        ("404.html", b"of the page's own corpus"),
        ("read/0123.html", b"of the page's own corpus"),
    ];
    PAGE.iter().chain(&own).map(|&(name, bytes)| (name.to_owned(), bytes.to_vec())).collect()
}

fn texts(files: &[File]) -> BTreeMap<String, String> {
    files.iter().map(|file| (file.name.clone(), String::from_utf8_lossy(&file.bytes()).into_owned())).collect()
}

#[test]
fn a_site_is_the_page_with_a_corpus_and_pages_to_read() {
    let (index, page) = (index(), page());
    let address = Address::read("https://example.org/talks").unwrap();
    let files = publish::site(&index, &page, Some(&address)).unwrap();
    let site = texts(&files);
    assert_eq!(site.len(), files.len(), "no name is there twice");

    assert!(site["index.html"].contains("<title>Two &lt;talks&gt;</title>"), "{}", site["index.html"]);
    assert!(site["corpus/corpus.json"].contains("Two <talks>"), "{}", site["corpus/corpus.json"]);
    let read: Vec<&String> = site.keys().filter(|name| name.starts_with("read/")).collect();
    assert_eq!(read.len(), 3, "{read:?}");
    assert!(read.iter().any(|name| site[*name].contains("Trade and war.")), "{read:?}");
    assert!(site["404.html"].contains("href=\"/talks/read/\""), "{}", site["404.html"]);
    assert!(site["sitemap.xml"].contains("<loc>https://example.org/talks/read/</loc>"));
    assert!(site.values().all(|text| !text.contains("the page's own")), "its own corpus stays behind");
    assert_eq!(site["page.css"], "p{}");

    let listed = site["sw.js"].split("const FILES = ").nth(1).unwrap().split(";\n").next().unwrap();
    let listed: Map<String, Value> = serde_json::from_str(listed).unwrap();
    let kept = |name: &&String| {
        !name.starts_with("read/") && !["404.html", "robots.txt", "sitemap.xml", "sw.js"].contains(&name.as_str())
    };
    assert_eq!(listed.keys().collect::<Vec<_>>(), site.keys().filter(kept).collect::<Vec<_>>());
    // As `printf 2 | sha256sum` gives it.
    assert_eq!(listed["page_bg.wasm"], "d4735e3a265e16eee03f59718b9b5d03");
}

#[test]
fn what_a_page_lacks_is_named() {
    let index = index();
    let html = publish::single(&index, &page()).unwrap();
    assert!(html.contains("id=\"held:corpus/corpus.json\"") && html.contains("<title>Two &lt;talks&gt;</title>"));
    let without = |name: &str| {
        let mut page = page();
        page.remove(name).unwrap();
        page
    };
    for name in ["worker_bg.wasm", "locales/en.txt", "page.css", "icon.svg", "kept.js"] {
        let said = publish::single(&index, &without(name)).unwrap_err().to_string();
        assert!(said.contains(name) && said.contains("missing"), "{said}");
    }
    let Err(error) = publish::site(&index, &without("page.js"), None) else { panic!("a page without its program") };
    assert_eq!(error.to_string(), "The built page is not whole: page.js is missing.");
}
