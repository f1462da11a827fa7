//! The state of a view as the fragment of the address, and back: `#/VIEW?corpus=…&fp=…&q=…&where=…&forms=…&…`.
//!
//! Links are a contract: people bookmark and publish them. Defaults are left out and the order of parameters is fixed, so
//! that a state has exactly one link. Reading never fails: what is unknown or malformed is left out of the state and
//! reported, what depends on the corpus once that is open.

#![deny(clippy::indexing_slicing, clippy::string_slice)]

mod columns;
mod concordance;
mod days;
mod known;
mod lines;
mod list;
mod names;
mod numbers;
mod percent;
mod problem;
mod read;
mod series;
mod settings;
mod slug;
mod state;
mod subset;
mod term_rows;

pub use columns::{ColumnSort, TrendColumn};
pub use concordance::{Concordance, kwic_context, read_kwic_context};
pub use days::Days;
pub use lines::{SortFault, kwic_key, kwic_sort, read_kwic_key, read_kwic_sort};
pub use list::LONGEST_TITLE;
pub use names::{by as by_name, read_by};
pub use numbers::Numbers;
pub use problem::{Fault, Problem, Wanted};
pub use settings::{Settings, write_minima, write_near, write_run};
pub use slug::slug;
pub use state::{Place, State, View};
pub use subset::{read as read_subset, write as write_subset};
pub use term_rows::TermRows;
