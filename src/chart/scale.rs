//! From values to places.

/// Maps `domain` onto `range`, both ways round; an empty domain maps to the middle of the range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Linear {
    pub domain: (f64, f64),
    pub range: (f64, f64),
}

impl Linear {
    /// The place of a value; of one outside the domain, the nearest end.
    pub fn at(&self, value: f64) -> f64 {
        let (from, to) = self.domain;
        let share = if to > from { ((value - from) / (to - from)).clamp(0.0, 1.0) } else { 0.5 };
        self.range.0 + share * (self.range.1 - self.range.0)
    }
}

/// Equal steps of a range, one for each of `count` things, with a share of each step left free around the thing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    pub range: (f64, f64),
    pub count: usize,
    /// 0 to 1: the share of a step that is gap, half of it on either side.
    pub gap: f64,
}

impl Band {
    fn step(&self) -> f64 {
        (self.range.1 - self.range.0) / self.count.max(1) as f64
    }

    /// Where the thing with this number begins and ends.
    pub fn at(&self, index: usize) -> (f64, f64) {
        let start = self.range.0 + self.step() * index as f64;
        let gap = self.step() * self.gap / 2.0;
        (start + gap, start + self.step() - gap)
    }

    pub fn middle(&self, index: usize) -> f64 {
        self.range.0 + self.step() * (index as f64 + 0.5)
    }
}
