//! Bins over time as stretches of days.

use crate::model::{Date, Precision};

/// A unit of time, the finest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    Day,
    Month,
    Quarter,
    Year,
}

/// What a label on a time axis says; the page puts it into words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Calendar {
    Year(i32),
    /// From the first to the last of them.
    Years(i32, i32),
    /// 1 to 4.
    Quarter(u8),
    /// 1 to 12.
    Month(u8),
    /// 1 to 31.
    Day(u8),
    /// Year and month.
    MonthOf(i32, u8),
}

/// One bin: `1990..1999`, `2020`, `2020-Q3`, `2020-07` or `2020-07-30`. Month and day are those that it begins on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub unit: Unit,
    /// The year that it begins in, and how many years it has, where it has several.
    pub year: i32,
    pub years: i32,
    pub month: u8,
    pub day: u8,
    first: i32,
    last: i32,
}

impl Period {
    /// The bin with this key; `None` for what is no date.
    pub fn parse(key: &str) -> Option<Period> {
        let quarter = key.split_once('-').and_then(|(year, rest)| Some((year, rest.strip_prefix('Q')?)));
        if let Some((year, quarter)) = quarter {
            let quarter: u8 = quarter.parse().ok().filter(|number| (1..=4).contains(number) && quarter.len() == 1)?;
            let month = |number: u8| Date::parse(&format!("{year}-{number:02}"));
            return Some(Period::new(Unit::Quarter, month(quarter * 3 - 2)?, month(quarter * 3)?));
        }
        if let Some((first, last)) = key.split_once("..") {
            let year = |text: &str| Date::parse(text).filter(|date| date.precision() == Precision::Year);
            let (first, last) = (year(first)?, year(last)?);
            return (first <= last).then(|| Period::new(Unit::Year, first, last));
        }
        let date = Date::parse(key)?;
        let unit = match date.precision() {
            Precision::Year => Unit::Year,
            Precision::Month => Unit::Month,
            Precision::Day => Unit::Day,
        };
        Some(Period::new(unit, date, date))
    }

    fn new(unit: Unit, from: Date, to: Date) -> Period {
        let (first, last) = (from.first(), to.last());
        let month = Date::holding(first, Precision::Month);
        // Both are within a calendar's bounds, far from those of a byte.
        let small = |number: i64| u8::try_from(number).unwrap_or(1);
        let day = i64::from(first) - i64::from(month.first()) + 1;
        let (year, month) = from.year_and_month();
        let years = to.year_and_month().0 - year + 1;
        Period { unit, year, years, month: small(month.into()), day: small(day), first, last }
    }

    /// The number of the first day, 1 January 1970 being 0.
    pub fn start(&self) -> i64 {
        self.first.into()
    }

    /// The number of the day after the last.
    pub fn end(&self) -> i64 {
        i64::from(self.last) + 1
    }
}
