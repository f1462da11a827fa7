//! Round values on an axis, and round dates.

use super::time::{Calendar, Period, Unit};

/// Ticks of an axis that begins at 0.
#[derive(Clone, Debug, PartialEq)]
pub struct Ticks {
    /// From 0, strictly rising, each a multiple of 1, 2 or 5 times a power of ten.
    pub values: Vec<f64>,
    /// The last of them: where the axis ends.
    pub top: f64,
}

/// Ticks from 0 to the first round value that is not below `top`, about `count` of them (at least two).
/// `whole`: no fractions, for counts.
pub fn from_zero(top: f64, count: usize, whole: bool) -> Ticks {
    let top = if top.is_finite() && top > 0.0 { top.clamp(1e-9, 1e15) } else { 1.0 };
    let wanted = top / count.max(1) as f64;
    let mut exponent = wanted.log10().floor() as i32;
    let mut factor = [1.0, 2.0, 5.0].into_iter().find(|factor| scaled(*factor, exponent) >= wanted * (1.0 - 1e-9));
    if factor.is_none() {
        exponent += 1;
        factor = Some(1.0);
    }
    let mut factor = factor.unwrap_or(1.0);
    if whole && exponent < 0 {
        (factor, exponent) = (1.0, 0);
    }
    // The tolerance keeps a top that is itself round, but for the last bit, from getting one more step.
    let steps = (top / scaled(factor, exponent) - 1e-9).ceil().max(1.0) as u32;
    let values: Vec<f64> = (0..=steps).map(|step| scaled(factor * f64::from(step), exponent)).collect();
    Ticks { top: scaled(factor * f64::from(steps), exponent), values }
}

/// Dividing by a power of ten gives the nearest number to 0.3 where multiplying by 0.1 does not.
fn scaled(value: f64, exponent: i32) -> f64 {
    if exponent < 0 { value / 10f64.powi(-exponent) } else { value * 10f64.powi(exponent) }
}

/// A bin that gets a label under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CalendarTick {
    /// The bin's number.
    pub bin: usize,
    pub label: Calendar,
    /// The greater period, on the first tick of each.
    pub group: Option<Calendar>,
}

/// Which periods get a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Every {
    /// Every nth day of a month, from the first, except one that is close to the end of the month.
    Days(u8),
    /// Every nth month of a year.
    Months(u8),
    /// Every nth year.
    Years(i32),
}

const STEPS: [Every; 16] = [
    Every::Days(1),
    Every::Days(5),
    Every::Days(10),
    Every::Days(15),
    Every::Months(1),
    Every::Months(3),
    Every::Months(6),
    Every::Years(1),
    Every::Years(2),
    Every::Years(5),
    Every::Years(10),
    Every::Years(20),
    Every::Years(50),
    Every::Years(100),
    Every::Years(200),
    Every::Years(500),
];

/// The closest ticks whose labels fit, by what `fits` says; at least one where there is a bin.
pub fn calendar(periods: &[Period], fits: impl Fn(&[CalendarTick]) -> bool) -> Vec<CalendarTick> {
    let Some(first) = periods.first() else { return Vec::new() };
    let coarse = |every: &Every| match every {
        Every::Days(_) => first.unit == Unit::Day,
        Every::Months(step) => first.unit <= Unit::Month || (first.unit == Unit::Quarter && *step > 1),
        Every::Years(_) => true,
    };
    for every in STEPS.into_iter().filter(coarse) {
        let ticks = every.ticks(periods);
        if !ticks.is_empty() && fits(&ticks) {
            return ticks;
        }
    }
    // No step has a date here that fits: name at least where the axis begins.
    let finest = STEPS.into_iter().find(coarse).unwrap_or(Every::Years(1));
    vec![CalendarTick { bin: 0, label: finest.label(first), group: finest.group(first) }]
}

impl Every {
    fn takes(self, period: &Period) -> bool {
        match self {
            Every::Days(step) => (period.day - 1).is_multiple_of(step) && (step == 1 || period.day + step / 2 <= 31),
            Every::Months(step) => period.day == 1 && (period.month - 1).is_multiple_of(step),
            Every::Years(step) => {
                // Several years together are counted as they are: by every nth of them.
                let (nth, every) = (period.year.div_euclid(period.years), (step / period.years).max(1));
                period.day == 1 && period.month == 1 && nth.rem_euclid(every) == 0
            }
        }
    }

    fn ticks(self, periods: &[Period]) -> Vec<CalendarTick> {
        let mut last = None;
        let taken = periods.iter().enumerate().filter(|(_, period)| self.takes(period));
        taken
            .map(|(bin, period)| {
                let group = self.group(period);
                let is_new = group != last;
                last = group;
                CalendarTick { bin, label: self.label(period), group: group.filter(|_| is_new) }
            })
            .collect()
    }

    fn label(self, period: &Period) -> Calendar {
        match self {
            Every::Days(_) => Calendar::Day(period.day),
            Every::Months(_) if period.unit == Unit::Quarter => Calendar::Quarter(period.month.div_ceil(3)),
            Every::Months(_) => Calendar::Month(period.month),
            Every::Years(_) if period.years > 1 => Calendar::Years(period.year, period.year + period.years - 1),
            Every::Years(_) => Calendar::Year(period.year),
        }
    }

    fn group(self, period: &Period) -> Option<Calendar> {
        match self {
            Every::Days(_) => Some(Calendar::MonthOf(period.year, period.month)),
            Every::Months(_) => Some(Calendar::Year(period.year)),
            Every::Years(_) => None,
        }
    }
}
