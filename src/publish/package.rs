//! A corpus as a package.

use super::file::File;
use crate::index::{Index, package::write};

/// The folder of a site that its package lies in.
pub const CORPUS: &str = "corpus/";

/// The files of a package, below a folder, which ends with `/` where it is one.
pub fn package(index: &Index, folder: &str) -> Vec<File<'static>> {
    write(index).into_iter().map(|file| File::of(format!("{folder}{}", file.name), file.bytes)).collect()
}
