//! A corpus in memory.
//!
//! Invariants, which [`super::build`] keeps and the package reader checks: every token's form is in the lexicon, every
//! separator is one of the kinds, every span lies in one document, and starts are strictly ascending. Other modules rely
//! on them when they index.

use std::ops::Range;

use crate::{
    corpus::About,
    index::{Lexicon, codec::Reader, strings::Strings},
    message::Malformed,
    model::{BlockKind, Date, FieldKind, Level, span::Span},
    text,
};

#[derive(Clone, Debug, PartialEq)]
pub struct Index {
    pub about: About,
    /// 32 hexadecimal digits; see [`super::fingerprint`].
    pub fingerprint: String,
    pub lexicon: Lexicon,
    /// The form of each token.
    pub stream: Ids,
    pub separators: Separators,
    pub positions: Positions,
    pub documents: Documents,
    pub fields: Vec<Field>,
    /// Sorted and disjoint.
    pub turns: Vec<Turn>,
    /// The speakers' labels, in order: at most one before a token.
    pub labels: Vec<Label>,
    pub sentences: Starts,
    pub paragraphs: Starts,
    /// The kind of each paragraph.
    pub kinds: Vec<BlockKind>,
}

/// A contiguous part of a turn. Only the turn of a document's own speaker has several: it is interrupted by those of
/// others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    pub span: Span,
    /// It continues an earlier part.
    pub continued: bool,
}

/// A speaker's label, which opens a turn: text and no token, it lies in the separator before a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    /// The first token behind it.
    pub before: u32,
    /// Bytes of the separator. In a package that was tampered with they can lie anywhere.
    pub start: u32,
    pub end: u32,
}

/// A list of ids, in 16 bits each where all fit, else in 32.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ids {
    Short(Vec<u16>),
    Long(Vec<u32>),
}

impl Ids {
    /// An empty list with capacity for `length` ids below `limit`.
    pub fn with_room(limit: usize, length: usize) -> Self {
        if limit <= 1 << 16 { Self::Short(Vec::with_capacity(length)) } else { Self::Long(Vec::with_capacity(length)) }
    }

    /// Adds an id below the limit that the list was made for.
    pub fn push(&mut self, id: u32) {
        match self {
            Self::Short(ids) => ids.push(id as u16),
            Self::Long(ids) => ids.push(id),
        }
    }

    /// Decodes `count` ids; an error where one is not below `limit`.
    pub fn read(&mut self, reader: &mut Reader, count: usize, limit: usize) -> Result<(), Malformed> {
        match self {
            Self::Short(ids) => read_numbers(ids, reader, count, limit, |id| id as u16),
            Self::Long(ids) => read_numbers(ids, reader, count, limit, |id| id),
        }
    }

    pub fn get(&self, at: usize) -> u32 {
        match self {
            Self::Short(ids) => u32::from(ids[at]),
            Self::Long(ids) => ids[at],
        }
    }

    pub const fn len(&self) -> usize {
        match self {
            Self::Short(ids) => ids.len(),
            Self::Long(ids) => ids.len(),
        }
    }

    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

#[inline(always)]
fn read_numbers<T>(
    numbers: &mut Vec<T>,
    reader: &mut Reader,
    count: usize,
    limit: usize,
    narrow: impl Fn(u32) -> T,
) -> Result<(), Malformed> {
    for _ in 0..count {
        let number = reader.u32()?;
        if number as usize >= limit {
            return Err(Malformed::NumberOfNothing);
        }
        numbers.push(narrow(number));
    }
    Ok(())
}

/// The text between tokens: each distinct separator once, and the id of the one in each slot. A document of N tokens has
/// N + 1 slots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Separators {
    pub kinds: Strings,
    pub ids: Ids,
}

/// The positions of each form, in ascending order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Positions {
    starts: Vec<u32>,
    list: Vec<u32>,
}

impl Positions {
    /// Inverts the token stream by a counting sort.
    ///
    /// # Panics
    /// Where the frequencies are not those of the stream.
    pub fn of(stream: &Ids, freqs: &[u32]) -> Self {
        let mut builder = PositionsBuilder::new(freqs, stream.len());
        let placed = builder.as_mut().is_some_and(|builder| builder.place(stream, 0));
        assert!(placed, "the frequencies of the lexicon are those of its stream");
        builder.unwrap_or_default().finish()
    }

    pub fn of_form(&self, form: u32) -> &[u32] {
        let at = form as usize;
        &self.list[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}

/// Positions that are filled in run by run, as the token stream is decoded. Frequencies come from the package and are
/// checked against the tokens.
#[derive(Default)]
pub struct PositionsBuilder {
    starts: Vec<u32>,
    /// Where the next position of each form goes.
    next: Vec<u32>,
    list: Vec<u32>,
}

impl PositionsBuilder {
    /// `None` where the frequencies do not add up to the number of tokens, or there is not enough memory.
    pub fn new(freqs: &[u32], tokens: usize) -> Option<Self> {
        let mut starts = Vec::with_capacity(freqs.len() + 1);
        let mut sum = 0u32;
        starts.push(0);
        for &freq in freqs {
            sum = sum.checked_add(freq)?;
            starts.push(sum);
        }
        if sum as usize != tokens {
            return None;
        }
        // Reserved once in a way that can fail: allocating zeroed memory, which is done lazily, aborts instead.
        Vec::<u32>::new().try_reserve_exact(tokens).ok()?;
        Some(Self { next: starts.clone(), starts, list: vec![0; tokens] })
    }

    /// Adds the positions of the tokens from `from` on; false where a form has more of them than its frequency.
    #[must_use]
    pub fn place(&mut self, stream: &Ids, from: usize) -> bool {
        // One loop for each width: opening a package runs it for every token.
        match stream {
            Ids::Short(ids) => self.place_all(ids, from, |id| id as usize),
            Ids::Long(ids) => self.place_all(ids, from, |id| id as usize),
        }
    }

    #[inline(always)]
    fn place_all<T: Copy>(&mut self, ids: &[T], from: usize, form: impl Fn(T) -> usize) -> bool {
        for (position, &id) in ids.iter().enumerate().skip(from) {
            let form = form(id);
            let (Some(next), Some(&end)) = (self.next.get_mut(form), self.starts.get(form + 1)) else { return false };
            if *next == end {
                return false;
            }
            self.list[*next as usize] = position as u32;
            *next += 1;
        }
        true
    }

    /// The positions, once all tokens were added: as no form has too many, every form has all of its own.
    pub fn finish(self) -> Positions {
        Positions { starts: self.starts, list: self.list }
    }
}

/// Where each document lies in the sequence of tokens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Documents {
    pub paths: Strings,
    /// The first token of each document, and one more for the end of the last.
    pub starts: Vec<u32>,
}

impl Documents {
    pub const fn len(&self) -> usize {
        self.paths.len()
    }

    pub const fn is_empty(&self) -> bool {
        self.paths.is_empty()
    }

    pub fn span(&self, doc: u32) -> Span {
        Span::new(self.starts[doc as usize], self.starts[doc as usize + 1])
    }

    /// The document that holds a token.
    pub fn at(&self, position: u32) -> u32 {
        // The last document that starts at or before it: documents without words start where the next one does.
        self.starts.partition_point(|&start| start <= position).saturating_sub(1) as u32
    }
}

/// The starts of spans that together cover all tokens, none across the edge of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Starts {
    pub starts: Vec<u32>,
    /// Where the last one ends.
    pub end: u32,
}

impl Starts {
    pub fn span(&self, number: usize) -> Span {
        Span::new(self.starts[number], self.starts.get(number + 1).copied().unwrap_or(self.end))
    }

    /// The number of the span that holds a token.
    pub fn at(&self, position: u32) -> usize {
        self.starts.partition_point(|&start| start <= position).saturating_sub(1)
    }

    /// The numbers of the spans that begin in a span of tokens.
    pub fn within(&self, span: Span) -> std::ops::Range<usize> {
        self.starts.partition_point(|&s| s < span.start)..self.starts.partition_point(|&s| s < span.end)
    }
}

/// A field: its distinct values, and where each holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    pub name: String,
    pub label: String,
    pub kind: FieldKind,
    /// In order of code points.
    pub values: Strings,
    /// Of a date field: each value as a span of days.
    pub dates: Vec<Option<Date>>,
    pub postings: Postings,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Postings {
    /// The values of each document, in the order in which it gives them; `starts` has one more than there are documents.
    Documents { starts: Vec<u32>, values: Vec<u32> },
    /// Spans with their value, sorted.
    Spans { level: Level, spans: Vec<(Span, u32)> },
}

impl Field {
    pub const fn level(&self) -> Level {
        match self.postings {
            Postings::Documents { .. } => Level::Document,
            Postings::Spans { level, .. } => level,
        }
    }

    /// The numbers of a document's values; none where the field is not one of documents.
    pub fn of_document(&self, doc: u32) -> &[u32] {
        match &self.postings {
            Postings::Documents { starts, values } => {
                &values[starts[doc as usize] as usize..starts[doc as usize + 1] as usize]
            }
            Postings::Spans { .. } => &[],
        }
    }

    /// The first value of a document.
    pub fn first(&self, doc: u32) -> Option<&str> {
        self.of_document(doc).first().map(|&value| self.values.get(value))
    }

    /// The date of a document: its first readable one.
    pub fn date(&self, doc: u32) -> Option<Date> {
        self.of_document(doc).iter().find_map(|&value| self.dates.get(value as usize).copied().flatten())
    }

    /// The value of a field of turns or spans at a token.
    pub fn at(&self, position: u32) -> Option<&str> {
        self.values_at(position).last().map(|(_, value)| self.values.get(*value))
    }

    /// The values of a field of turns or spans at a token: several where a speaker has several.
    pub fn values_at(&self, position: u32) -> &[(Span, u32)] {
        let Postings::Spans { spans, .. } = &self.postings else { return &[] };
        let to = spans.partition_point(|(span, _)| span.start <= position);
        let Some((last, _)) = spans[..to].last().filter(|(span, _)| position < span.end) else { return &[] };
        let count = spans[..to].iter().rev().take_while(|(span, _)| span == last).count();
        &spans[to - count..to]
    }

    /// The spans with a value within a span of tokens.
    pub fn within(&self, span: Span) -> &[(Span, u32)] {
        match &self.postings {
            Postings::Documents { .. } => &[],
            Postings::Spans { spans, .. } => {
                let from = spans.partition_point(|(s, _)| s.start < span.start);
                let to = spans.partition_point(|(s, _)| s.start < span.end);
                &spans[from..to]
            }
        }
    }
}

impl Index {
    pub fn tokens(&self) -> u32 {
        self.stream.len() as u32
    }

    /// The field of that name, in any case: no two differ in case alone.
    pub fn field(&self, name: &str) -> Option<&Field> {
        let same = |f: &&Field| f.name == name;
        self.fields.iter().find(same).or_else(|| {
            let name = text::normal(name);
            self.fields.iter().find(|f| text::normal(&f.name) == name)
        })
    }

    /// The normal form of the token at a place.
    pub fn norm_at(&self, position: u32) -> u32 {
        self.lexicon.norm_of[self.stream.get(position as usize) as usize]
    }

    /// Calls `each` with the position and the normal form of every token of some spans. The width of the stream is
    /// matched once a span: doing so for every token takes three times as long in the worker.
    pub fn each_norm(&self, spans: &[Span], mut each: impl FnMut(u32, u32)) {
        for span in spans {
            let within = span.start as usize..span.end as usize;
            let mut norm = |at: u32, form: usize| each(at, self.lexicon.norm_of[form]);
            match &self.stream {
                Ids::Short(ids) => (span.start..).zip(&ids[within]).for_each(|(at, &form)| norm(at, form.into())),
                Ids::Long(ids) => (span.start..).zip(&ids[within]).for_each(|(at, &form)| norm(at, form as usize)),
            }
        }
    }

    /// The turn that a token lies in, else everything between the ones before and after it, which can extend across the
    /// edge of a document.
    pub fn turn_at(&self, position: u32) -> Span {
        let next = self.turns.partition_point(|turn| turn.span.start <= position);
        let before = self.turns[..next].last().map_or(0, |turn| turn.span.end);
        match self.turns[..next].last() {
            Some(turn) if position < turn.span.end => turn.span,
            _ => Span::new(before, self.turns.get(next).map_or(self.tokens(), |turn| turn.span.start)),
        }
    }

    /// The label before a token, as a range of bytes of the separator before it.
    pub fn label_before(&self, position: u32) -> Option<Range<usize>> {
        let at = self.labels.binary_search_by_key(&position, |label| label.before).ok()?;
        self.labels.get(at).map(|label| label.start as usize..label.end as usize)
    }

    /// Where a paragraph that begins with a token begins in the separator before it: with the speaker's label, or behind
    /// the last line end.
    pub fn paragraph_start(&self, doc: u32, position: u32) -> usize {
        let separator = self.separator(doc, position);
        let label = self.label_before(position).map(|label| label.start);
        label
            .filter(|&start| separator.is_char_boundary(start))
            .unwrap_or_else(|| separator.rfind('\n').map_or(0, |at| at + 1))
    }

    /// The separator before a token of a document or, for the document's end, after its last token.
    pub fn separator(&self, doc: u32, position: u32) -> &str {
        self.separators.kinds.get(self.separators.ids.get((position + doc) as usize))
    }

    pub fn word(&self, position: u32) -> &str {
        self.lexicon.written.get(self.stream.get(position as usize))
    }

    /// The whole text of a document, character for character.
    pub fn text(&self, doc: u32) -> String {
        let span = self.documents.span(doc);
        let mut text = String::new();
        for position in span.start..span.end {
            text.push_str(self.separator(doc, position));
            text.push_str(self.word(position));
        }
        text.push_str(self.separator(doc, span.end));
        text
    }

    /// A document's title.
    pub fn title(&self, doc: u32) -> &str {
        self.field("title").and_then(|f| f.first(doc)).unwrap_or_else(|| self.documents.paths.get(doc))
    }

    /// A document's `date`, as the corpus gives it.
    pub fn date_text(&self, doc: u32) -> Option<&str> {
        let field = self.field("date")?;
        field
            .of_document(doc)
            .iter()
            .find(|&&value| field.dates.get(value as usize).is_some_and(Option::is_some))
            .map(|&value| field.values.get(value))
    }

    /// What a citation of a document's text needs, such as its `source` and `url`: the value where a token stands, else
    /// the document's; several values are one text.
    pub fn cited(&self, name: &str, doc: u32, position: Option<u32>) -> Option<String> {
        let field = self.field(name)?;
        if let Some(here) = position.and_then(|position| field.at(position)) {
            return Some(here.to_owned());
        }
        let values: Vec<&str> = field.of_document(doc).iter().map(|&value| field.values.get(value)).collect();
        (!values.is_empty()).then(|| values.join("; "))
    }

    pub fn document(&self, path: &str) -> Option<u32> {
        self.documents.paths.find(path)
    }
}
