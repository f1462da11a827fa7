//! Word documents (`.docx`).

use super::part::{Parts, Unread};

pub(super) fn read(_bytes: &[u8]) -> Result<Parts, Unread> {
    Err(Unread::NoText("cannot be read yet".to_owned()))
}
