//! Archives of all kinds, and what comes of them in a corpus.

use std::io::{Cursor, Write};

use zip::{ZipWriter, write::SimpleFileOptions};

use super::unpacked;
use crate::corpus::{Report, Severity, SourceFile, read::read};

/// An archive of files.
fn zipped<B: AsRef<[u8]>>(files: &[(&str, B)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes.as_ref()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn file(path: &str, bytes: impl Into<Vec<u8>>) -> SourceFile {
    SourceFile { path: path.to_owned(), bytes: bytes.into(), named: false }
}

/// The files that come of some, with their bytes, and what is said.
fn opened(files: Vec<SourceFile>) -> (Vec<(String, String)>, Vec<String>) {
    let mut report = Report::default();
    let mut files: Vec<(String, String)> = unpacked(files, &mut report)
        .into_iter()
        .map(|file| (file.path, String::from_utf8_lossy(&file.bytes).into_owned()))
        .collect();
    files.sort();
    (files, report.problems.into_iter().map(|p| format!("{:?} {}: {}", p.severity, p.place, p.message)).collect())
}

fn paths(files: &[(String, String)]) -> Vec<&str> {
    files.iter().map(|(path, _)| path.as_str()).collect()
}

#[test]
fn an_archive_stands_for_a_folder() {
    let zip =
        zipped(&[("c/d.txt", "D"), ("e\\f.md", "F"), ("photo.jpg", "not unpacked"), ("corpus.toml", "title = 'x'")]);
    let (files, said) = opened(vec![file("a/b.ZIP", zip), file("a/x.txt", "X")]);
    let expected = [
        ("a/b/c/d.txt", "D"),
        ("a/b/corpus.toml", "title = 'x'"),
        ("a/b/e/f.md", "F"),
        ("a/b/photo.jpg", ""),
        ("a/x.txt", "X"),
    ];
    assert_eq!(files, expected.map(|(path, text)| (path.to_owned(), text.to_owned())));
    assert_eq!(said, [""; 0]);
}

#[test]
fn an_archive_alone_is_the_corpus() {
    let corpus = [
        ("letters/corpus.toml", "title = 'Letters'"),
        ("letters/metadata.csv", "filename,place\na.txt,Bath\n"),
        ("letters/a.txt", "Dear Ann."),
    ];
    for (hidden, prefix) in [(None, "letters/"), (Some(".DS_Store"), "letters/"), (None, "")] {
        let files: Vec<(&str, &str)> = corpus
            .iter()
            .map(|(name, text)| (name.strip_prefix("letters/").filter(|_| prefix.is_empty()).unwrap_or(name), *text))
            .collect();
        let files = [&files[..], &[("__MACOSX/letters/._a.txt", "x")]].concat();
        let archive = SourceFile { named: true, ..file("my.zip", zipped(&files)) };
        let (corpus, report) = read(hidden.map(|name| file(name, "")).into_iter().chain([archive]).collect());
        assert_eq!(report.problems, []);
        assert_eq!(corpus.about.title, "Letters");
        assert_eq!(corpus.documents[0].path, "a.txt");
        assert!(corpus.documents[0].fields.contains(&("place".to_owned(), vec!["Bath".to_owned()])));
    }
    // What is said of the corpus beside it counts before what it says itself.
    let (beside, _) = read(vec![file("corpus.toml", "title = 'Mine'"), file("my.zip", zipped(&corpus))]);
    assert_eq!((beside.about.title.as_str(), beside.documents[0].path.as_str()), ("Mine", "a.txt"));
    // Two folders stay.
    let (files, _) = opened(vec![file("my.zip", zipped(&[("a/x.txt", "X"), ("b/y.txt", "Y")]))]);
    assert_eq!(paths(&files), ["a/x.txt", "b/y.txt"]);
    let (files, _) = opened(vec![file("my.zip", zipped(&[("a/x.txt", "X"), ("y.txt", "Y")]))]);
    assert_eq!(paths(&files), ["a/x.txt", "y.txt"]);
}

#[test]
fn what_is_left_out() {
    let zip = zipped(&[
        ("../up.txt", "x"),
        ("/root.txt", "x"),
        ("C:\\drive.txt", "x"),
        (".hidden/a.txt", "x"),
        ("a/.DS_Store", "x"),
        ("a/Thumbs.db", "x"),
        ("folder/", ""),
        ("a/good.txt", "x"),
    ]);
    let (files, said) = opened(vec![file("b.zip", zip), file("x.txt", "X")]);
    assert_eq!(paths(&files), ["b/a/good.txt", "x.txt"]);
    assert_eq!(
        said,
        [
            "Warning b.zip: has 3 files in it (the first ../up.txt) left out, since names lead out of the archive or to no place for a file"
        ]
    );
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.add_symlink("link.txt", "/etc/passwd", SimpleFileOptions::default()).unwrap();
    let (files, said) = opened(vec![file("b.zip", zip.finish().unwrap().into_inner())]);
    assert!(files.is_empty() && said.len() == 2, "{said:?}");
    assert_eq!(said[0], "Warning b.zip: has 1 file in it (link.txt) left out, since links are not followed");
}

#[test]
fn archives_within_archives() {
    let third = zipped(&[("deep.txt", "x")]);
    let second = zipped(&[("c.zip", third.as_slice()), ("b.txt", b"B")]);
    let first = zipped(&[("x/b.zip", second.as_slice()), ("bad.zip", b"PK"), ("a.txt", b"A")]);
    let (files, said) = opened(vec![file("a.zip", first), file("z.txt", "Z")]);
    assert_eq!(paths(&files), ["a/a.txt", "a/x/b/b.txt", "z.txt"]);
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].starts_with("Warning a.zip: has 1 file in it (x/b/c.zip) left out, since archives"), "{said:?}");
    assert!(said[1].starts_with("Error a.zip: holds `bad.zip`, which is no zip archive"), "{said:?}");
}

#[test]
fn paths_that_others_have() {
    let (files, said) = opened(vec![
        file("a.zip", zipped(&[("b.txt", "in it"), ("c.txt", "in it"), ("d/e.txt", "in it"), ("d\\e.txt", "again")])),
        file("a/b.txt", "beside it"),
        file("a/c.txt", "beside it"),
        file("a.ZIP", zipped(&[("d/e.txt", "the first")])),
    ]);
    let expected = [("a/b.txt", "beside it"), ("a/c.txt", "beside it"), ("a/d/e.txt", "the first")];
    assert_eq!(files, expected.map(|(path, text)| (path.to_owned(), text.to_owned())));
    assert_eq!(
        said,
        [
            "Warning a.zip: has b.txt and 1 more in it, which are beside it as well; those beside it count",
            "Warning a.zip: has d/e.txt and 1 more in it, which another archive has as well; those count"
        ]
    );
    let (_, said) = opened(vec![file("a.zip", zipped(&[("d/e.txt", "one"), ("d\\e.txt", "two"), ("f.txt", "F")]))]);
    assert_eq!(said, ["Warning a.zip: has d/e.txt in it, twice; the first count"]);
}

#[test]
fn damaged_archives_are_named_and_the_others_go_on() {
    let text = "What the letter says, at some length, to be packed. ".repeat(20);
    let good = zipped(&[("one.txt", &text), ("two.txt", &text)]);
    let read = |bytes: &[u8]| opened(vec![file("bad.zip", bytes), file("good.zip", zipped(&[("a.txt", "A")]))]);
    for bytes in [&good[..good.len() - 30], b"PK\x03\x04", b""] {
        let (files, said) = read(bytes);
        assert_eq!(paths(&files), ["good/a.txt"]);
        assert!(said.len() == 1 && said[0].starts_with("Error bad.zip: is no zip archive, or is damaged"), "{said:?}");
    }
    // A byte of the first file's packed text.
    let mut bytes = good.clone();
    bytes[60] ^= 0xFF;
    let (files, said) = read(&bytes);
    assert_eq!(paths(&files), ["bad/two.txt", "good/a.txt"]);
    assert_eq!(
        said,
        ["Error bad.zip: has 1 file in it (one.txt) damaged, or packed in a way that cannot be read here"]
    );
    // The flag that a file is encrypted, in its header and in the directory.
    let mut bytes = good.clone();
    let directory = bytes.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    bytes[6] |= 1;
    bytes[directory + 8] |= 1;
    let (files, said) = read(&bytes);
    assert_eq!(paths(&files), ["bad/two.txt", "good/a.txt"]);
    assert_eq!(said, ["Error bad.zip: has 1 file in it (one.txt) encrypted; pack it again without a password"]);
    for at in 0..good.len() {
        let mut bytes = good.clone();
        bytes[at] ^= 0x81;
        assert!(paths(&read(&bytes).0).contains(&"good/a.txt"));
    }
}

#[test]
fn an_archive_without_files_is_said() {
    let mut report = Report::default();
    let named = SourceFile { named: true, ..file("b.zip", zipped::<&str>(&[])) };
    assert_eq!(unpacked(vec![named, file("a.zip", zipped::<&str>(&[])), file(".c.zip", "x")], &mut report).len(), 1);
    let said: Vec<(&str, Severity)> = report.problems.iter().map(|p| (p.place.as_str(), p.severity)).collect();
    assert_eq!(said, [("a.zip", Severity::Warning), ("b.zip", Severity::Error)]);
}

#[test]
fn names_of_old_systems() {
    // The writer of archives says of a name that it is UTF-8, which that of others does not.
    let name = "关于中英关系的讲话.txt";
    let (old, _, _) = encoding_rs::GBK.encode(name);
    let stand_in = "x".repeat(old.len());
    let bytes = zipped(&[(stand_in.as_str(), "text")]);
    let mut zip = bytes.clone();
    let places: Vec<usize> = (0..bytes.len()).filter(|&at| bytes[at..].starts_with(stand_in.as_bytes())).collect();
    for at in places {
        zip[at..at + old.len()].copy_from_slice(&old);
    }
    let (files, said) = opened(vec![file("a.zip", zip)]);
    assert_eq!(paths(&files), [name]);
    assert_eq!(said, ["Note a.zip: has names of files in it that are read as GBK, which is a guess"]);
}
