//! The filter of time: a stretch of days, and the bins of a histogram on which it is picked.

use std::ops::Range;

use crate::link::Days;
use crate::protocol::Bin;

/// An end of a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    First,
    Last,
}

/// The days that a bin covers.
fn days_of(bin: &Bin) -> Option<Days> {
    bin.key.as_deref().and_then(Days::of_bin)
}

/// The bins that have some day of a stretch: none of them where it lies before or behind the corpus, all of them without a
/// stretch.
pub fn bins_in(bins: &[Bin], days: Option<Days>) -> Range<usize> {
    let Some(days) = days else { return 0..bins.len() };
    let first = bins.iter().position(|bin| days_of(bin).is_none_or(|bin| !bin.ends_before(&days)));
    let last = bins.iter().rposition(|bin| days_of(bin).is_none_or(|bin| !days.ends_before(&bin)));
    first.unwrap_or(bins.len())..last.map_or(0, |last| last + 1)
}

/// The bin at a share of the width of the histogram.
pub fn bin_at(share: f64, bins: usize) -> usize {
    ((share.max(0.0) * bins as f64) as usize).min(bins.saturating_sub(1))
}

/// The bins from one that the pointer went down on to one that it has come to, in either direction.
pub fn dragged((from, to): (usize, usize)) -> Range<usize> {
    from.min(to)..from.max(to) + 1
}

/// The bin at which the handle of an end stands.
pub fn handle(end: End, shown: &Range<usize>, bins: usize) -> usize {
    match end {
        End::First => shown.start.min(bins.saturating_sub(1)),
        End::Last => shown.end.saturating_sub(1),
    }
}

/// The stretch that some bins cover; none of all bins. What cannot be is `now`.
pub fn picked(bins: &[Bin], picked: Range<usize>, now: Option<Days>) -> Option<Days> {
    if picked == (0..bins.len()) {
        return None;
    }
    let covered = bins.get(picked).unwrap_or_default();
    match (covered.first().and_then(days_of), covered.last().and_then(days_of)) {
        (Some(first), Some(last)) => Days::new(first.from(), last.to()),
        _ => now,
    }
}

/// The stretch once one of its ends has moved to a bin. The other end stays where it is, unless it is pushed along.
pub fn moved(bins: &[Bin], end: End, to: usize, now: Option<Days>) -> Option<Days> {
    let Some(bin) = bins.get(to).and_then(days_of) else { return now };
    let shown = bins_in(bins, now);
    let (first, last) = (handle(End::First, &shown, bins.len()), handle(End::Last, &shown, bins.len()));
    match end {
        End::First if to > last => Some(bin),
        End::Last if to < first => Some(bin),
        End::First => Days::new(bin.from().filter(|_| to > 0), now.and_then(|now| now.to())),
        End::Last => Days::new(now.and_then(|now| now.from()), bin.to().filter(|_| to + 1 < bins.len())),
    }
}

#[cfg(test)]
mod tests {
    use super::{End, bin_at, bins_in, dragged, handle, moved, picked};
    use crate::link::Days;
    use crate::protocol::Bin;

    /// The years from 2018 to 2021.
    fn years() -> Vec<Bin> {
        (2018..2022).map(|year| Bin { key: Some(year.to_string()), documents: 1, tokens: 1 }).collect()
    }

    fn days(text: &str) -> Option<Days> {
        Days::parse(text)
    }

    fn text(days: Option<Days>) -> String {
        days.map(|days| days.to_string()).unwrap_or_default()
    }

    #[test]
    fn a_stretch_meets_the_bins_that_have_some_of_its_days() {
        for (stretch, bins) in [
            ("", 0..4),
            ("2019", 1..2),
            ("2019-01-28..2020-07", 1..3),
            ("..2019", 0..2),
            ("2020-12-31..", 2..4),
            ("..2010", 0..0),
            ("2030..", 4..4),
        ] {
            assert_eq!(bins_in(&years(), days(stretch)), bins, "{stretch}");
        }
        assert_eq!(bins_in(&[], None), 0..0);
    }

    #[test]
    fn a_pointer_is_over_a_bin_wherever_it_is() {
        for (share, bin) in [(-0.5, 0), (0.0, 0), (0.24, 0), (0.25, 1), (0.99, 3), (1.0, 3), (7.0, 3)] {
            assert_eq!(bin_at(share, 4), bin, "{share}");
        }
        assert_eq!(bin_at(0.5, 0), 0);
        assert_eq!(dragged((3, 1)), 1..4);
        assert_eq!(dragged((2, 2)), 2..3);
    }

    #[test]
    fn handles_stand_at_the_ends_of_what_is_shown() {
        assert_eq!((handle(End::First, &(1..3), 4), handle(End::Last, &(1..3), 4)), (1, 2));
        // A stretch that lies behind the corpus, and one before it.
        assert_eq!((handle(End::First, &(4..4), 4), handle(End::Last, &(4..4), 4)), (3, 3));
        assert_eq!((handle(End::First, &(0..0), 4), handle(End::Last, &(0..0), 4)), (0, 0));
    }

    #[test]
    fn what_is_picked_goes_from_bin_to_bin() {
        assert_eq!(text(picked(&years(), 1..3, None)), "2019..2020");
        assert_eq!(text(picked(&years(), 1..2, days("2018"))), "2019");
        assert_eq!(text(picked(&years(), 0..4, days("2018"))), "");
        // Beyond the bins there is nothing to pick.
        assert_eq!(text(picked(&years(), 3..9, days("2018"))), "2018");
    }

    #[test]
    fn an_end_moves_and_the_other_stays_to_the_day() {
        let long = "2019-01-28..2020-07";
        for (now, end, to, after) in [
            (long, End::Last, 3, "2019-01-28.."),
            (long, End::Last, 1, "2019-01-28..2019"),
            (long, End::First, 2, "2020..2020-07"),
            // At the first bin the stretch is open.
            (long, End::First, 0, "..2020-07"),
            // The other end is pushed along.
            (long, End::First, 3, "2021"),
            (long, End::Last, 0, "2018"),
            ("", End::First, 2, "2020.."),
            ("", End::Last, 3, ""),
        ] {
            assert_eq!(text(moved(&years(), end, to, days(now))), after, "{now} {end:?} {to}");
        }
    }
}
