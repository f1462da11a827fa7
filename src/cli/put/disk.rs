//! Changes of the disk.

use std::{fs, io, path::Path};

/// All changes go through here: each is asked for first, so that a test can let any of them fail.
pub struct Disk<'a> {
    ask: &'a dyn Fn(&Path) -> io::Result<()>,
}

impl Default for Disk<'_> {
    fn default() -> Self {
        Self { ask: &|_| Ok(()) }
    }
}

impl<'a> Disk<'a> {
    #[cfg(test)]
    pub fn asking(ask: &'a dyn Fn(&Path) -> io::Result<()>) -> Self {
        Self { ask }
    }

    pub fn before(&self, path: &Path) -> io::Result<()> {
        (self.ask)(path)
    }

    pub fn create_dir(&self, path: &Path) -> io::Result<()> {
        self.before(path)?;
        fs::create_dir(path)
    }

    pub fn create_dir_all(&self, path: &Path) -> io::Result<()> {
        if path.is_dir() {
            return Ok(());
        }
        self.before(path)?;
        fs::create_dir_all(path)
    }

    pub fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.before(path)?;
        fs::write(path, bytes)
    }

    pub fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.before(to)?;
        fs::hard_link(from, to)
    }

    pub fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.before(to)?;
        fs::rename(from, to)
    }

    pub fn exchange(&self, a: &Path, b: &Path) -> io::Result<()> {
        self.before(b)?;
        exchange(a, b)
    }

    pub fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.before(path)?;
        fs::remove_file(path)
    }

    pub fn remove_dir(&self, path: &Path) -> io::Result<()> {
        self.before(path)?;
        fs::remove_dir(path)
    }

    pub fn remove_dir_all(&self, path: &Path) -> io::Result<()> {
        self.before(path)?;
        fs::remove_dir_all(path)
    }
}

/// Lets two folders change places, in one step.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(a: &Path, b: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
