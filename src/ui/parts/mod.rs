//! What several views use.

pub mod chart;
pub mod facts;
pub mod notices;
pub mod search_box;
pub mod status;
pub mod trouble;
