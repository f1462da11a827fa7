//! What is said beside an answer.

use serde::{Deserialize, Serialize};

use crate::message::Message;

/// Something a reader of the answer must know: what was left out, what found nothing, what is assumed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Note {
    pub kind: NoteKind,
    pub text: Message,
    /// A query that would help, ready to be run in place of the present one.
    pub suggestion: Option<String>,
    /// A filter, or a condition of the query, as it was given, that stands in the way.
    pub without: Option<String>,
}

impl Note {
    pub fn new(kind: NoteKind, text: Message) -> Self {
        Self { kind, text, suggestion: None, without: None }
    }

    /// The same of a filter, whose text is no query to be run in place of the present one.
    pub fn without_query(self) -> Self {
        Self { suggestion: None, ..self }
    }

    /// Whether it is about the query alone, so that it is the same in every view.
    pub const fn is_on_query(&self) -> bool {
        matches!(
            self.text,
            Message::StandTogether { .. }
                | Message::AlsoForms { .. }
                | Message::AlsoFormsAndMore { .. }
                | Message::SignsLeftOut { .. }
                | Message::TakenUpTo { .. }
                | Message::NearIsWritten
                | Message::CaseBeforeForms
                | Message::NoStemmer
                | Message::RegexInSlashes { .. }
                | Message::SeveralTokens { .. }
                | Message::CapitalsPassedOver { .. }
        )
    }

    pub fn suggesting(self, query: String) -> Self {
        Self { suggestion: Some(query), ..self }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NoteKind {
    /// A part of the query that found nothing.
    Nothing,
    /// Documents, or signs of the query, that were left out, with the reason.
    LeftOut,
    /// Advice.
    Hint,
}
