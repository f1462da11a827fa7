//! A file of what is published.

use std::borrow::Cow;

pub struct File<'a> {
    /// Its path, with `/` between folders.
    pub name: String,
    content: Content<'a>,
}

enum Content<'a> {
    Bytes(Cow<'a, [u8]>),
    /// Made when it is asked for: all pages of a large corpus need not be in memory at once.
    Made(Box<dyn Fn() -> String + 'a>),
}

impl<'a> File<'a> {
    pub fn of(name: impl Into<String>, bytes: impl Into<Cow<'a, [u8]>>) -> Self {
        Self { name: name.into(), content: Content::Bytes(bytes.into()) }
    }

    /// One whose text is made whenever it is asked for.
    pub fn made(name: impl Into<String>, make: impl Fn() -> String + 'a) -> Self {
        Self { name: name.into(), content: Content::Made(Box::new(make)) }
    }

    pub fn bytes(&self) -> Cow<'_, [u8]> {
        match &self.content {
            Content::Bytes(bytes) => Cow::Borrowed(bytes),
            Content::Made(make) => Cow::Owned(make().into_bytes()),
        }
    }

    /// The length in bytes.
    pub fn length(&self) -> usize {
        self.bytes().len()
    }
}
