//! The folder that is worked in: beside an output, so that what is new can take its place by a rename, and with a lock in
//! it, by which the next run knows it as ours and as left over.

use std::{
    fs::{self, File, TryLockError},
    io::{self, Write},
    path::{Path, PathBuf},
};

use super::disk::Disk;

/// What is new, in a working folder.
pub const NEW: &str = "new";
const OLD: &str = "old";
const SPARE: &str = "spare";
const LOCK: &str = "lock";
const MARK: &[u8] = b"Readout works here. What is left of this folder can be deleted.\n";

/// Where a folder has its working folder: beside it.
pub fn beside(out: &Path) -> Option<PathBuf> {
    let name = out.file_name()?.to_string_lossy().into_owned();
    Some(out.parent()?.join(format!(".{name}.readout")))
}

/// Where it has it if it cannot be beside.
pub fn inside(out: &Path) -> PathBuf {
    out.join(".readout")
}

pub struct Work<'a> {
    disk: &'a Disk<'a>,
    folder: PathBuf,
    /// Held as long as the folder is worked in; it goes with the process.
    lock: Option<File>,
}

impl<'a> Work<'a> {
    /// Makes the folder, or takes over what a killed run has left of it.
    pub fn open(disk: &'a Disk<'a>, folder: PathBuf) -> io::Result<Self> {
        let path = folder.join(LOCK);
        match fs::symlink_metadata(&folder) {
            Ok(there) => {
                let is_empty = || fs::read_dir(&folder).is_ok_and(|mut entries| entries.next().is_none());
                let is_ours = || fs::read(&path).is_ok_and(|mark| MARK.starts_with(&mark));
                if !there.is_dir() || !is_empty() && !is_ours() {
                    return Err(in_the_way(&folder, "is in the way: Readout works under that name"));
                }
            }
            Err(_) => match disk.create_dir(&folder) {
                // Another run was faster.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                made => made?,
            },
        }
        disk.before(&path)?;
        let lock = File::options().create(true).write(true).truncate(false).open(&path)?;
        if matches!(lock.try_lock(), Err(TryLockError::WouldBlock)) {
            return Err(in_the_way(&folder, "is in use: another run of Readout is writing there"));
        }
        // From here on it is ours to remove.
        let work = Self { disk, folder, lock: Some(lock) };
        if let Some(mut lock) = work.lock.as_ref() {
            lock.write_all(MARK)?;
        }
        for left in [NEW, OLD, SPARE] {
            work.remove(left).map_err(|error| {
                let left = work.folder.join(left);
                io::Error::other(format!("{} is left of an earlier run and cannot be removed: {error}", left.display()))
            })?;
        }
        Ok(work)
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub fn new_one(&self) -> PathBuf {
        self.folder.join(NEW)
    }

    pub fn old_one(&self) -> PathBuf {
        self.folder.join(OLD)
    }

    pub fn spare(&self) -> PathBuf {
        self.folder.join(SPARE)
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        let path = self.folder.join(name);
        match fs::symlink_metadata(&path) {
            Ok(there) if there.is_dir() => self.disk.remove_dir_all(&path),
            Ok(_) => self.disk.remove_file(&path),
            Err(_) => Ok(()),
        }
    }

    /// The lock goes last: what is left without it would not be known as ours.
    fn close(&mut self) -> io::Result<()> {
        for name in [NEW, OLD, SPARE] {
            self.remove(name)?;
        }
        self.lock = None;
        self.remove(LOCK)?;
        self.disk.remove_dir(&self.folder)
    }
}

impl Drop for Work<'_> {
    /// What cannot be removed is left to the next run.
    fn drop(&mut self) {
        let _ = self.close();
    }
}

/// An error for what is in the way of our own folder.
fn in_the_way(path: &Path, why: &str) -> io::Error {
    io::Error::other(format!("{} {why}", path.display()))
}
