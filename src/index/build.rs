//! From documents to an index in memory.

use std::{collections::BTreeMap, ops::Range};

use rustc_hash::FxHashMap;

use super::{
    Documents, Field, Ids, Index, Label, Lexicon, Postings, Separators, Starts, Turn, fingerprint::fingerprint,
    memory::Positions, strings::Strings,
};
use crate::{
    corpus::{Corpus, Document, FieldDeclaration},
    model::{BlockKind, Date, FieldKind, Level, span::Span},
    text::{self, Stemmer},
};

/// More tokens than 32 bits can number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge;

/// Numbers strings in the order in which they come, and counts them.
#[derive(Default)]
struct Interner<'a> {
    numbers: FxHashMap<&'a str, u32>,
    counted: Vec<(&'a str, u32)>,
}

impl<'a> Interner<'a> {
    fn add(&mut self, string: &'a str) -> u32 {
        let next = self.counted.len() as u32;
        let number = *self.numbers.entry(string).or_insert(next);
        if number == next {
            self.counted.push((string, 0));
        }
        self.counted[number as usize].1 += 1;
        number
    }
}

/// The values of a field, and where they hold, as far as documents have been read.
#[derive(Default)]
struct Gathered {
    documents: Vec<Vec<String>>,
    spans: Vec<(Span, String)>,
}

/// Indexes a corpus. `progress` is called with the number of documents done.
pub fn build(corpus: &Corpus, mut progress: impl FnMut(usize)) -> Result<Index, TooLarge> {
    let mut words = Interner::default();
    let mut separators = Interner::default();
    let (mut stream, mut gaps) = (Vec::new(), Vec::new());
    let mut documents = Documents::default();
    let (mut turns, mut labels, mut kinds) = (Vec::new(), Vec::new(), Vec::new());
    let (mut sentences, mut paragraphs) = (Starts::default(), Starts::default());
    let mut gathered: Vec<Gathered> = corpus.fields.iter().map(|_| Gathered::default()).collect();
    let by_name: BTreeMap<&str, usize> = corpus.fields.iter().zip(0..).map(|(f, n)| (f.name.as_str(), n)).collect();

    for (number, document) in corpus.documents.iter().enumerate() {
        let first = u32::try_from(stream.len()).map_err(|_| TooLarge)?;
        documents.paths.push(&document.path);
        documents.starts.push(first);
        let tokens = text::tokens(&document.text, &document.apart);
        let mut end = 0;
        for token in &tokens {
            gaps.push(separators.add(&document.text[end..token.start]));
            stream.push(words.add(&document.text[token.clone()]));
            end = token.end;
        }
        gaps.push(separators.add(&document.text[end..]));
        // There is one separator more than tokens in every document.
        u32::try_from(gaps.len()).map_err(|_| TooLarge)?;

        let place = Place { first, tokens: &tokens };
        place.paragraphs(document, &mut paragraphs, &mut kinds, &mut sentences);
        for turn in &document.turns {
            labels.extend(turn.label.as_ref().map(|label| place.label(label)));
            let spans: Vec<Span> =
                turn.ranges.iter().map(|r| place.span(r.clone())).filter(|s| !s.is_empty()).collect();
            turns.extend(spans.iter().enumerate().map(|(n, &span)| Turn { span, continued: n > 0 }));
            for (name, values) in &turn.fields {
                if let Some(&field) = by_name.get(name.as_str()) {
                    let pairs = spans.iter().flat_map(|&span| values.iter().map(move |v| (span, v.clone())));
                    gathered[field].spans.extend(pairs);
                }
            }
        }
        for default in &document.defaults {
            if let Some(&field) = by_name.get(default.field.as_str()) {
                let spans = default.ranges.iter().map(|r| place.span(r.clone())).filter(|s| !s.is_empty());
                gathered[field]
                    .spans
                    .extend(spans.flat_map(|span| default.values.iter().map(move |v| (span, v.clone()))));
            }
        }
        if let Some(&field) = by_name.get("quoted") {
            let quoted = cover(first, place.end(), document.quoted.iter().map(|r| place.span(r.clone())));
            gathered[field]
                .spans
                .extend(quoted.into_iter().map(|(span, is)| (span, if is { "yes" } else { "no" }.into())));
        }
        for (field, declaration) in gathered.iter_mut().zip(&corpus.fields) {
            if declaration.level == Level::Document {
                let values = document.fields.iter().find(|(name, _)| *name == declaration.name);
                field.documents.push(values.map(|(_, values)| values.clone()).unwrap_or_default());
            }
        }
        progress(number + 1);
    }
    let tokens = u32::try_from(stream.len()).map_err(|_| TooLarge)?;
    documents.starts.push(tokens);
    sentences.end = tokens;
    paragraphs.end = tokens;
    turns.sort_unstable_by_key(|t| t.span);
    labels.sort_unstable_by_key(|label| label.before);

    let stemmer = corpus.about.stemmer.as_deref().and_then(Stemmer::named).or_else(|| Stemmer::named("none"));
    let (lexicon, numbers) = match &stemmer {
        Some(stemmer) => Lexicon::new(&words.counted, stemmer),
        None => Default::default(),
    };
    let stream = renumber(&stream, &numbers);
    let separators = separators_of(&separators.counted, &gaps);
    let mut index = Index {
        about: corpus.about.clone(),
        fingerprint: String::new(),
        positions: Positions::of(&stream, &lexicon.freqs),
        lexicon,
        stream,
        separators,
        documents,
        fields: corpus.fields.iter().zip(gathered).map(|(d, g)| field_of(d, g)).collect(),
        turns,
        labels,
        sentences,
        paragraphs,
        kinds,
    };
    index.fingerprint = fingerprint(&index);
    Ok(index)
}

/// The tokens of one document, by byte ranges, and where they lie in the corpus.
struct Place<'a> {
    first: u32,
    tokens: &'a [Range<usize>],
}

impl Place<'_> {
    fn end(&self) -> u32 {
        self.first + self.tokens.len() as u32
    }

    /// The tokens that lie wholly in a range of bytes.
    fn span(&self, range: Range<usize>) -> Span {
        let start = self.tokens.partition_point(|t| t.start < range.start);
        let end = self.tokens.partition_point(|t| t.end <= range.end);
        Span::new(self.first + start as u32, self.first + end.max(start) as u32)
    }

    /// A label in the separator that it lies in.
    fn label(&self, range: &Range<usize>) -> Label {
        let next = self.tokens.partition_point(|token| token.end <= range.start);
        let start = next.checked_sub(1).and_then(|before| self.tokens.get(before)).map_or(0, |token| token.end);
        let at = |byte: usize| byte.saturating_sub(start) as u32;
        Label { before: self.first + next as u32, start: at(range.start), end: at(range.end) }
    }

    fn paragraphs(
        &self,
        document: &Document,
        paragraphs: &mut Starts,
        kinds: &mut Vec<BlockKind>,
        sentences: &mut Starts,
    ) {
        let mut next = self.first;
        for block in &document.blocks {
            let span = self.span(block.range.clone());
            if span.is_empty() {
                continue;
            }
            // Blocks cover all words; were one left out, it would belong to the block before it.
            let opens = if next == self.first { next } else { span.start };
            paragraphs.starts.push(opens);
            kinds.push(block.kind);
            sentences.starts.push(opens);
            for sentence in text::sentences(&document.text[block.range.clone()]) {
                let bytes = block.range.start + sentence.start..block.range.start + sentence.end;
                let start = self.first + self.tokens.partition_point(|t| t.start < bytes.start) as u32;
                if start < span.end && sentences.starts.last().is_none_or(|&last| last < start) {
                    sentences.starts.push(start);
                }
            }
            next = span.end;
        }
        // A document's first token always starts a paragraph and a sentence.
        if next == self.first && self.end() > self.first {
            paragraphs.starts.push(self.first);
            kinds.push(BlockKind::Paragraph);
            sentences.starts.push(self.first);
        }
    }
}

/// The spans, which are sorted and disjoint, and what lies between them, up to the edges.
fn cover(from: u32, to: u32, spans: impl Iterator<Item = Span>) -> Vec<(Span, bool)> {
    let mut out = Vec::new();
    let mut next = from;
    for span in spans.filter(|s| !s.is_empty()) {
        if next < span.start {
            out.push((Span::new(next, span.start), false));
        }
        out.push((span, true));
        next = span.end;
    }
    if next < to {
        out.push((Span::new(next, to), false));
    }
    out
}

fn renumber(ids: &[u32], numbers: &[u32]) -> Ids {
    let mut out = Ids::with_room(numbers.len(), ids.len());
    ids.iter().for_each(|&id| out.push(numbers[id as usize]));
    out
}

/// Separators are numbered as forms are: by descending frequency, then by code points.
fn separators_of(counted: &[(&str, u32)], gaps: &[u32]) -> Separators {
    let mut order: Vec<u32> = (0..counted.len() as u32).collect();
    order.sort_unstable_by_key(|&n| (std::cmp::Reverse(counted[n as usize].1), counted[n as usize].0));
    let mut numbers = vec![0; counted.len()];
    order.iter().zip(0..).for_each(|(&n, number)| numbers[n as usize] = number);
    Separators { kinds: order.iter().map(|&n| counted[n as usize].0).collect(), ids: renumber(gaps, &numbers) }
}

fn field_of(declaration: &FieldDeclaration, gathered: Gathered) -> Field {
    let mut distinct: Vec<&str> =
        gathered.documents.iter().flatten().chain(gathered.spans.iter().map(|(_, v)| v)).map(String::as_str).collect();
    distinct.sort_unstable();
    distinct.dedup();
    let number = |value: &String| distinct.binary_search(&value.as_str()).unwrap_or_default() as u32;
    let postings = if declaration.level == Level::Document {
        let mut starts = vec![0];
        let mut values = Vec::new();
        for document in &gathered.documents {
            values.extend(document.iter().map(number));
            starts.push(values.len() as u32);
        }
        Postings::Documents { starts, values }
    } else {
        let mut spans: Vec<(Span, u32)> = gathered.spans.iter().map(|(span, v)| (*span, number(v))).collect();
        spans.sort_unstable();
        spans.dedup();
        Postings::Spans { level: declaration.level, spans }
    };
    let values: Strings = distinct.iter().copied().collect();
    Field {
        name: declaration.name.clone(),
        label: declaration.label.clone(),
        kind: declaration.kind,
        dates: dates_of(declaration.kind, &values),
        values,
        postings,
    }
}

/// The values of a date field as spans of days; nothing for other kinds.
pub(super) fn dates_of(kind: FieldKind, values: &Strings) -> Vec<Option<Date>> {
    if kind == FieldKind::Date { values.iter().map(Date::parse).collect() } else { Vec::new() }
}
