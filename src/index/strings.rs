//! Many short strings in one allocation.

/// Strings by number, end to end in one buffer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Strings {
    text: String,
    ends: Vec<u32>,
}

impl Strings {
    pub fn push(&mut self, string: &str) {
        self.text.push_str(string);
        self.ends.push(self.text.len() as u32);
    }

    pub const fn len(&self) -> usize {
        self.ends.len()
    }

    pub const fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The string of that number; empty for a number there is none of.
    pub fn get(&self, number: u32) -> &str {
        let number = number as usize;
        let start = if number == 0 { 0 } else { self.ends.get(number - 1).copied().unwrap_or(u32::MAX) };
        let end = self.ends.get(number).copied().unwrap_or(0);
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }

    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len() as u32).map(|n| self.get(n))
    }

    /// The number of an equal string, where the strings are in order of code points.
    pub fn find(&self, string: &str) -> Option<u32> {
        let at = self.lower_bound(string);
        (at < self.len() as u32 && self.get(at) == string).then_some(at)
    }

    /// The numbers of the strings that begin so, where the strings are in order of code points.
    pub fn with_prefix(&self, prefix: &str) -> std::ops::Range<u32> {
        let from = self.lower_bound(prefix);
        let mut to = from;
        let (mut low, mut high) = (from, self.len() as u32);
        while low < high {
            let middle = low + (high - low) / 2;
            if self.get(middle).starts_with(prefix) {
                low = middle + 1;
                to = low;
            } else {
                high = middle;
            }
        }
        from..to
    }

    fn lower_bound(&self, string: &str) -> u32 {
        let (mut low, mut high) = (0, self.len() as u32);
        while low < high {
            let middle = low + (high - low) / 2;
            // UTF-8 keeps the order of code points.
            if self.get(middle) < string { low = middle + 1 } else { high = middle }
        }
        low
    }
}

impl<'a> FromIterator<&'a str> for Strings {
    fn from_iter<I: IntoIterator<Item = &'a str>>(strings: I) -> Self {
        let mut out = Self::default();
        strings.into_iter().for_each(|s| out.push(s));
        out
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Strings;

    proptest! {
        #[test]
        fn looking_up_equals_a_scan(mut words in proptest::collection::vec("[ab中é]{0,4}", 0..40), key in "[ab中é]{0,3}") {
            words.sort();
            words.dedup();
            let strings: Strings = words.iter().map(String::as_str).collect();
            prop_assert_eq!(strings.find(&key), words.iter().position(|w| *w == key).map(|n| n as u32));
            let scanned: Vec<u32> = (0..words.len()).filter(|&n| words[n].starts_with(&key)).map(|n| n as u32).collect();
            let found: Vec<u32> = strings.with_prefix(&key).collect();
            prop_assert_eq!(found, scanned);
        }
    }
}
