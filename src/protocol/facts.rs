//! What something was made from, as names and values.

use serde::{Serialize, Serializer};

use crate::{message::Message, model::Wording};

/// A name may have several values: as JSON, every name has the list of its values.
pub type Facts = Vec<(&'static str, String)>;

/// Facts as a map, for serde.
pub struct AsMap<'a>(pub &'a [(&'static str, String)]);

impl Serialize for AsMap<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut facts: Vec<(&str, Vec<&str>)> = Vec::new();
        for (name, value) in self.0 {
            match facts.iter_mut().find(|(known, _)| known == name) {
                Some((_, values)) => values.push(value),
                None => facts.push((name, vec![value])),
            }
        }
        serializer.collect_map(facts)
    }
}

/// The fact that says whose words a corpus has.
pub const WORDING: &str = "wording";

/// What every answer, file and citation says of its corpus. `said` puts a message into words.
pub fn corpus_facts(title: &str, fingerprint: &str, wording: Wording, said: impl Fn(&Message) -> String) -> Facts {
    let mut facts =
        vec![("corpus", title.to_owned()), ("fingerprint", fingerprint.to_owned()), (WORDING, wording.to_string())];
    if wording.is_digest() {
        facts.push(("note", said(&Message::OfDigest { corpus: title.to_owned() })));
    }
    facts
}
