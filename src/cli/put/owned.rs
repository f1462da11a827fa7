//! Which files of an output folder are Readout's: those that it listed with their hashes when it wrote them, and that are
//! still the same. A package needs no list: its manifest carries its own checksum, its chunks are named by their hashes.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::Path,
};

use serde::{Deserialize, Serialize};
use walkdir::WalkDir;
use xxhash_rust::xxh3::xxh3_128;

use super::{
    super::{files, output::listed, stop::Stop},
    work,
};
use crate::{
    index::package::{MANIFEST, Manifest},
    message::Message,
};

/// What is written to a folder.
pub struct Kind {
    /// What it is called in messages.
    what: &'static str,
    /// The name of the list of its files; none for a package.
    pub marker: Option<&'static str>,
    /// Whether a file of this name is this kind's to remove where it is obsolete: plain pages can lie in a site.
    pub has: fn(&str) -> bool,
}

pub const PACKAGE: Kind = Kind { what: "package", marker: None, has: |_| true };
pub const SITE: Kind = Kind { what: "site", marker: Some("readout-site.json"), has: |_| true };
pub const PLAIN: Kind = Kind {
    what: "list of texts",
    marker: Some("readout-plain.json"),
    has: |name| {
        name.starts_with("read/")
            || name.starts_with("sitemap") && name.ends_with(".xml")
            || ["404.html", "robots.txt", "readout-plain.json"].contains(&name)
    },
};
pub const MARKERS: [&str; 2] = ["readout-site.json", "readout-plain.json"];

/// The list of a folder's files, as it is written there.
#[derive(Default, Serialize, Deserialize)]
struct List {
    about: String,
    files: BTreeMap<String, String>,
}

/// The text of a list.
pub fn list(files: &BTreeMap<String, String>) -> String {
    let about = "The files of this folder that Readout wrote, with their hashes. Those that are still the same are replaced when it writes here again; all others are left alone.";
    let list = List { about: about.into(), files: files.clone() };
    // Plain data of our own: it has no way to fail.
    serde_json::to_string_pretty(&list).unwrap_or_default() + "\n"
}

pub fn hash(bytes: &[u8]) -> String {
    format!("{:032x}", xxh3_128(bytes))
}

/// What is in a folder.
#[derive(Default)]
pub struct Owned {
    /// Our files with their hashes.
    pub files: BTreeMap<String, String>,
    /// Those that we wrote and somebody has changed since.
    changed: BTreeSet<String>,
    has_list: bool,
}

impl Owned {
    /// Looks at a folder, which may not be there.
    pub fn of(out: &Path, kind: &Kind) -> io::Result<Self> {
        let mut owned = Self::default();
        if !out.is_dir() {
            return Ok(owned);
        }
        // A run that was killed while it replaced files one by one has left the list of the new ones.
        let left = work::inside(out).join(work::NEW);
        let mut known: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for folder in [out, &left] {
            // A package keeps no list: a site is not its to replace.
            for marker in MARKERS.iter().filter(|_| kind.marker.is_some()) {
                let Some((bytes, list)) = read_list(&folder.join(marker)) else { continue };
                if folder == out {
                    owned.has_list = true;
                    known.entry((*marker).into()).or_default().insert(hash(&bytes));
                }
                for (name, hash) in list.files {
                    known.entry(name).or_default().insert(hash);
                }
            }
        }
        let package = if kind.marker.is_some() { "corpus/" } else { "" };
        for name in files::list(out)? {
            let chunk = name.strip_prefix(package).filter(|name| *name == MANIFEST || name.ends_with(".bin"));
            if !known.contains_key(&name) && chunk.is_none() {
                continue;
            }
            let bytes = fs::read(out.join(&name))?;
            let hash = hash(&bytes);
            let is_listed = known.get(&name).is_some_and(|hashes| hashes.contains(&hash));
            let is_package =
                chunk.is_some_and(
                    |chunk| {
                        if chunk == MANIFEST { is_manifest(&bytes) } else { chunk == format!("{hash}.bin") }
                    },
                );
            if is_listed || is_package {
                owned.files.insert(name, hash);
            } else if known.contains_key(&name) {
                owned.changed.insert(name);
            }
        }
        Ok(owned)
    }

    /// Refuses a folder that nobody meant for this. What begins with a dot, such as `.git`, is no reason.
    pub fn check(&self, shown: &Path, out: &Path, kind: &Kind) -> Result<(), Stop> {
        let is_site = kind.marker.is_some() && self.has_list;
        let entries = WalkDir::new(out).min_depth(1).sort_by_file_name().into_iter();
        let mut entries = entries.filter_entry(|entry| entry.depth() > 1 || !is_hidden(entry.file_name())).flatten();
        let other = entries.find_map(|entry| {
            let name = name_in(out, entry.path());
            (!entry.file_type().is_dir() && !self.files.contains_key(&name)).then_some(name)
        });
        let Some(other) = other.filter(|_| !is_site) else { return Ok(()) };
        let new = "Give an empty or a new folder with --out.";
        if kind.marker.is_some()
            && ["read/index.html", "corpus/corpus.json"].iter().any(|name| out.join(name).is_file())
        {
            return Err(Stop::input(
                format!(
                    "{} has no list of what Readout wrote there: it is of an earlier version, or holds something else, such as {other}.",
                    shown.display()
                ),
                "Delete it if nothing in it is yours, or give an empty or a new folder with --out.",
            ));
        }
        Err(Stop::input(format!("{} holds something that is no {}: {other}.", shown.display(), kind.what), new))
    }

    /// Refuses names that something else has.
    pub fn allows<'n>(&self, shown: &Path, out: &Path, names: impl Iterator<Item = &'n str>) -> Result<(), Stop> {
        let (mut others, mut changed) = (BTreeSet::new(), BTreeSet::new());
        for name in names.filter(|name| !self.files.contains_key(*name)) {
            let folders = name.match_indices('/').filter_map(|(at, _)| name.get(..at));
            let in_the_way = folders
                .filter(|folder| fs::symlink_metadata(out.join(folder)).is_ok_and(|there| !there.is_dir()))
                .chain([name].into_iter().filter(|name| fs::symlink_metadata(out.join(name)).is_ok()));
            for name in in_the_way {
                let found = if self.changed.contains(name) { &mut changed } else { &mut others };
                found.insert(name.to_owned());
            }
        }
        if !others.is_empty() {
            let others: Vec<String> = others.into_iter().collect();
            return Err(Stop::input(
                format!(
                    "{} has something that Readout did not write and would overwrite: {}.",
                    shown.display(),
                    listed(&others)
                ),
                "Move it elsewhere, or give another folder with --out.",
            ));
        }
        if !changed.is_empty() {
            let changed: Vec<String> = changed.into_iter().collect();
            return Err(Stop::input(
                format!(
                    "In {} something was changed since Readout wrote it, and would be overwritten: {}.",
                    shown.display(),
                    listed(&changed)
                ),
                "Keep a copy elsewhere if you need it, delete it there, and run this again.",
            ));
        }
        Ok(())
    }
}

fn read_list(path: &Path) -> Option<(Vec<u8>, List)> {
    let bytes = fs::symlink_metadata(path).ok().filter(|there| there.is_file()).and_then(|_| fs::read(path).ok())?;
    let list = serde_json::from_slice(&bytes).ok()?;
    Some((bytes, list))
}

fn is_hidden(name: &std::ffi::OsStr) -> bool {
    name.to_string_lossy().starts_with('.')
}

/// The name of what lies in a folder, with `/` between folders.
pub fn name_in(folder: &Path, path: &Path) -> String {
    let below = path.strip_prefix(folder).unwrap_or(path);
    below.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Whether that is the manifest of a package, of this format or an older one.
fn is_manifest(bytes: &[u8]) -> bool {
    match Manifest::from_bytes(bytes) {
        Ok(_) => true,
        Err(damage) => matches!(damage.message, Message::Older { .. }),
    }
}
