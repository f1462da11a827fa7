//! Addresses of files within a book.

/// The name in the archive of a file by its address, as seen from a folder (with a slash at its end, or nothing).
pub(super) fn resolved(folder: &str, address: &str) -> String {
    let path = address.split(['#', '?']).next().unwrap_or_default();
    let path = unescaped(path);
    let whole = match path.strip_prefix('/') {
        Some(rooted) => rooted.to_owned(),
        None => format!("{folder}{path}"),
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in whole.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// The text in which `%20` and the like stand for bytes. Where they give no text, it is what it was.
fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let escaped = (byte == b'%').then(|| after.split_at_checked(2)).flatten().and_then(|(digits, after)| {
            let digits = std::str::from_utf8(digits).ok().filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()))?;
            Some((u8::from_str_radix(digits, 16).ok()?, after))
        });
        let (byte, after) = escaped.unwrap_or((byte, after));
        bytes.push(byte);
        rest = after;
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
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
