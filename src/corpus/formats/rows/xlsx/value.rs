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
    if value.is_duration() || !(0.0..=LAST_DAY + 1.0).contains(&serial) {
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

#[cfg(test)]
mod tests {
    use calamine::{CellErrorType, DataRef, ExcelDateTime, ExcelDateTimeType};

    use super::written;

    #[test]
    fn values() {
        let date = |serial: f64, is_1904: bool| {
            DataRef::DateTime(ExcelDateTime::new(serial, ExcelDateTimeType::DateTime, is_1904))
        };
        for (value, expected) in [
            (DataRef::Float(3.0), Some("3")),
            (DataRef::Float(2020.5), Some("2020.5")),
            (DataRef::Int(7), Some("7")),
            (DataRef::Bool(true), Some("true")),
            (DataRef::SharedString("é中"), Some("é中")),
            (DataRef::DateTimeIso("2020-07-30T00:00:00".to_owned()), Some("2020-07-30T00:00:00")),
            (date(44042.0, false), Some("2020-07-30")),
            (date(44042.5, false), Some("2020-07-30 12:00")),
            (date(44041.999_999_999, false), Some("2020-07-30")),
            (date(0.75, false), Some("18:00")),
            (date(42580.0, true), Some("2020-07-30")),
            (date(-3.0, false), Some("-3")),
            (date(1e300, false).clone(), None),
            (date(f64::NAN, false), Some("NaN")),
            (DataRef::DateTime(ExcelDateTime::new(1.5, ExcelDateTimeType::TimeDelta, false)), Some("1.5")),
            (DataRef::Error(CellErrorType::NA), None),
            (DataRef::Empty, None),
        ] {
            match expected {
                Some(expected) => assert_eq!(written(&value).as_deref(), Some(expected), "{value:?}"),
                // Of a number that is no day only that it is read.
                None => assert_eq!(written(&value).is_some(), matches!(value, DataRef::DateTime(_)), "{value:?}"),
            }
        }
    }
}
