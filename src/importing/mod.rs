//! From the files that a reader gives to the page, to a corpus that is kept, and out of the page again.
//!
//! What the importer's worker does, without the browser: `preview` says what was read, `package` packs corpora into files
//! and takes them out again, `publish` makes of them what can be saved.

mod given;
mod package;
mod preview;
mod table;

pub use self::{
    given::{passed_over, unread},
    package::{archive, head, opened, renamed, unpacked},
    preview::{preview, troubles},
    table::metadata,
};
