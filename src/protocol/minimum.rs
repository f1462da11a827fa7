//! The least that a row of a table has to have of a measure.

use std::{error, fmt, str::FromStr};

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{name_of, named};

/// What the rows of a table are sorted by: their term, or a measure.
pub trait RowMeasure: Copy + PartialEq + Serialize + DeserializeOwned {
    /// Whether it is a number, and not the term.
    fn is_number(self) -> bool;

    /// Whether less of it says more, so that a row may have no more than what is asked for.
    fn is_probability(self) -> bool {
        false
    }
}

/// A measure and the least of it that a row has to have; of a probability the most. A row for which the measure is
/// undefined does not meet it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Minimum<M> {
    pub measure: M,
    pub value: f64,
}

impl<M: RowMeasure> Minimum<M> {
    pub fn is_met_by(&self, value: Option<f64>) -> bool {
        let least = |value: f64| value >= self.value;
        let most = |value: f64| value <= self.value;
        value.is_some_and(|value| if self.measure.is_probability() { most(value) } else { least(value) })
    }
}

/// `mi:3`, as links have it.
impl<M: Serialize> fmt::Display for Minimum<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", name_of(&self.measure), self.value)
    }
}

/// Reads what [`Display`](fmt::Display) writes, and the same with `=`.
///
/// ```
/// use readout::protocol::{CollocateSort, Minimum};
///
/// let minimum: Minimum<CollocateSort> = "mi = 3.50".parse().unwrap();
/// assert_eq!((minimum.measure, minimum.value), (CollocateSort::Mi, 3.5));
/// assert_eq!(minimum.to_string(), "mi:3.5");
/// assert!("term=a".parse::<Minimum<CollocateSort>>().is_err());
/// ```
impl<M: RowMeasure> FromStr for Minimum<M> {
    type Err = MinimumFault;

    fn from_str(text: &str) -> Result<Self, MinimumFault> {
        let (measure, value) = text.split_once(['=', ':']).ok_or(MinimumFault::Form)?;
        let measure = named(measure.trim()).filter(|measure: &M| measure.is_number()).ok_or(MinimumFault::Measure)?;
        let value = value.trim().parse().ok().filter(|value: &f64| value.is_finite()).ok_or(MinimumFault::Number)?;
        Ok(Self { measure, value })
    }
}

/// Why a minimum cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MinimumFault {
    /// There is no `=`.
    Form,
    /// The table has no measure of this name.
    Measure,
    Number,
}

impl fmt::Display for MinimumFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form => write!(f, "give a measure, = and a number"),
            Self::Measure => write!(f, "there is no such measure"),
            Self::Number => write!(f, "what stands behind the measure is not a number"),
        }
    }
}

impl error::Error for MinimumFault {}

/// A minimum, and what it does to the rows of a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MinimumMet<M> {
    pub measure: M,
    pub value: f64,
    /// Rows that meet it, whether they meet the others or not.
    pub rows: u32,
    /// Rows that there would be without it: those that meet all the others.
    pub rows_without: u32,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::{CollocateSort, KeynessSort};

    #[test]
    fn the_names_are_those_of_orders_and_probabilities_are_at_most() {
        for (text, met, missed) in [
            ("g2=3.84", 3.84, 3.8),
            ("log_ratio:-1", -0.5, -1.5),
            ("p=0.05", 0.05, 0.06),
            ("q:1e-3", 0.0, 0.002),
            ("range_target=2", 2.0, 1.0),
        ] {
            let minimum: Minimum<KeynessSort> = text.parse().unwrap();
            assert!(minimum.is_met_by(Some(met)) && !minimum.is_met_by(Some(missed)), "{text}");
            assert!(!minimum.is_met_by(None), "{text}");
            assert_eq!(minimum.to_string().parse(), Ok(minimum));
        }
    }

    #[test]
    fn what_cannot_be_read() {
        for (text, fault) in [
            ("", MinimumFault::Form),
            ("mi", MinimumFault::Form),
            ("loudness=3", MinimumFault::Measure),
            ("term=3", MinimumFault::Measure),
            ("p=0.05", MinimumFault::Measure),
            ("=3", MinimumFault::Measure),
            ("mi=", MinimumFault::Number),
            ("mi=inf", MinimumFault::Number),
            ("mi=nan", MinimumFault::Number),
            ("mi=3=4", MinimumFault::Number),
        ] {
            assert_eq!(text.parse::<Minimum<CollocateSort>>(), Err(fault), "{text}");
        }
    }
}
