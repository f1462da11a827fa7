//! What `build`, `site` and `plain` write, and what they leave alone. What fails while they write is tested beside the code
//! (`cli/put/tests.rs`) at every step; here it is the program itself.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::cli::{Folder, PAGE, corpus, done, files, refused, run};

/// A page of which one file can be made: its parts for that, too.
pub(super) fn page() -> Folder {
    let more: [(&str, &[u8]); 6] = [
        ("boot.js", b"boot()"),
        ("said.js", b"said()"),
        ("kept.js", b"kept()"),
        ("page.css", b"p{}"),
        ("icon.svg", b"<svg/>"),
        ("sw.js", b"// of the page"),
    ];
    Folder::new(&[PAGE, &more].concat())
}

fn tree(folder: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = files(Path::new(folder));
    files.sort();
    files
}

/// The names in a folder, also those that begin with a dot.
fn names(folder: &str) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn an_output_is_apart_from_its_source() {
    let page = page();
    let texts =
        Folder::new(&[("texts/index.html", b"<p>Mine."), ("texts/sub/a.txt", b"War."), ("one.html", b"<p>One.")]);
    let (source, one) = (texts.at("texts"), texts.at("one.html"));
    let before = tree(texts.path());
    for out in ["texts", "texts/site", "texts/sub", "texts/new/deep", "texts/new/../other", ".", "texts/../texts/"] {
        let out = texts.at(out);
        for command in ["site", "build", "plain"] {
            let mut args = vec![command, &source, "--out", &out];
            if command == "site" {
                args.extend(["--page", page.path()]);
            }
            let said = refused(1, &args);
            assert!(said.contains("would be made from") && said.contains("--out"), "{said}");
            assert_eq!(tree(texts.path()), before, "{args:?}");
        }
    }
    for file in ["one.html", "./one.html"] {
        refused(1, &["site", &one, "--single-file", &texts.at(file), "--page", page.path()]);
    }
    // A file beside the source is no harm, one in it would be a text the next time.
    refused(1, &["site", &source, "--single-file", &texts.at("texts/all.html"), "--page", page.path()]);
    refused(1, &["site", &source, "--single-file", &page.at("all.html"), "--page", page.path()]);
    // Nor where a single text lies.
    refused(1, &["plain", &one, "--out", texts.path()]);
    assert_eq!(tree(texts.path()), before);
    // The page, and what it lies in.
    refused(1, &["site", &source, "--out", &page.at("new"), "--page", page.path()]);
    let above = page.0.path().parent().unwrap().to_str().unwrap();
    refused(1, &["site", &source, "--out", above, "--page", page.path()]);
}

#[cfg(unix)]
#[test]
fn links_are_seen_through() {
    use std::os::unix::fs::symlink;
    let (page, texts) = (page(), Folder::new(&[("texts/a.txt", b"War.")]));
    let source = texts.at("texts");
    symlink(&source, texts.at("link")).unwrap();
    symlink(texts.at("nowhere"), texts.at("dangling")).unwrap();
    for out in ["link", "link/site", "dangling"] {
        refused(1, &["site", &source, "--out", &texts.at(out), "--page", page.path()]);
        refused(1, &["build", &texts.at("link"), "--out", &texts.at("texts/out")]);
    }
    assert_eq!(names(&source), ["a.txt"]);
    // A link to a folder elsewhere stays one.
    fs::create_dir(texts.at("www")).unwrap();
    symlink(texts.at("www"), texts.at("site")).unwrap();
    for _ in 0..2 {
        done(&["site", &source, "--out", &texts.at("site"), "--page", page.path()]);
    }
    assert!(fs::symlink_metadata(texts.at("site")).unwrap().is_symlink());
    assert!(Path::new(&texts.at("www/index.html")).is_file());
    assert_eq!(names(texts.path()), ["dangling", "link", "site", "texts", "www"]);
}

#[test]
fn what_is_not_ours_is_never_overwritten() {
    let (source, page, out) = (corpus(), page(), Folder::new(&[]));
    let site = out.at("site");
    let args = ["site", source.path(), "--out", &site, "--page", page.path()];
    for name in [
        "index.html",
        "page.js",
        "icon.svg",
        "sw.js",
        "corpus",
        "read",
        "404.html",
        "corpus/corpus.json",
        "readout-site.json",
    ] {
        let stranger = Folder::new(&[(name, b"mine")]);
        let before = tree(stranger.path());
        for command in ["site", "build", "plain"] {
            let args = ["--out", stranger.path(), "--page", page.path()];
            let args = if command == "site" { &args[..] } else { &args[..2] };
            refused(1, &[&[command, source.path()], args].concat());
            assert_eq!(tree(stranger.path()), before, "{command} over {name}");
        }
    }
    // In a site that is ours already.
    done(&args);
    for name in ["icon.svg", "sw.js", "index.html"] {
        let path = Path::new(&site).join(name);
        let ours = fs::read(&path).unwrap();
        fs::write(&path, "mine").unwrap();
        let before = tree(&site);
        let said = refused(1, &args);
        assert!(said.contains(name) && said.contains("changed since"), "{said}");
        assert_eq!(tree(&site), before);
        fs::write(&path, ours).unwrap();
    }
    fs::write(page.at("more.js"), "more()").unwrap();
    fs::write(Path::new(&site).join("more.js"), "mine").unwrap();
    let said = refused(1, &args);
    assert!(said.contains("more.js") && said.contains("did not write"), "{said}");
    fs::remove_file(Path::new(&site).join("more.js")).unwrap();
    // What is in nobody's way stays, wherever it is.
    for name in ["CNAME", ".nojekyll", ".git/HEAD", "read/notes.html", "corpus/notes.txt", "mine/a.txt"] {
        let path = Path::new(&site).join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "mine").unwrap();
    }
    let more = corpus();
    fs::write(more.at("new.txt"), "A new one.").unwrap();
    fs::remove_file(more.at("talk.txt")).unwrap();
    done(&["site", more.path(), "--out", &site, "--page", page.path()]);
    for name in ["CNAME", ".nojekyll", ".git/HEAD", "read/notes.html", "corpus/notes.txt", "mine/a.txt"] {
        assert_eq!(fs::read(Path::new(&site).join(name)).unwrap(), b"mine", "{name}");
    }
    assert!(!names(&format!("{site}/read")).iter().any(|name| name.starts_with("talk-")));
    assert_eq!(names(out.path()), ["site"]);
}

#[test]
fn a_site_is_asked_as_its_package_is() {
    let (source, page, out) = (corpus(), page(), Folder::new(&[]));
    let site = out.at("site");
    done(&["site", source.path(), "--out", &site, "--page", page.path()]);
    assert_eq!(done(&["check", &site]).out, done(&["check", &format!("{site}/corpus")]).out);
    assert_eq!(done(&["info", &site, "--json"]).out, done(&["info", source.path(), "--json"]).out);
}

#[test]
fn a_folder_of_an_earlier_version_is_named_as_one() {
    let (source, page, out) = (corpus(), page(), Folder::new(&[]));
    let site = out.at("site");
    let args = ["site", source.path(), "--out", &site, "--page", page.path()];
    done(&args);
    fs::remove_file(Path::new(&site).join("readout-site.json")).unwrap();
    let before = tree(&site);
    let said = refused(1, &args);
    assert!(said.contains("earlier version") && said.contains("Delete"), "{said}");
    assert_eq!(tree(&site), before);
    // A package is known by itself.
    let package = out.at("package");
    done(&["build", source.path(), "--out", &package]);
    fs::write(Path::new(&package).join("0123456789abcdef0123456789abcdef.bin"), "mine").unwrap();
    let before = tree(&package);
    refused(1, &["build", source.path(), "--out", &package]);
    assert_eq!(tree(&package), before);
}

#[test]
fn plain_pages_in_a_site_take_nothing_of_it() {
    let (source, page, out) = (corpus(), page(), Folder::new(&[]));
    let site = out.at("site");
    let args = ["site", source.path(), "--out", &site, "--page", page.path()];
    done(&args);
    let before = tree(&site);
    let fewer = Folder::new(&[("late.md", b"Other words.")]);
    done(&["plain", fewer.path(), "--out", &site]);
    assert_eq!(names(&format!("{site}/read")).len(), 2);
    let is_page = |name: &Path| !name.starts_with("read") && name.to_str() != Some("404.html");
    for (name, bytes) in before.iter().filter(|(name, _)| is_page(name)) {
        assert_eq!(fs::read(Path::new(&site).join(name)).unwrap(), *bytes, "{}", name.display());
    }
    done(&args);
    let after = tree(&site);
    for file in &before {
        assert!(after.contains(file), "{}", file.0.display());
    }
}

#[test]
fn a_file_that_is_not_ours_stays() {
    let (source, page, out) = (corpus(), page(), Folder::new(&[]));
    let file = out.at("all.html");
    let args = ["site", source.path(), "--single-file", &file, "--page", page.path()];
    for other in ["", "<!doctype html>\n<p>Mine.", "<!doctype html>\n<!-- Written by Readout -->\n<p>A page."] {
        fs::write(&file, other).unwrap();
        assert!(refused(1, &args).contains("did not write"));
        assert_eq!(fs::read_to_string(&file).unwrap(), other);
    }
    fs::remove_file(&file).unwrap();
    done(&args);
    let html = fs::read_to_string(&file).unwrap();
    done(&args);
    assert_eq!(fs::read_to_string(&file).unwrap(), html);
    fs::write(&file, html.replace("</body>", "mine</body>")).unwrap();
    assert!(refused(1, &args).contains("changed since"));
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    refused(1, &args);
    assert_eq!(names(out.path()), ["all.html"]);
}

/// The shell sets how large a file may become: the process is killed in the middle of the first that is larger.
#[cfg(unix)]
#[test]
fn killed_in_the_middle_of_a_file_all_is_as_it_was() {
    use std::{os::unix::process::ExitStatusExt, process::Command};
    let (source, page, out) = (corpus(), page(), Folder::new(&[]));
    // Larger files after smaller ones, and all of them different from those of the first run.
    for (name, length) in [("a.js", 3_000), ("page.js", 9_000), ("worker.js", 30_000), ("zz.js", 90_000)] {
        fs::write(page.at(name), "0".repeat(length)).unwrap();
    }
    let (site, file) = (out.at("site"), out.at("all.html"));
    let targets = [["--out", &site], ["--single-file", &file]];
    for target in targets {
        done(&[&["site", source.path(), "--page", page.path()], &target[..]].concat());
    }
    let before = tree(out.path());
    for (name, length) in [("a.js", 4_000), ("page.js", 10_000), ("worker.js", 40_000), ("zz.js", 100_000)] {
        fs::write(page.at(name), "1".repeat(length)).unwrap();
    }
    fs::write(source.at("talk.txt"), "1 ".repeat(100_000)).unwrap();
    for target in targets {
        let mut killed = 0;
        for blocks in [0, 2, 5, 10, 25, 60] {
            let mut shell = Command::new("sh");
            shell.args(["-c", "ulimit -f $0 && exec \"$@\"", &blocks.to_string(), env!("CARGO_BIN_EXE_readout")]);
            let status =
                shell.args(["site", source.path(), "--page", page.path()]).args(target).output().unwrap().status;
            // The single file is smaller than some of these.
            if status.success() {
                continue;
            }
            killed += 1;
            assert!(status.signal().is_some(), "{status}");
            let is_left =
                |name: &Path| name.iter().next().is_some_and(|first| first.to_str().unwrap().starts_with('.'));
            let now: Vec<_> = tree(out.path()).into_iter().filter(|(name, _)| !is_left(name)).collect();
            assert!(now == before, "{blocks} {target:?}");
        }
        assert!(killed > 2);
    }
    for target in targets {
        done(&[&["site", source.path(), "--page", page.path()], &target[..]].concat());
    }
    assert_eq!(names(out.path()), ["all.html", "site"]);
    assert_eq!(fs::read(Path::new(&site).join("zz.js")).unwrap().len(), 100_000);
}

/// A disk that refuses is an error, says so, and leaves what was there.
#[cfg(target_os = "linux")]
#[test]
fn a_place_that_cannot_be_written_to() {
    let (source, page) = (corpus(), page());
    for out in ["/proc/readout/site", "/dev/null/site", "/dev/null"] {
        let ran = run(&["site", source.path(), "--out", out, "--page", page.path()]);
        assert!(ran.code == 1 && ran.err.contains("cannot be written"), "{}", ran.err);
    }
    let ran = run(&["site", source.path(), "--single-file", "/dev/full", "--page", page.path()]);
    assert!(ran.code == 1 && ran.err.contains("--single-file"), "{}", ran.err);
}
