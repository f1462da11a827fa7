//! Dates and numbers as people write them, and what a whole column of a table tells of them.

use super::spelled;
use crate::model::{Date, Precision};

/// What comes first in a date such as `03/04/2019`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    Day,
    Month,
    Year,
}

impl Order {
    /// The order in a format such as `DD/MM/YYYY` or `%d.%m.%Y`.
    pub fn of_format(format: &str) -> Option<Self> {
        let mut parts: Vec<char> = format.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect();
        parts.dedup();
        match parts.as_slice() {
            ['d', 'm', 'y'] => Some(Self::Day),
            ['m', 'd', 'y'] => Some(Self::Month),
            ['y', 'm', 'd'] => Some(Self::Year),
            _ => None,
        }
    }

    /// What dates tell, of which some can be read in one way alone; `Err` where these do not agree.
    pub fn of_dates<'a>(values: impl Iterator<Item = &'a str>) -> Result<Option<Self>, ()> {
        let (mut day, mut month) = (false, false);
        for (first, second) in values.filter_map(ending_in_a_year) {
            day |= first > 12;
            month |= second > 12;
        }
        match (day, month) {
            (true, true) => Err(()),
            (true, false) => Ok(Some(Self::Day)),
            (false, true) => Ok(Some(Self::Month)),
            (false, false) => Ok(None),
        }
    }
}

/// A date: ISO 8601's forms, also where a time follows; with other marks and without zeros; with the year at the end, where
/// it is known what comes first; with the month's name.
pub(super) fn date(value: &str, order: Option<Order>) -> Option<Date> {
    let day = without_time(value);
    let of_iso = || Date::parse(day).filter(|date| date.precision() == Precision::Day);
    Date::parse(value).or_else(of_iso).or_else(|| of_numbers(value, day, order)).or_else(|| spelled::date(value))
}

fn of_numbers(value: &str, day: &str, order: Option<Order>) -> Option<Date> {
    match numbers(day)?.as_slice() {
        [(year, 4), (month, 1..=2), (day, 1..=2)] => made(*year, *month, *day),
        [(first, 1..=2), (second, 1..=2), (year, 4)] => match order? {
            Order::Day => made(*year, *second, *first),
            Order::Month => made(*year, *first, *second),
            Order::Year => None,
        },
        [(month, 1..=2), (year, 4)] if day == value => Date::parse(&format!("{year:04}-{month:02}")),
        _ => None,
    }
}

/// Whether a date has its year at the end, so that day and month could be mistaken for each other.
pub(super) fn ends_in_a_year(value: &str) -> bool {
    ending_in_a_year(value).is_some()
}

fn ending_in_a_year(value: &str) -> Option<(u32, u32)> {
    match numbers(without_time(value))?.as_slice() {
        [(first, 1..=2), (second, 1..=2), (_, 4)] => Some((*first, *second)),
        _ => None,
    }
}

fn made(year: u32, month: u32, day: u32) -> Option<Date> {
    Date::parse(&format!("{year:04}-{month:02}-{day:02}"))
}

/// A value without a time after its day.
fn without_time(value: &str) -> &str {
    let split = value.find(['T', 't', ' ']).and_then(|at| value.split_at_checked(at));
    match split {
        Some((day, time)) if time.get(1..).is_some_and(|time| time.starts_with(|c: char| c.is_ascii_digit())) => day,
        _ => value,
    }
}

/// Numbers between marks of one kind, with their digits.
fn numbers(value: &str) -> Option<Vec<(u32, usize)>> {
    let mark = value.chars().find(|c| !c.is_ascii_digit()).filter(|c| "/.-".contains(*c))?;
    let number = |part: &str| {
        let part = part.trim();
        let is_number = part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| part.parse().ok()).flatten().map(|number| (number, part.len()))
    };
    value.split(mark).map(number).collect()
}

/// A number without the marks between its thousands, and with a full stop before its decimals.
pub(super) fn number(value: &str, decimal_comma: bool) -> Option<String> {
    let (point, mark) = if decimal_comma { (',', '.') } else { ('.', ',') };
    let is_mark = |c: char| c == mark || matches!(c, ' ' | '\u{A0}' | '\u{2009}' | '\u{202F}' | '\'' | '’');
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (sign, digits) = match value.strip_prefix(['-', '−']) {
        Some(digits) => ("-", digits),
        None => ("", value.strip_prefix('+').unwrap_or(value)),
    };
    let (whole, decimals) = digits.split_once(point).map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let groups: Vec<&str> = whole.split(is_mark).collect();
    let are_thousands = groups.len() == 1
        || groups.first().is_some_and(|first| first.len() <= 3) && groups.iter().skip(1).all(|group| group.len() == 3);
    if are_thousands && groups.iter().all(|group| is_digits(group)) && decimals.is_none_or(is_digits) {
        let decimals = decimals.map_or_else(String::new, |decimals| format!(".{decimals}"));
        return Some(format!("{sign}{}{decimals}", groups.concat()));
    }
    // Others that a program may have written, such as 1e6 or .5.
    value.parse().ok().filter(|number: &f64| number.is_finite()).map(|_| value.to_owned())
}

/// The first number with a full stop, where all that have one could have it between thousands: `1.200`, but not `0.120`.
pub(super) fn with_thousands_by_points<'a>(values: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut pointed = values.filter(|value| value.contains('.')).peekable();
    let first = *pointed.peek()?;
    let can_be = |value: &str| {
        let digits = value.trim_start_matches(['-', '−', '+']);
        let mut groups = digits.split('.');
        let is_group = |group: &str| group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit());
        let leads = |group: &str| (1..=3).contains(&group.len()) && !group.starts_with('0');
        groups.next().is_some_and(leads) && groups.all(is_group) && number(value, true).is_some()
    };
    pointed.all(can_be).then_some(first)
}

/// Whether a column's numbers have a comma before their decimals: more of them can be read so.
pub(super) fn has_decimal_commas<'a>(values: impl Iterator<Item = &'a str> + Clone) -> bool {
    let read = |comma: bool| values.clone().filter(|value| number(value, comma).is_some()).count();
    read(true) > read(false)
}

#[cfg(test)]
mod tests {
    use super::{Order, date, has_decimal_commas, number};

    #[test]
    fn dates_as_people_write_them() {
        for (value, order, expected) in [
            ("2020", None, Some("2020")),
            ("2020-07", None, Some("2020-07")),
            ("2020-07-30", None, Some("2020-07-30")),
            ("2020-07-30T10:00:00Z", None, Some("2020-07-30")),
            ("2020-7-3", None, Some("2020-07-03")),
            ("2020/07/30", None, Some("2020-07-30")),
            ("2020.7.30 10:00", None, Some("2020-07-30")),
            ("7/2020", None, Some("2020-07")),
            ("31/12/2019", None, None),
            ("31/12/2019", Some(Order::Day), Some("2019-12-31")),
            ("31. 12. 2019", Some(Order::Day), None),
            ("31.12.2019 08:15", Some(Order::Day), Some("2019-12-31")),
            ("12/31/2019", Some(Order::Month), Some("2019-12-31")),
            ("12/31/2019", Some(Order::Day), None),
            ("1-2-2019", Some(Order::Day), Some("2019-02-01")),
            ("1-2-2019", Some(Order::Year), None),
            ("1/2-2019", Some(Order::Day), None),
            ("1/2/19", Some(Order::Day), None),
            ("30/02/2020", Some(Order::Day), None),
            ("soon", Some(Order::Day), None),
            ("", None, None),
        ] {
            assert_eq!(date(value, order).map(|date| date.to_string()).as_deref(), expected, "{value} {order:?}");
        }
    }

    #[test]
    fn what_comes_first() {
        for (format, expected) in [
            ("DD/MM/YYYY", Some(Order::Day)),
            ("%d.%m.%Y", Some(Order::Day)),
            ("M/D/YYYY", Some(Order::Month)),
            ("yyyy-mm-dd", Some(Order::Year)),
            ("MM/YYYY", None),
            ("day first", None),
            ("", None),
        ] {
            assert_eq!(Order::of_format(format), expected, "{format}");
        }
        for (dates, expected) in [
            (&["01/02/2019", "31/12/2019"][..], Ok(Some(Order::Day))),
            (&["01/02/2019", "12/31/2019", "2020"], Ok(Some(Order::Month))),
            (&["01/02/2019", "2020-31-12", "32"], Ok(None)),
            (&["31/12/2019", "12/31/2019"], Err(())),
            (&[], Ok(None)),
        ] {
            assert_eq!(Order::of_dates(dates.iter().copied()), expected, "{dates:?}");
        }
    }

    #[test]
    fn numbers_as_people_write_them() {
        for (value, comma, expected) in [
            ("1200", false, Some("1200")),
            ("-0.5", false, Some("-0.5")),
            ("−3", false, Some("-3")),
            ("1e6", false, Some("1e6")),
            ("1,200", false, Some("1200")),
            ("1,234,567.89", false, Some("1234567.89")),
            ("1 234 567", false, Some("1234567")),
            ("1\u{202F}234,5", true, Some("1234.5")),
            ("1'234.5", false, Some("1234.5")),
            ("1.234,5", true, Some("1234.5")),
            ("3,5", true, Some("3.5")),
            ("3,5", false, None),
            ("12,34,567", false, None),
            ("1,2345", false, None),
            (",200", false, None),
            ("1,200 km", false, None),
            ("NaN", false, None),
            ("inf", false, None),
            ("", false, None),
        ] {
            assert_eq!(number(value, comma).as_deref(), expected, "{value} {comma}");
        }
        assert!(has_decimal_commas(["3,5", "1,200"].into_iter()));
        assert!(!has_decimal_commas(["3.5", "1,200"].into_iter()));
        assert!(!has_decimal_commas(["1,200"].into_iter()));
    }
}
