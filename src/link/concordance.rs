//! What a link holds of Concordance, besides what all views share:
//! `of=quotations&lines=1R,-date&context=15&sample=100,7&group=1R&only=1R:of`.

use super::Wanted;
use super::lines::{kwic_key, kwic_sort, read_kwic_key, read_kwic_sort};
use super::names::unless_default;
use crate::protocol::{KwicContext, KwicKey, KwicOnly, KwicSample, KwicSort, KwicUnit, name_of, named};

/// Everything at its default is left out of the link.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Concordance {
    /// What each line is of.
    pub unit: KwicUnit,
    /// Three keys at most; none is corpus order.
    pub sort: Vec<KwicSort>,
    pub context: KwicContext,
    pub sample: Option<KwicSample>,
    /// What lines are counted by beside the list.
    pub group: Option<KwicKey>,
    /// The one group whose lines are shown.
    pub only: Option<KwicOnly>,
}

impl Concordance {
    /// Shows every match in a line, and not only some.
    pub fn show_all_matches(&mut self) {
        (self.unit, self.only, self.sample) = (KwicUnit::Matches, None, None);
    }

    /// The parts of the link, by name; those that are empty are left out.
    pub(super) fn parameters(&self) -> Vec<(&'static str, String)> {
        let context = match self.context {
            context if context == KwicContext::default() => String::new(),
            context => kwic_context(context),
        };
        let sample = self.sample.map(|KwicSample { size, seed }| format!("{size},{seed}"));
        vec![
            ("of", unless_default(&self.unit)),
            ("lines", kwic_sort(&self.sort)),
            ("context", context),
            ("sample", sample.unwrap_or_default()),
            ("group", self.group.as_ref().map(kwic_key).unwrap_or_default()),
            ("only", self.only.as_ref().map(only).unwrap_or_default()),
        ]
    }

    /// Sets a parameter from its decoded value, which is not empty. `None` for a parameter of another view; the error is
    /// what the value has to be.
    pub(super) fn set(&mut self, name: &str, value: &str) -> Option<Result<(), Wanted>> {
        let done = match name {
            "of" => named(value).map(|unit| self.unit = unit).ok_or(Wanted::OneOf("matches|quotations")),
            "lines" => read_kwic_sort(value).map(|sort| self.sort = sort).map_err(|_| Wanted::Orders),
            "context" => read_kwic_context(value).map(|context| self.context = context).ok_or(Wanted::Context),
            "sample" => {
                let sample = read_sample(value).map(|sample| self.sample = Some(sample));
                sample.ok_or(Wanted::Sample)
            }
            "group" => read_kwic_key(value).map(|key| self.group = Some(key)).map_err(|_| Wanted::Order),
            "only" => read_only(value).map(|only| self.only = Some(only)).ok_or(Wanted::Order),
            _ => return None,
        };
        Some(done)
    }
}

/// How much text is shown beside the node: `15` or `paragraph`.
pub fn kwic_context(context: KwicContext) -> String {
    match context {
        KwicContext::Tokens(tokens) => tokens.to_string(),
        KwicContext::Paragraph => name_of(&context),
    }
}

/// ```
/// use readout::link::read_kwic_context;
/// use readout::protocol::KwicContext;
///
/// assert_eq!(read_kwic_context("15"), Some(KwicContext::Tokens(15)));
/// assert_eq!(read_kwic_context("paragraph"), Some(KwicContext::Paragraph));
/// assert_eq!(read_kwic_context("few"), None);
/// ```
pub fn read_kwic_context(text: &str) -> Option<KwicContext> {
    named(text).or_else(|| text.parse().ok().map(KwicContext::Tokens))
}

fn read_sample(text: &str) -> Option<KwicSample> {
    let (size, seed) = text.split_once(',')?;
    Some(KwicSample { size: size.parse().ok()?, seed: seed.parse().ok()? })
}

/// A key and, after a colon, its value; without a colon, the lines without a value. A colon in the key is written `\:`.
fn only(only: &KwicOnly) -> String {
    let mut text = String::new();
    for letter in kwic_key(&only.key).chars() {
        if matches!(letter, ':' | '\\') {
            text.push('\\');
        }
        text.push(letter);
    }
    if let Some(value) = &only.value {
        text.push(':');
        text.push_str(value);
    }
    text
}

fn read_only(text: &str) -> Option<KwicOnly> {
    let (mut key, mut value) = (String::new(), None);
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            ':' => {
                value = Some(letters.as_str().to_owned());
                break;
            }
            '\\' => key.extend(letters.next()),
            letter => key.push(letter),
        }
    }
    let key = read_kwic_key(&key).ok().filter(|key| *key != KwicKey::Category)?;
    Some(KwicOnly { key, value })
}
