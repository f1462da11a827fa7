//! Packages as one file, and out of it.

use std::io::{Cursor, Write};

use zip::{CompressionMethod, ZipWriter, result::ZipError, write::SimpleFileOptions};

use crate::{
    corpus::zipped::Zip,
    index::{
        Index,
        package::{Damage, File, MANIFEST, Manifest, Opening},
    },
    message::Malformed,
    protocol::importer::{ImportFailure, PackageHead},
};

/// The files of a package that is one file: an archive that has them at its root, or, as that of a site does, in a folder.
///
/// # Errors
///
/// The file is no archive of a package, or a file in it is damaged.
pub fn unpacked(bytes: &[u8]) -> Result<Vec<File>, ImportFailure> {
    let mut zip = Zip::open(bytes).map_err(ImportFailure::NoPackage)?;
    let names = zip.names();
    let manifest = names.iter().filter(|name| name.rsplit('/').next() == Some(MANIFEST)).min_by_key(|name| name.len());
    let Some(manifest) = manifest else {
        return Err(ImportFailure::NoPackage(format!("holds no {MANIFEST}")));
    };
    let folder = manifest.strip_suffix(MANIFEST).unwrap_or_default().to_owned();
    let mut files = Vec::new();
    for name in names {
        let Some(plain) = name.strip_prefix(&folder) else { continue };
        if plain == MANIFEST || (plain.ends_with(".bin") && !plain.contains('/')) {
            let bytes = zip.file(&name).map_err(ImportFailure::NoPackage)?.unwrap_or_default();
            files.push(File { name: plain.to_owned(), bytes });
        }
    }
    opened(&files)?;
    Ok(files)
}

/// The index that a package holds, every byte of it checked.
///
/// # Errors
///
/// A file of it is missing or damaged, or it is of a newer format.
pub fn opened(files: &[File]) -> Result<Index, ImportFailure> {
    let failed = |damage: Damage| ImportFailure::Damaged(damage.into());
    let file = |name: &str| files.iter().find(|file| file.name == name);
    let missing = |name: &str| failed(Damage::file(name, Malformed::ItIsMissing));
    let manifest = file(MANIFEST).ok_or_else(|| missing(MANIFEST))?;
    let mut opening = Opening::new(&manifest.bytes).map_err(failed)?;
    loop {
        while opening.advance().map_err(failed)? {}
        let names = opening.missing();
        if names.is_empty() {
            return opening.finish().map_err(failed);
        }
        for name in names {
            let file = file(&name).ok_or_else(|| missing(&name))?;
            opening.supply(&name, Ok(file.bytes.clone())).map_err(failed)?;
        }
    }
}

/// What an index says of itself.
pub fn head(index: &Index) -> PackageHead {
    PackageHead {
        title: index.about.title.clone(),
        documents: index.documents.len() as u32,
        tokens: index.tokens(),
        fingerprint: index.fingerprint.clone(),
    }
}

/// The manifest of a package with another title.
///
/// # Errors
///
/// The manifest is damaged.
pub fn renamed(manifest: &[u8], title: &str) -> Result<Vec<u8>, Damage> {
    let manifest = Manifest::from_bytes(manifest)?;
    Ok(Manifest { title: title.to_owned(), ..manifest }.to_bytes())
}

/// An archive of files, the same for the same files. What does not pack well is stored as it is.
///
/// # Errors
///
/// More than an archive can hold.
pub fn archive<'a>(files: impl Iterator<Item = (&'a str, &'a [u8])>) -> Result<Vec<u8>, ZipError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let method = if name.ends_with(".bin") { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        zip.start_file(name, SimpleFileOptions::default().compression_method(method))?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        corpus::{SourceFile, read},
        index::{build, package::write},
    };

    fn package() -> Vec<File> {
        let file = |path: &str, text: &str| SourceFile { path: path.to_owned(), bytes: text.into(), named: false };
        let files = vec![file("a.txt", "One two three."), file("corpus.toml", "title = 'Small'")];
        write(&build(&read(files).0, |_| ()).unwrap())
    }

    fn zipped(files: &[File], folder: &str) -> Vec<u8> {
        let names: Vec<String> = files.iter().map(|file| format!("{folder}{}", file.name)).collect();
        archive(names.iter().map(String::as_str).zip(files.iter().map(|file| &*file.bytes))).unwrap()
    }

    #[test]
    fn a_package_goes_into_a_file_and_comes_out_the_same() {
        let files = package();
        for folder in ["", "corpus/"] {
            let mut found = unpacked(&zipped(&files, folder)).unwrap();
            found.sort_by(|a, b| a.name.cmp(&b.name));
            let mut expected = files.clone();
            expected.sort_by(|a, b| a.name.cmp(&b.name));
            assert_eq!(found, expected);
        }
        assert_eq!(zipped(&files, ""), zipped(&files, ""));
    }

    #[test]
    fn what_is_no_package_is_refused() {
        let files = package();
        let chunk = files.iter().position(|file| file.name.ends_with(".bin")).unwrap();
        let mut damaged = files.clone();
        damaged[chunk].bytes[0] ^= 1;
        let mut without = files.clone();
        without.remove(chunk);
        for (bytes, is_package) in [
            (b"no zip".to_vec(), false),
            (zipped(&[], ""), false),
            (zipped(&files, "")[..100].to_vec(), false),
            (zipped(&damaged, ""), true),
            (zipped(&without, ""), true),
        ] {
            let failure = unpacked(&bytes).unwrap_err();
            assert_eq!(matches!(failure, ImportFailure::Damaged(_)), is_package, "{failure:?}");
        }
    }

    #[test]
    fn another_title_changes_nothing_else() {
        let mut files = package();
        let manifest = files.iter_mut().find(|file| file.name == MANIFEST).unwrap();
        manifest.bytes = renamed(&manifest.bytes, "Renamed “it”").unwrap();
        let index = opened(&files).unwrap();
        assert_eq!(head(&index).title, "Renamed “it”");
        assert_eq!(head(&index).fingerprint, head(&opened(&package()).unwrap()).fingerprint);
    }
}
