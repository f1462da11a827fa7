//! Whether the text of a book is encrypted.

use std::collections::BTreeSet;

use super::{address::resolved, opf::Book};
use crate::corpus::formats::{
    xml::{self, Event, Xml},
    zipped::Zip,
};

const ENCRYPTION: &str = "META-INF/encryption.xml";

/// Whether parts of a book's text are encrypted. Fonts may be, and are of no matter.
///
/// # Errors
///
/// As [`Xml::next`].
pub(super) fn is_protected(zip: &mut Zip<'_>, book: &Book) -> Result<bool, String> {
    let Some(source) = xml::source(zip, ENCRYPTION)? else { return Ok(false) };
    let pages: BTreeSet<&str> = book.spine.iter().filter(|item| item.is_page).map(|item| item.path.as_str()).collect();
    let mut events = Xml::new(&source, ENCRYPTION);
    while let Some(event) = events.next()? {
        let Event::Open(tag) = event else { continue };
        let is_reference = tag.parts().1 == "CipherReference";
        if let Some(address) = tag.attribute("URI").filter(|_| is_reference)
            && (pages.contains(resolved("", &address).as_str()) || pages.contains(address.as_str()))
        {
            return Ok(true);
        }
    }
    Ok(false)
}
