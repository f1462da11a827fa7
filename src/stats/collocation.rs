//! Association measures for collocates, from the observed joint frequency o11 and the expected one e11 (Evert 2008) or,
//! for Dice and logDice, from the frequencies of both words.
//!
//! e11 counts window positions. Tools that expect by the node's frequency alone, as if its window were one word wide,
//! give MI about log2 of the window's width above these.

/// Mutual information: log2(o11/e11), in bits (Church & Hanks 1990). Any sign; it favours the rare.
pub fn mi(o11: f64, e11: f64) -> Option<f64> {
    (o11 > 0.0 && e11 > 0.0).then(|| (o11 / e11).log2())
}

/// MI3: log2(o11³/e11), which favours the frequent more than MI does (Daille 1994).
pub fn mi3(o11: f64, e11: f64) -> Option<f64> {
    (o11 > 0.0 && e11 > 0.0).then(|| (o11 * o11 * o11 / e11).log2())
}

/// The t score: (o11 − e11)/√o11, in standard errors (Church et al. 1991). Any sign.
pub fn t_score(o11: f64, e11: f64) -> Option<f64> {
    (o11 > 0.0).then(|| (o11 - e11) / o11.sqrt())
}

/// The z score: (o11 − e11)/√e11, in standard errors of what is expected (Berry-Rogghe 1973). Any sign.
pub fn z_score(o11: f64, e11: f64) -> Option<f64> {
    (e11 > 0.0).then(|| (o11 - e11) / e11.sqrt())
}

/// Dice: 2·o11/(f1 + f2), by the frequencies of node and term (Dice 1945). From 0 to 1 for words next to each other;
/// wider windows, in which one node meets a term several times, can take it above.
pub fn dice(o11: u64, f1: u64, f2: u64) -> Option<f64> {
    (f1 + f2 > 0).then(|| 2.0 * o11 as f64 / (f1 + f2) as f64)
}

/// logDice: 14 + log2 of Dice (Rychlý 2008). 14 where the two are always together; one less is half as often; it does
/// not depend on the size of the corpus.
pub fn log_dice(o11: u64, f1: u64, f2: u64) -> Option<f64> {
    dice(o11, f1, f2).filter(|dice| *dice > 0.0).map(|dice| 14.0 + dice.log2())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is to be expected where a window is one word wide.
    fn expected(f1: u64, f2: u64, n: u64) -> f64 {
        f1 as f64 * f2 as f64 / n as f64
    }

    #[test]
    fn published_values() {
        for (name, found, value, close) in [
            // Church & Hanks 1990: "doctor … nurse".
            ("MI", mi(8.0, expected(1105, 44, 15_000_000)), 11.3, 0.05),
            // Manning & Schütze 1999, tables 5.14, 5.6.
            ("MI", mi(20.0, expected(42, 20, 14_307_668)), 18.38, 0.005),
            ("t", t_score(8.0, expected(15_828, 4_675, 14_307_668)), 0.9999, 5e-5),
            // NLTK.
            ("Dice", dice(130, 3_121, 143), 0.08, 0.005),
            ("logDice", log_dice(8, 389, 230), 8.726204, 5e-7),
            ("logDice", log_dice(3, 3_000, 3_000), 4.034216, 5e-7),
            ("logDice", log_dice(300, 300, 300), 14.0, 1e-12),
        ] {
            assert!((found.unwrap() - value).abs() <= close, "{name}: {found:?} and not {value}");
        }
    }

    #[test]
    fn by_hand() {
        assert_eq!(mi3(4.0, 2.0), Some(5.0));
        assert_eq!(z_score(8.0, 4.0), Some(2.0));
        assert_eq!(t_score(4.0, 8.0), Some(-2.0));
    }

    #[test]
    fn undefined_where_it_means_nothing() {
        for measure in [mi, mi3] {
            assert_eq!((measure(0.0, 1.0), measure(1.0, 0.0)), (None, None));
        }
        assert_eq!((t_score(0.0, 1.0), z_score(1.0, 0.0)), (None, None));
        assert_eq!((dice(0, 0, 0), log_dice(0, 0, 0), log_dice(0, 3, 3)), (None, None, None));
    }
}
