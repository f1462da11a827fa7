//! Text that neither overlaps nor leaves the frame.

use super::{Anchor, Label, within};

/// The middles of labels of one height, as near to the `wanted` ones as can be, none overlapping, all between
/// `top` and `bottom`; those that want the same place stand in the order given. `None` where there is no room.
pub fn push_apart(wanted: &[f64], height: f64, top: f64, bottom: f64) -> Option<Vec<f64>> {
    let room = bottom - top - height * wanted.len() as f64;
    if room < 0.0 {
        return None;
    }
    // There are a handful of labels: each takes its place among those before it, with no sort to be fetched.
    let mut order: Vec<usize> = Vec::new();
    for (index, place) in wanted.iter().enumerate() {
        let at = order.iter().position(|other| wanted[*other].total_cmp(place).is_gt());
        order.insert(at.unwrap_or(order.len()), index);
    }

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
    let places = runs.into_iter().flat_map(|(place, count)| std::iter::repeat_n(within(place, first, last), count));
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
    let letters = whole_letters(text);
    longest(letters.len(), width, measure, &|count| [letters[..count].concat().trim_end(), "…"].concat())
}

/// The text in lines of words, none wider than `width` but where a single word is.
pub fn wrapped(text: &str, width: f64, measure: &dyn Fn(&str) -> f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if measure(&[line, " ", word].concat()) <= width => {
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
    let letters = whole_letters(text);
    longest(letters.len(), width, measure, &|count| {
        let (start, end) = (&letters[..count.div_ceil(2)], &letters[letters.len() - count / 2..]);
        [start.concat().trim_end(), "…", end.concat().trim_start()].concat()
    })
}

/// What `cut` leaves of so many letters, with as many as fit, and not all of them.
fn longest(letters: usize, width: f64, measure: &dyn Fn(&str) -> f64, cut: &dyn Fn(usize) -> String) -> String {
    let mut fits = 0;
    let mut too_long = letters;
    while fits + 1 < too_long {
        let middle = fits.midpoint(too_long);
        if measure(&cut(middle)) <= width { fits = middle } else { too_long = middle }
    }
    cut(fits)
}

/// The text, cut into letters with what is joined to them. The full rules of Unicode would bring tables of ten kilobytes
/// to a page that cuts a label now and then.
fn whole_letters(text: &str) -> Vec<&str> {
    let is_joined = |letter: char| matches!(letter, '\u{300}'..='\u{36f}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{200d}');
    let mut starts = Vec::new();
    let mut before = ' ';
    for (index, letter) in text.char_indices() {
        if index == 0 || !is_joined(letter) && before != '\u{200d}' {
            starts.push(index);
        }
        before = letter;
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).filter_map(|(start, end)| text.get(*start..end)).collect()
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
    let x = within(x, half, width - half);
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
