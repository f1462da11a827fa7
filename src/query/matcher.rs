//! Finding the occurrences of a phrase: words next to each other, words near each other, sequences of tokens.

use std::rc::Rc;

use super::{
    lexical::{Expander, FormSet},
    matching::Matching,
    syntax::{Phrase, Step, Test, Word},
};
use crate::{
    index::{Index, Lexicon},
    model::{Span, Within},
    text,
};

/// A phrase compiled for one lexicon.
#[derive(Debug)]
pub enum Matcher {
    Sequence { places: Vec<Place>, within: Option<Within> },
    Near { words: Vec<Allowed>, longest: u32 },
}

/// The forms that a token may have.
#[derive(Debug)]
pub struct Allowed {
    /// In ascending order; `None` where it may have any.
    list: Option<Vec<u32>>,
    set: FormSet,
    /// How many tokens of the corpus have one of them.
    freq: u64,
}

/// One token of a sequence, after its repetitions are unrolled.
#[derive(Debug)]
pub struct Place {
    allowed: Rc<Allowed>,
    /// It may be left out.
    optional: bool,
}

/// The state of the search: a bit for each place that can come next. Sequences have fewer places than there are bits.
type Places = u128;

impl Allowed {
    fn new(expander: &Expander, test: &Test, matching: Matching) -> Self {
        let index = expander.index();
        let lexicon = &index.lexicon;
        let list = expander.allowed(test, matching);
        let freq = match &list {
            Some(forms) => forms.iter().map(|&form| u64::from(lexicon.freqs[form as usize])).sum(),
            None => u64::from(index.tokens()),
        };
        Self { set: FormSet::new(lexicon, list.as_deref().unwrap_or_default()), list, freq }
    }

    fn has(&self, form: u32) -> bool {
        self.list.is_none() || self.set.has(form)
    }

    /// Their positions in the corpus, in ascending order.
    fn positions(&self, index: &Index) -> Vec<u32> {
        let Some(forms) = &self.list else { return (0..index.tokens()).collect() };
        positions(index, forms)
    }
}

/// The positions of several forms together, in ascending order.
fn positions(index: &Index, forms: &[u32]) -> Vec<u32> {
    let mut positions = Vec::new();
    for &form in forms {
        positions.extend_from_slice(index.positions.of_form(form));
    }
    if forms.len() > 1 {
        // Each form's positions are sorted already: the stable sort merges such runs.
        positions.sort();
    }
    positions
}

impl Matcher {
    pub fn new(expander: &Expander, phrase: &Phrase, matching: Matching) -> Self {
        match phrase {
            Phrase::Sequence { steps, within } => {
                let mut places = Vec::new();
                for Step { test, least, most } in steps {
                    let allowed = Rc::new(Allowed::new(expander, test, matching));
                    places.extend((0..*most).map(|n| Place { allowed: allowed.clone(), optional: n >= *least }));
                }
                Self::Sequence { places, within: *within }
            }
            Phrase::Near { words, further } => {
                let allowed = |word: &Word| Allowed::new(expander, &Test::Word(word.clone()), matching);
                let longest = words.len() as u32 + further;
                Self::Near { words: words.iter().map(allowed).collect(), longest }
            }
        }
    }

    /// All occurrences in the corpus, none across the edge of a document: the shortest one from each start.
    pub fn occurrences(&self, index: &Index) -> Vec<Span> {
        let mut hits = Vec::new();
        let form = |at: u32| index.stream.get(at as usize);
        let mut whole = Span::new(0, 0);
        let mut try_at = |start: u32, hits: &mut Vec<Span>| {
            if start >= whole.end {
                whole = index.documents.span(index.documents.at(start));
            }
            if let Some(end) = self.shortest(start, whole.end, form) {
                hits.push(Span::new(start, end));
            }
        };
        match self {
            Self::Sequence { places, within } => {
                // The rarest of the tokens that have to be there is looked up; where tokens before it are optional, the
                // sequence can begin at several places.
                let needed = (0..places.len()).filter(|&n| !places[n].optional);
                let Some(lead) = needed.min_by_key(|&n| places[n].allowed.freq) else { return hits };
                let before = &places[..lead];
                let most = lead as u32;
                let least = most - before.iter().filter(|place| place.optional).count() as u32;
                let leads = places[lead].allowed.positions(index);
                if places.len() == 1 {
                    return leads
                        .into_iter()
                        .map(|at| Span::new(at, at + 1))
                        .filter(|h| fits(index, *within, *h))
                        .collect();
                }
                let mut next = 0;
                for at in leads {
                    let document = index.documents.span(index.documents.at(at)).start;
                    let Some(last) = at.checked_sub(least).filter(|&last| last >= document) else { continue };
                    for start in at.saturating_sub(most).max(document).max(next)..=last {
                        try_at(start, &mut hits);
                    }
                    next = next.max(last + 1);
                }
                hits.retain(|hit| fits(index, *within, *hit));
            }
            Self::Near { words, .. } => {
                let mut forms: Vec<u32> =
                    words.iter().filter_map(|word| word.list.as_ref()).flatten().copied().collect();
                forms.sort_unstable();
                forms.dedup();
                for start in positions(index, &forms) {
                    try_at(start, &mut hits);
                }
            }
        }
        hits
    }

    /// The number of occurrences in a short run of forms, such as a title.
    pub fn count(&self, forms: &[u32]) -> usize {
        let end = forms.len() as u32;
        (0..end).filter(|&start| self.shortest(start, end, |at| forms[at as usize]).is_some()).count()
    }

    /// The end of the shortest occurrence from a start.
    fn shortest(&self, start: u32, end: u32, form: impl Fn(u32) -> u32) -> Option<u32> {
        match self {
            Self::Sequence { places, .. } => sequence(places, start, end, form),
            Self::Near { words, longest } => near(words, start, end.min(start.saturating_add(*longest)), form),
        }
    }
}

fn sequence(places: &[Place], start: u32, end: u32, form: impl Fn(u32) -> u32) -> Option<u32> {
    let done: Places = 1 << places.len();
    // Optional places can be skipped.
    let pass = |mut next: Places| {
        for (at, place) in places.iter().enumerate() {
            if place.optional && next & (1 << at) != 0 {
                next |= 1 << (at + 1);
            }
        }
        next
    };
    let mut now = pass(1);
    for at in start..end {
        let form = form(at);
        let mut next: Places = 0;
        let mut left = now & (done - 1);
        while left != 0 {
            let place = left.trailing_zeros() as usize;
            left &= left - 1;
            if places[place].allowed.has(form) {
                next |= 1 << (place + 1);
            }
        }
        if next == 0 {
            return None;
        }
        now = pass(next);
        if now & done != 0 {
            return Some(at + 1);
        }
    }
    None
}

/// The end of the shortest span in which each word has a token of its own, the first token being one of them.
fn near(words: &[Allowed], start: u32, end: u32, form: impl Fn(u32) -> u32) -> Option<u32> {
    let all = (1u32 << words.len()) - 1;
    // For each token that is one of the words, which of them it can be.
    let mut tokens: Vec<u32> = Vec::new();
    let mut seen = 0;
    for at in start..end {
        let form = form(at);
        let can = words.iter().enumerate().filter(|(_, word)| word.has(form)).fold(0, |can, (n, _)| can | 1 << n);
        if can == 0 {
            if tokens.is_empty() {
                return None;
            }
            continue;
        }
        tokens.push(can);
        seen |= can;
        if seen == all && tokens.len() >= words.len() && assigned(&tokens, all) {
            return Some(at + 1);
        }
    }
    None
}

/// Whether each word can be given a token of its own, with the first token among those that are given: a bipartite
/// matching.
fn assigned(tokens: &[u32], words: u32) -> bool {
    /// Finds a token for a word, reassigning other words where that frees one (an augmenting path).
    fn place(word: u32, tokens: &[u32], taken: &mut [u32], tried: &mut [bool]) -> bool {
        for (at, &can) in tokens.iter().enumerate() {
            if can & word == 0 || tried[at] {
                continue;
            }
            tried[at] = true;
            if taken[at] == 0 || place(taken[at], tokens, taken, tried) {
                taken[at] = word;
                return true;
            }
        }
        false
    }
    let Some((&first, rest)) = tokens.split_first() else { return false };
    let bits = |set: u32| (0..32).map(|n| 1u32 << n).filter(move |bit| set & bit != 0);
    bits(first & words).any(|mine| {
        let mut taken = vec![0; rest.len()];
        bits(words & !mine).all(|word| place(word, rest, &mut taken, &mut vec![false; rest.len()]))
    })
}

/// Whether a hit lies within one unit of the text.
fn fits(index: &Index, within: Option<Within>, hit: Span) -> bool {
    match within {
        None | Some(Within::Document) => true,
        Some(Within::Sentence) => index.sentences.span(index.sentences.at(hit.start)).contains(hit),
        // Text outside of turns has no edge of one in it: n-grams are counted there, and are found.
        Some(Within::Turn) => index.turn_at(hit.start).contains(hit),
    }
}

/// The form of a word that need not be in the lexicon, such as one of a title: the written form itself, else, where case
/// does not count, any with the same normal form, else `u32::MAX`, which is no form.
pub fn form_of(lexicon: &Lexicon, written: &str, case: bool) -> u32 {
    let norm = lexicon.norms.find(&text::normal(written));
    let forms = norm.map_or(&[][..], |norm| lexicon.forms_of_norm(norm));
    let same = forms.iter().find(|&&form| lexicon.written.get(form) == written);
    same.or(forms.first().filter(|_| !case)).copied().unwrap_or(u32::MAX)
}
