//! Lexical diversity: how many different words a text makes do with. A type is a normal form.

/// Tokens of a window of the moving average, and the fewest that it and MTLD are defined for.
const WINDOW: usize = 100;
/// Tokens that HD-D draws.
const DRAWN: u32 = 42;
/// The ratio below which a factor of MTLD ends.
const FACTOR: f64 = 0.72;

/// The type-token ratio: types over tokens, above 0 to 1. It falls with length, so only texts of one length compare.
pub fn type_token_ratio(types: u32, tokens: u64) -> Option<f64> {
    (tokens > 0).then(|| f64::from(types) / tokens as f64)
}

/// Yule's K: 10⁴·(Σf² − N)/N², over the frequencies f of the types (Yule 1944). From 0, no word twice, upwards.
pub fn yule_k(freqs: &[u32]) -> Option<f64> {
    let (mut tokens, mut squares) = (0.0, 0.0);
    for &freq in freqs {
        let freq = f64::from(freq);
        tokens += freq;
        squares += freq * freq;
    }
    (tokens > 0.0).then(|| 1e4 * (squares - tokens) / (tokens * tokens))
}

/// HD-D: Σ over types of [1 − C(N − f, 42)/C(N, 42)]/42: the type-token ratio that 42 tokens drawn at random have on
/// average (McCarthy & Jarvis 2007). From 1/42 to 1; `None` below 42 tokens.
pub fn hdd(freqs: &[u32]) -> Option<f64> {
    let tokens: f64 = freqs.iter().map(|&f| f64::from(f)).sum();
    if tokens < f64::from(DRAWN) {
        return None;
    }
    let mut sum = 0.0;
    for &freq in freqs {
        // The chance that the type is among those drawn, one draw after another: all summands are positive, so that
        // rare types in large texts keep their digits.
        let mut among = 0.0;
        for drawn in 0..DRAWN {
            let here = (f64::from(freq) / (tokens - f64::from(drawn))).min(1.0);
            among += (1.0 - among) * here;
        }
        sum += among;
    }
    Some(sum / f64::from(DRAWN))
}

/// The moving average of the type-token ratio of windows, over any number of texts (MATTR; Covington & McFall 2010).
/// No window lies in two texts.
pub struct MovingAverage {
    window: usize,
    /// How often each type stands in the window.
    counts: Vec<u32>,
    /// Types in all windows so far, and windows.
    types: u64,
    windows: u64,
}

impl MovingAverage {
    /// For types with numbers below `types`.
    pub fn new(types: usize) -> Self {
        Self::of_window(types, WINDOW)
    }

    fn of_window(types: usize, window: usize) -> Self {
        Self { window, counts: vec![0; types], types: 0, windows: 0 }
    }

    /// Adds the windows of one text, and tells its own value; `None` for one that is shorter than a window.
    pub fn add(&mut self, text: &[u32]) -> Option<f64> {
        if text.len() < self.window {
            return None;
        }
        let (mut now, mut sum) = (0u64, 0u64);
        for (at, &word) in text.iter().enumerate() {
            let count = &mut self.counts[word as usize];
            now += u64::from(*count == 0);
            *count += 1;
            if at >= self.window {
                let count = &mut self.counts[text[at - self.window] as usize];
                *count -= 1;
                now -= u64::from(*count == 0);
            }
            if at + 1 >= self.window {
                sum += now;
            }
        }
        for &word in &text[text.len() - self.window..] {
            self.counts[word as usize] = 0;
        }
        let windows = (text.len() - self.window + 1) as u64;
        self.types += sum;
        self.windows += windows;
        Some(self.mean(sum, windows))
    }

    /// The mean over the windows of all texts: above 0 to 1.
    pub fn value(&self) -> Option<f64> {
        (self.windows > 0).then(|| self.mean(self.types, self.windows))
    }

    fn mean(&self, types: u64, windows: u64) -> f64 {
        types as f64 / windows as f64 / self.window as f64
    }
}

/// The measure of textual lexical diversity: tokens over factors, the mean of a run forward and a run backward; a
/// factor ends where the type-token ratio of its tokens falls below .72, and what is left at the end is a part of one,
/// (1 − ratio)/(1 − .72) (McCarthy & Jarvis 2010). From 2 upwards, in tokens; `None` below 100 tokens and where
/// no word is said twice.
///
/// `types` is more than any number in the text.
pub fn mtld(text: &[u32], types: usize) -> Option<f64> {
    if text.len() < WINDOW {
        return None;
    }
    // In which factor each type was seen last.
    let mut seen = vec![0u32; types];
    let mut number = 0;
    let forward = factors(text.iter(), &mut seen, &mut number);
    let backward = factors(text.iter().rev(), &mut seen, &mut number);
    let tokens = text.len() as f64;
    (forward > 0.0 && backward > 0.0).then(|| (tokens / forward + tokens / backward) / 2.0)
}

fn factors<'a>(text: impl Iterator<Item = &'a u32>, seen: &mut [u32], number: &mut u32) -> f64 {
    *number += 1;
    let (mut whole, mut types, mut tokens, mut ratio) = (0.0, 0.0, 0.0, 1.0);
    for &word in text {
        let last = &mut seen[word as usize];
        if *last != *number {
            *last = *number;
            types += 1.0;
        }
        tokens += 1.0;
        ratio = types / tokens;
        if ratio < FACTOR {
            *number += 1;
            whole += 1.0;
            (types, tokens, ratio) = (0.0, 0.0, 1.0);
        }
    }
    whole + (1.0 - ratio) / (1.0 - FACTOR)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_values() {
        // quanteda.textstats: "one one two one one two one".
        let text = [0, 0, 1, 0, 0, 1, 0];
        for (window, value) in [(2, 5.0 / 6.0), (3, 2.0 / 3.0)] {
            let mut average = MovingAverage::of_window(2, window);
            assert!((average.add(&text).unwrap() - value).abs() < 1e-12);
            assert_eq!(average.value(), MovingAverage::of_window(2, window).add(&text));
        }
        // McCarthy & Jarvis's program: five types of twenty tokens each.
        assert!((hdd(&[20; 5]).unwrap() - 0.1190472).abs() < 5e-8);
        // quanteda.textstats: "a b c d d e e f f f".
        assert_eq!(yule_k(&[1, 1, 1, 2, 2, 3]), Some(1000.0));
        assert_eq!(type_token_ratio(6, 10), Some(0.6));
    }

    #[test]
    fn factors_of_a_text() {
        // Two words in turn: the third token takes the ratio to 2/3, which ends a factor.
        let text: Vec<u32> = (0..300).map(|n| n % 2).collect();
        assert_eq!(mtld(&text, 2), Some(3.0));
        // One word: every second token ends a factor.
        assert_eq!(mtld(&[0; 300], 1), Some(2.0));
        // A rest of one token has a ratio of 1 and is no part of a factor.
        assert_eq!(mtld(&[0; 101], 1), Some(2.02));
        // Only a rest: 90 types of 100 tokens are .1/.28 of a factor, either way.
        let rest: Vec<u32> = (0..100).map(|n| n % 90).collect();
        let found = mtld(&rest, 90).unwrap();
        assert!((found - 100.0 * 0.28 / 0.1).abs() < 1e-9, "{found}");
    }

    #[test]
    fn windows_do_not_go_over_the_edge_of_a_text() {
        let mut average = MovingAverage::of_window(3, 2);
        assert_eq!(average.add(&[0, 0]), Some(0.5));
        assert_eq!(average.add(&[1]), None);
        assert_eq!(average.add(&[0, 1, 2]), Some(1.0));
        assert_eq!(average.value(), Some(5.0 / 6.0));
    }

    #[test]
    fn rare_types_in_a_large_text_keep_their_digits() {
        // One of 42 tokens drawn from a thousand million is this one with a chance of 42 in a thousand million.
        let found = hdd(&[1, 999_999_999]).unwrap() * 42.0 - 1.0;
        assert!((found - 42e-9).abs() < 1e-14, "{found:e}");
        // All are drawn.
        assert_eq!(hdd(&[1; 42]), Some(1.0));
    }

    #[test]
    fn undefined_where_it_means_nothing() {
        assert_eq!((type_token_ratio(0, 0), yule_k(&[]), hdd(&[20, 21])), (None, None, None));
        let distinct: Vec<u32> = (0..100).collect();
        assert_eq!((mtld(&[0; 99], 1), mtld(&distinct, 100)), (None, None));
        assert_eq!(MovingAverage::new(1).add(&[0; 99]), None);
        assert_eq!(MovingAverage::new(1).value(), None);
    }
}
