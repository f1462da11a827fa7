//! Hints where nothing was found: which part of a query found nothing, and queries that would find something.

use std::{cmp::Reverse, ops::Range};

use super::{context::Ctx, scope::Resolved};
use crate::{
    message::Message,
    model::span::contained,
    query::{Distance, Expr, Forms, Found, Matching, Note, NoteKind, Pattern, Phrase, Source, View, Word, word_query},
    text,
};

/// The most suggestions for one word.
const MOST: usize = 3;
/// How many of the nearest words are looked up in the view.
const LOOKED_UP: usize = 16;
/// Words of a phrase that does not occur are tried within this distance of each other.
const NEAR: u32 = 10;

impl Ctx {
    /// Hints on each part of a query that found nothing, and on the whole if it did.
    pub async fn hints(&self, resolved: &Resolved, found: &Found) -> Vec<Note> {
        let mut hints: Vec<Note> = Vec::new();
        // The first suggestion for each part.
        let mut mends: Vec<(Range<usize>, String)> = Vec::new();
        let mut all_found = true;
        let source = &resolved.query.source;
        let phrases = resolved.query.phrases();
        // What the query has already is no way on.
        let present: Vec<String> = phrases.iter().map(|(_, range)| text::normal(source.slice(range))).collect();
        for (phrase, range) in phrases {
            let occurrences = self.evaluator().occurrences(phrase, resolved.matching);
            if !contained(&occurrences.hits, &resolved.view.spans).is_empty() {
                continue;
            }
            all_found = false;
            let said = source.slice(range);
            if is_of_another_language(said) {
                continue;
            }
            let instead = self.instead(resolved, phrase, said, &present);
            if let Some((_, part)) = instead.first() {
                mends.push((range.clone(), part.clone()));
            }
            for (text, part) in instead {
                let suggestion = source.mended(&[(range.clone(), part)]);
                if hints.iter().all(|hint| hint.suggestion.as_ref() != Some(&suggestion)) {
                    hints.push(Note::new(NoteKind::Hint, text).suggesting(suggestion));
                }
            }
        }
        if mends.len() > 1 {
            let all = Note::new(NoteKind::Hint, Message::FirstOfEach);
            hints.insert(0, all.suggesting(source.mended(&mends)));
        }
        if all_found && found.docs.is_empty() {
            hints.extend(resolved.query.series.iter().filter_map(|expr| self.apart(resolved, source, expr)));
        }
        if found.docs.is_empty() {
            hints.extend(self.in_the_way(resolved).await);
        }
        hints
    }

    /// The filters and conditions each of which, if removed, would let something be found.
    async fn in_the_way(&self, resolved: &Resolved) -> Vec<Note> {
        let mut out = Vec::new();
        for (filter, view) in resolved.filters.iter().zip(resolved.views_without_one(self).await) {
            let found = resolved.find(self.evaluator(), &view, &mut Vec::new());
            let (documents, hits) = found.map_or((0, 0), |found| (found.docs.len(), found.hits.len()));
            self.meter.spend(1024 + hits as u64).await;
            if documents > 0 {
                let text = Message::Without { filter: filter.text.clone(), documents: documents as u64 };
                out.push(Note { without: Some(filter.text.clone()), ..Note::new(NoteKind::Hint, text) });
            }
        }
        out
    }

    /// What could stand in place of a part of the query, other than the parts that it has: why, and its text.
    fn instead(&self, resolved: &Resolved, phrase: &Phrase, said: &str, present: &[String]) -> Vec<(Message, String)> {
        match phrase.words().as_deref() {
            Some([word]) => self.other_words(resolved, word, present),
            Some(words) if words.len() > 1 => self.other_phrases(resolved, words, said),
            _ => Vec::new(),
        }
    }

    fn other_words(&self, resolved: &Resolved, word: &Word, present: &[String]) -> Vec<(Message, String)> {
        let normal = text::normal(&word.written);
        let mut out = Vec::new();
        if word.pattern == Pattern::Plain && resolved.matching.case {
            let any_case = Word { written: normal.clone(), pattern: Pattern::Plain };
            let times = self.times(resolved, &any_case, Forms::Exact);
            if times > 0 {
                // In parentheses, as a bracket would make a sequence of what stands beside it.
                let form = format!("({})", word_query(&normal, ""));
                out.push((Message::OtherCase { times }, form));
            }
        }
        if matches!(word.pattern, Pattern::Plain | Pattern::Written) && resolved.matching.forms == Forms::Exact {
            let times = self.times(resolved, &Word { pattern: Pattern::Plain, ..word.clone() }, Forms::Stem);
            let mut others = self.forms_by_stem(resolved, &normal);
            others.retain(|(form, _)| !present.contains(form));
            if times > 0 && !others.is_empty() {
                let named: Vec<&str> = others.iter().map(|(form, _)| form.as_str()).collect();
                let counted: Vec<String> = others.iter().map(|(form, n)| format!("{form} {n}")).collect();
                let part =
                    if let [only] = named.as_slice() { (*only).to_owned() } else { format!("({})", named.join(" | ")) };
                out.push((Message::OtherForms { forms: counted.join(", ") }, part));
            }
        }
        if matches!(word.pattern, Pattern::Plain | Pattern::Written) {
            let (nearest, hidden) = self.nearest(resolved, &normal);
            // A word of the same family is offered once.
            let is_offered = |form: &String| out.iter().any(|(_, part)| part == form);
            let nearest: Vec<_> =
                nearest.into_iter().filter(|(form, _)| !present.contains(form) && !is_offered(form)).collect();
            for (form, times) in nearest {
                out.push((like_spelling(&form, times, hidden), form));
            }
        }
        out
    }

    fn other_phrases(&self, resolved: &Resolved, words: &[&Word], said: &str) -> Vec<(Message, String)> {
        let mut out = Vec::new();
        let owned = |words: &[&Word]| words.iter().map(|word| (*word).clone()).collect::<Vec<_>>();
        let mut mended = said.to_owned();
        let mut why = Vec::new();
        for word in words.iter().filter(|word| word.pattern == Pattern::Plain) {
            if self.times(resolved, word, resolved.matching.forms) > 0 {
                continue;
            }
            let normal = text::normal(&word.written);
            let (nearest, hidden) = self.nearest(resolved, &normal);
            for (form, times) in nearest.into_iter().take(1) {
                why.extend([Message::DoesNotOccur { word: word.written.clone() }, like_spelling(&form, times, hidden)]);
                mended = mended.replacen(&word.written, &form, 1);
            }
        }
        if let Some(why) = why.into_iter().reduce(Message::then) {
            out.push((why, mended));
        }
        if words.len() <= 8 && out.is_empty() {
            let near = Phrase::Near { words: owned(words), further: NEAR };
            let occurrences = self.evaluator().occurrences(&near, resolved.matching);
            let times = contained(&occurrences.hits, &resolved.view.spans).len() as u64;
            let inner = words.iter().map(|word| word.to_string()).collect::<Vec<_>>().join(" ");
            if times > 0 {
                out.push((Message::StandNear { times }, format!("\"{inner}\"~{NEAR}")));
            } else {
                let plain = words.iter().map(|word| word.to_string()).collect::<Vec<_>>().join(" ");
                out.push((Message::NotNear, plain));
            }
        }
        out
    }

    /// A conjunction whose parts are found, but not together.
    fn apart(&self, resolved: &Resolved, source: &Source, expr: &Expr) -> Option<Note> {
        let Expr::And(parts, _) = expr else { return None };
        let wanted: Vec<&Expr> = parts.iter().filter(|p| !p.is_condition() && !matches!(p, Expr::Not(..))).collect();
        let words = |parts: &[&Expr]| parts.iter().map(|p| source.slice(p.range())).collect::<Vec<_>>();
        let without: Vec<&Expr> = parts.iter().filter(|p| matches!(p, Expr::Not(..)) && !p.is_condition()).collect();
        let together = Expr::And(wanted.iter().map(|p| (*p).clone()).collect(), expr.range().clone());
        let found =
            self.evaluator().find(source, &together, &resolved.view, resolved.matching, &mut Vec::new()).ok()?;
        let note = |text: Message, suggestion: String| {
            let query = format!("{suggestion} {}", resolved.query.conditions()).trim_end().to_owned();
            Note::new(NoteKind::Nothing, text).suggesting(query)
        };
        if found.docs.is_empty() {
            let either = words(&wanted).join(" | ");
            return Some(note(Message::NoDocumentHasAll, format!("({either})")));
        }
        (!without.is_empty()).then(|| note(Message::AllHaveExcluded, words(&wanted).join(" ")))
    }

    fn times(&self, resolved: &Resolved, word: &Word, forms: Forms) -> u64 {
        let matching = Matching { forms, case: false };
        let occurrences = self.evaluator().occurrences(&Phrase::of_words(vec![word.clone()]), matching);
        contained(&occurrences.hits, &resolved.view.spans).len() as u64
    }

    /// The normal forms that share the stem of a word, most frequent first.
    fn forms_by_stem(&self, resolved: &Resolved, normal: &str) -> Vec<(String, u64)> {
        let lexicon = &self.index().lexicon;
        let stem = self.evaluator().stem(normal);
        let norms = stem.and_then(|stem| lexicon.stems.find(&stem)).map_or(&[][..], |s| lexicon.norms_of_stem(s));
        self.counted(&resolved.view, norms.iter().copied().filter(|&norm| lexicon.norms.get(norm) != normal).collect())
    }

    /// The words with the most similar spelling: those with the fewest edits and, of these, the most frequent. Where the
    /// view has none, those of the whole corpus, and true.
    fn nearest(&self, resolved: &Resolved, normal: &str) -> (Vec<(String, u64)>, bool) {
        let near = self.near(normal);
        let counted = |view: &View| {
            let mut out = Vec::new();
            for norms in &near {
                out.extend(self.counted(view, norms.clone()));
            }
            out.truncate(MOST);
            out
        };
        let seen = counted(&resolved.view);
        if !seen.is_empty() {
            return (seen, false);
        }
        (counted(&View::whole(&self.index().documents)), true)
    }

    /// The normal forms within two edits of one, by the number of edits.
    fn near(&self, normal: &str) -> Vec<Vec<u32>> {
        let lexicon = &self.index().lexicon;
        // Two edits would change most of a word of three letters.
        let most = match normal.chars().count() {
            0 | 1 => return Vec::new(),
            2 | 3 => 1,
            _ => 2,
        };
        let mut distance = Distance::from(normal);
        let mut near: Vec<Vec<u32>> = vec![Vec::new(); most];
        for norm in 0..lexicon.norms.len() as u32 {
            match distance.to(lexicon.norms.get(norm), most) {
                Some(edits) if edits > 0 => near[edits - 1].push(norm),
                _ => {}
            }
        }
        near
    }

    /// Those of some normal forms that occur in a view, most frequent first.
    fn counted(&self, view: &View, mut norms: Vec<u32>) -> Vec<(String, u64)> {
        let lexicon = &self.index().lexicon;
        norms.sort_by_cached_key(|&norm| Reverse(lexicon.norm_freq(norm)));
        norms.truncate(LOOKED_UP);
        let counted = norms.into_iter().map(|norm| (lexicon.norms.get(norm).to_owned(), self.times_in(view, norm)));
        let mut counted: Vec<(String, u64)> = counted.filter(|(_, times)| *times > 0).collect();
        counted.sort_by_key(|(_, times)| Reverse(*times));
        counted.truncate(MOST);
        counted
    }
}

/// Whether a part is how other query languages say that words stand near each other: no word is meant that is spelled
/// otherwise.
fn is_of_another_language(said: &str) -> bool {
    let Some((name, words)) = said.split_once('/') else { return said == "NEAR" };
    let is_name = ["near", "n", "w", "adj", "pre", "within"].iter().any(|known| name.eq_ignore_ascii_case(known));
    is_name && words.parse::<u32>().is_ok()
}

fn like_spelling(form: &str, times: u64, is_hidden: bool) -> Message {
    if is_hidden {
        Message::LikeSpellingHidden { form: form.into(), times }
    } else {
        Message::LikeSpelling { form: form.into(), times }
    }
}
