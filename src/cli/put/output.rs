//! What is to be written.

use std::borrow::Cow;

/// A file that is to be written.
pub struct Output<'a> {
    /// Its path in the output folder, with `/` between folders.
    pub name: String,
    pub content: Content<'a>,
}

pub enum Content<'a> {
    Bytes(Vec<u8>),
    /// Made when it is written: all pages of a large corpus need not be in memory at once.
    Made(Box<dyn Fn() -> String + 'a>),
}

impl Output<'_> {
    pub fn of(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), content: Content::Bytes(bytes.into()) }
    }

    /// The length in bytes.
    pub fn length(&self) -> usize {
        self.bytes().len()
    }

    pub fn bytes(&self) -> Cow<'_, [u8]> {
        match &self.content {
            Content::Bytes(bytes) => Cow::Borrowed(bytes),
            Content::Made(make) => Cow::Owned(make().into_bytes()),
        }
    }
}
