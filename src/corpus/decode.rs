//! From bytes to text: encodings, line ends, normalization.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::text::nfc;

/// A decoded file: in NFC, with `\n` line ends, without a byte-order mark.
pub(super) struct Decoded {
    pub text: String,
    /// A warning about the encoding, as a sentence.
    pub warning: Option<&'static str>,
}

/// Decodes UTF-8 with or without its mark; else UTF-16 by its mark; else Windows-1252, with a warning.
///
/// The error, a sentence, is for bytes that are no text: they hold a NUL, or more than one character in twenty is a
/// control character.
pub(super) fn decode(bytes: Vec<u8>) -> Result<Decoded, &'static str> {
    let (text, warning) = unwrap_encoding(bytes);
    if text.contains('\0') {
        return Err("holds a NUL: it is a binary file, or UTF-16 without a byte-order mark");
    }
    let controls = text.bytes().filter(|&b| matches!(b, 0x01..=0x08 | 0x0E..=0x1A | 0x1C..=0x1F | 0x7F)).count();
    if controls * 20 > text.len() {
        return Err("is a binary file: it is full of control characters");
    }
    Ok(Decoded { text: compose(line_ends(text)), warning })
}

fn unwrap_encoding(bytes: Vec<u8>) -> (String, Option<&'static str>) {
    const MARK: &[u8] = &[0xEF, 0xBB, 0xBF];
    let bytes = match bytes.strip_prefix(MARK) {
        Some(rest) => rest.to_vec(),
        None => bytes,
    };
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return (text, None),
        Err(error) => error.into_bytes(),
    };
    if let Some((encoding, length)) = Encoding::for_bom(&bytes).filter(|(e, _)| [UTF_16LE, UTF_16BE].contains(e)) {
        let body = bytes.get(length..).unwrap_or_default();
        let (text, faulty) = encoding.decode_without_bom_handling(body);
        let warning = faulty.then_some("is UTF-16 with faults in it; what could not be read stands as U+FFFD (�)");
        return (text.into_owned(), warning);
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(&bytes);
    (text.into_owned(), Some("is not UTF-8; it was read as Windows-1252"))
}

/// Line ends of every kind as `\n`: CR LF, CR, NEL (U+0085), line separator (U+2028), paragraph separator (U+2029).
pub(super) fn line_ends(text: String) -> String {
    if !text.contains(['\r', '\u{85}', '\u{2028}', '\u{2029}']) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((line, after)) = rest.split_once(['\r', '\u{85}', '\u{2028}', '\u{2029}']) {
        out.push_str(line);
        out.push('\n');
        let was_cr = rest.as_bytes().get(line.len()) == Some(&b'\r');
        rest = if was_cr { after.strip_prefix('\n').unwrap_or(after) } else { after };
    }
    out.push_str(rest);
    out
}

/// The text in NFC; the same string, not a copy, where it is already.
pub(super) fn compose(text: String) -> String {
    match nfc(&text) {
        std::borrow::Cow::Borrowed(same) if same.len() == text.len() => text,
        composed => composed.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn encodings() {
        for (bytes, text, warned) in [
            (&b""[..], "", false),
            (b"plain", "plain", false),
            (b"\xEF\xBB\xBFmarked \xC3\xA9", "marked é", false),
            (b"\xFF\xFEh\0\xE9\0", "hé", false),
            (b"\xFE\xFF\0h\x4E\x2D", "h中", false),
            (b"\xFF\xFEh\0\x00\xD8", "h\u{FFFD}", true),
            (b"caf\xE9 \x93quoted\x94 \x80 \x85", "café “quoted” € …", true),
            (b"cafe\xCC\x81", "café", false),
            (b"\xEF\xBB\xBFcaf\xE9", "café", true),
        ] {
            let decoded = decode(bytes.to_vec()).map_err(str::to_owned).unwrap();
            assert_eq!(decoded.text, text, "{bytes:?}");
            assert_eq!(decoded.warning.is_some(), warned, "{bytes:?}");
        }
    }

    #[test]
    fn line_ends_of_any_kind() {
        let decoded = decode("a\r\nb\rc\n\rd\u{85}e\u{2028}f\u{2029}g\r".into()).map_err(str::to_owned).unwrap();
        assert_eq!(decoded.text, "a\nb\nc\n\nd\ne\nf\ng\n");
    }

    #[test]
    fn what_is_no_text() {
        for bytes in [&b"a\0b"[..], b"h\0i\0", b"\x89PNG\x01\x02\x03\x04\x05", b"\xFF\xFE\0\0a\0\0\0"] {
            assert!(decode(bytes.to_vec()).is_err(), "{bytes:?}");
        }
        // Page breaks and a stray control character are what old texts have.
        assert!(decode(b"a page\x0Cand the next one, which goes on for a while\x1A".to_vec()).is_ok());
    }
}
