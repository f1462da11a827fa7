//! Whole corpora through the reader: what holds for any bytes, how the parts work together, and known corpora.

use std::{fs, ops::Range};

use proptest::{prelude::*, sample::select};
use readout::{
    corpus::{Corpus, DefaultValue, Document, Options, Report, Severity, SourceFile, read, read_with},
    protocol::{FieldKind, Level},
    text::{nfc, tokens},
};

use crate::shared;

fn file(path: &str, bytes: impl Into<Vec<u8>>) -> SourceFile {
    SourceFile { path: path.to_owned(), bytes: bytes.into(), named: false }
}

fn read_all(files: &[(&str, &str)]) -> (Corpus, Report) {
    read(files.iter().map(|(path, text)| file(path, *text)).collect())
}

fn said(report: &Report) -> Vec<String> {
    report.problems.iter().map(|problem| format!("{}: {}", problem.place, problem.message)).collect()
}

fn values<'a>(document: &'a Document, field: &str) -> Vec<&'a str> {
    let found = document.fields.iter().find(|(name, _)| name == field);
    found.map(|(_, values)| values.iter().map(String::as_str).collect()).unwrap_or_default()
}

/// Speaker, role and text of each turn.
fn spoken(document: &Document) -> Vec<(String, String, String)> {
    let value = |fields: &[(String, Vec<String>)], name: &str| {
        fields.iter().find(|(known, _)| known == name).map(|(_, values)| values.join("; ")).unwrap_or_default()
    };
    let turns = document.turns.iter();
    turns
        .map(|turn| {
            let text: Vec<&str> = turn.ranges.iter().map(|range| &document.text[range.clone()]).collect();
            (value(&turn.fields, "speaker"), value(&turn.fields, "role"), text.join(" | "))
        })
        .collect()
}

/// What the types promise of every document.
fn assert_sound(corpus: &Corpus) {
    let sound = |document: &Document, ranges: &[Range<usize>]| {
        let mut end = 0;
        for range in ranges {
            assert!(end <= range.start && range.start <= range.end, "{ranges:?} in {document:?}");
            assert!(document.text.get(range.clone()).is_some(), "{range:?} in {document:?}");
            end = range.end;
        }
    };
    assert!(corpus.documents.is_sorted_by(|a, b| a.path < b.path));
    for document in &corpus.documents {
        assert_eq!(nfc(&document.text), document.text);
        assert!(!document.text.contains(['\r', '\0']));
        assert!(values(document, "title").iter().any(|title| !title.is_empty()) || document.path.is_empty());
        let blocks: Vec<Range<usize>> = document.blocks.iter().map(|block| block.range.clone()).collect();
        sound(document, &blocks);
        for word in tokens(&document.text, &[]) {
            let start = blocks.partition_point(|block| block.end <= word.start);
            assert!(blocks.get(start).is_some_and(|block| block.start <= word.start), "{word:?} in {document:?}");
        }
        sound(document, &document.quoted);
        let mut said = Vec::new();
        for turn in &document.turns {
            sound(document, &turn.ranges);
            assert!(!turn.ranges.is_empty());
            said.extend(turn.label.clone());
            said.extend(turn.ranges.clone());
            let mut names = turn.fields.iter().map(|(name, _)| name.as_str());
            assert!(names.next() == Some("speaker") && names.skip(1).all(|name| !matches!(name, "speaker" | "role")));
        }
        assert!(document.turns.is_sorted_by_key(|turn| turn.ranges[0].start));
        said.sort_by_key(|range| (range.start, range.end));
        sound(document, &said);
        for default in &document.defaults {
            sound(document, &default.ranges);
        }
    }
}

#[test]
fn what_wins() {
    let (corpus, report) = read_all(&[
        (
            "metadata.csv",
            "filename,title,Date,topics,note\na.html,From the table,2019,b; c,\nb.md,,2020,,\nd.txt,,,,x\n",
        ),
        (
            "a.html",
            "---\ndate: 2020-07\nkind: page\nnote:\n---\n<html lang=en><title>From the page</title><meta name=author content=Liu>Text",
        ),
        ("b.md", "# From the heading\n\nText"),
        ("sub/c.d.txt", "Text"),
        ("d.txt", "Text"),
    ]);
    assert_eq!(said(&report), Vec::<String>::new());
    let [a, b, d, c] = corpus.documents.as_slice() else { panic!("{:?}", corpus.documents) };
    assert_eq!(values(a, "title"), ["From the table"]);
    assert_eq!(values(a, "date"), ["2020-07"]);
    assert_eq!(values(a, "topics"), ["b", "c"]);
    assert_eq!(values(a, "author"), ["Liu"]);
    assert_eq!(values(a, "language"), ["en"]);
    assert_eq!(values(a, "note"), Vec::<&str>::new());
    assert_eq!(values(b, "title"), ["From the heading"]);
    assert_eq!(values(c, "title"), ["c.d"]);
    assert_eq!(values(d, "note"), ["x"]);
    let fields: Vec<&str> = corpus.fields.iter().map(|field| field.name.as_str()).collect();
    assert_eq!(fields, ["date", "topics", "note", "kind", "author", "language", "quoted", "title"]);
    let of_a: Vec<&str> = a.fields.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(of_a, ["date", "topics", "kind", "author", "language", "title"]);
    assert_eq!((corpus.about.language.as_str(), corpus.about.stemmer.as_deref()), ("en", Some("english")));
    assert_sound(&corpus);
}

#[test]
fn what_a_document_says_of_itself_yields_to_the_table() {
    let pdf = "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Count 1/Kids[3 0 R]>> endobj\n\
               3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 5 0 R/Resources<</Font<</F 4 0 R>>>>>> endobj\n\
               4 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>> endobj\n\
               5 0 obj <</Length 39>> stream\nBT /F 12 Tf 50 700 Td (It sank.) Tj ET \nendstream endobj\n\
               6 0 obj <</Title(Of its own)/Author(Liu)>> endobj\ntrailer <</Root 1 0 R/Info 6 0 R>>\n";
    let (corpus, report) =
        read_all(&[("metadata.csv", "filename,title\na.pdf,From the table\n"), ("a.pdf", pdf), ("b.pdf", pdf)]);
    assert_eq!(said(&report), Vec::<String>::new());
    let found: Vec<_> = corpus
        .documents
        .iter()
        .map(|document| (document.text.as_str(), values(document, "title"), values(document, "author")))
        .collect();
    assert_eq!(
        found,
        [("It sank.", vec!["From the table"], vec!["Liu"]), ("It sank.", vec!["Of its own"], vec!["Liu"])]
    );
    assert_sound(&corpus);
}

#[test]
fn which_files_are_texts() {
    let names = [
        "a.txt",
        "B.TXT",
        "c.markdown",
        "d.htm",
        "e.rtf",
        "noending",
        ".hidden.txt",
        ".git/f.txt",
        "README.md",
        "LICENSE",
        "LICENSE-MIT.txt",
        "sub/README.md",
        "sub/metadata.csv",
    ];
    let files = |named| names.iter().map(|name| SourceFile { named, ..file(name, "Text") }).collect();
    let (corpus, report) = read(files(false));
    let paths: Vec<&str> = corpus.documents.iter().map(|document| document.path.as_str()).collect();
    assert_eq!(paths, ["B.TXT", "a.txt", "c.markdown", "d.htm", "sub/README.md"]);
    let begins: [&str; 6] = [
        "LICENSE: not a format this version reads: a name without an ending. It reads texts (.txt",
        "LICENSE-MIT.txt: is about the corpus, not a text of it; it is left out. To have it in, rename it",
        "README.md: is about the corpus, not a text of it; it is left out. To have it in, rename it",
        "e.rtf: not a format this version reads: .rtf. It reads texts (.txt",
        "noending: not a format this version reads: a name without an ending. It reads texts (.txt",
        "sub/metadata.csv: ",
    ];
    let problems = said(&report);
    assert_eq!(problems.len(), begins.len(), "{problems:#?}");
    for (problem, begin) in problems.iter().zip(begins) {
        assert!(problem.starts_with(begin), "{problem}");
    }
    assert!(report.problems.iter().all(|problem| problem.severity == Severity::Warning));

    let (corpus, report) = read(files(true));
    assert_eq!(corpus.documents.len(), 9);
    let places: Vec<&str> = report.problems.iter().map(|problem| problem.place.as_str()).collect();
    assert_eq!(places, ["LICENSE", "e.rtf", "noending", "sub/metadata.csv"]);
    assert!(report.problems.iter().all(|problem| problem.severity == Severity::Error));
}

#[test]
fn what_is_said_of_files() {
    let (corpus, report) = read(vec![
        file("metadata.csv", "filename,date,quoted\na.txt,soon,x\ngone.txt,2020,\n"),
        file("a.txt", "one"),
        file("a.txt", "two"),
        file("b.txt", &b"nul \0 byte"[..]),
        file("c.txt", &b"caf\xE9"[..]),
        file("d.txt", ""),
        file("e.md", "---\na: b: c\n---\n\nText"),
        file("f.md", "---\nrole: hosts\nwords: [1]\nwords: 2\n---\nText"),
    ]);
    let paths: Vec<&str> = corpus.documents.iter().map(|document| document.path.as_str()).collect();
    assert_eq!(paths, ["a.txt", "c.txt", "d.txt", "e.md", "f.md"]);
    assert_eq!(corpus.documents[0].text, "one");
    let expected = [
        "a.txt: is given twice; the first counts",
        "metadata.csv, row 3: is about `gone.txt`, and there is no such file",
        "metadata.csv: gives `quoted`, which is worked out from the text",
        "metadata.csv: has 1 value that is no date such as 2020, 2020-07 or 2020-07-30: \"soon\" (row 2) in the column `date`",
        "b.txt: holds a NUL",
        "c.txt: is not UTF-8; it was read as windows-1252, which is a guess. To be sure, save it as UTF-8",
        "e.md: has front matter that is no YAML, so that none of it is used: line 2: ",
        "f.md: has front matter that gives `words` twice; the first counts",
        "d.txt: holds no words",
        "f.md: has the unknown role \"hosts\"; known are answers, asks, states",
    ];
    let found = said(&report);
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for (found, expected) in found.iter().zip(expected) {
        assert!(found.starts_with(expected), "{found:?} starts with {expected:?}");
    }
    assert_sound(&corpus);
}

#[test]
fn fields_of_speakers_and_of_documents() {
    let (corpus, report) = read_all(&[
        (
            "corpus.toml",
            "title = 'T'\nlanguage = 'en'\n[fields.side]\nlabel = 'Side of'\n[fields.born]\nkind = 'number'\n\
             [[speakers]]\nname = 'Liu Xiaoming'\naliases = ['Ambassador Liu']\nrole = 'answers'\nside = 'China'\nborn = 1956\ntitle = 'x'\n\
             [[speakers]]\nname = 'BBC'\nside = 'UK; press'\n[[speakers]]\nname = 'Readout'\nrole = 'states'\n[[speakers]]\nname = 'bbc'\n",
        ),
        ("metadata.csv", "filename,side\na.txt,China\n"),
        ("a.txt", "Title\nAmbassador Liu: Yes.\nBBC: Why is that?\nReadout: A note.\nAnd more.\n"),
        ("b.txt", "---\nspeaker: BBC\n---\nNews."),
    ]);
    assert_eq!(
        said(&report),
        [
            "corpus.toml: gives the speaker \"Liu Xiaoming\" a `title`, which no speaker can have; it is not used",
            "corpus.toml: has more than one speaker named \"bbc\"; the first counts",
        ]
    );
    let fields: Vec<(&str, &str, FieldKind, Level)> = corpus
        .fields
        .iter()
        .map(|field| (field.name.as_str(), field.label.as_str(), field.kind, field.level))
        .collect();
    assert_eq!(
        fields,
        [
            ("side", "Side of", FieldKind::Facet, Level::Turn),
            ("born", "Born", FieldKind::Number, Level::Turn),
            ("speaker", "Speaker", FieldKind::Facet, Level::Turn),
            ("role", "Role", FieldKind::Facet, Level::Turn),
            ("quoted", "Quoted", FieldKind::Facet, Level::Span),
            ("title", "Title", FieldKind::Text, Level::Document),
        ]
    );
    let [a, b] = corpus.documents.as_slice() else { panic!("{:?}", corpus.documents) };
    let turn = |speaker: &str, role: &str, text: &str| (speaker.to_owned(), role.to_owned(), text.to_owned());
    assert_eq!(
        spoken(a),
        [
            turn("Liu Xiaoming", "answers", "Yes."),
            turn("BBC", "asks", "Why is that?"),
            turn("Readout", "states", "A note.\nAnd more."),
        ]
    );
    assert_eq!(spoken(b), [turn("BBC", "states", "News.")]);
    assert_eq!(b.turns[0].fields[2], ("side".to_owned(), vec!["UK".to_owned(), "press".to_owned()]));
    let note = a.text.find("A note").unwrap();
    let liu = a.turns[0].ranges[0].clone();
    let bbc = a.turns[1].ranges[0].clone();
    assert_eq!(
        a.defaults,
        [DefaultValue {
            field: "side".to_owned(),
            values: vec!["China".to_owned()],
            ranges: vec![0..liu.start, liu.end..bbc.start, bbc.end..a.text.len()],
        }]
    );
    assert!(bbc.end < note);
    assert_eq!(a.fields, [("title".to_owned(), vec!["a".to_owned()])]);
    assert_sound(&corpus);
}

#[test]
fn turns_in_markup() {
    let (corpus, _) = read_all(&[
        ("a.md", "# A: a title\n\n**A:** one\n\n> **B**: two\n\n    A: code\n\n- A: three\n"),
        ("b.html", "<h1>A: a title</h1><p><b>A:</b> one<br>more</p><p><b>B</b> : two<p>A: three"),
    ]);
    for document in &corpus.documents {
        let names: Vec<String> = spoken(document).into_iter().map(|(name, ..)| name).collect();
        assert_eq!(names, ["A", "B", "A"], "{document:?}");
    }
    assert_sound(&corpus);
}

#[test]
fn all_of_a_page_is_kept_where_that_is_asked_for() {
    let page = "<nav><a href=1>Home</a></nav><div class=cookies>We bake.</div><p>It sank on Monday, and nobody was hurt.</p><script>x</script>";
    for (source, name) in [(page.to_owned(), "a.html"), (format!("# Title\n\n<div>{page}</div>\n"), "a.md")] {
        for (keep_all, words) in [(false, 0), (true, 3)] {
            let (corpus, report) =
                read_with(vec![file(name, source.as_str())], &Options { keep_all, ..Options::default() }, |_, _| ());
            let found = ["Home", "We", "bake"].into_iter().filter(|word| corpus.documents[0].text.contains(word));
            assert_eq!(found.count(), words, "{name}, {keep_all}");
            assert_eq!(report.problems.is_empty(), keep_all, "{:?}", report.problems);
            assert!(corpus.documents[0].text.contains("nobody was hurt") && !corpus.documents[0].text.contains('x'));
        }
    }
}

#[test]
fn turns_can_be_turned_off() {
    let text = "A: one\nB: two\nA: three\n";
    let speakers = |toml: &str| spoken(&read_all(&[("corpus.toml", toml), ("a.txt", text)]).0.documents[0]).len();
    assert_eq!(speakers(""), 3);
    assert_eq!(speakers("turns = false"), 0);
    assert_eq!(speakers("[[speakers]]\nname = 'B'"), 3);
    assert_eq!(speakers("speakers_only = true\n[[speakers]]\nname = 'B'"), 1);
}

/// Pieces of which files are made that reach far into the readers.
const PIECES: &[&str] = &[
    "---\n",
    "title: ",
    "speaker: A\n",
    "side: [x, y]\n",
    "date: 2020-13\n",
    "A: ",
    "B：",
    "\n",
    "\n\n",
    " ",
    "\r\n",
    "\u{2028}",
    "“",
    "”",
    "\"",
    "word ",
    "Word ",
    "中文",
    "。",
    "e\u{301}",
    "\u{FEFF}",
    "<p>",
    "</p>",
    "<table>",
    "<td>",
    "<pre>",
    "<script>",
    "</script>",
    "<form>",
    "<br>",
    "<svg>",
    "<title>",
    "&#x301;",
    "&#13;",
    "&amp;",
    "# ",
    "- ",
    "> ",
    "```\n",
    "| a | b |\n",
    "|---|---|\n",
    "**",
    "[^1]",
    "[^1]: ",
    "![",
    "](x)",
    "`",
    "filename",
    ",",
    ";",
    "a.txt",
    "[[speakers]]\n",
    "name = 'A'\n",
    "aliases = ['B']\n",
    "side = 'x'\n",
    "[fields.side]\n",
    "kind = 'date'\n",
    "turns = false\n",
    "• ",
    "    ",
    "é",
    "\u{C}",
    "+++\n",
    "title = 'x'\n",
    "{\n\"title\": \"x\"\n}\n",
    "{{< x >}}",
    "{% x %}",
    "<q>",
    "</q>",
    "<blockquote>",
    "</blockquote>",
    "<sup>1</sup>",
    "<a href='#n1'>1</a>",
    "<aside>",
    "<article>",
    "<div class=comments>",
    "<time datetime=2020>",
    "har-\nbour ",
    "har\u{AD}\nbour ",
    "_very_ ",
    "„",
    "«",
    "»",
    "「",
    "」",
    "``",
    "''",
    " '",
    "’",
];

const NAMES: &[&str] = &["a.txt", "a.md", "a.html", "metadata.csv", "corpus.toml"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes_are_read(name in select(NAMES), bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let (corpus, _) = read(vec![file(name, bytes), file("b.txt", "A: one\nB: two\nA: three")]);
        assert_sound(&corpus);
    }

    #[test]
    fn any_pieces_are_read(
        files in prop::collection::vec((select(NAMES), prop::collection::vec(select(PIECES), 0..60)), 1..4),
    ) {
        let files: Vec<SourceFile> = files.into_iter().map(|(name, pieces)| file(name, pieces.concat())).collect();
        let (corpus, report) = read(files.clone());
        assert_sound(&corpus);
        prop_assert_eq!(read(files), (corpus, report));
    }

    #[test]
    fn the_order_of_files_does_not_matter(texts in prop::collection::vec("[a-cA-C:\n\"“”]{0,30}", 2..6)) {
        let mut files: Vec<SourceFile> =
            texts.into_iter().enumerate().map(|(index, text)| file(&format!("{index}.txt"), text)).collect();
        let forwards = read(files.clone());
        files.reverse();
        prop_assert_eq!(read(files), forwards);
    }
}

#[test]
fn long_and_deep_files_are_read() {
    let (corpus, _) = read(vec![
        file("a.txt", "word ".repeat(200_000)),
        file("b.txt", "word\n".repeat(100_000)),
        file("c.txt", "A: x\nB: y\n".repeat(20_000)),
        file("d.txt", "\"“".repeat(50_000)),
        file("e.md", "> ".repeat(2_000) + "x"),
        file("f.md", "<b>".repeat(10_000)),
        file("g.txt", format!("---\na: {}\n---\nText", "[".repeat(50_000))),
    ]);
    assert_eq!(corpus.documents.len(), 7);
    assert_eq!(corpus.documents[1].blocks.len(), 100_000);
    assert_eq!(corpus.documents[2].turns.len(), 40_000);
    assert_sound(&corpus);
}

/// The files of a known corpus, where it is there.
fn known_corpus(name: &str) -> Option<Vec<SourceFile>> {
    let files = fs::read_dir(shared::corpus(name)?).unwrap().map(|entry| {
        let entry = entry.unwrap();
        file(entry.file_name().to_str().unwrap(), fs::read(entry.path()).unwrap())
    });
    Some(files.collect())
}

#[test]
fn inaugural_addresses() {
    let Some(files) = known_corpus("inaugural") else { return };
    let (corpus, report) = read(files);
    assert_eq!(corpus.documents.len(), 59);
    assert_eq!(
        said(&report),
        ["2005-Bush.txt: is not UTF-8; it was read as Big5, which is a guess. To be sure, save it as UTF-8"]
    );
    assert!(corpus.documents.iter().any(|d| d.path == "2005-Bush.txt" && d.text.contains("America’s vital interests")));
    let fields: Vec<&str> = corpus.fields.iter().map(|field| field.name.as_str()).collect();
    assert_eq!(fields, ["date", "president", "quoted", "title"]);
    assert_eq!(corpus.about.language, "en");
    assert_sound(&corpus);
}

#[test]
fn china_and_the_uk() {
    let Some(files) = known_corpus("china-uk") else { return };
    let (corpus, report) = read(files);
    assert_eq!(corpus.documents.len(), 5);
    assert_eq!(said(&report), Vec::<String>::new());
    let speakers: Vec<(&str, Vec<String>)> = corpus
        .documents
        .iter()
        .map(|document| {
            let mut names: Vec<String> =
                spoken(document).into_iter().map(|(name, role, _)| format!("{name} {role}")).collect();
            names.sort();
            names.dedup();
            (document.path.as_str(), names)
        })
        .filter(|(_, names)| !names.is_empty())
        .collect();
    let expected = [
        "Ambassador Liu answers",
        "Associated Press asks",
        "BBC asks",
        "CCTV asks",
        "CGTN asks",
        "ITV asks",
        "Reuters asks",
        "Sky News asks",
        "Xinhua News Agency asks",
    ];
    assert_eq!(speakers, [("2020-07-30-press-conference.txt", expected.map(str::to_owned).to_vec())]);
    let fields: Vec<&str> = corpus.fields.iter().map(|field| field.name.as_str()).collect();
    assert_eq!(fields, ["speaker", "role", "date", "publisher", "side", "kind", "author", "topics", "quoted", "title"]);
    assert_sound(&corpus);
}
