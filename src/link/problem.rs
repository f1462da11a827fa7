//! Parts of a link that could not be used, as data to be shown in the reader's language.

use crate::message::Message;

/// The most characters of a part that are shown.
const SHOWN: usize = 40;

/// A part of a link that could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub fault: Fault,
    /// The name of a parameter, or the part as it stands in the link; a long one is cut.
    pub part: String,
    /// The value that cannot be used, where it is that; a long one is cut.
    pub value: String,
}

/// Why it could not be used, and what is used instead: nothing, where it does not say otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The parameter came before; the first is used.
    Twice,
    Damaged,
    Unknown,
    /// Behind a view that takes nothing.
    Meaningless,
    /// There is no view of that name; it is the overview.
    NoView,
    /// The document's path cannot be read; it is the list of documents.
    NoDocument,
    /// A place in a text, in a view without one.
    NoText,
    /// The corpus has no field, or none of dates, of the name that is the value.
    NoField,
    NoDateField,
    /// A filter, the value, that the query language cannot read, and why.
    Unreadable(Message),
    /// There are more parts of this name than so many.
    Many(usize),
    /// The value is longer than so many bytes.
    Long(usize),
    /// A character of the value has too many combining marks.
    Marks,
    /// So many more, the part, that are not told one by one.
    More,
    /// The value is not what it has to be.
    Not(Wanted),
}

/// What a value has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// One of these, with `|` between them.
    OneOf(&'static str),
    /// 12 hexadecimal digits.
    Fingerprint,
    /// A name for a subset that no other one has.
    OtherName,
    Subset,
    /// A whole number, from 0 or from 1.
    Number,
    Positive,
    /// Titles of charts that are not too long.
    Titles,
    /// A paragraph with a few words.
    Place,
    /// Up to three orders of a concordance, and one.
    Orders,
    Order,
    /// A number of words, or a paragraph.
    Context,
    Sample,
    Window,
    /// A window with edge and word.
    Near,
    /// One of equal runs.
    Run,
    /// A table's column.
    Column,
    /// Measures of a table, each with a number.
    Minima,
}

impl Problem {
    pub(super) fn new(fault: Fault, part: &str, value: &str) -> Problem {
        Problem { fault, part: cut(part), value: cut(value) }
    }
}

fn cut(text: &str) -> String {
    let mut shown: String = text.chars().take(SHOWN).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}
