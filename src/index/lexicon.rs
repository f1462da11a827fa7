//! The lexicon: each distinct written form once, with its normal form, folded form and stem.
//!
//! Forms are numbered by descending frequency, so that frequent words have small numbers in the token stream; equal
//! ones in order of normal form, then of written form, which is the order of the file. Normal forms, folded forms and
//! stems are numbered in order of code points.

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

/// Forms in the order of the file, and their distinct normal forms with fold and stem, in order too.
#[derive(Default)]
struct Entries {
    written: Strings,
    freqs: Vec<u32>,
    norm_of: Vec<u32>,
    norms: Strings,
    folds: Strings,
    stems: Strings,
}

impl Lexicon {
    /// The lexicon of counted written forms, and the number that each of them got.
    pub fn new(counted: &[(&str, u32)], stemmer: &text::Stemmer) -> (Self, Vec<u32>) {
        let norms: Vec<String> = counted.iter().map(|(written, _)| text::normal(written)).collect();
        let mut order: Vec<u32> = (0..counted.len() as u32).collect();
        order::by(&mut order, &|a, b| {
            let key = |n: u32| (norms[n as usize].as_str(), counted[n as usize].0);
            key(a).cmp(&key(b))
        });
        let mut entries = Entries::default();
        for &n in &order {
            let norm = norms[n as usize].as_str();
            if entries.norms.is_empty() || entries.norms.get(entries.norms.len() as u32 - 1) != norm {
                entries.norms.push(norm);
                entries.folds.push(&text::fold(norm));
                entries.stems.push(&stemmer.stem(norm));
            }
            entries.written.push(counted[n as usize].0);
            entries.freqs.push(counted[n as usize].1);
            entries.norm_of.push(entries.norms.len() as u32 - 1);
        }
        let (lexicon, places) = Self::from_entries(entries);
        let mut numbers = vec![0; counted.len()];
        places.iter().zip(0..).for_each(|(&place, number)| numbers[order[place as usize] as usize] = number);
        (lexicon, numbers)
    }

    /// The lexicon, and the place in the entries that each form had.
    fn from_entries(entries: Entries) -> (Self, Vec<u32>) {
        let Entries { written, freqs, norm_of, norms, folds, stems } = entries;
        let mut places: Vec<u32> = (0..freqs.len() as u32).collect();
        order::by(&mut places, &|a, b| freqs[b as usize].cmp(&freqs[a as usize]));
        let norm_of: Vec<u32> = places.iter().map(|&place| norm_of[place as usize]).collect();
        let (folds, fold_of) = number(&folds);
        let (stems, stem_of) = number(&stems);
        let lexicon = Self {
            written: places.iter().map(|&place| written.get(place)).collect(),
            freqs: places.iter().map(|&place| freqs[place as usize]).collect(),
            forms_of_norm: Groups::new(&norm_of, norms.len()),
            norms_of_fold: Groups::new(&fold_of, folds.len()),
            norms_of_stem: Groups::new(&stem_of, stems.len()),
            norm_of,
            norms,
            fold_of,
            folds,
            stem_of,
            stems,
        };
        (lexicon, places)
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

    /// As bytes, column after column: of the forms in order of normal form, then written form; of each normal form
    /// once. The numbers of the forms are not written, they follow from the frequencies.
    pub fn write(&self) -> Vec<u8> {
        let mut columns: [Vec<u8>; 6] = Default::default();
        let [shared, endings, freqs, norms, stems, folds] = &mut columns;
        let mut order: Vec<u32> = (0..self.len() as u32).collect();
        order::by(&mut order, &|a, b| {
            let key = |form: u32| (self.norm_of[form as usize], self.written.get(form));
            key(a).cmp(&key(b))
        });
        let (mut before, mut norm_before) = ("", None);
        for form in order {
            let written = self.written.get(form);
            let common = common_prefix(before, written);
            put(shared, common as u64);
            put_str(endings, &written[common..]);
            put(freqs, u64::from(self.freqs[form as usize]));
            before = written;
            let norm = self.norm_of[form as usize];
            if norm_before == Some(norm) {
                norms.push(AGAIN);
                continue;
            }
            norm_before = Some(norm);
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
        // Each has a byte at least in four of the columns.
        let forms = reader.count(4)?;
        let mut column = || {
            let length = reader.count(1)?;
            reader.take(length).map(Reader::new)
        };
        let (mut shared, mut endings, mut freqs) = (column()?, column()?, column()?);
        let (mut norms, mut stems, mut folds) = (column()?, column()?, column()?);
        reader.end()?;
        let mut entries = Entries::default();
        // One buffer for each text that is put together.
        let (mut written, mut norm, mut stem) = (String::new(), String::new(), String::new());
        for number in 0..forms {
            let prefix = shared.u32()? as usize;
            if !written.is_char_boundary(prefix) {
                return Err(Malformed("a form begins outside of the one before"));
            }
            let previous = entries.written.get((number as u32).saturating_sub(1));
            written.truncate(prefix);
            written.push_str(endings.str()?);
            let freq = freqs.u32()?;
            if written.is_empty() || freq == 0 {
                return Err(Malformed("a form is empty, or does not occur"));
            }
            let code = norms.byte()?;
            if code == AGAIN {
                if number == 0 || previous >= written.as_str() {
                    return Err(Malformed("its forms are not in order"));
                }
            } else {
                let text = match code {
                    SAME | LOWER => written.as_str(),
                    _ => norms.str()?,
                };
                let known = entries.norms.len();
                norm.clear();
                norm.push_str(text);
                if code == LOWER {
                    norm.make_ascii_lowercase();
                }
                if known > 0 && entries.norms.get(known as u32 - 1) >= norm.as_str() {
                    return Err(Malformed("its normal forms are not in order"));
                }
                let kept = norm.len().checked_sub(stems.u32()? as usize).and_then(|length| norm.get(..length));
                stem.clear();
                stem.push_str(kept.ok_or(Malformed("a stem is longer than its form"))?);
                stem.push_str(stems.str()?);
                entries.norms.push(&norm);
                entries.stems.push(&stem);
                entries.folds.push(if folds.byte()? == SAME { &norm } else { folds.str()? });
            }
            entries.written.push(&written);
            entries.freqs.push(freq);
            entries.norm_of.push(entries.norms.len() as u32 - 1);
        }
        for column in [shared, endings, freqs, norms, stems, folds] {
            column.end()?;
        }
        Ok(Self::from_entries(entries).0)
    }
}

const SAME: u8 = 0;
const LOWER: u8 = 1;
const OTHER: u8 = 2;
/// The normal form of the form before.
const AGAIN: u8 = 3;

/// The distinct strings in order of code points, and the number of each one that was given.
fn number(strings: &Strings) -> (Strings, Vec<u32>) {
    let mut order: Vec<u32> = (0..strings.len() as u32).collect();
    order::by(&mut order, &|a, b| strings.get(a).cmp(strings.get(b)));
    let mut distinct = Strings::default();
    let mut numbers = vec![0; order.len()];
    let mut last = None;
    for at in order {
        let string = strings.get(at);
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
