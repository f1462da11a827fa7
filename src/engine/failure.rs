//! Failures of well-formed requests.

use crate::{
    index::Index,
    message::Message,
    protocol::{Failure, FailureKind},
    query::{Diagnostic, there_are},
};

/// The failure of a query that cannot be read. It has the message of the first of its faults, of which there is one.
pub fn unreadable(diagnostics: Vec<Diagnostic>) -> Failure {
    let first = diagnostics.first().cloned().unwrap_or_else(|| unreachable!("what has no fault can be read"));
    Failure { diagnostics, ..refused(first.message, first.help) }
}

/// The failure of a request that is well-formed but cannot be answered.
pub fn refused(message: Message, help: impl Into<Option<Message>>) -> Failure {
    Failure::new(FailureKind::Query, message, help)
}

/// The failure of a query of conditions alone where matches are needed.
pub fn no_words(message: Message) -> Failure {
    refused(message, Message::GiveAWord)
}

/// The failure of a request that names a field that the corpus does not have.
pub fn no_field(index: &Index, name: &str) -> Failure {
    Failure::new(FailureKind::Missing, Message::UnknownField { name: name.into() }, there_are(index))
}
