//! Numbers as people write them in metadata.

/// A decimal number, with an optional sign and commas between digits: `-3.5`, `12,480`. At most 15 digits, so that
/// it is exact up to the rounding of its fraction. `None` for anything else.
///
/// ```
/// assert_eq!(readout::model::number(" 12,480 "), Some(12480.0));
/// assert_eq!(readout::model::number("-3.5"), Some(-3.5));
/// assert_eq!(readout::model::number("about 20"), None);
/// ```
pub fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let (negative, digits) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let has_digit = whole.starts_with(|c: char| c.is_ascii_digit()) || (whole.is_empty() && !fraction.is_empty());
    let is_plain =
        whole.bytes().all(|b| b.is_ascii_digit() || b == b',') && fraction.bytes().all(|b| b.is_ascii_digit());
    let digits = digits.replace(',', "");
    if !has_digit || !is_plain || digits.bytes().filter(u8::is_ascii_digit).count() > 15 {
        return None;
    }
    let value: f64 = digits.parse().ok()?;
    Some(if negative { -value } else { value })
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_are_read() {
        for (text, expected) in [
            ("0", Some(0.0)),
            ("1984", Some(1984.0)),
            ("1,234,567.25", Some(1_234_567.25)),
            ("+7", Some(7.0)),
            (".5", Some(0.5)),
            ("", None),
            ("-", None),
            (".", None),
            ("5.", Some(5.0)),
            ("1,,000,", Some(1000.0)),
            (",5", None),
            (".,5", None),
            ("--5", None),
            ("-+5", None),
            ("1.2.3", None),
            ("1e5", None),
            ("1234567890123456", None),
        ] {
            assert_eq!(number(text), expected, "{text:?}");
        }
    }
}
