//! Charts as numbers: scales, ticks, and where each mark and label goes.
//!
//! No DOM and no locale: who draws brings the width, a way to measure text and a way to write numbers and dates, and
//! gets lengths in CSS pixels from the top left corner. A chart is laid out for its width, never shrunk to it.
//!
//! - [`value`]: what a point is worth, and when it is weak;
//! - [`time`]: bins over time as days; [`scale`], [`ticks`]: from values to places, and the round ones among them;
//! - [`labels`]: text that neither overlaps nor leaves the frame;
//! - [`lines`]: frequency over time; [`bars`]: frequency by the values of a field; in both, parts of a whole are stacked;
//! - [`heat`]: the same as a field of cells, a term by its bins;
//! - [`scatter`]: two frequencies of words against each other; [`network`]: a word among those it goes with;
//! - [`marks`]: markers and dashes, which tell series apart without colour.

pub mod bars;
pub mod heat;
pub mod labels;
pub mod lines;
pub mod marks;
pub mod network;
pub mod scale;
pub mod scatter;
pub mod ticks;
pub mod time;
pub mod value;

/// What is drawn.
#[derive(Clone, Copy)]
pub struct Data<'a> {
    pub trend: &'a crate::protocol::Trend,
    pub measure: value::Measure,
    /// One for each series: the number that its colour, marker and dash go by, which it keeps where others are left out.
    pub numbers: &'a [usize],
    /// For one of several charts side by side, which share an axis and a key.
    pub panel: Option<Panel<'a>>,
}

/// One of several charts side by side.
#[derive(Clone, Copy)]
pub struct Panel<'a> {
    pub name: &'a str,
    /// The greatest value in any of them, and the greatest number of words.
    pub top: f64,
    pub words: u64,
}

impl Data<'_> {
    /// The greatest value that the axis has to show.
    fn top(&self) -> f64 {
        self.panel.map_or_else(|| self.measure.top(&self.trend.series), |panel| panel.top)
    }

    /// What the longest bar of words is.
    fn most_words(&self) -> u64 {
        let mine = || self.trend.bins.iter().map(|bin| bin.tokens).max().unwrap_or_default();
        self.panel.map_or_else(mine, |panel| panel.words)
    }

    /// What stands over the plot.
    fn head<'a>(&'a self, text: &'a Text) -> &'a str {
        self.panel.map_or(text.unit, |panel| panel.name)
    }

    fn number(&self, series: usize) -> usize {
        self.numbers.get(series).copied().unwrap_or(series)
    }
}

/// What only the page knows: its font, its language.
pub struct Text<'a> {
    /// The width of a label, in pixels.
    pub measure: &'a dyn Fn(&str) -> f64,
    /// The height of a line of labels, in pixels.
    pub line: f64,
    pub number: &'a dyn Fn(f64) -> String,
    pub calendar: &'a dyn Fn(time::Calendar) -> String,
    /// The unit of the axis, such as "per million words".
    pub unit: &'a str,
    /// What the strip of words is called.
    pub words: &'a str,
}

/// A rectangle in pixels; `right` and `bottom` are never less than `left` and `top`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Rect {
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }
}

/// One line of text: `x` is the place of its `anchor`, `y` its middle.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    pub x: f64,
    pub y: f64,
    pub anchor: Anchor,
    pub text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// A line across the plot at a round value: `at` is its `y` in lines, its `x` in bars.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    pub at: f64,
    pub label: Label,
}

/// The name of a series beside a sample of its dash and marker, which reaches from `sample.0` to `sample.1` at the
/// label's height.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    /// The number that its colour, marker and dash go by.
    pub series: usize,
    pub sample: (f64, f64),
    pub label: Label,
}

/// The names of the series one after another, in as many lines as they need, from the top; and how high they are.
pub fn keys(data: &Data, width: f64, line: f64, measure: &dyn Fn(&str) -> f64) -> (Vec<Key>, f64) {
    let room = width - SAMPLE - SAMPLE_GAP;
    let names: Vec<String> =
        data.trend.series.iter().map(|series| labels::shorten(&series.term, room, measure)).collect();
    let widths: Vec<f64> = names.iter().map(|name| SAMPLE + SAMPLE_GAP + measure(name)).collect();
    let places = labels::flow(&widths, KEY_GAP, width);
    let keys = names.into_iter().zip(places).enumerate().map(|(series, (name, (x, nth)))| Key {
        series: data.number(series),
        sample: (x, x + SAMPLE),
        label: Label { x: x + SAMPLE + SAMPLE_GAP, y: line * (nth as f64 + 0.5), anchor: Anchor::Start, text: name },
    });
    let keys: Vec<Key> = keys.collect();
    let height = keys.last().map_or(0.0, |key| key.label.y + line / 2.0 + KEY_GAP / 3.0);
    (keys, height)
}

/// How far apart two places are, squared: to compare, that will do.
fn apart(across: f64, down: f64) -> f64 {
    across * across + down * down
}

/// The nearest value that lies between two bounds. `f64::clamp` would name the bounds should it panic, and in a browser
/// the way to write them is eight kilobytes.
pub fn within(value: f64, low: f64, high: f64) -> f64 {
    value.max(low).min(high)
}

/// A length with so many decimal places, at least one, as drawings write it. It goes by whole numbers: Rust's own way,
/// exact for any number, is eight kilobytes in a browser.
pub fn decimal(length: f64, places: u32) -> String {
    let all = (length.abs() * 10u64.pow(places) as f64).round_ties_even() as u64;
    // From the last digit to the first. Rust's way to write numbers takes three times as long, of which a drawing has
    // thousands.
    let mut digits = [0u8; 24];
    let (mut rest, mut at, mut written) = (all, digits.len(), 0);
    while (rest > 0 || written <= places) && at > 2 {
        if written == places {
            at -= 1;
            digits[at] = b'.';
        }
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        written += 1;
    }
    if length < 0.0 && all > 0 {
        at -= 1;
        digits[at] = b'-';
    }
    std::str::from_utf8(&digits[at..]).unwrap_or_default().into()
}

/// How long the sample of dash and marker before a series' name is, and the gap after it, in pixels.
const SAMPLE: f64 = 22.0;
const SAMPLE_GAP: f64 = 6.0;
/// The gap between two names that follow each other.
const KEY_GAP: f64 = 24.0;

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn lengths_are_written_as_drawings_want_them() {
        for (length, places, written) in [
            (0.0, 1, "0.0"),
            (-0.04, 1, "0.0"),
            (-12.25, 2, "-12.25"),
            (3.6, 2, "3.60"),
            (0.05, 2, "0.05"),
            (999.96, 1, "1000.0"),
            (10.0, 3, "10.000"),
            (-1234567.8, 1, "-1234567.8"),
        ] {
            assert_eq!(decimal(length, places), written);
        }
    }
}
