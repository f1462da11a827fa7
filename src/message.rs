//! What the engine says to a person, as data: each fault, hint and note is a variant with what it is about in fields. So it
//! travels to the page, which says it in the reader's language; its [`Display`](fmt::Display) is the English sentence.
//!
//! The build makes the enums of the English messages, one for each of some files in `locales/en`: [`Message`] of
//! `message.ftl`, with the others in its fields.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::text::grouped;

include!(concat!(env!("OUT_DIR"), "/message.rs"));

/// Something to be said, as a Fluent message.
pub trait Said {
    /// The message's id.
    fn id(&self) -> &'static str;
    /// The values of the message's variables, by their names.
    fn arguments(&self) -> Vec<(&'static str, Argument<'_>)>;
}

/// The value of a variable.
pub enum Argument<'a> {
    /// Text that is the same in every language, such as a word of the corpus.
    Text(&'a str),
    Number(u64),
    /// A part that is to be said in the reader's language as well.
    Said(&'a dyn Said),
}

impl std::error::Error for Message {}
impl std::error::Error for Malformed {}
impl std::error::Error for BadRegex {}

impl Message {
    /// Both messages, one after the other.
    #[must_use]
    pub fn then(self, next: Self) -> Self {
        Self::Both { first: Box::new(self), second: Box::new(next) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Argument, BadRegex, Malformed, Message, Said, StopList};

    #[test]
    fn in_english() {
        let damaged = Message::Damaged { file: "a.bin".into(), why: Malformed::ServerAnswered { status: 1_404 } };
        for (message, english) in [
            (Message::TooLong, "The query is too long."),
            (Message::UnknownField { name: "a{b}".into() }, "There is no field “a{b}”."),
            (Message::OtherCase { times: 1 }, "In other letters, capital or small, it occurs once."),
            (Message::OtherCase { times: 0 }, "In other letters, capital or small, it occurs 0 times."),
            (Message::OtherCase { times: 1_204 }, "In other letters, capital or small, it occurs 1,204 times."),
            (damaged, "The corpus is damaged: a.bin: the server answered 1,404."),
            (
                Message::NoFields.then(Message::Stopped { list: StopList::Words { words: 2 } }),
                "This corpus has no fields. Stop words are left out of the rows, by a list of words (2); counts and rates are still those of all words.",
            ),
        ] {
            assert_eq!(message.to_string(), english);
            let json = serde_json::to_string(&message).unwrap();
            assert_eq!(serde_json::from_str::<Message>(&json).unwrap(), message, "{json}");
        }
    }

    #[test]
    fn as_a_fluent_message() {
        let message = Message::UnreadableRegex { why: BadRegex::Class };
        assert_eq!(message.id(), "message-unreadable-regex");
        let arguments = message.arguments();
        let [("why", Argument::Said(why))] = arguments.as_slice() else { panic!("{} arguments", arguments.len()) };
        assert_eq!((why.id(), why.arguments().len()), ("bad-regex-class", 0));
    }
}
