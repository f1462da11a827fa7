//! The page with a corpus.

use super::{
    address::Address,
    built::{FRONT, PageFiles, bytes, check_page, page_names, text},
    error::Unpublishable,
    file::File,
    front::with_corpus,
    offline,
    package::{CORPUS, package},
    plain,
};
use crate::{corpus::About, index::Index};

/// All files of a site: those of the page, the package, the plain pages, and the service worker.
pub fn site<'a>(
    index: &'a Index,
    page: &'a dyn PageFiles,
    address: Option<&'a Address>,
) -> Result<Vec<File<'a>>, Unpublishable> {
    check_page(&page_names(page)?)?;
    let mut files = page_files(page, &index.about, address)?;
    let corpus = package(index, CORPUS);
    let list = offline::worker(files.iter().chain(&corpus));
    let pages = plain::pages(index, address);
    files.retain(|file| file.name != offline::NAME && pages.iter().all(|page| page.name != file.name));
    files.extend(corpus);
    files.extend(pages);
    files.push(File::of(offline::NAME, list.into_bytes()));
    Ok(files)
}

/// The files of the built page, whose first page is named after the corpus. Its own corpus stays behind, with what was
/// made of it.
pub fn page_files<'a>(
    page: &'a dyn PageFiles,
    about: &About,
    address: Option<&Address>,
) -> Result<Vec<File<'a>>, Unpublishable> {
    let file = |name: String| {
        if name == FRONT {
            let html = with_corpus(&text(page, FRONT)?, about, address);
            return Ok(File::of(FRONT, html.into_bytes()));
        }
        let bytes = bytes(page, &name)?;
        Ok(File::of(name, bytes))
    };
    page_names(page)?.into_iter().map(file).collect()
}
