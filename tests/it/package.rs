//! Packages: what is written opens again as it was, and what was tampered with is refused, file by file.

use proptest::prelude::*;
use readout::{
    engine::Engine,
    index::{
        Index, build,
        codec::put,
        package::{Damage, File, MANIFEST, Manifest, Opening, write},
    },
    message::Malformed,
    protocol::{
        By, CheckRequest, DocumentKey, DocumentSort, DocumentsRequest, FacetsRequest, FailureKind, InfoRequest,
        OpenRequest, ReadRequest, Request, Scope, SearchRequest, TermSort, TermsRequest, TrendRequest,
    },
};

use crate::{common, naive::model};

use self::crafted::{Crafted, Part};

mod crafted;

/// Opens a package, file after file as they are asked for.
fn open(files: &[File]) -> Result<Index, Damage> {
    let bytes = |name: &str| files.iter().find(|f| f.name == name).map(|f| f.bytes.clone());
    let mut opening = Opening::new(&bytes(MANIFEST).unwrap())?;
    loop {
        while opening.advance()? {}
        let missing = opening.missing();
        if missing.is_empty() {
            return opening.finish();
        }
        for name in missing {
            let found = bytes(&name).ok_or(Malformed::ItIsMissing);
            opening.supply(&name, found)?;
        }
    }
}

/// A corpus with something of everything, and as little of it as can be.
fn small() -> Index {
    common::index(&[
        ("corpus.toml", "title = 'Small'\nlanguage = 'en'\n[[speakers]]\nname = 'Ann'\nside = 'east'\n"),
        ("a.md", "---\ndate: 2020\ntopics: b; a\npages: 3\n---\n# Café\n\nAnn: “Don’t!” Wars.\n\n- one\n"),
        ("b.txt", "…"),
        ("c/d.txt", "---\nspeaker: Bo\n---\nWar, war."),
    ])
}

fn damage(files: &[File]) -> String {
    match open(files) {
        Ok(_) => panic!("it opened"),
        Err(damage) => damage.message.to_string(),
    }
}

/// Texts of any signs, with the ones that mean something more often.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => "[a-zA-Zé中’,. \n]{0,12}",
        1 => "\\PC{0,6}",
        1 => any::<char>().prop_filter("no text has a NUL", |c| *c != '\0').prop_map(String::from),
        1 => prop::sample::select(vec!["\n\n", "Ann: ", "“", "”", "---\n", "\r\n", "\u{FEFF}", "e\u{301}", "\u{202E}", "🇬🇧", "# "])
            .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn what_is_written_opens_as_it_was(docs in model::corpus()) {
        let index = common::index(&model::files(&docs));
        let files = write(&index);
        prop_assert_eq!(&files, &write(&index));
        let opened = open(&files).unwrap();
        prop_assert_eq!(&write(&opened), &files);
        prop_assert_eq!(opened, index);
    }

    #[test]
    fn any_texts_come_back_character_for_character(texts in prop::collection::vec(any_text(), 1..5)) {
        let names: Vec<String> = (0..texts.len()).map(|n| format!("{n}.{}", ["txt", "md", "html"][n % 3])).collect();
        let files: Vec<(&str, &str)> = names.iter().zip(&texts).map(|(n, t)| (n.as_str(), t.as_str())).collect();
        let (corpus, _) = common::read(&files);
        let index = build(&corpus, |_| ()).unwrap();
        let opened = open(&write(&index)).unwrap();
        for (number, document) in (0..).zip(&corpus.documents) {
            prop_assert_eq!(&opened.text(number), &document.text);
            prop_assert_eq!(opened.documents.paths.get(number), &document.path);
        }
        prop_assert_eq!(opened, index);
    }
}

#[test]
fn no_document_and_no_word() {
    for files in [&[][..], &[("a.txt", "")], &[("a.txt", "…"), ("b.txt", "")]] {
        let (corpus, _) = common::read(files);
        let index = build(&corpus, |_| ()).unwrap();
        assert_eq!(open(&write(&index)).unwrap(), index);
    }
}

#[test]
fn more_words_than_two_bytes_number_and_more_text_than_a_chunk_holds() {
    let many: String = (0..70_000).map(|n| format!("w{n} ")).collect();
    let long = "a b ".repeat(1_100_000);
    let index = common::index(&[("long.txt", &long), ("many.txt", &many), ("z.txt", "w69999 a")]);
    let files = write(&index);
    let texts = files.iter().filter(|f| f.name != MANIFEST).count();
    assert!(texts > 9, "{texts} files: the text is in several");
    let opened = open(&files).unwrap();
    assert_eq!(opened.text(0), long);
    assert_eq!(opened, index);
}

#[test]
fn every_bit_counts() {
    let files = write(&small());
    open(&files).unwrap();
    for at in 0..files.len() {
        for bit in 0..files[at].bytes.len() * 8 {
            let mut files = files.clone();
            files[at].bytes[bit / 8] ^= 1 << (bit % 8);
            let message = damage(&files);
            // A format that we do not know has no files that we would.
            let other = files[at].name == MANIFEST && message.contains(" has format ");
            assert!(other || message.contains(&files[at].name), "bit {bit} of {}: {message}", files[at].name);
        }
    }
}

#[test]
fn every_byte_counts() {
    let files = write(&small());
    for at in 0..files.len() {
        for length in 0..files[at].bytes.len() {
            let mut files = files.clone();
            files[at].bytes.truncate(length);
            let message = damage(&files);
            assert!(message.contains(&files[at].name), "{} cut at {length}: {message}", files[at].name);
        }
        let mut files = files.clone();
        files[at].bytes.push(b'\n');
        let message = damage(&files);
        assert!(message.contains(&files[at].name), "{} with a byte more: {message}", files[at].name);
    }
}

#[test]
fn a_file_that_is_not_there() {
    let files = write(&small());
    for file in files.iter().filter(|f| f.name != MANIFEST) {
        let rest: Vec<File> = files.iter().filter(|f| *f != file).cloned().collect();
        let message = damage(&rest);
        assert!(message.contains(&file.name) && message.contains("it is missing"), "{message}");
    }
}

#[test]
fn a_file_in_place_of_another() {
    let files = write(&small());
    let chunks = files.len() - 1;
    for at in 0..chunks {
        let mut files = files.clone();
        files[at].bytes = files[(at + 1) % chunks].bytes.clone();
        let message = damage(&files);
        assert!(message.contains(&files[at].name), "{message}");
    }
}

#[test]
fn lengths_that_lie() {
    let honest = Crafted::new(&write(&small()));
    open(&honest.files()).unwrap();
    let lies: [fn(u64) -> u64; 7] =
        [|n| n + 1, |n| n - 1, |_| 0, |n| n * 1_000, |_| 1 << 31, |_| 1 << 40, |_| u64::MAX];
    for lie in lies {
        for part in 0..honest.parts.len() {
            let mut crafted = honest.clone();
            let told = &mut crafted.parts[part];
            told.inflated = lie(told.inflated);
            let file = told.file();
            let message = damage(&crafted.files());
            assert!(message.contains(&file), "{file} inflates otherwise: {message}");

            let mut crafted = honest.clone();
            let told = &mut crafted.parts[part];
            told.length = lie(told.length);
            let message = damage(&crafted.files());
            assert!(message.contains(&file), "{file} has another length: {message}");
        }
        let mut crafted = honest.clone();
        crafted.directory_inflated = lie;
        let message = damage(&crafted.files());
        assert!(message.contains(".bin: "), "{message}");
    }
}

#[test]
fn a_directory_that_lies() {
    let honest = Crafted::new(&write(&small()));
    let refused = |what: &str, change: &dyn Fn(&mut Vec<Part>)| {
        let mut crafted = honest.clone();
        change(&mut crafted.parts);
        let message = damage(&crafted.files());
        let named = message.contains(MANIFEST) || message.contains(".bin: ");
        assert!(message.starts_with("The corpus is damaged: ") && named, "{what}: {message}");
    };
    for at in 0..honest.parts.len() {
        let part = honest.parts[at].part;
        refused(&format!("part {part} left out"), &|parts| drop(parts.remove(at)));
        refused(&format!("part {part} twice"), &|parts| parts.push(parts[at].clone()));
        for other in (0..=8).filter(|other| *other != part).chain([9, 42, 255]) {
            refused(&format!("part {part} as {other}"), &|parts| parts[at].part = other);
        }
    }
    let text = honest.parts.iter().position(|p| p.part == 7).unwrap();
    for beyond in [1, 1_000, u32::MAX] {
        refused("text that begins later", &|parts| parts[text].first_token = beyond);
        refused("separators that begin later", &|parts| parts[text].first_slot = beyond);
    }
    refused("no part at all", &|parts| parts.clear());
}

/// A few thousand bytes that ask for gigabytes. They are opened by the command line in an address space of less than
/// half of one, so that asking is the end of it.
#[cfg(target_os = "linux")]
#[test]
fn bombs() {
    const LENGTH: usize = 4 << 20;
    let honest = Crafted::new(&write(&small()));
    let zeros = || vec![0; LENGTH * 7];
    let mut words = Vec::new();
    put(&mut words, LENGTH as u64);
    for _ in 0..6 {
        put(&mut words, LENGTH as u64);
        words.extend(vec![0; LENGTH]);
    }
    let mut words_that_occur = words.clone();
    let freqs = 4 + 2 * (LENGTH + 4) + 4;
    words_that_occur[freqs..freqs + LENGTH].fill(1);
    let mut counted = Vec::new();
    put(&mut counted, LENGTH as u64 * 6);
    counted.resize(LENGTH * 7, 0);
    for (part, what, content) in [
        (
            0,
            "a document of four thousand million words",
            b"\x04a.md\xff\xff\xff\xff\x0f\x05b.txt\0\x07c/d.txt\0".to_vec(),
        ),
        (0, "documents without end", zeros()),
        (1, "values without end", counted.clone()),
        (2, "words that do not occur", words),
        (2, "one word over and over", words_that_occur),
        (3, "separators that stand nowhere", zeros()),
        (4, "turns without end", counted.clone()),
        (5, "paragraphs without end", counted.clone()),
        (6, "sentences without end", counted.clone()),
        (7, "text without end", zeros()),
        (7, "words without end", counted),
    ] {
        let mut crafted = honest.clone();
        crafted.parts.iter_mut().find(|p| p.part == part).unwrap().content = content;
        let folder = tempfile::tempdir().unwrap();
        for file in crafted.resealed().files() {
            assert!(file.bytes.len() < 100_000, "{what}: {} bytes are no surprise", file.bytes.len());
            std::fs::write(folder.path().join(file.name), file.bytes).unwrap();
        }
        let output = std::process::Command::new("sh")
            .args(["-c", "ulimit -v 400000; exec \"$0\" check \"$1\"", env!("CARGO_BIN_EXE_readout")])
            .arg(folder.path())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{what}: {said}");
        assert!(said.starts_with("error: The corpus is damaged: "), "{what}: {said}");
    }
}

#[test]
fn names_outside_of_the_folder() {
    let files = write(&small());
    let manifest = Manifest::from_bytes(&files.last().unwrap().bytes).unwrap();
    for name in
        ["", "../../etc/passwd", "/etc/passwd", "https://example.org/x", "0123", &"g".repeat(32), &"A".repeat(32)]
    {
        let mut manifest = manifest.clone();
        manifest.directory[0].name = name.into();
        let message = Opening::new(&manifest.to_bytes()).err().expect("it is refused").message.to_string();
        assert!(message.contains(MANIFEST), "{name}: {message}");
    }
}

#[test]
fn formats_of_yesterday_and_tomorrow() {
    let files = write(&small());
    let of = |format| Manifest { format, ..Manifest::from_bytes(&files.last().unwrap().bytes).unwrap() }.to_bytes();
    for (bytes, message) in [
        (of(3), "This corpus has format 3, and this page reads up to 2."),
        (br#"{"format": 3, "shape": "another"}"#.to_vec(), "This corpus has format 3, and this page reads up to 2."),
        (of(1), "This corpus was built by an older Readout: it has format 1, and this one reads 2."),
        (
            br#"{"format": 1, "shape": "another"}"#.to_vec(),
            "This corpus was built by an older Readout: it has format 1, and this one reads 2.",
        ),
    ] {
        let damage = Opening::new(&bytes).err().expect("it is refused");
        assert_eq!(damage.message.to_string(), message);
        assert!(!damage.help.to_string().is_empty());
    }
}

#[test]
fn a_manifest_is_told_by_what_is_wrong_with_it() {
    let whole = write(&small()).pop().unwrap().bytes;
    let text = std::str::from_utf8(&whole).unwrap();
    let cut = "it is cut short";
    let (empty, page) = ("it is empty", "the server sent a web page in its place");
    let (changed, rewritten) =
        ("its checksum does not fit", "it was changed after it was written, such as its line ends");
    let not_text = "it is not text";
    let none = "it is not the manifest of a corpus";
    let not_json = "it is not JSON from line ";
    // A title with letters of two bytes, cut within one of them.
    let title = text.replace("\"title\": \"", "\"title\": \"é");
    let within = title.find('é').unwrap() + 1;
    let one_line: serde_json::Value = serde_json::from_str(text).unwrap();
    let cases: Vec<(Vec<u8>, &str)> = vec![
        (b"".into(), empty),
        (b" \r\n".into(), empty),
        (b"<!doctype html><title>Not found</title>".into(), page),
        (b"\xef\xbb\xbf\n<html>".into(), page),
        (b"<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>".into(), page),
        (b"\x1f\x8b\x08\x00rest".into(), "it is still compressed"),
        (b"\xff\xfe{\x00".into(), not_text),
        (vec![0xff; 40], not_text),
        (b"{".into(), cut),
        (whole[..whole.len() / 2].into(), cut),
        (whole[..whole.len() - 2].into(), cut),
        (title.as_bytes()[..within].into(), cut),
        (b"Not found".into(), not_json),
        (b"404: Not Found\n".into(), not_json),
        (text.replacen(':', ";", 1).into_bytes(), not_json),
        ([&whole[..], b"}"].concat(), not_json),
        (vec![0; 40], not_json),
        (b"{}".into(), none),
        (b"[]".into(), none),
        (b"null".into(), none),
        (b"{\"format\": -1}".into(), none),
        (b"{\"format\": \"1\"}".into(), none),
        (text.replace("\"title\": \"", "\"title\": \"x").into_bytes(), changed),
        (text.replace("\"format\": 2", "\"format\": 0").into_bytes(), "This corpus was built by an older Readout"),
        (text.replace('\n', "\r\n").into_bytes(), rewritten),
        (text.trim_end().into(), rewritten),
        (one_line.to_string().into_bytes(), rewritten),
        (b"{\"format\": 2}".into(), rewritten),
        (b"{\"format\": 3, \"shape\": \"another\"}".into(), "This corpus has format 3"),
        (
            text.replace("\"format\": 2", "\"format\": 99999999999").into_bytes(),
            "This corpus has format 99,999,999,999",
        ),
    ];
    for (bytes, why) in cases {
        let damage = Opening::new(&bytes).err().expect("it is refused");
        let said = damage.message.to_string();
        let file = format!("The corpus is damaged: {MANIFEST}: ");
        let told = said.strip_prefix(&file).unwrap_or(&said);
        assert!(told.starts_with(why), "{:?}: {said}", String::from_utf8_lossy(&bytes));
        assert!(!damage.help.to_string().is_empty());
    }
}

#[test]
fn a_manifest_cut_anywhere_is_cut_short() {
    let whole = write(&small()).pop().unwrap().bytes;
    // The line end alone is no part of the JSON.
    for length in 1..whole.len() - 1 {
        let message = Opening::new(&whole[..length]).err().expect("it is refused").message.to_string();
        assert!(message.ends_with("it is cut short."), "{length}: {message}");
    }
}

#[test]
fn an_older_package_does_not_say_whose_words_it_has() {
    let manifest = write(&small()).pop().unwrap().bytes;
    let text = String::from_utf8(manifest).unwrap();
    let older = text.replace("  \"wording\": \"verbatim\",\n", "");
    assert_ne!(older, text);
    let head = &older[..older.len() - "\"\n}\n".len() - 32];
    let older = format!("{head}{}\"\n}}\n", readout::index::fingerprint::checksum(head.as_bytes()));
    let manifest = Manifest::from_bytes(older.as_bytes()).unwrap();
    assert_eq!(manifest.about().wording, readout::model::Wording::Verbatim);
}

fn engine(files: &[File]) -> Result<Engine, String> {
    let engine = Engine::new();
    let bytes = |name: &str| files.iter().find(|f| f.name == name).map(|f| f.bytes.clone());
    let manifest = bytes(MANIFEST).unwrap();
    let fetch = |name: &str| bytes(name).ok_or(Malformed::ItIsMissing);
    engine.ask(OpenRequest { manifest }, fetch, |_| ()).map(|_| engine).map_err(|failure| failure.message.to_string())
}

#[test]
fn check_finds_another_fingerprint() {
    let index = small();
    let files = write(&index);
    let check = common::ask(&engine(&files).unwrap(), CheckRequest).unwrap().body;
    assert_eq!((check.chunks as usize, check.documents, &check.fingerprint), (files.len() - 1, 3, &index.fingerprint));
    assert_eq!(check.bytes as usize, files[..files.len() - 1].iter().map(|f| f.bytes.len()).sum::<usize>());

    let mut crafted = Crafted::new(&files);
    crafted.manifest.fingerprint = "0".repeat(32);
    let failure = common::ask(&engine(&crafted.files()).unwrap(), CheckRequest).unwrap_err();
    assert_eq!(failure.kind, FailureKind::Package);
    assert!(failure.message.to_string().contains("fingerprint"), "{}", failure.message);
}

/// Every request, so that whatever a package made wrong in memory would show.
fn ask_everything(engine: &Engine) {
    let sort = DocumentSort { key: DocumentKey::Types, descending: true };
    for query in ["war | \"don't wars\" | caf*", "-war speaker:Bo", "quoted:yes", "date:2020 | topics:a | pages:>1"] {
        let scope = Scope { query: query.into(), ..Scope::default() };
        let by = [By::Auto, By::Day, By::Field("speaker".into()), By::Field("topics".into())];
        let trends = by.map(|by| {
            Request::Trend(TrendRequest {
                scope: scope.clone(),
                terms: vec!["war".into()],
                by,
                ..TrendRequest::default()
            })
        });
        let read = ["a.md", "b.txt", "c/d.txt"].map(|d| {
            Request::Read(ReadRequest { scope: scope.clone(), doc: d.into(), from: 1, limit: 0, ..Default::default() })
        });
        let terms = [TermSort::Dp, TermSort::Freq].map(|sort| {
            Request::Terms(TermsRequest {
                scope: scope.clone(),
                min_freq: 1,
                sort,
                descending: true,
                ..TermsRequest::default()
            })
        });
        let rest = [
            Request::Info(InfoRequest::default()),
            Request::Search(SearchRequest { scope: scope.clone(), sort: sort.clone(), ..SearchRequest::default() }),
            Request::Documents(DocumentsRequest {
                scope: scope.clone(),
                sort: sort.clone(),
                ..DocumentsRequest::default()
            }),
            Request::Facets(FacetsRequest { scope: scope.clone() }),
        ];
        for request in trends.into_iter().chain(read).chain(terms).chain(rest) {
            // A field may be gone, a path another: an answer or a failure, as long as it is one.
            let _ = common::ask(engine, request);
        }
    }
}

/// Chunks whose names fit their bytes, from somebody who means no good.
#[test]
fn a_well_sealed_package_with_any_byte_changed() {
    let original = small();
    let honest = Crafted::new(&write(&original));
    let mut opened = 0;
    for at in 0..honest.parts.len() {
        for byte in 0..honest.parts[at].content.len() {
            for change in [0x01, 0x02, 0x40, 0x80, 0xff] {
                let mut crafted = honest.clone();
                crafted.parts[at].content[byte] ^= change;
                let files = crafted.resealed().files();
                let engine = match engine(&files) {
                    Ok(engine) => engine,
                    Err(message) => {
                        assert!(message.starts_with("The corpus is damaged: "), "{message}");
                        continue;
                    }
                };
                opened += 1;
                ask_everything(&engine);
                let index = open(&files).unwrap();
                let texts = |index: &Index| -> Vec<(String, String)> {
                    (0..index.documents.len() as u32)
                        .map(|d| (index.documents.paths.get(d).to_owned(), index.text(d)))
                        .collect()
                };
                if texts(&index) != texts(&original) || index.fields != original.fields {
                    let failure = common::ask(&engine, CheckRequest).unwrap_err();
                    assert!(failure.message.to_string().contains("fingerprint"), "{}", failure.message);
                }
            }
        }
    }
    assert!(opened > 100, "only {opened} opened: too few to show anything");
}
