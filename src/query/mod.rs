//! The query language: parsed with diagnostics, evaluated to documents and spans, ranked.
//!
//! [`parse()`] needs no corpus; an [`Evaluator`] evaluates what it returns over an index. Conditions are evaluated first:
//! those of a conjunction narrow the [`View`] that its words are matched in.

mod condition;
mod diagnostic;
mod evaluate;
pub mod filter;
mod lexical;
mod matcher;
mod matching;
mod note;
mod parse;
mod pattern;
mod print;
mod rank;
mod snippet;
mod syntax;
mod view;
mod word;

pub use condition::{date_field, there_are};
pub use diagnostic::Diagnostic;
pub use evaluate::{Evaluator, Found, Occurrences};
pub use filter::{Filter, all_but};
pub use matching::{Forms, Matching};
pub use note::{Note, NoteKind};
pub use parse::parse;
pub use pattern::{Distance, matches_pattern};
pub use rank::{Ranking, TITLE_WEIGHT, Weights, idf, proximity, term_weight};
pub use snippet::{Flow, Snippet, closing, highlights, opening, snippets, strip};
pub use syntax::{
    Attribute, AttributeTest, Comparison, Condition, Expr, Pattern, Phrase, Query, Source, Step, Test, Value, Word,
    is_name_char, is_quote, quoted,
};
pub use view::View;
pub use word::{literal, row_query, word_query};
