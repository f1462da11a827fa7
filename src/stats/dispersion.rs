//! Dispersion: how evenly a term is spread over the parts of a corpus.

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

#[cfg(test)]
mod tests {
    use super::dp;

    #[test]
    fn published_values() {
        // Gries 2008: parts of 9, 10, 10, 10 and 11 tokens.
        assert!((dp([(1, 9), (1, 10), (1, 10), (1, 10), (1, 11)]).unwrap() - 0.02).abs() < 1e-12);
        assert!((dp([(5, 9), (0, 10), (0, 10), (0, 10), (0, 11)]).unwrap() - 0.82).abs() < 1e-12);
    }

    #[test]
    fn undefined_where_it_means_nothing() {
        assert_eq!(dp([(3, 10)]), None);
        assert_eq!(dp([(0, 10), (0, 10)]), None);
        assert_eq!(dp([(3, 10), (0, 0)]), None);
    }
}
