//! What all pages share.

use super::{super::address::Address, name, words::Texts};
use crate::index::Index;

/// The folder of the pages.
pub const FOLDER: &str = "read";
/// A line at the head of each page and sitemap, for who wonders where it comes from.
pub const MARK: &str = "<!-- Written by Readout -->";

/// What all pages share.
pub struct Site<'a> {
    pub index: &'a Index,
    /// Our own words, in the language of the corpus where we have it.
    pub words: Texts,
    /// The file name of each document's page.
    pub names: Vec<String>,
    pub address: Option<&'a Address>,
}

impl<'a> Site<'a> {
    pub fn of(index: &'a Index, address: Option<&'a Address>) -> Self {
        let names = name::all(index.documents.paths.iter());
        Self { index, words: Texts::of(&index.about.language), names, address }
    }

    /// The language that our own words are in, as an attribute of an element.
    pub fn lang(&self) -> String {
        format!(" lang=\"{}\"", self.words.tag())
    }
}
