//! Dispersion: how evenly a term is spread over the parts of a corpus.
//!
//! Parts are pairs of v_i, a term's frequency in part i, and the part's tokens; parts without tokens are left out. With
//! f the sum of all v_i, s_i the part's share of all tokens and k the number of parts, each measure is `None` for k < 2
//! and for f = 0.

/// Deviation of proportions: ½·Σ|v_i/f − s_i|, where v_i is a term's frequency in part i, f their sum, and s_i the
/// part's share of all tokens. From 0, as even as can be, to nearly 1 (Gries 2008).
///
/// `parts` are pairs of v_i and the part's tokens; parts without tokens are left out. `None` for fewer than two parts
/// or no occurrence.
///
/// ```
/// let parts = [(1, 9), (1, 10), (1, 10), (1, 10), (1, 11)];
/// assert!((readout::stats::dp(parts).unwrap() - 0.02).abs() < 1e-12);
/// ```
pub fn dp(parts: impl IntoIterator<Item = (u64, u64)> + Clone) -> Option<f64> {
    let with_tokens = parts.clone().into_iter().filter(|(_, tokens)| *tokens > 0).count() as u32;
    let (freq, tokens) = parts.clone().into_iter().fold((0, 0), |(f, t), (v, s)| (f + v, t + s));
    dp_from(parts.into_iter().filter(|(v, _)| *v > 0), freq, tokens, with_tokens)
}

/// The same from only those parts that have the term, given its frequency, all tokens and the number of all parts
/// with tokens: what the other parts add is their share of the tokens.
pub fn dp_from(having: impl Iterator<Item = (u64, u64)>, freq: u64, tokens: u64, parts: u32) -> Option<f64> {
    if parts < 2 || freq == 0 || tokens == 0 {
        return None;
    }
    let mut sum = 0.0;
    let mut covered = 0;
    for (v, part) in having {
        sum += (v as f64 / freq as f64 - part as f64 / tokens as f64).abs();
        covered += part;
    }
    Some(0.5 * (sum + (tokens - covered) as f64 / tokens as f64))
}

/// How a term is spread over parts, by every measure.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Dispersion {
    /// Parts with tokens.
    pub parts: u32,
    /// Parts that have the term.
    pub range: u32,
    /// Juilland's D on rates, in Gries's form for parts of different sizes: 1 − (σ/μ)/√(k − 1), with mean and population
    /// standard deviation of the rates v_i/s_i (Juilland & Chang-Rodríguez 1964; Gries 2008). From 0 to 1, as even as
    /// can be. It flatters rare words over many parts.
    pub juilland_d: Option<f64>,
    /// See [`dp`].
    pub dp: Option<f64>,
    /// DP/(1 − min s): from 0 to 1, whatever the parts (Lijffijt & Gries 2012).
    pub dp_norm: Option<f64>,
    /// Rosengren's S: (Σ√(v_i·s_i))²/f (Rosengren 1971). To 1, as even as can be; the least it can be is min s.
    pub rosengren_s: Option<f64>,
    /// Carroll's D2: the entropy of the rates' shares over log k (Carroll 1970). From 0 to 1, as even as can be.
    pub carroll_d2: Option<f64>,
}

impl Dispersion {
    pub fn of(parts: &[(u64, u64)]) -> Self {
        let mut found = Self::default();
        let (mut freq, mut tokens, mut smallest) = (0, 0, u64::MAX);
        for &(v, size) in parts.iter().filter(|(_, size)| *size > 0) {
            found.parts += 1;
            found.range += u32::from(v > 0);
            freq += v;
            tokens += size;
            smallest = smallest.min(size);
        }
        if found.parts < 2 || freq == 0 {
            return found;
        }
        let (f, all, k) = (freq as f64, tokens as f64, f64::from(found.parts));
        let (mut rates, mut differences, mut roots) = (0.0, 0.0, 0.0);
        for &(v, size) in parts.iter().filter(|(_, size)| *size > 0) {
            let (v, share) = (v as f64, size as f64 / all);
            rates += v / share;
            differences += (v / f - share).abs();
            roots += (v * share).sqrt();
        }
        let mean = rates / k;
        let (mut squares, mut entropy) = (0.0, 0.0);
        for &(v, size) in parts.iter().filter(|(_, size)| *size > 0) {
            let rate = v as f64 / (size as f64 / all);
            squares += (rate - mean) * (rate - mean);
            if v > 0 {
                entropy -= rate / rates * (rate / rates).ln();
            }
        }
        let dp = 0.5 * differences;
        found.juilland_d = Some(1.0 - (squares / k).sqrt() / mean / (k - 1.0).sqrt());
        found.dp = Some(dp);
        found.dp_norm = Some(dp / (1.0 - smallest as f64 / all));
        found.rosengren_s = Some(roots * roots / f);
        found.carroll_d2 = Some(entropy / k.ln());
        found
    }
}

/// Average reduced frequency: Σ min(d_i, v)/v, with v = tokens/f and d_i the distances between matches, that from the
/// last one going round the end to the first (Savický & Hlaváčová 2002). From 1, all matches in one place, to f, as even
/// as can be. `None` where there is none.
///
/// `places` are the numbers of tokens before each match, ascending.
pub fn average_reduced_frequency(places: &[u32], tokens: u64) -> Option<f64> {
    let (first, last) = (*places.first()?, *places.last()?);
    if tokens == 0 {
        return None;
    }
    let even = tokens as f64 / places.len() as f64;
    let round = tokens as f64 - f64::from(last) + f64::from(first);
    let mut sum = round.min(even);
    for pair in places.windows(2) {
        sum += f64::from(pair[1] - pair[0]).min(even);
    }
    Some(sum / even)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn close(found: Option<f64>, value: f64, by: f64) {
        assert!(found.is_some_and(|found| (found - value).abs() <= by), "{found:?} and not {value}");
    }

    fn equal(freqs: &[u64]) -> Dispersion {
        Dispersion::of(&freqs.iter().map(|&v| (v, 100)).collect::<Vec<_>>())
    }

    #[test]
    fn published_values() {
        // Gries 2008: parts of 9, 10, 10, 10 and 11 tokens.
        let even = [(1, 9), (1, 10), (1, 10), (1, 10), (1, 11)];
        close(dp(even), 0.02, 1e-12);
        let found = Dispersion::of(&even);
        close(found.dp, 0.02, 1e-12);
        close(found.dp_norm, 0.024, 5e-4);
        close(found.rosengren_s, 0.999, 5e-4);
        close(found.juilland_d, 0.968, 5e-4);
        let first = [(5, 9), (0, 10), (0, 10), (0, 10), (0, 11)];
        close(dp(first), 0.82, 1e-12);
        let found = Dispersion::of(&first);
        close(found.dp, 0.82, 1e-12);
        close(found.dp_norm, 1.0, 1e-12);
        // Lijffijt & Gries 2012; Wordless, after Rosengren 1971 and Carroll 1970.
        close(equal(&[2, 1, 0]).dp_norm, 0.5, 1e-12);
        close(equal(&[0, 4, 3, 2, 1]).juilland_d, 0.6464, 5e-5);
        close(equal(&[1, 2, 3, 4, 5]).rosengren_s, 0.937, 5e-4);
        close(equal(&[2, 1, 1, 1, 0]).carroll_d2, 0.8277, 5e-5);
    }

    #[test]
    fn reduced_frequencies() {
        // As even as can be, all in one place, and two by two.
        close(average_reduced_frequency(&[0, 25, 50, 75], 100), 4.0, 1e-12);
        close(average_reduced_frequency(&[40, 41, 42, 43], 100), 28.0 / 25.0, 1e-12);
        close(average_reduced_frequency(&[10, 11, 60, 61], 100), 52.0 / 25.0, 1e-12);
        close(average_reduced_frequency(&[99], 100), 1.0, 1e-12);
        assert_eq!(average_reduced_frequency(&[], 100), None);
    }

    #[test]
    fn undefined_where_it_means_nothing() {
        for parts in [&[(3, 10)][..], &[(0, 10), (0, 10)], &[(3, 10), (0, 0)], &[]] {
            assert_eq!(dp(parts.iter().copied()), None);
            let found = Dispersion::of(parts);
            let measures = [found.juilland_d, found.dp, found.dp_norm, found.rosengren_s, found.carroll_d2];
            assert_eq!(measures, [None; 5], "{parts:?}");
        }
        assert_eq!(Dispersion::of(&[(3, 10), (0, 0)]).parts, 1);
    }

    proptest! {
        #[test]
        fn measures_stay_in_their_bounds(parts in prop::collection::vec((0u64..20, 20u64..400), 2..20)) {
            let found = Dispersion::of(&parts);
            let (mine, again) = (found.dp, dp(parts.iter().copied()));
            prop_assert_eq!(mine.is_some(), again.is_some());
            prop_assert!(mine.zip(again).is_none_or(|(a, b)| (a - b).abs() < 1e-12), "{:?} and {:?}", mine, again);
            for measure in [found.juilland_d, found.dp, found.dp_norm, found.rosengren_s, found.carroll_d2].into_iter().flatten() {
                prop_assert!((-1e-9..=1.0 + 1e-9).contains(&measure), "{:?}", found);
            }
        }
    }
}
