//! The keys that lines are sorted and grouped by.

use super::super::failure::{no_field, refused};
use crate::{
    index::{Field, Index, Postings, strings::Strings},
    message::Message,
    model::{FieldKind, span::Span},
    protocol::{FARTHEST_PLACE, Failure, KwicKey},
    query::date_field,
};

/// A key, resolved in a corpus. Its values are numbered in order of code points, except those of the node, which can have
/// any number of words.
pub enum Key<'a> {
    Doc,
    Node,
    Left(u32),
    Right(u32),
    /// A date field, by the first valid date of a document; `None` where the corpus has none.
    Date(Option<&'a Field>),
    Field(&'a Field),
}

impl<'a> Key<'a> {
    pub fn new(index: &'a Index, key: &KwicKey) -> Result<Self, Failure> {
        let far = |places: u8| {
            if (1..=FARTHEST_PLACE).contains(&places) {
                return Ok(u32::from(places));
            }
            Err(refused(
                Message::FarPlace { words: u64::from(places) },
                Message::GivePlace { most: u64::from(FARTHEST_PLACE) },
            ))
        };
        Ok(match key {
            KwicKey::Doc => Self::Doc,
            KwicKey::Node => Self::Node,
            KwicKey::Left(places) => Self::Left(far(*places)?),
            KwicKey::Right(places) => Self::Right(far(*places)?),
            KwicKey::Date => Self::Date(date_field(index, None)),
            KwicKey::Category => return Err(refused(Message::OnlyCounted, Message::ChooseOtherKey)),
            KwicKey::Field(name) => Self::Field(index.field(name).ok_or_else(|| no_field(index, name))?),
        })
    }

    /// The token at the key's place; `None` beyond the edge of the document.
    pub fn place(&self, hit: Span, whole: Span) -> Option<u32> {
        match self {
            Self::Left(far) => hit.start.checked_sub(*far).filter(|&at| at >= whole.start),
            Self::Right(far) => hit.end.checked_add(far - 1).filter(|&at| at < whole.end),
            _ => None,
        }
    }

    /// The number of values, which is also the number that stands for no value.
    pub fn size(&self, index: &Index) -> u32 {
        let size = match self {
            Self::Doc => index.documents.len(),
            Self::Left(_) | Self::Right(_) => index.lexicon.norms.len(),
            Self::Field(field) | Self::Date(Some(field)) => field.values.len(),
            Self::Node | Self::Date(None) => 0,
        };
        size as u32
    }

    /// The numbers of a line: several where a field has several values.
    pub fn each(&self, index: &Index, hit: Span, doc: u32, mut take: impl FnMut(u32)) {
        let missing = self.size(index);
        match self {
            Self::Doc => take(doc),
            Self::Left(_) | Self::Right(_) => {
                take(self.place(hit, index.documents.span(doc)).map_or(missing, |at| index.norm_at(at)));
            }
            Self::Field(field) => match (field.of_document(doc), field.values_at(hit.start)) {
                ([], []) => take(missing),
                // At most one of the two has values.
                (values, spans) => values.iter().chain(spans.iter().map(|(_, value)| value)).for_each(|&v| take(v)),
            },
            Self::Date(field) => take(field.and_then(|field| dated(field, hit, doc)).unwrap_or(missing)),
            Self::Node => take(missing),
        }
    }

    pub fn text(&self, index: &'a Index, number: u32) -> Option<&'a str> {
        let texts = self.texts(index)?;
        ((number as usize) < texts.len()).then(|| texts.get(number))
    }

    /// The number of a value, if the key has it, or that of no value.
    pub fn find(&self, index: &Index, value: Option<&str>) -> Option<u32> {
        match value {
            Some(value) => self.texts(index)?.find(value),
            None => Some(self.size(index)),
        }
    }

    fn texts(&self, index: &'a Index) -> Option<&'a Strings> {
        match self {
            Self::Doc => Some(&index.documents.paths),
            Self::Left(_) | Self::Right(_) => Some(&index.lexicon.norms),
            Self::Field(field) | Self::Date(Some(field)) => Some(&field.values),
            Self::Node | Self::Date(None) => None,
        }
    }
}

/// The `nth` value of a field at the start of a node, from 0.
pub fn value(field: &Field, hit: Span, doc: u32, nth: usize) -> Option<u32> {
    match &field.postings {
        Postings::Documents { .. } => field.of_document(doc).get(nth).copied(),
        Postings::Spans { .. } => field.values_at(hit.start).get(nth).map(|(_, value)| *value),
    }
}

/// The date of a line: the first valid one.
fn dated(field: &Field, hit: Span, doc: u32) -> Option<u32> {
    let readable = |value: &u32| field.dates.get(*value as usize).is_some_and(Option::is_some);
    (0..).map_while(|nth| value(field, hit, doc, nth)).find(readable)
}

/// The `nth` value that lines are sorted by, from 0: numbers and dates have only one.
pub fn sorted_value(field: &Field, hit: Span, doc: u32, nth: usize) -> Option<u32> {
    match field.kind {
        FieldKind::Facet | FieldKind::Text => value(field, hit, doc, nth),
        FieldKind::Date if nth == 0 => dated(field, hit, doc),
        FieldKind::Number if nth == 0 => value(field, hit, doc, 0),
        FieldKind::Date | FieldKind::Number => None,
    }
}

/// The most values that a line has of a field.
pub fn most_values(field: &Field) -> usize {
    if matches!(field.kind, FieldKind::Date | FieldKind::Number) {
        return 1;
    }
    match &field.postings {
        Postings::Documents { starts, .. } => {
            starts.windows(2).map(|pair| (pair[1] - pair[0]) as usize).max().unwrap_or(0)
        }
        Postings::Spans { spans, .. } => {
            let (mut most, mut here) = (0, 0);
            for (at, (span, _)) in spans.iter().enumerate() {
                here = if at > 0 && spans[at - 1].0 == *span { here + 1 } else { 1 };
                most = most.max(here);
            }
            most
        }
    }
}
