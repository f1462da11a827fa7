//! What has to be said of a query wherever its matches are counted: words that it leaves uncounted, and a phrase that may be
//! meant.

use std::ops::Range;

use super::context::Ctx;
use crate::{
    message::Message,
    model::span::contained,
    query::{Attribute, Expr, Forms, Matching, Note, NoteKind, Pattern, Phrase, Query, View, Word},
};

/// For so many parts of a query between commas a phrase is suggested.
const PHRASES: usize = 3;

impl Ctx {
    /// The hints on a query in a view.
    pub fn on_query(&self, query: &Query, view: &View, matching: Matching) -> Vec<Note> {
        let phrases = query.series.iter().filter_map(|expr| self.as_phrase(query, expr, view, matching));
        let mut notes: Vec<Note> = phrases.take(PHRASES).collect();
        notes.extend(self.family(query, view, matching));
        let has_words = query.series.iter().any(|expr| !expr.is_condition());
        let by_stem = matching.forms == Forms::Stem && has_words;
        if by_stem && matching.case {
            notes.push(Note::new(NoteKind::Hint, Message::CaseBeforeForms));
        }
        let tests_stems = || query.phrases().iter().any(|(phrase, _)| phrase.tests(Attribute::Stem));
        if !self.index().about.has_stemmer() && ((by_stem && !matching.case) || tests_stems()) {
            notes.push(Note::new(NoteKind::Hint, Message::NoStemmer));
        }
        notes
    }

    /// Suggests a phrase in place of plain words that also stand next to each other.
    fn as_phrase(&self, query: &Query, expr: &Expr, view: &View, matching: Matching) -> Option<Note> {
        let Expr::And(parts, range) = expr else { return None };
        let (conditions, rest): (Vec<&Expr>, Vec<&Expr>) = parts.iter().partition(|part| part.is_condition());
        let words: Vec<Word> = rest.into_iter().map(plain_word).collect::<Option<_>>()?;
        if words.len() < 2 {
            return None;
        }
        let evaluator = self.evaluator();
        let alone = query.alone(expr);
        let view = evaluator.view_of(&alone, view, &mut Vec::new()).ok()?;
        let text = words.iter().map(|word| word.written.as_str()).collect::<Vec<_>>().join(" ");
        let occurrences = evaluator.occurrences(&Phrase::of_words(words), matching);
        let times = contained(&occurrences.hits, &view.spans).len() as u64;
        if times == 0 {
            return None;
        }
        let conditions = if conditions.is_empty() { String::new() } else { format!(" {}", alone.conditions()) };
        let mend: [(Range<usize>, String); 1] = [(range.clone(), format!("\"{text}\"{conditions}"))];
        let said = Message::StandTogether { text, times };
        Some(Note::new(NoteKind::Hint, said).suggesting(query.source.mended(&mend)))
    }
}

/// The word of a part that is nothing but a plain word.
fn plain_word(expr: &Expr) -> Option<Word> {
    let Expr::Phrase(phrase, _) = expr else { return None };
    match phrase.words()?.as_slice() {
        [word] if word.pattern == Pattern::Plain => Some((*word).clone()),
        _ => None,
    }
}
