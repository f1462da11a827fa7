//! Zip archives, which also are what `.docx`, `.odt`, `.epub` and `.xlsx` are made of.

use std::io::{Cursor, Read};

use zip::{ZipArchive, result::ZipError};

/// What one archive may unpack to, in bytes: a few kilobytes can be made that unpack to a full disk.
pub(in crate::corpus) const MOST: u64 = 1 << 29;
/// How many times its own length may be read of an archive: files in it can be made that all have the same bytes.
const TIMES: u64 = 4;

/// The files of a zip archive.
pub(crate) struct Zip<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// How many more bytes may be unpacked.
    left: u64,
    /// How many more may be read for that.
    packed_left: u64,
}

/// A file or folder in an archive.
pub(crate) struct Entry {
    /// In any encoding.
    pub raw_name: Vec<u8>,
    /// As UTF-8, else as the archives of old systems have it.
    pub name: String,
    pub is_link: bool,
    pub is_encrypted: bool,
}

impl<'a> Zip<'a> {
    /// Opens an archive.
    ///
    /// # Errors
    ///
    /// What is wrong with the file, as the rest of a sentence about it.
    pub fn open(bytes: &'a [u8]) -> Result<Self, String> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| said(&error))?;
        Ok(Self { archive, left: MOST, packed_left: TIMES * bytes.len() as u64 })
    }

    /// Lets no more than so many bytes be unpacked.
    pub fn limit(&mut self, most: u64) {
        self.left = self.left.min(most);
    }

    /// How many more bytes may be unpacked: none where a file was too large.
    pub fn left(&self) -> u64 {
        self.left
    }

    /// Whether some of what is in it have the same name: of these there is the last.
    pub fn has_twins(&self) -> bool {
        self.archive.has_duplicate_names()
    }

    /// All that is in it, in its order.
    pub fn entries(&self) -> impl Iterator<Item = Entry> {
        (0..self.archive.len()).filter_map(|index| {
            let entry = self.archive.by_index_data(index).ok()?;
            let raw_name = entry.name_raw().to_vec();
            let name = entry.name().unwrap_or_else(|_| String::from_utf8_lossy(&raw_name)).into_owned();
            Some(Entry { raw_name, name, is_link: entry.is_symlink(), is_encrypted: entry.encrypted() })
        })
    }

    /// The names of the files in it, without folders, in their order. One in no known encoding is not found again.
    pub fn names(&self) -> Vec<String> {
        let raw = self.archive.file_names_raw().map(String::from_utf8_lossy);
        let names = self.archive.file_names().zip(raw).map(|(name, raw)| name.unwrap_or(raw).into_owned());
        names.filter(|name| !name.ends_with('/')).collect()
    }

    /// The bytes of a file; `None` where there is none of that name.
    ///
    /// # Errors
    ///
    /// As [`open`](Self::open): it is encrypted, damaged, or would unpack to more than [`MOST`] bytes with those before.
    pub fn file(&mut self, name: &str) -> Result<Option<Vec<u8>>, String> {
        self.archive.index_for_name(name).map(|index| self.nth(index)).transpose()
    }

    /// The bytes of the entry that comes at that place.
    ///
    /// # Errors
    ///
    /// As [`file`](Self::file).
    pub fn nth(&mut self, index: usize) -> Result<Vec<u8>, String> {
        let file = self.archive.by_index(index).map_err(|error| said(&error))?;
        self.packed_left = self
            .packed_left
            .checked_sub(file.compressed_size())
            .ok_or_else(|| "is damaged, or made to do harm: the files in it take more bytes than it has".to_owned())?;
        let name = file.name().map(|name| name.into_owned()).unwrap_or_default();
        let mut bytes = Vec::new();
        // What an archive says of its sizes may be a lie.
        let read = file.take(self.left + 1).read_to_end(&mut bytes);
        let size = bytes.len() as u64;
        let is_within = size <= self.left;
        // Also where it fails: it may be tried again with other files.
        self.left = self.left.saturating_sub(size);
        read.map_err(|error| format!("is damaged: {name} in it cannot be unpacked ({error})"))?;
        if !is_within {
            return Err(format!(
                "unpacks to more than {} MB: unpack an archive, and give the folder; a document of that size is damaged",
                MOST >> 20
            ));
        }
        Ok(bytes)
    }
}

/// The name in an archive of a file that another in it refers to: from the archive's root, or from the folder of that other
/// one, which has a slash at its end or is nothing.
pub(super) fn resolved(folder: &str, path: &str) -> String {
    let path = match path.strip_prefix('/') {
        Some(rooted) => rooted.to_owned(),
        None => format!("{folder}{path}"),
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn said(error: &ZipError) -> String {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
            "is encrypted; save it without a password, and add that".to_owned()
        }
        ZipError::UnsupportedArchive(why) => format!("is packed in a way that cannot be read here ({why})"),
        _ => "is no zip archive, or is damaged: it may be cut off, or have another format's ending".to_owned(),
    }
}

/// An archive with those files, for tests.
#[cfg(test)]
pub(super) fn zip_of(files: &[(&str, &str)]) -> Vec<u8> {
    use std::io::Write;

    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn targets_are_names_in_the_package() {
        for (folder, target, name) in [
            ("", "word/document.xml", "word/document.xml"),
            ("", "/word/document2.xml", "word/document2.xml"),
            ("word/", "styles.xml", "word/styles.xml"),
            ("word/", "/word/styles.xml", "word/styles.xml"),
            ("word/", "../docProps/core.xml", "docProps/core.xml"),
            ("word/", "../../../x", "x"),
        ] {
            assert_eq!(resolved(folder, target), name, "{folder} {target}");
        }
    }
}
