//! Numbers as people write them in metadata.

/// A decimal number, with an optional sign and commas between digits: `-3.5`, `12,480`. At most 15 digits, so that
/// it is exact up to the rounding of its fraction. `None` for anything else.
///
/// ```
/// assert_eq!(readout::text::number(" 12,480 "), Some(12480.0));
/// assert_eq!(readout::text::number("-3.5"), Some(-3.5));
/// assert_eq!(readout::text::number("about 20"), None);
/// ```
pub fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let (negative, digits) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    // The standard library's reader of floating-point numbers brings ten kilobytes of tables with it.
    let (mut whole, mut count, mut fraction) = (0u64, 0, None);
    for c in digits.chars() {
        match c {
            '0'..='9' => {
                whole = whole * 10 + u64::from(c as u32 - '0' as u32);
                count += 1;
                fraction = fraction.map(|places| places + 1);
            }
            ',' if fraction.is_none() && count > 0 => {}
            '.' if fraction.is_none() => fraction = Some(0),
            _ => return None,
        }
        if count > 15 {
            return None;
        }
    }
    if count == 0 {
        return None;
    }
    let value = whole as f64 / 10f64.powi(fraction.unwrap_or(0));
    Some(if negative { -value } else { value })
}

/// A whole number with separators between thousands.
///
/// ```
/// assert_eq!(readout::text::grouped(4_795_275), "4,795,275");
/// ```
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A whole number with zeros before it where it has fewer signs than `width`, as `{:04}` writes it: by hand, because the
/// standard library's way to format is kilobytes of the page.
///
/// ```
/// assert_eq!([(7, 2), (476, 4), (-476, 4), (-47, 4), (12_345, 4)].map(|(number, width)| readout::text::padded(number, width)),
///            ["07", "0476", "-476", "-047", "12345"]);
/// ```
pub fn padded(number: i64, width: usize) -> String {
    let digits = number.unsigned_abs().to_string();
    let sign = if number < 0 { "-" } else { "" };
    let zeros = "0".repeat(width.saturating_sub(sign.len() + digits.len()));
    [sign, &zeros, &digits].concat()
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
            ("1.2.3", None),
            ("1e5", None),
            ("1234567890123456", None),
        ] {
            assert_eq!(number(text), expected, "{text:?}");
        }
    }
}
