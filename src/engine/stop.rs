//! Stop words made ready for one lexicon.

use super::Ctx;
use crate::{
    protocol::{Failure, FailureKind, Note, NoteKind, StopWords},
    text,
};

/// Which normal forms are left out; none where nothing is.
pub struct Stopped(Vec<bool>);

impl Stopped {
    pub fn has(&self, norm: u32) -> bool {
        self.0.get(norm as usize).is_some_and(|stopped| *stopped)
    }
}

impl Ctx {
    /// The stop words that were asked for. That there are any is said.
    pub fn stopped(&self, words: &StopWords, notes: &mut Vec<Note>) -> Result<Stopped, Failure> {
        let norms = &self.index().lexicon.norms;
        let mut stopped = vec![false; norms.len()];
        let mut stop = |norm: Option<u32>| norm.into_iter().for_each(|norm| stopped[norm as usize] = true);
        let which = match words {
            StopWords::None => return Ok(Stopped(Vec::new())),
            StopWords::Language(language) => {
                let (name, words) = text::stop_words(language).ok_or_else(|| Failure {
                    kind: FailureKind::Missing,
                    message: format!("There is no list of stop words for “{language}”."),
                    help: "There are en (English) and zh (Chinese); or give the words.".into(),
                    diagnostics: Vec::new(),
                })?;
                words.for_each(|word| stop(norms.find(word)));
                format!("the {name} list")
            }
            StopWords::Words(words) => {
                words.iter().for_each(|word| stop(norms.find(&text::normal(word.trim()))));
                format!("a list of words ({})", words.len())
            }
        };
        let text =
            format!("Stop words are left out of the rows, by {which}; counts and rates are still those of all words.");
        notes.push(Note::new(NoteKind::LeftOut, text));
        Ok(Stopped(stopped))
    }
}
