//! Loading a corpus from disk.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use indicatif::{ProgressBar, ProgressStyle};

use super::{
    args::Reading,
    files::Source,
    output::{listed, say},
    stop::Stop,
};
use crate::{
    corpus::{self, FORMATS, Report, Severity},
    engine::Engine,
    index::{Index, build, package::MANIFEST},
    message::Malformed,
    model::quotation,
    protocol::OpenRequest,
};

/// Indexes a source corpus, for good, and prints its problems and what was found of speakers. The second value is whether
/// all of it could be used.
pub fn index(source: &[PathBuf], reading: Reading) -> Result<(Index, bool), Stop> {
    let (index, report, whole) = indexed(source, reading)?;
    for sentence in report.speech.said() {
        say!("note: {sentence}.");
    }
    let marks = &index.about.quotation_marks;
    if !marks.is_empty() {
        say!("note: quoted text stands between {}.", quotation::listed(marks));
    }
    Ok((index, whole))
}

fn indexed(source: &[PathBuf], reading: Reading) -> Result<(Index, Report, bool), Stop> {
    let Source { files, unreadable, left_out, hidden } = Source::of(source)?;
    for file in &unreadable {
        say!("error: {}: it cannot be read: {}.", file.path, file.why);
    }
    for file in &left_out {
        say!("warning: {}: {}.", file.path, file.why);
    }
    if !hidden.is_empty() {
        say!("note: passed over, since their names begin with a dot: {}.", listed(&hidden));
    }
    let names: Vec<String> = source.iter().map(|p| p.display().to_string()).collect();
    let spinning = spinner("Reading texts");
    let options = corpus::Options { keep_all: reading.keep_all, ..corpus::Options::default() };
    let (mut corpus, report) = corpus::read_with(files, &options, |_, _| ());
    spinning.finish_and_clear();
    for problem in &report.problems {
        let kind = match problem.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        say!("{kind}: {}: {}", problem.place, problem.message);
    }
    if corpus.documents.is_empty() {
        return Err(Stop::input(
            format!("There is no text in {}.", names.join(", ")),
            format!("Put some there that can be read: {FORMATS}."),
        ));
    }
    if corpus.about.title.is_empty() {
        // The name of the folder is the best title available.
        corpus.about.title = source.first().and_then(|path| name_of(path)).unwrap_or_else(|| "Corpus".into());
    }
    let bar = ProgressBar::new(corpus.documents.len() as u64);
    if let Ok(style) = ProgressStyle::with_template("Indexing {bar:30} {human_pos} of {human_len} documents") {
        bar.set_style(style);
    }
    let index = build(&corpus, |done| bar.set_position(done as u64));
    bar.finish_and_clear();
    let index = index.map_err(|_| {
        Stop::input("The corpus is too large: it has more than 4,294,967,295 words.", "Split it into several.")
    })?;
    let whole = unreadable.is_empty() && report.problems.iter().all(|p| p.severity != Severity::Error);
    Ok((index, report, whole))
}

/// The name of a folder or file, without an ending; `None` for a path without one, such as the root.
pub fn name_of(path: &Path) -> Option<String> {
    let real = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    Some(real.file_stem()?.to_string_lossy().into_owned())
}

/// The index of texts that are not a package yet.
pub fn source(path: &Path, reading: Reading) -> Result<Index, Stop> {
    Ok(indexed(&[path.to_path_buf()], reading)?.0)
}

/// An engine with a corpus: a package that `build` wrote, or texts, which are indexed in memory.
pub fn engine(path: &Path, reading: Reading) -> Result<Engine, Stop> {
    if is_package(path) {
        return package(path);
    }
    Ok(Engine::with_index(source(path, reading)?))
}

/// Whether a folder is a package that `build` wrote, or a site with one.
pub fn is_package(path: &Path) -> bool {
    path.join(MANIFEST).is_file() || is_site(path)
}

/// Whether a folder is a site with a package in it.
pub fn is_site(path: &Path) -> bool {
    !path.join(MANIFEST).exists() && path.join("index.html").is_file() && path.join("corpus").join(MANIFEST).is_file()
}

/// An engine with a package, or that of a site.
pub fn package(path: &Path) -> Result<Engine, Stop> {
    let path = &if is_site(path) { path.join("corpus") } else { path.to_path_buf() };
    let manifest = fs::read(path.join(MANIFEST)).map_err(|error| {
        Stop::input(
            format!("{} is no package: {MANIFEST} cannot be read: {error}.", path.display()),
            "Give the folder that `readout build` wrote.",
        )
    })?;
    let engine = Engine::new();
    let opening = spinner("Opening the corpus");
    let fetch = |name: &str| {
        fs::read(path.join(name)).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => Malformed::ItIsMissing,
            _ => Malformed::Unreadable { error: error.to_string() },
        })
    };
    let opened = engine.ask(OpenRequest { manifest }, fetch, |_| opening.tick());
    opening.finish_and_clear();
    opened?;
    Ok(engine)
}

/// Shown only on a terminal, and only for what takes long.
fn spinner(what: &'static str) -> ProgressBar {
    let bar = ProgressBar::new_spinner().with_message(what);
    bar.enable_steady_tick(Duration::from_millis(120));
    bar
}
