//! What all pages share.

use super::{address::Address, markup::escaped};
use crate::{
    index::Index,
    said::{Said, plain as said},
};

/// The folder of the pages.
pub const FOLDER: &str = "read";
/// Stands at the head of each page and sitemap. A file with it is ours, and goes when nothing needs it any more.
pub const MARK: &str = "<!-- Written by Readout -->";

/// What all pages share.
pub struct Site<'a> {
    pub index: &'a Index,
    /// The file name of each document's page.
    pub names: Vec<String>,
    pub address: Option<&'a Address>,
}

impl Site<'_> {
    /// Our own words in the language of the corpus, as they may stand in markup; in English where we do not have it.
    pub fn says(&self, said: impl Into<Said>) -> String {
        escaped(&said.into().in_language(&self.index.about.language))
    }

    /// The tag of the language that they are in.
    pub fn tag(&self) -> String {
        self.says(said::tag())
    }

    /// The same as an attribute of an element.
    pub fn lang(&self) -> String {
        format!(" lang=\"{}\"", self.tag())
    }
}
