//! What all pages share.

use super::{address::Address, markup::escaped};
use crate::{
    index::Index,
    said::{Said, plain as said},
};

/// The folder of the pages.
pub const FOLDER: &str = "read";
/// The first line of each page and sitemap: a file that has it was written by Readout, and can be removed when obsolete.
pub const MARK: &str = "<!-- Written by Readout -->";

/// What all pages share.
pub struct Site<'a> {
    pub index: &'a Index,
    /// The file name of each document's page.
    pub names: Vec<String>,
    pub address: Option<&'a Address>,
}

impl Site<'_> {
    /// A message in the language of the corpus, escaped for markup; in English where that is not available.
    pub fn says(&self, said: impl Into<Said>) -> String {
        escaped(&said.into().in_language(&self.index.about.language))
    }

    /// The tag of the language of messages.
    pub fn tag(&self) -> String {
        self.says(said::tag())
    }

    /// The same as an attribute of an element.
    pub fn lang(&self) -> String {
        format!(" lang=\"{}\"", self.tag())
    }
}
