//! Text that neither overlaps nor leaves the frame.

use unicode_segmentation::UnicodeSegmentation;

use super::{Anchor, Label};

/// The middles of labels of one height, as near to the `wanted` ones as can be, none overlapping, all between
/// `top` and `bottom`; those that want the same place stand in the order given. `None` where there is no room.
pub fn push_apart(wanted: &[f64], height: f64, top: f64, bottom: f64) -> Option<Vec<f64>> {
    let room = bottom - top - height * wanted.len() as f64;
    if room < 0.0 {
        return None;
    }
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|&a, &b| wanted[a].total_cmp(&wanted[b]));

    // Taking the heights of those above away from each place turns "no overlap" into "never falling"; then runs that
    // fall are replaced by their mean, which moves the labels least.
    let mut runs: Vec<(f64, usize)> = Vec::new();
    for (rank, index) in order.iter().enumerate() {
        let mut run = (wanted[*index] - height * rank as f64, 1);
        while let Some(last) = runs.pop_if(|last| last.0 > run.0) {
            let count = last.1 + run.1;
            run = ((last.0 * last.1 as f64 + run.0 * run.1 as f64) / count as f64, count);
        }
        runs.push(run);
    }

    let (first, last) = (top + height / 2.0, top + height / 2.0 + room);
    let places = runs.into_iter().flat_map(|(place, count)| std::iter::repeat_n(place.clamp(first, last), count));
    let mut middles = vec![0.0; wanted.len()];
    for (rank, (index, place)) in order.into_iter().zip(places).enumerate() {
        middles[index] = place + height * rank as f64;
    }
    Some(middles)
}

/// The text, or as much of it as fits with an ellipsis; at least the ellipsis.
pub fn shorten(text: &str, width: f64, measure: &dyn Fn(&str) -> f64) -> String {
    if measure(text) <= width {
        return text.into();
    }
    let letters: Vec<&str> = text.graphemes(true).collect();
    longest(letters.len(), width, measure, |count| format!("{}…", letters[..count].concat().trim_end()))
}

/// The text in lines of words, none wider than `width` but where a single word is.
pub fn wrapped(text: &str, width: f64, measure: &dyn Fn(&str) -> f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if measure(&format!("{line} {word}")) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.into()),
        }
    }
    lines
}

/// The texts, each shortened where it has to be. Those of which the same would be left lose their middle instead: mostly
/// they differ at the end.
pub fn shorten_apart(texts: &[String], width: f64, measure: &dyn Fn(&str) -> f64) -> Vec<String> {
    let short: Vec<String> = texts.iter().map(|text| shorten(text, width, measure)).collect();
    let is_apart = |(index, own): (usize, &String)| {
        let alike = |(other, text): (usize, &String)| other != index && text == own;
        if short.iter().enumerate().any(alike) { shorten_middle(&texts[index], width, measure) } else { own.clone() }
    };
    short.iter().enumerate().map(is_apart).collect()
}

/// The text, or as much of its beginning and its end as fits with an ellipsis between them.
fn shorten_middle(text: &str, width: f64, measure: &dyn Fn(&str) -> f64) -> String {
    if measure(text) <= width {
        return text.into();
    }
    let letters: Vec<&str> = text.graphemes(true).collect();
    longest(letters.len(), width, measure, |count| {
        let (start, end) = (letters[..count.div_ceil(2)].concat(), letters[letters.len() - count / 2..].concat());
        format!("{}…{}", start.trim_end(), end.trim_start())
    })
}

/// What `cut` leaves of so many letters, with as many as fit, and not all of them.
fn longest(letters: usize, width: f64, measure: &dyn Fn(&str) -> f64, cut: impl Fn(usize) -> String) -> String {
    let mut fits = 0;
    let mut too_long = letters;
    while fits + 1 < too_long {
        let middle = fits.midpoint(too_long);
        if measure(&cut(middle)) <= width { fits = middle } else { too_long = middle }
    }
    cut(fits)
}

/// Where boxes of these widths begin when set one after another, and in which line, counted from 0.
pub fn flow(widths: &[f64], gap: f64, width: f64) -> Vec<(f64, usize)> {
    let (mut x, mut line) = (0.0, 0);
    let mut places = Vec::with_capacity(widths.len());
    for own in widths {
        if x > 0.0 && x + own > width {
            x = 0.0;
            line += 1;
        }
        places.push((x, line));
        x += own + gap;
    }
    places
}

/// A label centred on `x`, moved as little as keeps it between 0 and `width`, and its left and right end.
pub(super) fn centred(x: f64, y: f64, text: String, width: f64, measure: &dyn Fn(&str) -> f64) -> (Label, (f64, f64)) {
    let half = (measure(&text) / 2.0).min(width / 2.0);
    let x = x.clamp(half, width - half);
    (Label { x, y, anchor: Anchor::Middle, text }, (x - half, x + half))
}

#[cfg(test)]
mod tests {
    use super::shorten_apart;

    #[test]
    fn what_would_be_cut_to_the_same_text_loses_its_middle() {
        let texts =
            ["BGNES, ‘Lammy urges China’ (1)", "BGNES, ‘Lammy urges China’ (2)", "Reuters", "The Guardian, 2020"];
        let short = shorten_apart(&texts.map(String::from), 12.0, &|text| text.chars().count() as f64);
        assert_eq!(short, ["BGNES,…’ (1)", "BGNES,…’ (2)", "Reuters", "The Guardia…"].map(String::from));
    }
}
