//! The family of a word: forms with its stem, and other spellings of it. A plain word counts none of them, and who counts
//! it should know.

use std::{cmp::Reverse, ops::Range, rc::Rc};

use super::context::Ctx;
use crate::{
    index::Lexicon,
    message::Message,
    query::{Forms, Matching, Note, NoteKind, Pattern, Phrase, Query, View, Word, word_query},
    text,
};

/// The families of so many words of a query are looked for, with so many members each.
const WORDS: usize = 12;
const MEMBERS: usize = 24;
/// So many members are named.
const NAMED: usize = 8;
/// Of shorter words, other spellings are other words.
const SHORTEST: usize = 5;
/// And so of common words that are shorter than this and differ by a doubled letter or an e.
const LONG: usize = 7;

impl Ctx {
    /// The words of a view that belong to the families of a query's plain words, and the query that includes them.
    pub(super) fn family(&self, query: &Query, view: &View, matching: Matching) -> Option<Note> {
        // With case, words are asked for as they are written.
        if matching.case {
            return None;
        }
        let mut known = vec![false; self.index().lexicon.norms.len()];
        for (phrase, _) in query.phrases() {
            let forms = self.evaluator().forms_of(phrase, matching).unwrap_or_default();
            self.norms(forms).into_iter().for_each(|norm| known[norm as usize] = true);
        }
        let mut families = Vec::new();
        for expr in &query.series {
            let alone = query.alone(expr);
            let view = Rc::new(self.evaluator().view_of(&alone, view, &mut Vec::new()).ok()?);
            for (phrase, range) in alone.phrases() {
                let norm = self.plain_norm(phrase).filter(|&norm| self.times_in(&view, norm) > 0);
                families.extend(norm.map(|norm| Family::new(norm, range.clone(), Rc::clone(&view))));
            }
        }
        families.truncate(WORDS);
        // Each word has its own forms before another, which it may be a spelling of, has them.
        let lexicon = &self.index().lexicon;
        for family in &mut families {
            self.add(family, lexicon.norms_of_stem(lexicon.stem_of[family.norm as usize]), &mut known);
        }
        for family in &mut families {
            for near in spellings(lexicon, family.norm) {
                self.add(family, &[near], &mut known);
                self.add(family, lexicon.norms_of_stem(lexicon.stem_of[near as usize]), &mut known);
            }
        }
        families.retain(|family| !family.members.is_empty());
        families.iter_mut().for_each(|family| family.members.sort_by_key(|(_, times)| Reverse(*times)));
        let parts: Vec<_> = families.iter().map(|family| (family.range.clone(), family.as_query(query))).collect();
        let mut members: Vec<&(String, u64)> = families.iter().flat_map(|family| &family.members).collect();
        if members.is_empty() {
            return None;
        }
        members.sort_by_key(|(_, times)| Reverse(*times));
        let forms = members.iter().take(NAMED).map(|(word, times)| format!("{word} {times}")).collect::<Vec<_>>();
        let (forms, more) = (forms.join(", "), members.len().saturating_sub(NAMED) as u64);
        let said = if more == 0 { Message::AlsoForms { forms } } else { Message::AlsoFormsAndMore { forms, more } };
        Some(Note::new(NoteKind::Hint, said).suggesting(query.source.mended(&parts)))
    }

    /// The normal forms of some written ones.
    fn norms(&self, forms: Vec<u32>) -> Vec<u32> {
        let lexicon = &self.index().lexicon;
        let mut norms: Vec<u32> = forms.into_iter().map(|form| lexicon.norm_of[form as usize]).collect();
        norms.sort_unstable();
        norms.dedup();
        norms
    }

    /// The normal form that a phrase is, where it is a plain word.
    fn plain_norm(&self, phrase: &Phrase) -> Option<u32> {
        let words = phrase.words()?;
        let [word] = words.as_slice() else { return None };
        let is_plain = word.pattern == Pattern::Plain;
        self.index().lexicon.norms.find(&text::normal(&word.written)).filter(|_| is_plain)
    }

    /// Adds the normal forms that are not known yet and occur in the view.
    fn add(&self, family: &mut Family, norms: &[u32], known: &mut [bool]) {
        let exact = Matching { forms: Forms::Exact, case: false };
        for &norm in norms {
            if known[norm as usize] || family.members.len() == MEMBERS {
                continue;
            }
            // A word that is written without accents also finds those with them.
            let written = self.index().lexicon.norms.get(norm).to_owned();
            let plain = Phrase::of_words(vec![Word { written: written.clone(), pattern: Pattern::Plain }]);
            let mut found = self.norms(self.evaluator().forms_of(&plain, exact).unwrap_or_default());
            found.retain(|&norm| !std::mem::replace(&mut known[norm as usize], true));
            let times: u64 = found.into_iter().map(|norm| self.times_in(&family.view, norm)).sum();
            if times > 0 {
                family.members.push((written, times));
            }
        }
    }
}

/// A word of a query, and those that belong to it and are not counted, with their numbers.
struct Family {
    norm: u32,
    range: Range<usize>,
    view: Rc<View>,
    members: Vec<(String, u64)>,
}

impl Family {
    const fn new(norm: u32, range: Range<usize>, view: Rc<View>) -> Self {
        Self { norm, range, view, members: Vec::new() }
    }

    /// The word and its members as alternatives.
    fn as_query(&self, query: &Query) -> String {
        let said = query.source.slice(&self.range).to_owned();
        let all: Vec<String> = [said].into_iter().chain(self.members.iter().map(|(word, _)| as_query(word))).collect();
        format!("({})", all.join(" | "))
    }
}

/// A word as a query that finds it as a plain word or, where it would be read otherwise, by its normal form.
fn as_query(word: &str) -> String {
    let is_plain = word.chars().all(|c| c.is_alphanumeric() || c == '\'') && word.starts_with(char::is_alphanumeric);
    if is_plain && word != "within" { word.to_owned() } else { word_query(word, "") }
}

/// Other spellings of a normal form that occur: the same but for accents and, from five letters on, those with one edit
/// that such spellings differ by and the same first letter.
fn spellings(lexicon: &Lexicon, norm: u32) -> Vec<u32> {
    let word: Vec<char> = lexicon.norms.get(norm).chars().collect();
    let mut out: Vec<u32> = lexicon.norms_of_fold(lexicon.fold_of[norm as usize]).to_vec();
    out.retain(|&other| other != norm);
    let Some(first) = word.first().filter(|_| word.len() >= SHORTEST) else { return out };
    let is_name = is_name(lexicon, norm);
    for other in lexicon.norms.with_prefix(&first.to_string()) {
        let text = lexicon.norms.get(other);
        if text.len().abs_diff(lexicon.norms.get(norm).len()) > 3 {
            continue;
        }
        let letters: Vec<char> = text.chars().collect();
        if other != norm && letters.len() >= SHORTEST && !out.contains(&other) {
            let both_names = || is_name && self::is_name(lexicon, other);
            if let Some(edit) = Edit::between(&word, &letters)
                && (edit.is_spelling() || (edit.is_spelling_of_names() && both_names()))
            {
                out.push(other);
            }
        }
    }
    out
}

/// Whether a word is mostly written with a capital.
fn is_name(lexicon: &Lexicon, norm: u32) -> bool {
    let (mut capital, mut all) = (0, 0);
    for &form in lexicon.forms_of_norm(norm) {
        let times = u64::from(lexicon.freqs[form as usize]);
        all += times;
        capital += if lexicon.written.get(form).starts_with(char::is_uppercase) { times } else { 0 };
    }
    2 * capital > all
}

/// The one letter that two words differ by.
#[derive(Clone, Copy)]
struct Edit {
    /// The letters of the two, one of which may be missing.
    letters: (Option<char>, Option<char>),
    /// The letters before and after.
    before: Option<char>,
    after: Option<char>,
    /// The number of letters that both have.
    common: usize,
}

impl Edit {
    fn between(a: &[char], b: &[char]) -> Option<Self> {
        let start = a.iter().zip(b).take_while(|(x, y)| x == y).count();
        let (rest_a, rest_b) = (&a[start..], &b[start..]);
        let end = rest_a.iter().rev().zip(rest_b.iter().rev()).take_while(|(x, y)| x == y).count();
        let (only_a, only_b) = (&rest_a[..rest_a.len() - end], &rest_b[..rest_b.len() - end]);
        let differ = only_a.len() <= 1 && only_b.len() <= 1 && only_a.len() + only_b.len() > 0;
        differ.then(|| Self {
            letters: (only_a.first().copied(), only_b.first().copied()),
            before: a[..start].last().copied(),
            after: rest_a[rest_a.len() - end..].first().copied(),
            common: start + end,
        })
    }

    /// What spellings of any word differ by: an s for a z or a c, `colour` and `color`, `traveller` and `traveler`. Most
    /// other words with one other letter are other words, such as `peace` and `place`.
    fn is_spelling(self) -> bool {
        match self.letters {
            (Some(a), Some(b)) => matches!((a, b), ('s', 'z' | 'c') | ('z' | 'c', 's')),
            (Some(c), None) | (None, Some(c)) => match c {
                'u' => self.before == Some('o'),
                's' => self.after.is_none(),
                '\'' => true,
                'e' if self.after.is_some() && self.common >= LONG => true,
                c => self.common >= LONG && (self.before == Some(c) || self.after == Some(c)),
            },
            (None, None) => false,
        }
    }

    /// What spellings of a name differ by: vowels, a silent or a doubled letter, letters of like sound.
    fn is_spelling_of_names(self) -> bool {
        let is_vowel = |c: char| "aeiouyäöü".contains(c);
        match self.letters {
            (Some(a), Some(b)) => {
                let alike = |group: &str| group.contains(a) && group.contains(b);
                (is_vowel(a) && is_vowel(b)) || ["kcq", "vw", "iyj", "sxz", "gj"].into_iter().any(alike)
            }
            (Some(c), None) | (None, Some(c)) => {
                matches!(c, 'h' | 'u' | 'e' | 'y') || self.before == Some(c) || self.after == Some(c)
            }
            (None, None) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Edit;

    fn edit(a: &str, b: &str) -> Option<Edit> {
        Edit::between(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>())
    }

    #[test]
    fn spellings_of_any_word() {
        for (a, b) in [
            ("colour", "color"),
            ("labours", "labors"),
            ("organise", "organize"),
            ("defence", "defense"),
            ("travelled", "traveled"),
            ("judgement", "judgment"),
            ("uygur", "uygurs"),
        ] {
            for (a, b) in [(a, b), (b, a)] {
                assert!(edit(a, b).unwrap().is_spelling(), "{a} {b}");
            }
        }
        for (a, b) in [
            ("peace", "place"),
            ("house", "horse"),
            ("later", "latter"),
            ("desert", "dessert"),
            ("where", "were"),
            ("think", "thank"),
        ] {
            assert!(!edit(a, b).unwrap().is_spelling(), "{a} {b}");
        }
        assert!(edit("house", "house").is_none() && edit("trail", "trial").is_none());
    }

    #[test]
    fn spellings_of_names() {
        for (a, b) in [
            ("uighur", "uyghur"),
            ("uygur", "uyghur"),
            ("huawei", "huaweii"),
            ("kossovo", "kosovo"),
            ("koran", "coran"),
        ] {
            assert!(edit(a, b).unwrap().is_spelling_of_names(), "{a} {b}");
        }
        for (a, b) in [("obama", "osama"), ("syria", "syrian"), ("austria", "austrian")] {
            assert!(!edit(a, b).unwrap().is_spelling_of_names(), "{a} {b}");
        }
    }
}
