//! Where a series changes its level.

/// Of fewer values than this the test says little, and none is tested.
pub const LEAST_VALUES: usize = 10;
/// A change has at most this p.
pub const MOST_P: f64 = 0.05;

/// A change of level.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// The number of the first value of the new level.
    pub at: usize,
    /// The approximate two-sided probability of a change at least so clear, were the values in random order.
    pub p: f64,
}

/// The test for one change at an unknown place (Pettitt 1979): K = max |U_t|, U_t = 2·Σ(i ≤ t) r_i − t(n + 1) with the
/// ranks r of n values, equal ones at their mean rank; p ≈ 2·exp(−6K²/(n³ + n²)), at most 1. It looks at ranks alone: it
/// asks neither for a distribution nor for like numbers of words behind the values, but takes these to be independent.
/// `None` for fewer than two values.
pub fn pettitt(values: &[f64]) -> Option<Change> {
    let n = values.len();
    let ranks = ranks(values);
    let (mut sum, mut best) = (0.0, (0, -1.0));
    for (t, rank) in ranks.iter().enumerate().take(n.saturating_sub(1)) {
        sum += rank;
        let u = (2.0 * sum - (t + 1) as f64 * (n + 1) as f64).abs();
        if u > best.1 {
            best = (t + 1, u);
        }
    }
    let cubes = (n * n * n + n * n) as f64;
    (n > 1).then(|| Change { at: best.0, p: (2.0 * (-6.0 * best.1 * best.1 / cubes).exp()).min(1.0) })
}

/// All changes, in order: that of the whole and, where it has p ≤ [`MOST_P`], those of the values before and after it in
/// the same way (binary segmentation, Scott & Knott 1974), as long as there are [`LEAST_VALUES`]. Each is tested by itself:
/// of many tests one in twenty finds a change where there is none.
pub fn changes(values: &[f64]) -> Vec<Change> {
    let found = (values.len() >= LEAST_VALUES).then(|| pettitt(values)).flatten();
    let Some(change) = found.filter(|change| change.p <= MOST_P) else { return Vec::new() };
    let (before, after) = values.split_at(change.at);
    let mut all = changes(before);
    all.push(change);
    all.extend(changes(after).into_iter().map(|later| Change { at: later.at + change.at, ..later }));
    all
}

/// Ranks from 1, those of equal values their mean.
fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_unstable_by(|&a, &b| values[a].total_cmp(&values[b]));
    let mut ranks = vec![0.0; values.len()];
    let mut from = 0;
    for equal in order.chunk_by(|&a, &b| values[a] == values[b]) {
        let mean = from as f64 + (equal.len() + 1) as f64 / 2.0;
        equal.iter().for_each(|&at| ranks[at] = mean);
        from += equal.len();
    }
    ranks
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The Nile's yearly flow at Aswan, 1871 to 1970, in 10⁸ m³ (Cobb 1978).
    const NILE: [f64; 100] = [
        1120., 1160., 963., 1210., 1160., 1160., 813., 1230., 1370., 1140., 995., 935., 1110., 994., 1020., 960.,
        1180., 799., 958., 1140., 1100., 1210., 1150., 1250., 1260., 1220., 1030., 1100., 774., 840., 874., 694., 940.,
        833., 701., 916., 692., 1020., 1050., 969., 831., 726., 456., 824., 702., 1120., 1100., 832., 764., 821., 768.,
        845., 864., 862., 698., 845., 744., 796., 1040., 759., 781., 865., 845., 944., 984., 897., 822., 1010., 771.,
        676., 649., 846., 812., 742., 801., 1040., 860., 874., 848., 890., 744., 749., 838., 1050., 918., 986., 797.,
        923., 975., 815., 1020., 906., 901., 1170., 912., 746., 919., 718., 714., 740.,
    ];

    #[test]
    fn the_nile_changed_after_1898() {
        let change = pettitt(&NILE).unwrap();
        assert_eq!(1871 + change.at, 1899);
        assert!(change.p < 1e-6, "{change:?}");
        assert_eq!(changes(&NILE).len(), 1, "{:?}", changes(&NILE));
    }

    #[test]
    fn levels_that_do_not_change_have_no_changes() {
        for values in [vec![], vec![1.0], vec![3.0; 40], (0..9).map(f64::from).collect()] {
            assert_eq!(changes(&values), [], "{values:?}");
        }
        assert_eq!(pettitt(&[2.0]), None);
    }

    proptest! {
        /// U_t as it is defined: the sum of the signs of all differences over the cut.
        #[test]
        fn ranks_give_what_pairs_give(values in proptest::collection::vec((0u8..12).prop_map(f64::from), 2..30)) {
            let u = |t: usize| {
                let (before, after) = values.split_at(t);
                let sign = |a: f64, b: f64| f64::from(i8::from(a > b) - i8::from(a < b));
                before.iter().flat_map(|a| after.iter().map(move |b| sign(*a, *b))).sum::<f64>().abs()
            };
            let found = pettitt(&values).unwrap();
            let most = (1..values.len()).map(u).fold(0.0, f64::max);
            prop_assert_eq!(u(found.at), most);
            prop_assert!(0.0 < found.p && found.p <= 1.0);
        }

        #[test]
        fn changes_rise_and_are_likely(values in proptest::collection::vec(0.0..9.0, 0..80)) {
            let found = changes(&values);
            prop_assert!(found.windows(2).all(|pair| pair[0].at < pair[1].at));
            prop_assert!(found.iter().all(|change| 0 < change.at && change.at < values.len() && change.p <= MOST_P));
        }
    }
}
