//! Values of cells, as a person would write them.

use calamine::{DataRef, ExcelDateTime};

use crate::corpus::formats::rows::table::number;

/// The last day that a spreadsheet has, 9999-12-31.
const LAST_DAY: f64 = 2_958_465.0;

/// A value as it is written; `None` for none, and for errors such as `#N/A`.
pub(super) fn written(value: &DataRef<'_>) -> Option<String> {
    match value {
        DataRef::Int(value) => Some(value.to_string()),
        DataRef::Float(value) => Some(number(*value)),
        DataRef::String(value) => Some(value.clone()),
        DataRef::SharedString(value) => Some((*value).to_owned()),
        DataRef::Bool(value) => Some(value.to_string()),
        DataRef::DateTime(value) => Some(time(value)),
        DataRef::DateTimeIso(value) | DataRef::DurationIso(value) => Some(value.clone()),
        DataRef::Error(_) | DataRef::Empty => None,
    }
}

/// A day, with its time where it has one; a time by itself; a number of what is neither.
fn time(value: &ExcelDateTime) -> String {
    let serial = value.as_f64();
    if value.is_duration() {
        return duration(serial);
    }
    if !(0.0..=LAST_DAY + 1.0).contains(&serial) {
        return number(serial);
    }
    let (year, month, day, hour, minute, second, _) = value.to_ymd_hms_milli();
    let day = format!("{year:04}-{month:02}-{day:02}");
    let time = match second {
        0 => format!("{hour:02}:{minute:02}"),
        second => format!("{hour:02}:{minute:02}:{second:02}"),
    };
    match (serial < 1.0, time.as_str()) {
        (true, _) => time,
        (false, "00:00") => day,
        (false, _) => format!("{day} {time}"),
    }
}

/// A span of days as hours, minutes and seconds.
fn duration(days: f64) -> String {
    let seconds = (days.abs() * 86_400.0).round();
    // It may be any number.
    if seconds >= f64::from(u32::MAX) || seconds.is_nan() {
        return number(days);
    }
    let seconds = seconds as u32;
    let sign = if days < 0.0 { "-" } else { "" };
    format!("{sign}{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use calamine::{CellErrorType, DataRef, ExcelDateTime, ExcelDateTimeType};

    use super::written;

    #[test]
    fn values() {
        let date = |serial: f64, is_1904: bool| {
            DataRef::DateTime(ExcelDateTime::new(serial, ExcelDateTimeType::DateTime, is_1904))
        };
        let span = |days: f64| DataRef::DateTime(ExcelDateTime::new(days, ExcelDateTimeType::TimeDelta, false));
        for (value, expected) in [
            (DataRef::Float(3.0), Some("3")),
            (DataRef::Float(2020.5), Some("2020.5")),
            (DataRef::Int(7), Some("7")),
            (DataRef::Bool(true), Some("true")),
            (DataRef::SharedString("é中"), Some("é中")),
            (DataRef::DateTimeIso("2020-07-30T00:00:00".to_owned()), Some("2020-07-30T00:00:00")),
            (date(44042.0, false), Some("2020-07-30")),
            (date(44042.5, false), Some("2020-07-30 12:00")),
            (date(44_041.999_999_999, false), Some("2020-07-30")),
            (date(0.75, false), Some("18:00")),
            (date(42580.0, true), Some("2020-07-30")),
            (date(-3.0, false), Some("-3")),
            (date(3e6, false), Some("3000000")),
            (date(f64::NAN, false), Some("NaN")),
            (span(1.25 + 5.0 / 1440.0), Some("30:05:00")),
            (span(-0.5), Some("-12:00:00")),
            (span(1e12), Some("1000000000000")),
            (span(f64::NAN), Some("NaN")),
            (DataRef::Error(CellErrorType::NA), None),
            (DataRef::Empty, None),
        ] {
            assert_eq!(written(&value).as_deref(), expected, "{value:?}");
        }
    }
}
