//! Stop words, looked up in the lexicon.

use super::context::Ctx;
use crate::{
    protocol::{Failure, FailureKind, StopWords},
    query::{Note, NoteKind},
    said::{Said, answer},
    text,
};

/// The normal forms that are left out.
pub struct Stopped(Vec<bool>);

impl Stopped {
    pub fn has(&self, norm: u32) -> bool {
        self.0.get(norm as usize).is_some_and(|stopped| *stopped)
    }
}

impl Ctx {
    /// The stop words of a request, with a note that there are any.
    pub fn stopped(&self, words: &StopWords, notes: &mut Vec<Note>) -> Result<Stopped, Failure> {
        let norms = &self.index().lexicon.norms;
        let mut stopped = vec![false; norms.len()];
        let mut stop = |norm: Option<u32>| norm.into_iter().for_each(|norm| stopped[norm as usize] = true);
        let list: Said = match words {
            StopWords::None => return Ok(Stopped(Vec::new())),
            StopWords::Language(language) => {
                let (name, words) = text::stop_words(language).ok_or_else(|| {
                    let message = answer::no_stop_words(&**language);
                    Failure::new(FailureKind::Missing, message, answer::stop_word_lists())
                })?;
                words.for_each(|word| stop(norms.find(word)));
                match name {
                    "English" => answer::english_list().into(),
                    "Chinese" => answer::chinese_list().into(),
                    other => other.into(),
                }
            }
            StopWords::Words(words) => {
                words.iter().for_each(|word| stop(norms.find(&text::normal(word.trim()))));
                answer::own_list(words.len())
            }
        };
        notes.push(Note::new(NoteKind::LeftOut, answer::stopped(list)));
        Ok(Stopped(stopped))
    }
}
