//! Spans of tokens, and the algebra that filters, turns, sentences and hits share.

use serde::{Deserialize, Serialize};

/// Tokens from `start` up to, not including, `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    pub const fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// The tokens that are in both of two lists, each sorted and disjoint. Spans that only touch stay apart.
pub fn intersect(a: &[Span], b: &[Span]) -> Vec<Span> {
    let mut out = Vec::new();
    let (mut i, mut j) = (0, 0);
    loop {
        // A few spans among many, such as those of one speaker in a corpus, are found without looking at each.
        i += b.get(j).map_or(0, |b| gallop(&a[i..], |a| a.end <= b.start));
        j += a.get(i).map_or(0, |a| gallop(&b[j..], |b| b.end <= a.start));
        if i == a.len() || j == b.len() {
            return out;
        }
        let span = Span::new(a[i].start.max(b[j].start), a[i].end.min(b[j].end));
        if !span.is_empty() {
            out.push(span);
        }
        if a[i].end <= b[j].end { i += 1 } else { j += 1 }
    }
}

/// Of a sorted list of spans, those that lie wholly in one of `within`, which is sorted and disjoint.
///
/// Time is linear in the shorter list and logarithmic in the longer one.
pub fn contained(spans: &[Span], within: &[Span]) -> Vec<Span> {
    let mut out = Vec::new();
    let mut from = 0;
    for edge in within {
        from += gallop(&spans[from..], |s| s.start < edge.start);
        let to = from + gallop(&spans[from..], |s| s.start < edge.end);
        out.extend(spans[from..to].iter().filter(|s| s.end <= edge.end));
        from = to;
    }
    out
}

/// The tokens of spans that are in order of their starts, and can overlap, as disjoint spans.
pub fn joined(spans: &[Span]) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::with_capacity(spans.len());
    for &span in spans {
        match out.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => out.push(span),
        }
    }
    out
}

/// How many items at the beginning of a partitioned list fulfil a condition: fast where they are few.
pub fn gallop<T>(items: &[T], holds: impl Fn(&T) -> bool) -> usize {
    let mut step = 1;
    while step < items.len() && holds(&items[step - 1]) {
        step *= 2;
    }
    let low = step / 2;
    let high = step.min(items.len());
    low + items[low..high].partition_point(holds)
}

/// The sum of the lengths.
pub fn total(spans: &[Span]) -> u64 {
    spans.iter().map(|s| u64::from(s.len())).sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Sorted, disjoint spans, some of which touch.
    fn disjoint() -> impl Strategy<Value = Vec<Span>> {
        proptest::collection::vec((0u32..4, 1u32..5), 0..12).prop_map(|steps| {
            let mut at = 0;
            let mut out = Vec::new();
            for (gap, length) in steps {
                out.push(Span::new(at + gap, at + gap + length));
                at += gap + length;
            }
            out
        })
    }

    fn tokens(spans: &[Span]) -> Vec<u32> {
        spans.iter().flat_map(|s| s.start..s.end).collect()
    }

    proptest! {
        #[test]
        fn intersection_holds_the_common_tokens(a in disjoint(), b in disjoint()) {
            let common: Vec<u32> = tokens(&a).into_iter().filter(|t| tokens(&b).contains(t)).collect();
            prop_assert_eq!(tokens(&intersect(&a, &b)), common);
        }

        #[test]
        fn containment_equals_a_scan(mut spans in proptest::collection::vec((0u32..40, 1u32..4), 0..20), within in disjoint()) {
            spans.sort();
            let spans: Vec<Span> = spans.into_iter().map(|(s, l)| Span::new(s, s + l)).collect();
            let scanned: Vec<Span> =
                spans.iter().copied().filter(|s| within.iter().any(|w| w.contains(*s))).collect();
            prop_assert_eq!(contained(&spans, &within), scanned);
        }

        #[test]
        fn joining_keeps_each_token_once(mut spans in proptest::collection::vec((0u32..40, 1u32..6), 0..20)) {
            spans.sort();
            let spans: Vec<Span> = spans.into_iter().map(|(s, l)| Span::new(s, s + l)).collect();
            let mut scanned = tokens(&spans);
            scanned.sort();
            scanned.dedup();
            let joined = joined(&spans);
            prop_assert_eq!(tokens(&joined), scanned);
            prop_assert!(joined.windows(2).all(|pair| pair[0].end < pair[1].start));
        }

        #[test]
        fn galloping_equals_a_scan(mut items in proptest::collection::vec(0u32..50, 0..40), limit in 0u32..50) {
            items.sort();
            prop_assert_eq!(gallop(&items, |&n| n < limit), items.iter().filter(|&&n| n < limit).count());
        }
    }
}
