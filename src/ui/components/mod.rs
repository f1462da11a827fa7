//! What several views use. A component here knows no view.

mod by_hand;
mod chip;
mod choose;
mod counted;
pub mod data_table;
mod dialog;
mod digest;
mod export_facts;
mod filter_text;
mod lines_of;
mod long;
mod marked;
pub mod minima;
mod notes;
mod nothing_found;
mod notices;
mod paragraphs;
mod query_ideas;
mod save_table;
pub mod settings;
mod strip;
mod trouble;
mod units;
mod virtual_list;

pub use by_hand::CopyByHand;
pub use chip::RemovableChip;
pub use choose::{Check, Choose, Menu, Options};
pub use counted::{counted_name, none_folded};
pub use dialog::Dialog;
pub use digest::{OfDigest, counted_in};
pub use export_facts::export_facts;
pub use filter_text::{filter_text, near_text, within_text};
pub use lines_of::lines_of;
pub use long::{Long, short, whole_if_cut};
pub use marked::Marked;
pub use notes::{Notes, RunQuery};
pub use nothing_found::NothingFound;
pub use notices::NoticeList;
pub use paragraphs::Paragraphs;
pub use query_ideas::QueryIdeas;
pub use save_table::SaveTable;
pub use strip::Strip;
pub use trouble::{AnswerTrouble, FailureText, sentence};
pub use units::{amount, bin_name, bin_names, short_unit, time_unit, unit};
pub use virtual_list::{VirtualList, VirtualRows, VirtualTableBody, VirtualText};

use leptos::attr;
use leptos::attr::Attribute;
use leptos::prelude::*;

use crate::ui::state::use_corpus;

/// The attributes of an element that holds a text of the corpus, which has a language and a direction of its own:
/// `<p {..of_corpus()}>`.
pub fn of_corpus() -> impl Attribute {
    (attr::dir("auto"), attr::lang(untrack(|| use_corpus().language())))
}
