//! The query language: parsed with diagnostics, evaluated to documents and spans, ranked.
//!
//! [`parse()`] needs no corpus; [`Evaluator`] brings syntax and index together. Conditions come first: those of a
//! conjunction narrow the [`View`] that its words then see.

mod condition;
mod evaluate;
mod parse;
mod rank;
mod snippet;
mod syntax;
mod view;

pub use condition::{date_field, matches_pattern};
pub use evaluate::{Evaluator, Found, Leaf, Matching};
pub use parse::parse;
pub use rank::{Ranking, TITLE_WEIGHT, idf, term_weight};
pub use snippet::{highlights, snippets, strip};
pub use syntax::{Comparison, Condition, Expr, Pattern, Phrase, Query, Source, Value, Word};
pub use view::View;
