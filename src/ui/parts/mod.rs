//! What several views use.

pub mod about;
pub mod chart;
pub mod chips;
pub mod choose;
pub mod dialog;
pub mod drawn;
pub mod facet;
pub mod facts;
pub mod filters;
pub mod forms;
pub mod help;
pub mod long_list;
pub mod marked;
pub mod measured;
pub mod network;
pub mod notes;
pub mod notices;
pub mod offers;
pub mod scatter;
pub mod search_box;
pub mod settings;
pub mod status;
pub mod strip;
pub mod subsets;
pub mod time;
pub mod trouble;
