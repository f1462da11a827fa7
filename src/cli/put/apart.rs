//! Whether an output is apart from what it is made from.

use std::{
    fs::{self, Metadata},
    io,
    path::{Component, Path, PathBuf},
};

use super::super::stop::Stop;

/// Where a path leads, also one that does not exist yet: that of its deepest folder that does, without links, and the rest.
pub fn real(path: &Path) -> io::Result<PathBuf> {
    let path = std::path::absolute(path)?;
    let mut rest = Vec::new();
    let mut there = path.as_path();
    let mut real = loop {
        match there.canonicalize() {
            Ok(found) => break found,
            // A link that leads nowhere is in the way of what would be made there.
            Err(error) if error.kind() != io::ErrorKind::NotFound || fs::symlink_metadata(there).is_ok() => {
                return Err(error);
            }
            Err(error) => match (there.parent(), there.components().next_back()) {
                (Some(parent), Some(last)) => {
                    rest.push(last);
                    there = parent;
                }
                _ => return Err(error),
            },
        }
    };
    let mut turns = false;
    for part in rest.into_iter().rev() {
        match part {
            Component::ParentDir => {
                turns = true;
                real.pop();
            }
            part => real.push(part),
        }
    }
    if turns { self::real(&real) } else { Ok(real) }
}

/// Refuses a folder that is, holds or lies in a source, or in the built page.
pub fn check(shown: &Path, out: &Path, source: &[PathBuf], page: Option<&Path>) -> Result<(), Stop> {
    let help = "Give another folder with --out, beside it.";
    for path in source {
        let Ok(path) = path.canonicalize() else { continue };
        let place = if is_within(out, &path) {
            if is_within(&path, out) { "is what it would be made from" } else { "lies in what it would be made from" }
        } else if is_within(&path, out) {
            "holds what it would be made from"
        } else {
            continue;
        };
        return Err(Stop::input(
            format!("{} cannot be written to: it {place}, {}.", shown.display(), path.display()),
            help,
        ));
    }
    let page = page.and_then(|page| page.canonicalize().ok());
    if page.is_some_and(|page| is_within(out, &page) || is_within(&page, out)) {
        return Err(Stop::input(
            format!(
                "{} cannot be written to: it is, holds or lies in the page that it would be made from.",
                shown.display()
            ),
            help,
        ));
    }
    Ok(())
}

/// Whether a path is another or lies in it. Both are real; a folder may still have two of them, where the system takes no
/// notice of case or shows it at two places.
pub fn is_within(path: &Path, folder: &Path) -> bool {
    let same = |ancestor: &Path| match (fs::metadata(ancestor), fs::metadata(folder)) {
        (Ok(a), Ok(b)) => is_same(&a, &b),
        _ => false,
    };
    path.starts_with(folder) || path.ancestors().any(same)
}

#[cfg(unix)]
fn is_same(a: &Metadata, b: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (a.dev(), a.ino()) == (b.dev(), b.ino())
}

#[cfg(not(unix))]
fn is_same(_: &Metadata, _: &Metadata) -> bool {
    false
}
