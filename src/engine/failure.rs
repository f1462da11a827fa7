//! Failures of well-formed requests.

use crate::{
    index::Index,
    protocol::{Failure, FailureKind},
    query::{Diagnostic, there_are},
    said::{self, Said, Text, answer},
};

/// The failure of a query that cannot be read.
pub fn unreadable(diagnostics: Vec<Diagnostic>) -> Failure {
    // There is always at least one.
    let (message, help) = diagnostics.first().map(|d| (d.message.clone(), d.help.clone())).unwrap_or_default();
    Failure { diagnostics, ..refused(message, help) }
}

/// The failure of a request that is well-formed but cannot be answered.
pub fn refused(message: impl Into<Said>, help: impl Into<Said>) -> Failure {
    Failure::new(FailureKind::Query, message, help)
}

/// The failure of a query of conditions alone where matches are needed.
pub fn no_words(message: Text) -> Failure {
    refused(message, answer::give_a_word())
}

/// The failure of a request that names a field that the corpus does not have.
pub fn no_field(index: &Index, name: &str) -> Failure {
    Failure::new(FailureKind::Missing, said::query::unknown_field(name), there_are(index))
}
