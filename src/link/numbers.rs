//! Ranges of numbers as a reader picks them.

use std::fmt;

use super::days::ends;
use crate::model::number;

/// From one number to another, both included. An end that is not given is open, and one of the two is given.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Numbers {
    from: Option<f64>,
    to: Option<f64>,
}

impl Numbers {
    /// `None` where neither end is given, and for a range that ends before it begins.
    pub fn new(from: Option<f64>, to: Option<f64>) -> Option<Numbers> {
        let is_range = match (from, to) {
            (None, None) => false,
            (Some(from), Some(to)) => from <= to,
            _ => true,
        };
        is_range.then_some(Numbers { from, to })
    }

    /// The value of a condition on a number, where it is a single one, a range or one of `>=` and `<=`.
    pub fn parse(value: &str) -> Option<Numbers> {
        let (from, to) = ends(value);
        let end = |text: &str| if text.is_empty() { Some(None) } else { number(text).map(Some) };
        Numbers::new(end(from)?, end(to)?)
    }

    pub fn from(&self) -> Option<f64> {
        self.from
    }

    pub fn to(&self) -> Option<f64> {
        self.to
    }
}

impl fmt::Display for Numbers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.from, self.to) {
            (Some(from), Some(to)) if from == to => write!(f, "{from}"),
            (Some(from), Some(to)) => write!(f, "{from}..{to}"),
            (Some(from), None) => write!(f, "{from}.."),
            (None, Some(to)) => write!(f, "..{to}"),
            (None, None) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Numbers;

    #[test]
    fn ranges_are_read_and_written() {
        for (value, written) in [
            ("5..20", "5..20"),
            ("1,200..", "1200.."),
            ("..-0.5", "..-0.5"),
            (">=5", "5.."),
            ("<=20", "..20"),
            ("7", "7"),
            ("7..7", "7"),
            ("-3..2", "-3..2"),
        ] {
            let range = Numbers::parse(value);
            assert_eq!(range.map(|range| range.to_string()).as_deref(), Some(written), "{value}");
            assert_eq!(Numbers::parse(written), range, "{value}");
        }
        for value in ["", "..", "20..5", "many", "5..many", ">5"] {
            assert_eq!(Numbers::parse(value), None, "{value}");
        }
    }
}
