//! The names of the series of a chart.

use super::{Anchor, Data, Label, labels};

/// How long the sample of dash and marker before a series' name is, and the gap after it, in pixels.
pub const SAMPLE: f64 = 22.0;
pub const SAMPLE_GAP: f64 = 6.0;
/// The gap between two names that follow each other.
const KEY_GAP: f64 = 24.0;

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
