//! The lexicon: each distinct written form once, with its normal form, folded form and stem.
//!
//! Forms are numbered by descending frequency, so that frequent words have small numbers in the token stream; equal
//! ones in order of normal form, then of written form, which is the order of the file. Normal forms, folded forms and
//! stems are numbered in order of code points.

use std::cmp::Reverse;

use super::{
    codec::{Reader, put},
    strings::Strings,
};
use crate::message::Malformed;
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

/// Written forms in the order of the file, and their distinct normal forms in order, each with folded form and stem.
#[derive(Default)]
struct Entries {
    written: Strings,
    freqs: Vec<u32>,
    norm_of: Vec<u32>,
    norms: Strings,
    folds: Derived,
    stems: Derived,
}

/// A form that is derived from each normal form, such as its stem, and the number of each among the distinct ones.
#[derive(Default)]
struct Derived {
    texts: Strings,
    numbers: Vec<u32>,
}

impl Derived {
    /// Numbers the texts.
    fn number(&mut self) {
        let texts = &self.texts;
        let mut order: Vec<u32> = (0..texts.len() as u32).collect();
        order.sort_by_key(|&at| texts.get(at));
        self.numbers = vec![0; order.len()];
        let mut number = 0;
        for (place, &at) in order.iter().enumerate() {
            if place > 0 && texts.get(at) != texts.get(order[place - 1]) {
                number += 1;
            }
            self.numbers[at as usize] = number;
        }
    }

    /// The distinct texts by number, where the numbers are those of their order.
    #[deny(clippy::indexing_slicing)]
    fn distinct(&self) -> Option<Strings> {
        // One more than the number of the normal form that a text was first seen with.
        let mut first = vec![0u32; self.numbers.iter().max().map_or(0, |&most| most as usize + 1)];
        for (&number, norm) in self.numbers.iter().zip(0..) {
            let first = first.get_mut(number as usize)?;
            if *first == 0 {
                *first = norm + 1;
            } else if self.texts.get(*first - 1) != self.texts.get(norm) {
                return None;
            }
        }
        let mut distinct = Strings::default();
        let mut before: Option<&str> = None;
        for first in first {
            let text = self.texts.get(first.checked_sub(1)?);
            if before.is_some_and(|before| before >= text) {
                return None;
            }
            distinct.push(text);
            before = Some(text);
        }
        Some(distinct)
    }
}

impl Lexicon {
    /// The lexicon of counted written forms, and the number that each of them got.
    pub fn new(counted: &[(&str, u32)], stemmer: &text::Stemmer) -> (Self, Vec<u32>) {
        let norms: Vec<String> = counted.iter().map(|(written, _)| text::normal(written)).collect();
        let mut order: Vec<u32> = (0..counted.len() as u32).collect();
        order.sort_unstable_by_key(|&n| (norms[n as usize].as_str(), counted[n as usize].0));
        let mut entries = Entries::default();
        for &n in &order {
            let norm = norms[n as usize].as_str();
            if entries.norms.is_empty() || entries.norms.get(entries.norms.len() as u32 - 1) != norm {
                entries.norms.push(norm);
                entries.folds.texts.push(&text::folded(counted[n as usize].0, norm));
                entries.stems.texts.push(&stemmer.stem(norm));
            }
            entries.written.push(counted[n as usize].0);
            entries.freqs.push(counted[n as usize].1);
            entries.norm_of.push(entries.norms.len() as u32 - 1);
        }
        entries.folds.number();
        entries.stems.number();
        let (lexicon, places) = Self::from_entries(entries).unwrap_or_default();
        let mut numbers = vec![0; counted.len()];
        places.iter().zip(0..).for_each(|(&place, number)| numbers[order[place as usize] as usize] = number);
        (lexicon, numbers)
    }

    /// The lexicon, and the place among the entries that each form had. `None` where folds or stems are misnumbered.
    fn from_entries(entries: Entries) -> Option<(Self, Vec<u32>)> {
        let Entries { written, freqs, norm_of, norms, folds, stems } = entries;
        let mut places: Vec<u32> = (0..freqs.len() as u32).collect();
        // Stable: forms of one frequency keep the order of the entries.
        places.sort_by_key(|&place| Reverse(freqs[place as usize]));
        let norm_of: Vec<u32> = places.iter().map(|&place| norm_of[place as usize]).collect();
        let (fold_texts, stem_texts) = (folds.distinct()?, stems.distinct()?);
        let lexicon = Self {
            written: places.iter().map(|&place| written.get(place)).collect(),
            freqs: places.iter().map(|&place| freqs[place as usize]).collect(),
            forms_of_norm: Groups::new(&norm_of, norms.len()),
            norms_of_fold: Groups::new(&folds.numbers, fold_texts.len()),
            norms_of_stem: Groups::new(&stems.numbers, stem_texts.len()),
            norm_of,
            norms,
            fold_of: folds.numbers,
            folds: fold_texts,
            stem_of: stems.numbers,
            stems: stem_texts,
        };
        Some((lexicon, places))
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

    /// Encodes the lexicon column by column. Written forms are in order of normal form, then of written form; what
    /// belongs to a normal form is written once. Numbers of forms are not written: they follow from the frequencies.
    pub fn write(&self) -> Vec<u8> {
        let mut columns: [Vec<u8>; COLUMNS] = Default::default();
        let [shared, lengths, endings, freqs, norms, norm_texts, cuts, additions, stems, folds, fold_texts] =
            &mut columns;
        let mut order: Vec<u32> = (0..self.len() as u32).collect();
        order.sort_unstable_by_key(|&form| (self.norm_of[form as usize], self.written.get(form)));
        let text = |lengths: &mut Vec<u8>, texts: &mut Vec<u8>, text: &str| {
            put(lengths, text.len() as u64);
            texts.extend_from_slice(text.as_bytes());
        };
        let (mut before, mut norm_before) = ("", None);
        let (mut stem_before, mut fold_before) = (0, 0);
        for form in order {
            let written = self.written.get(form);
            let common = common_prefix(before, written);
            put(shared, common as u64);
            text(lengths, endings, &written[common..]);
            put(freqs, u64::from(self.freqs[form as usize]));
            before = written;
            let norm = self.norm_of[form as usize];
            if norm_before == Some(norm) {
                norms.push(AGAIN);
                continue;
            }
            norm_before = Some(norm);
            let normal = self.norms.get(norm);
            if normal == written {
                norms.push(SAME);
            } else if normal == written.to_ascii_lowercase() {
                norms.push(LOWER);
            } else {
                norms.push(OTHER);
                text(norms, norm_texts, normal);
            }
            let number = self.stem_of[norm as usize];
            let stem = self.stems.get(number);
            let common = common_prefix(normal, stem);
            put(cuts, (normal.len() - common) as u64);
            text(cuts, additions, &stem[common..]);
            put(stems, step(&mut stem_before, number));
            let number = self.fold_of[norm as usize];
            let fold = self.folds.get(number);
            put(folds, step(&mut fold_before, number));
            if fold == normal {
                folds.push(SAME);
            } else {
                folds.push(OTHER);
                text(folds, fold_texts, fold);
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

    /// Decodes what [`Lexicon::write`] wrote.
    #[deny(clippy::indexing_slicing)]
    pub fn read(bytes: &[u8]) -> Result<Self, Malformed> {
        let mut reader = Reader::new(bytes);
        // Every form has at least a byte in four of the columns.
        let forms = reader.count(4)?;
        let mut columns = [(); COLUMNS].map(|()| Reader::new(&[]));
        for column in &mut columns {
            let length = reader.count(1)?;
            *column = Reader::new(reader.take(length)?);
        }
        reader.end()?;
        let [
            mut shared,
            mut lengths,
            endings,
            mut freqs,
            mut norms,
            norm_texts,
            mut cuts,
            additions,
            mut stems,
            mut folds,
            fold_texts,
        ] = columns;
        // UTF-8 is checked for all of a column at once.
        let (mut endings, mut norm_texts) = (endings.texts()?, norm_texts.texts()?);
        let (mut additions, mut fold_texts) = (additions.texts()?, fold_texts.texts()?);
        let mut entries = Entries::default();
        // Buffers for texts that are put together from a shared prefix and an ending.
        let (mut written, mut norm, mut stem) = (String::new(), String::new(), String::new());
        let (mut stem_before, mut fold_before) = (0, 0);
        for number in 0..forms {
            let prefix = shared.u32()? as usize;
            if !written.is_char_boundary(prefix) {
                return Err(Malformed::FormOutside);
            }
            let previous = entries.written.get((number as u32).saturating_sub(1));
            written.truncate(prefix);
            written.push_str(endings.take(lengths.u32()?)?);
            let freq = freqs.u32()?;
            if written.is_empty() || freq == 0 {
                return Err(Malformed::EmptyForm);
            }
            let code = norms.byte()?;
            if code == AGAIN {
                if number == 0 || previous >= written.as_str() {
                    return Err(Malformed::UnorderedForms);
                }
            } else {
                let text = match code {
                    SAME | LOWER => written.as_str(),
                    _ => norm_texts.take(norms.u32()?)?,
                };
                let known = entries.norms.len();
                norm.clear();
                norm.push_str(text);
                if code == LOWER {
                    norm.make_ascii_lowercase();
                }
                if known > 0 && entries.norms.get(known as u32 - 1) >= norm.as_str() {
                    return Err(Malformed::UnorderedNorms);
                }
                let kept = norm.len().checked_sub(cuts.u32()? as usize).and_then(|length| norm.get(..length));
                stem.clear();
                stem.push_str(kept.ok_or(Malformed::LongStem)?);
                stem.push_str(additions.take(cuts.u32()?)?);
                entries.norms.push(&norm);
                entries.stems.texts.push(&stem);
                entries.stems.numbers.push(stepped(&mut stem_before, stems.u32()?, forms)?);
                entries.folds.numbers.push(stepped(&mut fold_before, folds.u32()?, forms)?);
                let same = folds.byte()? == SAME;
                entries.folds.texts.push(if same { &norm } else { fold_texts.take(folds.u32()?)? });
            }
            entries.written.push(&written);
            entries.freqs.push(freq);
            entries.norm_of.push(entries.norms.len() as u32 - 1);
        }
        for column in [shared, lengths, freqs, norms, cuts, stems, folds] {
            column.end()?;
        }
        for texts in [endings, norm_texts, additions, fold_texts] {
            texts.end()?;
        }
        let misnumbered = Malformed::UnorderedStems;
        Self::from_entries(entries).map(|(lexicon, _)| lexicon).ok_or(misnumbered)
    }
}

const COLUMNS: usize = 11;

const SAME: u8 = 0;
const LOWER: u8 = 1;
const OTHER: u8 = 2;
/// The same normal form as the entry before.
const AGAIN: u8 = 3;

/// The difference of a number from the one before it, zigzag-encoded: 0, 1, −1, 2, …
fn step(before: &mut u32, number: u32) -> u64 {
    let step = i64::from(number) - i64::from(*before);
    *before = number;
    if step > 0 { step as u64 * 2 - 1 } else { step.unsigned_abs() * 2 }
}

/// The number that is a zigzag-encoded step away from the one before; an error where that is not below a limit.
fn stepped(before: &mut u32, step: u32, limit: usize) -> Result<u32, Malformed> {
    let far = step.div_ceil(2);
    let number = if step % 2 == 1 { before.checked_add(far) } else { before.checked_sub(far) };
    let number = number.filter(|&n| (n as usize) < limit).ok_or(Malformed::StepNowhere)?;
    *before = number;
    Ok(number)
}

/// The length in bytes of the longest common prefix, on a character boundary.
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
