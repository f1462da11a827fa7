//! The files of a source corpus and of other folders.

use std::{
    collections::HashSet,
    fs::{self, FileType},
    path::{Path, PathBuf},
};

use walkdir::{DirEntry, WalkDir};

use super::{put::is_within, stop::Stop};
use crate::{corpus::SourceFile, index::package::MANIFEST};

/// What is in the folders and files of a source corpus.
#[derive(Default)]
pub struct Source {
    pub files: Vec<SourceFile>,
    /// What could not be read, with the reason.
    pub unreadable: Vec<Place>,
    /// What was not opened: links that lead out of their folder, pipes, sockets, devices.
    pub left_out: Vec<Place>,
    /// Files and folders whose names begin with a dot.
    pub hidden: Vec<String>,
}

pub struct Place {
    pub path: String,
    pub why: String,
}

impl Source {
    /// The files below a folder, or those that are named.
    pub fn of(paths: &[PathBuf]) -> Result<Self, Stop> {
        let mut source = Self::default();
        let mut seen: Vec<&PathBuf> = Vec::new();
        for path in paths {
            if path.join(MANIFEST).is_file() {
                return Err(Stop::input(
                    format!("{} is a package already.", path.display()),
                    "Give the folder of texts that it was made from.",
                ));
            }
            // The same one given twice is one.
            if seen.iter().any(|before| same(before, path)) {
                continue;
            }
            seen.push(path);
            let before = source.files.len();
            match fs::metadata(path) {
                Ok(there) if there.is_dir() => source.take_folder(path),
                Ok(there) if there.is_file() => {
                    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
                    source.take_file(path, name, true);
                }
                Ok(there) => {
                    return Err(Stop::input(
                        format!("{} is {}, and no file or folder.", path.display(), what(there.file_type())),
                        "Give the folder that holds the texts, or the files themselves.",
                    ));
                }
                Err(_) => {
                    return Err(Stop::input(
                        format!("There is no file or folder {}.", path.display()),
                        "Give the folder that holds the texts, or the files themselves.",
                    ));
                }
            }
            let names: HashSet<&str> = source.files.iter().take(before).map(|file| file.path.as_str()).collect();
            if let Some(twice) = source.files.iter().skip(before).find(|file| names.contains(file.path.as_str())) {
                return Err(Stop::input(
                    format!("{} has a file {}, and so has what was given before it.", path.display(), twice.path),
                    "Give one of them another name, or the folder that holds both.",
                ));
            }
        }
        Ok(source)
    }

    fn take_folder(&mut self, folder: &Path) {
        let real = folder.canonicalize().unwrap_or_else(|_| folder.to_path_buf());
        let name = |path: &Path| {
            let below = path.strip_prefix(folder).unwrap_or(path);
            below.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
        };
        let is_hidden = |path: &Path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        let (mut hidden, mut left_out) = (Vec::new(), Vec::new());
        let mut leave = |path: &Path, why: String| left_out.push(Place { path: path.display().to_string(), why });
        let mut is_wanted = |entry: &DirEntry| {
            if entry.depth() > 0 && is_hidden(entry.path()) {
                hidden.push(name(entry.path()));
                return false;
            }
            let leads_to = entry.path_is_symlink().then(|| entry.path().canonicalize().ok()).flatten();
            match leads_to.filter(|to| entry.depth() > 0 && !is_within(to, &real)) {
                Some(to) => {
                    let to = to.display();
                    leave(
                        entry.path(),
                        format!(
                            "is a link that leads out of the folder, to {to}; it is left out. To have that in, put it there itself"
                        ),
                    );
                    false
                }
                None => true,
            }
        };
        let (mut found, mut failed) = (Vec::new(), Vec::new());
        for entry in
            WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter().filter_entry(&mut is_wanted)
        {
            match entry {
                Ok(entry) => found.push(entry),
                Err(error) => failed.push(error),
            }
        }
        for entry in found {
            let kind = entry.file_type();
            if kind.is_file() {
                self.take_file(entry.path(), name(entry.path()), false);
            } else if !kind.is_dir() {
                leave(entry.path(), format!("is {}, which is not opened; it is left out", what(kind)));
            }
        }
        for error in failed {
            let path = error.path().unwrap_or(folder).to_path_buf();
            if is_hidden(&path) && path != folder {
                hidden.push(name(&path));
            } else if error.loop_ancestor().is_some() {
                leave(&path, "is a link that leads back to a folder that it lies in; it is left out".into());
            } else {
                let is_link = fs::symlink_metadata(&path).is_ok_and(|there| there.is_symlink());
                let why = if is_link && !path.exists() { "the link leads nowhere".into() } else { io_message(&error) };
                self.unreadable.push(Place { path: path.display().to_string(), why });
            }
        }
        self.hidden.extend(hidden);
        self.left_out.extend(left_out);
    }

    fn take_file(&mut self, path: &Path, name: String, named: bool) {
        match fs::read(path) {
            Ok(bytes) => self.files.push(SourceFile { path: name, bytes, named }),
            Err(error) => {
                self.unreadable.push(Place { path: path.display().to_string(), why: error.to_string() });
            }
        }
    }
}

fn io_message(error: &walkdir::Error) -> String {
    error.io_error().map_or_else(|| error.to_string(), ToString::to_string)
}

/// What something is that is neither file nor folder.
#[cfg(unix)]
fn what(kind: FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    match kind {
        _ if kind.is_fifo() => "a pipe",
        _ if kind.is_socket() => "a socket",
        _ => "a device",
    }
}

#[cfg(not(unix))]
fn what(_: FileType) -> &'static str {
    "something else"
}

fn same(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

/// The files below a folder, as paths with `/`.
pub fn list(folder: &Path) -> std::io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_file() {
            let below = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            names.push(below.iter().map(|p| p.to_string_lossy()).collect::<Vec<_>>().join("/"));
        }
    }
    Ok(names)
}
