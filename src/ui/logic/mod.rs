//! What the interface works out without a browser: compiled and tested natively too.

pub mod charts;
pub mod concordance;
pub mod facet;
pub mod filters;
pub mod long;
pub mod marks;
pub mod overview;
pub mod place;
pub mod route;
pub mod rows;
pub mod suggestions;
pub mod telling;
pub mod time;
pub mod trends;
