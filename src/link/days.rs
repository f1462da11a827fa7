//! Stretches of time as a reader picks them: two dates of whatever precision, and the bins of a histogram.

use std::fmt;

use crate::model::Date;

/// From the first day of one date to the last day of another, both as `2020`, `2020-07` or `2020-07-30`. An end that is
/// not given is open, and one of the two is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    from: Option<Date>,
    to: Option<Date>,
}

impl Days {
    /// `None` where neither end is given, and for a time that ends before it begins.
    pub fn new(from: Option<Date>, to: Option<Date>) -> Option<Days> {
        let is_stretch = match (from, to) {
            (None, None) => false,
            (Some(from), Some(to)) => from.first() <= to.last(),
            _ => true,
        };
        is_stretch.then_some(Days { from, to })
    }

    /// The value of a condition on a date, where it is a single date, a range or one of `>=` and `<=`.
    pub fn parse(value: &str) -> Option<Days> {
        let (from, to) = ends(value);
        let end = |text: &str| if text.is_empty() { Some(None) } else { Date::parse(text).map(Some) };
        Days::new(end(from)?, end(to)?)
    }

    /// What a bin of time covers: `1990..1999`, `2020`, `2020-Q3`, `2020-07` or `2020-07-30`.
    pub fn of_bin(key: &str) -> Option<Days> {
        if key.contains("..") {
            return Days::parse(key);
        }
        if let Some(date) = Date::parse(key) {
            return Days::new(Some(date), Some(date));
        }
        let (year, quarter) = key.split_once('-')?;
        let (first, last) = match quarter {
            "Q1" => ("01", "03"),
            "Q2" => ("04", "06"),
            "Q3" => ("07", "09"),
            "Q4" => ("10", "12"),
            _ => return None,
        };
        Days::parse(&format!("{year}-{first}..{year}-{last}"))
    }

    pub fn from(&self) -> Option<Date> {
        self.from
    }

    pub fn to(&self) -> Option<Date> {
        self.to
    }

    /// Whether the last day of this lies before the first day of another.
    pub fn ends_before(&self, other: &Days) -> bool {
        self.to.zip(other.from).is_some_and(|(to, from)| to.last() < from.first())
    }
}

/// The ends of a value that is a single one, a range or one of `>=` and `<=`; an open end is empty.
pub(super) fn ends(value: &str) -> (&str, &str) {
    match (value.strip_prefix(">="), value.strip_prefix("<="), value.split_once("..")) {
        (Some(from), ..) => (from, ""),
        (_, Some(to), _) => ("", to),
        (.., Some(range)) => range,
        _ => (value, value),
    }
}

impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(from) = self.from {
            write!(f, "{from}")?;
        }
        if self.to == self.from {
            return Ok(());
        }
        f.write_str("..")?;
        match self.to {
            Some(to) => write!(f, "{to}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_a_condition_can_hold() {
        for text in ["2020", "2020-07", "2020-07-30", "2019-04..2020", "2020-07-30..2020-08", "2019..", "..2020-02-29"]
        {
            assert_eq!(Days::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Days::parse(">=2020-07").unwrap().to_string(), "2020-07..");
        assert_eq!(Days::parse("<=2020").unwrap().to_string(), "..2020");
        for text in
            ["", "..", ">=", "20", "2020-13", "2020-7", "2019-02-29", "2020-07-30-1", ">2020", "May", "2019.2020"]
        {
            assert_eq!(Days::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_time_that_ends_before_it_begins_is_none() {
        assert_eq!(Days::parse("2020..2019-04"), None);
        assert_eq!(Days::parse("2020..2020-04").unwrap().to_string(), "2020..2020-04");
    }

    #[test]
    fn a_bin_is_the_days_it_covers() {
        assert_eq!(Days::of_bin("2020-Q3").unwrap().to_string(), "2020-07..2020-09");
        assert_eq!(Days::of_bin("2020-07").unwrap().to_string(), "2020-07");
        assert_eq!(Days::of_bin("2020-Q5"), None);
        assert_eq!(Days::of_bin("China"), None);
    }

    #[test]
    fn days_and_not_dates_are_compared() {
        for (a, b, before) in [
            ("2018", "2019-01-28..2020-07", true),
            ("2019-01", "2019-01-28..2020-07", false),
            ("2019-01-28..2020-07", "2020-07-31", false),
            ("2019-01-28..2020-07", "2020-08", true),
            ("2024", "2030..", true),
            ("2030..", "2031", false),
            ("..2019", "..2020", false),
        ] {
            let (first, second) = (Days::parse(a).unwrap(), Days::parse(b).unwrap());
            assert_eq!(first.ends_before(&second), before, "{a} and {b}");
        }
    }
}
