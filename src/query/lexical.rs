//! From words and attributes to written forms: patterns expand over the lexicon, never over the text.

use std::{cell::OnceCell, rc::Rc};

use super::{
    matching::{Forms, Matching},
    pattern::{Distance, as_literal, lowered, matches_pattern, normalised, regex, required_letters},
    syntax::{Attribute, AttributeTest, Pattern, Test, Word},
};
use crate::{
    index::{Index, Lexicon, strings::Strings},
    text::{self, Stemmer},
};

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

    /// False for a number beyond the lexicon.
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

/// Expands words and tests of a query over the lexicon of one index.
pub struct Expander {
    index: Rc<Index>,
    stemmer: Option<Stemmer>,
    /// See [`Expander::accented`].
    accented: OnceCell<Vec<(u32, String)>>,
}

impl Expander {
    pub fn new(index: Rc<Index>) -> Self {
        let stemmer = index.about.stemmer.as_deref().and_then(Stemmer::named);
        Self { index, stemmer, accented: OnceCell::new() }
    }

    pub const fn index(&self) -> &Rc<Index> {
        &self.index
    }

    /// The stem of a normal form: by the stemmer, or, where this build lacks it, as the lexicon has it.
    pub fn stem(&self, normal: &str) -> Option<String> {
        let lexicon = &self.index.lexicon;
        let known =
            || lexicon.norms.find(normal).map(|norm| lexicon.stems.get(lexicon.stem_of[norm as usize]).to_owned());
        self.stemmer.as_ref().map(|stemmer| stemmer.stem(normal)).or_else(known)
    }

    /// The normal forms with accents, each with the stem of its folded form: a word of the query that is written
    /// without accents finds them by it.
    fn accented(&self, stemmer: &Stemmer) -> &[(u32, String)] {
        self.accented.get_or_init(|| {
            let lexicon = &self.index.lexicon;
            let folds = (0..lexicon.norms.len() as u32).map(|n| (n, lexicon.folds.get(lexicon.fold_of[n as usize])));
            let accented = folds.filter(|&(n, fold)| fold != lexicon.norms.get(n));
            accented.map(|(n, fold)| (n, stemmer.stem(fold))).collect()
        })
    }

    /// The written forms that a word of the query stands for, in ascending order.
    pub fn forms(&self, word: &Word, matching: Matching) -> Vec<u32> {
        let lexicon = &self.index.lexicon;
        if word.pattern == Pattern::Written || matching.case {
            return written(lexicon, word);
        }
        let normal = text::normal(&word.written);
        let norms = match word.pattern {
            Pattern::Plain | Pattern::Written => return self.plain(&normal, matching),
            Pattern::Wild => {
                let prefix = normal.split(['*', '?']).next().unwrap_or_default();
                let rest_is_any = normal.strip_prefix(prefix) == Some("*");
                norms(lexicon, &normal, prefix, |form| rest_is_any || matches_pattern(form, &normal))
            }
            Pattern::Edits(most) => {
                let mut distance = Distance::from(&normal);
                norms(lexicon, &normal, "", |form| distance.to(form, usize::from(most)).is_some())
            }
            Pattern::Regex => {
                let pattern = normalised(&word.written);
                let Ok(regex) = regex(&pattern, false) else { return Vec::new() };
                let required = required_letters(&pattern.to_lowercase());
                norms(lexicon, &word.written, "", |form| form.contains(&required) && regex.is_match(form))
            }
        };
        forms_of(lexicon, norms)
    }

    fn plain(&self, normal: &str, matching: Matching) -> Vec<u32> {
        let lexicon = &self.index.lexicon;
        // A word written without accents also finds the accented ones; one with accents is no folded form.
        let folded = lexicon.folds.find(normal).into_iter().flat_map(|fold| lexicon.norms_of_fold(fold));
        let mut norms: Vec<u32> = lexicon.norms.find(normal).into_iter().chain(folded.copied()).collect();
        if matching.forms == Forms::Stem {
            let stems: Vec<u32> = match &self.stemmer {
                Some(stemmer) => {
                    let stem = stemmer.stem(normal);
                    if text::bare(normal) {
                        let accented = self.accented(stemmer);
                        norms.extend(accented.iter().filter(|(_, folded)| *folded == stem).map(|(norm, _)| *norm));
                    }
                    lexicon.stems.find(&stem).into_iter().collect()
                }
                // A build without the stemmer finds the stems of all words that occur in the lexicon.
                None => norms.iter().map(|&norm| lexicon.stem_of[norm as usize]).collect(),
            };
            norms.extend(stems.into_iter().flat_map(|stem| lexicon.norms_of_stem(stem)));
        }
        forms_of(lexicon, norms)
    }

    /// The written forms that a token may have, in ascending order; `None` where it may have any.
    pub fn allowed(&self, test: &Test, matching: Matching) -> Option<Vec<u32>> {
        match test {
            Test::Any => None,
            Test::Word(word) => Some(self.forms(word, matching)),
            Test::Attribute(test) => Some(attribute(&self.index.lexicon, test)),
            test => self.set(test, matching).map(|set| set.list()),
        }
    }

    fn set(&self, test: &Test, matching: Matching) -> Option<FormSet> {
        let lexicon = &self.index.lexicon;
        match test {
            Test::Not(test) => Some(match self.set(test, matching) {
                Some(set) => set.complement(lexicon),
                None => FormSet::new(lexicon, &[]),
            }),
            // A test that any token passes does not narrow a conjunction.
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

/// The written forms that a word matches, with case.
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

/// The normal forms with a prefix that match, and those whose folded form does: a pattern without accents finds both.
fn norms(lexicon: &Lexicon, pattern: &str, prefix: &str, mut fits: impl FnMut(&str) -> bool) -> Vec<u32> {
    let mut norms = fitting(&lexicon.norms, prefix, &mut fits);
    if text::bare(pattern) {
        // A form without accents is its own folded form and has been looked at.
        let accented = |&fold: &u32| {
            lexicon.norms_of_fold(fold).iter().any(|&norm| lexicon.norms.get(norm) != lexicon.folds.get(fold))
        };
        let folds = lexicon.folds.with_prefix(prefix).filter(accented).filter(|&fold| fits(lexicon.folds.get(fold)));
        norms.extend(folds.flat_map(|fold| lexicon.norms_of_fold(fold).to_vec()));
    }
    norms
}

fn fitting(texts: &Strings, prefix: &str, mut fits: impl FnMut(&str) -> bool) -> Vec<u32> {
    texts.with_prefix(prefix).filter(|&number| fits(texts.get(number))).collect()
}

/// The written forms of some normal forms, in ascending order.
fn forms_of(lexicon: &Lexicon, mut norms: Vec<u32>) -> Vec<u32> {
    norms.sort_unstable();
    norms.dedup();
    let mut forms: Vec<u32> = norms.into_iter().flat_map(|norm| lexicon.forms_of_norm(norm)).copied().collect();
    forms.sort_unstable();
    forms
}

/// The written forms whose attribute matches, in ascending order.
fn attribute(lexicon: &Lexicon, test: &AttributeTest) -> Vec<u32> {
    let literal = as_literal(&test.regex).map(|text| match test.attribute {
        Attribute::Word => text,
        _ if test.case => text,
        _ => text::normal(&text),
    });
    let pattern = match test.attribute {
        Attribute::Norm | Attribute::Fold | Attribute::Stem if !test.case => normalised(&test.regex),
        _ => test.regex.clone(),
    };
    let regex = if literal.is_some() { None } else { regex(&pattern, test.case).ok() };
    let fitting = |texts: &Strings| match (&literal, &regex) {
        (Some(text), _) => texts.find(text).into_iter().collect(),
        (None, Some(regex)) => fitting(texts, "", |text| regex.is_match(text)),
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
