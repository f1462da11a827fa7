//! `offline`: the service worker of a page that has just been built.

use std::{fs, io, path::Path};

use super::{files, stop::Stop};
use crate::publish::{File, offline};

/// Writes the service worker of the page that was built in a folder, whose files are all there.
pub fn write(folder: &Path) -> Result<(), Stop> {
    let failed = |path: &Path, error: io::Error| {
        Stop::input(format!("{} cannot be used: {error}.", path.display()), "Give the folder of a built page.")
    };
    let mut built = Vec::new();
    for name in files::list(folder).map_err(|error| failed(folder, error))? {
        let path = folder.join(&name);
        built.push(File::of(name, fs::read(&path).map_err(|error| failed(&path, error))?));
    }
    let path = folder.join(offline::NAME);
    fs::write(&path, offline::worker(&built)).map_err(|error| failed(&path, error))
}
