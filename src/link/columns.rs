//! Orders of the tables of measures by the keys of their columns, as links and the heads of tables name them.

use serde::de::DeserializeOwned;

use crate::protocol::{CollocateSort, DiversitySort, KeynessSort, PartSort, SpreadSort, TermSort, named};

/// What the engine can sort the rows of a table by. One more has a line in `is_known`.
pub trait ColumnSort: DeserializeOwned {
    /// The order by the column of a key; `None` for a column that rows cannot be sorted by.
    ///
    /// A column has the name of its order, but for those that an implementation says.
    ///
    /// ```
    /// use readout::link::ColumnSort;
    /// use readout::protocol::KeynessSort;
    ///
    /// assert_eq!(KeynessSort::by_column("log_ratio"), Some(KeynessSort::LogRatio));
    /// assert_eq!(KeynessSort::by_column("direction"), None);
    /// ```
    fn by_column(key: &str) -> Option<Self> {
        named(key)
    }
}

impl ColumnSort for TermSort {
    fn by_column(key: &str) -> Option<Self> {
        // Rates are frequencies out of one number.
        if key == "per_million" { Some(Self::Freq) } else { named(key) }
    }
}

impl ColumnSort for CollocateSort {}

impl ColumnSort for KeynessSort {}

impl ColumnSort for PartSort {
    fn by_column(key: &str) -> Option<Self> {
        own_order(key, "part", Self::Order)
    }
}

impl ColumnSort for SpreadSort {
    fn by_column(key: &str) -> Option<Self> {
        own_order(key, "term", Self::Order)
    }
}

impl ColumnSort for DiversitySort {
    fn by_column(key: &str) -> Option<Self> {
        own_order(key, "doc", Self::Order)
    }
}

/// Where the table's own order is that by its first column, and has no other name.
fn own_order<T: ColumnSort + PartialEq>(key: &str, first: &str, own: T) -> Option<T> {
    if key == first { Some(own) } else { named(key).filter(|sort| *sort != own) }
}

/// A column of the table of a trend: the bins, or a number of one of its series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrendColumn {
    Key,
    Documents,
    Tokens,
    /// Of a series by its place, from 0.
    Freq(usize),
    Whole(usize),
    Value(usize),
    Low(usize),
    Smoothed(usize),
}

impl TrendColumn {
    /// `key`, `documents`, `tokens`, or a name with the number of a series, from 1: `value.2`.
    ///
    /// ```
    /// use readout::link::TrendColumn;
    ///
    /// assert_eq!(TrendColumn::by_key("value.2"), Some(TrendColumn::Value(1)));
    /// assert_eq!(TrendColumn::Value(1).key(), "value.2");
    /// assert_eq!(TrendColumn::by_key("value.0"), None);
    /// ```
    pub fn by_key(key: &str) -> Option<TrendColumn> {
        let Some((name, number)) = key.split_once('.') else {
            return match key {
                "key" => Some(Self::Key),
                "documents" => Some(Self::Documents),
                "tokens" => Some(Self::Tokens),
                _ => None,
            };
        };
        let at = number.parse::<u16>().ok().filter(|at| at.to_string() == number)?.checked_sub(1)?.into();
        match name {
            "freq" => Some(Self::Freq(at)),
            "of" => Some(Self::Whole(at)),
            "value" => Some(Self::Value(at)),
            "low" => Some(Self::Low(at)),
            "smoothed" => Some(Self::Smoothed(at)),
            _ => None,
        }
    }

    pub fn key(self) -> String {
        let (name, at) = match self {
            Self::Key => return "key".to_owned(),
            Self::Documents => return "documents".to_owned(),
            Self::Tokens => return "tokens".to_owned(),
            Self::Freq(at) => ("freq", at),
            Self::Whole(at) => ("of", at),
            Self::Value(at) => ("value", at),
            Self::Low(at) => ("low", at),
            Self::Smoothed(at) => ("smoothed", at),
        };
        format!("{name}.{}", at + 1)
    }
}

/// Whether any table of measures can be sorted by the column of this key.
pub(super) fn is_known(key: &str) -> bool {
    TermSort::by_column(key).is_some()
        || CollocateSort::by_column(key).is_some()
        || KeynessSort::by_column(key).is_some()
        || PartSort::by_column(key).is_some()
        || SpreadSort::by_column(key).is_some()
        || DiversitySort::by_column(key).is_some()
        || TrendColumn::by_key(key).is_some()
}
