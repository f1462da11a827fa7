//! A corpus as files that any web server can give: packages, plain pages, and the service worker's list.

mod address;
mod file;
mod front;
pub mod markup;
pub mod offline;
pub mod plain;

pub use self::{
    address::Address,
    file::File,
    front::{with_corpus, with_opening},
};
