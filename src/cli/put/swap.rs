//! How what is new takes the place of what is there.
//!
//! All files are first written into the working folder; those that are as before, and those that are not ours, are linked
//! there. Then the two folders are exchanged, which is one step of the file system. After it the folder that was there, which
//! a server or a shell may have open, is brought to the same state out of sight, and exchanged back.
//!
//! Where folders cannot be exchanged (at a mount point, without the right to write into the folder above, on other systems)
//! files of an earlier run are replaced only if the person wants it so: one by one, by renames, the list of them last. An
//! error takes back those that were replaced, and a run after one that was killed goes on. Where none of ours is there yet,
//! they are put one by one all the same, the front page at the end.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::{Path, PathBuf},
};

use walkdir::WalkDir;

use super::{
    disk::Disk,
    owned::{self, Kind, MARKERS, Owned, name_in},
    work::{self, Work},
};
use crate::publish::File;

/// A folder that is written to, and which of its files may be replaced.
pub struct Target<'a> {
    pub out: &'a Path,
    pub kind: &'a Kind,
    pub owned: &'a Owned,
    /// Files may be replaced one by one.
    pub one_by_one: bool,
}

/// How it went.
#[derive(Debug)]
pub struct Put {
    /// What is new took its place in one step.
    pub at_once: bool,
    /// A working folder that could not be removed.
    pub left: Option<PathBuf>,
}

/// Puts the files into the folder. Where it fails, the folder is as it was.
pub fn put(disk: &Disk, target: &Target, files: &[File]) -> io::Result<Put> {
    // Left by a run that was killed while it replaced files one by one.
    let inside = work::inside(target.out);
    if inside.exists() {
        drop(Work::open(disk, inside)?);
    }
    let Some(beside) = work::beside(target.out).filter(|_| is_on_the_same_disk(target.out)) else {
        return put_one_by_one(disk, target, files, "another disk begins there");
    };
    if !target.out.is_dir() {
        let made = target.out.parent().map(missing).unwrap_or_default();
        let put = put_new(disk, target, files, &beside);
        if put.is_err() {
            // Only those that are empty.
            made.iter().take_while(|folder| disk.remove_dir(folder).is_ok()).count();
        }
        return put;
    }
    let work = match Work::open(disk, beside) {
        Err(error) if matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem) => {
            return put_one_by_one(disk, target, files, "the folder above it cannot be written to");
        }
        work => work?,
    };
    let new = work.new_one();
    let hashes = stage(disk, target, files, &new)?;
    if let Err(error) = keep_others(disk, target, &new).and_then(|()| disk.exchange(&new, target.out)) {
        drop(work);
        return put_one_by_one(disk, target, files, &error.to_string());
    }
    // All is done but for those who have the folder open that was there: if this fails, they have the old one.
    let was = new;
    let _ = replace(disk, target, &hashes, &was, |name, to| {
        disk.link(&target.out.join(name), &work.spare())?;
        disk.rename(&work.spare(), to)
    })
    .and_then(|()| remove_obsolete(disk, target, &hashes, &was, &mut |_| Ok(())))
    .and_then(|()| disk.exchange(&was, target.out));
    Ok(done(work, true))
}

/// Puts them where there is nothing yet.
fn put_new(disk: &Disk, target: &Target, files: &[File], beside: &Path) -> io::Result<Put> {
    if let Some(parent) = target.out.parent() {
        disk.create_dir_all(parent)?;
    }
    let work = Work::open(disk, beside.to_path_buf())?;
    stage(disk, target, files, &work.new_one())?;
    disk.rename(&work.new_one(), target.out)?;
    Ok(done(work, true))
}

/// Puts them into a folder that cannot be exchanged, and why it cannot.
fn put_one_by_one(disk: &Disk, target: &Target, files: &[File], why: &str) -> io::Result<Put> {
    // What a run has left that was killed here may be half new already.
    let is_half_new = work::inside(target.out).exists();
    if !target.one_by_one && !target.owned.files.is_empty() && !is_half_new {
        return Err(io::Error::other(format!(
            "it cannot be exchanged as a whole ({why}), and would be half new while its files are replaced one by one, or after \
             an interruption. With --one-by-one that is done all the same; if it is interrupted, run it again"
        )));
    }
    let work = Work::open(disk, work::inside(target.out))?;
    let new = work.new_one();
    let hashes = stage(disk, target, files, &new)?;
    let mut changes = Changes { disk, folder: target.out, kept: work.old_one(), changed: Vec::new() };
    // The list that is there names what is obsolete until that is gone.
    let is_list = |name: &str| MARKERS.contains(&name);
    let (lists, others): (BTreeMap<_, _>, BTreeMap<_, _>) =
        hashes.clone().into_iter().partition(|(name, _)| is_list(name));
    let mut change = || {
        let give = |changes: &mut Changes, name: &str, to: &Path| {
            changes.keep(to)?;
            disk.rename(&new.join(name), to)
        };
        replace(disk, target, &others, target.out, |name, to| give(&mut changes, name, to))?;
        remove_obsolete(disk, target, &hashes, target.out, &mut |path| changes.keep(path))?;
        replace(disk, target, &lists, target.out, |name, to| give(&mut changes, name, to))
    };
    if let Err(error) = change() {
        changes.take_back()?;
        return Err(error);
    }
    Ok(done(work, false))
}

/// What was changed of a folder, to be taken back.
struct Changes<'a> {
    disk: &'a Disk<'a>,
    folder: &'a Path,
    /// Where what was there is kept.
    kept: PathBuf,
    changed: Vec<PathBuf>,
}

impl Changes<'_> {
    /// Keeps a file that is about to be replaced or removed, and knows of one that is about to come.
    fn keep(&mut self, path: &Path) -> io::Result<()> {
        if path.is_file() {
            let kept = self.kept.join(path.strip_prefix(self.folder).unwrap_or(path));
            self.disk.create_dir_all(kept.parent().unwrap_or(&self.kept))?;
            self.disk.link(path, &kept).or_else(|_| fs::copy(path, &kept).map(|_| ()))?;
        }
        self.changed.push(path.to_path_buf());
        Ok(())
    }

    fn take_back(&self) -> io::Result<()> {
        for path in self.changed.iter().rev() {
            let kept = self.kept.join(path.strip_prefix(self.folder).unwrap_or(path));
            if kept.is_file() {
                self.disk.create_dir_all(path.parent().unwrap_or(self.folder))?;
                self.disk.rename(&kept, path)?;
            } else if path.is_file() {
                self.disk.remove_file(path)?;
            }
            remove_empty(self.disk, self.folder, path);
        }
        Ok(())
    }
}

fn done(work: Work, at_once: bool) -> Put {
    let folder = work.folder().to_path_buf();
    drop(work);
    Put { at_once, left: Some(folder).filter(|folder| folder.exists()) }
}

/// The folders that would have to be made, the deepest first.
fn missing(folder: &Path) -> Vec<PathBuf> {
    folder.ancestors().take_while(|ancestor| !ancestor.exists()).map(Path::to_path_buf).collect()
}

/// Writes all files into a new folder, the list of them last, and says what their hashes are.
fn stage(disk: &Disk, target: &Target, files: &[File], new: &Path) -> io::Result<BTreeMap<String, String>> {
    disk.create_dir(new)?;
    let mut hashes = BTreeMap::new();
    let mut put = |name: &str, bytes: &[u8]| {
        let (path, hash) = (new.join(name), owned::hash(bytes));
        disk.create_dir_all(path.parent().unwrap_or(new))?;
        // A file that is as before stays the same one, with its time: what servers and browsers keep of it holds.
        let is_as_before = target.owned.files.get(name) == Some(&hash);
        if !(is_as_before && disk.link(&target.out.join(name), &path).is_ok()) {
            disk.write(&path, bytes)?;
        }
        hashes.insert(name.to_owned(), hash);
        io::Result::Ok(())
    };
    files.iter().try_for_each(|file| put(&file.name, &file.bytes()))?;
    if let Some(marker) = target.kind.marker {
        let list = owned::list(&hashes);
        let path = new.join(marker);
        disk.write(&path, list.as_bytes())?;
        hashes.insert(marker.into(), owned::hash(list.as_bytes()));
    }
    Ok(hashes)
}

impl Target<'_> {
    fn is_replaced(&self, name: &str) -> bool {
        self.owned.files.contains_key(name) && (self.kind.has)(name)
    }
}

/// Links all that is not replaced into the new folder. It is never copied: a copy could be another's, or without its rights.
fn keep_others(disk: &Disk, target: &Target, new: &Path) -> io::Result<()> {
    let mut folders = vec![(target.out.to_path_buf(), new.to_path_buf())];
    for entry in WalkDir::new(target.out).min_depth(1) {
        let entry = entry?;
        let name = name_in(target.out, entry.path());
        let to = new.join(entry.path().strip_prefix(target.out).unwrap_or(entry.path()));
        if entry.file_type().is_dir() {
            let is_empty = fs::read_dir(entry.path())?.next().is_none();
            if is_empty {
                disk.create_dir_all(&to)?;
            }
            folders.push((entry.into_path(), to));
        } else if !target.is_replaced(&name) && fs::symlink_metadata(&to).is_err() {
            disk.create_dir_all(to.parent().unwrap_or(new))?;
            disk.link(entry.path(), &to)?;
        }
    }
    for (from, to) in folders.iter().rev().filter(|(_, to)| to.is_dir()) {
        fs::set_permissions(to, fs::metadata(from)?.permissions())?;
    }
    Ok(())
}

/// Gives each file that has changed its place in a folder: what others name comes before what names it.
fn replace(
    disk: &Disk,
    target: &Target,
    hashes: &BTreeMap<String, String>,
    folder: &Path,
    mut give: impl FnMut(&str, &Path) -> io::Result<()>,
) -> io::Result<()> {
    let rank = |name: &str| match name {
        _ if MARKERS.contains(&name) => 3,
        "sw.js" => 2,
        _ if name.ends_with("corpus.json") || name.ends_with("index.html") => 1,
        _ => 0,
    };
    let mut names: Vec<&String> = hashes.keys().collect();
    names.sort_by_key(|name| rank(name));
    for name in names {
        if target.owned.files.get(name) == hashes.get(name) {
            continue;
        }
        let to = folder.join(name);
        disk.create_dir_all(to.parent().unwrap_or(folder))?;
        give(name, &to)?;
    }
    Ok(())
}

/// Removes what we wrote and is no longer among what there is. `before` is told of each.
fn remove_obsolete(
    disk: &Disk,
    target: &Target,
    hashes: &BTreeMap<String, String>,
    folder: &Path,
    before: &mut dyn FnMut(&Path) -> io::Result<()>,
) -> io::Result<()> {
    let obsolete: BTreeSet<&String> =
        target.owned.files.keys().filter(|name| target.is_replaced(name) && !hashes.contains_key(*name)).collect();
    for name in obsolete {
        let path = folder.join(name);
        before(&path)?;
        disk.remove_file(&path)?;
        remove_empty(disk, folder, &path);
    }
    Ok(())
}

/// Removes the folders of a file that is no longer there, as far as nothing else is in them.
fn remove_empty(disk: &Disk, folder: &Path, path: &Path) {
    let above = path.ancestors().skip(1).take_while(|above| *above != folder);
    above.take_while(|above| disk.remove_dir(above).is_ok()).count();
}

/// Whether a folder and the one above are on the same disk; a rename between them would fail otherwise.
#[cfg(unix)]
fn is_on_the_same_disk(folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (fs::metadata(folder), folder.parent().map(fs::metadata)) {
        (Ok(this), Some(Ok(above))) => this.dev() == above.dev(),
        _ => true,
    }
}

#[cfg(not(unix))]
fn is_on_the_same_disk(_: &Path) -> bool {
    true
}
