//! A corpus as one file, in the place of an earlier one.
//!
//! Its second line says that it is one, with the hash of all that follows: another file, or one that was changed since, is
//! not overwritten.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{
    super::stop::Stop,
    apart,
    disk::Disk,
    owned::hash,
    work::{self, Work},
};

const FIRST: &str = "<!doctype html>\n";
const MARK: &str = "<!-- Written by Readout as one file: ";
const MARK_END: &str = " -->\n";
const HELP: &str = "Give another place with --single-file.";

/// A place where the file may be.
pub struct SingleFile {
    shown: PathBuf,
    out: PathBuf,
}

impl SingleFile {
    /// Refuses a place that is or lies in what the file is made from, and one with something else.
    pub fn check(file: &Path, source: &[PathBuf], page: Option<&Path>) -> Result<Self, Stop> {
        let shown = file.to_path_buf();
        let out = apart::real(file).map_err(|error| Stop::cannot_write(&shown, error, HELP))?;
        let within = |path: &Path| path.canonicalize().is_ok_and(|path| apart::is_within(&out, &path));
        if let Some(within) = source.iter().map(PathBuf::as_path).chain(page).find(|path| within(path)) {
            return Err(Stop::cannot_write(
                &shown,
                format!("it is or lies in what it would be made from, {}", within.display()),
                HELP,
            ));
        }
        if !out.parent().is_some_and(Path::is_dir) {
            return Err(Stop::cannot_write(&shown, "its folder is not there", HELP));
        }
        if let Ok(there) = fs::symlink_metadata(&out) {
            if !there.is_file() {
                return Err(Stop::cannot_write(&shown, "something else has that name", HELP));
            }
            let text = fs::read(&out).map_err(|error| Stop::cannot_write(&shown, error, HELP))?;
            match is_ours(&text) {
                Some(true) => {}
                Some(false) => {
                    return Err(Stop::cannot_write(
                        &shown,
                        "it was changed since Readout wrote it, and would be overwritten",
                        "Delete it if you do not need it, or give another place with --single-file.",
                    ));
                }
                None => {
                    return Err(Stop::cannot_write(
                        &shown,
                        "there is a file that Readout did not write, or wrote by an earlier version",
                        "Delete it if it is not yours, or give another place with --single-file.",
                    ));
                }
            }
        }
        Ok(Self { shown, out })
    }

    /// Writes the file, whose text begins with its doctype, and says how long it is.
    pub fn put(&self, html: &str) -> Result<usize, Stop> {
        let html = marked(html);
        let write = |disk: &Disk| {
            let folder = work::beside(&self.out).unwrap_or_else(|| work::inside(&self.out));
            let work = Work::open(disk, folder)?;
            disk.write(&work.new_one(), html.as_bytes())?;
            if let Ok(there) = fs::metadata(&self.out) {
                fs::set_permissions(work.new_one(), there.permissions())?;
            }
            disk.rename(&work.new_one(), &self.out)
        };
        write(&Disk::default())
            .map_err(|error| Stop::cannot_write(&self.shown, error, "What was there before is as it was."))?;
        Ok(html.len())
    }
}

fn marked(html: &str) -> String {
    let rest = html.strip_prefix(FIRST).unwrap_or(html);
    format!("{FIRST}{MARK}{}{MARK_END}{rest}", hash(rest.as_bytes()))
}

/// Whether a file is as we wrote it; nothing for one that we did not write.
fn is_ours(text: &[u8]) -> Option<bool> {
    let marked = text.strip_prefix(FIRST.as_bytes())?.strip_prefix(MARK.as_bytes())?;
    let (said, rest) = marked.split_at_checked(32)?;
    Some(rest.strip_prefix(MARK_END.as_bytes()).is_some_and(|rest| hash(rest).as_bytes() == said))
}

#[cfg(test)]
mod tests {
    use super::{is_ours, marked};

    #[test]
    fn a_file_says_that_it_is_ours() {
        let html = marked("<!doctype html>\n<html>text</html>\n");
        assert!(html.starts_with("<!doctype html>\n<!-- Written by Readout as one file: "), "{html}");
        assert_eq!(is_ours(html.as_bytes()), Some(true));
        assert_eq!(is_ours(html.replace("text", "mine").as_bytes()), Some(false));
        assert_eq!(is_ours(&html.as_bytes()[..html.len() - 1]), Some(false));
        for other in ["", "<!doctype html>\n", "<!doctype html>\n<!-- Written by Readout -->\n<html>"] {
            assert_eq!(is_ours(other.as_bytes()), None, "{other}");
        }
    }
}
