//! Walking the points of a chart by keys.

use crate::chart::value::Measure;
use crate::protocol::Trend;

/// A point of a chart: the numbers of its series and of its bin.
pub type Spot = (usize, usize);

/// Where a key leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Left,
    Right,
    Up,
    Down,
    First,
    Last,
}

/// The points of a chart that have data, in the order of bins and, in a bin, of series.
#[derive(Clone, Copy)]
pub struct Walk<'a> {
    pub trend: &'a Trend,
    pub measure: Measure,
    /// Bins lie side by side where they are time, else one below the other.
    pub is_time: bool,
}

impl Walk<'_> {
    /// Where a step leads from a point, or from nowhere; none where no point has data.
    pub fn go(self, step: Step, from: Option<Spot>) -> Option<Spot> {
        let Some(from) = from else { return self.first() };
        let (across, down) = match step {
            Step::Right => (1, 0),
            Step::Left => (-1, 0),
            Step::Down => (0, 1),
            Step::Up => (0, -1),
            Step::First => return self.first(),
            Step::Last => return self.last(),
        };
        let (bins, series) = if self.is_time { (across, down) } else { (down, across) };
        self.next(from, bins, series).or(Some(from))
    }

    pub fn first(self) -> Option<Spot> {
        self.spots().find(|spot| self.has_data(*spot))
    }

    pub fn last(self) -> Option<Spot> {
        self.spots().rfind(|spot| self.has_data(*spot))
    }

    /// The number of a point among all, from 1, and how many there are: at least 1.
    pub fn number(self, spot: Option<Spot>) -> usize {
        spot.map_or(1, |(series, bin)| bin * self.series().max(1) + series + 1)
    }

    pub fn count(self) -> usize {
        self.bins().max(1) * self.series().max(1)
    }

    fn series(self) -> usize {
        self.trend.series.len()
    }

    fn bins(self) -> usize {
        self.trend.bins.len()
    }

    fn spots(self) -> impl DoubleEndedIterator<Item = Spot> {
        let series = self.series();
        (0..self.bins()).flat_map(move |bin| (0..series).map(move |series| (series, bin)))
    }

    fn has_data(self, (series, bin): Spot) -> bool {
        let point = self.trend.series.get(series).and_then(|series| series.points.get(bin));
        point.is_some_and(|point| self.measure.value(point).is_some())
    }

    /// The next point with data, so many bins and so many series on. Parts of a whole are not in every bin: from one the
    /// next is another part of the next bin where the same one is missing.
    fn next(self, from: Spot, bins: isize, series: isize) -> Option<Spot> {
        let mut next = from;
        loop {
            next = (next.0.checked_add_signed(series)?, next.1.checked_add_signed(bins)?);
            if next.0 >= self.series() || next.1 >= self.bins() {
                return None;
            }
            if self.has_data(next) {
                return Some(next);
            }
            if self.measure.is_stacked() && bins != 0 {
                let other = (0..self.series()).map(|other| (other, next.1)).find(|other| self.has_data(*other));
                if other.is_some() {
                    return other;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::trend;
    use super::*;

    #[test]
    fn keys_lead_along_a_series_and_across_bins_without_data() {
        let trend = trend(&[10_000, 0, 10_000], &[("a", &[1, 0, 2]), ("b", &[0, 0, 5])]);
        let walk = Walk { trend: &trend, measure: Measure::PerMillion, is_time: true };
        assert_eq!(walk.go(Step::Right, None), Some((0, 0)));
        assert_eq!(walk.go(Step::Right, Some((0, 0))), Some((0, 2)));
        assert_eq!(walk.go(Step::Right, Some((0, 2))), Some((0, 2)), "no further");
        assert_eq!(walk.go(Step::Down, Some((0, 2))), Some((1, 2)));
        assert_eq!(walk.go(Step::Left, Some((1, 2))), Some((1, 0)));
        assert_eq!(walk.go(Step::Up, Some((0, 0))), Some((0, 0)));
        assert_eq!(
            (walk.go(Step::First, Some((1, 2))), walk.go(Step::Last, Some((0, 0)))),
            (Some((0, 0)), Some((1, 2)))
        );
        assert_eq!((walk.count(), walk.number(None), walk.number(Some((1, 2)))), (6, 1, 6));
    }

    #[test]
    fn values_of_a_field_lie_one_below_the_other() {
        let trend = trend(&[10_000, 10_000], &[("a", &[1, 2]), ("b", &[3, 4])]);
        let walk = Walk { trend: &trend, measure: Measure::Count, is_time: false };
        assert_eq!(walk.go(Step::Down, Some((0, 0))), Some((0, 1)));
        assert_eq!(walk.go(Step::Right, Some((0, 0))), Some((1, 0)));
    }

    #[test]
    fn from_a_part_that_the_next_bin_has_not_a_key_leads_to_another_part() {
        let mut trend = trend(&[10_000, 10_000], &[("a", &[0, 0]), ("b", &[0, 0])]);
        trend.series[0].points[1].of_documents = 0;
        let walk = Walk { trend: &trend, measure: Measure::Documents, is_time: true };
        assert_eq!(walk.go(Step::Right, Some((0, 0))), Some((1, 1)));
    }

    #[test]
    fn nothing_leads_anywhere_without_data() {
        let trend = trend(&[0], &[("a", &[0])]);
        let walk = Walk { trend: &trend, measure: Measure::PerMillion, is_time: true };
        assert_eq!((walk.go(Step::Last, None), walk.first(), walk.last()), (None, None, None));
    }
}
