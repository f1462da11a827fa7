//! A corpus in memory.
//!
//! Invariants, which [`super::build`] keeps and the package reader checks: every token's form is in the lexicon, every
//! separator is one of the kinds, every span lies in one document, starts rise. The other modules rely on them and
//! index without asking again.

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
    /// The speakers' labels, which lie in no turn. Sorted and disjoint.
    pub labels: Vec<Span>,
    pub sentences: Starts,
    pub paragraphs: Starts,
    /// The kind of each paragraph.
    pub kinds: Vec<BlockKind>,
}

/// A stretch of a turn. A turn is in several stretches only where it is all that a document's own speaker says around
/// other turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    pub span: Span,
    /// Goes on from an earlier stretch.
    pub continued: bool,
}

/// Numbers by place, in two bytes each where they all fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ids {
    Short(Vec<u16>),
    Long(Vec<u32>),
}

impl Ids {
    /// An empty list with room for `length` numbers below `limit`.
    pub fn with_room(limit: usize, length: usize) -> Self {
        if limit <= 1 << 16 { Self::Short(Vec::with_capacity(length)) } else { Self::Long(Vec::with_capacity(length)) }
    }

    /// Adds a number below the limit that the list was made for.
    pub fn push(&mut self, id: u32) {
        match self {
            Self::Short(ids) => ids.push(id as u16),
            Self::Long(ids) => ids.push(id),
        }
    }

    /// Reads so many numbers, all of which must be below the limit that the list was made for.
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

/// What stands between tokens: each distinct text once, and which one stands where. A document of N tokens has N + 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Separators {
    pub kinds: Strings,
    pub ids: Ids,
}

/// The places of each form, in rising order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Positions {
    starts: Vec<u32>,
    list: Vec<u32>,
}

impl Positions {
    /// The stream turned round, by a counting sort.
    ///
    /// # Panics
    /// Where the frequencies are not those of the stream.
    pub fn of(stream: &Ids, freqs: &[u32]) -> Self {
        let mut sorting = Sorting::new(freqs, stream.len());
        let placed = sorting.as_mut().is_some_and(|s| s.place(stream, 0));
        assert!(placed, "the frequencies of the lexicon are those of its stream");
        sorting.unwrap_or_default().finish()
    }

    pub fn of_form(&self, form: u32) -> &[u32] {
        let at = form as usize;
        &self.list[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}

/// Positions whose tokens are still to come, run after run. The frequencies are what somebody wrote: none is believed
/// before its tokens came.
#[derive(Default)]
pub struct Sorting {
    starts: Vec<u32>,
    /// Where the next position of each form goes.
    next: Vec<u32>,
    list: Vec<u32>,
}

impl Sorting {
    /// None where the frequencies do not add up to the tokens, or there is no memory for so many.
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
        // Asked for first, because the second way of asking, which touches no page before it is used, may not refuse.
        Vec::<u32>::new().try_reserve_exact(tokens).ok()?;
        Some(Self { next: starts.clone(), starts, list: vec![0; tokens] })
    }

    /// Puts the tokens from a place on into their places; false where a form comes more often than it was to.
    #[must_use]
    pub fn place(&mut self, stream: &Ids, from: usize) -> bool {
        // Written out for both widths: millions of tokens stand between the last byte and the first answer.
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

    /// Once as many tokens were placed as there are, each form has all of its own: none can have more.
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

/// The starts of spans that together cover all tokens, none over the edge of a document.
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

    /// Calls with the place and the normal form of each token of some spans. What kind of list the stream is, is asked
    /// once a span: token by token it takes three times as long, where code is small.
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

    /// The turn or the label that a token lies in, or all that lies between those before and after it. It can go over
    /// the edge of a document, where that is the edge of no turn.
    pub fn turn_at(&self, position: u32) -> Span {
        let mut around = Span::new(0, self.tokens());
        let next = self.turns.partition_point(|turn| turn.span.start <= position);
        let label = self.labels.partition_point(|label| label.start <= position);
        let before = [self.turns[..next].last().map(|turn| turn.span), self.labels[..label].last().copied()];
        for span in before.into_iter().flatten() {
            if position < span.end {
                return span;
            }
            around.start = around.start.max(span.end);
        }
        let after = [self.turns.get(next).map(|turn| turn.span), self.labels.get(label).copied()];
        for span in after.into_iter().flatten() {
            around.end = around.end.min(span.start);
        }
        around
    }

    /// What stands before a token of a document, or, at the document's end, after its last one.
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

    pub fn document(&self, path: &str) -> Option<u32> {
        self.documents.paths.find(path)
    }
}
