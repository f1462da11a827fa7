//! Reading and writing files.

use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
};

use walkdir::WalkDir;

use super::stop::Stop;
use crate::{
    corpus::SourceFile,
    index::package::{File, MANIFEST},
};

/// What could not be read, with the reason.
pub struct Unreadable {
    pub place: String,
    pub why: String,
}

/// The files of a source corpus: those below a folder, or those that are named.
pub fn source(paths: &[PathBuf]) -> Result<(Vec<SourceFile>, Vec<Unreadable>), Stop> {
    let (mut files, mut unreadable) = (Vec::new(), Vec::new());
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
        let before = files.len();
        if path.is_dir() {
            for entry in WalkDir::new(path).follow_links(true).sort_by_file_name() {
                match entry {
                    Ok(entry) if entry.file_type().is_file() => {
                        let below = entry.path().strip_prefix(path).unwrap_or(entry.path());
                        let parts: Vec<String> = below.iter().map(|p| p.to_string_lossy().into_owned()).collect();
                        read(entry.path(), parts.join("/"), false, &mut files, &mut unreadable);
                    }
                    Ok(_) => {}
                    Err(error) => {
                        unreadable.push(Unreadable { place: path.display().to_string(), why: error.to_string() })
                    }
                }
            }
        } else if path.exists() {
            let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
            read(path, name, true, &mut files, &mut unreadable);
        } else {
            return Err(Stop::input(
                format!("There is no file or folder {}.", path.display()),
                "Give the folder that holds the texts, or the files themselves.",
            ));
        }
        let names: HashSet<&str> = files[..before].iter().map(|file: &SourceFile| file.path.as_str()).collect();
        if let Some(twice) = files[before..].iter().find(|file| names.contains(file.path.as_str())) {
            return Err(Stop::input(
                format!("{} has a file {}, and so has what was given before it.", path.display(), twice.path),
                "Give one of them another name, or the folder that holds both.",
            ));
        }
    }
    Ok((files, unreadable))
}

fn same(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

fn read(path: &Path, name: String, named: bool, files: &mut Vec<SourceFile>, unreadable: &mut Vec<Unreadable>) {
    match fs::read(path) {
        Ok(bytes) => files.push(SourceFile { path: name, bytes, named }),
        Err(error) => unreadable.push(Unreadable { place: path.display().to_string(), why: error.to_string() }),
    }
}

/// Writes a package. A folder that holds anything but a package is left alone.
pub fn write_package(files: &[File], out: &Path) -> Result<(), Stop> {
    let failed = |path: &Path, error: std::io::Error| {
        Stop::input(format!("{} cannot be written: {error}.", path.display()), "Give another folder with --out.")
    };
    let before = if out.exists() { list(out).map_err(|e| failed(out, e))? } else { Vec::new() };
    let is_chunk = |name: &str| name.len() == 36 && name.ends_with(".bin") && !name.contains('/');
    if let Some(other) = before.iter().find(|name| *name != MANIFEST && !is_chunk(name)) {
        return Err(Stop::input(
            format!("{} holds something that is no package: {other}.", out.display()),
            "Give an empty or a new folder with --out.",
        ));
    }
    fs::create_dir_all(out).map_err(|e| failed(out, e))?;
    for file in files {
        let path = out.join(&file.name);
        fs::write(&path, &file.bytes).map_err(|e| failed(&path, e))?;
    }
    // Chunks of an earlier build that are not in this one.
    for name in before.iter().filter(|name| !files.iter().any(|f| f.name == **name)) {
        let path = out.join(name);
        fs::remove_file(&path).map_err(|e| failed(&path, e))?;
    }
    Ok(())
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
