//! Addresses of files within a book.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use crate::corpus::formats::zipped;

/// The name in the archive of a file by its address, as seen from a folder (with a slash at its end, or nothing).
pub(super) fn resolved(folder: &str, address: &str) -> String {
    let path = address.split(['#', '?']).next().unwrap_or_default();
    // What gives no text is no address with escapes, and is what it was.
    let unescaped = percent_decode_str(path).decode_utf8().unwrap_or(Cow::Borrowed(path));
    zipped::resolved(folder, &unescaped)
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn addresses_are_names_in_the_archive() {
        for (folder, address, name) in [
            ("OEBPS/", "ch1.xhtml", "OEBPS/ch1.xhtml"),
            ("OEBPS/", "Text/chapter%201.xhtml#top", "OEBPS/Text/chapter 1.xhtml"),
            ("OEBPS/", "../caf%C3%A9.html?x=1", "café.html"),
            ("", "/content.opf", "content.opf"),
            ("a/b/", "./../../../../c", "c"),
            ("", "100%.html", "100%.html"),
            ("", "%ff%+1", "%ff%+1"),
            ("", "%4", "%4"),
        ] {
            assert_eq!(resolved(folder, address), name, "{folder} {address}");
        }
    }
}
