//! The lexicon: each distinct written form once, with its normal form, folded form and stem.
//!
//! Forms are numbered by descending frequency, equal ones by code points, so that frequent words have small numbers
//! in the token stream. Normal forms, folded forms and stems are numbered in order of code points.

use std::cmp::Reverse;

use super::{
    codec::{Malformed, Reader, put, put_str},
    strings::Strings,
};
use crate::order;
use crate::text;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lexicon {
    pub written: Strings,
    /// Occurrences of each form.
    pub freqs: Vec<u32>,
    /// The normal form of each form.
    pub norm_of: Vec<u32>,
    pub norms: Strings,
    /// The folded form and the stem of each normal form.
    pub fold_of: Vec<u32>,
    pub folds: Strings,
    pub stem_of: Vec<u32>,
    pub stems: Strings,
    forms_of_norm: Groups,
    norms_of_fold: Groups,
    norms_of_stem: Groups,
}

/// The members of each group, by number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Groups {
    starts: Vec<u32>,
    members: Vec<u32>,
}

impl Groups {
    fn new(group_of: &[u32], groups: usize) -> Self {
        let mut starts = vec![0u32; groups + 1];
        for &group in group_of {
            starts[group as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut members = vec![0u32; group_of.len()];
        for (member, &group) in group_of.iter().enumerate() {
            members[next[group as usize] as usize] = member as u32;
            next[group as usize] += 1;
        }
        Self { starts, members }
    }

    fn of(&self, group: u32) -> &[u32] {
        let at = group as usize;
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(&from), Some(&to)) => &self.members[from as usize..to as usize],
            _ => &[],
        }
    }
}

/// One form with its attributes, while a lexicon is put together.
struct Entry {
    written: String,
    freq: u32,
    norm: String,
    fold: String,
    stem: String,
}

impl Lexicon {
    /// The lexicon of counted written forms, and the number that each of them got.
    pub fn new(counted: &[(&str, u32)], stemmer: &text::Stemmer) -> (Self, Vec<u32>) {
        let mut order: Vec<u32> = (0..counted.len() as u32).collect();
        order::by(&mut order, &|a, b| {
            let key = |n: u32| (Reverse(counted[n as usize].1), counted[n as usize].0);
            key(a).cmp(&key(b))
        });
        let mut numbers = vec![0; counted.len()];
        let mut entries = Vec::with_capacity(counted.len());
        for (number, &n) in order.iter().enumerate() {
            numbers[n as usize] = number as u32;
            let (written, freq) = counted[n as usize];
            let norm = text::normal(written);
            let (fold, stem) = (text::fold(&norm), stemmer.stem(&norm));
            entries.push(Entry { written: written.to_owned(), freq, norm, fold, stem });
        }
        (Self::from_entries(&entries), numbers)
    }

    fn from_entries(entries: &[Entry]) -> Self {
        let (norms, norm_of) = number(entries.iter().map(|e| e.norm.as_str()));
        let mut first_form = vec![0usize; norms.len()];
        for (form, &norm) in norm_of.iter().enumerate() {
            first_form[norm as usize] = form;
        }
        let (folds, fold_of) = number(first_form.iter().map(|&form| entries[form].fold.as_str()));
        let (stems, stem_of) = number(first_form.iter().map(|&form| entries[form].stem.as_str()));
        Self {
            written: entries.iter().map(|e| e.written.as_str()).collect(),
            freqs: entries.iter().map(|e| e.freq).collect(),
            forms_of_norm: Groups::new(&norm_of, norms.len()),
            norms_of_fold: Groups::new(&fold_of, folds.len()),
            norms_of_stem: Groups::new(&stem_of, stems.len()),
            norm_of,
            norms,
            fold_of,
            folds,
            stem_of,
            stems,
        }
    }

    /// The number of written forms.
    pub const fn len(&self) -> usize {
        self.freqs.len()
    }

    pub const fn is_empty(&self) -> bool {
        self.freqs.is_empty()
    }

    pub fn forms_of_norm(&self, norm: u32) -> &[u32] {
        self.forms_of_norm.of(norm)
    }

    pub fn norms_of_fold(&self, fold: u32) -> &[u32] {
        self.norms_of_fold.of(fold)
    }

    pub fn norms_of_stem(&self, stem: u32) -> &[u32] {
        self.norms_of_stem.of(stem)
    }

    /// Occurrences of a normal form in the whole corpus.
    pub fn norm_freq(&self, norm: u32) -> u64 {
        self.forms_of_norm(norm).iter().map(|&form| u64::from(self.freqs[form as usize])).sum()
    }

    /// All forms in order of stem, then normal form, then written form: so that the positions of one word's forms lie
    /// together in a package.
    pub fn by_stem(&self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..self.len() as u32).collect();
        order::by(&mut order, &|a, b| {
            let key = |form: u32| {
                let norm = self.norm_of[form as usize];
                (self.stem_of[norm as usize], norm, self.written.get(form))
            };
            key(a).cmp(&key(b))
        });
        order
    }

    /// As bytes: column after column, in the order of [`Lexicon::by_stem`]. The numbers of the forms are not written,
    /// they follow from the frequencies.
    pub fn write(&self) -> Vec<u8> {
        let mut columns: [Vec<u8>; 6] = Default::default();
        let [shared, endings, freqs, norms, stems, folds] = &mut columns;
        let mut before = "";
        for form in self.by_stem() {
            let written = self.written.get(form);
            let common = common_prefix(before, written);
            put(shared, common as u64);
            put_str(endings, &written[common..]);
            put(freqs, u64::from(self.freqs[form as usize]));
            let norm = self.norm_of[form as usize];
            let text = self.norms.get(norm);
            if text == written {
                norms.push(SAME);
            } else if text == written.to_ascii_lowercase() {
                norms.push(LOWER);
            } else {
                norms.push(OTHER);
                put_str(norms, text);
            }
            let stem = self.stems.get(self.stem_of[norm as usize]);
            let common = common_prefix(text, stem);
            put(stems, (text.len() - common) as u64);
            put_str(stems, &stem[common..]);
            let fold = self.folds.get(self.fold_of[norm as usize]);
            if fold == text {
                folds.push(SAME);
            } else {
                folds.push(OTHER);
                put_str(folds, fold);
            }
            before = written;
        }
        let mut out = Vec::new();
        put(&mut out, self.len() as u64);
        for column in columns {
            put(&mut out, column.len() as u64);
            out.extend(column);
        }
        out
    }

    /// What [`Lexicon::write`] wrote.
    #[deny(clippy::indexing_slicing)]
    pub fn read(bytes: &[u8]) -> Result<Self, Malformed> {
        let mut reader = Reader::new(bytes);
        // Each has a byte in each of the columns at least.
        let forms = reader.count(6)?;
        let mut column = || {
            let length = reader.count(1)?;
            reader.take(length).map(Reader::new)
        };
        let (mut shared, mut endings, mut freqs) = (column()?, column()?, column()?);
        let (mut norms, mut stems, mut folds) = (column()?, column()?, column()?);
        reader.end()?;
        let mut entries: Vec<Entry> = Vec::with_capacity(forms.min(MOST_AT_ONCE));
        for _ in 0..forms {
            let before = entries.last().map_or("", |e| e.written.as_str());
            let prefix =
                before.get(..shared.u32()? as usize).ok_or(Malformed("a form begins outside of the one before"))?;
            let written = format!("{prefix}{}", endings.str()?);
            let norm = match norms.byte()? {
                SAME => written.clone(),
                LOWER => written.to_ascii_lowercase(),
                _ => norms.str()?.to_owned(),
            };
            let kept = norm.len().checked_sub(stems.u32()? as usize).and_then(|length| norm.get(..length));
            let stem = format!("{}{}", kept.ok_or(Malformed("a stem is longer than its form"))?, stems.str()?);
            let fold = if folds.byte()? == SAME { norm.clone() } else { folds.str()?.to_owned() };
            let freq = freqs.u32()?;
            if written.is_empty() || freq == 0 {
                return Err(Malformed("a form is empty, or does not occur"));
            }
            entries.push(Entry { written, freq, norm, fold, stem });
        }
        for column in [shared, endings, freqs, norms, stems, folds] {
            column.end()?;
        }
        let entries = order::sorted(entries, &|a, b| b.freq.cmp(&a.freq).then_with(|| a.written.cmp(&b.written)));
        if entries.windows(2).any(|pair| matches!(pair, [a, b] if a.written == b.written)) {
            return Err(Malformed("a form is there twice"));
        }
        Ok(Self::from_entries(&entries))
    }
}

/// Room for more forms than this is made as they come: their number is what somebody wrote.
const MOST_AT_ONCE: usize = 1 << 16;

const SAME: u8 = 0;
const LOWER: u8 = 1;
const OTHER: u8 = 2;

/// The distinct strings in order of code points, and the number of each one that was given.
fn number<'a>(strings: impl Iterator<Item = &'a str>) -> (Strings, Vec<u32>) {
    let strings: Vec<&str> = strings.collect();
    let mut order: Vec<u32> = (0..strings.len() as u32).collect();
    order::by(&mut order, &|a, b| strings[a as usize].cmp(strings[b as usize]));
    let mut distinct = Strings::default();
    let mut numbers = vec![0; order.len()];
    let mut last = None;
    for at in order {
        let string = strings[at as usize];
        if last != Some(string) {
            distinct.push(string);
            last = Some(string);
        }
        numbers[at as usize] = distinct.len() as u32 - 1;
    }
    (distinct, numbers)
}

/// The length of the longest common beginning, on a character boundary.
fn common_prefix(a: &str, b: &str) -> usize {
    a.char_indices()
        .zip(b.chars())
        .take_while(|((_, x), y)| x == y)
        .map(|((at, x), _)| at + x.len_utf8())
        .last()
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn lexicon(counted: &[(&str, u32)]) -> Lexicon {
        Lexicon::new(counted, &text::Stemmer::named("english").unwrap()).0
    }

    #[test]
    fn forms_are_numbered_by_frequency() {
        let (lexicon, numbers) = Lexicon::new(
            &[("the", 5), ("Nation", 1), ("nations", 2), ("The", 5)],
            &text::Stemmer::named("english").unwrap(),
        );
        assert_eq!(numbers, [1, 3, 2, 0]);
        let the = lexicon.norms.find("the").unwrap();
        assert_eq!(lexicon.forms_of_norm(the), [0, 1]);
        assert_eq!(lexicon.norm_freq(the), 10);
        let stem = lexicon.stems.find("nation").unwrap();
        assert_eq!(lexicon.norms_of_stem(stem).len(), 2);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(words in proptest::collection::btree_map("[A-Ca-céß中’]{1,5}", 1u32..50, 0..40)) {
            let counted: Vec<(&str, u32)> = words.iter().map(|(w, &n)| (w.as_str(), n)).collect();
            let lexicon = lexicon(&counted);
            prop_assert_eq!(Lexicon::read(&lexicon.write()), Ok(lexicon));
        }

        #[test]
        fn any_bytes_give_a_value_or_an_error(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = Lexicon::read(&bytes);
        }
    }
}
