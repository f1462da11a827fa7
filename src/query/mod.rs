//! The query language: parsed with diagnostics, evaluated to documents and spans, ranked.
//!
//! [`parse()`] needs no corpus; [`Evaluator`] brings syntax and index together. Conditions come first: those of a
//! conjunction narrow the [`View`] that its words then see.

mod condition;
mod evaluate;
mod lexical;
mod occurrences;
mod parse;
mod print;
mod rank;
mod snippet;
mod syntax;
mod view;

pub use condition::{date_field, there_are};
pub use evaluate::{Evaluator, Found, Leaf, Matching};
pub use lexical::{Distance, holds, matches_pattern, place};
pub use parse::parse;
pub use rank::{Ranking, TITLE_WEIGHT, Weights, idf, proximity, term_weight};
pub use snippet::{Flow, closing, highlights, opening, snippets, strip};
pub use syntax::{
    Attribute, AttributeTest, Comparison, Condition, Expr, Pattern, Phrase, Query, Source, Step, Test, Value, Within,
    Word, is_quote, quoted,
};
pub use view::View;
