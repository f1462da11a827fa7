//! A corpus as files that any web server can give: a package, the page with one, that in a single file, and its texts as
//! plain HTML.

mod address;
mod built;
mod error;
mod file;
mod front;
pub mod markup;
pub mod offline;
mod package;
pub mod plain;
mod single;
mod site;

pub use self::{
    address::Address,
    built::{FRONT, PageFiles, check_page, page_names},
    error::{Fault, Unpublishable},
    file::File,
    package::{CORPUS, package},
    single::single,
    site::{page_files, site},
};
