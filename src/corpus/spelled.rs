//! Dates whose month has a name, in English, or whose parts are marked by Chinese characters.

use crate::model::Date;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// A date such as `4 July 2019`, `July 4th, 2019`, `Jul 2019`, `Thu, 04 Jul 2019 20:19:24 +0000` or `2019年7月4日`. What is
/// left of it may be a day of the week or a time and nothing else.
pub(super) fn date(value: &str) -> Option<Date> {
    if value.contains('年') {
        return in_han(value);
    }
    let marks: &[char] =
        if value.contains(char::is_whitespace) { &[' ', ',', '.', '\u{A0}'] } else { &['-', '/', '.'] };
    let (mut year, mut month, mut day) = (None, None, None);
    for part in value.split(marks).filter(|part| !part.is_empty()) {
        let part = part.to_lowercase();
        let (place, number) = if let Some(number) = place_in(&MONTHS, &part) {
            (&mut month, number)
        } else if place_in(&DAYS, &part).is_some() || is_time(&part) || part == "of" {
            continue;
        } else {
            match digits(&part)? {
                (number, 4) => (&mut year, number),
                (number, 1 | 2) => (&mut day, number),
                _ => return None,
            }
        };
        if place.replace(number).is_some() {
            return None;
        }
    }
    written(year?, month, day)
}

fn in_han(value: &str) -> Option<Date> {
    let (year, rest) = value.trim().split_once('年')?;
    let (month, rest) = rest.split_once('月').map_or((None, rest), |(month, rest)| (Some(month), rest));
    let day = rest.trim().strip_suffix(['日', '号']).or((!rest.trim().is_empty()).then_some(rest));
    let number = |text: &str| text.trim().parse::<u32>().ok();
    match (month, day) {
        (Some(month), Some(day)) => written(number(year)?, Some(number(month)?), Some(number(day)?)),
        (Some(month), None) => written(number(year)?, Some(number(month)?), None),
        (None, None) => written(number(year)?, None, None),
        (None, Some(_)) => None,
    }
}

fn written(year: u32, month: Option<u32>, day: Option<u32>) -> Option<Date> {
    Date::parse(&match (month, day) {
        (Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
        (Some(month), None) => format!("{year:04}-{month:02}"),
        (None, None) => format!("{year:04}"),
        (None, Some(_)) => return None,
    })
}

/// The number from 1 of a name, which may be written by its first three letters, or four.
fn place_in(names: &[&str], part: &str) -> Option<u32> {
    let is_name = |name: &&str| part == *name || (matches!(part.len(), 3 | 4) && name.starts_with(part));
    names.iter().position(is_name).map(|place| place as u32 + 1)
}

/// A number and how many digits it has, without the letters of an ordinal.
fn digits(part: &str) -> Option<(u32, usize)> {
    let bare = ["st", "nd", "rd", "th"].iter().find_map(|ending| part.strip_suffix(ending)).unwrap_or(part);
    let is_number = bare.len() <= 4 && bare.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| bare.parse().ok()).flatten().map(|number| (number, bare.len()))
}

fn is_time(part: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_zone = part.strip_prefix(['+', '-']).is_some_and(|zone| zone.split(':').all(is_number));
    is_zone || matches!(part, "gmt" | "utc" | "am" | "pm") || (part.contains(':') && part.split(':').all(is_number))
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn months_by_name() {
        for (value, expected) in [
            ("4 July 2019", Some("2019-07-04")),
            ("July 4, 2019", Some("2019-07-04")),
            ("July 4th, 2019", Some("2019-07-04")),
            ("the 4th of July 2019", None),
            ("4th of July 2019", Some("2019-07-04")),
            ("Jul 2019", Some("2019-07")),
            ("SEPT 2019", Some("2019-09")),
            ("04-Jul-2019", Some("2019-07-04")),
            ("4.May.2019", Some("2019-05-04")),
            ("Wed Oct 10 20:19:24 +0000 2018", Some("2018-10-10")),
            ("Thu, 04 Jul 2019 20:19:24 GMT", Some("2019-07-04")),
            ("Thursday, July 4, 2019 8:15 AM", Some("2019-07-04")),
            ("2019年5月4日", Some("2019-05-04")),
            ("2019 年 5 月 4 日", Some("2019-05-04")),
            ("2019年5月", Some("2019-05")),
            ("2019年", Some("2019")),
            ("2019年4日", None),
            ("31 June 2019", None),
            ("July 4", None),
            ("May June 2019", None),
            ("4 5 May 2019", None),
            ("ju 2019", None),
            ("May be 2019", None),
            ("4 2019", None),
            ("maybe", None),
            ("", None),
        ] {
            assert_eq!(date(value).map(|date| date.to_string()).as_deref(), expected, "{value}");
        }
    }
}
