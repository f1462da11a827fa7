//! Numbers as people read them.

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
