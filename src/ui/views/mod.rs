//! One file a view. Each is a function that gives the view's content; the shell puts it into the page.

pub mod collocates;
pub mod compare;
pub mod concordance;
pub mod diversity;
pub mod documents;
pub mod overview;
pub mod reader;
pub mod search;
pub mod terms;
pub mod trends;
