//! Writing what may be there already: a package, a site, plain pages, one file.
//!
//! What is new is written whole into a folder of our own beside the output (`work`), and then takes its place in one step
//! (`swap`): until that step all is as it was, and after it nothing is missing. Only files that Readout wrote and nobody has
//! changed since are replaced or removed (`owned`); all that would be in the way is said before anything is written.

mod apart;
mod disk;
mod file;
mod owned;
mod swap;
#[cfg(test)]
mod tests;
mod work;

use std::{
    fs,
    path::{Path, PathBuf},
};

pub use self::{
    apart::is_within,
    file::SingleFile,
    owned::{PACKAGE, PLAIN, SITE},
};
use self::{
    disk::Disk,
    owned::{Kind, Owned},
    swap::Target,
};
use super::{args::To, output::say, stop::Stop};
use crate::publish::File;

/// A folder that an output may go to.
pub struct Place {
    /// As the person wrote it.
    shown: PathBuf,
    /// Where it really is: no part of it is a link.
    out: PathBuf,
    kind: &'static Kind,
    owned: Owned,
    one_by_one: bool,
}

impl Place {
    /// Refuses a folder that is, holds or lies in what the output is made from, and one with something else in it.
    pub fn check(to: &To, kind: &'static Kind, source: &[PathBuf], page: Option<&Path>) -> Result<Self, Stop> {
        const ANOTHER: &str = "Give another folder with --out.";
        let shown = to.out.clone();
        let out = apart::real(&to.out).map_err(|error| Stop::cannot_write(&shown, error, ANOTHER))?;
        apart::check(&shown, &out, source, page)?;
        if !out.is_dir() && fs::symlink_metadata(&out).is_ok() {
            return Err(Stop::cannot_write(&shown, "it is no folder", ANOTHER));
        }
        let owned = Owned::of(&out, kind).map_err(|error| Stop::cannot_write(&shown, error, ANOTHER))?;
        owned.check(&shown, &out, kind)?;
        Ok(Self { shown, out, kind, owned, one_by_one: to.one_by_one })
    }

    /// Refuses to overwrite what is not ours, or was changed since we wrote it.
    pub fn allows<'n>(&self, names: impl IntoIterator<Item = &'n str>) -> Result<(), Stop> {
        self.owned.allows(&self.shown, &self.out, self.kind.marker.into_iter().chain(names))
    }

    /// Puts the files in the place of those of an earlier run.
    pub fn put(&self, files: &[File]) -> Result<(), Stop> {
        self.allows(files.iter().map(|file| file.name.as_str()))?;
        let target = Target { out: &self.out, kind: self.kind, owned: &self.owned, one_by_one: self.one_by_one };
        let put = swap::put(&Disk::default(), &target, files)
            .map_err(|error| Stop::cannot_write(&self.shown, error, "What was there before is as it was."))?;
        if !put.at_once {
            say!(
                "note: {} could not be exchanged as a whole, and its files were put one by one.",
                self.shown.display()
            );
        }
        if let Some(left) = put.left {
            say!("note: {} is left over and can be deleted.", left.display());
        }
        Ok(())
    }
}
