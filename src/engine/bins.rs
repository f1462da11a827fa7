//! Bins of time: units, keys, and which bin a date lies in.

use crate::{
    index::Documents,
    message::Message,
    model::{Date, Precision, span::total},
    protocol::{Bin, By, Outside},
    query::View,
};

use super::{Failure, failure::refused};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// So many years together, from a year that their number divides.
    Years(u16),
    Quarter,
    Month,
    Day,
}

/// The most bins of a timeline: a guard against thousands of years by day.
const MOST: i64 = 100_000;
/// The most bins that [`Unit::fitting`] aims at: as many as a chart shows well.
const FITTING: i64 = 80;

impl Unit {
    const FROM_FINEST: [Unit; 4] = [Unit::Day, Unit::Month, Unit::Quarter, Unit::Years(1)];

    pub const fn named(by: &By) -> Option<Self> {
        match by {
            By::Year | By::Years(0) => Some(Self::Years(1)),
            By::Years(years) => Some(Self::Years(*years)),
            By::Quarter => Some(Self::Quarter),
            By::Month => Some(Self::Month),
            By::Day => Some(Self::Day),
            By::Auto | By::Field(_) => None,
        }
    }

    pub fn name(self) -> String {
        let by = match self {
            Self::Years(years) => By::Years(years),
            Self::Quarter => By::Quarter,
            Self::Month => By::Month,
            Self::Day => By::Day,
        };
        by.name().unwrap_or_default()
    }

    /// The finest unit in which at most one in ten dates is too coarse and that gives not too many bins.
    pub fn fitting(dates: &[Date]) -> Self {
        let fits = |unit: &Unit| {
            let numbers: Vec<i64> = dates.iter().filter_map(|d| unit.number(*d)).collect();
            let (Some(first), Some(last)) = (numbers.iter().min(), numbers.iter().max()) else { return false };
            last - first < FITTING && (dates.len() - numbers.len()) * 10 <= dates.len()
        };
        Self::FROM_FINEST.into_iter().find(fits).unwrap_or(Self::Years(1))
    }

    /// The number of the bin that holds the whole of a date; `None` for a date coarser than the bins.
    fn number(self, date: Date) -> Option<i64> {
        let coarsest = match self {
            Self::Years(_) => Precision::Year,
            Self::Quarter | Self::Month => Precision::Month,
            Self::Day => Precision::Day,
        };
        if date.precision() < coarsest {
            return None;
        }
        let (year, month) = date.year_and_month();
        let (year, month) = (i64::from(year), i64::from(month) - 1);
        Some(match self {
            Self::Years(years) => year.div_euclid(years.into()),
            Self::Quarter => year * 4 + month / 3,
            Self::Month => year * 12 + month,
            Self::Day => i64::from(date.first()),
        })
    }

    fn key(self, number: i64) -> String {
        match self {
            Self::Years(1) => format!("{number:04}"),
            Self::Years(years) => {
                let first = number * i64::from(years);
                // No date has a year of five digits.
                format!("{first:04}..{:04}", (first + i64::from(years) - 1).min(9999))
            }
            Self::Quarter => format!("{:04}-Q{}", number.div_euclid(4), number.rem_euclid(4) + 1),
            Self::Month => format!("{:04}-{:02}", number.div_euclid(12), number.rem_euclid(12) + 1),
            Self::Day => Date::holding(number as i32, Precision::Day).to_string(),
        }
    }
}

/// The bins of a view's documents.
pub struct Timeline {
    pub bins: Vec<Bin>,
    pub outside: Outside,
    /// The bin of each of the view's documents, by their place in it.
    pub bin_of: Vec<Option<usize>>,
}

/// Every bin from that of the first to that of the last dated document, also empty ones.
pub fn timeline(
    unit: Unit,
    view: &View,
    documents: &Documents,
    date: impl Fn(u32) -> Option<Date>,
) -> Result<Timeline, Failure> {
    let mut outside = Outside::default();
    let numbers: Vec<Option<i64>> = view
        .docs
        .iter()
        .map(|&doc| {
            let Some(date) = date(doc) else {
                outside.undated += 1;
                return None;
            };
            let number = unit.number(date);
            outside.coarse += u32::from(number.is_none());
            number
        })
        .collect();
    let (first, last) = (numbers.iter().flatten().min(), numbers.iter().flatten().max());
    let (Some(&first), Some(&last)) = (first, last) else {
        return Ok(Timeline { bins: Vec::new(), outside, bin_of: vec![None; view.docs.len()] });
    };
    if last - first >= MOST {
        return Err(refused(Message::ManyBins, Message::LongerUnit));
    }
    let keys = (first..=last).map(|number| Some(unit.key(number)));
    let bin_of = numbers.into_iter().map(|n| n.map(|n| (n - first) as usize)).collect();
    Ok(filled(keys, bin_of, outside, view, documents))
}

/// Counts the documents and words of a view into bins.
fn filled(
    keys: impl Iterator<Item = Option<String>>,
    bin_of: Vec<Option<usize>>,
    outside: Outside,
    view: &View,
    documents: &Documents,
) -> Timeline {
    let mut bins: Vec<Bin> = keys.map(|key| Bin { key, documents: 0, tokens: 0 }).collect();
    for (&doc, bin) in view.docs.iter().zip(&bin_of) {
        if let Some(bin) = bin {
            bins[*bin].documents += 1;
            bins[*bin].tokens += total(view.in_document(documents, doc));
        }
    }
    Timeline { bins, outside, bin_of }
}

impl Timeline {
    /// The same bins, counted for a part of their view.
    pub fn within(&self, view: &View, part: &View, documents: &Documents) -> Self {
        let bin_of = |doc: &u32| view.docs.binary_search(doc).ok().and_then(|at| self.bin_of[at]);
        let bin_of = part.docs.iter().map(bin_of).collect();
        filled(self.bins.iter().map(|bin| bin.key.clone()), bin_of, self.outside, part, documents)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_fall_into_bins_only_whole() {
        for (unit, date, key) in [
            (Unit::Years(1), "2020", Some("2020")),
            (Unit::Years(1), "2020-07-30", Some("2020")),
            (Unit::Years(10), "2020-07-30", Some("2020..2029")),
            (Unit::Years(10), "1999", Some("1990..1999")),
            (Unit::Years(7), "1999", Some("1995..2001")),
            (Unit::Years(5), "0003", Some("0000..0004")),
            (Unit::Years(700), "9900", Some("9800..9999")),
            (Unit::Quarter, "2020", None),
            (Unit::Quarter, "2020-07", Some("2020-Q3")),
            (Unit::Month, "2020-07-30", Some("2020-07")),
            (Unit::Month, "2020", None),
            (Unit::Day, "2020-07-30", Some("2020-07-30")),
            (Unit::Day, "2020-07", None),
        ] {
            let found = unit.number(Date::parse(date).unwrap()).map(|n| unit.key(n));
            assert_eq!(found.as_deref(), key, "{date} by {}", unit.name());
        }
    }

    #[test]
    fn years_together_are_those_years() {
        for years in [2, 3, 5, 10, 25, 100, 1000] {
            for year in [0, 1, 999, 1789, 1990, 1999, 2000, 2024, 9999] {
                let unit = Unit::Years(years);
                let key = unit.key(unit.number(Date::parse(&format!("{year:04}")).unwrap()).unwrap());
                let (first, last) = key.split_once("..").unwrap();
                let (first, last): (u16, u16) = (first.parse().unwrap(), last.parse().unwrap());
                assert!((first..=last).contains(&year) && first % years == 0, "{year} by {years}: {key}");
                assert!(last - first == years - 1 || last == 9999, "{year} by {years}: {key}");
            }
        }
    }

    #[test]
    fn the_unit_fits_the_dates() {
        for (dates, expected) in [
            (&["1789", "1793", "2021"][..], Unit::Years(1)),
            (&["2019-01", "2019-04", "2020-07"], Unit::Month),
            (&["2020-07-01", "2020-07-30"], Unit::Day),
            (&["2011-09-21", "2022-09-20"], Unit::Quarter),
        ] {
            let dates: Vec<Date> = dates.iter().map(|d| Date::parse(d).unwrap()).collect();
            assert_eq!(Unit::fitting(&dates), expected, "{dates:?}");
        }
    }
}
