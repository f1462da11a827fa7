//! Patterns over the forms of a lexicon: wildcards, regular expressions, edit distance.

use regex_lite::{Regex, RegexBuilder};

use crate::{
    message::BadRegex,
    text::{self, is_combining},
};

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

/// A regular expression with its letters in normal form, as the forms are that it is matched with: `straße` finds what
/// `strasse` does, and a letter that becomes two is a group, so that a repetition counts both.
pub(super) fn normalised(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len());
    let mut chars = pattern.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => {
                out.push(c);
                out.extend(chars.next());
            }
            '[' => out += &normalised_class(&mut chars),
            c => {
                let form = normal_cluster(c, &mut chars);
                match form.chars().count() {
                    1 if form.is_ascii() && c.is_ascii() => out.push(c),
                    1 => out += &escaped(&form),
                    _ => out += &format!("(?:{})", escaped(&form)),
                }
            }
        }
    }
    out
}

type Letters<'a> = std::iter::Peekable<std::str::Chars<'a>>;

/// A class of letters, whose opening bracket has been read. One of them that becomes two is an alternative beside it.
fn normalised_class(chars: &mut Letters<'_>) -> String {
    let (mut class, mut longer) = (String::new(), Vec::new());
    let negated = chars.next_if_eq(&'^').is_some();
    let mut closed = false;
    while let Some(c) = chars.next() {
        match c {
            '\\' => {
                class.push(c);
                class.extend(chars.next());
            }
            ']' if !class.is_empty() || !longer.is_empty() => {
                closed = true;
                break;
            }
            // A class by its name, such as `[:alpha:]`.
            '[' => {
                class.push(c);
                for c in chars.by_ref() {
                    class.push(c);
                    if c == ']' {
                        break;
                    }
                }
            }
            c if c.is_ascii() && !chars.peek().copied().is_some_and(is_combining) => class.push(c),
            c => {
                let form = normal_cluster(c, chars);
                if form.chars().nth(1).is_some() { longer.push(escaped(&form)) } else { class += &escaped(&form) }
            }
        }
    }
    let class = match (class.is_empty(), negated) {
        (true, _) if !longer.is_empty() => String::new(),
        _ => format!("[{}{class}{}", if negated { "^" } else { "" }, if closed { "]" } else { "" }),
    };
    if longer.is_empty() || negated {
        return class;
    }
    let alternatives: Vec<String> = longer.into_iter().chain((!class.is_empty()).then_some(class)).collect();
    format!("(?:{})", alternatives.join("|"))
}

/// The normal form of a letter with the marks that follow it; an ASCII letter without any stays.
fn normal_cluster(first: char, chars: &mut Letters<'_>) -> String {
    let mut cluster = first.to_string();
    while let Some(mark) = chars.next_if(|&c| is_combining(c)) {
        cluster.push(mark);
    }
    if cluster.len() == 1 { cluster } else { text::normal(&cluster) }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_meta(c) {
            out.push('\\');
        }
        out.push(c);
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
    use super::{normalised, regex, required_letters};

    #[test]
    fn letters_of_a_regular_expression_are_in_normal_form() {
        for (pattern, expected) in [
            ("colou?r", "colou?r"),
            ("straße", "stra(?:ss)e"),
            ("ß+", "(?:ss)+"),
            ("ΚΌΣΜΟΣ", "κόσμοσ"),
            ("ﬁn.*", "(?:fi)n.*"),
            ("ＡＢ", "ab"),
            ("＊", "\\*"),
            ("½", "(?:1⁄2)"),
            ("don’t", "don't"),
            ("cafe\u{301}?", "café?"),
            ("stra[ßs]e", "stra(?:ss|[s])e"),
            ("stra[ß]e", "stra(?:ss)e"),
            ("[É-Ü]x", "[é-ü]x"),
            ("[^ßa]", "[^a]"),
            ("[]a]", "[]a]"),
            ("[[:alpha:]é]+", "[[:alpha:]é]+"),
            (r"\wß\b", r"\w(?:ss)\b"),
            ("[ß", "(?:ss)"),
        ] {
            assert_eq!(normalised(pattern), expected, "{pattern}");
        }
        assert!(regex(&normalised("stra[ßs]+e"), false).is_ok_and(|regex| regex.is_match("strasse")));
    }

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
