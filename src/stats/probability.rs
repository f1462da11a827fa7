//! Probabilities of tests, and their correction for multiple testing.

use super::gamma::{gamma_tails, ln_gamma};

/// The probability of a χ² of this size or more with one degree of freedom, if nothing were at work: erfc(√(x/2)), which
/// is the upper tail of the gamma distribution with shape ½ at x/2. Exact in the far tail too; from 0 to 1.
pub fn chi_square_p(x: f64) -> f64 {
    if x > 0.0 { gamma_tails(0.5, x / 2.0, ln_gamma(0.5)).1.min(1.0) } else { 1.0 }
}

/// Of χ² values with one degree of freedom, each with its p and its q: the least share of false findings at which it
/// would be among the findings (Benjamini & Hochberg 1995): with m values, the k-th least p has q = min over j ≥ k of
/// p·m/j, at most 1.
///
/// Text is no heap of independent draws: words come in runs, and p from it is smaller than it ought to be.
pub fn p_and_q(chi_squares: &[f64]) -> Vec<(f64, f64)> {
    let mut places: Vec<usize> = (0..chi_squares.len()).collect();
    places.sort_unstable_by(|&a, &b| chi_squares[a].total_cmp(&chi_squares[b]));
    let mut out = vec![(1.0, 1.0); chi_squares.len()];
    let (mut before, mut p, mut least) = (f64::NAN, 1.0, 1.0f64);
    // From the greatest p, so that the least of those that follow is at hand.
    for (from_last, &place) in places.iter().enumerate() {
        let x = chi_squares[place];
        // Most terms are rare and share their figures with others.
        if x != before {
            p = chi_square_p(x);
            before = x;
        }
        let rank = (places.len() - from_last) as f64;
        // At least p, however it is rounded.
        least = least.min(p * (places.len() as f64 / rank));
        out[place] = (p, least);
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn published_values() {
        // Tables of χ² with one degree of freedom, and erfc(√(x/2)) by other means for the tail.
        for (x, p) in [
            (0.0, 1.0),
            (0.454_936_423_119_572_9, 0.5),
            (2.705_543_454_095_404, 0.1),
            (3.841_458_820_694_124, 0.05),
            (6.634_896_601_021_214, 0.01),
            (10.827_566_170_662_733, 0.001),
            (15.136_705_226_623_606, 0.0001),
            (100.0, 1.523_970_604_832_1e-23),
        ] {
            let found = chi_square_p(x);
            assert!((found - p).abs() <= 1e-12 * p, "{x}: {found:e} and not {p:e}");
        }
        assert!(chi_square_p(1_300.0) > 0.0 && chi_square_p(1_300.0) < 1e-280);
        assert_eq!(chi_square_p(1e6), 0.0);
    }

    #[test]
    fn q_of_known_p() {
        // p of .01, .02, .03, .04 and .05: all have a q of .05.
        let chi = [6.634_896_601, 5.411_894_431, 4.709_292_247, 4.217_884_588, 3.841_458_821];
        for (p, q) in p_and_q(&chi) {
            assert!((q - 0.05).abs() < 1e-9, "{p} {q}");
        }
        assert!(p_and_q(&[]).is_empty());
    }

    proptest! {
        #[test]
        fn q_equals_its_definition(chi in prop::collection::vec(prop_oneof![Just(0.0), Just(3.0), 0.0..40.0f64], 0..30)) {
            let found = p_and_q(&chi);
            let m = chi.len() as f64;
            let mut p: Vec<f64> = chi.iter().map(|x| chi_square_p(*x)).collect();
            p.sort_by(f64::total_cmp);
            for (x, (mine, q)) in chi.iter().zip(&found) {
                prop_assert_eq!(*mine, chi_square_p(*x));
                let by_definition = (0..p.len())
                    .filter(|&at| p[at] >= *mine)
                    .map(|at| p[at] * m / (at + 1) as f64)
                    .fold(1.0, f64::min);
                prop_assert!((q - by_definition).abs() <= 1e-12 * by_definition);
            }
        }
    }
}
