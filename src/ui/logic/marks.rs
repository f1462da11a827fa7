//! Text with its highlights, as runs that are marked or not.

/// The text from scalar value `skip` on, cut where highlights begin and end; true is a highlight. Highlights are spans of
/// scalar values, in order, and do not overlap.
pub fn runs(text: &str, highlights: &[(u32, u32)], skip: u32) -> Vec<(bool, String)> {
    let mut runs: Vec<(bool, String)> = Vec::new();
    let mut marks = highlights.iter().peekable();
    for (index, letter) in (0u32..).zip(text.chars()) {
        while marks.next_if(|(_, end)| *end <= index).is_some() {}
        if index < skip {
            continue;
        }
        let is_hit = marks.peek().is_some_and(|(start, _)| *start <= index);
        let begins = marks.peek().is_some_and(|(start, _)| *start == index);
        match runs.last_mut() {
            Some((last, run)) if *last == is_hit && !begins => run.push(letter),
            _ => runs.push((is_hit, letter.to_string())),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::runs;

    #[test]
    fn text_is_cut_where_highlights_begin_and_end() {
        for (text, highlights, skip, expected) in [
            ("", vec![], 0, vec![]),
            ("plain", vec![], 0, vec![(false, "plain")]),
            ("one two", vec![(4, 7)], 0, vec![(false, "one "), (true, "two")]),
            // Neighbours stay two.
            ("ab", vec![(0, 1), (1, 2)], 0, vec![(true, "a"), (true, "b")]),
            ("中国外交", vec![(1, 3)], 0, vec![(false, "中"), (true, "国外"), (false, "交")]),
            ("one two", vec![(0, 3)], 2, vec![(true, "e"), (false, " two")]),
            ("ab", vec![(1, 9)], 0, vec![(false, "a"), (true, "b")]),
        ] {
            let got = runs(text, &highlights, skip);
            let got: Vec<(bool, &str)> = got.iter().map(|(is_hit, run)| (*is_hit, run.as_str())).collect();
            assert_eq!(got, expected, "{text}");
        }
    }
}
