//! Where words begin and end: the rules of UAX #29, by a table of Unicode 17 that `scripts/words.py` makes.
//!
//! The crate `unicode-segmentation` does the same by tables that are eight times as large, which the browser would have
//! to fetch. Tests hold the two to each other; where that crate goes beyond the rules, which it does for pictures that
//! are joined to something, so does this: texts cut into other words would be another corpus.

use std::{ops::Range, sync::LazyLock};

use self::Class::{
    ALetter, Any, Cr, DoubleQuote, Extend, ExtendNumLet, Format, Hebrew, Katakana, Lf, MidLetter, MidNum, MidNumLet,
    Newline, Numeric, Regional, SingleQuote, Space, Zwj,
};
use crate::index::codec::{Malformed, Reader};

/// What a character is in words: Unicode's property Word_Break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Any,
    ALetter,
    Extend,
    Numeric,
    Cr,
    DoubleQuote,
    ExtendNumLet,
    Format,
    Hebrew,
    Katakana,
    Lf,
    MidLetter,
    MidNum,
    MidNumLet,
    Newline,
    Regional,
    SingleQuote,
    Space,
    Zwj,
}

/// As the table numbers them.
const CLASSES: [Class; 19] = [
    Any,
    ALetter,
    Extend,
    Numeric,
    Cr,
    DoubleQuote,
    ExtendNumLet,
    Format,
    Hebrew,
    Katakana,
    Lf,
    MidLetter,
    MidNum,
    MidNumLet,
    Newline,
    Regional,
    SingleQuote,
    Space,
    Zwj,
];

/// A bit beside the number: the property Extended_Pictographic.
const PICTURE: u8 = 32;

/// A character's class, and whether it is a picture.
type Kind = (Class, bool);

struct Kinds {
    ascii: [Kind; 128],
    /// First and last character, in order.
    runs: Vec<(u32, u32, Kind)>,
}

static KINDS: LazyLock<Kinds> = LazyLock::new(|| {
    let mut kinds = Kinds { ascii: [(Any, false); 128], runs: Vec::new() };
    let mut reader = Reader::new(include_bytes!("words.bin"));
    // The table is our own, and a test reads it to its end.
    while let Ok(run) = run(&mut reader, kinds.runs.last().map_or(0, |(_, last, _)| last + 1)) {
        kinds.runs.push(run);
    }
    for c in 0..128 {
        kinds.ascii[c] = kinds.search(c as u32);
    }
    kinds
});

/// Characters that are left out, characters less one, and their kind.
fn run(reader: &mut Reader, from: u32) -> Result<(u32, u32, Kind), Malformed> {
    let first = from + reader.u32()?;
    let last = first + reader.u32()?;
    let number = reader.byte()?;
    let class = CLASSES.get(usize::from(number & (PICTURE - 1))).copied().unwrap_or(Any);
    Ok((first, last, (class, number & PICTURE != 0)))
}

impl Kinds {
    fn search(&self, c: u32) -> Kind {
        let at = self.runs.partition_point(|&(_, last, _)| last < c);
        self.runs.get(at).filter(|(first, ..)| *first <= c).map_or((Any, false), |&(.., kind)| kind)
    }

    fn of(&self, c: char) -> Kind {
        self.ascii.get(c as usize).copied().unwrap_or_else(|| self.search(c.into()))
    }

    /// Whether what comes next, marks aside, is of a class, or a picture that is joined.
    fn follows(&self, rest: &str, wanted: &[Class]) -> bool {
        let mut joined = false;
        for c in rest.chars() {
            match self.of(c) {
                (_, true) if joined => return true,
                (class @ (Extend | Format | Zwj), _) => joined = class == Zwj,
                (class, _) => return wanted.contains(&class),
            }
        }
        false
    }
}

/// What stands before a place, marks aside.
#[derive(Clone, Copy)]
enum Before {
    One(Class),
    /// A sign within a word, such as an apostrophe: the word goes on.
    Bridge,
}

/// Cuts a text into words and what stands between them.
pub fn each_piece(text: &str, piece: &mut dyn FnMut(Range<usize>)) {
    let kinds = &*KINDS;
    let (mut from, mut before, mut last) = (0, Before::One(Any), Any);
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        let kind = kinds.of(c);
        let goes_on = if at == 0 { None } else { after(kinds, before, last, kind, chars.as_str()) };
        if goes_on.is_none() && at > 0 {
            piece(from..at);
            from = at;
        }
        before = goes_on.unwrap_or(Before::One(kind.0));
        last = kind.0;
    }
    if from < text.len() {
        piece(from..text.len());
    }
}

/// What stands before the next place where a piece goes on with a character; `None` where another one begins. The
/// numbers are those of the rules.
fn after(kinds: &Kinds, before: Before, last: Class, (class, picture): Kind, rest: &str) -> Option<Before> {
    let Before::One(known) = before else {
        return Some(match class {
            _ if picture && last == Zwj => Before::One(Any),
            Extend | Format | Zwj => before,
            _ => Before::One(class),
        });
    };
    let goes_on = match (known, class) {
        // 3 to 3b.
        (Cr, Lf) => true,
        (Cr | Lf | Newline, _) | (_, Cr | Lf | Newline) => false,
        // 3c.
        _ if picture && last == Zwj => return Some(Before::One(Any)),
        // 4.
        (_, Extend | Format | Zwj) => return Some(before),
        // 3d.
        (Space, Space) => last == Space,
        // 6, 7, 7b, 7c, 11 and 12.
        (ALetter | Hebrew, MidLetter | MidNumLet | SingleQuote) if kinds.follows(rest, &[ALetter, Hebrew]) => {
            return Some(Before::Bridge);
        }
        (Hebrew, DoubleQuote) if kinds.follows(rest, &[Hebrew]) => return Some(Before::Bridge),
        (Numeric, MidNum | MidNumLet | SingleQuote) if kinds.follows(rest, &[Numeric]) => return Some(Before::Bridge),
        // 7a.
        (Hebrew, SingleQuote) => true,
        // 5, 8 to 10, 13 to 13b.
        (ALetter | Hebrew | Numeric | ExtendNumLet, ALetter | Hebrew | Numeric | ExtendNumLet)
        | (Katakana | ExtendNumLet, Katakana)
        | (Katakana, ExtendNumLet) => true,
        // 15 and 16: two of them make a flag, and a third begins another one.
        (Regional, Regional) => return Some(Before::One(Any)),
        _ => false,
    };
    goes_on.then_some(Before::One(class))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::{KINDS, each_piece};

    fn pieces(text: &str) -> Vec<&str> {
        let mut out = Vec::new();
        each_piece(text, &mut |range| out.push(&text[range]));
        out
    }

    #[track_caller]
    fn check(text: &str) {
        let expected: Vec<&str> = text.split_word_bounds().collect();
        assert_eq!(pieces(text), expected, "{text:?}");
    }

    #[test]
    fn the_table_is_read_to_its_end() {
        assert_eq!(KINDS.runs.len(), 1258);
    }

    /// One character of every class, beside which every character there is shows its own.
    const SIGNS: [char; 21] = [
        'a',
        '1',
        '\u{300}',
        '\u{AD}',
        '\u{200D}',
        'א',
        'カ',
        '_',
        '\'',
        '"',
        '.',
        ':',
        ',',
        '\r',
        '\n',
        '\u{85}',
        '\u{1F1E6}',
        ' ',
        '😀',
        'ℹ',
        '§',
    ];

    #[test]
    fn every_character_is_cut_as_the_crate_does() {
        for c in '\0'..=char::MAX {
            for text in [
                format!("a{c}a 1{c}1 א{c}א"),
                format!("{c}{c}{c}"),
                format!("カ{c}\u{200D}{c}_{c}a"),
                format!("\u{1F1E6}{c}\r{c}\n {c} "),
            ] {
                check(&text);
            }
        }
    }

    #[test]
    fn four_of_every_class_are_cut_as_the_crate_does() {
        let mut text = String::new();
        for number in 0..SIGNS.len().pow(4) {
            text.clear();
            text.extend((0..4).map(|place| SIGNS[number / SIGNS.len().pow(place) % SIGNS.len()]));
            check(&text);
        }
    }

    proptest! {
        #[test]
        fn any_text_is_cut_as_the_crate_does(signs in proptest::collection::vec(0..SIGNS.len(), 0..30), any in ".*") {
            check(&signs.iter().map(|&sign| SIGNS[sign]).collect::<String>());
            check(&any);
        }
    }
}
