//! Where a phrase stands: words next to each other, words near each other, sequences of tokens.

use super::{
    evaluate::{Evaluator, Matching},
    lexical::FormSet,
    syntax::{Phrase, Step, Test, Within, Word},
};
use crate::{
    index::{Index, Lexicon},
    order,
    span::Span,
};

/// A phrase made ready for one lexicon: it tells of any run of forms whether it fits.
#[derive(Debug)]
pub enum Matcher {
    Sequence { places: Vec<Place>, within: Option<Within> },
    Near { words: Vec<Allowed>, longest: u32 },
}

/// The forms that a token may have.
#[derive(Debug)]
pub struct Allowed {
    /// Rising; nothing where it may have any.
    list: Option<Vec<u32>>,
    set: FormSet,
    /// Tokens of the corpus that have one of them.
    freq: u64,
}

/// One token of a sequence, whose repetitions are written out.
#[derive(Debug)]
pub struct Place {
    allowed: std::rc::Rc<Allowed>,
    /// It may be left out.
    optional: bool,
}

/// Sequences are shorter than the number of bits: the state of the search is which places come next.
type Places = u128;

impl Allowed {
    fn new(evaluator: &Evaluator, test: &Test, matching: Matching) -> Self {
        let index = evaluator.index();
        let lexicon = &index.lexicon;
        let list = evaluator.allowed(test, matching);
        let freq = match &list {
            Some(forms) => forms.iter().map(|&form| u64::from(lexicon.freqs[form as usize])).sum(),
            None => u64::from(index.tokens()),
        };
        Self { set: FormSet::new(lexicon, list.as_deref().unwrap_or_default()), list, freq }
    }

    fn has(&self, form: u32) -> bool {
        self.list.is_none() || self.set.has(form)
    }

    /// Their places in the corpus, rising.
    fn places(&self, index: &Index) -> Vec<u32> {
        let Some(forms) = &self.list else { return (0..index.tokens()).collect() };
        places(index, forms)
    }
}

/// The places of several forms together, rising.
fn places(index: &Index, forms: &[u32]) -> Vec<u32> {
    let mut places = Vec::new();
    for &form in forms {
        places.extend_from_slice(index.positions.of_form(form));
    }
    if forms.len() > 1 {
        // Runs that are sorted already: the stable sort merges them.
        order::numbers(&mut places);
    }
    places
}

impl Matcher {
    pub fn new(evaluator: &Evaluator, phrase: &Phrase, matching: Matching) -> Self {
        match phrase {
            Phrase::Sequence { steps, within } => {
                let mut places = Vec::new();
                for Step { test, least, most } in steps {
                    let allowed = std::rc::Rc::new(Allowed::new(evaluator, test, matching));
                    places.extend((0..*most).map(|n| Place { allowed: allowed.clone(), optional: n >= *least }));
                }
                Self::Sequence { places, within: *within }
            }
            Phrase::Near { words, further } => {
                let allowed = |word: &Word| Allowed::new(evaluator, &Test::Word(word.clone()), matching);
                let longest = words.len() as u32 + further;
                Self::Near { words: words.iter().map(allowed).collect(), longest }
            }
        }
    }

    /// All spans of the corpus that fit, none over the edge of a document: the shortest one from each start.
    pub fn occurrences(&self, index: &Index) -> Vec<Span> {
        let mut hits = Vec::new();
        let form = |at: u32| index.stream.get(at as usize);
        let mut whole = Span::new(0, 0);
        let mut try_at = |start: u32, hits: &mut Vec<Span>| {
            if start >= whole.end {
                whole = index.documents.span(index.documents.at(start));
            }
            if let Some(end) = self.shortest(start, whole.end, &form) {
                hits.push(Span::new(start, end));
            }
        };
        match self {
            Self::Sequence { places, within } => {
                // The rarest token that has to be there leads; where those before it may be left out, the sequence
                // can begin at several places.
                let needed = (0..places.len()).filter(|&n| !places[n].optional);
                let Some(lead) = needed.min_by_key(|&n| places[n].allowed.freq) else { return hits };
                let before = &places[..lead];
                let most = lead as u32;
                let least = most - before.iter().filter(|place| place.optional).count() as u32;
                let leads = places[lead].allowed.places(index);
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
                order::numbers(&mut forms);
                forms.dedup();
                for start in places(index, &forms) {
                    try_at(start, &mut hits);
                }
            }
        }
        hits
    }

    /// How many spans fit in a short run of forms, such as a title.
    pub fn count(&self, forms: &[u32]) -> usize {
        let end = forms.len() as u32;
        (0..end).filter(|&start| self.shortest(start, end, &|at| forms[at as usize]).is_some()).count()
    }

    /// Where the shortest fitting span from a start ends.
    fn shortest(&self, start: u32, end: u32, form: &dyn Fn(u32) -> u32) -> Option<u32> {
        match self {
            Self::Sequence { places, .. } => sequence(places, start, end, form),
            Self::Near { words, longest } => near(words, start, end.min(start.saturating_add(*longest)), form),
        }
    }
}

fn sequence(places: &[Place], start: u32, end: u32, form: &dyn Fn(u32) -> u32) -> Option<u32> {
    let done: Places = 1 << places.len();
    // What may be left out is passed over at once.
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

/// The words each by a token of its own, the first token being one of them.
fn near(words: &[Allowed], start: u32, end: u32, form: &dyn Fn(u32) -> u32) -> Option<u32> {
    let all = (1u32 << words.len()) - 1;
    // Of each token that is one of the words, which of them it can be.
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

/// Whether each word can have a token of its own, the first token being taken.
fn assigned(tokens: &[u32], words: u32) -> bool {
    /// Finds a token for a word, moving others to other tokens where that makes room.
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

fn fits(index: &Index, within: Option<Within>, hit: Span) -> bool {
    match within {
        None | Some(Within::Document) => true,
        Some(Within::Sentence) => index.sentences.span(index.sentences.at(hit.start)).contains(hit),
        // Text that is in no turn has no edge of one in it either: rows of words are counted in it, and are found.
        Some(Within::Turn) => index.turn_at(hit.start).contains(hit),
    }
}

/// The form of a word that need not be in the corpus, such as one of a title: as it is written, else, where case does
/// not count, any that has the same normal form; a number that no form has where there is none.
pub fn form_of(lexicon: &Lexicon, written: &str, case: bool) -> u32 {
    let norm = lexicon.norms.find(&crate::text::normal(written));
    let forms = norm.map_or(&[][..], |norm| lexicon.forms_of_norm(norm));
    let same = forms.iter().find(|&&form| lexicon.written.get(form) == written);
    same.or(forms.first().filter(|_| !case)).copied().unwrap_or(u32::MAX)
}
