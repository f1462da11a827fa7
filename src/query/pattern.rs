//! Patterns over the forms of a lexicon: wildcards, regular expressions, edit distance.

use regex_lite::{Regex, RegexBuilder};

use crate::message::BadRegex;

/// A compiled regular expression may take so many bytes: enough for what people write, too little to hold up a search.
const REGEX_BYTES: usize = 1 << 18;

/// Whether a character has a meaning of its own in a regular expression.
const fn is_meta(c: char) -> bool {
    matches!(
        c,
        '\\' | '.' | '*' | '+' | '?' | '(' | ')' | '|' | '[' | ']' | '{' | '}' | '^' | '$' | '#' | '&' | '-' | '~'
    )
}

/// Compiles a regular expression that has to match a whole form.
pub(super) fn regex(pattern: &str, case: bool) -> Result<Regex, BadRegex> {
    let pattern = if case { pattern.to_owned() } else { lowered(pattern) };
    let whole = format!("^(?:{pattern})$");
    RegexBuilder::new(&whole)
        .case_insensitive(!case)
        .size_limit(REGEX_BYTES)
        .build()
        .map_err(|why| reason(&why.to_string()))
}

/// Why a regular expression does not compile, by the English message of the library, which has no error kinds.
fn reason(why: &str) -> BadRegex {
    let kinds = [
        ("not supported", BadRegex::Unsupported),
        ("class", BadRegex::Class),
        ("flag", BadRegex::Flag),
        ("group name", BadRegex::Flag),
        ("escape", BadRegex::Escape),
        ("boundary", BadRegex::Escape),
        ("hexadecimal", BadRegex::Escape),
        ("nesting", BadRegex::Large),
        ("size limit", BadRegex::Large),
        ("group", BadRegex::Group),
        ("closing ')'", BadRegex::Group),
    ];
    let kind = kinds.into_iter().find(|(word, _)| why.contains(word));
    // What is left is about numbers in braces and signs with nothing before them.
    kind.map_or(BadRegex::Repetition, |(_, reason)| reason)
}

/// The longest run of letters that every match of a regular expression contains: a prefilter, so that the expression is
/// run on few of the forms. Empty where alternatives, groups or classes make it hard to tell.
pub(super) fn required_letters(pattern: &str) -> String {
    let (mut best, mut run) = (String::new(), String::new());
    if pattern.contains(['|', '(', '[', '\\']) {
        return best;
    }
    // One more character that is no letter ends the last run.
    for c in pattern.chars().chain(['.']) {
        if c.is_alphabetic() {
            run.push(c);
            continue;
        }
        if matches!(c, '?' | '*' | '{') {
            // The letter before it need not be there.
            run.pop();
        }
        if run.len() > best.len() {
            best.clone_from(&run);
        }
        run.clear();
    }
    best
}

/// A pattern or form as the matching without case needs it: what is not ASCII, which regex-lite does not fold, in lower
/// case, and apostrophes as normal forms have them.
pub(super) fn lowered(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len());
    for c in pattern.chars() {
        match c {
            '‘' | '’' => out.push('\''),
            c if c.is_ascii() => out.push(c),
            c => out.extend(c.to_lowercase()),
        }
    }
    out
}

/// The one text that a regular expression matches, where all its metacharacters are escaped.
pub(super) fn as_literal(pattern: &str) -> Option<String> {
    let mut text = String::new();
    let mut chars = pattern.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => text.push(chars.next().filter(|c| is_meta(*c) || matches!(c, '\'' | '"' | '/' | ' '))?),
            c if is_meta(c) && !matches!(c, '#' | '&' | '-' | '~') => return None,
            c => text.push(c),
        }
    }
    Some(text)
}

/// Whether a text matches a pattern in which `*` stands for any characters and `?` for one.
///
/// ```
/// use readout::query::matches_pattern;
///
/// assert!(matches_pattern("colour", "col*r") && matches_pattern("women", "wom?n"));
/// assert!(!matches_pattern("colours", "col*r") && !matches_pattern("womn", "wom?n"));
/// ```
pub fn matches_pattern(text: &str, pattern: &str) -> bool {
    let (mut text, mut pattern) = (text.chars(), pattern.chars());
    // Where to resume when what follows the last star does not match: the star takes one more character.
    let mut again: Option<(std::str::Chars, std::str::Chars)> = None;
    loop {
        let mut rest = pattern.clone();
        match rest.next() {
            Some('*') => {
                again = Some((text.clone(), rest.clone()));
                pattern = rest;
                continue;
            }
            None if text.as_str().is_empty() => return true,
            wanted => {
                let mut after = text.clone();
                let letter = after.next();
                if letter.is_some() && (wanted == letter || wanted == Some('?')) {
                    (text, pattern) = (after, rest);
                    continue;
                }
            }
        }
        let Some((from, behind)) = &mut again else { return false };
        if from.next().is_none() {
            return false;
        }
        (text, pattern) = (from.clone(), behind.clone());
    }
}

/// Levenshtein distance from one text, up to a limit: characters to insert, delete or replace.
pub struct Distance {
    from: Vec<char>,
    row: Vec<usize>,
}

impl Distance {
    pub fn from(text: &str) -> Self {
        let from: Vec<char> = text.chars().collect();
        Self { row: Vec::with_capacity(from.len() + 1), from }
    }

    pub fn to(&mut self, text: &str, limit: usize) -> Option<usize> {
        // A character is four bytes at most, so that most words are told by their length.
        if text.len() > (self.from.len() + limit) * 4 || text.len() + limit < self.from.len() {
            return None;
        }
        self.row.clear();
        self.row.extend(0..=self.from.len());
        for (number, letter) in text.chars().enumerate() {
            let mut diagonal = number;
            self.row[0] = number + 1;
            let mut least = number + 1;
            for (at, &mine) in self.from.iter().enumerate() {
                let above = self.row[at + 1];
                let value = (diagonal + usize::from(mine != letter)).min(above + 1).min(self.row[at] + 1);
                diagonal = above;
                self.row[at + 1] = value;
                least = least.min(value);
            }
            if least > limit {
                return None;
            }
        }
        self.row.last().copied().filter(|&distance| distance <= limit)
    }
}

#[cfg(test)]
mod tests {
    use super::required_letters;

    #[test]
    fn letters_that_a_regular_expression_requires() {
        for (pattern, letters) in [
            (".*isation", "isation"),
            ("colou?r", "colo"),
            ("ab*c", "a"),
            ("ab+c", "ab"),
            ("x{0,2}yz", "yz"),
            ("a.bc.d", "bc"),
            ("wars?", "war"),
            ("war|peace", ""),
            ("(un)?fair", ""),
            ("u[iy]ghur", ""),
            ("\\d+th", ""),
            (".*", ""),
        ] {
            assert_eq!(required_letters(pattern), letters, "{pattern}");
        }
    }
}
