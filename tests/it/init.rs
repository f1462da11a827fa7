//! `init`: what is written of what is found, and what comes of it.

use std::fs;

use crate::cli::{Folder, corpus, done, json, refused};

#[test]
fn what_is_found_is_written_and_read_again() {
    let source = Folder::new(&[
        ("2019-05-01 talk.txt", "Ann Ash: One.\n\nBo: Two.\n\nAnn Ash: Three.\n\nBo: Four.\n".as_bytes()),
        ("b, c.md", "---\ntopics: rain; sun\n---\n# A title\n\nThe rain and the sun and all that there is of them in the text.\n".as_bytes()),
    ]);
    let before = json(&["info", source.path()]);
    let ran = done(&["init", source.path()]);
    assert!(ran.err.contains("corpus.toml") && ran.err.contains("metadata.csv"), "{}", ran.err);
    let table = fs::read_to_string(source.at("metadata.csv")).unwrap();
    assert_eq!(
        table,
        "filename,title,date,author,topics\n2019-05-01 talk.txt,2019-05-01 talk,2019-05-01,,\n\"b, c.md\",A title,,,rain; sun\n"
    );
    let config = fs::read_to_string(source.at("corpus.toml")).unwrap();
    for part in ["title = ", "language = \"en\"", "[fields.\"topics\"]", "name = \"Bo\" # 2 turns"] {
        assert!(config.contains(part), "{part} is not in\n{config}");
    }
    let ran = done(&["info", source.path(), "--json"]);
    assert!(!ran.err.contains("warning") && !ran.err.contains("error"), "{}", ran.err);
    let after: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    for same in ["documents", "tokens", "types", "turns", "stemmer"] {
        assert_eq!(before[same], after[same], "{same}");
    }
}

#[test]
fn nothing_is_overwritten() {
    let source = corpus();
    let (config, table) = (source.at("corpus.toml"), source.at("metadata.csv"));
    let before = [&config, &table].map(|path| fs::read(path).unwrap());
    let ran = done(&["init", source.path()]);
    assert_eq!(ran.err.matches("stays as it is").count(), 2, "{}", ran.err);
    assert_eq!([&config, &table].map(|path| fs::read(path).unwrap()), before);
    fs::remove_file(&table).unwrap();
    done(&["init", source.path()]);
    assert_eq!(fs::read(&config).unwrap(), before[0]);
    assert!(fs::read_to_string(&table).unwrap().starts_with("filename,title,date,author"));
}

#[test]
fn where_there_is_nothing_it_says_so() {
    let empty = Folder::new(&[]);
    assert!(refused(1, &["init", empty.path()]).contains("no text"));
    assert!(refused(1, &["init", &empty.at("nothing")]).contains("no folder"));
}

#[test]
fn completions_and_manual() {
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let script = done(&["completions", shell]).out;
        assert!(script.contains("collocates") && script.contains("serve"), "{shell}");
    }
    let page = done(&["man"]).out;
    assert!(page.starts_with(".") && page.contains("collocates"), "{page}");
    assert!(done(&["man", "kwic"]).out.contains("sample"));
    assert!(refused(1, &["man", "nothing"]).contains("nothing"));
    assert!(done(&["--version"]).out.contains("build"));
}
