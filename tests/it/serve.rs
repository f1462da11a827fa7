//! Corpora served on this machine, asked as a browser asks.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use crate::{
    cli::{Folder, corpus, refused},
    outputs,
};

/// A page whose first file can be named after a corpus.
fn page() -> Folder {
    let page = outputs::page();
    fs::write(page.at("index.html"), "<!doctype html><title>Readout</title>").unwrap();
    page
}

/// A server that runs until it is dropped.
struct Server {
    child: Child,
    /// Of each corpus, as it says them.
    addresses: Vec<String>,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Server {
    fn new(corpora: &[&str], page: &Folder) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_readout"))
            .arg("serve")
            .args(corpora)
            .args(["--page", page.path()])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        let addresses = out.lines().take(corpora.len()).map(Result::unwrap).collect();
        Self { child, addresses }
    }

    /// Sends a request for a path of the first corpus, or of all where it begins with a slash; gives the status line with headers, and a stream of the body.
    fn open(&self, path: &str, host: Option<&str>) -> (String, BufReader<TcpStream>) {
        let rest = self.addresses[0].strip_prefix("http://").unwrap();
        let (address, folder) = rest.split_once('/').unwrap();
        let mut stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        let host = host.unwrap_or(address);
        let path = if path.starts_with('/') { path.to_owned() } else { format!("/{folder}{path}") };
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        let mut stream = BufReader::new(stream);
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            assert!(stream.read_line(&mut head).unwrap() > 0, "{head}");
        }
        (head, stream)
    }

    fn get(&self, path: &str) -> (String, Vec<u8>) {
        let (head, mut stream) = self.open(path, None);
        let mut body = Vec::new();
        stream.read_to_end(&mut body).unwrap();
        (head, body)
    }
}

#[test]
fn the_page_with_the_corpus() {
    let (source, page) = (corpus(), page());
    let server = Server::new(&[source.path()], &page);
    let (head, html) = server.get("");
    assert!(head.starts_with("HTTP/1.1 200") && head.contains("text/html"), "{head}");
    let html = String::from_utf8(html).unwrap();
    assert!(html.contains("<title>A few</title>") && html.contains("readout-changes"), "{html}");
    for (path, kind) in [
        ("page.js", "text/javascript"),
        ("page_bg.wasm", "application/wasm"),
        ("corpus/corpus.json", "application/json"),
        ("read/", "text/html"),
    ] {
        let (head, body) = server.get(path);
        assert!(head.starts_with("HTTP/1.1 200") && head.contains(kind) && !body.is_empty(), "{path}: {head}");
    }
    // Nothing is kept for when there is no network, and nothing of the disk can be reached.
    for path in ["sw.js", "nothing", "../talk.txt", "%2e%2e/talk.txt", "corpus/../../talk.txt"] {
        let (head, _) = server.get(path);
        assert!(head.starts_with("HTTP/1.1 404"), "{path}: {head}");
    }
}

#[test]
fn another_name_of_this_machine_is_refused() {
    let (source, page) = (corpus(), page());
    let server = Server::new(&[source.path()], &page);
    for (host, status) in
        [("localhost:1", 200), ("127.0.0.1", 200), ("evil.example", 403), ("evil.example:80", 403), ("", 403)]
    {
        let (head, _) = server.open("", Some(host));
        assert!(head.starts_with(&format!("HTTP/1.1 {status}")), "{host}: {head}");
    }
}

#[test]
fn several_corpora_are_listed() {
    let (one, two, page) = (corpus(), Folder::new(&[("a.txt", b"War.")]), page());
    let server = Server::new(&[one.path(), two.path()], &page);
    assert_eq!(server.addresses.len(), 2);
    assert_ne!(server.addresses[0], server.addresses[1]);
    assert!(String::from_utf8(server.get("").1).unwrap().contains("<title>A few</title>"));
    let list = String::from_utf8(server.get("/").1).unwrap();
    let links: Vec<&str> = list.matches("<li><a href=").collect();
    assert!(links.len() == 2 && list.contains(">A few</a>"), "{list}");
    let name = server.addresses[0].trim_end_matches('/').rsplit_once('/').unwrap().1;
    let (head, _) = server.get(&format!("/{name}"));
    assert!(head.starts_with("HTTP/1.1 308") && head.contains(&format!("location: /{name}/")), "{head}");
}

#[test]
fn a_text_that_changes_is_told_and_shown() {
    let (source, page) = (corpus(), page());
    let server = Server::new(&[source.path()], &page);
    let (_, mut changes) = server.open("readout-changes", None);
    let mut next = || loop {
        let mut line = String::new();
        assert!(changes.read_line(&mut line).unwrap() > 0);
        if let Some(said) = line.strip_prefix("data: ") {
            return said.trim().to_owned();
        }
    };
    let first = next();
    let manifest = server.get("corpus/corpus.json").1;
    fs::write(source.at("new.txt"), "A new text.").unwrap();
    let changed = Instant::now();
    let second = next();
    assert_ne!(first, second);
    assert_ne!(server.get("corpus/corpus.json").1, manifest);
    fs::remove_file(source.at("new.txt")).unwrap();
    // What it was before, and only what changed was told: reading the texts is no change.
    assert_eq!(next(), first);
    assert_eq!(server.get("corpus/corpus.json").1, manifest);
    assert!(changed.elapsed() < Duration::from_secs(20), "{:?}", changed.elapsed());
    // Where nothing can be read any more, what was read before stays.
    for name in ["talk.txt", "late.md", "sub/undated.txt"] {
        fs::remove_file(source.at(name)).unwrap();
    }
    fs::write(source.at("talk.txt"), "Another.").unwrap();
    while next() == first {}
    assert_ne!(server.get("corpus/corpus.json").1, manifest);
}

#[test]
fn what_cannot_be_served_is_refused() {
    let (source, page, empty) = (corpus(), page(), Folder::new(&[]));
    refused(1, &["serve", empty.path(), "--page", page.path()]);
    refused(1, &["serve", &source.at("nothing"), "--page", page.path()]);
    refused(1, &["serve", source.path(), "--page", empty.path()]);
    let server = Server::new(&[source.path()], &page);
    let port = server.addresses[0].trim_end_matches('/').rsplit_once(':').unwrap().1;
    let said = refused(1, &["serve", source.path(), "--page", page.path(), "--port", port]);
    assert!(said.contains("--port"), "{said}");
}
