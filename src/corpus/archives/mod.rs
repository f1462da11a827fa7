//! Zip archives among the files of a corpus: each stands for a folder.

mod names;
mod unpack;

use std::collections::BTreeMap;

use self::unpack::{Held, Unpacker, is_archive, without_ending};
use super::{Report, Severity, SourceFile, config, metadata, names::is_hidden};

/// Puts the files that archives hold in their places: `a/b.zip` with `c.txt` in it gives `a/b/c.txt`. An archive that is all
/// there is, but for what is said of the corpus, gives the corpus itself, also from a folder in it that holds everything.
pub(super) fn unpacked(files: Vec<SourceFile>, report: &mut Report) -> Vec<SourceFile> {
    let (mut archives, mut files): (Vec<SourceFile>, Vec<SourceFile>) =
        files.into_iter().partition(|file| is_archive(&file.path) && (file.named || !is_hidden(&file.path)));
    archives.sort_by(|a, b| a.path.cmp(&b.path));
    let is_sole = archives.len() == 1 && files.iter().all(|file| is_hidden(&file.path) || is_own(&file.path));
    // The archive that each file comes from; nothing for those beside archives.
    let mut places: BTreeMap<String, String> = files.iter().map(|file| (file.path.clone(), String::new())).collect();
    let mut unpacker = Unpacker::default();
    for archive in archives {
        let Held { files: mut inner, problems } = unpacker.unpack(&archive.bytes);
        for (severity, problem) in &problems {
            report.add(&archive.path, problem, *severity);
        }
        if inner.is_empty() && problems.iter().all(|(severity, _)| *severity != Severity::Error) {
            let severity = if archive.named { Severity::Error } else { Severity::Warning };
            report.add(&archive.path, "holds no files that can be used", severity);
        }
        let folder = if is_sole {
            inner = without_common_folder(inner);
            String::new()
        } else {
            format!("{}/", without_ending(&archive.path))
        };
        let mut twice = Twice::default();
        for (name, bytes) in inner {
            let path = format!("{folder}{name}");
            match places.get(&path) {
                Some(place) => twice.add(name, place),
                None => {
                    places.insert(path.clone(), archive.path.clone());
                    files.push(SourceFile { path, bytes, named: false });
                }
            }
        }
        twice.say(&archive.path, report);
    }
    files
}

/// Files whose places others have.
#[derive(Default)]
struct Twice {
    /// By what has them: the first and how many there are.
    found: BTreeMap<String, (String, usize)>,
}

impl Twice {
    fn add(&mut self, name: String, place: &str) {
        self.found.entry(place.to_owned()).or_insert((name, 0)).1 += 1;
    }

    fn say(&self, archive: &str, report: &mut Report) {
        for (place, (name, count)) in &self.found {
            let more = if *count > 1 { format!(" and {} more", count - 1) } else { String::new() };
            let why = match place.as_str() {
                "" => "which are beside it as well; those beside it count",
                same if same == archive => "twice; the first count",
                _ => "which another archive has as well; those count",
            };
            report.warn(archive, &format!("has {name}{more} in it, {why}"));
        }
    }
}

/// The names without the folder that all of them lie in, if they do.
fn without_common_folder(files: Vec<(String, Vec<u8>)>) -> Vec<(String, Vec<u8>)> {
    let folder = files.first().and_then(|(name, _)| name.split_once('/')).map(|(folder, _)| format!("{folder}/"));
    let Some(folder) = folder.filter(|folder| files.iter().all(|(name, _)| name.starts_with(folder.as_str()))) else {
        return files;
    };
    files.into_iter().map(|(name, bytes)| (name.strip_prefix(&folder).unwrap_or(&name).to_owned(), bytes)).collect()
}

/// Whether a file says something of the corpus, and is no text of it.
fn is_own(path: &str) -> bool {
    [config::FILE, metadata::FILE].iter().any(|own| path.eq_ignore_ascii_case(own))
}

#[cfg(test)]
mod tests;
