//! Partial dates: a year, a month or a day, each a span of days.

use std::fmt;

/// How much of a date is given, from the coarsest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Precision {
    Year,
    Month,
    Day,
}

/// A date such as `2020`, `2020-07` or `2020-07-30`: the span of days from [`Date::first`] to [`Date::last`].
///
/// Days are numbered by the proleptic Gregorian calendar, 1970-01-01 being 0. Dates are in order of their first day;
/// where that is the same, the coarser comes first.
///
/// ```
/// use readout::model::Date;
///
/// let july = Date::parse("2020-07").unwrap();
/// assert_eq!(july.last() - july.first(), 30);
/// assert!(Date::parse("2020").unwrap() < july);
/// assert_eq!(july.to_string(), "2020-07");
/// assert_eq!(Date::parse("30 July 2020"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    first: i32,
    precision: Precision,
}

impl Date {
    /// The date that is written `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `None` for anything else, also for days that no
    /// calendar has.
    pub fn parse(text: &str) -> Option<Date> {
        let mut parts = text.split('-');
        let year = number(parts.next()?, 4)?;
        let Some(month) = parts.next() else {
            return Some(Date { first: clamp(days_before(i64::from(year), 1)), precision: Precision::Year });
        };
        let month = number(month, 2).filter(|month| (1..=12).contains(month))?;
        let first = days_before(i64::from(year), month);
        let Some(day) = parts.next() else {
            return Some(Date { first: clamp(first), precision: Precision::Month });
        };
        let day = number(day, 2).filter(|day| (1..=days_in(i64::from(year), month)).contains(day))?;
        if parts.next().is_some() {
            return None;
        }
        Some(Date { first: clamp(first + i64::from(day) - 1), precision: Precision::Day })
    }

    /// The year, month or day that the day of that number lies in.
    ///
    /// The one after a date is `Date::holding(date.last() + 1, date.precision())`.
    pub fn holding(day: i32, precision: Precision) -> Date {
        let (year, month, _) = civil(day);
        let first = match precision {
            Precision::Year => clamp(days_before(year, 1)),
            Precision::Month => clamp(days_before(year, month)),
            Precision::Day => day,
        };
        Date { first, precision }
    }

    /// The number of the first day.
    pub fn first(self) -> i32 {
        self.first
    }

    /// The number of the last day.
    pub fn last(self) -> i32 {
        let (year, month, _) = civil(self.first);
        match self.precision {
            Precision::Year => clamp(days_before(year + 1, 1) - 1),
            Precision::Month => clamp(days_before(year, month) + i64::from(days_in(year, month)) - 1),
            Precision::Day => self.first,
        }
    }

    pub fn precision(self) -> Precision {
        self.precision
    }

    /// The year and the month of the first day, months from 1.
    pub fn year_and_month(self) -> (i32, u32) {
        let (year, month, _) = civil(self.first);
        (clamp(year), month)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = civil(self.first);
        match self.precision {
            Precision::Year => write!(f, "{year:04}"),
            Precision::Month => write!(f, "{year:04}-{month:02}"),
            Precision::Day => write!(f, "{year:04}-{month:02}-{day:02}"),
        }
    }
}

/// A number of just so many ASCII digits.
fn number(digits: &str, len: usize) -> Option<u32> {
    (digits.len() == len && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.parse().ok()).flatten()
}

fn is_leap(year: i64) -> bool {
    year.rem_euclid(4) == 0 && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0)
}

fn days_in(year: i64, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Days from 1970-01-01 to the first day of the month.
fn days_before(year: i64, month: u32) -> i64 {
    /// Days from 0001-01-01 to 1970-01-01.
    const EPOCH: i64 = 719_162;
    let past = year - 1;
    let years = past * 365 + past.div_euclid(4) - past.div_euclid(100) + past.div_euclid(400);
    years + days_of_year_before(year, month) - EPOCH
}

/// Days from the beginning of a year to the first day of a month.
fn days_of_year_before(year: i64, month: u32) -> i64 {
    const DAYS: [i64; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
    let leap = i64::from(month > 2 && is_leap(year));
    leap + DAYS.get(month as usize - 1).copied().unwrap_or_default()
}

/// Year, month and day of the month of a day.
fn civil(day: i32) -> (i64, u32, u32) {
    let day = i64::from(day);
    // 400 years have 146,097 days: the guess is at most a year off.
    let mut year = 1970 + (day * 400).div_euclid(146_097);
    while days_before(year, 1) > day {
        year -= 1;
    }
    while days_before(year + 1, 1) <= day {
        year += 1;
    }
    let of_year = day - days_before(year, 1);
    let month = (1..=12).rev().find(|&month| days_of_year_before(year, month) <= of_year).unwrap_or(1);
    (year, month, u32::try_from(of_year - days_of_year_before(year, month) + 1).unwrap_or(1))
}

/// Only the first and the last year that 32 bits can number are cut by this.
fn clamp(day: i64) -> i32 {
    i32::try_from(day).unwrap_or(if day < 0 { i32::MIN } else { i32::MAX })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Date, Precision};

    #[test]
    fn days_are_numbered() {
        for (text, first, last) in [
            ("1970-01-01", 0, 0),
            ("1969-12-31", -1, -1),
            ("2000-02-29", 11_016, 11_016),
            ("2020", 18_262, 18_627),
            ("2019", 17_897, 18_261),
            ("2020-02", 18_293, 18_321),
            ("2020-07-30", 18_473, 18_473),
            ("1789-04-30", -65_989, -65_989),
            ("0001-01-01", -719_162, -719_162),
            ("0000", -719_528, -719_163),
            ("9999-12-31", 2_932_896, 2_932_896),
        ] {
            let date = Date::parse(text).unwrap();
            assert_eq!((date.first(), date.last()), (first, last), "{text}");
            assert_eq!(date.to_string(), text);
        }
    }

    #[test]
    fn what_is_no_date() {
        for text in [
            "",
            " 2020",
            "20",
            "02020",
            "2020-",
            "2020-7",
            "2020-13",
            "2020-00",
            "2020-07-00",
            "2020-07-32",
            "2021-02-29",
            "1900-02-29",
            "2020-07-30-01",
            "2020/07/30",
            "-020",
            "+020",
            "２０２０",
            "30.7.2020",
        ] {
            assert_eq!(Date::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn the_coarser_comes_first() {
        let mut dates: Vec<Date> = ["2020-01-02", "2020-01-01", "2020-01", "2019-12-31", "2020", "2021"]
            .iter()
            .filter_map(|text| Date::parse(text))
            .collect();
        dates.sort();
        let written: Vec<String> = dates.iter().map(Date::to_string).collect();
        assert_eq!(written, ["2019-12-31", "2020", "2020-01", "2020-01-01", "2020-01-02", "2021"]);
    }

    proptest! {
        #[test]
        fn every_day_is_written_and_read(day in -719_528i32..2_932_896) {
            for precision in [Precision::Year, Precision::Month, Precision::Day] {
                let date = Date::holding(day, precision);
                prop_assert!(date.first() <= day && day <= date.last());
                prop_assert_eq!(Date::parse(&date.to_string()), Some(date));
                prop_assert_eq!(Date::holding(date.last() + 1, precision).first(), date.last() + 1);
            }
        }

        #[test]
        fn no_number_and_no_text_is_too_much(day in any::<i32>(), text in ".*") {
            let date = Date::holding(day, Precision::Year);
            prop_assert!(date.first() <= day && day <= date.last());
            let _ = (date.to_string(), date.year_and_month());
            let _ = Date::parse(&text);
        }
    }
}
