//! Why nothing can be published.

use std::{error, fmt, io, string::FromUtf8Error};

use crate::text::grouped;

#[derive(Debug)]
pub enum Unpublishable {
    /// The built page lacks a file that it cannot do without.
    Missing(&'static str),
    /// The names of its files cannot be had.
    Unlisted(io::Error),
    /// A file of it cannot be used.
    Unusable { name: String, why: Fault },
    /// The corpus's package has more bytes than can be in one file.
    TooLarge { size: usize, most: usize },
}

/// What is wrong with a file of the page.
#[derive(Debug)]
pub enum Fault {
    Unread(io::Error),
    NoText(FromUtf8Error),
    /// It holds what ends the element that it would stand in.
    EndsElement,
}

impl fmt::Display for Unpublishable {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Missing(name) => write!(f, "The built page is not whole: {name} is missing."),
            Self::Unlisted(error) => write!(f, "The files of the built page cannot be listed: {error}."),
            Self::Unusable { name, why } => write!(f, "{name} of the built page cannot be used: {why}."),
            Self::TooLarge { size, most } => write!(
                f,
                "The corpus is too large for one file: its package has {} bytes, and {} are the most. A browser reads such a file whole before it shows anything.",
                grouped(*size as u64),
                grouped(*most as u64)
            ),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Unread(error) => error.fmt(f),
            Self::NoText(error) => error.fmt(f),
            Self::EndsElement => f.write_str("it would end its element in the middle"),
        }
    }
}

impl error::Error for Unpublishable {}
