//! What all pages share.

use super::{address::Address, words::Texts};
use crate::index::Index;

/// The folder of the pages.
pub const FOLDER: &str = "read";
/// The first line of each page and sitemap: a file that has it was written by Readout, and can be removed when obsolete.
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

impl Site<'_> {
    /// The language that our own words are in, as an attribute of an element.
    pub fn lang(&self) -> String {
        format!(" lang=\"{}\"", self.words.tag())
    }
}
