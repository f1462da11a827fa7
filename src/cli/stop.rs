//! Errors of commands.

use std::{fmt::Display, io, path::Path};

use crate::protocol::Failure;

/// Why a command stopped.
#[derive(Debug)]
pub enum Stop {
    /// What is wrong, and how to mend it.
    Input {
        message: String,
        help: String,
    },
    Query(Failure),
    /// Some of the input could not be used; problems have been printed already.
    Partly,
    /// The reader of the output has closed it.
    ClosedPipe,
}

impl Stop {
    pub fn input(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Input { message: message.into(), help: help.into() }
    }

    pub fn cannot_write(path: &Path, why: impl Display, help: &str) -> Self {
        Self::input(format!("{} cannot be written: {why}.", path.display()), help)
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
