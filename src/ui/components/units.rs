//! Units and amounts of what is measured, in words.

use super::short;
use crate::chart::value::Measure;
use crate::platform::locale;
use crate::protocol::{Bin, By, Trend};
use crate::ui::words::chart as said;

/// The unit of a measure, as an axis names it.
pub fn unit(measure: Measure) -> String {
    match measure {
        Measure::Count => said::hits(),
        Measure::PerThousand => said::per_thousand(),
        Measure::PerMillion => said::per_million(),
        Measure::Share => said::share(),
        Measure::Among => said::among(),
        Measure::Documents => said::documents(),
        Measure::Words => said::words(),
    }
}

/// The unit of a measure, short enough for the head of a column.
pub fn short_unit(measure: Measure) -> String {
    match measure {
        Measure::Count => said::hits(),
        Measure::PerThousand => said::short_per_thousand(),
        Measure::PerMillion => said::short_per_million(),
        Measure::Share => said::share(),
        Measure::Among => said::short_among(),
        Measure::Documents => said::documents(),
        Measure::Words => said::words(),
    }
}

/// A value with as many digits as its unit is worth.
pub fn amount(measure: Measure, value: f64) -> String {
    match measure {
        Measure::Count | Measure::Documents | Measure::Words => locale::count(value as u64),
        Measure::PerThousand => locale::fixed(value, 2),
        Measure::PerMillion | Measure::Share | Measure::Among => locale::fixed(value, 1),
    }
}

/// What a unit of time is called that bins are of: `year`, `decade`, `5years` or so.
pub fn time_unit(unit: &str) -> String {
    match By::named(unit) {
        Some(By::Years(10)) => said::by_decade(),
        Some(By::Years(years)) => said::by_years(&locale::count(years.into())),
        Some(By::Year) => said::by_year(),
        Some(By::Quarter) => said::by_quarter(),
        Some(By::Month) => said::by_month(),
        _ => said::by_day(),
    }
}

/// The name of a bin: a date as the reader's language writes it, or a value as it stands.
pub fn bin_name(bin: &Bin, is_date: bool) -> String {
    match bin.key.as_deref() {
        Some(key) if is_date => locale::date(key),
        Some(key) => short(key),
        None => said::no_value(),
    }
}

/// The names of all bins of a trend.
pub fn bin_names(trend: &Trend, are_dates: bool) -> Vec<String> {
    trend.bins.iter().map(|bin| bin_name(bin, are_dates)).collect()
}
