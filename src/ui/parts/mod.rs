//! What several views use.

pub mod notices;
pub mod search_box;
pub mod status;
pub mod trouble;
