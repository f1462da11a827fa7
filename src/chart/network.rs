//! A word among those it goes with: those that stand before it at the left, those after it at the right, a spoke to
//! each, and arcs between those that go with each other.

use std::cmp::Reverse;

use super::{Anchor, Label, Rect, labels::shorten};

/// A word that the one in the middle goes with.
#[derive(Clone, Copy, Debug)]
pub struct Word<'a> {
    pub term: &'a str,
    /// 0 to 1.
    pub strength: f64,
    /// Where it stands on average: before the word in the middle if negative. Without a place, sides alternate.
    pub place: Option<f64>,
}

/// The drawing for one width. Everything lies between 0 and `width`, 0 and `height`.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    pub width: f64,
    pub height: f64,
    pub node: Label,
    /// What the word in the middle covers. Where there is no way around it, arcs pass behind.
    pub plate: Rect,
    /// One for each word.
    pub words: Vec<Place>,
    /// The strongest pairs, the strongest first.
    pub arcs: Vec<Arc>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    pub label: Label,
    /// From the word to the one in the middle.
    pub spoke: [(f64, f64); 2],
    /// The spoke's width.
    pub thick: f64,
}

/// A curve between two words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Arc {
    pub words: (usize, usize),
    /// Where it begins, towards where it is drawn, where it ends: what SVG calls a quadratic curve.
    pub points: [(f64, f64); 3],
    pub thick: f64,
}

/// So many arcs can still be told apart.
pub const ARCS: usize = 30;
/// Height of a word's line at least; how far apart words of a short column may be, in lines; the least height in lines.
const LINE: f64 = 22.0;
const LOOSE: f64 = 1.5;
const LINES: f64 = 6.0;
const GAP: f64 = 8.0;
/// A column is no wider than this share of the width; what is between the columns no wider than so many pixels.
const COLUMN: f64 = 0.27;
const BETWEEN: f64 = 480.0;

/// Lays the drawing out. `pairs` are two of the words and how often they occur together.
pub fn lay_out(
    node: &str,
    words: &[Word],
    pairs: &[(u32, u32, u64)],
    width: f64,
    measure: &dyn Fn(&str) -> f64,
    line: f64,
) -> Network {
    let width = width.clamp(200.0, 900.0);
    let room = width * COLUMN;
    let mut places: Vec<Place> = Vec::new();
    let (mut column, mut counts, mut alternate) = (0.0, [0.0, 0.0], false);
    for word in words {
        alternate ^= word.place.is_none();
        let is_left = word.place.map_or(alternate, |place| place < 0.0);
        let text = shorten(word.term, room, measure);
        column = measure(&text).min(room).max(column);
        let (anchor, count) = if is_left { (Anchor::End, &mut counts[0]) } else { (Anchor::Start, &mut counts[1]) };
        // Its number in its column, until it is known how many there are.
        let label = Label { x: 0.0, y: *count, anchor, text };
        *count += 1.0;
        // What is not a number has no strength.
        let strength = if word.strength > 0.0 { word.strength.min(1.0) } else { 0.0 };
        places.push(Place { label, spoke: [(0.0, 0.0); 2], thick: 1.0 + 3.0 * strength });
    }
    let line = line.max(LINE);
    let height = line * counts[0].max(counts[1]).max(LINES);
    let (x, y) = (width / 2.0, height / 2.0);

    // Half of what is between the columns, and of that as much as the word in the middle may take.
    let half = (x - column - GAP).min(BETWEEN / 2.0);
    let name = shorten(node, half * 1.3 - GAP, measure);
    let cover = (measure(&name).min(half * 1.3 - GAP) + GAP) / 2.0;
    let plate = Rect { left: x - cover, top: y - line / 2.0, right: x + cover, bottom: y + line / 2.0 };

    for place in &mut places {
        let (sign, count) = if place.label.anchor == Anchor::End { (-1.0, counts[0]) } else { (1.0, counts[1]) };
        let step = (height / count).min(line * LOOSE);
        let off = (place.label.y - (count - 1.0) / 2.0) * step;
        place.label.x = x + sign * (half + GAP);
        place.label.y = y + off;
        // Spokes end beside each other, as high as their words are, and not all in one point.
        place.spoke = [(x + sign * half, y + off), (x + sign * cover, y + off / height * line)];
    }

    let mut strongest: Vec<(u32, u32, u64)> = pairs
        .iter()
        .copied()
        .filter(|&(a, b, count)| count > 0 && a != b && (a.max(b) as usize) < words.len())
        .collect();
    strongest.sort_by_key(|&(_, _, count)| Reverse(count));
    strongest.truncate(ARCS);
    let most = strongest.first().map_or(0.0, |&(_, _, count)| count as f64);
    let mut arcs: Vec<Arc> = Vec::new();
    for (a, b, count) in strongest {
        let (a, b, count) = (a as usize, b as usize, count as f64);
        let (from, to) = (places[a].spoke[0], places[b].spoke[0]);
        let (aside, high) = if from.0 == to.0 {
            // A quadratic curve goes half as far as the point that it is drawn towards.
            let depth = ((to.1 - from.1).abs() * 0.7 + GAP).min((half - cover) * 1.8);
            (if from.0 < x { depth - half } else { half - depth }, (from.1 + to.1) / 2.0)
        } else {
            (0.0, y + around(from.1 - y, to.1 - y, cover / half, line))
        };
        arcs.push(Arc {
            words: (a, b),
            points: [from, (x + aside, high.clamp(0.0, height)), to],
            thick: 0.75 + 2.75 * count / most,
        });
    }

    Network { width, height, node: Label { x, y, anchor: Anchor::Middle, text: name }, plate, words: places, arcs }
}

/// How high a curve from one side to the other has to be drawn to pass by the word in the middle, `clear` above or
/// below it; all as distances from its height. `cover` is the share of the way that it takes.
///
/// With `u` from −1 at the one side to 1 at the other, the curve's height is
/// `(from + to)(1 + u²)/4 + (to − from)u/2 + towards(1 − u²)/2`. It bends away from the middle, so that it is nearest at
/// one of the ends of what is covered, `u = ±cover`.
fn around(from: f64, to: f64, cover: f64, clear: f64) -> f64 {
    let mean = (from + to) / 2.0;
    let square = cover * cover;
    let nearest = mean.abs() * (1.0 + square) / 2.0 - (to - from).abs() * cover / 2.0;
    let height = ((clear - nearest) * 2.0 / (1.0 - square)).max(mean.abs());
    if mean > 0.0 { height } else { -height }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    type Given = (String, f64, Option<f64>);

    fn laid_out(node: &str, words: &[Given], pairs: &[(u32, u32, u64)], width: f64, line: f64) -> Network {
        let words: Vec<Word> =
            words.iter().map(|(term, strength, place)| Word { term, strength: *strength, place: *place }).collect();
        lay_out(node, &words, pairs, width, &measure, line)
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

    /// Points along a curve.
    fn along(arc: &Arc) -> Vec<Rect> {
        let [from, towards, to] = arc.points;
        let at = |t: f64, from: f64, towards: f64, to: f64| {
            (1.0 - t) * (1.0 - t) * from + 2.0 * t * (1.0 - t) * towards + t * t * to
        };
        let point = |step: u32| {
            let t = f64::from(step) / 50.0;
            let (x, y) = (at(t, from.0, towards.0, to.0), at(t, from.1, towards.1, to.1));
            Rect { left: x - 0.1, top: y - 0.1, right: x + 0.1, bottom: y + 0.1 }
        };
        (0..=50).map(point).collect()
    }

    fn word() -> impl Strategy<Value = Given> {
        let number =
            prop_oneof![6 => 0.0..1.0f64, 1 => Just(0.0), 1 => Just(1e300), 1 => Just(f64::NAN), 1 => Just(-3.0)];
        ("[a-z]{0,9}|[a-z]{40}", number, prop::option::of(-5.0..5.0f64))
    }

    proptest! {
        #[test]
        fn whatever_the_data_nothing_overlaps_or_leaves_the_frame(
            node in "[a-z]{1,9}|[a-z]{60}",
            words in prop::collection::vec(word(), 0..50),
            pairs in prop::collection::vec((0..55u32, 0..55u32, prop_oneof![0..40u64, Just(7), Just(u64::MAX)]), 0..90),
            width in 200.0..1200.0f64,
            line in 12.0..24.0f64,
        ) {
            let network = laid_out(&node, &words, &pairs, width, line);
            prop_assert!(network.width <= width);
            prop_assert_eq!(network.words.len(), words.len());
            let labels = network.words.iter().map(|place| &place.label).chain([&network.node]);
            let mut shown: Vec<Rect> = labels.map(|label| area(label, line)).collect();
            for (index, one) in shown.iter().enumerate() {
                prop_assert!(one.left >= -1e-6 && one.right <= network.width + 1e-6, "{one:?}");
                prop_assert!(one.top >= -1e-6 && one.bottom <= network.height + 1e-6, "{one:?}");
                prop_assert!(shown[index + 1..].iter().all(|other| !overlap(one, other)), "{one:?}");
            }
            shown.pop();
            for place in &network.words {
                prop_assert!((1.0..=4.0).contains(&place.thick));
                prop_assert!(!shown.iter().any(|label| overlap(label, &network.plate)));
                // A spoke goes from the column inwards, so that it crosses no label.
                prop_assert!((place.spoke[0].0 - network.node.x).abs() >= (place.spoke[1].0 - network.node.x).abs());
            }

            prop_assert!(network.arcs.len() <= ARCS);
            for arc in &network.arcs {
                prop_assert!((0.75..=3.5).contains(&arc.thick));
                for point in along(arc) {
                    prop_assert!(!shown.iter().any(|label| overlap(label, &point)), "{arc:?} {point:?}");
                    prop_assert!(point.top >= -0.2 && point.bottom <= network.height + 0.2, "{arc:?} {point:?}");
                    let same_side = arc.points[0].0 == arc.points[2].0;
                    prop_assert!(!same_side || !overlap(&network.plate, &point), "{arc:?} {point:?}");
                }
            }
        }

        #[test]
        fn arcs_between_the_sides_pass_by_the_word_in_the_middle_where_there_is_room(
            many in 1..25usize,
            pairs in prop::collection::vec((0..50u32, 0..50u32, 1..40u64), 1..60),
            width in 500.0..900.0f64,
        ) {
            let words: Vec<Given> = (0..2 * many).map(|n| (format!("word{n}"), 0.5, None)).collect();
            let network = laid_out("government", &words, &pairs, width, 18.0);
            for arc in &network.arcs {
                prop_assert!(along(arc).iter().all(|point| !overlap(&network.plate, point)), "{arc:?}");
            }
        }
    }

    #[test]
    fn words_stand_at_their_side_in_the_order_given() {
        let word = |term: &str, place: Option<f64>| (term.to_string(), 1.0, place);
        let words =
            [word("a", Some(-1.0)), word("b", Some(2.0)), word("c", Some(-0.5)), word("d", None), word("e", None)];
        let network = laid_out("node", &words, &[], 600.0, 18.0);
        let side = |anchor: Anchor| {
            let mut own: Vec<_> = network.words.iter().filter(|place| place.label.anchor == anchor).collect();
            own.sort_by(|a, b| a.label.y.total_cmp(&b.label.y));
            own.into_iter().map(|place| place.label.text.as_str()).collect::<String>()
        };
        assert_eq!((side(Anchor::End), side(Anchor::Start)), ("acd".to_string(), "be".to_string()));
    }

    #[test]
    fn only_the_strongest_pairs_of_two_words_get_an_arc() {
        let words: Vec<Given> = (0..20).map(|n| (format!("word{n}"), 0.5, None)).collect();
        let pairs: Vec<_> = (0..20).flat_map(|a| (0..25).map(move |b| (a, b, u64::from(a + b)))).collect();
        let network = laid_out("node", &words, &pairs, 600.0, 18.0);
        assert_eq!((network.arcs.len(), network.arcs[0].thick), (ARCS, 3.5));
        assert!(network.arcs.iter().all(|arc| arc.words.0 != arc.words.1));
        assert!(network.arcs.is_sorted_by(|a, b| a.thick >= b.thick));
    }
}
