//! What a folder can hold beside texts, and where answers and messages go that nobody reads.

#![cfg(unix)]

use std::{
    fs::{self, File},
    os::unix::{fs::symlink, net::UnixListener},
    process::{Command, Stdio},
};

use super::cli::{Folder, corpus, done, json, refused, run};

#[test]
fn links_are_followed_within_their_folder_alone() {
    let texts = Folder::new(&[
        ("corpus/a.txt", b"War."),
        ("corpus/sub/b.txt", b"Rain."),
        ("secret/passwords.txt", b"Secret."),
        ("secret.txt", b"Secret."),
    ]);
    let folder = texts.at("corpus");
    let link = |to: &str, name: &str| symlink(to, texts.at(&format!("corpus/{name}"))).unwrap();
    link("a.txt", "again.txt");
    link("sub", "sub-again");
    link("../secret.txt", "out.txt");
    link("../secret", "out");
    // Out by way of another link.
    link("out.txt", "twice.txt");
    let ran = done(&["info", &folder, "--json"]);
    let info: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(info["documents"], 4, "{}", ran.err);
    for name in ["out.txt", "out", "twice.txt"] {
        assert!(ran.err.contains(&format!("corpus/{name}: is a link that leads out of the folder")), "{}", ran.err);
    }
    assert_eq!(json(&["search", &folder, "secret"])["documents"], 0);
    // A folder that is a link itself is where it leads.
    symlink(&folder, texts.at("link")).unwrap();
    assert_eq!(json(&["info", &texts.at("link")])["documents"], 4);
    // One that leads to a folder that it lies in is said, one that leads nowhere is an error.
    link("..", "sub/back");
    let ran = done(&["info", &folder]);
    assert!(ran.err.contains("back: is a link that leads"), "{}", ran.err);
    link("gone.txt", "dangling.txt");
    let ran = run(&["build", &folder, "--out", &texts.at("out")]);
    assert!(
        ran.code == 1 && ran.err.contains("dangling.txt: it cannot be read: the link leads nowhere"),
        "{}",
        ran.err
    );
}

#[test]
fn pipes_and_sockets_are_named_and_never_opened() {
    let texts = Folder::new(&[("corpus/a.txt", b"War.")]);
    // Who opens a pipe that nobody writes to would wait for ever.
    let pipe = texts.at("corpus/pipe.txt");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let _socket = UnixListener::bind(texts.at("corpus/socket.txt")).unwrap();
    symlink("pipe.txt", texts.at("corpus/link.txt")).unwrap();
    let ran = done(&["info", &texts.at("corpus")]);
    for said in ["pipe.txt: is a pipe", "link.txt: is a pipe", "socket.txt: is a socket"] {
        assert!(ran.err.contains(said), "{}", ran.err);
    }
    assert!(refused(1, &["info", &pipe]).contains("a pipe"));
    assert!(refused(1, &["info", "/dev/null"]).contains("a device"));
}

#[test]
fn dot_files_are_passed_over_and_said_once() {
    let texts = Folder::new(&[
        ("a.txt", b"War."),
        (".hidden.txt", b"Hidden."),
        (".git/b.txt", b"Hidden."),
        (".git/c.txt", b"Hidden."),
        ("sub/.d.txt", b"Hidden."),
        ("sub/.e.txt", b"Hidden."),
        ("sub/f.txt", b"Rain."),
    ]);
    symlink("gone", texts.at(".#a.txt")).unwrap();
    let ran = done(&["info", texts.path(), "--json"]);
    assert_eq!(serde_json::from_str::<serde_json::Value>(&ran.out).unwrap()["documents"], 2);
    let said: Vec<&str> = ran.err.lines().filter(|line| line.contains("begin with a dot")).collect();
    assert_eq!(
        said,
        ["note: passed over, since their names begin with a dot: .git, .hidden.txt, sub/.d.txt and 2 more."],
        "{}",
        ran.err
    );
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    assert_eq!(json(&["info", &texts.at(".hidden.txt")])["documents"], 1, "a person who names one means it");
}

/// A pipe whose reader is gone.
fn closed() -> Stdio {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    writer.into()
}

#[test]
fn a_message_that_nobody_reads_stops_nothing() {
    let source = corpus();
    // Something is said: a file is left out.
    fs::write(source.at("picture.png"), "\u{1}").unwrap();
    let out = Folder::new(&[]);
    let package = out.at("package");
    let path = source.path();
    let commands: [&[&str]; 6] = [
        &["build", path, "--out", &package],
        &["info", path],
        &["trend", path, "war", "--by", "topics"],
        &["search", path, "war"],
        &["search", path, "speaker:"],
        &["info", "/no/such/folder"],
    ];
    let full = || Stdio::from(File::options().write(true).open("/dev/full").unwrap());
    for args in commands {
        let code = run(args).code;
        let streams: [&dyn Fn() -> Stdio; 2] = [&closed, &full];
        for stream in streams.iter().take(if cfg!(target_os = "linux") { 2 } else { 1 }) {
            let mut readout = Command::new(env!("CARGO_BIN_EXE_readout"));
            let status = readout.args(args).stdout(Stdio::null()).stderr(stream()).status().unwrap();
            assert_eq!(status.code(), Some(code), "{args:?}");
        }
        // `2>&1 | head -0`, and both closed from the start.
        let mut readout = Command::new(env!("CARGO_BIN_EXE_readout"));
        let status = readout.args(args).stdout(closed()).stderr(closed()).status().unwrap();
        assert_eq!(status.code(), Some(code), "{args:?}");
        let mut shell = Command::new("sh");
        let status =
            shell.args(["-c", "exec \"$0\" \"$@\" >&- 2>&-", env!("CARGO_BIN_EXE_readout")]).args(args).status();
        assert_eq!(status.unwrap().code(), Some(code), "{args:?}");
    }
    done(&["check", &package]);
    for args in [&["--help"][..], &["nonsense"], &["--version"]] {
        let mut readout = Command::new(env!("CARGO_BIN_EXE_readout"));
        let status = readout.args(args).stdout(closed()).stderr(closed()).status().unwrap();
        assert_eq!(status.code(), Some(run(args).code), "{args:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_cannot_be_written_is_an_error() {
    let source = corpus();
    for form in [&[][..], &["--json"], &["--csv"]] {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let mut readout = Command::new(env!("CARGO_BIN_EXE_readout"));
        let output = readout.args(["terms", source.path()]).args(form).stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{form:?}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("could not be written"), "{form:?}");
    }
}
