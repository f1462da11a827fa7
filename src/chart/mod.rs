//! Charts as numbers: scales, ticks, and where each mark and label goes.
//!
//! Layout needs no DOM and no locale: the caller gives the width, a function that measures text and functions that format
//! numbers and dates. Lengths are in CSS pixels from the top left corner. A chart is laid out for its width, never scaled.
//!
//! - [`value`]: what a point is worth, and when it is weak;
//! - [`time`]: bins over time as days; [`scale`], [`ticks`]: from values to places, and the round ones among them;
//! - [`labels`]: text that neither overlaps nor leaves the frame;
//! - [`lines`]: frequency over time; [`bars`]: frequency by the values of a field; in both, parts of a whole are stacked;
//! - [`heat`]: the same as a field of cells, a term by its bins;
//! - [`scatter`]: two frequencies of words against each other; [`network`]: a word among those it goes with;
//! - [`rank`]: which values of a field are shown, and in which order;
//! - [`marks`]: markers and dashes, which tell series apart without colour.

pub mod bars;
pub mod heat;
mod keys;
pub mod labels;
pub mod lines;
pub mod marks;
pub mod network;
pub mod rank;
pub mod scale;
pub mod scatter;
pub mod ticks;
pub mod time;
pub mod value;

pub use keys::{Key, keys};

/// The data of a chart.
#[derive(Clone, Copy)]
pub struct Data<'a> {
    pub trend: &'a crate::protocol::Trend,
    pub measure: value::Measure,
    /// The number of each series, which its colour, marker and dash depend on: it keeps it when others are hidden.
    pub numbers: &'a [usize],
    /// Values are bars, from zero, and not points.
    pub bars: bool,
    /// Set for one of several charts side by side, which share an axis and a key.
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

    /// The number of words of the longest bar.
    fn most_words(&self) -> u64 {
        let mine = || self.trend.bins.iter().map(|bin| bin.tokens).max().unwrap_or_default();
        self.panel.map_or_else(mine, |panel| panel.words)
    }

    /// The text above the plot.
    fn head<'a>(&'a self, text: &'a Text) -> &'a str {
        self.panel.map_or(text.unit, |panel| panel.name)
    }

    fn number(&self, series: usize) -> usize {
        self.numbers.get(series).copied().unwrap_or(series)
    }
}

/// What depends on the page: its font and its language.
pub struct Text<'a> {
    /// The width of a label, in pixels.
    pub measure: &'a dyn Fn(&str) -> f64,
    /// The height of a line of labels, in pixels.
    pub line: f64,
    pub number: &'a dyn Fn(f64) -> String,
    /// A value as it is printed beside its point.
    pub value: &'a dyn Fn(f64) -> String,
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

/// The square of the distance between two points.
fn apart(across: f64, down: f64) -> f64 {
    across * across + down * down
}
