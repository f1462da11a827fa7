//! Stop words, looked up in the lexicon.

use super::context::Ctx;
use crate::{
    message::{Message, StopList},
    protocol::{Failure, FailureKind, StopWords},
    query::{Note, NoteKind},
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
        let list = match words {
            StopWords::None => return Ok(Stopped(Vec::new())),
            StopWords::Language(language) => {
                let (name, words) = text::stop_words(language).ok_or_else(|| {
                    let message = Message::NoStopWords { language: language.into() };
                    Failure::new(FailureKind::Missing, message, Message::StopWordLists)
                })?;
                words.for_each(|word| stop(norms.find(word)));
                match name {
                    "Chinese" => StopList::Chinese,
                    _ => StopList::English,
                }
            }
            StopWords::Words(words) => {
                words.iter().for_each(|word| stop(norms.find(&text::normal(word.trim()))));
                StopList::Words { words: words.len() as u64 }
            }
        };
        notes.push(Note::new(NoteKind::LeftOut, Message::Stopped { list }));
        Ok(Stopped(stopped))
    }
}
