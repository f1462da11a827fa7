//! From words and attributes to written forms: patterns expand over the lexicon, never over the text.

use regex_lite::{Regex, RegexBuilder};

use super::{
    evaluate::{Evaluator, Matching},
    syntax::{Attribute, AttributeTest, Pattern, Test, Word},
};
use crate::{
    index::{Lexicon, strings::Strings},
    order,
    protocol::Forms,
    said::{Text, query as said},
    text,
};

/// A compiled regular expression may take so many bytes: enough for what people write, too little to hold up a search.
const REGEX_BYTES: usize = 1 << 18;

/// A set of written forms, by number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormSet(Vec<u64>);

impl FormSet {
    pub fn new(lexicon: &Lexicon, forms: &[u32]) -> Self {
        let mut bits = vec![0; lexicon.len().div_ceil(64)];
        for &form in forms {
            bits[form as usize / 64] |= 1 << (form % 64);
        }
        Self(bits)
    }

    /// False for a number that is no form's.
    pub fn has(&self, form: u32) -> bool {
        self.0.get(form as usize / 64).is_some_and(|bits| bits & (1 << (form % 64)) != 0)
    }

    fn complement(&self, lexicon: &Lexicon) -> Self {
        let all = FormSet::new(lexicon, &(0..lexicon.len() as u32).collect::<Vec<_>>());
        Self(self.0.iter().zip(&all.0).map(|(mine, all)| all & !mine).collect())
    }

    fn join(&self, other: &Self, join: fn(u64, u64) -> u64) -> Self {
        Self(self.0.iter().zip(&other.0).map(|(&a, &b)| join(a, b)).collect())
    }

    fn list(&self) -> Vec<u32> {
        (0..self.0.len() as u32 * 64).filter(|&form| self.has(form)).collect()
    }
}

/// Whether a sign means something in a regular expression.
pub const fn is_sign(c: char) -> bool {
    matches!(
        c,
        '\\' | '.' | '*' | '+' | '?' | '(' | ')' | '|' | '[' | ']' | '{' | '}' | '^' | '$' | '#' | '&' | '-' | '~'
    )
}

/// A regular expression over the whole of a form. Where case does not count, upper case letters of it are lower case.
pub fn regex(pattern: &str, case: bool) -> Result<Regex, Text> {
    let pattern = if case { pattern.to_owned() } else { lowered(pattern) };
    let whole = format!("^(?:{pattern})$");
    RegexBuilder::new(&whole)
        .case_insensitive(!case)
        .size_limit(REGEX_BYTES)
        .build()
        .map_err(|why| reason(&why.to_string()))
}

/// Why a regular expression cannot be read, by what the library says of it in English.
fn reason(why: &str) -> Text {
    let kinds = [
        ("not supported", said::regex_unsupported()),
        ("class", said::regex_class()),
        ("flag", said::regex_flag()),
        ("group name", said::regex_flag()),
        ("escape", said::regex_escape()),
        ("boundary", said::regex_escape()),
        ("hexadecimal", said::regex_escape()),
        ("nesting", said::regex_large()),
        ("size limit", said::regex_large()),
        ("group", said::regex_group()),
        ("closing ')'", said::regex_group()),
    ];
    let kind = kinds.into_iter().find(|(word, _)| holds(why, word));
    // What is left is about numbers in braces and signs with nothing before them.
    kind.map_or(said::regex_repetition(), |(_, reason)| reason)
}

/// The longest run of letters that whatever fits a regular expression must hold: to look for it first spares most words
/// the expression itself. Empty where alternatives, groups or classes make that hard to tell.
fn needed(pattern: &str) -> String {
    let (mut best, mut run) = (String::new(), String::new());
    if pattern.contains(['|', '(', '[', '\\']) {
        return best;
    }
    // A sign behind the last letter, so that the last run ends too.
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

/// Whether a text holds another one. The standard library's search is quicker in long texts, and 3 KB long.
pub fn holds(text: &str, part: &str) -> bool {
    place(text, part).is_some()
}

/// Where a text first holds another one.
pub fn place(text: &str, part: &str) -> Option<usize> {
    if part.is_empty() {
        return Some(0);
    }
    text.as_bytes().windows(part.len()).position(|window| window == part.as_bytes())
}

/// Letters that the library does not fold in lower case, and apostrophes as normal forms have them.
fn lowered(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len());
    for c in pattern.chars() {
        match c {
            '‘' | '’' => out.push('\''),
            c if c.is_ascii() => out.push(c),
            c => out += &text::lower(c.encode_utf8(&mut [0; 4])),
        }
    }
    out
}

/// The text that a regular expression stands for, where it has no signs but those behind a backslash.
fn literal(pattern: &str) -> Option<String> {
    let mut text = String::new();
    let mut chars = pattern.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => text.push(chars.next().filter(|c| is_sign(*c) || matches!(c, '\'' | '"' | '/' | ' '))?),
            c if is_sign(c) && !matches!(c, '#' | '&' | '-' | '~') => return None,
            c => text.push(c),
        }
    }
    Some(text)
}

/// Whether a text fits a pattern in which `*` stands for any letters and `?` for one.
///
/// ```
/// use readout::query::matches_pattern;
///
/// assert!(matches_pattern("colour", "col*r") && matches_pattern("women", "wom?n"));
/// assert!(!matches_pattern("colours", "col*r") && !matches_pattern("womn", "wom?n"));
/// ```
pub fn matches_pattern(text: &str, pattern: &str) -> bool {
    let (mut text, mut pattern) = (text.chars(), pattern.chars());
    // Where to go on from when what follows the last star does not fit: it stands for one letter more.
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

/// Levenshtein's distance, where it is not above a limit: letters to insert, delete or replace.
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

impl Evaluator {
    /// The written forms that a word of the query stands for, rising.
    pub fn forms(&self, word: &Word, matching: Matching) -> Vec<u32> {
        let lexicon = &self.index().lexicon;
        if word.pattern == Pattern::Written || matching.case {
            return written(lexicon, word);
        }
        let normal = text::normal(&word.written);
        let norms = match word.pattern {
            Pattern::Plain | Pattern::Written => return self.plain(&normal, matching),
            Pattern::Wild => {
                let prefix = normal.split(['*', '?']).next().unwrap_or_default();
                let rest_is_any = normal.strip_prefix(prefix) == Some("*");
                norms(lexicon, &normal, prefix, &mut |form| rest_is_any || matches_pattern(form, &normal))
            }
            Pattern::Edits(most) => {
                let mut distance = Distance::from(&normal);
                norms(lexicon, &normal, "", &mut |form| distance.to(form, usize::from(most)).is_some())
            }
            Pattern::Regex => {
                let Ok(regex) = regex(&word.written, false) else { return Vec::new() };
                let needed = needed(&lowered(&word.written.to_ascii_lowercase()));
                norms(lexicon, &word.written, "", &mut |form| holds(form, &needed) && regex.is_match(form))
            }
        };
        forms_of(lexicon, norms)
    }

    fn plain(&self, normal: &str, matching: Matching) -> Vec<u32> {
        let lexicon = &self.index().lexicon;
        // A word written without accents also finds the accented ones; one with accents is no folded form.
        let folded = lexicon.folds.find(normal).into_iter().flat_map(|fold| lexicon.norms_of_fold(fold));
        let mut norms: Vec<u32> = lexicon.norms.find(normal).into_iter().chain(folded.copied()).collect();
        if matching.forms == Forms::Stem {
            let stems: Vec<u32> = match self.stemmer() {
                Some(stemmer) => {
                    let stem = stemmer.stem(normal);
                    if text::bare(normal) {
                        let accented = self.accented();
                        norms.extend(accented.iter().filter(|(_, folded)| *folded == stem).map(|(norm, _)| *norm));
                    }
                    lexicon.stems.find(&stem).into_iter().collect()
                }
                // Where the stemmer is not at hand, the lexicon knows the stems of all words that occur.
                None => norms.iter().map(|&norm| lexicon.stem_of[norm as usize]).collect(),
            };
            norms.extend(stems.into_iter().flat_map(|stem| lexicon.norms_of_stem(stem)));
        }
        forms_of(lexicon, norms)
    }

    /// The written forms that a token may have; nothing where it may have any.
    pub fn allowed(&self, test: &Test, matching: Matching) -> Option<Vec<u32>> {
        match test {
            Test::Any => None,
            Test::Word(word) => Some(self.forms(word, matching)),
            Test::Attribute(test) => Some(attribute(&self.index().lexicon, test)),
            test => self.set(test, matching).map(|set| set.list()),
        }
    }

    fn set(&self, test: &Test, matching: Matching) -> Option<FormSet> {
        let lexicon = &self.index().lexicon;
        match test {
            Test::Not(test) => Some(match self.set(test, matching) {
                Some(set) => set.complement(lexicon),
                None => FormSet::new(lexicon, &[]),
            }),
            // What may be anything narrows no conjunction.
            Test::All(tests) => {
                tests.iter().filter_map(|t| self.set(t, matching)).reduce(|a, b| a.join(&b, |a, b| a & b))
            }
            Test::Either(tests) => {
                let sets: Option<Vec<FormSet>> = tests.iter().map(|t| self.set(t, matching)).collect();
                sets.and_then(|sets| sets.into_iter().reduce(|a, b| a.join(&b, |a, b| a | b)))
            }
            test => self.allowed(test, matching).map(|forms| FormSet::new(lexicon, &forms)),
        }
    }
}

/// The forms that are written so, case and all.
fn written(lexicon: &Lexicon, word: &Word) -> Vec<u32> {
    let wanted = &word.written;
    let mut distance = Distance::from(wanted);
    let regex = if word.pattern == Pattern::Regex { regex(wanted, true).ok() } else { None };
    let mut fits = |form: &str| match word.pattern {
        Pattern::Plain | Pattern::Written => form == wanted,
        Pattern::Wild => matches_pattern(form, wanted),
        Pattern::Edits(most) => distance.to(form, usize::from(most)).is_some(),
        Pattern::Regex => regex.as_ref().is_some_and(|regex| regex.is_match(form)),
    };
    (0..lexicon.len() as u32).filter(|&form| fits(lexicon.written.get(form))).collect()
}

/// The normal forms that begin so and fit, and those whose folded form does: a pattern without accents finds both.
fn norms(lexicon: &Lexicon, pattern: &str, prefix: &str, fits: &mut dyn FnMut(&str) -> bool) -> Vec<u32> {
    let mut norms = fitting(&lexicon.norms, prefix, fits);
    if text::bare(pattern) {
        // A word without accents is its own folded form, and was seen.
        let accented = |&fold: &u32| {
            lexicon.norms_of_fold(fold).iter().any(|&norm| lexicon.norms.get(norm) != lexicon.folds.get(fold))
        };
        let folds = lexicon.folds.with_prefix(prefix).filter(accented).filter(|&fold| fits(lexicon.folds.get(fold)));
        norms.extend(folds.flat_map(|fold| lexicon.norms_of_fold(fold).to_vec()));
    }
    norms
}

fn fitting(texts: &Strings, prefix: &str, fits: &mut dyn FnMut(&str) -> bool) -> Vec<u32> {
    texts.with_prefix(prefix).filter(|&number| fits(texts.get(number))).collect()
}

fn forms_of(lexicon: &Lexicon, mut norms: Vec<u32>) -> Vec<u32> {
    order::numbers(&mut norms);
    norms.dedup();
    let mut forms: Vec<u32> = norms.into_iter().flat_map(|norm| lexicon.forms_of_norm(norm)).copied().collect();
    order::numbers(&mut forms);
    forms
}

fn attribute(lexicon: &Lexicon, test: &AttributeTest) -> Vec<u32> {
    let literal = literal(&test.regex).map(|text| match test.attribute {
        Attribute::Word => text,
        _ if test.case => text,
        _ => text::normal(&text),
    });
    let regex = if literal.is_some() { None } else { regex(&test.regex, test.case).ok() };
    let fitting = |texts: &Strings| match (&literal, &regex) {
        (Some(text), _) => texts.find(text).into_iter().collect(),
        (None, Some(regex)) => fitting(texts, "", &mut |text| regex.is_match(text)),
        (None, None) => Vec::new(),
    };
    let norms: Vec<u32> = match test.attribute {
        Attribute::Word => {
            let lower = |text: &str| lowered(&text.to_ascii_lowercase());
            let wanted = literal.as_deref().map(lower);
            let fits = |form: &str| match (&literal, &wanted, &regex) {
                (Some(text), _, _) if test.case => form == text,
                (_, Some(wanted), _) => lower(form) == *wanted,
                (_, _, Some(regex)) if test.case => regex.is_match(form),
                (_, _, Some(regex)) => regex.is_match(&lower(form)),
                _ => false,
            };
            return (0..lexicon.len() as u32).filter(|&form| fits(lexicon.written.get(form))).collect();
        }
        Attribute::Norm => fitting(&lexicon.norms),
        Attribute::Fold => {
            fitting(&lexicon.folds).into_iter().flat_map(|f| lexicon.norms_of_fold(f).to_vec()).collect()
        }
        Attribute::Stem => {
            fitting(&lexicon.stems).into_iter().flat_map(|s| lexicon.norms_of_stem(s).to_vec()).collect()
        }
    };
    forms_of(lexicon, norms)
}

#[cfg(test)]
mod tests {
    use super::needed;

    #[test]
    fn what_a_regular_expression_needs() {
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
            assert_eq!(needed(pattern), letters, "{pattern}");
        }
    }
}
