//! Which rows of a table of measures are left by what they have to have at least.

use crate::protocol::{Minimum, MinimumMet, RowMeasure};

/// So many rows are enough for a table: a least frequency that leaves fewer adapts, where it may.
pub const ENOUGH: usize = 10;

/// Leaves the rows that meet all minima, and counts how many meet each.
pub fn keep_meeting<M: RowMeasure>(
    rows: &mut Vec<u32>,
    minima: &[Minimum<M>],
    value: impl Fn(u32, M) -> Option<f64>,
) -> Vec<MinimumMet<M>> {
    let met = |minimum: &Minimum<M>| {
        let Minimum { measure, value } = *minimum;
        MinimumMet { measure, value, rows: 0, rows_without: 0 }
    };
    let mut counts: Vec<MinimumMet<M>> = minima.iter().map(met).collect();
    rows.retain(|&row| {
        let is_met: Vec<bool> = minima.iter().map(|minimum| minimum.is_met_by(value(row, minimum.measure))).collect();
        let missed = is_met.iter().filter(|is_met| !**is_met).count();
        for (count, is_met) in counts.iter_mut().zip(is_met) {
            count.rows += u32::from(is_met);
            count.rows_without += u32::from(missed == 0 || missed == 1 && !is_met);
        }
        missed == 0
    });
    counts
}

/// The greatest frequency up to `most` that leaves enough rows; where none does, the greatest that leaves all there are.
/// `rows` says how many have a frequency.
pub fn adapted(most: u32, rows: impl Fn(u32) -> usize) -> u32 {
    let enough = rows(1).min(ENOUGH);
    (1..=most).rev().find(|&least| rows(least) >= enough).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::KeynessSort;

    #[test]
    fn rows_meet_all_minima_and_each_is_counted() {
        let at_least = |measure, value| Minimum { measure, value };
        let minima =
            [at_least(KeynessSort::G2, 4.0), at_least(KeynessSort::P, 0.5), at_least(KeynessSort::DpTarget, 0.0)];
        let value = |row: u32, measure| match measure {
            KeynessSort::G2 => Some(f64::from(row)),
            KeynessSort::P => Some(1.0 / f64::from(row + 1)),
            _ => (row != 6).then_some(0.1),
        };
        let mut rows: Vec<u32> = (0..9).collect();
        let counts = keep_meeting(&mut rows, &minima, value);
        assert_eq!(rows, [4, 5, 7, 8]);
        let counts: Vec<(u32, u32)> = counts.iter().map(|count| (count.rows, count.rows_without)).collect();
        assert_eq!(counts, [(5, 7), (8, 4), (8, 5)]);
        assert_eq!(keep_meeting::<KeynessSort>(&mut rows, &[], |_, _| None), []);
        assert_eq!(rows.len(), 4);
    }

    #[test]
    fn a_frequency_adapts_to_a_small_view() {
        // How many terms have each frequency from 1 on.
        for (freqs, least) in [
            (vec![100, 50, 40, 30, 20], 5),
            (vec![100, 50, 40, 30, 9], 4),
            (vec![100, 10, 9, 1, 1], 2),
            (vec![100, 9, 1, 1, 1], 1),
            (vec![7, 2, 1, 1, 1], 1),
            // Fewer would bring no more.
            (vec![3, 3, 3, 0, 0], 3),
            (vec![0, 0, 0, 0, 0], 5),
        ] {
            assert_eq!(adapted(5, |least| freqs[least as usize - 1]), least, "{freqs:?}");
        }
    }
}
