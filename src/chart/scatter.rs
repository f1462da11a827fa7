//! Two frequencies of each of some words against each other, on two logarithmic axes of one range.
//!
//! What lies on the diagonal is as frequent in both; a frequency of 0 has no logarithm and stands in a band of its own.

use super::{Anchor, Label, Rect, Rule, Text, labels::shorten, scale::Linear};

/// A word with its two frequencies, per million words.
#[derive(Clone, Copy, Debug)]
pub struct Spot<'a> {
    pub term: &'a str,
    pub target: f64,
    pub reference: f64,
}

/// The chart for one width. Everything lies between 0 and `width`, 0 and `height`.
#[derive(Clone, Debug, PartialEq)]
pub struct Scatter {
    pub width: f64,
    pub height: f64,
    pub plot: Rect,
    /// What the axis upwards shows, above it, and what the one to the right shows, below it.
    pub titles: [Label; 2],
    /// The decades of the axis upwards, rising, after 0 where there is one; those whose label has no room have an
    /// empty one. `at` is their `y`.
    pub up: Vec<Rule>,
    /// The same of the axis to the right: `at` is their `x`.
    pub across: Vec<Rule>,
    /// From where equal frequencies are lowest to where they are highest.
    pub diagonal: [(f64, f64); 2],
    /// One for each spot.
    pub dots: Vec<Dot>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Dot {
    pub x: f64,
    pub y: f64,
    /// The word, where there is room for it.
    pub label: Option<Label>,
}

/// The radius of a dot.
pub const DOT: f64 = 3.2;
const GAP: f64 = 8.0;
/// How far 0 stands from the lowest decade, in lines: room for the numbers of both.
const ZERO: f64 = 1.4;
/// All words of a million, and one in a billion: what lies beyond is drawn there.
const MOST: f64 = 1e6;
const LEAST: f64 = 1e-3;

/// Lays the chart out. The titles are those of the axis upwards, of the target, and to the right, of the reference;
/// spots that come first get their label first.
pub fn lay_out(spots: &[Spot], titles: [&str; 2], width: f64, text: &Text) -> Scatter {
    let (width, line) = (width.max(200.0), text.line);
    let height = (width * 0.8).min(520.0);

    let (mut low, mut high, mut band) = (f64::INFINITY, f64::NEG_INFINITY, 0.0);
    for value in spots.iter().flat_map(|spot| [spot.target, spot.reference]) {
        if value > 0.0 {
            low = low.min(logarithm(value));
            high = high.max(logarithm(value));
        } else {
            band = line * ZERO + GAP;
        }
    }
    // The tolerance keeps a value that is itself a decade, but for the last bit, from getting one more. There are at
    // least two decades, and none above the greatest.
    low = if low < high + 1.0 { (low + 1e-9).floor().min(5.0) } else { 0.0 };
    high = (high - 1e-9).ceil().max(low + 1.0);

    // Where there is a 0, it stands before the decades.
    let first = low as i32 - i32::from(band > 0.0);
    let mut marks: Vec<(f64, String)> = Vec::new();
    let mut widest = GAP;
    for decade in first..=high as i32 {
        let value = if f64::from(decade) < low { 0.0 } else { 10f64.powi(decade) };
        let number = (text.number)(value);
        widest = widest.max((text.measure)(&number));
        marks.push((value, number));
    }

    // Half a line at every end of the axes is for the numbers there, which are as high or as wide again to each side.
    let plot =
        Rect { left: widest + GAP, top: line * 1.5, right: width - widest / 2.0 - 1.0, bottom: height - line * 2.5 };
    let place = |value: f64, from: f64, to: f64| {
        let inwards = if to > from { 1.0 } else { -1.0 };
        if value > 0.0 {
            Linear { domain: (low, high), range: (from + inwards * band, to) }.at(logarithm(value))
        } else {
            from + inwards * GAP
        }
    };
    let place = |across: f64, up: f64| (place(across, plot.left, plot.right), place(up, plot.bottom, plot.top));

    let (mut up, mut across): (Vec<Rule>, Vec<Rule>) = (Vec::new(), Vec::new());
    let (mut free_to, mut free_from) = (f64::INFINITY, f64::NEG_INFINITY);
    for (value, number) in marks {
        let (x, y) = place(value, value);
        let half = (text.measure)(&number) / 2.0;
        // A number only where it stands clear of the one before.
        let label = |x: f64, y: f64, anchor: Anchor, shown: bool| Label {
            x,
            y,
            anchor,
            text: if shown { number.clone() } else { String::new() },
        };
        let (fits_up, fits_across) = (y + line / 2.0 <= free_to, x - half >= free_from);
        up.push(Rule { at: y, label: label(plot.left - GAP, y, Anchor::End, fits_up) });
        across.push(Rule { at: x, label: label(x, plot.bottom + line, Anchor::Middle, fits_across) });
        if fits_up {
            free_to = y - line / 2.0;
        }
        if fits_across {
            free_from = x + half + GAP / 2.0;
        }
    }

    let title =
        |title: &str, x: f64, y: f64, anchor: Anchor| Label { x, y, anchor, text: shorten(title, width, text.measure) };
    let mut dots = Vec::new();
    for spot in spots {
        let (x, y) = place(spot.reference, spot.target);
        dots.push(Dot { x, y, label: None });
    }
    label(spots, &mut dots, &Rect { left: plot.left, top: line, right: width, bottom: plot.bottom + line / 2.0 }, text);
    Scatter {
        width,
        height,
        plot,
        titles: [
            title(titles[0], 0.0, line / 2.0, Anchor::Start),
            title(titles[1], width, height - line / 2.0, Anchor::End),
        ],
        up,
        across,
        diagonal: [(plot.left + band, plot.bottom - band), (plot.right, plot.top)],
        dots,
    }
}

fn logarithm(value: f64) -> f64 {
    value.clamp(LEAST, MOST).log10()
}

/// Labels as many dots as can be, the first first: at the right, the left, above or below, rather where no dot is
/// covered, and never where one is that comes before.
fn label(spots: &[Spot], dots: &mut [Dot], frame: &Rect, text: &Text) {
    // The areas of all dots, and after them of the labels.
    let mut taken: Vec<Rect> = Vec::new();
    for dot in &*dots {
        taken.push(around(dot.x, dot.y, DOT, DOT));
    }
    let half = text.line / 2.0;
    for (index, (spot, dot)) in spots.iter().zip(&mut *dots).enumerate() {
        let own = around(dot.x, dot.y, DOT, DOT);
        if !is_free(&own, &taken[spots.len()..]) {
            continue;
        }
        let term = shorten(spot.term, frame.width() / 2.0, text.measure);
        let wide = (text.measure)(&term) / 2.0;
        let (aside, off) = (DOT + 3.0, DOT + 0.5 + half);
        for attempt in 0..8 {
            let (anchor, right, down) = match attempt % 4 {
                0 => (Anchor::Start, aside, 0.0),
                1 => (Anchor::End, -aside, 0.0),
                2 => (Anchor::Middle, 0.0, -off),
                _ => (Anchor::Middle, 0.0, off),
            };
            let (x, y) = (dot.x + right, dot.y + down);
            let middle = if right > 0.0 {
                wide
            } else if right < 0.0 {
                -wide
            } else {
                0.0
            };
            let area = around(x + middle, y, wide, half);
            let inside = area.left >= frame.left && area.right <= frame.right;
            let inside = inside && area.top >= frame.top && area.bottom <= frame.bottom;
            let heeded = if attempt < 4 { spots.len() } else { index };
            if inside && is_free(&area, &taken[..heeded]) && is_free(&area, &taken[spots.len()..]) {
                taken.push(area);
                dot.label = Some(Label { x, y, anchor, text: term });
                break;
            }
        }
    }
}

fn around(x: f64, y: f64, wide: f64, high: f64) -> Rect {
    Rect { left: x - wide, top: y - high, right: x + wide, bottom: y + high }
}

fn is_free(one: &Rect, others: &[Rect]) -> bool {
    others.iter().all(|other| {
        one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn laid_out(spots: &[(String, f64, f64)], width: f64, line: f64) -> Scatter {
        let spots: Vec<Spot> = spots
            .iter()
            .map(|(term, target, reference)| Spot { term, target: *target, reference: *reference })
            .collect();
        let text = Text {
            measure: &measure,
            line,
            number: &|value| value.to_string(),
            value: &|value| value.to_string(),
            calendar: &|_| String::new(),
            unit: "",
            words: "",
        };
        lay_out(&spots, ["in the target", "in the reference"], width, &text)
    }

    fn measure(text: &str) -> f64 {
        text.chars().count() as f64 * 7.5
    }

    fn area(label: &Label, line: f64) -> Rect {
        let wide = measure(&label.text);
        let left = label.x - [0.0, wide / 2.0, wide][label.anchor as usize];
        Rect { left, top: label.y - line / 2.0, right: left + wide, bottom: label.y + line / 2.0 }
    }

    /// Shrunk by what rounding may do.
    fn overlap(a: &Rect, b: &Rect) -> bool {
        a.right.min(b.right) - a.left.max(b.left) > 1e-6 && a.bottom.min(b.bottom) - a.top.max(b.top) > 1e-6
    }

    fn frequency() -> impl Strategy<Value = f64> {
        prop_oneof![
            3 => Just(0.0),
            8 => 0.01..5_000.0f64,
            2 => Just(100.0),
            1 => prop_oneof![Just(1e300), Just(1e-300), Just(f64::NAN), Just(f64::INFINITY), Just(-1.0)],
        ]
    }

    proptest! {
        #[test]
        fn whatever_the_data_nothing_overlaps_or_leaves_the_frame(
            spots in prop::collection::vec(("[a-z]{0,9}|[a-z ]{40}", frequency(), frequency()), 0..80),
            width in 200.0..1500.0f64,
            line in 12.0..24.0f64,
        ) {
            let scatter = laid_out(&spots, width, line);
            prop_assert_eq!(scatter.dots.len(), spots.len());
            let plot = scatter.plot;
            prop_assert!(plot.width() > 0.0 && plot.height() > 0.0);
            let places = scatter.dots.iter().map(|dot| (dot.x, dot.y)).chain(scatter.diagonal);
            for (x, y) in places {
                prop_assert!(plot.left - 1e-5 <= x && x <= plot.right + 1e-5, "{x}");
                prop_assert!(plot.top - 1e-5 <= y && y <= plot.bottom + 1e-5, "{y}");
            }

            let rules = scatter.up.iter().chain(&scatter.across).map(|rule| &rule.label);
            let words = scatter.dots.iter().filter_map(|dot| dot.label.as_ref());
            let shown: Vec<Rect> = scatter.titles.iter().chain(rules).chain(words)
                .filter(|label| !label.text.is_empty()).map(|label| area(label, line)).collect();
            for (index, one) in shown.iter().enumerate() {
                prop_assert!(one.left >= -1e-6 && one.right <= scatter.width + 1e-6, "{one:?}");
                prop_assert!(one.top >= -1e-6 && one.bottom <= scatter.height + 1e-6, "{one:?}");
                for other in &shown[index + 1..] {
                    prop_assert!(!overlap(one, other), "{one:?} {other:?}");
                }
                for dot in scatter.dots.iter().filter(|dot| dot.label.is_some()) {
                    let own = Rect { left: dot.x - DOT, top: dot.y - DOT, right: dot.x + DOT, bottom: dot.y + DOT };
                    prop_assert!(!overlap(one, &own), "{one:?} {own:?}");
                }
            }

            prop_assert!(scatter.across.len() >= 2 && scatter.across.windows(2).all(|pair| pair[0].at < pair[1].at));
            prop_assert!(scatter.up.len() >= 2 && scatter.up.windows(2).all(|pair| pair[0].at > pair[1].at));
        }

        #[test]
        fn more_frequent_is_farther_and_equal_is_on_the_diagonal(
            values in prop::collection::vec(0.01..9_000.0f64, 2..20),
            width in 280.0..900.0f64,
        ) {
            let spots: Vec<_> = values.iter().map(|value| ("word".to_string(), *value, *value)).collect();
            let scatter = laid_out(&spots, width, 18.0);
            let [(left, bottom), (right, top)] = scatter.diagonal;
            for (dot, value) in scatter.dots.iter().zip(&values) {
                prop_assert!(((dot.x - left) / (right - left) - (dot.y - bottom) / (top - bottom)).abs() < 1e-6);
                for (other, than) in scatter.dots.iter().zip(&values).filter(|(_, than)| *than > value) {
                    prop_assert!(other.x >= dot.x && other.y <= dot.y, "{value} {than}");
                }
            }
        }
    }

    #[test]
    fn decades_are_numbered_and_zero_has_a_band() {
        let of = |spots: &[(f64, f64)]| {
            let spots: Vec<_> = spots.iter().map(|(target, reference)| ("w".into(), *target, *reference)).collect();
            let scatter = laid_out(&spots, 600.0, 18.0);
            scatter.across.into_iter().map(|rule| rule.label.text).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(of(&[]), "1 10");
        assert_eq!(of(&[(0.0, 0.0)]), "0 1 10");
        assert_eq!(of(&[(1000.0, 1000.0)]), "1000 10000");
        assert_eq!(of(&[(0.5, 1000.0), (0.0, 40.0)]), "0 0.1 1 10 100 1000");
    }

    #[test]
    fn a_lone_word_is_labelled_at_its_right_and_a_second_in_its_place_at_its_left() {
        let spots = vec![("alpha".to_string(), 20.0, 30.0), ("beta".to_string(), 20.0, 30.0)];
        let anchors = laid_out(&spots, 600.0, 18.0).dots.into_iter().map(|dot| dot.label.map(|label| label.anchor));
        assert_eq!(anchors.collect::<Vec<_>>(), [Some(Anchor::Start), Some(Anchor::End)]);
    }
}
