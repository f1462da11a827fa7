//! The tokeniser against Unicode's own conformance data: its tokens are Unicode's words that hold a letter or digit.

use readout::text::tokens;

#[test]
fn tokens_are_the_words_of_unicode() {
    let table = include_str!("../data/word_breaks.txt");
    let cases: Vec<&str> = table.lines().filter(|line| !line.starts_with('#')).collect();
    assert!(cases.len() > 500, "only {} cases", cases.len());
    for line in cases {
        let words: Vec<String> = line
            .split('÷')
            .map(|word| {
                let points = word.split('×').map(str::trim).filter(|point| !point.is_empty());
                points.map(|point| char::from_u32(u32::from_str_radix(point, 16).unwrap()).unwrap()).collect()
            })
            .collect();
        let text = words.concat();
        let found: Vec<&str> = tokens(&text, &[]).into_iter().map(|range| &text[range]).collect();
        // Underscores at the edges of a word are marks of italics, and not of it, nor is what is set on one.
        let words = words.iter().map(|word| {
            let word = word.trim_end_matches('_');
            let rest = word.trim_start_matches('_');
            if rest.len() < word.len() { rest.trim_start_matches(|c: char| !c.is_alphanumeric()) } else { rest }
        });
        let expected: Vec<&str> = words.filter(|word| word.chars().any(char::is_alphanumeric)).collect();
        assert_eq!(found, expected, "{line}");
    }
}
