//! Stretches of time as a reader picks them: two dates of whatever precision, and the bins of a histogram.

use std::fmt;

/// From the first day of one date to the last day of another, both as `2020`, `2020-07` or `2020-07-30`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Days {
    pub from: String,
    pub to: String,
}

impl Days {
    pub fn new(from: &str, to: &str) -> Days {
        if first_day(from) <= first_day(to) {
            Days { from: from.into(), to: to.into() }
        } else {
            Days { from: to.into(), to: from.into() }
        }
    }

    /// The value of a condition on a date, where it is a single date or a closed range.
    pub fn parse(value: &str) -> Option<Days> {
        // By letters: a search for a text is seven kilobytes in the browser.
        let range = value.split_once('.').and_then(|(from, to)| Some((from, to.strip_prefix('.')?)));
        let (from, to) = range.unwrap_or((value, value));
        (is_date(from) && is_date(to)).then(|| Days::new(from, to))
    }

    /// What a bin of a histogram covers: `2020`, `2020-Q3`, `2020-07` or `2020-07-30`.
    pub fn of_bin(key: &str) -> Option<Days> {
        if is_date(key) {
            return Some(Days::new(key, key));
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

    /// From the beginning of one to the end of the other.
    pub fn through(&self, other: &Days) -> Days {
        let from = if first_day(&self.from) <= first_day(&other.from) { &self.from } else { &other.from };
        let to = if last_day(&self.to) >= last_day(&other.to) { &self.to } else { &other.to };
        Days::new(from, to)
    }

    /// Whether all of `other` lies within.
    pub fn covers(&self, other: &Days) -> bool {
        first_day(&self.from) <= first_day(&other.from) && last_day(&other.to) <= last_day(&self.to)
    }
}

impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.from)?;
        if self.to != self.from {
            f.write_str("..")?;
            f.write_str(&self.to)?;
        }
        Ok(())
    }
}

/// Whether this is a year, a month or a day in digits. Whether the day exists is the engine's to say.
pub fn is_date(text: &str) -> bool {
    let mut parts = text.split('-');
    let mut digits = |length: usize, most: u32| match parts.next() {
        None => true,
        Some(part) => {
            part.len() == length
                && part.bytes().all(|b| b.is_ascii_digit())
                && part.parse::<u32>().is_ok_and(|n| (1..=most).contains(&n))
        }
    };
    let read = !text.is_empty() && digits(4, 9999) && digits(2, 12) && digits(2, 31);
    read && parts.next().is_none()
}

// Days only have to compare here, so that a 31 February does no harm.

fn first_day(date: &str) -> String {
    let rest = match date.len() {
        4 => "-01-01",
        7 => "-01",
        _ => "",
    };
    format!("{date}{rest}")
}

fn last_day(date: &str) -> String {
    let rest = match date.len() {
        4 => "-12-31",
        7 => "-31",
        _ => "",
    };
    format!("{date}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_a_condition_can_hold() {
        for text in ["2020", "2020-07", "2020-07-30", "2019-04..2020", "2020-07-30..2020-08"] {
            assert_eq!(Days::parse(text).unwrap().to_string(), text);
        }
        for text in ["", "20", "2020-13", "2020-7", "2020-07-32", "2020-07-30-1", ">=2020", "2019..", "..2020", "May"] {
            assert_eq!(Days::parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_earlier_comes_first() {
        assert_eq!(Days::parse("2020..2019-04").unwrap().to_string(), "2019-04..2020");
    }

    #[test]
    fn a_bin_is_the_days_it_covers() {
        assert_eq!(Days::of_bin("2020-Q3").unwrap().to_string(), "2020-07..2020-09");
        assert_eq!(Days::of_bin("2020-07").unwrap().to_string(), "2020-07");
        assert_eq!(Days::of_bin("2020-Q5"), None);
        assert_eq!(Days::of_bin("China"), None);
    }

    #[test]
    fn covers_by_whole_days() {
        let year = Days::parse("2020").unwrap();
        let quarter = Days::of_bin("2020-Q4").unwrap();
        assert!(year.covers(&quarter));
        assert!(!quarter.covers(&year));
        assert!(Days::parse("2020-12-31").is_some_and(|last| quarter.covers(&last) && year.covers(&last)));
    }

    #[test]
    fn a_range_runs_through_both() {
        let a = Days::of_bin("2020-Q3").unwrap();
        let b = Days::of_bin("2019-Q2").unwrap();
        assert_eq!(a.through(&b).to_string(), "2019-04..2020-09");
        assert_eq!(b.through(&a).to_string(), "2019-04..2020-09");
    }
}
