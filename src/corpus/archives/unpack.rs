//! What an archive holds.

use super::names::{Place, encoding, place};
use crate::corpus::{
    Severity, config,
    formats::{self, Entry, MOST, Zip},
    said::counted,
};

/// In bytes: what all archives of a corpus may unpack to.
const MOST_OF_ALL: u64 = 1 << 30;
/// How many files and folders they may hold.
const MOST_ENTRIES: usize = 200_000;
/// An archive within an archive is unpacked, and what is in that one is not.
const DEPTH: usize = 1;

/// The files of an archive.
#[derive(Debug, Default)]
pub(super) struct Held {
    /// Their paths in it, and their bytes.
    pub files: Vec<(String, Vec<u8>)>,
    /// What a person should know, as the rest of a sentence about the archive.
    pub problems: Vec<(Severity, String)>,
}

/// Unpacks the archives of a corpus, within bounds for all of them.
pub(super) struct Unpacker {
    bytes_left: u64,
    entries_left: usize,
}

impl Default for Unpacker {
    fn default() -> Self {
        Self { bytes_left: MOST_OF_ALL, entries_left: MOST_ENTRIES }
    }
}

/// Whether a file is an archive by its name.
pub(super) fn is_archive(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("zip"))
}

impl Unpacker {
    /// The files of an archive. One that cannot be unpacked has none.
    pub fn unpack(&mut self, bytes: &[u8]) -> Held {
        let mut held = Held::default();
        if let Err(fault) = self.add(bytes, "", DEPTH, &mut held) {
            held.files.clear();
            held.problems.push((Severity::Error, fault));
        }
        held
    }

    /// Adds the files of an archive that lies in a folder, which ends with `/` where there is one, of another.
    fn add(&mut self, bytes: &[u8], folder: &str, depth: usize, held: &mut Held) -> Result<(), String> {
        let mut zip = Zip::open(bytes)?;
        let entries: Vec<Entry> = zip.entries().collect();
        self.entries_left = self.entries_left.checked_sub(entries.len()).ok_or_else(|| {
            format!("holds more than {MOST_ENTRIES} files, or all archives do; unpack it, and give the folder")
        })?;
        if zip.has_twins() {
            let message = "has files of the same name in it, of which the last counts";
            held.problems.push((Severity::Warning, message.to_owned()));
        }
        let names = names(&entries, held);
        let mut passed = Passed::default();
        for (index, (entry, name)) in entries.iter().zip(names).enumerate() {
            let name = match place(&name) {
                Place::File(name) => name,
                Place::Nothing => continue,
                Place::Astray => {
                    passed.astray.push(name);
                    continue;
                }
            };
            if entry.is_link {
                passed.links.push(name);
            } else if !is_needed(&name) {
                // It is left out by its name, and said there.
                held.files.push((format!("{folder}{name}"), Vec::new()));
            } else if entry.is_encrypted {
                passed.encrypted.push(name);
            } else if is_archive(&name) && depth == 0 {
                passed.nested.push(name);
            } else {
                zip.limit(self.bytes_left);
                match zip.nth(index) {
                    Ok(bytes) => {
                        self.bytes_left = self.bytes_left.saturating_sub(bytes.len() as u64);
                        self.take(bytes, folder, &name, depth, held);
                    }
                    Err(_) if zip.left() == 0 => {
                        let (most, of_all) = (MOST >> 20, MOST_OF_ALL >> 20);
                        return Err(format!(
                            "unpacks to more than {most} MB, or to more than {of_all} MB with other archives; unpack it, and \
                             give the folder"
                        ));
                    }
                    Err(_) => passed.damaged.push(name),
                }
            }
        }
        passed.say(folder, held);
        Ok(())
    }

    /// Adds a file that is unpacked, or, of an archive, the files in it.
    fn take(&mut self, bytes: Vec<u8>, folder: &str, name: &str, depth: usize, held: &mut Held) {
        if !is_archive(name) {
            held.files.push((format!("{folder}{name}"), bytes));
            return;
        }
        let before = held.files.len();
        let inner = format!("{folder}{}/", without_ending(name));
        if let Err(fault) = self.add(&bytes, &inner, depth.saturating_sub(1), held) {
            held.files.truncate(before);
            held.problems.push((Severity::Error, format!("holds `{folder}{name}`, which {fault}")));
        }
    }
}

/// The names of what is in an archive.
fn names(entries: &[Entry], held: &mut Held) -> Vec<String> {
    let encoding = encoding(entries.iter().map(|entry| entry.raw_name.as_slice()));
    let Some(encoding) = encoding else { return entries.iter().map(|entry| entry.name.clone()).collect() };
    let message = format!("has names of files in it that are read as {}, which is a guess", encoding.name());
    held.problems.push((Severity::Note, message));
    let name = |entry: &Entry| match std::str::from_utf8(&entry.raw_name) {
        Ok(name) => name.to_owned(),
        Err(_) => encoding.decode_without_bom_handling(&entry.raw_name).0.into_owned(),
    };
    entries.iter().map(name).collect()
}

/// Whether a file can be of use: it need not be unpacked to be left out for its name.
fn is_needed(name: &str) -> bool {
    let last = name.rsplit('/').next().unwrap_or(name);
    is_archive(last) || last.eq_ignore_ascii_case(config::FILE) || formats::format(last).is_ok()
}

/// A path without the ending of its file.
pub(super) fn without_ending(path: &str) -> &str {
    path.rsplit_once('.').map_or(path, |(stem, _)| stem)
}

/// What is passed over, by why.
#[derive(Default)]
struct Passed {
    astray: Vec<String>,
    links: Vec<String>,
    encrypted: Vec<String>,
    nested: Vec<String>,
    damaged: Vec<String>,
}

impl Passed {
    fn say(self, folder: &str, held: &mut Held) {
        let kinds = [
            (self.damaged, Severity::Error, "damaged, or packed in a way that cannot be read here"),
            (self.encrypted, Severity::Error, "encrypted; pack it again without a password"),
            (self.astray, Severity::Warning, "left out, since names lead out of the archive or to no place for a file"),
            (self.links, Severity::Warning, "left out, since links are not followed"),
            (self.nested, Severity::Warning, "left out, since archives in it lie in archives again; unpack those"),
        ];
        for (names, severity, why) in kinds {
            if let Some(first) = names.first() {
                let shown: String = format!("{folder}{first}").escape_debug().take(80).collect();
                let count = counted(names.len(), "file");
                let example = if names.len() == 1 { "" } else { "the first " };
                held.problems.push((severity, format!("has {count} in it ({example}{shown}) {why}")));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::{ZipWriter, write::SimpleFileOptions};

    use super::{Held, Unpacker};

    #[test]
    fn bombs_are_not_unpacked() {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for name in ["a.txt", "b.txt"] {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(&[b' '; 600_000]).unwrap();
        }
        let bytes = zip.finish().unwrap().into_inner();
        let mut unpacker = Unpacker { bytes_left: 2_000_000, entries_left: 5 };
        assert_eq!(unpacker.unpack(&bytes).files.len(), 2);
        assert_eq!((unpacker.bytes_left, unpacker.entries_left), (800_000, 3));
        for (bytes_left, entries_left, words) in
            [(800_000, 3, "unpacks to more than 512 MB"), (2_000_000, 1, "more than 200000 files")]
        {
            let Held { files, problems } = Unpacker { bytes_left, entries_left }.unpack(&bytes);
            assert!(files.is_empty() && problems.len() == 1 && problems[0].1.contains(words), "{problems:?}");
        }
    }
}
