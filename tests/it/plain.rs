//! The texts as plain HTML: what is hostile in them stays text, every link leads somewhere, and nothing is left behind.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    ops::Range,
    path::Path,
    process::Command,
};

use readout::corpus::{self, Document, SourceFile};
use scraper::{ElementRef, Html, Selector};
use tempfile::TempDir;

/// Documents that try to be more than text.
const HOSTILE: &[(&str, &str)] = &[
    (
        "corpus.toml",
        "title = 'A \"corpus\" <b>& more</b>'\ndescription = '</title><script>alert(1)</script>'\nlanguage = 'en'\nlicence = '<i>CC</i>'\ncitation = '\"><img src=x onerror=alert(1)>'\n[fields.'<u>x</u>']\nlabel = '<u>label</u>'\n",
    ),
    (
        "script.txt",
        "<script>alert(1)</script> and </p></div></main><script src=//x></script>.\n\n<img src=x onerror=alert(1)> &lt; &amp;amp; &#60;\n\n]]><!-- <style>*{}</style> <plaintext>",
    ),
    (
        "title.txt",
        "---\ntitle: '</title><script>alert(\"1\")</script>'\nsource: '\" onmouseover=\"alert(1)'\n'<u>x</u>': '<svg onload=alert(1)>'\nspeaker: '<em>Ann</em>'\n---\nSaid & done.",
    ),
    ("url.txt", "---\nurl: 'javascript:alert(1)'\n---\nA text."),
    ("web.txt", "---\nurl: 'https://example.org/?a=\"><b>&c'\ndate: 2020-07\nlanguage: 'zh-Hans'\n---\nA text."),
    ("language.txt", "---\nlanguage: 'en\" onload=\"x'\ndate: 2019\n---\nA text."),
    ("bidi.txt", "---\ntitle: \"\u{202E}desrever\"\n---\n\u{202E}txet\u{202C} \u{2067}אבג"),
    (
        "control.txt",
        "A rain that is long enough to be a text, with a\u{7}b, c\u{1b}[31md, \u{7f}, \u{85}e, \u{FFFE}f and \u{FDD0}g in it, and more words after those, so that it is no binary file.",
    ),
    ("empty.txt", ""),
    ("stars.txt", "* * *\n\n– – –\n"),
    (
        "structure.md",
        "# Head & \\<b>\n\nOne *two*.\n\n- first\n- second\n\n> said\n\n```\n  <pre>\n\n  code\n```\n\n* * *\n\nEnd.",
    ),
    (
        "turns.txt",
        "Before.\n\nAnn Lee: Is it <i>so</i>?\n\nBo Day: It is: 1.\n\nBo Day: Twice.\n\n* * *\n\nAnn Lee: Ah.\n",
    ),
    // Paths that are alike in lower case, without punctuation, or without what is not ASCII.
    ("A b.txt", "1"),
    ("a b.txt", "2"),
    ("a-b.txt", "3"),
    ("a/b.txt", "4"),
    ("a-b.md", "5"),
    ("A/B.txt", "6"),
    ("报告.txt", "今年是中英关系的重要一年。"),
    ("報告.txt", "今年是中英關係的重要一年。"),
    ("讲话/一 二.txt", "一"),
    ("index.txt", "7"),
    ("con.txt", "8"),
    ("file.csv#key?x=1&y.txt", "9"),
    ("100%25.txt", "10"),
    ("'\"<b>.txt", "11"),
];

struct Folder(TempDir);

impl Folder {
    fn new(files: &[(&str, &str)]) -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        for (name, text) in files {
            let path = folder.0.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        folder
    }

    fn path(&self) -> &Path {
        self.0.path()
    }
}

/// Runs `plain`: whether it did what was asked, and what it said.
fn plain(source: &Path, out: &Path, more: &[&str]) -> (bool, String) {
    run("plain", source, out, more)
}

fn run(command: &str, source: &Path, out: &Path, more: &[&str]) -> (bool, String) {
    let mut readout = Command::new(env!("CARGO_BIN_EXE_readout"));
    let output = readout.arg(command).arg(source).arg("--out").arg(out).args(more).output().unwrap();
    (output.status.success(), String::from_utf8(output.stderr).unwrap())
}

/// Every file below a folder, by its path with `/`.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
                found.insert(name, fs::read_to_string(&path).unwrap());
            }
        }
    }
    found
}

fn documents(files: &[(&str, &str)]) -> Vec<Document> {
    let file = |&(path, text): &(&str, &str)| SourceFile { path: path.into(), bytes: text.into(), named: false };
    corpus::read(files.iter().map(file).collect()).0.documents
}

fn all<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    html.select(&Selector::parse(selector).unwrap()).collect()
}

#[track_caller]
fn one<'a>(html: &'a Html, selector: &str) -> ElementRef<'a> {
    let found = all(html, selector);
    assert_eq!(found.len(), 1, "one {selector} in {}", html.html());
    found[0]
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn text_of(element: ElementRef<'_>) -> String {
    squeezed(&element.text().collect::<String>())
}

/// A document's text without the labels of its turns, which the page shows beside what is said; what HTML forbids is
/// shown as a character that cannot be shown.
fn expected_text(document: &Document) -> String {
    let labels: Vec<Range<usize>> = document.turns.iter().filter_map(|turn| turn.label.clone()).collect();
    let kept = document.text.char_indices().filter(|(at, _)| !labels.iter().any(|label| label.contains(at)));
    let forbidden = |c: char| c.is_control() && !"\t\n".contains(c) || matches!(c, '\u{FFFE}' | '\u{FDD0}');
    squeezed(&kept.map(|(_, c)| if forbidden(c) { '\u{FFFD}' } else { c }).collect::<String>())
}

/// The page of each document, in the corpus's order, by the list's links.
fn pages(written: &BTreeMap<String, String>) -> Vec<(String, Html)> {
    let list = Html::parse_document(&written["read/index.html"]);
    let names = all(&list, "ol a").into_iter().map(|link| format!("read/{}", link.attr("href").unwrap()));
    names.map(|name| (name.clone(), Html::parse_document(&written[&name]))).collect()
}

/// That all elements are closed in turn, that a parser of HTML sees just those, and that there is no character that HTML
/// forbids: a parser alone would mend what is broken, and say nothing.
#[track_caller]
fn check_markup(name: &str, text: &str) {
    let forbidden = |c: char| c.is_control() && c != '\n' && c != '\t' || matches!(c, '\u{FFFE}' | '\u{FDD0}');
    assert!(!text.contains(forbidden), "{name}");
    let body = text.strip_prefix("<!doctype html>\n<!-- Written by Readout -->\n").unwrap();
    let (mut open, mut elements) = (Vec::new(), Vec::new());
    for piece in body.split('<').skip(1) {
        let (tag, _) = piece.split_once('>').unwrap();
        match tag.strip_prefix('/') {
            Some(closed) => assert_eq!(open.pop(), Some(closed), "{name}"),
            None => {
                let element = tag.split(' ').next().unwrap();
                elements.push(element);
                if !["meta", "link"].contains(&element) {
                    open.push(element);
                }
            }
        }
        assert_eq!(tag.matches('"').count() % 2, 0, "{name}: {tag}");
    }
    assert_eq!(open, Vec::<&str>::new(), "{name}");
    let html = Html::parse_document(text);
    let seen: Vec<&str> = all(&html, "*").into_iter().map(|element| element.value().name()).collect();
    assert_eq!(seen, elements, "{name}");
}

/// That every link of a page leads to a file of the site, out of it to the web, or into the page itself. Gives what it
/// links to within the site.
fn check_links(name: &str, html: &Html, written: &BTreeMap<String, String>) -> BTreeSet<String> {
    // What the built page brings.
    let known = ["", "read.css", "icon.svg"];
    let mut linked = BTreeSet::new();
    for link in all(html, "[href], [src]") {
        let to = link.attr("href").or(link.attr("src")).unwrap();
        if link.attr("rel") == Some("noopener noreferrer") {
            assert!(to.starts_with("https://"), "{to}");
            continue;
        }
        let (path, fragment) = to.split_once('#').unwrap_or((to, ""));
        let within = path.strip_prefix("../").map_or_else(|| format!("read/{path}"), str::to_owned);
        assert!(known.contains(&within.as_str()) || written.contains_key(&within), "{name} links to {to}");
        assert!(fragment.is_empty() || within.is_empty() && fragment.starts_with("/read/"), "{name} links to {to}");
        linked.insert(within);
    }
    linked
}

#[test]
fn what_is_hostile_is_text() {
    let (source, out) = (Folder::new(HOSTILE), Folder::new(&[]));
    let (done, said) = plain(source.path(), out.path(), &[]);
    assert!(done && said.contains("--address"), "{said}");
    let written = files(out.path());
    let documents = documents(HOSTILE);
    assert_eq!(
        written.len(),
        documents.len() + 4,
        "the pages, the list, 404.html, robots.txt and the list of them all: {:?}",
        written.keys()
    );
    let folded: BTreeSet<String> = written.keys().map(|name| name.to_lowercase()).collect();
    assert_eq!(folded.len(), written.len());

    let pages = pages(&written);
    assert_eq!(pages.len(), documents.len());
    for ((name, html), document) in pages.iter().zip(&documents) {
        let path = &document.path;
        assert!(name.is_ascii() && name.len() < 120, "{name}");
        check_markup(name, &written[name]);
        // Nothing but what we write, and no attribute that runs.
        assert!(all(html, "script, style, img, iframe, form, svg, object, em, i, u, base").is_empty(), "{path}");
        for element in all(html, "*") {
            assert!(element.value().attrs().all(|(name, _)| !name.starts_with("on") && name != "style"), "{path}");
        }
        let text = one(html, ".text");
        let said: String = text
            .descendants()
            .filter(|node| {
                !node.ancestors().any(|a| ElementRef::wrap(a).is_some_and(|e| e.attr("class") == Some("who")))
            })
            .filter_map(|node| node.value().as_text().map(|text| text.to_string()))
            .collect();
        let expected = expected_text(document);
        let expected = if expected.is_empty() { "This document is empty.".to_owned() } else { expected };
        assert_eq!(squeezed(&said), expected, "{path}");

        let title = &document.fields.iter().find(|(name, _)| name == "title").unwrap().1[0];
        assert_eq!(text_of(one(html, "h1")), *title, "{path}");
        // A window's title goes the way that its corpus goes.
        let flat = title.replace('\u{202E}', "");
        assert_eq!(text_of(one(html, "title")), format!("{flat} · A \"corpus\" <b>& more</b>"));
        assert_eq!(one(html, "meta[property='og:title']").attr("content"), Some(flat.as_str()));
        assert_eq!(one(html, "meta[property='og:type']").attr("content"), Some("article"));
        assert!(one(html, "footer").text().collect::<String>().contains("\"><img src=x onerror=alert(1)>"));
        let language = if path == "web.txt" { "zh-Hans" } else { "en" };
        assert_eq!(one(html, "html").attr("lang"), Some(language), "{path}");
        check_links(name, html, &written);
    }
    let list = Html::parse_document(&written["read/index.html"]);
    check_markup("the list", &written["read/index.html"]);
    assert!(all(&list, "script, img, i").is_empty());
    check_links("the list", &list, &written);
}

#[test]
fn what_a_page_says_of_its_document() {
    let (source, out) = (Folder::new(HOSTILE), Folder::new(&[]));
    assert!(plain(source.path(), out.path(), &[]).0);
    let written = files(out.path());
    let documents = documents(HOSTILE);
    let page = |path: &str| {
        let at = documents.iter().position(|document| document.path == path).unwrap();
        pages(&written).swap_remove(at).1
    };
    let web = page("web.txt");
    assert_eq!(one(&web, "dl a").attr("href"), Some("https://example.org/?a=\"><b>&c"));
    assert_eq!(one(&web, "dl time").attr("datetime"), Some("2020-07"));
    assert_eq!(one(&web, "meta[property='article:published_time']").attr("content"), Some("2020-07"));
    assert_eq!(one(&web, "meta[name=description]").attr("content"), Some("A text."));
    let script = page("url.txt");
    assert!(all(&script, "dl a").is_empty());
    assert_eq!(text_of(one(&script, "dl dd")), "javascript:alert(1)");

    let structure = page("structure.md");
    assert_eq!(text_of(one(&structure, ".text > h2")), "Head & <b>");
    assert_eq!(all(&structure, ".text > ul > li").len(), 2);
    assert_eq!(text_of(one(&structure, ".text > blockquote > p")), "said");
    assert_eq!(one(&structure, ".text > pre").text().collect::<String>(), "  <pre>\n\n  code");

    let turns = page("turns.txt");
    let names: Vec<String> = all(&turns, ".who b").into_iter().map(text_of).collect();
    assert_eq!(names, ["Ann Lee", "Bo Day", "Ann Lee"]);
    assert_eq!(text_of(one(&page("title.txt"), ".who b")), "<em>Ann</em>");

    // The way into Readout is the very link that Readout makes.
    let odd = page("file.csv#key?x=1&y.txt");
    let open = all(&odd, "nav a").into_iter().filter_map(|link| link.attr("href")).find(|to| to.contains('#')).unwrap();
    let (state, said) = readout::link::State::from_fragment(open.strip_prefix("../").unwrap());
    assert_eq!(state.view, readout::link::View::Read("file.csv#key?x=1&y.txt".into(), None));
    assert!(said.is_empty(), "{said:?}");
}

#[test]
fn our_own_words_are_in_the_language_of_the_corpus() {
    for (language, tag, said) in [
        ("zh-CN", "zh-Hans", ["全部文本", "1,234 词", "提问", "没有这个页面", "出自", "2 篇文本"]),
        ("en-GB", "en", ["All texts", "1,234 words", "asks", "There is no such page", "From", "2 texts"]),
        ("fr", "en", ["All texts", "1,234 words", "asks", "There is no such page", "From", "2 texts"]),
    ] {
        let config = format!("title = \"T\"\nlanguage = \"{language}\"\n");
        let long = format!("Ann Lee: One?\n\nBo Day: Yes.\n\nAnn Lee: Two?\n\nBo Day: {}", "word ".repeat(1231));
        let source = Folder::new(&[("corpus.toml", &config), ("a.txt", &long), ("b.txt", "Two.")]);
        let out = Folder::new(&[]);
        assert!(plain(source.path(), out.path(), &[]).0);
        let written = files(out.path());
        let html = |name: &str| Html::parse_document(&written[name]);
        let (_, page) = pages(&written).swap_remove(0);
        let lost = html("404.html");
        assert_eq!(text_of(all(&page, "nav a")[0]), said[0]);
        assert!(text_of(all(&page, "small")[0]).ends_with(said[1]), "{}", text_of(all(&page, "small")[0]));
        assert_eq!(all(&page, "nav")[0].attr("lang"), Some(tag));
        assert_eq!(text_of(one(&lost, "h1")), said[3]);
        assert_eq!(one(&lost, "html").attr("lang"), Some(tag));
        assert!(text_of(one(&page, "footer")).starts_with(said[4]));
        let list = html("read/index.html");
        assert_eq!(text_of(one(&list, "h2")), said[5]);
        assert_eq!(one(&list, "html").attr("lang"), Some(tag));
        let role = all(&page, ".who small")[0];
        assert_eq!((text_of(role).as_str(), role.attr("lang")), (said[2], Some(tag)));
    }
}

#[test]
fn nothing_is_absolute_unless_the_address_is_known() {
    let (source, out) = (Folder::new(HOSTILE), Folder::new(&[]));
    assert!(plain(source.path(), out.path(), &[]).0);
    let written = files(out.path());
    assert_eq!(written["robots.txt"], "User-agent: *\nAllow: /\n");
    for (name, text) in &written {
        let html = Html::parse_document(text);
        assert!(all(&html, "[rel=canonical], [property='og:url']").is_empty(), "{name}");
        assert!(all(&html, "[href^='/']").is_empty(), "{name}");
    }
    let lost = Html::parse_document(&written["404.html"]);
    assert!(all(&lost, "[href], [src]").is_empty());
    check_markup("404.html", &written["404.html"]);

    let (done, said) = plain(source.path(), out.path(), &["--address", "https://example.org/my/corpus"]);
    assert!(done && !said.contains("--address"), "{said}");
    let written = files(out.path());
    assert!(written["robots.txt"].ends_with("\nSitemap: https://example.org/my/corpus/sitemap.xml\n"));
    let sitemap = Html::parse_document(&written["sitemap.xml"]);
    let listed: Vec<String> = all(&sitemap, "loc").into_iter().map(text_of).collect();
    assert_eq!(listed.len(), documents(HOSTILE).len() + 2);
    for address in listed {
        let within = address.strip_prefix("https://example.org/my/corpus/").unwrap();
        if within.is_empty() {
            continue;
        }
        let file = if within.ends_with('/') { format!("{within}index.html") } else { within.to_owned() };
        let html = Html::parse_document(&written[&file]);
        assert_eq!(one(&html, "link[rel=canonical]").attr("href"), Some(address.as_str()));
        assert_eq!(one(&html, "meta[property='og:url']").attr("content"), Some(address.as_str()));
    }
    let lost = Html::parse_document(&written["404.html"]);
    check_markup("404.html", &written["404.html"]);
    for link in all(&lost, "[href]") {
        assert!(link.attr("href").unwrap().starts_with("/my/corpus/"));
    }
    // Not where a command line is at fault.
    let (done, said) = plain(source.path(), out.path(), &["--address", "example.org/#x"]);
    assert!(!done && said.contains("https://example.org/corpus/"), "{said}");
}

#[test]
fn the_same_again_and_nothing_of_before() {
    let (source, out) = (Folder::new(HOSTILE), Folder::new(&[]));
    assert!(plain(source.path(), out.path(), &["--address", "https://example.org/"]).0);
    let first = files(out.path());
    assert!(plain(source.path(), out.path(), &["--address", "https://example.org/"]).0);
    assert_eq!(files(out.path()), first);
    // Documents that went take their pages with them, and an address its sitemap; what somebody else put there stays.
    for (name, text) in [("read/notes.html", "<p>Mine."), ("read/a.txt", "Mine."), ("sitemap-mine.xml", "<urlset/>")] {
        fs::write(out.path().join(name), text).unwrap();
    }
    let fewer = Folder::new(&HOSTILE[..4]);
    assert!(plain(fewer.path(), out.path(), &[]).0);
    let left = files(out.path());
    assert_eq!(left.len(), 3 + 3 + 3 + 1, "{:?}", left.keys());
    assert!(left.contains_key("read/notes.html") && left.contains_key("sitemap-mine.xml"));
    assert!(!left.contains_key("sitemap.xml"));
    // The pages of those that stayed are where they were.
    assert_eq!(left.keys().filter(|name| name.starts_with("read/") && first.contains_key(*name)).count(), 4);
}

#[test]
fn a_folder_with_something_else_is_left_alone() {
    let source = Folder::new(HOSTILE);
    for files_before in [[("thesis.txt", "Mine.")], [("read/index.html", "<p>Mine.")]] {
        let out = Folder::new(&files_before);
        let before = files(out.path());
        let (done, said) = plain(source.path(), out.path(), &[]);
        assert!(!done && said.contains("--out") && said.contains(files_before[0].0), "{said}");
        assert_eq!(files(out.path()), before);
    }
}

#[test]
fn a_site_has_them_and_is_named_after_its_corpus() {
    let front =
        "<meta content=\"Search.\" name=description><title>Readout</title><noscript><a href=read/>x</a></noscript>";
    let page = Folder::new(&[
        ("index.html", front),
        ("page.js", ""),
        ("page_bg.wasm", ""),
        ("worker.js", ""),
        ("worker_bg.wasm", ""),
        ("locales/en.txt", ""),
        ("read.css", "p{}"),
        ("read/index.html", "<!doctype html>\n<!-- Written by Readout -->"),
        ("read/of-the-page.html", "<!doctype html>\n<!-- Written by Readout -->"),
        ("sitemap.xml", "<?xml?>\n<!-- Written by Readout -->"),
    ]);
    let (source, folder) = (Folder::new(&HOSTILE[..4]), Folder::new(&[]));
    let out = folder.path().join("site");
    let page_at = page.path().to_str().unwrap();
    for _ in 0..2 {
        let (done, said) = run("site", source.path(), &out, &["--page", page_at]);
        assert!(done && said.contains("--address"), "{said}");
        let written: BTreeMap<String, String> = files(&out.join("read"));
        assert_eq!(written.len(), 4, "{:?}", written.keys());
        assert!(!out.join("sitemap.xml").exists() && out.join("robots.txt").exists() && out.join("404.html").exists());
        let html = Html::parse_document(&fs::read_to_string(out.join("index.html")).unwrap());
        assert_eq!(text_of(one(&html, "title")), "A \"corpus\" <b>& more</b>");
        let description = "</title><script>alert(1)</script>";
        assert_eq!(one(&html, "meta[name=description]").attr("content"), Some(description));
        assert_eq!(one(&html, "meta[property='og:description']").attr("content"), Some(description));
        assert!(all(&html, "script").is_empty());
    }
    assert!(run("site", source.path(), &out, &["--page", page_at, "--address", "https://example.org"]).0);
    assert!(fs::read_to_string(out.join("sitemap.xml")).unwrap().contains("<loc>https://example.org/read/</loc>"));
}

#[test]
fn the_bundled_corpus_word_for_word() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/corpus");
    let out = Folder::new(&[]);
    assert!(plain(&source, out.path(), &[]).0);
    let written = files(out.path());
    let texts = files(&source);
    let texts: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let documents = documents(&texts);
    let mut reached = BTreeSet::from(["read/index.html".to_owned()]);
    for ((name, html), document) in pages(&written).iter().zip(&documents) {
        let said: Vec<String> = all(html, ".text p:not(.who), .text h2, .text li").into_iter().map(text_of).collect();
        assert_eq!(squeezed(&said.join(" ")), expected_text(document), "{}", document.path);
        let speakers: BTreeSet<&String> = document
            .turns
            .iter()
            .flat_map(|turn| &turn.fields)
            .filter(|(n, _)| n == "speaker")
            .map(|(_, v)| &v[0])
            .collect();
        let shown: BTreeSet<String> = all(html, ".who b").into_iter().map(text_of).collect();
        assert_eq!(shown.iter().collect::<BTreeSet<_>>(), speakers, "{}", document.path);
        reached.extend(check_links(name, html, &written));
    }
    assert!(written.keys().filter(|name| name.starts_with("read/")).all(|name| reached.contains(name)));
}
