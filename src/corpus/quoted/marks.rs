//! Quotation marks, and what each can be where it stands.

use std::ops::Range;

use crate::corpus::turns::is_han;

/// A quotation mark in a paragraph.
#[derive(Debug)]
pub(super) struct Mark {
    pub range: Range<usize>,
    pub sign: &'static str,
    /// Where it stands it can begin a quotation, or end one.
    pub opens: bool,
    pub closes: bool,
    /// It stands after a digit, and could be a measure.
    pub after_digit: bool,
}

impl Mark {
    /// Whether it ends a quotation that begins with that mark.
    pub fn ends(&self, open: &str) -> bool {
        self.closes
            && match open {
                "“" => self.sign == "”",
                "„" => matches!(self.sign, "“" | "”" | "\""),
                "‘" => self.sign == "’",
                "‚" => matches!(self.sign, "‘" | "’"),
                "«" => self.sign == "»",
                "»" => matches!(self.sign, "«" | "»"),
                "‹" => self.sign == "›",
                "›" => self.sign == "‹",
                "「" => self.sign == "」",
                "『" => self.sign == "』",
                "｢" => self.sign == "｣",
                "﹁" => self.sign == "﹂",
                "﹃" => self.sign == "﹄",
                "〝" => matches!(self.sign, "〟" | "〞"),
                "``" => self.sign == "''",
                _ => self.sign == open,
            }
    }
}

/// Signs that only open, and signs that only close.
const OPENING: &[&str] = &["„", "「", "『", "｢", "﹁", "﹃", "〝"];
const CLOSING: &[&str] = &["」", "』", "｣", "﹂", "﹄", "〟", "〞"];

/// Which way the guillemets of a text point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Guillemets {
    /// «…»
    Outwards,
    /// »…«
    Inwards,
    /// »…»
    Same,
}

impl Guillemets {
    /// By what stands around them, and which comes first in lines that have both.
    pub fn of(text: &str) -> Self {
        if !text.contains('«') {
            return Self::Same;
        }
        let mut votes = 0i64;
        for (at, sign) in text.match_indices(['«', '»']) {
            let around = Around::of(text, &(at..at + sign.len()));
            let outwards = if sign == "«" { around.opens() } else { around.closes() };
            let inwards = if sign == "«" { around.closes() } else { around.opens() };
            votes += i64::from(outwards) - i64::from(inwards);
        }
        for line in text.lines() {
            if let (Some(left), Some(right)) = (line.find('«'), line.find('»')) {
                votes += if left < right { 1 } else { -1 };
            }
        }
        if votes < 0 { Self::Inwards } else { Self::Outwards }
    }
}

/// What stands on the two sides of a mark.
pub(super) struct Around {
    pub before: Option<char>,
    pub after: Option<char>,
}

impl Around {
    pub fn of(text: &str, range: &Range<usize>) -> Self {
        Self {
            before: text.get(..range.start).and_then(|text| text.chars().next_back()),
            after: text.get(range.end..).and_then(|text| text.chars().next()),
        }
    }

    /// Nothing, white space, or what a quotation can begin after stands before it.
    pub fn leads(&self) -> bool {
        self.before.is_none_or(|c| c.is_whitespace() || "([{—–-‘‚'/¿¡*_".contains(c))
    }

    fn is_at_start(&self) -> bool {
        self.before.is_none_or(char::is_whitespace)
    }

    /// Nothing, white space, or punctuation that no quotation begins with stands after it.
    pub fn trails(&self) -> bool {
        self.after.is_none_or(|c| c.is_whitespace() || ",.;:!?)]}—–-/’".contains(c))
    }

    /// A quotation can begin here.
    pub fn opens(&self) -> bool {
        self.leads()
            && (!self.trails() || (self.is_at_start() && self.after == Some('—')))
            && self.after.is_some_and(|c| !c.is_whitespace())
    }

    /// A quotation can end here.
    pub fn closes(&self) -> bool {
        // After a dash, what follows tells.
        !self.leads() || (!self.is_at_start() && self.trails())
    }

    /// A script without spaces stands before it: there a mark can do either.
    fn is_unspaced(&self) -> bool {
        self.before.is_some_and(|c| is_han(c) || matches!(c, '\u{3000}'..='\u{30FF}' | '\u{FF00}'..='\u{FFEF}'))
    }

    pub fn is_after_digit(&self) -> bool {
        self.before.is_some_and(|c| c.is_numeric())
    }

    /// Letters of Hebrew on both sides: the sign of an abbreviation.
    fn is_gershayim(&self) -> bool {
        let is_hebrew = |c: Option<char>| c.is_some_and(|c| matches!(c, '\u{5D0}'..='\u{5EA}'));
        is_hebrew(self.before) && is_hebrew(self.after)
    }
}

/// The double marks of a paragraph.
pub(super) fn double(paragraph: &str, guillemets: Guillemets) -> Vec<Mark> {
    const ALL: &[&str] = &["\"", "＂", "“", "”", "«", "»", "``", "''"];
    let mut marks = Vec::new();
    let mut at = 0;
    // Most characters are none of these, which is soon told.
    let may_be = |c: char| matches!(c, '"' | '\'' | '`') || c >= '«';
    while let Some(next) = paragraph.get(at..).and_then(|rest| rest.find(may_be)) {
        at += next;
        let rest = paragraph.get(at..).unwrap_or_default();
        match ALL.iter().chain(OPENING).chain(CLOSING).find(|sign| rest.starts_with(**sign)) {
            Some(sign) => {
                marks.extend(mark(paragraph, at..at + sign.len(), sign, guillemets));
                at += sign.len();
            }
            None => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    marks
}

fn mark(paragraph: &str, range: Range<usize>, sign: &'static str, guillemets: Guillemets) -> Option<Mark> {
    let around = Around::of(paragraph, &range);
    let (sign, opens, closes) = match sign {
        // After the low mark, the one that opens elsewhere closes.
        "“" => ("“", true, !around.is_at_start()),
        "”" => ("”", around.opens(), true),
        "«" => ("«", guillemets == Guillemets::Outwards, guillemets == Guillemets::Inwards),
        "»" => match guillemets {
            Guillemets::Outwards => ("»", false, true),
            Guillemets::Inwards => ("»", true, false),
            Guillemets::Same => ("»", around.opens(), around.closes()),
        },
        "``" if around.before == Some('`') || around.after.is_none_or(|c| c == '`' || c.is_whitespace()) => {
            return None;
        }
        "``" => ("``", true, false),
        "''" => ("''", false, true),
        "\"" | "＂" if around.is_gershayim() => return None,
        "\"" | "＂" => ("\"", around.opens() || (around.is_unspaced() && !around.trails()), around.closes()),
        sign => (sign, OPENING.contains(&sign), CLOSING.contains(&sign)),
    };
    let feet = sign == "\"" && is_after_feet(paragraph, range.start);
    (!feet).then(|| Mark { after_digit: around.is_after_digit(), range, sign, opens, closes })
}

/// Whether feet stand before a mark that so is that for inches, as in `6'2"`.
fn is_after_feet(paragraph: &str, at: usize) -> bool {
    let before = paragraph.get(..at).unwrap_or_default();
    let feet = before.trim_end_matches(|c: char| c.is_numeric() || c == '.' || c == '/');
    let feet = feet.trim_end_matches([' ', '-', '\u{A0}']);
    feet.len() < before.len()
        && feet.strip_suffix(['\'', '’', '′']).is_some_and(|feet| feet.ends_with(|c: char| c.is_ascii_digit()))
        && before.ends_with(char::is_numeric)
}
