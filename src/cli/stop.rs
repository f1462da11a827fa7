//! Why a command ends before it is done.

use std::io;

use crate::protocol::Failure;

/// Why a command did not do what was asked.
#[derive(Debug)]
pub enum Stop {
    /// What is wrong, and how to mend it.
    Input {
        message: String,
        help: String,
    },
    Query(Failure),
    /// It was done as far as could be; what could not was said already.
    Partly,
    /// Whoever reads the answer has read enough.
    ClosedPipe,
}

impl Stop {
    pub fn input(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Input { message: message.into(), help: help.into() }
    }
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Query(failure)
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            Self::ClosedPipe
        } else {
            Self::input(format!("The answer could not be written: {error}."), "")
        }
    }
}
