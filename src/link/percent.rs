//! Percent-encoding of a fragment's parts.
//!
//! Letters and digits of ASCII and `-._~:/,` are not encoded: browsers, running text and Markdown leave them alone. A space
//! is `+` in a value, which keeps queries readable, and `%20` in the path, where a plus is a plus.

pub(super) fn encode_value(text: &str, link: &mut String) {
    encode(text, true, link);
}

pub(super) fn encode_path(text: &str, link: &mut String) {
    encode(text, false, link);
}

fn encode(text: &str, plus: bool, link: &mut String) {
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => link.push(char::from(byte)),
            b'-' | b'.' | b'_' | b'~' | b':' | b'/' | b',' => link.push(char::from(byte)),
            b' ' if plus => link.push('+'),
            _ => {
                link.push_str(&format!("%{byte:02X}"));
            }
        }
    }
}

/// `None` where a `%` is not followed by two hexadecimal digits, or the bytes are not UTF-8.
pub(super) fn decode_value(text: &str) -> Option<String> {
    decode(text, true)
}

pub(super) fn decode_path(text: &str) -> Option<String> {
    decode(text, false)
}

fn decode(text: &str, plus: bool) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => hex(rest.next()?)? * 16 + hex(rest.next()?)?,
            b'+' if plus => b' ',
            _ => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}
